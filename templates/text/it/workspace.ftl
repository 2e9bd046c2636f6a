workspace-back = Torna indietro
workspace-change = Modifica
workspace-restore = Rimetti
workspace-conflict = Nel frattempo qualcun altro ha cambiato le stesse cose. Confrontate i due testi e salvate di nuovo: niente è andato perso.
workspace-conflict-text = Nel frattempo qualcun altro ha scritto in questa casella. Confrontate i due testi: niente è andato perso.
workspace-theirs-hint = Quello che hai scritto è qui sotto. Unisci i due come vuoi e salva: varrà quello che c’è nei campi.
workspace-day-wrong = Serve una data, per esempio 15/12/2026.
workspace-step = Tappa
workspace-step-wrong = Scegli una tappa dalla lista.
workspace-gone = non più in squadra

workspace-tasks-title = I compiti della squadra { $team }
workspace-tasks-filter = Quali compiti vedere
workspace-tasks-show-all = Tutti ({ $count })
workspace-tasks-show-mine = I miei ({ $count })
workspace-tasks-show-late = In ritardo ({ $count })
workspace-tasks-empty-title = Nessun compito, per ora
workspace-tasks-empty-text = Scrivete il primo: una cosa sola, con un nome accanto e un giorno. Oppure partite dai compiti tipici di una tappa, qui sotto.
workspace-tasks-empty-reader = Quando la squadra scrive i suoi compiti, li trovi qui.
workspace-tasks-full = La lista ha già { $most } compiti: togliete quelli che non servono più, poi aggiungetene altri.
workspace-task-new = Nuovo compito
workspace-task-change = Modifica il compito
workspace-task-title = Che cosa c’è da fare
workspace-task-title-hint = Una cosa sola, che comincia con un verbo: «Chiedere al comune la delibera».
workspace-task-title-missing = Scrivi che cosa c’è da fare.
workspace-task-who = Chi ci pensa
workspace-task-who-hint = Uno o più nomi. «Lo facciamo tutti» vuol dire «non lo fa nessuno».
workspace-task-due = Entro quando
workspace-task-due-hint = Può restare vuoto. Con una data, chi ci pensa riceve un promemoria il giorno prima.
workspace-task-notes = Appunti
workspace-task-no-step = – nessuna –
workspace-task-state-todo = Da fare
workspace-task-state-doing = In corso
workspace-task-state-done = Fatti
workspace-task-none-todo = Niente da fare.
workspace-task-none-doing = Nessuno ha cominciato.
workspace-task-none-done = Ancora niente di finito.
workspace-task-press-todo = Rimetti tra quelli da fare
workspace-task-press-doing = Comincia
workspace-task-press-done = Fatto
workspace-task-now-todo = Il compito è di nuovo da fare.
workspace-task-now-doing = Il compito è in corso.
workspace-task-now-done = Compito fatto.
workspace-task-moved = Nel frattempo qualcun altro ha cambiato questo compito: guarda com’è ora e riprova.
workspace-task-late = in ritardo
workspace-task-mine = tocca a te
workspace-task-due-on = entro il { $date }
workspace-task-nobody = Nessuno ci pensa ancora
workspace-task-done-by = Fatto da { $name }, { $date }
workspace-task-added = Compito aggiunto.
workspace-task-remove = Togli il compito
workspace-task-remove-hint = Si può rimettere per un mese.
workspace-task-removed = Compito tolto. Lo trovi in fondo alla pagina, se ci ripensi.
workspace-task-restored = Il compito è di nuovo nella lista.
workspace-removed = Tolti di recente
workspace-removed-text = { $days ->
    [one] Si possono rimettere per un giorno.
   *[other] Si possono rimettere per { $days } giorni.
}
workspace-suggestions = Aggiungi i compiti tipici di una tappa
workspace-suggestions-text = Sono quelli che fanno di solito le squadre. Poi cambiateli, divideteli e date a ognuno un nome.
workspace-suggest = Aggiungi i compiti tipici
workspace-suggested = { $count ->
    [one] Aggiunto un compito.
   *[other] Aggiunti { $count } compiti.
}
workspace-suggested-none = I compiti tipici di questa tappa ci sono già, o li avete tolti.

workspace-calendar-title = Il calendario della squadra { $team }
workspace-calendar-empty = In questo mese non c’è niente. Aggiungete una visita, un’intervista, una consegna.
workspace-calendar-empty-reader = In questo mese non c’è niente.
workspace-calendar-full = Il calendario ha già { $most } appuntamenti: è il massimo.
workspace-calendar-feed = Vedi queste date anche nel calendario del telefono
workspace-calendar-step = Scadenza
workspace-calendar-meeting = Incontro
workspace-calendar-task = Compito
workspace-calendar-occasion = Appuntamento
workspace-calendar-done = fatto
workspace-months = Mesi
workspace-month-previous = Mese prima
workspace-month-next = Mese dopo
workspace-month-now = Questo mese
workspace-today = oggi
workspace-month-01 = Gennaio
workspace-month-02 = Febbraio
workspace-month-03 = Marzo
workspace-month-04 = Aprile
workspace-month-05 = Maggio
workspace-month-06 = Giugno
workspace-month-07 = Luglio
workspace-month-08 = Agosto
workspace-month-09 = Settembre
workspace-month-10 = Ottobre
workspace-month-11 = Novembre
workspace-month-12 = Dicembre
workspace-weekday-1 = lunedì
workspace-weekday-2 = martedì
workspace-weekday-3 = mercoledì
workspace-weekday-4 = giovedì
workspace-weekday-5 = venerdì
workspace-weekday-6 = sabato
workspace-weekday-7 = domenica
workspace-occasion-new = Nuovo appuntamento
workspace-occasion-change = Modifica l’appuntamento
workspace-occasion-title = Che cosa
workspace-occasion-title-hint = Per esempio «Visita al cantiere». Lo leggono anche i docenti, chi vi aiuta e chi cura il programma: niente nomi di persone. Nel calendario del telefono c’è solo il nome della squadra.
workspace-occasion-title-missing = Scrivi di che cosa si tratta.
workspace-occasion-day = Giorno
workspace-occasion-from = Dalle
workspace-occasion-to = Alle
workspace-occasion-to-hint = Se resta vuoto, un’ora.
workspace-occasion-to-wrong = L’ora di fine viene dopo quella d’inizio, nello stesso giorno.
workspace-occasion-place = Dove
workspace-occasion-notes-hint = Li vede chi apre l’appuntamento da qui.
workspace-occasion-added = Appuntamento aggiunto: è anche nel vostro calendario della classe, in quello dei docenti e di chi vi aiuta.
workspace-occasion-cancel = Annulla l’appuntamento
workspace-occasion-cancel-sure = Annullare l’appuntamento? Resta nel calendario, segnato come annullato.
workspace-occasion-cancelled = Appuntamento annullato.
workspace-occasion-restore = Rimetti l’appuntamento
workspace-occasion-restored = Appuntamento di nuovo in calendario.
workspace-occasion-off = annullato
workspace-occasion-is-off = Questo appuntamento è stato annullato.
workspace-occasion-moved = Nel frattempo qualcun altro l’ha cambiato: guarda com’è ora e riprova.

workspace-canvas-title = Il canvas della squadra { $team }
workspace-canvas-intro = Undici caselle che tengono insieme il lavoro. Partite dalla domanda, poi riempite intorno. Se la domanda cambia non è un fallimento: la versione di prima resta nella storia della casella.
workspace-canvas-lesson = La lezione: la squadra e la domanda
workspace-canvas-asked = È tra le consegne della tappa «{ $step }», entro il { $date }.
workspace-canvas-filled = Caselle riempite
workspace-canvas-of = { $filled } di { $boxes }
workspace-canvas-sheet = Il foglio da stampare
workspace-canvas-back = Torna al canvas
workspace-canvas-nothing = Ancora vuota.
workspace-canvas-history-empty = In questa casella non è ancora stato scritto niente.
workspace-canvas-project = Il progetto in una frase
workspace-canvas-project-hint = Con parole vostre: che cosa si fa, dove, con quanti soldi.
workspace-canvas-puzzle = Che cosa non torna
workspace-canvas-puzzle-hint = Una data passata, pagamenti molto bassi o molto alti, un ruolo vuoto. È da qui che nasce la domanda.
workspace-canvas-audience = A chi serve la risposta
workspace-canvas-audience-hint = Chi usa l’opera, chi ne resta fuori, chi decide. E perché gli importa.
workspace-canvas-data = I dati
workspace-canvas-data-hint = Quali numeri servono, e dove sono: OpenCoesione, il comune, l’ISTAT.
workspace-canvas-question = La domanda
workspace-canvas-question-hint = Quattro prove: precisa, indagabile, aperta, utile. Se la risposta è già nella pagina del progetto, era solo riscaldamento.
workspace-canvas-documents = I documenti
workspace-canvas-documents-hint = Delibere, determine, bandi, cronoprogrammi: quali, e a chi si chiedono.
workspace-canvas-people = Le persone
workspace-canvas-people-hint = A chi fate domande: chi ci lavora, chi la usa, chi decide. Scrivete i ruoli, non i nomi.
workspace-canvas-places = I luoghi
workspace-canvas-places-hint = Dove andate a vedere, e che cosa guardate.
workspace-canvas-steps = I primi tre passi
workspace-canvas-steps-hint = Con un nome e una data. Poi metteteli tra i compiti.
workspace-canvas-hypothesis = Come sapremo la risposta
workspace-canvas-hypothesis-hint = Che cosa pensate di trovare? E che cosa, se lo trovaste, vi darebbe torto?
workspace-canvas-obstacles = Che cosa potrebbe fermarci
workspace-canvas-obstacles-hint = Un ente che non risponde, un permesso che manca, poco tempo. Per ognuno, un piano B.

workspace-diary-title = Il diario della squadra { $team }
workspace-diary-new = Scrivi una pagina
workspace-diary-change = Modifica la pagina
workspace-diary-empty-title = Il diario è ancora bianco
workspace-diary-empty-text = Bastano cinque minuti alla fine di ogni lavoro insieme: che cosa avete fatto, che cosa avete capito, che cosa viene dopo.
workspace-diary-empty-reader = Quando la squadra scrive una pagina, la trovi qui.
workspace-diary-day = Giorno
workspace-diary-day-ahead = Il diario racconta quello che è già successo: scegli oggi o un giorno passato.
workspace-diary-done = Che cosa abbiamo fatto
workspace-diary-done-hint = Anche quello che non è riuscito.
workspace-diary-done-missing = Scrivi che cosa avete fatto.
workspace-diary-present = Chi c’era
workspace-diary-learned = Che cosa abbiamo capito
workspace-diary-learned-hint = Una cosa che ieri non sapevate.
workspace-diary-next = Che cosa viene dopo
workspace-diary-next-hint = Se è un compito, metteteci un nome: nella pagina dei compiti.
workspace-diary-by = scritto da { $name }
workspace-diary-changed = modificato il { $at }
workspace-diary-written = La pagina è nel diario.
workspace-diary-remove = Togli questa pagina
workspace-diary-removed = Pagina tolta. La trovi in fondo al diario, se ci ripensi.
workspace-diary-restored = La pagina è di nuovo nel diario.
workspace-diary-moved = Nel frattempo qualcosa è cambiato: guarda il diario com’è adesso.
workspace-diary-full = Il diario ha già { $most } pagine: è il massimo.
workspace-diary-comment = Commenta il lavoro della squadra

workspace-files-title = I file della squadra { $team }
workspace-files-taken = Occupati { $taken } di { $room }.
workspace-files-empty-title = Ancora nessun file
workspace-files-empty-text = Qui stanno foto, documenti, tabelle e presentazioni della squadra. Li vede chi vede il vostro lavoro, non il pubblico. Caricate il primo qui sotto.
workspace-files-empty-reader = Quando la squadra carica un file, lo trovi qui.
workspace-files-archived = I file messi da parte
workspace-files-archived-none = Nessun file messo da parte.
workspace-files-in-use = I file in uso
workspace-files-full = La squadra ha già { $most } file: è il massimo. Invece di un file nuovo, caricate una nuova versione di uno che c’è.
workspace-files-no-room = Non c’è più posto: tutti i file della squadra insieme possono occupare { $room }.
workspace-file-add = Carica un file
workspace-file-added = File caricato.
workspace-file-file = File
workspace-file-file-hint = Foto (JPEG, PNG, WebP), PDF, documenti (ODT, DOCX), fogli di calcolo (ODS, XLSX), presentazioni (ODP, PPTX); al massimo 25 MB. Un CSV apritelo con un foglio di calcolo e salvatelo come ODS o XLSX; un TXT come ODT o DOCX. Dalle foto togliamo il luogo e tutto quello che annota la macchina.
workspace-file-title = Titolo
workspace-file-title-hint = Che cos’è, in poche parole.
workspace-file-title-missing = Scrivi che cos’è.
workspace-file-description = Descrizione
workspace-file-alt = Che cosa si vede
workspace-file-alt-hint = Solo per le immagini: lo legge chi non può vederle. Niente nomi di persone.
workspace-file-alt-missing = È un’immagine: scrivi che cosa si vede, per chi non può vederla. Poi scegli di nuovo il file.
workspace-file-kind-picture = Immagine
workspace-file-kind-pdf = PDF
workspace-file-kind-sheet = Foglio di calcolo
workspace-file-kind-slides = Presentazione
workspace-file-kind-text = Documento
workspace-file-versions = { $count ->
    [one] una versione
   *[other] { $count } versioni
}
workspace-file-by = { $name }, { $date }
workspace-file-open = Apri
workspace-file-download = Scarica
workspace-file-preview = Anteprima
workspace-file-inline = Guarda il PDF (in una nuova scheda)
workspace-file-no-preview = Di una presentazione non c’è anteprima: scaricala e aprila con il suo programma.
workspace-preview-title = Anteprima di «{ $title }»
workspace-preview-words = Solo il testo, senza immagini e senza impaginazione.
workspace-preview-rows = Il foglio «{ $name }»: quello che c’è scritto, senza colori e senza grafici.
workspace-preview-more-words = Il documento continua: scaricalo per leggerlo tutto.
workspace-preview-more-rows = Ci sono altre righe o altre colonne: scarica il file per vederle tutte.
workspace-preview-empty = Qui non c’è niente di scritto.
workspace-preview-unreadable = Di questo file non riusciamo a fare un’anteprima: forse è rovinato, protetto da una password o molto grande. Scaricalo e aprilo con il suo programma.
workspace-file-all-versions = Versioni
workspace-file-version = Versione { $n }
workspace-file-newest = la più nuova
workspace-file-version-add = Carica una nuova versione
workspace-file-version-hint = Le versioni di prima restano. Foto, PDF, ODT, DOCX, ODS, XLSX, ODP o PPTX; al massimo 25 MB.
workspace-file-version-added = La nuova versione c’è; quelle di prima restano.
workspace-file-versions-full = Questo file ha già { $most } versioni: è il massimo. Se serve, carica un file nuovo.
workspace-file-is-away = Questo file è stato messo da parte. Per aggiungere una versione, prima rimettilo tra i file in uso.
workspace-file-words = Titolo e descrizione
workspace-file-theirs = Quello che c’è ora, salvato il { $at }
workspace-file-archive = Metti da parte
workspace-file-archive-hint = Il file non si cancella: si può rimettere quando si vuole.
workspace-file-archived = File messo da parte.
workspace-file-is-archived = messo da parte
workspace-file-restore = Rimetti tra i file in uso
workspace-file-restored = Il file è di nuovo tra quelli in uso.

workspace-activity-title = Che cosa è successo nella squadra { $team }
workspace-activity-who = Chi
workspace-activity-kind = Che cosa
workspace-activity-filter = Mostra
workspace-activity-everybody = Tutti
workspace-activity-everything = Tutto
workspace-activity-none = Ancora niente da raccontare.
workspace-activity-older = Più vecchie
workspace-activity-newest = Le più nuove
workspace-activity-somebody = Qualcuno
workspace-activity-staff = La redazione
workspace-activity-kind-report = Report
workspace-activity-kind-list = Scelta del progetto
workspace-activity-kind-canvas = Canvas
workspace-activity-kind-documents = Documenti
workspace-activity-kind-desk = Banco dei dati
workspace-activity-kind-posts = Blog
workspace-activity-kind-deliverables = Consegne
workspace-activity-kind-tasks = Compiti
workspace-activity-kind-diary = Diario
workspace-activity-kind-files = File
workspace-activity-kind-people = Commenti, incontri e appuntamenti
workspace-activity-report = { $deed ->
    [chosen] { $who } ha scelto il progetto della squadra
    [approved] { $who } ha detto sì al progetto proposto dalla squadra
    [asked] { $who } ha chiesto al docente il via libera per il report
   *[other] { $who } ha mandato il report alla redazione
}
workspace-activity-comment = { $times ->
    [one] { $who } ha scritto un commento
   *[other] { $who } ha scritto { $times } commenti
}
workspace-activity-meeting = Si fa l’incontro proposto da { $who }: «{ $what }»
workspace-activity-occasion = { $who } ha messo in calendario «{ $what }»
workspace-activity-file = { $deed ->
    [again] { $who } ha caricato una nuova versione di «{ $what }»
   *[other] { $who } ha caricato il file «{ $what }»
}
workspace-activity-diary = { $who } ha scritto nel diario del { $what }
workspace-activity-done = { $who } ha finito il compito «{ $what }»
workspace-activity-task = { $who } ha aggiunto il compito «{ $what }»
workspace-activity-canvas = { $times ->
    [one] { $who } ha scritto nel canvas: «{ $what }»
   *[other] { $who } ha scritto { $times } volte nel canvas: «{ $what }»
}
workspace-activity-evidence = { $deed ->
    [photo] { $who } ha aggiunto una foto al report: «{ $what }»
    [document] { $who } ha aggiunto un documento al report: «{ $what }»
    [video] { $who } ha aggiunto un video al report: «{ $what }»
    [chart] { $who } ha aggiunto un grafico al report: «{ $what }»
   *[other] { $who } ha aggiunto un link al report: «{ $what }»
}
workspace-activity-answer = { $times ->
    [one] { $who } ha scritto nel report: «{ $what }»
   *[other] { $who } ha scritto { $times } volte nel report: «{ $what }»
}
workspace-activity-document = { $deed ->
    [begun] { $who } ha cominciato il documento «{ $what }»
    [restored] { $who } ha ripreso una versione di prima del documento «{ $what }»
   *[other] { $times ->
        [one] { $who } ha scritto nel documento «{ $what }»
       *[other] { $who } ha scritto { $times } volte nel documento «{ $what }»
    }
}
workspace-activity-remark = { $times ->
    [one] { $who } ha commentato il documento «{ $what }»
   *[other] { $who } ha commentato { $times } volte il documento «{ $what }»
}
workspace-activity-draft = { $deed ->
    [begun] { $who } ha cominciato il post «{ $what }»
   *[other] { $times ->
        [one] { $who } ha scritto nel post «{ $what }»
       *[other] { $who } ha scritto { $times } volte nel post «{ $what }»
    }
}
workspace-activity-post = { $deed ->
    [asked] { $who } ha chiesto a chi insegna di controllare il post «{ $what }»
    [returned] { $who } ha rimandato alla squadra il post «{ $what }»
    [hidden] { $who } ha tolto dal pubblico il post «{ $what }»
    [shown] { $who } ha rimesso in pubblico il post «{ $what }»
   *[published] { $who } ha pubblicato il post «{ $what }»
}
workspace-activity-selection = { $who } ha salvato la selezione di dati «{ $what }»
workspace-activity-chart = { $deed ->
    [again] { $who } ha fatto una nuova versione del grafico «{ $what }»
   *[other] { $who } ha fatto il grafico «{ $what }»
}
workspace-activity-handed = { $deed ->
    [again] { $who } ha consegnato di nuovo «{ $what }»
   *[other] { $who } ha consegnato «{ $what }»
}
workspace-activity-verdict = { $deed ->
    [accepted] { $who } ha accettato la consegna «{ $what }»
    [taken-back] { $who } ha ripreso la consegna «{ $what }», prima della risposta
   *[returned] { $who } ha rimandato alla squadra la consegna «{ $what }»
}
workspace-activity-opened = { $deed ->
    [run-off] { $who } ha aperto il ballottaggio fra i progetti alla pari
   *[other] { $who } ha aperto il voto segreto sui progetti
}
workspace-activity-closed = Il voto segreto è chiuso: si vede il risultato
workspace-activity-proposed = { $who } ha proposto a chi insegna il progetto «{ $what }»
workspace-activity-sent-back = { $who } ha rimandato alla squadra il progetto proposto
workspace-activity-reason = { $deed ->
    [pro] { $who } ha scritto una ragione a favore di «{ $what }»
   *[con] { $who } ha scritto una ragione contro «{ $what }»
}
workspace-activity-listed = { $who } ha messo in lista «{ $what }»

workspace-contributions-title = Il lavoro di ognuno nella squadra { $team }
workspace-contributions-link = Il lavoro di ognuno
workspace-contributions-honest = Questi numeri dicono dove qualcuno ha lavorato in Coesa, non quanto vale il suo lavoro. Chi ha fatto l’intervista, chi ha guidato la discussione, chi ha scritto su carta qui non si vede. Sono l’inizio di una conversazione, non un voto.
workspace-contributions-own = Vedi solo la tua riga. Chi insegna le vede tutte.
workspace-contributions-caption = Quante volte ognuno ha fatto che cosa
workspace-contributions-none = Nella squadra non c’è ancora nessuno.
workspace-contributions-total = Tutta la squadra
workspace-contributions-what = Che cosa si conta
workspace-contributions-csv = Scarica in CSV
workspace-contributions-xlsx = Scarica in XLSX
workspace-contributions-file = lavoro
workspace-count-share = Parte del lavoro
workspace-count-share-text = Quanti dei salvataggi di risposte del report, documenti e post della squadra sono suoi. Il resto non entra in questo numero.
workspace-count-answers = Risposte
workspace-count-answers-text = Quante volte ha salvato una risposta del report.
workspace-count-documents = Documenti
workspace-count-documents-text = Quante volte ha salvato un documento della squadra. Il testo con cui un documento comincia e le versioni riprese non contano.
workspace-count-words = Parole
workspace-count-words-text = Quante parole ha aggiunto ai documenti.
workspace-count-posts = Post
workspace-count-posts-text = Quante volte ha salvato un post.
workspace-count-canvas = Canvas
workspace-count-canvas-text = Quante volte ha salvato una casella del canvas.
workspace-count-selections = Selezioni
workspace-count-selections-text = Quante ricerche nei dati ha salvato per la squadra.
workspace-count-charts = Grafici
workspace-count-charts-text = Quante versioni di grafici ha fatto.
workspace-count-reasons = Ragioni
workspace-count-reasons-text = Quante ragioni a favore o contro ha scritto accanto ai progetti in lista.
workspace-count-tasks = Compiti fatti
workspace-count-tasks-text = Quanti compiti ha segnato come fatti.
workspace-count-diary = Diario
workspace-count-diary-text = Quante pagine del diario ha scritto.
workspace-count-files = File
workspace-count-files-text = Quante versioni di file ha caricato.
workspace-count-photos = Foto
workspace-count-photos-text = Quante foto ha aggiunto alle prove del report.
workspace-count-deliverables = Consegne
workspace-count-deliverables-text = Quante volte ha consegnato qualcosa che una tappa chiede. Ciò che la squadra ha ripreso prima della risposta non conta.
workspace-count-comments = Commenti
workspace-count-comments-text = Quanti commenti ha scritto sul lavoro della squadra.
workspace-count-remarks = Commenti ai documenti
workspace-count-remarks-text = Quanti commenti ha scritto sui documenti.
workspace-count-lessons = Lezioni
workspace-count-lessons-text = Quante unità del corso ha letto.

workspace-ahead = Che cosa viene adesso
workspace-ahead-due = Da consegnare
workspace-ahead-all-due = Tutte le consegne
workspace-ahead-tasks = I tuoi prossimi compiti
workspace-ahead-no-tasks = Nessun compito con il tuo nome.
workspace-ahead-all-tasks = Tutti i compiti
workspace-ahead-days = Le prossime date
workspace-ahead-no-days = Nessuna data nei prossimi due mesi.
workspace-ahead-calendar = Il calendario
workspace-ahead-last = Le ultime novità
workspace-ahead-activity = Tutto quello che è successo

workspace-next-title = { $count ->
    [one] Un compito con il tuo nome
   *[other] { $count } compiti con il tuo nome
}
workspace-next-text = Squadra { $team }: «{ $task }», entro il { $date }.
workspace-next-action = Apri i tuoi compiti
