notices-title = Avvisi
notices-intro = Qui trovi tutto quello che ti riguarda, dal più recente.
notices-all = Tutti
notices-unread-only = Da leggere
notices-unread = da leggere
notices-preferences-link = Come vuoi essere avvisato
notices-read = Segna come letto
notices-read-all = Segna tutti come letti
notices-all-read = Fatto: gli avvisi di questa pagina sono segnati come letti.
notices-empty-title = Non c’è nessun avviso
notices-empty-text = Quando un report torna indietro, qualcuno ti risponde o una scadenza si avvicina, lo leggi qui.
notices-empty-unread-title = Hai letto tutto
notices-empty-unread-text = Gli avvisi già letti restano nell’elenco completo.
notices-preferences-title = Come vuoi essere avvisato
notices-preferences-intro = Per ogni tipo di avviso scegli come riceverlo. In Coesa lo trovi sempre sotto «Avvisi».
notices-preferences-in-app = Non hai un indirizzo e-mail, e non ti serve: gli avvisi ti aspettano in Coesa, sotto «Avvisi».
notices-preferences-kinds = Che cosa, e come
notices-preferences-save = Salva le scelte
notices-preferences-saved = Le tue scelte sono salvate.
notices-preference-wrong = Scegli una delle possibilità dell’elenco.
notices-preference-fixed = Sempre: { $how }
notices-delivery-now = in Coesa e subito per e-mail
notices-delivery-daily = in Coesa e nel riassunto di ogni giorno
notices-delivery-weekly = in Coesa e nel riassunto del lunedì
notices-delivery-in-app = solo in Coesa
notices-delivery-off = per niente
notices-quiet-title = Ore di silenzio
notices-quiet-hint = In queste ore non parte nessuna e-mail: aspetta la fine. Con due ore uguali non c’è silenzio. Le e-mail sulla sicurezza del tuo accesso non aspettano.
notices-quiet-from = Dalle
notices-quiet-until = Alle
notices-quiet-wrong = Scegli un’ora dell’elenco.
notices-quiet-student = Dalle 20 alle 7 non ti scriviamo mai.
notices-unsubscribe-title = Basta e-mail?
notices-unsubscribe-ask = Vuoi non ricevere più per e-mail «{ $what }»? Gli avvisi restano in Coesa.
notices-unsubscribe-ask-digest = Vuoi non ricevere più «{ $what }»? Gli avvisi restano in Coesa.
notices-unsubscribe-button = Sì, basta e-mail
notices-unsubscribe-done-title = Fatto
notices-unsubscribe-done = Non riceverai più per e-mail «{ $what }». Gli avvisi restano in Coesa.
notices-unsubscribe-fixed = Le e-mail sulla sicurezza del tuo accesso partono sempre: ti servono se qualcun altro prova a usarlo.
notices-unsubscribe-change = Cambia le tue scelte
notices-mail-hello = Ciao { $name },
mail-why = Questa e-mail parte da Coesa ({ $address }) perché hai un accesso lì. Non serve rispondere.
mail-why-stranger = Questa e-mail parte da Coesa ({ $address }), dove qualcuno ha scritto il tuo indirizzo. Se non te l’aspettavi, lasciala stare: non succede niente.
mail-unsubscribe = Non voglio più queste e-mail
mail-preferences = Cambia come vuoi essere avvisato
notices-digest-name-daily = il riassunto di ogni giorno
notices-digest-name-weekly = il riassunto del lunedì
notices-digest-subject-daily = Il riassunto di oggi: { $count ->
    [one] una novità
   *[other] { $count } novità
}
notices-digest-subject-weekly = Il riassunto della settimana: { $count ->
    [one] una novità
   *[other] { $count } novità
}
notices-digest-text-daily = ecco che cosa è successo dall’ultimo riassunto.
notices-digest-text-weekly = ecco che cosa è successo nell’ultima settimana.
notices-digest-more = { $count ->
    [one] C’è un altro avviso
   *[other] Ci sono altri { $count } avvisi
}
notices-part-main = Analisi e valutazione
notices-part-impact = Risultati e impatto
notices-consent-asked-name = Una squadra chiede il vostro sì
notices-consent-asked-title = { $team } chiede il vostro sì
notices-consent-asked-text = La squadra { $team } ha finito «{ $part }» del report su «{ $project }» e chiede di inviarlo alla redazione. Prima che esca dalla scuola serve il vostro sì.
notices-consent-asked-action = Leggi e decidi
notices-report-submitted-name = Un report arriva alla redazione
notices-report-submitted-title = Report inviato: { $team }
notices-report-submitted-text = «{ $part }» del report di { $team } su «{ $project }» è arrivato alla redazione. { $reader ->
    [staff] È nella coda di revisione.
   *[other] Vi avvisiamo quando c’è una risposta.
}
notices-report-submitted-action = Apri
notices-review-assigned-name = Mi viene affidato un report
notices-review-assigned-title = Un report da rivedere: { $team }
notices-review-assigned-text = Ti è stata affidata la parte «{ $part }» del report della squadra { $team } sul progetto «{ $project }».
notices-review-assigned-action = Apri la revisione
notices-report-returned-name = Il report torna indietro
notices-report-returned-title = { $by ->
    [teacher] Il report di { $team } torna alla squadra
    [hidden] Il report di { $team } non è più pubblico
    [shown] Il report di { $team } è di nuovo pubblico
   *[other] Il report di { $team } è tornato con alcune osservazioni
}
notices-report-returned-text = { $by ->
    [teacher] Chi insegna ha letto «{ $part }» del report su «{ $project }» e chiede di sistemare qualcosa prima dell’invio. Ecco perché:
    [hidden] La redazione ha tolto dal pubblico il report su «{ $project }». La pagina pubblica dice il motivo; niente si perde, e una versione corretta può tornare pubblica.
    [shown] Il report su «{ $project }» si legge di nuovo in pubblico, allo stesso indirizzo.
   *[other] La redazione ha letto «{ $part }» del report su «{ $project }» e chiede di rivederla. Ecco perché:
}
notices-report-returned-action = Leggi e continua
notices-report-approved-name = Il report è approvato
notices-report-approved-title = Il report di { $team } è approvato
notices-report-approved-text = La redazione ha approvato «{ $part }» del report su «{ $project }». Tra poco sarà pubblica.
notices-report-approved-action = Guarda a che punto è
notices-report-published-name = Il report è pubblicato
notices-report-published-title = Pubblicato: il report di { $team }
notices-report-published-text = «{ $part }» del report su «{ $project }» è pubblica. L’indirizzo non cambierà: si può condividere.
notices-report-published-action = Apri la pagina pubblica
notices-remark-name = Nuove osservazioni sul report
notices-remark-title = { $times ->
    [one] Una nuova osservazione sul report di { $team }
   *[other] { $times } nuove osservazioni sul report di { $team }
}
notices-remark-text = { $by ->
    [staff] La redazione ha scritto qualcosa sul report su «{ $project }». Leggi e rispondi.
   *[other] Alle osservazioni sul report su «{ $project }» c’è una risposta della classe.
}
notices-remark-action = Leggi le osservazioni
notices-remark-answer-name = Risposte alle osservazioni
notices-remark-answer-title = { $times ->
    [one] Una risposta di { $team }
   *[other] { $times } risposte di { $team }
}
notices-remark-answer-text = La classe ha risposto alle osservazioni sul report su «{ $project }».
notices-remark-answer-action = Leggi la risposta
notices-deliverable-name = Le consegne delle tappe
notices-deliverable-title = { $what ->
    [handed-in] { $team } ha consegnato: { $asked }
    [accepted] Accettata: { $asked }
    [returned] Da rivedere: { $asked }
   *[other] Più tempo per: { $asked }
}
notices-deliverable-text = { $what ->
    [handed-in] La squadra { $team } ha consegnato «{ $asked }» e aspetta una risposta.
    [accepted] La consegna «{ $asked }» della squadra { $team } è accettata.
    [returned] La consegna «{ $asked }» della squadra { $team } torna alla squadra. Ecco perché:
   *[other] Il termine di «{ $asked }» per la squadra { $team } è cambiato. Il nuovo è sulla pagina.
}
notices-deliverable-action = Apri la consegna
notices-deadline-name = Le scadenze
notices-deadline-title = { $stage ->
    [over] Scaduto: { $title }
   *[other] Scadenza vicina: { $title }
}
notices-deadline-text = { $stage ->
    [over] Il termine era il { $due }. Se manca ancora qualcosa, parlatene subito con chi insegna o con il programma.
   *[other] { $days ->
        [0] Il termine è oggi, { $due }.
        [one] Il termine è domani, { $due }.
       *[other] Mancano { $days } giorni: il termine è il { $due }.
    }
}
notices-deadline-action = Guarda che cosa manca
notices-nudge-name = Un messaggio di chi insegna
notices-nudge-title = { $to ->
    [team] Un messaggio per la squadra { $team }
    [class] Un messaggio per tutta la classe { $class }
   *[other] Un messaggio di chi insegna
}
notices-nudge-text = Chi insegna nella classe { $class } ti scrive:
notices-nudge-action = Vai al lavoro
notices-letter-name = Un messaggio di chi cura il programma
notices-letter-title = { $subject }
notices-letter-text = Chi cura il programma scrive a chi insegna nell’edizione { $edition }:
notices-letter-action = Vai alle tue classi
notices-application-name = La risposta a una candidatura, e chi insegna nella classe
notices-application-title = { $result ->
    [admitted] La classe { $class } è ammessa
    [refused] La classe { $class } non è ammessa
    [retracted] La classe { $class } non è più ammessa
    [teacher-came] Un altro docente segue la classe { $class }
    [teacher-left] Un docente ha lasciato la classe { $class }
    [teacher-changed] La classe { $class } ha un nuovo docente
    [teacher-handed-over] Hai passato la classe { $class }
    [teacher-removed] Non segui più la classe { $class }
   *[other] Novità sulla candidatura della classe { $class }
}
notices-application-text = { $result ->
    [admitted] La candidatura di { $school } è stata accolta: la classe { $class } partecipa al programma.
    [refused] La candidatura di { $school } per la classe { $class } non è stata accolta.
    [retracted] L’ammissione della classe { $class } ({ $school }) è stata ritirata, prima che qualcuno vi entrasse: la classe non c’è più tra le tue.
    [teacher-came] Ha accettato l’invito a seguire la classe { $class }: chi è lo leggi nelle impostazioni della classe.
    [teacher-left] La classe { $class } resta a te e agli altri che la seguono: chi sono lo leggi nelle sue impostazioni.
    [teacher-changed] La classe { $class } è passata a un altro docente: chi è lo leggi nelle sue impostazioni. Per te non cambia niente.
    [teacher-handed-over] L’invito a prendere la classe { $class } è stato accettato: ora è di chi lo ha accettato, e tra le tue non c’è più.
    [teacher-removed] Chi è responsabile della classe { $class } ti ha tolto da chi la segue: tra le tue non c’è più. Se non te lo aspettavi, parlane con lui o con lei, o scrivi a chi gestisce il programma.
   *[other] C’è una novità sulla candidatura di { $school } per la classe { $class }.
}
notices-application-action = Apri
notices-project-changed-name = Un progetto cambia nei dati aperti
notices-project-changed-title = { $what ->
    [gone] Sparito dai dati aperti: { $project }
    [back] Di nuovo nei dati aperti: { $project }
   *[moved] Dati nuovi: { $project }
}
notices-project-changed-text = { $what ->
    [gone] Nell’ultimo aggiornamento dei dati aperti questo progetto non c’è più. Può essere stato tolto, unito a un altro, o può essere un errore: vale la pena chiedere perché. La sua pagina resta, e così quello che ne è stato scritto.
    [back] Nell’ultimo aggiornamento dei dati aperti questo progetto c’è di nuovo. Se ci state scrivendo un report, guardate se i suoi dati sono quelli di prima.
   *[moved] Nei dati aperti di questo progetto è cambiato: { $what }. Se ci state scrivendo un report, controllate che sia ancora giusto.
}
notices-project-changed-action = Guarda che cosa è cambiato
notices-comment-name = Commenti sul lavoro della squadra
notices-comment-title = { $times ->
    [one] Un nuovo commento
   *[other] { $times } nuovi commenti
}
notices-comment-text = Qualcuno ha scritto su «{ $place }».
notices-comment-action = Leggi il commento
notices-mention-name = Qualcuno ti chiama in un documento
notices-mention-title = { $times ->
    [one] Qualcuno ti chiama in un commento
   *[other] Ti hanno chiamato in { $times } commenti
}
notices-mention-text = In un commento su «{ $place }» c’è il tuo nome.
notices-mention-action = Leggi il commento
notices-meeting-name = Incontri con chi aiuta la squadra
notices-meeting-title = { $what ->
    [offered] Vi propongono un incontro
    [reminder] Promemoria: un incontro entro domani
    [accepted] Incontro confermato
    [declined] L’incontro non si fa
   *[cancelled] Incontro annullato
}
notices-meeting-text = «{ $topic }», { $when }, per { $for }.
notices-meeting-action = Apri gli incontri
notices-task-name = Compiti con il tuo nome
notices-task-title = { $times ->
    [one] Un compito per te
   *[other] { $times } compiti per te
}
notices-task-text = { $times ->
    [one] Nella squadra { $team }: «{ $task }».
   *[other] Nella squadra { $team }. L’ultimo è «{ $task }».
}
notices-task-action = Apri i tuoi compiti
notices-certificate-name = Attestati
notices-certificate-title = { $what ->
    [replaced] Il tuo attestato è stato sostituito con uno corretto
    [revoked] Un tuo attestato è stato revocato
   *[issued] Il tuo attestato è pronto
}
notices-certificate-text = { $what ->
    [revoked] Il motivo è scritto nella pagina dell’attestato; per qualsiasi dubbio chiedi a chi lo ha rilasciato.
   *[other] Lo trovi tra i tuoi attestati: puoi aprirlo quando vuoi.
}
notices-certificate-action = Apri i tuoi attestati
notices-post-name = I post del blog
notices-post-title = { $what ->
    [asked] { $team } chiede di controllare un post
    [returned] Un post di { $team } torna alla squadra
    [published] Pubblicato: un post di { $team }
    [corrected] Un post tolto è stato corretto: { $team }
    [hidden] Tolto dal pubblico: un post di { $team }
    [flagged] { $times ->
        [one] Qualcuno segnala una pagina pubblica
       *[other] { $times } segnalazioni di una pagina pubblica
    }
   *[shown] Di nuovo pubblico: un post di { $team }
}
notices-post-text = { $what ->
    [asked] La squadra ha finito «{ $title }» e chiede di pubblicarlo. Prima che esca serve il vostro controllo.
    [returned] Chi insegna ha letto «{ $title }» e chiede di cambiare qualcosa:
    [published] «{ $title }» è sul blog, e chiunque può leggerlo.
    [corrected] «{ $title }» ha una versione nuova, che chi insegna ha controllato. Guarda se può tornare pubblica.
    [hidden] «{ $title }» non si legge più in pubblico. La sua pagina dice perché, e che cosa fare.
    [flagged] «{ $title }»: guarda che cosa è stato segnalato e decidi.
   *[shown] «{ $title }» si legge di nuovo in pubblico.
}
notices-post-action = Apri
notices-security-name = La sicurezza del tuo accesso
notices-security-title = { $what ->
    [password] La tua password è cambiata
    [student-password] La tua password è cambiata
    [email] Il tuo indirizzo e-mail è cambiato
    [role] Il tuo ruolo in Coesa è cambiato
    [sessions] Le tue sessioni sono state chiuse
    [identity] Un altro modo di entrare è collegato al tuo accesso
    [second-factor] La verifica in due passaggi è cambiata
   *[other] Qualcosa è cambiato nel tuo accesso
}
notices-security-text = { $what ->
    [student-password] Se l’hai cambiata tu, o te ne ha data una nuova chi insegna, va tutto bene. Se non ne sai niente, dillo subito a chi insegna: può dartene un’altra.
   *[other] Se lo hai fatto tu, va tutto bene. Se non ne sai niente, cambia subito la password e scrivi a chi gestisce il programma.
}
notices-security-action = Apri il tuo accesso
notices-choice-name = La scelta del progetto: voti e approvazione
notices-choice-title = { $what ->
    [vote-opened] Si vota! La squadra { $team } sceglie il progetto
    [vote-closed] Il voto della squadra { $team } è finito
    [proposed] { $team } propone un progetto
    [chosen] La squadra { $team } ha scelto
    [approved] Sì al progetto di { $team }
   *[returned] Il progetto di { $team } torna alla squadra
}
notices-choice-text = { $what ->
    [vote-opened] È aperto un voto segreto sui progetti in lista. Nessuno vedrà che cosa hai votato.
    [vote-closed] Ora si può vedere quanti voti ha avuto ogni progetto.
    [proposed] La squadra { $team } vorrebbe monitorare «{ $project }». Il report comincia con il vostro sì.
    [chosen] La squadra { $team } monitora «{ $project }»: il report è aperto, si comincia.
    [approved] Chi insegna ha detto sì a «{ $project }»: il report è aperto, si comincia.
   *[returned] Chi insegna ha guardato «{ $project }» e chiede di ripensarci. Ecco perché:
}
notices-choice-action = { $what ->
    [vote-opened] Vota
    [vote-closed] Guarda il risultato
    [proposed] Leggi e rispondi
   *[other] Vai alla lista
}
