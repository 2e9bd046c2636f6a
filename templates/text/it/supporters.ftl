supporters-title = Chi aiuta le scuole
supporters-intro = Centri Europe Direct, associazioni, uffici di statistica. A ognuno si affida una regione o una scuola per un’edizione: le sue persone vedono il lavoro delle squadre di lì, lo commentano e propongono incontri.
supporters-search = Cerca un’organizzazione
supporters-search-hint = Nome o comune.
supporters-found = { $count ->
    [0] Nessuna organizzazione
    [one] Un’organizzazione
   *[other] { $count } organizzazioni
}
supporters-caption = Le organizzazioni che aiutano le scuole
supporters-empty-title = Qui non c’è nessuna organizzazione
supporters-empty-text = Prova con altre parole. Chi cura il programma ne aggiunge una con il pulsante qui sopra.
supporters-new-organisation = Una nuova organizzazione
supporters-name = Nome
supporters-name-missing = L’organizzazione ha bisogno di un nome.
supporters-kind = Tipo
supporters-kind-wrong = Scegli un tipo dalla lista.
supporters-kind-europe-direct = Centro Europe Direct
supporters-kind-association = Associazione
supporters-kind-statistics-office = Ufficio di statistica
supporters-kind-other = Altro
supporters-website-hint = Per esempio https://www.esempio.it. Può restare vuoto.
supporters-website-wrong = Serve un indirizzo intero, per esempio https://www.esempio.it.
supporters-note = Appunti
supporters-note-hint = Li legge solo chi cura il programma.
supporters-active = Aiuta le scuole
supporters-active-hint = Se togli il segno, le sue persone non vedono più le squadre affidate all’organizzazione.
supporters-inactive = non attiva
supporters-inactive-text = Le sue persone non vedono le squadre affidate all’organizzazione.
supporters-data = Dati
supporters-added = L’organizzazione c’è. Ora aggiungi le persone e affidale una regione o una scuola.
supporters-people = Persone
supporters-people-none = Non c’è ancora nessuno.
supporters-invited = Invitate, non ancora entrate
supporters-invited-link = Gli inviti aperti
supporters-person-add = Aggiungi una persona
supporters-person-add-text = Chi ha già un accesso per aiutare le squadre entra subito; agli altri mandiamo un invito per e-mail.
supporters-person-name-hint = Serve solo per chi non ha ancora un accesso.
supporters-person-button = Aggiungi
supporters-person-in = { $name } ora fa parte dell’organizzazione.
supporters-person-out = Non fa più parte dell’organizzazione.
supporters-person-remove = Togli
supporters-person-remove-sure = Togliere { $name } dall’organizzazione? Il suo accesso resta.
supporters-person-closed = accesso chiuso
supporters-person-other-role = Questo indirizzo è di qualcuno che in Coesa ha un altro ruolo, o un accesso chiuso: usa un altro indirizzo.
supporters-gifts = Affidate
supporters-gifts-text = Con una regione si affidano tutte le sue scuole, anche quelle che arrivano dopo; con una scuola, tutte le sue classi di quell’edizione.
supporters-gifts-caption = Che cosa le è affidato
supporters-gifts-none = Non le è ancora affidato niente.
supporters-gift-what = Che cosa
supporters-gift-by = Da chi
supporters-gift-by-on = { $name }, { $date }
supporters-gift-end = Riprendi
supporters-gift-region = Regione { $region }
supporters-gift-give = Affida qualcosa
supporters-gift-a-region = Una regione
supporters-gift-no-region = – nessuna –
supporters-gift-region-hint = Oppure lasciala vuota e scrivi una scuola.
supporters-gift-a-school = Una scuola
supporters-gift-school-hint = Il codice meccanografico, per esempio BAPS01000X.
supporters-gift-button = Affida
supporters-gift-given = Fatto: le sue persone ora vedono quelle squadre.
supporters-gift-back = Fatto: le sue persone non vedono più quelle squadre.
supporters-gift-take-back = Riprendi
supporters-gift-back-sure = Riprendere { $what }? Le persone dell’organizzazione non vedranno più quelle squadre.
supporters-gift-missing = Scegli una regione, oppure scrivi il codice di una scuola.
supporters-gift-both = O una regione o una scuola: una alla volta.
supporters-gift-edition-wrong = Scegli un’edizione che non sia archiviata.
supporters-home-title = Le squadre che accompagni
supporters-home-for = Per { $names }.
supporters-home-intro = Scuola per scuola: a che punto sono, e le novità degli ultimi { $days } giorni.
supporters-home-empty-title = Ancora nessuna squadra
supporters-home-empty-text = Quando chi cura il programma ti affida una scuola o una regione, qui trovi le sue squadre. Intanto guarda i progetti e i report già pubblicati.
supporters-new = Novità
supporters-news-report = Ha lavorato al report: { $date }
supporters-news-sent = Il report è andato avanti: { $date }
supporters-news-public = Il report si è mosso: { $date }
supporters-news-comment = Un nuovo commento: { $date }
supporters-next-text = { $teams ->
    [one] Una squadra
   *[other] { $teams } squadre
} in { $schools ->
    [one] una scuola
   *[other] { $schools } scuole
}. { $news ->
    [0] Nessuna novità negli ultimi giorni.
    [one] Una ha delle novità.
   *[other] { $news } hanno delle novità.
}
supporters-next-none = Non ti è ancora affidata nessuna squadra.
supporters-next-action = Apri l’elenco
