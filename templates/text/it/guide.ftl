# La guida di un progetto: server/projects/guide, regole in seeds/guide.
guide-name = Guida
guide-title = Guida al progetto: { $project }
guide-intro = Che cosa guardare, a chi chiedere che cosa, quali documenti cercare. La guida nasce dai dati di questo progetto con regole che chiunque può leggere (sono { $n }): ogni consiglio dice quale dato l’ha fatto comparire.
guide-print = Stampata, diventa un foglio da portare in visita: le caselle si spuntano a penna.
guide-where-to-look = Da dove cominciare a guardare
guide-open =
    { $n ->
        [one] Apri la guida: un consiglio nato dai dati di questo progetto
       *[other] Apri la guida: { $n } consigli nati dai dati di questo progetto
    }
guide-beside =
    { $n ->
        [one] Un consiglio dai dati del progetto
       *[other] { $n } consigli dai dati del progetto
    }
guide-none-title = Nessun consiglio per questo progetto
guide-none = I dati dicono troppo poco perché una regola si applichi. Partite dai documenti: cercate sul web il CUP e il titolo del progetto.
guide-back = Torna al progetto
guide-group-time = A che punto è
guide-group-money = I soldi
guide-group-people = Chi fa che cosa
guide-group-origin = Da dove viene
guide-group-kind = Che cosa si fa
guide-group-theme = Il tema
guide-ask = A chi chiedere
guide-documents = Documenti da cercare
guide-check = Da verificare sul posto
guide-because = Perché lo leggi: nei dati risulta
guide-whom-programmer = Chi ha programmato
guide-whom-implementer = Chi attua
guide-whom-beneficiary = Il beneficiario
guide-whom-contractor = Chi realizza
guide-whom-users = Chi lo usa
guide-whom-experts = Chi conosce il tema
guide-whom-neighbours = Chi abita lì
guide-some-programmer = l’ente che ha programmato
guide-some-implementer = l’ente attuatore
guide-some-beneficiary = il beneficiario
guide-some-contractor = chi realizza
guide-some-programme = il programma
guide-some-procedure = la procedura di attivazione
guide-some-municipality = il comune
guide-some-region = la regione
guide-some-cup = il CUP
guide-some-start = una data che non c’è
guide-some-planned-end = una data che non c’è
guide-some-actual-end = una data che non c’è
guide-some-cost = una somma che non c’è
guide-some-paid = una somma che non c’è
guide-nothing = niente
guide-because-theme = tema
guide-because-nature = natura
guide-because-state = stato
guide-because-cycle = ciclo
guide-because-fund = fondo
guide-because-programme = programma
guide-because-programme-code = codice del programma
guide-because-axis = parte del programma (asse o area)
guide-because-procedure = procedura di attivazione
guide-because-words = titolo e sintesi
guide-because-planned-end = fine prevista
guide-because-actual-end = fine effettiva
guide-because-as-of = dati aggiornati al
guide-because-paid-same-since = pagamenti fermi almeno dal
guide-because-paid = pagato sul costo
guide-because-savings = economie sul finanziamento
guide-because-cost = costo pubblico
guide-because-municipalities = comuni interessati
guide-because-contractor = realizzatore
guide-because-implementer = attuatore
guide-because-beneficiary = beneficiario
guide-because-municipality = comune
guide-because-indicators = indicatori
guide-because-reached = valori raggiunti degli indicatori
guide-because-cup = CUP
guide-because-similar = progetti simili (stesso tema, natura e regione)
guide-because-cheaper = progetti simili in una fascia di costo più bassa
guide-because-similar-paid = pagato sul costo, tutti i simili insieme
