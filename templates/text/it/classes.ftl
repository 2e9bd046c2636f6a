classes-join-title = Entra con il codice della classe
classes-join-intro = Ti bastano il codice che ti ha dato chi insegna, un nome e una password. Non servono né e-mail né cognome.
classes-join-have = Hai già un nome di accesso?
classes-join-sign-in = Entra da qui
classes-join-known = Hai già il tuo accesso: scrivi soltanto il codice della nuova classe.
classes-join-code = Codice della classe
classes-join-code-hint = Maiuscole, spazi e trattini non contano.
classes-join-code-wrong = Questo codice non è di nessuna classe di quest’anno. Confrontalo lettera per lettera con quello sulla lavagna, oppure chiedilo di nuovo a chi insegna.
classes-join-name = Come ti chiami?
classes-join-name-hint = Il nome o un soprannome che la classe riconosce. Non scrivere il cognome. Lo vedono la classe, chi insegna, chi lavora al programma e le persone dei centri e delle associazioni che aiutano la classe.
classes-join-name-missing = Scrivi un nome o un soprannome.
classes-join-name-long = Il nome è troppo lungo: al massimo { $longest } caratteri.
classes-join-choice = Quale password vuoi?
classes-join-choice-own = La scelgo io
classes-join-choice-own-hint = Scrivila nel campo qui sotto.
classes-join-choice-made = Fatemene una voi
classes-join-choice-made-hint = La vedrai una volta sola, nella prossima pagina: tieni pronto un foglio.
classes-join-password = La tua password
classes-join-password-hint = Almeno { $shortest } caratteri: tre o quattro parole a caso vanno benissimo. Lascia vuoto se la facciamo noi.
classes-join-button = Entra nella classe
classes-joined = Ora fai parte della classe { $class }!
classes-joined-again = Adesso fai parte anche della classe { $class }.
classes-joined-already = Fai già parte della classe { $class }.
classes-joined-reloaded = Fai già parte della classe { $class }. La password si vede una volta sola: se non l’hai scritta, chiedi al tuo docente di dartene una nuova.
classes-welcome-title = { $name }, questo è il tuo accesso
classes-welcome-text = Scrivi il nome di accesso su un foglio o stampa questa pagina: ti serve, insieme alla password, ogni volta che entri.
classes-welcome-lost = Se perdi la password, chi insegna può dartene una nuova. Il nome di accesso resta sempre lo stesso.
classes-welcome-go = L’ho scritto, andiamo avanti
classes-card-name = Nome
classes-card-sign-in = Nome di accesso
classes-card-address = Indirizzo del sito
classes-list-title = Classi
classes-list-year = Anno scolastico
classes-list-show = Mostra
classes-list-edition = Anno scolastico { $edition }
classes-list-caption = Le classi dell’anno { $edition }
classes-list-empty-title = Non c’è ancora nessuna classe
classes-list-empty-text = Le classi compaiono qui quando il programma le ha ammesse e affidate a chi insegna.
classes-class = Classe
classes-school = Scuola
classes-student = Studente
classes-students = Studenti
classes-team = Squadra
classes-teams = Squadre
classes-members = Chi ne fa parte
classes-report = Progetto e report
classes-stage = A che punto è
classes-lessons = Lezioni
classes-quizzes = Quiz
classes-last-active = Ultima attività
classes-password = Password
classes-without-team = Senza squadra
classes-read-all = Hanno letto tutto
classes-read-all-note = { $n ->
    [0] non ci sono ancora lezioni
    [one] per ora c’è una lezione
   *[other] le lezioni sono { $n }
}
classes-published = Report pubblicati
classes-show-title = Classe { $class }
classes-show-where = { $school }, anno scolastico { $edition }
classes-invite-title = Far entrare la classe
classes-invite-text = Ogni studente apre { $address } e scrive il codice { $code }. Sceglie un nome senza cognome e una password, e riceve il suo nome di accesso.
classes-cards-link = Tessere da stampare
classes-students-caption = Gli studenti della classe, quanto hanno letto e quando sono stati attivi
classes-students-how = La parte del lavoro conta quante volte si salvano risposte del report, documenti e post: i salvataggi della persona su tutti quelli della sua squadra. L’ultima attività è l’ultima cosa fatta nel corso o in squadra: anche canvas, diario, compiti, file, dati, commenti e consegne. Entrare nel sito non conta.
classes-silent = tutto fermo dal { $date }
classes-silent-how = «Tutto fermo dal…» compare accanto a uno studente o a una squadra quando non c’è attività da almeno { $days } giorni e in tutto questo tempo una tappa era aperta e non finita. Per chi non ha mai fatto niente si conta da quando è in classe.
classes-export-silent = Tutto fermo dal
classes-export-points = Punti della squadra, su { $all }
classes-export-team-silent = Squadra ferma dal
classes-members-link = Chi c’è e chi c’è stato
classes-members-title = { $class }: chi c’è e chi c’è stato
classes-members-text = Da quando ognuno è nella classe e nelle squadre. Chi arriva a metà anno trova il lavoro della sua squadra; ciò che ha scritto chi se n’è andato resta.
classes-members-here = Nella classe adesso
classes-members-here-caption = Studenti e studentesse della classe, per nome
classes-members-gone = Chi non c’è più
classes-members-gone-caption = Chi è uscito dalla classe durante l’anno
classes-members-none-gone = Nessuno è uscito dalla classe.
classes-member-time = Nella classe
classes-member-teams = Nelle squadre
classes-member-name = Nome
classes-member-from = dal { $from }
classes-member-from-until = dal { $from } al { $until }
classes-rename = Correggi
classes-rename-save = Salva il nome
classes-renamed = Il nome è corretto, anche dove era già scritto.
classes-rename-closed = L’accesso è chiuso: il nome non si può cambiare finché non viene riaperto.
classes-students-empty = Non è ancora entrato nessuno. Scrivi il codice alla lavagna: ognuno entra da solo.
classes-teams-caption = Le squadre e i loro report
classes-teams-empty = Non c’è ancora nessuna squadra. Creane una qui sotto, poi scegli la squadra di ogni studente.
classes-no-team = nessuna squadra
classes-team-of = Squadra di { $name }
classes-move = Salva le squadre
classes-moved = { $count ->
    [one] Fatto: una persona ha cambiato squadra
   *[other] Fatto: { $count } persone hanno cambiato squadra
} ({ $names }).
classes-moved-none = Nessuno ha cambiato squadra.
classes-moved-gone = Nel frattempo qualcosa è cambiato: lo studente o la squadra non è più in questa classe.
classes-read-of = { $read } di { $all }
classes-quizzes-taken = { $n ->
    [one] { $n } quiz
   *[other] { $n } quiz
}
classes-quizzes-right = { $n }% di risposte giuste
classes-no-quiz = nessuno
classes-members-none = nessuno, per ora
classes-no-report = Non ha ancora scelto un progetto.
classes-work-link = { $n ->
    [0] Le consegne della classe
    [one] Una consegna da guardare
   *[other] { $n } consegne da guardare
}
classes-work = Consegne da guardare
classes-work-note = { $n ->
    [0] nessuna torna alla squadra
    [one] una è tornata alla squadra
   *[other] { $n } sono tornate alla squadra
}
classes-step-pieces = { $handed } su { $asked } consegnate{ $accepted ->
    [0] {""}
    [one] , una accettata
   *[other] , { $accepted } accettate
}{ $late ->
    [0] {""}
   *[other] , { $late } in ritardo
}
classes-team-new = Crea una squadra
classes-team-name = Nome della squadra
classes-team-name-hint = È il nome che leggerà il pubblico: niente nomi di persone.
classes-team-name-missing = La squadra ha bisogno di un nome.
classes-team-motto = Motto
classes-team-motto-hint = Facoltativo. È pubblico anche questo.
classes-team-long = È troppo lungo: al massimo { $longest } caratteri.
classes-team-taken = In questa classe c’è già una squadra con questo nome.
classes-team-create = Crea la squadra
classes-team-created = La squadra { $team } è pronta. Adesso scegli chi ne fa parte.
classes-cards-title = Tessere di accesso della classe { $class }
classes-cards-text = Una tessera per studente, da ritagliare. La password non c’è: la conosce solo chi l’ha scelta. Chi l’ha persa ne riceve una nuova dalla pagina della classe.
classes-card-waiting = Non è ancora entrato e non ha una password: questa tessera da sola non apre niente. Serve un codice nuovo.
classes-cards-renew-title = Chi non è ancora entrato
classes-cards-renew-text = { $count ->
    [one] Uno studente messo in classe da un elenco non è ancora entrato: per la prima volta gli serve il codice, che si è visto solo quando è stato fatto.
   *[other] { $count } studenti messi in classe da un elenco non sono ancora entrati: per la prima volta serve loro il codice, che si è visto solo quando è stato fatto.
} Se le tessere sono perse o scadute puoi farne di nuove: i codici di prima smettono di valere. Si vedono una volta sola, nella prossima pagina: tieni pronta la stampante.
classes-cards-renew = Nuovi codici per chi non è ancora entrato
classes-cards-renew-sure = I codici di prima smetteranno di valere. Continuare?
classes-cards-renew-stale = Nessun codice nuovo: da quando hai aperto la pagina sono stati fatti altri codici, oppure sono già entrati tutti.
classes-cards-empty-title = Non c’è ancora nessuna tessera
classes-password-title = Una nuova password per { $name }
classes-password-text = La password di adesso smetterà di valere e tutte le sessioni aperte di questo studente si chiuderanno. Quella nuova si vede una volta sola.
classes-password-button = Crea una nuova password
classes-password-once = Consegnala adesso o stampa la pagina: quando la chiudi non si vede più. Lo studente può cambiarla dal suo profilo.
classes-password-back = Torna alla classe
classes-password-link = Nuova password
classes-password-for = per { $name }
classes-next-join-title = Entra nella tua classe
classes-next-join-text = Il tuo accesso non è ancora in nessuna classe. Serve il codice che ti dà chi insegna.
classes-next-join-action = Scrivi il codice
classes-next-team-title = Tra poco avrai una squadra
classes-next-team-text = Le squadre le compone chi insegna. Intanto guarda quali progetti ci sono vicino a te.
classes-next-team-action = Cerca progetti
classes-next-class-title = Classe { $class }
classes-next-class-text = { $students ->
    [one] Uno studente, in una squadra.
   *[other] { $students } studenti, tutti in una squadra.
}
classes-next-without-text = { $without ->
    [one] Uno studente non è ancora in una squadra.
   *[other] { $without } studenti non sono ancora in una squadra.
}
classes-next-empty-text = Non è ancora entrato nessuno. Il codice della classe è { $code }.
classes-next-class-action = Apri la classe
classes-sign-in-first-time = È la prima volta?
classes-sign-in-join = Entra con il codice della classe
classes-deadline-end = La fine del lavoro di quest’anno
classes-nudges-link = Messaggi alla classe
classes-nudges-title = Messaggi alla classe { $class }
classes-nudges-intro = Una parola breve, quando serve: chi la riceve la trova tra gli avvisi e non può rispondere qui. Non è mai privata: la leggono tutti i docenti della classe e chi lavora al programma.
classes-nudges-sent = Messaggi già scritti
classes-nudges-empty = Non c’è ancora nessun messaggio.
classes-nudge-write = Scrivi
classes-nudge-write-to = a { $name }
classes-nudge-to = A chi
classes-nudge-to-choose = Scegli
classes-nudge-to-class = Tutta la classe
classes-nudge-to-team = tutta la squadra { $team }
classes-nudge-to-missing = Scegli uno studente o una squadra.
classes-nudge-to-gone = Nel frattempo qualcosa è cambiato: lo studente o la squadra non è più in questa classe. Scegli di nuovo.
classes-nudge-too-many = Per oggi bastano: si possono scrivere al massimo tre messaggi al giorno alla stessa persona o squadra. Riprova domani, o parlane a voce.
classes-nudge-phrase = Che cosa
classes-nudge-phrase-none = Solo con parole mie
classes-nudge-phrase-read-lesson = C’è una lezione da leggere: bastano venti minuti.
classes-nudge-phrase-choose-project = È il momento di scegliere il progetto.
classes-nudge-phrase-go-on = Il report aspetta: andate avanti con un’altra domanda.
classes-nudge-phrase-answer-remarks = Ci sono osservazioni a cui rispondere.
classes-nudge-phrase-talk-to-me = Parlatemene alla prossima lezione.
classes-nudge-phrase-well-done = Bel lavoro, continuate così!
classes-nudge-words = Con parole tue
classes-nudge-words-hint = Al massimo { $longest } caratteri. Niente voti e niente di personale.
classes-nudge-empty = Scegli un testo pronto o scrivi qualcosa tu.
classes-nudge-long = Il messaggio è troppo lungo: al massimo { $longest } caratteri.
classes-nudge-send = Manda il messaggio
classes-nudge-sent = { $people ->
    [0] Il messaggio è scritto, ma per ora non arriva a nessuno: lì non c’è ancora nessuno.
    [one] Fatto: una persona lo trova tra i suoi avvisi.
   *[other] Fatto: { $people } persone lo trovano tra i loro avvisi.
}
classes-nudge-from-to = { $author } a { $to }, { $at }
classes-calendars-title = Il calendario
classes-calendars-intro = Le scadenze delle tue classi. Con un indirizzo segreto le vedi anche nel calendario del telefono o del computer: si aggiornano da sole.
classes-calendars-empty-title = Non sei ancora in nessuna classe
classes-calendars-empty-text = Quando fai parte di una classe, le sue scadenze compaiono qui.
classes-calendar-no-days = Non c’è ancora nessuna scadenza.
classes-calendar-address = Copia questo indirizzo nel tuo programma di calendario, dove dice «abbonati» o «da URL»:
classes-calendar-secret = Chi conosce l’indirizzo vede le scadenze della classe, le ore degli appuntamenti e i nomi delle squadre. Titoli e luoghi che scrivete voi, dove può esserci il nome di qualcuno, restano dentro Coesa. Se ti sfugge, fanne uno nuovo: il vecchio smette di funzionare.
classes-calendar-make = Crea il mio indirizzo
classes-calendar-renew = Fanne uno nuovo
classes-calendar-renew-sure = L’indirizzo di adesso smetterà di funzionare. Continuare?
classes-calendar-revoke = Spegni l’indirizzo
classes-calendar-renewed = Ecco il tuo indirizzo.
classes-calendar-revoked = L’indirizzo non funziona più.
classes-calendar-name = Coesa, classe { $class }
classes-calendar-meeting = Incontro: { $topic } ({ $whom })
classes-calendar-occasion = { $topic } ({ $whom })
classes-calendar-event = Scadenza della classe { $class }
classes-calendar-step = Consegna: tappa «{ $step }»
classes-calendar-feed-meeting = Incontro con chi aiuta ({ $whom })
classes-calendar-feed-occasion = Appuntamento della squadra { $whom }
classes-calendar-meeting-event = Incontro della classe { $class } con chi la aiuta. Argomento e luogo si leggono in Coesa.
classes-calendar-occasion-event = Appuntamento di una squadra della classe { $class }. Titolo e luogo si leggono in Coesa.
classes-saved = Salvato.
classes-card-code = Codice per la prima volta
classes-cards-fresh = { $count ->
    [one] Una tessera. Stampala adesso
   *[other] { $count } tessere. Stampale adesso
}: i codici si vedono solo in questa pagina e non sono scritti da nessuna parte. Ogni codice serve una volta, per scegliere la password.
classes-welcome-password = Scrivi adesso anche la password: non la vedrai più.
classes-left = Lo studente non è più nella classe. Quello che ha scritto resta alla squadra. Con il codice della classe potrebbe rientrare: se non deve, fanne uno nuovo nelle impostazioni della classe.
classes-readmit = Riammetti
classes-readmitted = Fatto: è di nuovo nella classe. Adesso scegli la sua squadra nella pagina della classe.
classes-readmit-not = È già nella classe, oppure il suo accesso è chiuso.
classes-member-place = Posto in classe
classes-rename-there = In classe c’è già qualcuno con questo nome: aggiungi un’iniziale.
classes-leave-text = Chi togli esce da oggi dalla classe e dalla sua squadra. L’accesso resta suo e quello che ha scritto resta nel report.
classes-leave-sure = Togliere { $name } dalla classe?
classes-leave-button = Togli dalla classe
classes-roster-link = Aggiungi gli studenti da un elenco
classes-roster-title = Gli studenti della classe { $class } da un elenco
classes-roster-text = Incolla l’elenco o carica un file. Prima lo controlli, poi ogni studente riceve una tessera con il nome di accesso e un codice per scegliere la password.
classes-roster-list = L’elenco
classes-roster-list-hint = Un nome per riga, senza cognome. Se vuoi aggiungi la squadra: nome, punto e virgola, squadra.
classes-roster-file = Oppure un file
classes-roster-file-hint = CSV o XLSX con le colonne nome e, se vuoi, squadra.
classes-roster-look = Controlla l’elenco
classes-roster-no-table = Non riusciamo a leggerlo come tabella. Serve un CSV o un XLSX, oppure un nome per riga.
classes-roster-no-text = Questo file non è un elenco: è un’immagine, un PDF o un documento di un altro tipo. Salvalo come CSV o XLSX, oppure incolla i nomi.
classes-roster-nothing = L’elenco è vuoto.
classes-roster-too-many = Ci sono troppe righe: al massimo { $most } alla volta.
classes-roster-preview = Il controllo
classes-roster-wrong = { $wrong ->
    [one] Una riga su { $total } ha
   *[other] { $wrong } righe su { $total } hanno
} qualcosa da sistemare. Non abbiamo scritto niente: correggi l’elenco e controllalo di nuovo.
classes-roster-right = Tutto a posto: { $total ->
    [one] una riga
   *[other] { $total } righe
}. Non abbiamo ancora scritto niente.
classes-roster-all-there = Sono già tutti in classe: non c’è niente da aggiungere. Chi non è ancora entrato può avere un codice nuovo dalla pagina delle tessere.
classes-roster-imported = Già importati: gli studenti dell’elenco sono in classe. I codici si sono visti quando sono stati fatti; per chi non è ancora entrato qui se ne possono fare di nuovi.
classes-roster-new-teams = { $count ->
    [one] Una squadra non c’è ancora e sarà creata: guarda che non sia un errore di battitura, perché il suo nome è pubblico.
   *[other] { $count } squadre non ci sono ancora e saranno create: guarda che non siano errori di battitura, perché i loro nomi sono pubblici.
}
classes-roster-new-team = squadra nuova
classes-roster-there = già in classe: saltata
classes-roster-surname = se una delle parole è il cognome, toglila o lascia solo l’iniziale
classes-roster-surnames = In questo elenco sembrano esserci i cognomi. Bastano i nomi, al massimo con un’iniziale: toglili dall’elenco e controllalo di nuovo. Se sono doppi nomi, va bene così.
classes-roster-caption = Le righe dell’elenco
classes-roster-line = Riga
classes-roster-check = Controllo
classes-roster-ok = va bene
classes-roster-more = { $count ->
    [one] C’è un’altra riga senza errori.
   *[other] Altre { $count } righe senza errori.
}
classes-roster-mistake-empty = manca il nome
classes-roster-mistake-no-name = questo non è un nome
classes-roster-mistake-long = il nome è troppo lungo
classes-roster-mistake-twice = il nome c’è già più in alto: aggiungi un’iniziale
classes-roster-mistake-there = in classe c’è già qualcuno con questo nome: aggiungi un’iniziale
classes-roster-mistake-team-long = il nome della squadra è troppo lungo
classes-roster-once = Le tessere compaiono una volta sola, nella prossima pagina: tieni pronta la stampante.
classes-roster-import = Aggiungi e mostra le tessere
classes-activation-title = La prima volta con la tessera
classes-activation-text = Scrivi il codice che c’è sulla tua tessera e scegli la tua password. Il codice vale una volta sola.
classes-activation-code = Codice della tessera
classes-activation-code-hint = Trattini, spazi e maiuscole non contano.
classes-activation-password = La tua nuova password
classes-activation-password-hint = Almeno { $shortest } caratteri: tre o quattro parole a caso vanno benissimo.
classes-activation-button = Entra
classes-activation-wrong = Questo codice non apre niente: forse l’hai già usato, o è troppo vecchio. Controllalo lettera per lettera, o chiedi a chi insegna.
classes-activation-done = Fatto! D’ora in poi entri con il nome di accesso e la tua password.
classes-activation-link = Hai una tessera con un codice?
classes-activation-link-go = Usala qui la prima volta
classes-settings-link = Impostazioni della classe
classes-settings-title = Impostazioni della classe { $class }
classes-code-open = aperto
classes-code-closed = chiuso
classes-code-text = Chi conosce il codice entra in classe. Quando ci siete tutti puoi chiuderlo; se è finito in mani sbagliate fanne uno nuovo.
classes-code-renew = Nuovo codice
classes-code-renew-sure = Il codice di adesso smetterà di valere. Continuare?
classes-code-renewed = Ecco il nuovo codice.
classes-code-close = Chiudi gli ingressi
classes-code-reopen = Riapri gli ingressi
classes-opened = Con il codice si può di nuovo entrare.
classes-closed = Con il codice non entra più nessuno.
classes-invite-closed = Gli ingressi con il codice sono chiusi. Puoi riaprirli nelle impostazioni.
classes-name = Nome della classe
classes-name-title = Nome
classes-name-save = Cambia il nome
classes-name-missing = La classe ha bisogno di un nome.
classes-teachers = Chi insegna
classes-teaching-main = docente della classe
classes-teaching-second = secondo docente
classes-teaching-substitute = supplente
classes-teacher-days = dal { $from } al { $to }
classes-teacher-later = non ancora
classes-teacher-remove = Togli
classes-teacher-leave = Lascio questa classe
classes-teacher-leave-sure = Non vedrai più la classe { $class }. Continuare?
classes-teacher-left = Fatto: non segui più la classe.
classes-teachers-lead = Chi altro segue la classe lo decide il docente della classe. Tu puoi lasciarla quando vuoi.
classes-teacher-remove-sure = { $name } non vedrà più la classe. Continuare?
classes-teacher-removed = Fatto: non segue più la classe.
classes-teacher-last = Una classe non può restare senza docente: prima invita qualcuno.
classes-invitations = Inviti in attesa
classes-invitation-until = scade il { $date }
classes-invitation-withdraw = Ritira l’invito
classes-invitation-withdrawn = L’invito è ritirato.
classes-invite-title-teacher = Invita un collega
classes-invite-email = E-mail
classes-invite-kind = Come
classes-invite-kind-missing = Scegli come.
classes-invite-second = Secondo docente
classes-invite-second-hint = Segue la classe insieme a te.
classes-invite-substitute = Supplente
classes-invite-substitute-hint = Segue la classe nei giorni che scrivi sotto.
classes-invite-main = Gli passo la classe
classes-invite-main-hint = Quando accetta, la classe è sua e tu non la vedi più.
classes-invite-from = Dal giorno
classes-invite-to = Al giorno
classes-invite-days-hint = Solo per un supplente.
classes-invite-days-missing = Per un supplente servono il primo e l’ultimo giorno.
classes-invite-days-wrong = L’ultimo giorno non può essere passato né venire prima del primo.
classes-invite-teaches = Chi ha questo indirizzo segue già la classe.
classes-invite-waits = Questo indirizzo ha già un invito che aspetta risposta: per mandarne un altro, prima ritira quello.
classes-invite-button = Manda l’invito
classes-invited = L’invito è partito per e-mail.
classes-invitation-title = Un invito: classe { $class }
classes-invitation-new = Per accettare crea il tuo accesso: entrerai con { $email }.
classes-invitation-name = Nome e cognome
classes-invitation-name-missing = Scrivi il tuo nome.
classes-invitation-sign-in = C’è già un accesso con { $email }: entra, poi accetta.
classes-invitation-sign-in-first = Prima entra con l’indirizzo dell’invito.
classes-invitation-other = L’invito è per { $email }, ma sei entrato con un altro accesso. Esci ed entra con quello giusto.
classes-invitation-not-teacher = Questo accesso non è di un docente: l’invito non si può accettare così.
classes-invitation-is-accepted = Questo invito è già stato accettato, e il collegamento vale una volta sola. Se lo hai accettato tu, entra: la classe è tra le tue.
classes-invitation-is-withdrawn = Questo invito è stato ritirato. Se pensi che sia un errore, chiedi a chi te lo ha mandato.
classes-invitation-is-expired = Questo invito è scaduto. Chiedi a chi te lo ha mandato di farne uno nuovo.
classes-invitation-home = Vai alla tua pagina
classes-invitation-accept = Accetto
classes-invitation-accepted = La classe è tra le tue.
classes-invitation-accepted-later = Grazie! La classe comparirà tra le tue dal primo giorno della supplenza.
classes-share = Parte del lavoro
classes-saves = Salvataggi di report, documenti e post
classes-share-none = niente ancora
classes-share-saves = ({ $count ->
    [one] un salvataggio
   *[other] { $count } salvataggi
})
classes-export-name = classe
classes-team-dissolve = Sciogli la squadra
classes-team-dissolve-sure = Sciogliere la squadra { $team }?
classes-team-dissolved = La squadra non c’è più.
classes-team-in-use = Questa squadra ha qualcuno dentro o ha già un report o un post: non si può sciogliere.
classes-password-made = La password è cambiata da quando hai aperto la pagina, e si vede una volta sola. Se serve, creane un’altra.
classes-course-title = Il corso: { $name }
classes-course-link = La classe e il corso
classes-course-back = Torna alla classe { $name }
classes-course-intro = Chi ha letto che cosa, e il miglior risultato di ogni quiz. Una tabella per squadra, un’unità per riga.
classes-course-no-team = Senza squadra
classes-course-caption = { $n ->
    [one] Una persona
   *[other] { $n } persone
}
classes-course-unit = Unità
classes-course-all = Tutta la squadra
classes-course-mean = quiz: { $n }% in media
classes-course-read = letta il { $date }
classes-course-unread = non ancora letta
classes-course-best = quiz: { $score } su { $of }
classes-course-empty-title = Non c’è ancora nessuno
classes-course-empty-text = Quando gli studenti entrano nella classe, qui si vede a che punto sono.
classes-course-team = Squadra
classes-course-student = Studente
classes-course-file = corso-classe
classes-course-file-read = { $unit }: letta
classes-course-file-best = { $unit }: miglior quiz
classes-course-file-of = { $unit }: su
classes-course-tried = (ultima prova il { $date })
classes-course-file-tried = { $unit }: ultima prova
