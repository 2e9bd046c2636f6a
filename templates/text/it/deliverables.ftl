deliverables-title = Consegne
deliverables-intro = Tutto quello che la squadra consegna durante l’anno, tappa per tappa. Apri una consegna per leggere che cosa va bene e per lavorarci.
deliverables-year = L’anno in una riga
deliverables-until = entro il { $date }
deliverables-until-own = per la vostra squadra entro il { $date }
deliverables-none-title = Qui non c’è ancora niente
deliverables-none-text = Quando chi cura il programma avrà scritto le tappe dell’anno, qui troverete che cosa consegnare e quando.
deliverables-step-nothing = In questa tappa non si consegna niente.
deliverables-step-due = Si apre il { $opens }, si consegna entro il { $due }.
deliverables-points-sum = Punti delle tappe fatte: { $earned } su { $all }.
deliverables-points = { $n ->
    [0] La tappa non dà punti.
    [one] La tappa vale un punto.
   *[other] La tappa vale { $n } punti.
}
deliverables-sums = Consegnate { $handed } su { $all }{ $accepted ->
    [0] {""}
    [one] , una accettata
   *[other] , { $accepted } accettate
}
deliverables-due = Entro il { $date }
deliverables-extended = tempo in più, dato dal programma
deliverables-left = mancano { $long }
deliverables-over-since = scaduta da { $long }
deliverables-late-by = in ritardo di { $long }
deliverables-span-minutes = { $n ->
    [one] un minuto
   *[other] { $n } minuti
}
deliverables-span-hours = { $n ->
    [one] un’ora
   *[other] { $n } ore
}
deliverables-span-days = { $n ->
    [one] un giorno
   *[other] { $n } giorni
}
deliverables-state = A che punto è
deliverables-state-not-begun = da cominciare
deliverables-state-draft = bozza
deliverables-state-handed-in = consegnata
deliverables-state-returned = da rivedere
deliverables-state-accepted = accettata
deliverables-tracked = Si fa altrove in Coesa: qui si vede solo se c’è.
deliverables-tracked-done = fatta
deliverables-tracked-open = da fare
deliverables-back = Tutte le consegne della squadra
deliverables-class-link = Le consegne della classe
deliverables-about = Che cosa va bene
deliverables-takes = Si consegna come:
deliverables-answer-returned = Che cosa vi chiedono di rivedere
deliverables-answer-accepted = Che cosa vi dicono
deliverables-draft = Il vostro lavoro
deliverables-draft-text = È una bozza comune: chi è nella squadra la legge e la cambia. Testo e link si salvano da soli mentre scrivete; nessuno li giudica finché non li consegnate.
deliverables-own = Qualcosa che avete già fatto in Coesa
deliverables-own-hint = Diventa un link: chi insegna lo apre e lo vede com’è in quel momento.
deliverables-own-copy-hint = Il suo testo viene copiato qui sotto, in fondo a quello che c’è già.
deliverables-own-none = Scegliete…
deliverables-own-add = Aggiungi alla consegna
deliverables-own-added = Aggiunto, bozza salvata.
deliverables-own-gone = Nel frattempo questo non c’è più: scegliete qualcos’altro.
deliverables-own-full = Non c’è posto per un altro link: toglietene uno.
deliverables-own-canvas = Il nostro canvas
deliverables-own-post = Post: { $title }
deliverables-own-chart = Grafico: { $title }
deliverables-own-document = Documento: { $title }
deliverables-words-count = Parole:
deliverables-words-length = ne servono da { $least } a { $most }
deliverables-words-are = Le parole sono { $n }, ne servono da { $least } a { $most }.
deliverables-words = Testo
deliverables-words-hint = Si può usare Markdown: **grassetto**, righe che cominciano con - per un elenco, ## per un titolo.
deliverables-links = Link
deliverables-links-more = Altri link
deliverables-links-hint = Un titolo e un indirizzo intero (https://…). Per una pagina vostra in Coesa basta quello che segue il nome del sito, per esempio /it/teams/1.
deliverables-link-title = Titolo del link { $n }
deliverables-link-url = Indirizzo del link { $n }
deliverables-link-title-missing = Scrivi che cosa si trova a questo indirizzo.
deliverables-link-wrong = Serve un indirizzo intero, per esempio https://www.esempio.it, o una pagina di Coesa che comincia con /it/.
deliverables-not-asked = Questa consegna si fa in un’altra forma: leggi «Che cosa va bene».
deliverables-files = File
deliverables-file = File
deliverables-file-add = Aggiungi un file
deliverables-file-room = Finora { $n } su { $most }. Il file si aggiunge quando salvi.
deliverables-file-hint = Foto (JPEG, PNG, WebP), PDF, documenti (ODT, DOCX), fogli di calcolo (ODS, XLSX) o presentazioni (ODP, PPTX). Un CSV apritelo con un foglio di calcolo e salvatelo come ODS o XLSX. Dalle foto togliamo il luogo dello scatto.
deliverables-file-title = Che cos’è
deliverables-file-title-hint = In poche parole; per una foto, che cosa si vede.
deliverables-file-title-missing = Scrivi che cos’è il file, in poche parole.
deliverables-file-missing = Scegli il file, o lascia vuoto «Che cos’è».
deliverables-file-again = Il file non è stato salvato: sceglilo di nuovo.
deliverables-file-added = Bozza salvata, file aggiunto.
deliverables-file-remove = Togli
deliverables-file-remove-sure = Togliere «{ $title }» dalla bozza?
deliverables-file-removed = Il file non è più nella bozza.
deliverables-files-full = { $n ->
    [one] C’è posto per un file solo: togline uno per cambiarlo.
   *[other] C’è posto per { $n } file: togline uno per aggiungerne un altro.
}
deliverables-save = Salva la bozza
deliverables-saved = Bozza salvata.
deliverables-hand-in = Consegna
deliverables-hand-in-sure = Consegnare adesso? Finché nessuno ha risposto potete riprenderla.
deliverables-handed-in-done = Consegnata. Chi insegna la trova fra quelle da guardare.
deliverables-nothing = Non c’è ancora niente da consegnare: scrivi qualcosa, metti un link o aggiungi un file.
deliverables-stale-while-writing = Qualcun altro della squadra ha salvato un’altra bozza mentre scrivevi. La tua è ancora nei campi: scegli come continuare.
deliverables-stale = Nel frattempo qualcun altro della squadra ha salvato un’altra bozza. Qui sotto ci sono tutte e due: tieni il meglio e salva di nuovo.
deliverables-theirs = La bozza salvata da { $name }
deliverables-closed = Nel frattempo la consegna è stata fatta: ora non si può cambiare.
deliverables-unsaved = Quello che avevi scritto, non salvato
deliverables-work-draft = La bozza della squadra
deliverables-work-there = Che cosa è stato consegnato
deliverables-empty = Qui non c’è ancora niente.
deliverables-take-back = Riprendi la consegna
deliverables-take-back-text = Volete cambiare qualcosa? Finché nessuno ha risposto potete riprenderla.
deliverables-take-back-sure = Riprendere la consegna? Per chi insegna è come se non ci fosse.
deliverables-taken-back = L’avete ripresa: è di nuovo una bozza.
deliverables-moved = Nel frattempo qualcosa è cambiato: guarda a che punto è e riprova.
deliverables-judge = La tua risposta
deliverables-answer = Due parole per la squadra
deliverables-answer-hint = Le legge tutta la squadra. Per chiedere di rivedere qualcosa servono; per accettare no.
deliverables-answer-missing = Scrivi alla squadra che cosa deve rivedere.
deliverables-accept = Accetta
deliverables-return = Chiedi di rivedere
deliverables-accepted-done = Accettata: la squadra lo sa.
deliverables-returned-done = Torna alla squadra con le tue parole.
deliverables-waiting = Le altre da guardare
deliverables-previous = Prima: { $what }
deliverables-next = Poi: { $what }
deliverables-others = { $n ->
    [0] Nessun’altra aspetta.
    [one] Un’altra aspetta.
   *[other] Altre { $n } aspettano.
}
deliverables-versions = Versioni consegnate
deliverables-version = versione { $n }
deliverables-version-text = Così com’era quando è stata consegnata: non cambia più.
deliverables-verdict-accepted = accettata
deliverables-verdict-returned = da rivedere
deliverables-verdict-taken-back = ripresa dalla squadra
deliverables-extension = Più tempo per questa squadra
deliverables-extension-text = Un nuovo termine solo per questa consegna di questa squadra. Con i due campi vuoti torna quello della tappa.
deliverables-extension-give = Dai questo termine
deliverables-extension-early = Il nuovo termine deve venire dopo quello della tappa.
deliverables-extended-done = La squadra ha più tempo, e lo sa.
deliverables-extension-gone = Vale di nuovo il termine della tappa.
deliverables-class-title = Consegne della { $class }
deliverables-class-intro = Che cosa hanno consegnato le squadre. Quelle da guardare sono in ordine di arrivo: aprine una e vai avanti con «Poi».
deliverables-class-count = { $n ->
    [one] una consegna
   *[other] { $n } consegne
}
deliverables-filter = Quali consegne
deliverables-filter-waiting = Da guardare
deliverables-filter-late = In ritardo
deliverables-filter-returned = Da rivedere
deliverables-filter-accepted = Accettate
deliverables-filter-all = Tutte
deliverables-what = Consegna
deliverables-handed-at = Consegnata il
deliverables-not-yet = non ancora
deliverables-class-empty-title-waiting = Non c’è niente da guardare
deliverables-class-empty-title-late = Nessuna consegna è in ritardo
deliverables-class-empty-title-returned = Nessuna consegna è da rivedere
deliverables-class-empty-title-accepted = Nessuna consegna è stata ancora accettata
deliverables-class-empty-title-all = Qui non si consegna ancora niente
deliverables-class-empty-text = Con gli altri filtri vedi anche il resto. Quando una squadra consegna, ricevi un avviso.
deliverables-next-returned-title = Da rivedere: { $asked }
deliverables-next-returned-text = Chi insegna ha letto la consegna della squadra { $team } e chiede di sistemare qualcosa.
deliverables-next-returned-action = Leggi e sistema
deliverables-next-due-title = Prossima consegna: { $asked }
deliverables-next-due-text = La squadra { $team } consegna entro il { $due }.
deliverables-next-due-action = Apri la consegna
deliverables-next-late-title = In ritardo: { $asked }
deliverables-next-late-text = Il termine della squadra { $team } era il { $due }. Si può consegnare anche adesso.
deliverables-next-late-action = Apri la consegna
deliverables-next-waiting-title = { $count ->
    [one] Una consegna da guardare
   *[other] { $count } consegne da guardare
}
deliverables-next-waiting-text = Le squadre della { $class } aspettano una risposta.
deliverables-next-waiting-action = Guarda le consegne
