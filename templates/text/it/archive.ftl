archive-list-title = Report di monitoraggio
archive-list-intro = Le ricerche che le scuole hanno fatto sui progetti pagati con fondi pubblici: che cosa hanno trovato, con quali prove.
archive-list-search = Cerca tra i report
archive-list-q = Parole del titolo, della squadra, della scuola o del luogo, oppure il codice di un progetto
archive-list-region = Regione della scuola
archive-list-theme = Tema
archive-list-year = Anno scolastico
archive-list-effectiveness = Giudizio
archive-list-school = Scuola
archive-list-project = Progetto
archive-list-sort = Ordina per
archive-list-any-region = Tutte
archive-list-any-theme = Tutti
archive-list-any-year = Tutti
archive-list-any-effectiveness = Tutti
archive-list-any-school = Tutte
archive-list-any-project = Tutti
archive-sort-newest = Pubblicazione, dalla più recente
archive-sort-title = Titolo
archive-sort-municipality = Comune della scuola
archive-feed = Segui con un lettore di notizie (Atom)
archive-list-download = Scarica questo elenco:
archive-csv-name = report
archive-csv-title = Titolo
archive-csv-team = Squadra
archive-csv-school = Scuola
archive-csv-municipality = Comune della scuola
archive-csv-region = Regione della scuola
archive-csv-edition = Anno scolastico
archive-csv-theme = Tema
archive-csv-progress-code = Avanzamento osservato, codice
archive-csv-progress = Avanzamento osservato
archive-csv-effectiveness-code = Giudizio di efficacia, codice
archive-csv-effectiveness = Giudizio di efficacia
archive-csv-project-code = Codice locale del progetto
archive-csv-project = Pagina del progetto
archive-csv-version = Versione
archive-csv-published = Pubblicazione
archive-csv-address = Pagina del report
archive-csv-licence = Licenza
archive-list-show = Cerca
archive-list-clear = Togli i filtri
archive-list-total = { $count ->
    [0] Nessun report
    [one] Un report
   *[other] { $shown } report
}
archive-list-empty = Non c’è ancora nessun report pubblicato. I primi arriveranno quando le squadre avranno finito di indagare.
archive-list-nothing = Nessun report corrisponde alla ricerca. Prova con meno parole o togli un filtro.
archive-list-pages = Pagine dei report
archive-effectiveness-1 = Efficace o potenzialmente efficace
archive-effectiveness-2 = Utile, ma con problemi o rischi
archive-effectiveness-3 = Inutile, inefficace o dannoso
archive-effectiveness-4 = Non si può valutare
archive-progress-1 = Appena iniziato
archive-progress-2 = Mai iniziato
archive-progress-3 = In corso senza particolari intoppi
archive-progress-4 = In corso con problemi
archive-progress-5 = Bloccato
archive-progress-6 = Concluso
archive-progress-7 = Non è stato possibile verificarlo
archive-by = { $team }, { $school } ({ $municipality })
archive-published = Pubblicato il { $date }
archive-show-in-italian = Questo report è in italiano.
archive-show-contents = In questa pagina
archive-show-old = Stai leggendo una versione precedente, la { $number }.
archive-show-newest = Leggi la più recente
archive-show-progress = Avanzamento osservato
archive-show-effectiveness = Giudizio di efficacia
archive-show-theme = Tema
archive-show-who = Chi l’ha scritto
archive-show-team = Squadra
archive-show-school = Scuola
archive-show-region = Regione
archive-show-edition = Anno scolastico
archive-show-where = Dove
archive-show-map = Cartina d’Italia con un punto: { $municipality }, { $region }
archive-show-map-source = Confini: ISTAT / openpolis, CC BY 4.0
archive-show-part-main = Analisi e valutazione
archive-show-part-impact = Risultati e impatto
archive-show-part-date = Pubblicato il { $date }
archive-show-evidence = Prove
archive-show-evidence-general = Altre prove
archive-show-photo = Apri la foto intera
archive-show-document = Documento, { $size } kB
archive-show-link = Pagina web
archive-show-video = Guarda il video (si apre su un altro sito)
archive-show-project = Il progetto: dati allora e oggi
archive-show-project-page = Vedi tutti i dati del progetto
archive-show-of-school = Gli altri report di questa scuola
archive-show-of-project = I report su questo progetto
archive-show-data-json = Questo report in JSON
archive-show-then = Quando la squadra l’ha scelto
archive-show-now = Oggi
archive-show-data = Dato
archive-show-state = Stato
archive-show-cost = Costo pubblico
archive-show-payments = Pagamenti
archive-show-planned-end = Fine prevista
archive-show-actual-end = Fine effettiva
archive-show-reference = Dati aggiornati al
archive-show-unknown = non indicato
archive-show-no-now = I dati di oggi non sono disponibili.
archive-show-project-source = Fonte: OpenCoesione, CC BY 4.0
archive-show-versions = Versioni
archive-show-version = Versione { $number }, { $date }
archive-show-version-shown = (questa)
archive-show-posts = La squadra racconta il suo lavoro
archive-show-reuse = Riuso e citazione
archive-show-licence = Questo report si può copiare, condividere e riusare con la licenza
archive-show-licence-name = Creative Commons Attribuzione 4.0 (CC BY 4.0)
archive-show-cite = Per citarlo
archive-show-citation = { $team } – { $school } ({ $year }), «{ $title }», report di monitoraggio civico, versione { $number }. { $address }
archive-api-unknown = Questo report non c’è
archive-api-unknown-detail = Controlla il nome: l’elenco di tutti i report è in /api/v1/reports.
archive-editions-title = Le edizioni
archive-editions-intro = Ogni anno scolastico è un’edizione del programma: le tappe, le regole e i report che ne sono usciti.
archive-editions-none-title = Ancora nessuna edizione
archive-editions-none = Quando il programma ne prepara una la trovi qui.
archive-edition-title = Edizione { $name }
archive-edition-days = Dal { $from } al { $to }
archive-edition-reports = { $count ->
    [0] Nessun report pubblicato, per ora.
    [one] Un report pubblicato
   *[other] { $count } report pubblicati
}
archive-edition-reports-read = Leggi i report
archive-edition-call = Le candidature sono aperte
archive-edition-apply = Candida una classe
archive-edition-pages = Da sapere
archive-edition-steps = Le tappe dell’anno
archive-edition-steps-none = Le tappe non sono ancora decise.
archive-edition-step-days = Dal { $from }, consegna entro il { $to }
archive-edition-step-lessons = Lezioni:
archive-edition-step-asked = Da consegnare:
archive-edition-step-points = { $points ->
    [one] Vale un punto
   *[other] Vale { $points } punti
}
archive-edition-points = { $points ->
    [one] In tutto l’anno un punto.
   *[other] In tutto l’anno { $points } punti.
}
archive-edition-language-it = Le pagine di questa edizione sono in italiano.
archive-edition-language-en = Le pagine di questa edizione sono in inglese.
archive-edition-rubric = Come si guarda al lavoro
archive-edition-rubric-text = Non c’è niente di segreto: questi sono i criteri, e per ognuno che cosa vogliono dire da 0 a 5 punti. Leggeteli prima di cominciare.
archive-edition-rubric-weight = conta { $weight } volte
archive-edition-rubric-level = { $points ->
    [one] 1 punto
   *[other] { $points } punti
}
