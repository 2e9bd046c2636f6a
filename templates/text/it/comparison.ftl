comparison-title = Progetti a confronto
comparison-team-title = Progetti a confronto: { $team }
comparison-text = Le righe con il segno ≠ dicono cose diverse.
comparison-from = Le distanze partono da { $from }, in linea d’aria.
comparison-caption = { $n ->
    [one] Un progetto: aggiungetene un altro per confrontare
   *[other] { $n } progetti a confronto
}
comparison-what = Che cosa
comparison-differs = qui sono diversi
comparison-nothing = nei dati non c’è
comparison-group-what = Che cos’è
comparison-group-money = Soldi
comparison-group-time = Tempi
comparison-group-where = Dove
comparison-group-who = Chi fa che cosa
comparison-group-origin = Da dove vengono i soldi
comparison-group-look = Dove guardare
comparison-state = Stato
comparison-theme = Tema
comparison-nature = Natura
comparison-summary = In breve
comparison-cost = Costo pubblico
comparison-paid = Pagamenti
comparison-share = Quota pagata
comparison-start = Inizio
comparison-planned-end = Fine prevista
comparison-actual-end = Fine effettiva
comparison-delay = Ritardo
comparison-places = Luoghi
comparison-programmer = Programmatore
comparison-implementer = Attuatore
comparison-beneficiary = Beneficiario
comparison-contractor = Realizzatore
comparison-programmes = Programmi
comparison-funds = Fondi
comparison-cycle = Ciclo
comparison-documents = Dati e documenti
comparison-hints = La guida suggerisce
comparison-reports = Report pubblicati
comparison-late-by = { $n ->
    [one] in ritardo di un giorno
   *[other] in ritardo di { $shown } giorni
}
comparison-over-by = { $n ->
    [one] finito un giorno dopo il previsto
   *[other] finito { $shown } giorni dopo il previsto
}
comparison-not-late = nessun ritardo finora
comparison-in-time = finito entro la data prevista
comparison-reports-none = ancora nessuno
comparison-n-phases = { $n ->
    [one] una fase con le date
   *[other] { $n } fasi con le date
}
comparison-n-indicators = { $n ->
    [one] un indicatore
   *[other] { $n } indicatori
}
comparison-place-far = { $name } ({ $km } km)
comparison-all-province = tutta la provincia di { $name }
comparison-all-region = tutta la regione { $name }
comparison-more-places = { $n ->
    [one] e un altro luogo
   *[other] e altri { $n } luoghi
}
comparison-change = Cambia i progetti
comparison-remove = Togli
comparison-add = Aggiungi un progetto
comparison-add-button = Aggiungi
comparison-full = Si confrontano al massimo { $most } progetti alla volta: toglietene uno per aggiungerne un altro.
comparison-unknown = Non troviamo il progetto «{ $name }». Usate l’indirizzo della sua pagina, il codice locale o il CUP di un solo progetto.
comparison-empty = Qui potete mettere a confronto fino a { $most } progetti. Cercateli e segnate quelli che vi interessano, oppure aggiungeteli qui sotto.
comparison-choose = Metti a confronto
comparison-chosen = Confronta i progetti segnati
comparison-chosen-hint = Fino a quattro.
comparison-with-others = Confronta con altri progetti
