review-queue-title = Coda di revisione
review-queue-intro = Le parti di report arrivate alla redazione, da quella che aspetta da più tempo. Quelle pubblicate e quelle tolte dal pubblico si scelgono qui sotto, nello stato.
review-queue-filter = Filtra la coda
review-queue-stage = Stato
review-queue-all = Tutto ciò che aspetta
review-queue-mine = Solo quelle affidate a me
review-queue-show = Mostra
review-queue-total = { $count ->
    [one] Una parte di report
   *[other] { $count } parti di report
}
review-queue-empty = Qui non c’è niente in attesa. Quando una scuola invia un report, lo trovi in questa pagina.
review-queue-none-title = Niente corrisponde ai filtri
review-queue-none-text = Scegli un altro stato, oppure togli i filtri per vedere tutto ciò che aspetta.
review-queue-clear = Togli i filtri
review-queue-hidden-link = Vedi perché, o rimetti in pubblico
review-queue-report = Report
review-queue-team = Squadra e scuola
review-queue-region = Regione
review-queue-reviewer = Chi rivede
review-queue-nobody = nessuno
review-queue-me = tu
review-queue-age = In questo stato da
review-queue-days = { $days ->
    [0] oggi
    [one] un giorno
   *[other] { $days } giorni
}
review-queue-open = Osservazioni aperte
review-queue-pages = Pagine della coda
review-page = Pagina { $page } di { $pages }
review-previous = Precedente
review-next = Successiva

review-stage-draft = In scrittura
review-stage-awaiting-consent = Dal docente
review-stage-submitted = Inviata
review-stage-in-review = In revisione
review-stage-returned = Rimandata alla squadra
review-stage-approved = Approvata
review-stage-published = Pubblicata
review-stage-taken-back = Tolta dal pubblico
review-part-main = Analisi e valutazione
review-part-impact = Risultati e impatto
review-voice-team = squadra
review-voice-teacher = docente
review-voice-staff = redazione

review-show-team = Squadra
review-show-school = Scuola
review-show-class = Classe
review-show-stage = Stato
review-show-since = dal { $date }
review-show-reviewer = Rivede
review-show-project = Il progetto sul sito
review-show-public = La pagina pubblica
review-show-other = Vai all’altra parte: { $part }
review-show-versions = Versioni pubblicate
review-show-returned = Perché è tornata alla squadra
review-show-actions = Che cosa puoi fare
review-show-general = Sul report in generale
review-show-evidence = Prove
review-show-evidence-general = Prove per tutto il report
review-show-no-answer = Nessuna risposta
review-show-data = I dati del progetto, allora e oggi
review-show-read-only = Puoi leggere questa parte, ma la rivede un’altra persona.
review-assign-label = A chi affidare questa parte
review-assign-save = Affida
review-assign-take = Prendo io questa parte
review-assigned = La parte è stata affidata.
review-assignment-unknown = Questa persona non può rivedere report. Scegline una dall’elenco e riprova.
review-moved = Nel frattempo qualcun altro ha cambiato questa parte. Qui vedi com’è adesso: controlla e, se serve, riprova.
review-too-long = Il testo è troppo lungo. Accorcialo e riprova.

review-thread-title = Osservazioni
review-thread-empty = Ancora nessuna osservazione.
review-thread-open = aperta
review-thread-settled = risolta
review-thread-settle = Segna come risolta
review-thread-reopen = Riapri
review-thread-newer = È arrivata una nuova osservazione mentre leggevi: leggila, poi segna l’osservazione come risolta.
review-remark-label = Scrivi un’osservazione
review-remark-save = Aggiungi l’osservazione
review-remark-missing = L’osservazione è vuota. Scrivi qualcosa e riprova.
review-reply-label = Rispondi
review-reply-save = Invia la risposta
review-threads-title = Osservazioni della redazione
review-threads-intro = Chi rivede il report scrive qui che cosa manca o non è chiaro. Rispondi alle osservazioni; le risposte alle domande si cambiano nel report.
review-threads-empty = Non ci sono ancora osservazioni sulle domande.
review-threads-write = Torna al report
review-threads-parts = A che punto siamo

review-return-title = Rimanda alla squadra
review-return-button = Rimanda alla squadra
review-return-intro = La squadra { $team } potrà scrivere di nuovo in questa parte. Spiega che cosa deve fare: lo leggono anche i docenti.
review-return-public = Questa parte è già pubblica. La versione pubblicata resta visibile finché non ne pubblichi una nuova.
review-return-open = { $count ->
    [0] Non ci sono osservazioni aperte.
    [one] C’è un’osservazione aperta, che la squadra vedrà.
   *[other] Ci sono { $count } osservazioni aperte, che la squadra vedrà.
}
review-return-reason = Motivi
review-return-reason-hint = Scrivi con parole semplici che cosa correggere o aggiungere, e perché.
review-return-reason-missing = Scrivi almeno un motivo: senza, la squadra non sa che cosa fare.
review-returned = La parte è tornata alla squadra.
review-cancel = Annulla

review-approve-button = Approva
review-approved = La parte è approvata. Adesso si può pubblicare.
review-publish-button = Pubblica…
review-publication-title = Pubblicare questa parte?
review-publication-intro = Chiunque potrà leggerla. È firmata con il nome della squadra e della scuola: di suo il sito non aggiunge nomi di persone. Nei testi della squadra il programma ha cercato i nomi degli studenti e i contatti; il resto si trova solo rileggendo.
review-publication-named = C’è il nome e cognome di uno studente: così non si può pubblicare. Rimanda la parte alla squadra.
review-publication-team = Squadra
review-publication-school = Scuola
review-publication-number = Versione
review-publication-address = Indirizzo
review-publication-new-address = Lo riceve con questa pubblicazione, e non cambierà più.
review-publication-evidence = Prove
review-publication-evidence-count = { $count ->
    [0] nessuna prova
    [one] una prova
   *[other] { $count } prove
}
review-publication-photos = { $count ->
    [0] senza foto
    [one] con una foto
   *[other] con { $count } foto
}
review-publication-unanswered = Domande senza risposta, che non compariranno
review-publication-open-count = { $count ->
    [one] C’è ancora un’osservazione aperta.
   *[other] Ci sono ancora { $count } osservazioni aperte.
}
review-publication-all-the-same = Pubblica lo stesso, con le osservazioni ancora aperte
review-publication-open = Ci sono osservazioni aperte. Risolvile, oppure conferma di voler pubblicare lo stesso.
review-publication-main-first = Prima si pubblica la parte «Analisi e valutazione», poi i risultati.
review-publication-save = Pubblica adesso
review-published = Il report è pubblico. Questa è la sua pagina.

review-next-mine-title = { $count ->
    [one] Stai rivedendo una parte di report
   *[other] Stai rivedendo { $count } parti di report
}
review-next-mine-text = { $days ->
    [0] L’hai presa oggi.
    [one] La più vecchia aspetta da un giorno.
   *[other] La più vecchia aspetta da { $days } giorni.
}
review-next-mine-action = Continua la revisione
review-next-new-title = { $count ->
    [one] Una parte di report aspetta chi la riveda
   *[other] { $count } parti di report aspettano chi le riveda
}
review-next-new-text = { $days ->
    [0] È arrivata oggi.
    [one] La più vecchia è arrivata ieri.
   *[other] La più vecchia è arrivata { $days } giorni fa.
}
review-next-new-action = Apri la coda
review-next-ready-title = { $count ->
    [one] Una parte è pronta per la pubblicazione
   *[other] { $count } parti sono pronte per la pubblicazione
}
review-next-ready-text = { $days ->
    [0] È stata approvata oggi.
    [one] La più vecchia è stata approvata ieri.
   *[other] La più vecchia è stata approvata { $days } giorni fa.
}
review-next-ready-action = Vedi che cosa pubblicare
review-hiding-title = Togli il report dal pubblico
review-hiding-link = Togli dal pubblico
review-hiding-intro = L’indirizzo resta: dirà che il report è stato tolto e il motivo in una parola. Elenchi, file, dati aperti e tutte le versioni pubblicate finora non si vedono più. Niente si perde: si può rimettere, e una versione nuova torna pubblica senza le vecchie. La squadra e il docente sono avvisati.
review-hiding-since = Non è più pubblico dal { $date }.
review-showing-intro = Rimettendolo si rivedono le versioni tolte l’ultima volta. Se c’era qualcosa da correggere, pubblica invece una versione nuova.
review-showing-link = Rimetti in pubblico
review-showing-button = Rimetti in pubblico
review-hidden = Il report è tolto dal pubblico. La squadra e il docente sono avvisati.
review-shown = Il report è di nuovo pubblico. La squadra e il docente sono avvisati.
