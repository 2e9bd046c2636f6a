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
supporters-team-title = Chi aiuta { $team }
supporters-team-link = Tutti i commenti e gli incontri
supporters-team-none = Nessuno ha ancora scritto niente, e non c’è nessun incontro in programma.
supporters-comments = Commenti
supporters-comments-who = Qui scrivono chi aiuta la squadra, la squadra e chi le insegna. Ogni commento è per tutta la squadra: lo leggono anche i docenti e chi cura il programma. In Coesa nessun adulto scrive in privato a uno studente.
supporters-comments-none = Ancora nessun commento.
supporters-comment-as-student = della squadra
supporters-comment-as-teacher = docente
supporters-comment-as-supporter = aiuta la squadra
supporters-comment-as-reviewer = programma
supporters-comment-as-editor = programma
supporters-comment-as-admin = programma
supporters-comment-words = Il tuo commento
supporters-comment-hint = Per tutta la squadra, sul suo lavoro. Niente numeri di telefono né indirizzi e-mail, e niente inviti a scriversi altrove.
supporters-comment-button = Pubblica il commento
supporters-comment-done = Il commento c’è: lo leggono la squadra e i suoi docenti.
supporters-comment-empty = Scrivi qualcosa.
supporters-comment-many = Per oggi hai già scritto tanti commenti a questa squadra: riprova domani.
supporters-comment-contacts = Qui non si scrivono numeri di telefono né indirizzi e-mail. Togli { $found } e pubblica di nuovo: se serve incontrarsi, c’è la proposta di un incontro.
supporters-comment-take-back = Riprendi il tuo commento
supporters-comment-take-back-sure = La squadra e chi la aiuta non lo leggeranno più; i docenti e chi cura il programma sì. Continuare?
supporters-comment-taken-back = Chi l’ha scritto ha ripreso questo commento.
supporters-comment-is-taken-back = ripreso da chi l’ha scritto
supporters-comment-taken-back-done = Hai ripreso il commento: lo leggono ancora solo i docenti e chi cura il programma.
supporters-comment-hide = Nascondi
supporters-comment-show = Mostra di nuovo
supporters-comment-hidden = Un docente ha nascosto questo commento.
supporters-comment-is-hidden = nascosto alla squadra
supporters-comment-hidden-done = Il commento è nascosto: lo leggono solo i docenti e chi cura il programma.
supporters-comment-shown-done = Il commento si legge di nuovo.
supporters-meetings = Incontri
supporters-meetings-none = Nessun incontro in programma.
supporters-meeting-offer = Proponi un incontro
supporters-meeting-offer-text = L’incontro è per tutta la squadra o per tutta la classe. Si fa solo se un docente dice di sì.
supporters-meeting-whom = Per chi
supporters-meeting-class = Tutta la classe { $class }
supporters-meeting-topic = Di che cosa si parla
supporters-meeting-topic-missing = Scrivi di che cosa si parla.
supporters-meeting-day = Giorno
supporters-meeting-hour = Ora
supporters-meeting-past = Serve un giorno e un’ora che devono ancora venire.
supporters-meeting-far = È troppo lontano: al massimo tra un anno.
supporters-meeting-minutes = Quanti minuti
supporters-meeting-minutes-wrong = Serve un numero di minuti tra { $least } e { $most }.
supporters-meeting-place = Dove
supporters-meeting-place-hint = Per esempio l’aula. Può restare vuoto se l’incontro è in rete.
supporters-meeting-where-missing = Scrivi dove, oppure l’indirizzo dell’incontro in rete.
supporters-meeting-link = Indirizzo in rete
supporters-meeting-link-hint = Se ci si incontra in rete. Per esempio https://www.esempio.it/stanza.
supporters-meeting-offer-button = Proponi l’incontro
supporters-meeting-offered = Proposto: ora tocca a un docente rispondere.
supporters-meeting-many = Per questa classe ci sono già molte proposte senza risposta: aspetta che i docenti rispondano.
supporters-meeting-when = Quando
supporters-meeting-long = { $minutes } minuti
supporters-meeting-by = Lo propone
supporters-meeting-word = Una parola
supporters-meeting-word-label = Una parola per spiegarti
supporters-meeting-word-hint = Per dire di no serve; per dire di sì puoi lasciarla vuota.
supporters-meeting-word-missing = Per dire di no scrivi in una parola perché.
supporters-meeting-answer-missing = Scegli: sì o no.
supporters-meeting-accept = Sì, si fa
supporters-meeting-decline = No, non si fa
supporters-meeting-accepted = L’incontro si fa: è nel calendario della classe.
supporters-meeting-declined = Hai detto di no: chi lo proponeva lo sa.
supporters-meeting-moved = Nel frattempo l’incontro è cambiato, o il suo momento è passato. Guarda com’è adesso.
supporters-meeting-cancel = Annulla l’incontro
supporters-meeting-cancel-sure = Annullare «{ $topic }»? Lo diciamo a tutti.
supporters-meeting-cancelled = L’incontro è annullato, e chi doveva venire lo sa.
supporters-meeting-over = passato
supporters-meeting-state-offered = proposto
supporters-meeting-state-accepted = si fa
supporters-meeting-state-declined = non si fa
supporters-meeting-state-cancelled = annullato
supporters-home-meetings = I tuoi incontri
supporters-next-meetings-title = { $count ->
    [one] Un incontro proposto
   *[other] { $count } incontri proposti
}
supporters-next-meetings-text = Chi aiuta le tue squadre aspetta un sì o un no.
supporters-next-meetings-action = Rispondi
supporters-state-shortlist = Cerca un progetto da seguire.
supporters-state-choice = Confronta i progetti della sua lista.
supporters-state-writing = Raccoglie fatti e prove, e scrive il report.
supporters-state-consent = Il report aspetta il sì del docente.
supporters-state-review = Il report è in revisione.
supporters-state-impact = Il report è pubblico; ora segue risultati e impatto.
supporters-state-done = Ha pubblicato tutto.
