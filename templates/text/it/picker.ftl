picker-title = Trova un progetto per { $team }
picker-heading = Trova un progetto
picker-link = Trova un progetto vicino
picker-intro = Partiamo dal comune della vostra scuola e mettiamo in ordine i progetti: prima quelli più adatti a una classe che vuole andare a vedere e fare domande.
picker-unplaced = Non sappiamo in quale comune è la vostra scuola. Scrivete qui sotto da quale comune volete partire: i progetti compaiono dopo.
picker-place = Da quale comune partire
picker-place-hint = Il nome, per esempio Bari. Se due comuni hanno lo stesso nome aggiungete la provincia: Samone (TO).
picker-place-unknown = Non troviamo questo comune. Scrivetelo come sulla carta geografica, per esempio Reggio di Calabria, oppure scrivete il suo codice ISTAT.
picker-place-several = Ci sono più comuni con questo nome: { $names }. Scrivete quello giusto con la provincia.
picker-reach = Fin dove cercare
picker-reach-municipality = Solo in questo comune
picker-reach-10 = Entro 10 km
picker-reach-25 = Entro 25 km
picker-reach-50 = Entro 50 km
picker-reach-province = In tutta la provincia
picker-reach-region = In tutta la regione
picker-theme-all = Tutti i temi
picker-weights = Che cosa conta per voi
picker-weights-text = Cambiate quanto conta ogni cosa: l’ordine dei progetti cambia. Non esiste una risposta giusta.
picker-weight-0 = non conta
picker-weight-1 = conta un po’
picker-weight-2 = conta
picker-weight-3 = conta molto
picker-search = Cerca
picker-remembered = La squadra ritrova queste scelte la prossima volta. L’indirizzo della pagina le contiene tutte: si può condividere.
picker-found = { $n ->
    [0] Nessun progetto a partire da { $from }
    [one] Un progetto a partire da { $from }
   *[other] { $shown } progetti a partire da { $from }
}
picker-found-text = Per ognuno trovate che cosa parla a favore e che cosa contro. Le distanze sono in linea d’aria tra i centri dei comuni.
picker-for = A favore
picker-against = Contro
picker-but = Però:
picker-points = { $points } punti su 100 con le vostre scelte
picker-listed = già in lista
picker-full = La vostra lista è piena: per aggiungere un progetto toglietene uno.
picker-none = Qui non c’è niente
picker-none-text = Allargate la ricerca: guardate più lontano, oppure togliete il tema.
picker-wider = Guarda più lontano
picker-all-themes = Tutti i temi
picker-span-days = { $n ->
    [one] un giorno
   *[other] { $n } giorni
}
picker-span-months = { $n } mesi
picker-span-years = { $n } anni
