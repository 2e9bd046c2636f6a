schools-nav = Pagine del programma
schools-nav-applications = Candidature
schools-nav-overview = Andamento
schools-nav-schools = Scuole
schools-nav-organisations = Chi aiuta
schools-nav-editions = Edizioni
schools-nav-data = Dati aperti
schools-nav-lessons = Lezioni
schools-saved = Salvato.
schools-save = Salva
schools-stale = Nel frattempo qualcun altro ha cambiato questi dati. Ricarica la pagina: quello che hai scritto qui sotto non è ancora salvato.
schools-meanwhile = Nel frattempo qualcun altro ha cambiato questi dati: qui li vedi come stanno adesso.
schools-too-long = È troppo lungo: al massimo { $longest } caratteri.
schools-day-missing = Serve una data, per esempio 15/10/2026.
schools-hour-missing = Serve un’ora, per esempio 23:59.
schools-hour-hint = Ora italiana.
schools-moment-missing = Servono una data e un’ora.
schools-number-wrong = Serve un numero intero, oppure niente.
schools-editions-title = Edizioni
schools-editions-intro = Un’edizione è un anno del programma: le sue date, le tappe, il bando per le scuole. Tutto si cambia qui, senza toccare il codice.
schools-editions-caption = Le edizioni, dalla più recente
schools-editions-empty-title = Non c’è ancora nessuna edizione
schools-editions-empty-text = Comincia dal nome e dalle date: tappe e bando si sistemano dopo.
schools-edition = Edizione
schools-edition-title = Edizione { $name }
schools-edition-days = Dal – al
schools-edition-current = corrente
schools-edition-is-archived = archiviata
schools-edition-new = Una nuova edizione
schools-edition-create = Crea l’edizione
schools-edition-created = L’edizione c’è, in bozza. Ora aggiungi le tappe e il bando.
schools-edition-begin = Da che cosa comincia
schools-edition-begin-usual = Dalle tappe di ogni anno
schools-edition-begin-usual-hint = { $steps }: consegne, punti e date ci sono già, distribuite nell’anno. Poi potete cambiare tutto.
schools-edition-begin-empty = Da zero, senza tappe
schools-edition-is-draft = bozza
schools-edition-draft = Non è ancora pubblica
schools-edition-draft-text = Questa edizione è una bozza: la vede solo chi cura il programma, e le scuole non possono candidarsi. Controlla nome, date, tappe e bando, poi pubblicala: da allora la leggono tutti, e il suo indirizzo non cambia più.
schools-edition-publish = Pubblica l’edizione
schools-publish-outside = Prima di pubblicare, sistema queste tappe: i loro giorni non sono dentro quelli dell’edizione. { $steps }
schools-edition-published = L’edizione è pubblica: ora la leggono tutti.
schools-edition-public-before = L’edizione è già pubblica.
schools-edition-pin-draft = Questa edizione è una bozza: pubblicala, poi la rendi corrente.
schools-edition-remove = Elimina l’edizione
schools-edition-remove-text = A questa edizione non è ancora legato niente: né classi, né candidature, né attestati, né chi aiuta. Finché è così si può eliminare, con le sue tappe, le pagine e il bando. Non si può tornare indietro.
schools-edition-remove-sure = Per eliminarla, scrivi il nome dell’edizione: { $name }
schools-edition-remove-unsure = Il nome scritto non è { $name }: non abbiamo eliminato niente.
schools-edition-removed = L’edizione { $name } non c’è più.
schools-edition-in-use = A questa edizione sono legate classi, candidature, attestati o chi aiuta: non si può eliminare.
schools-edition-name = Nome
schools-edition-name-hint = Per esempio 2026-2027.
schools-edition-name-missing = L’edizione ha bisogno di un nome.
schools-edition-name-taken = C’è già un’edizione con questo nome.
schools-edition-year = Anno scolastico
schools-edition-year-hint = Come si legge nei documenti, per esempio 2026/2027.
schools-edition-starts = Primo giorno
schools-edition-ends = Ultimo giorno
schools-edition-ends-early = L’ultimo giorno deve venire dopo il primo.
schools-edition-languages = Lingue
schools-edition-languages-missing = Scegli almeno una lingua.
schools-language-it = italiano
schools-language-en = inglese
schools-edition-form = Versione del report di monitoraggio
schools-edition-newest = la più recente
schools-edition-form-unknown = Questa versione del report non esiste. Scegline una dall’elenco.
schools-edition-attempts = Quante volte si può fare ogni quiz
schools-edition-attempts-hint = Vuoto: quante volte si vuole. Conta sempre il risultato migliore.
schools-edition-attempts-wrong = Scrivi un numero da 1 a { $most }, o lascia vuoto.
schools-edition-rubric = Versione della griglia di valutazione
schools-edition-rubric-hint = Tutti la leggono nella pagina pubblica dell’edizione, prima di cominciare.
schools-edition-rubric-unknown = Questa versione della griglia non c’è. Sceglila dall’elenco.
schools-rubric = Quanto conta ogni criterio
schools-rubric-text = I punti di ogni criterio della griglia, da 0 a 5, contano tante volte quante scrivi qui; un campo vuoto vale come nella griglia. Tutti lo leggono nella pagina pubblica dell’edizione. Coesa non conserva punti dati con la griglia: cambiare un numero non tocca niente di già deciso, ma chi l’ha già letta va avvisato: Coesa non lo fa da sé. Quando l’edizione è archiviata non si cambia più.
schools-rubric-weight-wrong = Scrivi un numero intero da 1 a { $most }, o lascia vuoto.
schools-edition-languages-hint = In queste lingue vanno scritti i nomi delle tappe e delle consegne. Chi legge in un’altra lingua trova la prima.
schools-edition-roles = Ruoli nelle squadre
schools-edition-roles-hint = Uno per riga, prima in italiano e poi in inglese, separati da una barra verticale.
schools-edition-roles-wrong = Serve almeno un ruolo, e al massimo { $most }.
schools-edition-plan = Dati dell’edizione
schools-edition-year-work = Da un anno all’altro
schools-edition-copy = Copia per l’anno prossimo
schools-edition-copy-text = Nasce una nuova edizione con le stesse tappe e lo stesso bando, tutto spostato di un anno.
schools-edition-copy-of = { $name } (copia)
schools-edition-copied = Ecco l’edizione dell’anno prossimo. È una bozza: controlla date e testi, perché i giorni della settimana cambiano, e poi pubblicala.
schools-edition-copied-before = L’edizione dell’anno prossimo c’è già.
schools-edition-pin = Rendila corrente
schools-edition-pin-text = L’edizione corrente la decidono le date. Se serve, puoi fissarla tu: vale per una sola edizione alla volta.
schools-edition-pin-sure = Rendere corrente «{ $name }»? Candidature, classi nuove e pagine pubbliche seguiranno subito questa edizione, per tutti.
schools-edition-pinned-text = Questa edizione è fissata come corrente, qualunque giorno sia.
schools-edition-unpin = Lascia decidere le date
schools-edition-pinned = Ora l’edizione corrente è questa.
schools-edition-unpinned = Ora decidono di nuovo le date.
schools-edition-archive = Archivia per sempre
schools-edition-archive-text = Un’edizione archiviata si legge e non si cambia mai più: classi, squadre, report e candidature restano come sono, e così la griglia e le parole delle consegne. Le pagine pubbliche non cambiano.
schools-edition-archive-sure = Per essere sicuri, scrivi il nome dell’edizione: { $name }
schools-edition-archive-unsure = Il nome scritto non è { $name }: non abbiamo archiviato niente.
schools-edition-archived = L’edizione è archiviata.
schools-edition-archived-note = Archiviata il { $date }: si può solo leggere.
schools-step = Tappa
schools-steps = Tappe
schools-steps-none = Non ci sono ancora tappe.
schools-usual-text = Potete aggiungerle una per una, o partire da quelle di ogni anno: le date si distribuiscono in questa edizione, e poi si cambia tutto.
schools-usual-take = Metti le tappe di ogni anno
schools-usual-taken = Le tappe di ogni anno ci sono. Controlla date, punti e consegne, poi prepara il bando.
schools-usual-there = L’edizione ha già delle tappe: non ne abbiamo aggiunte altre.
schools-steps-caption = Le tappe nell’ordine in cui si percorrono; valgono in tutto { $points } punti
schools-step-new = Aggiungi una tappa
schools-step-title = Una tappa
schools-step-name-it = Nome in italiano
schools-step-name-en = Nome in inglese
schools-step-name-missing = La tappa ha bisogno di un nome in ogni lingua dell’edizione.
schools-step-about-it = Che cosa si fa, in italiano
schools-step-about-en = Che cosa si fa, in inglese
schools-step-opens = Si apre il
schools-step-due = Si consegna entro
schools-step-due-on = Giorno della consegna
schools-step-due-hour = Ora della consegna
schools-step-due-early = La consegna non può venire prima dell’apertura.
schools-step-outside = Il giorno è fuori dalle date dell’edizione ({ $from } – { $to }).
schools-step-is-outside = fuori dalle date
schools-steps-outside = { $count ->
    [one] Una tappa è fuori dalle date dell’edizione. Aprila e cambia i suoi giorni:
   *[other] { $count } tappe sono fuori dalle date dell’edizione. Aprile e cambia i loro giorni:
}
schools-saved-outside = Salvato. Alcune tappe però sono fuori dalle date dell’edizione: le trovi qui sotto.
schools-step-points = Punti
schools-step-points-wrong = I punti sono un numero intero da 0 a { $most }.
schools-step-lessons = Lezioni
schools-step-deliverables = Che cosa si consegna
schools-step-tracked = si fa altrove in Coesa, e si vede da sé
schools-step-takes-text = un testo
schools-step-takes-links = link
schools-step-takes-files = { $files ->
    [one] un file
   *[other] fino a { $files } file
}
schools-step-handed-in = Qualche squadra ha già consegnato «{ $what }»: la tappa deve continuare a chiederlo.
schools-step-in-use = In questa tappa qualche squadra ha già lavorato: non si può togliere.
schools-step-order = Ordine
schools-step-up = Su
schools-step-down = Giù
schools-step-remove = Togli la tappa
schools-step-remove-sure = Togliere questa tappa dall’edizione?
schools-step-removed = La tappa non c’è più.
schools-adapt-section = Le consegne del programma, con parole vostre
schools-adapt-section-text = Nome e spiegazione di ogni consegna si possono adattare a questa tappa. Salva prima quello che hai cambiato qui sopra.
schools-adapt = Adatta
schools-adapt-again = Cambia
schools-adapt-read = Leggi
schools-adapt-is-adapted = adattata
schools-adapt-text = È una consegna dell’elenco del programma: quello che scrivi qui prende il suo posto in questa tappa, e non cambia più quando cambia l’elenco. Il lavoro che le squadre hanno già fatto resta dov’è.
schools-adapt-tracked = Si fa altrove in Coesa, e si vede da sé: si può cambiare solo il nome.
schools-adapt-restore = Torna alle parole del programma
schools-adapt-restore-sure = Togliere le vostre parole e rimettere quelle del programma?
schools-adapt-restored = La tappa lo chiede di nuovo con le parole del programma.
schools-adapt-at-work = Qualche squadra ci sta già lavorando, in forme o con file che l’elenco del programma non prevede: devono restare le vostre parole.
schools-own-section = Altro da consegnare
schools-own-section-text = Se nell’elenco non c’è quello che volete chiedere, aggiungetelo qui con le vostre parole: la squadra trova la sua pagina di consegna come per gli altri.
schools-own-new = Chiedi qualcosa che non è nell’elenco
schools-own-title = Che cosa si consegna
schools-own-title-new = Chiedi qualcosa che non è nell’elenco
schools-own-title-own = Che cosa si consegna
schools-own-title-read = Che cosa si consegna
schools-own-title-standard = Adatta una consegna del programma
schools-own-title-adapted = Una consegna del programma, con parole vostre
schools-own-text = Vale per questa tappa; copiando l’edizione per l’anno prossimo viene con lei.
schools-own-name-it = Nome in italiano
schools-own-name-en = Nome in inglese
schools-own-name-missing = Serve un nome in ogni lingua dell’edizione.
schools-own-takes = In che forma si consegna
schools-own-takes-text = Un testo
schools-own-takes-links = Link
schools-own-takes-files = File
schools-own-takes-missing = Scegli almeno una forma.
schools-own-files = Quanti file al massimo
schools-own-files-hint = Conta solo se si consegnano file.
schools-own-files-wrong = Scrivi un numero da 1 a { $most }.
schools-own-about-it = Che cosa ci vuole, in italiano
schools-own-about-en = Che cosa ci vuole, in inglese
schools-own-about-hint = La squadra lo legge sopra la consegna. Si può usare Markdown.
schools-own-too-many = Una tappa può chiedere al massimo { $most } cose sue.
schools-own-at-work = Qualche squadra ci ha già lavorato: la tappa deve continuare a chiederlo.
schools-own-takes-at-work = Qualche squadra ci sta già lavorando: puoi aggiungere forme e file, non toglierne.
schools-own-remove = Non chiederlo più
schools-own-remove-sure = Togliere questa consegna dalla tappa?
schools-own-removed = La tappa non lo chiede più.
schools-pages = Pagine
schools-pages-none = Non ci sono ancora pagine: per esempio il regolamento, o chi chiamare.
schools-pages-public = L’edizione come la vedono tutti
schools-page-new = Aggiungi una pagina
schools-page-title = Una pagina dell’edizione
schools-page-open = Apri la pagina pubblica
schools-page-preview = Anteprima
schools-page-title-it = Titolo in italiano
schools-page-title-en = Titolo in inglese
schools-page-title-missing = La pagina ha bisogno di un titolo.
schools-page-text-it = Testo in italiano
schools-page-text-hint = Markdown: una riga vuota tra i paragrafi, ## per i titoli, - per gli elenchi, [parole](indirizzo) per i link.
schools-page-text-en = Testo in inglese
schools-page-text-missing = La pagina ha bisogno di un testo.
schools-page-english-hint = Facoltativo: senza, chi legge in inglese trova la pagina in italiano.
schools-page-half = In questa lingua servono sia il titolo sia il testo, oppure nessuno dei due.
schools-page-public = La leggono tutti
schools-page-public-hint = Senza questo segno la vede solo chi cura il programma.
schools-page-look = Mostra l’anteprima
schools-page-remove = Elimina la pagina
schools-page-remove-sure = Eliminare questa pagina? Il suo testo non si potrà recuperare.
schools-page-removed = La pagina non c’è più.
schools-page-is-public = pubblica
schools-page-is-draft = bozza
schools-classes = Classi
schools-call = Bando per le scuole
schools-call-none = nessuno
schools-call-none-yet = Non c’è ancora un bando: le scuole non possono candidarsi.
schools-call-draft = Finché l’edizione è una bozza il bando resta chiuso.
schools-call-open = Aperto dal { $from } al { $to }.
schools-call-edit = Date, criteri e posti
schools-call-title = Bando dell’edizione { $name }
schools-call-when = Quando
schools-call-opens-on = Apre il giorno
schools-call-opens-hour = Apre all’ora
schools-call-closes-on = Chiude il giorno
schools-call-closes-hour = Chiude all’ora
schools-call-closes-early = La chiusura deve venire dopo l’apertura.
schools-call-words = Che cosa legge chi si candida
schools-call-intro-it = Testo in italiano
schools-call-intro-en = Testo in inglese
schools-call-criteria = Criteri
schools-call-criteria-hint = Per ogni criterio una candidatura riceve da 0 a 5 punti, che si moltiplicano per il peso. Lascia vuoto ciò che non serve.
schools-call-criterion-it = Criterio { $n }, italiano
schools-call-criterion-en = Criterio { $n }, inglese
schools-call-weight = Peso { $n }
schools-call-weight-wrong = Peso { $n }: serve un numero intero da 1 a { $most }.
schools-call-criteria-missing = Serve almeno un criterio.
schools-call-places = Posti
schools-call-quotas-over = I massimi delle regioni sommati fanno { $quotas }, più dei posti in tutto ({ $places }). Va bene se non tutte le regioni arriveranno al loro.
schools-call-places-all = Posti in tutto
schools-call-places-hint = Vuoto: nessun limite.
schools-call-quotas = Al massimo per ogni regione
schools-call-quotas-hint = Quante classi si ammettono al massimo in ogni regione; vuoto: la regione non ha un massimo suo. Sono massimi, non posti riservati: se i posti in tutto finiscono, restano i punteggi più alti di tutte le regioni. Se le ammesse sono più dei posti, prima di decidere Coesa avvisa e chiede una conferma.
schools-title = Scuole
schools-all = tutte
schools-search = Cerca una scuola
schools-search-hint = Codice meccanografico, nome o comune.
schools-search-button = Cerca
schools-region = Regione
schools-kind = Tipo di scuola
schools-kind-by-code = secondo il codice
schools-kind-lyceum = liceo
schools-kind-technical = istituto tecnico
schools-kind-vocational = istituto professionale
schools-kind-upper = istituto superiore
schools-kind-lower = secondaria di primo grado
schools-kind-primary = primaria
schools-kind-infant = infanzia
schools-kind-comprehensive = istituto comprensivo
schools-kind-adults = istruzione degli adulti
schools-kind-other = altro
schools-found = { $count ->
    [one] Una scuola.
   *[other] { $shown } scuole.
}
schools-caption = Le scuole che corrispondono alla ricerca
schools-empty-title = Nessuna scuola
schools-empty-text = Prova con meno parole, oppure importa l’elenco del Ministero.
schools-school-new = Aggiungi una scuola
schools-school-added = La scuola è nel registro.
schools-school-data = Dati della scuola
schools-school-code = Codice meccanografico
schools-school-code-hint = Dieci caratteri, per esempio RMPS12000X.
schools-school-code-wrong = Il codice non ha la forma giusta: due lettere della provincia, due del tipo di scuola, cinque cifre e un ultimo carattere. Controllalo sul sito della scuola.
schools-school-code-taken = Una scuola con questo codice c’è già: cercala.
schools-school-name = Nome
schools-school-name-missing = La scuola ha bisogno di un nome.
schools-school-place = Comune
schools-school-place-hint = Se il nome esiste due volte aggiungi la provincia, per esempio Samone (TO).
schools-school-municipality-unknown = Questo comune non è nell’elenco dell’ISTAT. Controlla come si scrive.
schools-school-municipality-several = Ci sono più comuni con questo nome. Scrivi uno di questi: { $names }
schools-school-address = Indirizzo
schools-school-postcode = CAP
schools-school-email = E-mail della segreteria
schools-school-website = Sito
schools-school-no-classes = Nessuna classe ha ancora partecipato.
schools-school-applications = { $count ->
    [0] Nessuna candidatura.
    [one] Una candidatura.
   *[other] { $count } candidature.
}
schools-merge-title = Unisci a un’altra scuola
schools-merge-text = Se questa scuola è nel registro due volte, scrivi il codice di quella che resta: classi e candidature passano a lei, e questa voce scompare.
schools-merge-into = Codice della scuola che resta
schools-merge-look = Cerca
schools-merge-unknown = Nessuna scuola ha questo codice.
schools-merge-itself = È questa stessa scuola: serve il codice dell’altra.
schools-merge-found = Tutto ciò che è di { $from } passerà a { $into }. Non si può annullare.
schools-merge-moves = { $classes ->
    [one] Passa una classe
   *[other] Passano { $classes } classi
}, { $applications ->
    [one] con una candidatura.
   *[other] con { $applications } candidature.
}
schools-merge-sure = Sì, unisci
schools-merged = Fatto: { $name } è stata unita a questa scuola.
schools-aliases = Codici di prima
schools-aliases-text = Sono i codici delle voci unite a questa scuola. Chi li cerca trova questa, e l’elenco del Ministero non le riporta nel registro.
schools-alias-let-go = Era un errore: lascialo libero
schools-alias-gone = Il codice è libero: la prossima importazione dell’elenco può riportare la sua scuola.
schools-import-merged = Unite ad altre scuole
schools-import-title = Importa l’elenco del Ministero
schools-import-text = È l’elenco delle scuole statali che il Ministero pubblica come dati aperti. Prima vedi che cosa cambierebbe, poi decidi. Le scuole che non sono nel file restano come sono.
schools-import-file = Il file
schools-import-file-hint = CSV o XLSX, con le colonne CODICESCUOLA, DENOMINAZIONESCUOLA e CODICECOMUNESCUOLA.
schools-import-look = Guarda che cosa cambierebbe
schools-import-no-file = Scegli un file.
schools-import-no-table = Non riusciamo a leggere questo file come tabella. Serve un CSV o un XLSX.
schools-import-empty = Nel file ci sono solo i nomi delle colonne: sotto non c’è nessuna scuola.
schools-import-columns = Nel file mancano queste colonne: { $names }.
schools-import-preview = Che cosa cambierebbe
schools-import-new = Nuove
schools-import-changed = Cambiate
schools-import-same = Uguali
schools-import-rejected = Scartate
schools-import-rejected-caption = Le prime righe scartate, e perché
schools-import-line = Riga
schools-import-reason = Motivo
schools-import-reason-code = il codice non ha la forma di un codice meccanografico
schools-import-reason-name = manca il nome
schools-import-reason-municipality = il comune non è nell’elenco dell’ISTAT
schools-import-reason-twice = il codice c’era già più in alto
schools-import-button = Importa
schools-import-gone = Il file non c’è più: caricalo di nuovo.
schools-imported = Fatto: { $new ->
    [one] una scuola nuova
   *[other] { $new } scuole nuove
}, { $changed ->
    [one] una cambiata
   *[other] { $changed } cambiate
}, { $same ->
    [one] una uguale
   *[other] { $same } uguali
}.
schools-import-changes = I dati che cambiano
schools-import-changes-text = A sinistra com’è adesso nel registro, a destra come diventa. Ciò che nel file è vuoto non cancella ciò che c’è.
schools-import-changes-caption = I dati che l’importazione cambierebbe
schools-import-changes-all = Scarica tutti i cambiamenti in CSV
schools-import-changes-file = scuole-cambiate
schools-import-first = Qui ci sono i primi { $shown } di { $all }: il file li ha tutti.
schools-import-what = Dato
schools-import-old = Com’è adesso
schools-import-would = Come diventa
schools-import-nothing = niente
schools-import-rejected-title = Le righe scartate
schools-import-rejected-all = Scarica tutte le righe scartate in CSV
schools-import-rejected-file = righe-scartate
schools-school-institute = Istituto di riferimento
schools-school-municipality-missing = Scrivi il comune.
schools-school-postcode-wrong = Il CAP ha cinque cifre, per esempio 70121.
schools-school-email-wrong = Scrivi un indirizzo e-mail intero, per esempio segreteria@scuola.edu.it.
schools-school-website-wrong = Serve l’indirizzo di un sito, per esempio https://www.scuola.edu.it.
schools-yes = sì
schools-no = no
schools-none = nessuno
schools-choose = Scegli
schools-filter = Mostra
schools-state = Stato
schools-sent = Inviata
schools-changed = Modificata
schools-teacher = Docente
schools-province = Provincia
schools-region-unknown = Regione sconosciuta
schools-new-school = scuola nuova
schools-other-editions = Altre edizioni:
schools-state-draft = bozza
schools-state-submitted = inviata
schools-state-withdrawn = ritirata
schools-state-admitted = ammessa
schools-state-waiting = in lista d’attesa
schools-state-refused = non ammessa
schools-applications-title = Le tue candidature
schools-applications-mine = Candidature
schools-applications-caption = Le tue candidature, dalla più recente
schools-applications-call = Candida una classe all’edizione { $name }
schools-applications-until = Si può inviare e cambiare fino al { $at }.
schools-applications-begin = Comincia una candidatura
schools-applications-none-title = Adesso non ci sono bandi aperti
schools-applications-none-text = Quando le candidature riaprono lo trovi scritto qui.
schools-application-not-now = Ora non si può cominciare una candidatura per questa edizione.
schools-application-title = Candidatura per l’edizione { $edition }
schools-application-nameless = senza nome
schools-application-no-school = Nessuna scuola scelta
schools-application-class = Classe
schools-application-class-hint = Per esempio 4B.
schools-application-class-and-why = La classe e il perché
schools-application-year = Anno di corso
schools-application-students = Quanti studenti
schools-application-students-hint = Di solito fino a 25 per squadra.
schools-application-students-wrong = Serve un numero da 1 a { $most }.
schools-application-subjects = Materie che insegni
schools-application-second = E-mail del secondo docente
schools-application-second-hint = Facoltativa. Se la classe è ammessa riceve un invito.
schools-application-email-wrong = Questo indirizzo e-mail non è completo.
schools-application-email-own = È il tuo indirizzo: serve quello dell’altro docente.
schools-application-earlier = Edizioni precedenti
schools-application-earlier-hint = Facoltativo: in quali anni hai già partecipato.
schools-application-supporter = Ci piacerebbe l’aiuto di un’associazione o di un centro Europe Direct
schools-application-supporter-hint = Li mettiamo in contatto con la squadra, se ce n’è uno vicino.
schools-application-idea = L’idea
schools-application-idea-hint = Facoltativo: che cosa vi piacerebbe monitorare, se lo sapete già.
schools-application-motivation = Perché vi candidate
schools-application-school = Scuola
schools-application-choose-school = Scegli la scuola
schools-application-this-school = È questa
schools-application-results = Scuole trovate
schools-application-more = Ce ne sono altre: aggiungi una parola alla ricerca.
schools-application-nothing = Nessuna scuola corrisponde. Controlla il codice, oppure aggiungila qui sotto.
schools-application-add = La scuola non c’è?
schools-application-add-text = Aggiungila: il programma controllerà i dati. Il codice meccanografico è sul sito della scuola.
schools-application-school-chosen = Scuola scelta.
schools-application-school-added = Scuola aggiunta. Il suo codice non era nel nostro elenco: ricontrollalo, la redazione lo verificherà.
schools-application-back = Torna alla candidatura
schools-application-consent = Consenso del dirigente scolastico
schools-application-consent-none = Non c’è ancora.
schools-application-consent-file = Il documento firmato
schools-application-consent-hint = PDF oppure una foto leggibile. Lo vedi solo tu e chi lavora al programma.
schools-application-consent-send = Carica
schools-application-consent-kept = Il consenso è caricato.
schools-application-consent-kind = Serve un PDF o una foto (JPEG, PNG, WebP).
schools-application-save = Salva
schools-application-send = Invia la candidatura
schools-application-save-note = Puoi salvare in ogni momento e finire più tardi.
schools-application-sent-note = È inviata: puoi ancora cambiarla finché il bando è aperto, e il tuo posto nell’ordine di arrivo non cambia.
schools-application-saved = Salvata.
schools-application-sent = Candidatura inviata. Ti abbiamo mandato una conferma per e-mail.
schools-application-stale = Questa candidatura è cambiata in un’altra finestra. Qui sotto c’è quello che hai scritto in questa: se salvi di nuovo, prende il posto dell’altro. Per vedere l’altro, apri la candidatura in una nuova scheda.
schools-application-twice = Hai già inviato una candidatura per questa classe di questa scuola.
schools-application-withdraw = Ritira la candidatura
schools-application-withdraw-sure = Ritirare questa candidatura? Finché il bando è aperto puoi inviarla di nuovo.
schools-application-withdrawn = La candidatura è ritirata.
schools-application-missing = Per inviarla manca ancora
schools-application-missing-school = Scegli la scuola.
schools-application-missing-class-name = Scrivi il nome della classe.
schools-application-missing-class-year = Scegli l’anno di corso.
schools-application-missing-subjects = Scrivi le materie che insegni.
schools-application-missing-students = Scrivi quanti sono gli studenti.
schools-application-missing-motivation = Racconta perché vi candidate.
schools-application-missing-consent = Carica il consenso del dirigente scolastico.
schools-application-outcome-admitted = La classe è ammessa!
schools-application-outcome-waiting = La classe è in lista d’attesa
schools-application-outcome-refused = La classe non è stata ammessa
schools-application-open-class = Apri la classe
schools-selection-title = Candidature, edizione { $name }
schools-selection-no-edition = Prima serve un’edizione con un bando aperto.
schools-selection-search = Scuola, classe o docente
schools-selection-new = solo scuole nuove
schools-selection-found = { $count ->
    [0] Nessuna candidatura.
    [one] Una candidatura.
   *[other] { $count } candidature.
}
schools-selection-caption = Le candidature inviate
schools-selection-empty-title = Nessuna candidatura
schools-selection-empty-text = Qui compaiono le candidature inviate dai docenti.
schools-candidate-title = { $class }, { $school }
schools-scores = Valutazione
schools-score-sum = Punteggio: { $total }
schools-score-total = Punteggio
schools-score-partly = (valutati { $scored } criteri su { $all })
schools-score-weight = peso { $weight }
schools-score-points = Punti da 0 a { $most }
schools-score-comment = Commento, per la redazione
schools-score-wrong = I punti vanno da 0 a { $most }.
schools-score-missing = C’è un commento ma mancano i punti: scrivili, oppure cancella anche il commento.
schools-score-how = Un campo vuoto toglie i punti di quel criterio: vale come non ancora valutato.
schools-score-removed = { $count ->
    [one] Salvato. Hai tolto i punti di un criterio.
   *[other] Salvato. Hai tolto i punti di { $count } criteri.
}
schools-score-crossed = Mentre scrivevi qualcun altro ha valutato questa candidatura: non abbiamo ancora salvato niente. Guarda i suoi punti e salva di nuovo.
schools-score-theirs = Che cosa ha salvato intanto qualcun altro
schools-score-theirs-points = { $points ->
    [one] un punto
   *[other] { $points } punti
} da { $name }, { $at }
schools-score-theirs-none = punti tolti
schools-score-theirs-hint = Nei campi c’è quello che hai scritto tu; dove non avevi cambiato niente ci sono i punti dell’altra persona. Quando salvi vale quello che c’è nei campi.
schools-ranking = Graduatoria
schools-ranking-title = Graduatoria, edizione { $name }
schools-ranking-how = Ogni regione ha la sua graduatoria: prima chi ha più punti, a parità di punti chi ha inviato prima. Le classi già ammesse tengono il loro posto, anche se i punti cambiano: le altre si dividono i posti che restano. Accanto a ogni posto c’è il perché.
schools-ranking-places = I posti in tutto sono { $places }: se le regioni insieme ne chiedono di più, restano i punteggi più alti.
schools-ranking-quota = Posti della regione, al massimo: { $quota }.
schools-ranking-no-quota = Questa regione non ha un massimo suo: contano solo i posti in tutto.
schools-ranking-caption = La graduatoria di { $region }
schools-ranking-position = Posto
schools-ranking-why = Perché
schools-ranking-pick = Scegli { $class }, { $school }
schools-ranking-part = { $label }: { $points } × { $weight } = { $product }
schools-ranking-part-none = { $label }: non ancora valutato, vale 0
schools-ranking-tied = Stessi punti del posto precedente, ma inviata dopo: { $at }.
schools-ranking-held-places = { $count ->
    [one] Uno lo tiene una classe già ammessa.
   *[other] { $count } li tengono le classi già ammesse.
}
schools-ranking-held-over = { $count ->
    [one] Una è oltre i posti.
   *[other] { $count } sono oltre i posti.
}
schools-ranking-held = Già ammessa: tiene il suo posto, anche se i punti cambiano.
schools-ranking-inside = { $held ->
    [0] Rientra nei posti.
   *[other] Rientra nei posti che restano dopo le classi già ammesse.
}
schools-ranking-refused = Non ammessa: il posto è libero per altre.
schools-ranking-outside-quota = { $held ->
    [0] Fuori dai posti della regione.
    [one] Fuori dai posti della regione: prima viene una classe già ammessa.
   *[other] Fuori dai posti della regione: prima vengono { $held } classi già ammesse.
}
schools-ranking-outside-places = { $held ->
    [0] Rientra nel massimo della regione, ma i posti in tutto sono finiti.
    [one] Rientra nel massimo della regione, ma i posti in tutto sono finiti: prima viene una classe già ammessa.
   *[other] Rientra nel massimo della regione, ma i posti in tutto sono finiti: prima vengono { $held } classi già ammesse.
}
schools-ranking-outside-places-no-quota = { $held ->
    [0] I posti in tutto sono finiti: li prendono punteggi più alti.
    [one] I posti in tutto sono finiti: prima viene una classe già ammessa.
   *[other] I posti in tutto sono finiti: prima vengono { $held } classi già ammesse.
}
schools-retraction-how = Un’ammissione si può ritirare finché nessuno è entrato nella classe: metti la spunta alla classe ammessa, poi scegli «Lista d’attesa» o «Non ammettere» in fondo alla pagina.
schools-decision-title = Per quelle scelte
schools-decision-hint = Prima di decidere vedi chi riceve quale e-mail.
schools-decision-admitted = Ammetti
schools-decision-waiting = Lista d’attesa
schools-decision-refused = Non ammettere
schools-decision-none = Non c’è niente da decidere: scegli almeno una candidatura per cui la decisione cambia qualcosa. Non contano quelle ritirate, e quelle ammesse se qualcuno è già entrato nella classe.
schools-pick = Scegli insieme
schools-pick-hint = Questi link mettono da capo le spunte: quelle messe a mano si perdono. Usali per primi, poi correggi a mano.
schools-pick-inside = quelle che hanno un posto
schools-pick-outside = quelle senza posto
schools-pick-undecided = tutte quelle da decidere
schools-pick-none = nessuna
schools-pick-region = Scegli quelle di questa regione che hanno un posto
schools-picked-inside = Hanno la spunta le candidature in attesa che hanno un posto. Controllale, poi decidi in fondo alla pagina.
schools-picked-outside = Hanno la spunta le candidature da decidere per cui non c’è posto. Controllale, poi decidi in fondo alla pagina.
schools-picked-undecided = Hanno la spunta tutte le candidature da decidere. Controllale, poi decidi in fondo alla pagina.
schools-picked-in = Solo in: { $region }.
schools-decision-retraction = { $count ->
    [one] Una di queste candidature era già ammessa: la sua classe, in cui non è ancora entrato nessuno, viene tolta.
   *[other] { $count } di queste candidature erano già ammesse: le loro classi, in cui non è ancora entrato nessuno, vengono tolte.
}
schools-decision-retraction-reason = A chi era già ammesso va detto perché non lo è più.
schools-decision-page-admitted = Ammettere queste classi?
schools-decision-page-waiting = Mettere in lista d’attesa queste classi?
schools-decision-page-refused = Non ammettere queste classi?
schools-decision-count = { $count ->
    [one] Una candidatura.
   *[other] { $count } candidature.
}
schools-decision-left-out = Altre { $count } sono già decise o ritirate e restano come sono.
schools-decision-reason = Motivo
schools-decision-reason-hint = Si legge nell’e-mail e nella pagina della candidatura. Serve quando una classe non è ammessa, e quando togli l’ammissione a una classe che l’aveva già.
schools-decision-reason-missing = Scrivi perché: chi non è ammesso ha diritto di saperlo.
schools-decision-over = Le classi scelte sono più dei posti che restano. Torna alla graduatoria per sceglierne meno, oppure conferma qui sotto.
schools-decision-over-tick = Ammettile lo stesso, oltre i posti
schools-decision-over-hint = Il registro delle operazioni dirà che la decisione è andata oltre i posti.
schools-decision-over-missing = I posti non bastano: metti la spunta per ammetterle lo stesso, oppure scegline meno.
schools-balance-how = Le classi già ammesse tengono il loro posto, nella regione e in tutto; quelle scelte adesso prendono i posti che restano.
schools-balance-caption = I posti, regione per regione e in tutto, con le classi scelte adesso
schools-balance-admitted = Già ammesse
schools-balance-chosen = Scelte adesso
schools-balance-after = Dopo la decisione
schools-balance-no-limit = senza limite
schools-balance-left = { $count ->
    [0] posti finiti
    [one] resta un posto
   *[other] restano { $count } posti
}
schools-balance-over = { $count ->
    [one] una oltre i posti
   *[other] { $count } oltre i posti
}
schools-decision-preview = Aggiorna l’anteprima
schools-decision-sure = Decidi e manda le e-mail
schools-decision-mails = Le e-mail che partiranno
schools-decision-to = A { $address }
schools-decision-second = Riceve un invito anche { $address }.
schools-decision-done = { $count ->
    [one] Fatto: una candidatura decisa.
   *[other] Fatto: { $count } candidature decise.
}
schools-export-csv = Scarica CSV
schools-export-xlsx = Scarica XLSX
schools-export-name = candidature
schools-export-code = Codice scuola
schools-export-school = Scuola
schools-export-kind = Tipo di scuola
schools-export-place = Comune
schools-export-province = Provincia
schools-export-region = Regione
schools-export-class = Classe
schools-export-year = Anno di corso
schools-export-students = Studenti
schools-export-subjects = Materie
schools-export-teacher = Docente
schools-export-email = E-mail
schools-export-second = E-mail del secondo docente
schools-export-new = Scuola nuova
schools-export-supporter = Chiede un aiuto locale
schools-export-earlier = Edizioni precedenti
schools-export-idea = Idea
schools-export-motivation = Motivazione
schools-export-sent = Inviata
schools-export-state = Stato
schools-export-reason = Motivo della decisione
schools-mail-hello = Ciao { $name },
schools-mail-hello-you = Buongiorno,
schools-mail-open = Apri la candidatura
schools-mail-received-subject = Candidatura ricevuta: edizione { $edition }
schools-mail-received-text = abbiamo ricevuto la candidatura della classe { $class } per l’edizione { $edition }. Puoi cambiarla o ritirarla finché il bando è aperto.
schools-mail-decided-subject-admitted = La classe { $class } è ammessa
schools-mail-decided-subject-waiting = La classe { $class } è in lista d’attesa
schools-mail-decided-subject-refused = La candidatura della classe { $class }
schools-mail-decided-admitted = la classe { $class } è ammessa all’edizione { $edition }. La trovi già pronta nelle tue classi: lì c’è il codice con cui entrano gli studenti.
schools-mail-decided-waiting = la classe { $class } è in lista d’attesa per l’edizione { $edition }: se si libera un posto ti scriviamo.
schools-mail-decided-refused = la classe { $class } non è stata ammessa all’edizione { $edition }.
schools-mail-retracted = L’ammissione che ti avevamo scritto non vale più, e la classe che era già pronta su Coesa non c’è più: nessuno ci era ancora entrato.
schools-mail-invited-subject = Un invito: classe { $class }, { $school }
schools-mail-invited-second = { $inviter } ti invita a seguire insieme la classe { $class } ({ $school }) su Coesa, come secondo docente.
schools-mail-invited-substitute = { $inviter } ti chiede di sostituire un docente nella classe { $class } ({ $school }) su Coesa.
schools-mail-invited-main = { $inviter } ti passa la classe { $class } ({ $school }) su Coesa.
schools-mail-invited-open = Vedi l’invito
schools-mail-invited-not-me = Se non ti riguarda, ignora questa e-mail: senza il tuo sì non succede niente.
schools-nav-programme = Programma
schools-students = Studenti
schools-teams = Squadre
schools-never = mai
schools-why = Perché
schools-last-active = Ultima attività
schools-forecast = Previsione
schools-level-high = rischio alto
schools-level-watch = da seguire
schools-level-fine = tutto bene
schools-step-is-done = fatta
schools-step-is-returned = da rivedere
schools-step-is-late = in ritardo
schools-step-is-now = in corso
schools-step-is-over = finita
schools-step-is-later = più avanti
schools-step-since = dal { $date }
schools-step-teams = { $done ->
    [one] una squadra su { $all } ha finito
   *[other] { $done } squadre su { $all } hanno finito
}
schools-points = Punti
schools-points-of = { $earned } su { $all } punti
schools-points-how = I punti di una squadra sono quelli delle tappe fatte, dove ha consegnato tutto. Quelli di una classe sono la somma delle sue squadre.
schools-export-points-all = Punti possibili
schools-step-pieces = { $handed ->
    [one] una consegna su { $asked }
   *[other] { $handed } consegne su { $asked }
}{ $late ->
    [0] {""}
   *[other] , { $late } in ritardo
}
schools-export-work-asked = { $step }: consegne chieste
schools-export-work-handed = { $step }: consegnate
schools-export-work-accepted = { $step }: accettate
schools-export-work-returned = { $step }: da rivedere
schools-export-work-late = { $step }: in ritardo
schools-work = Consegne
schools-work-caption = Che cosa è stato consegnato, tappa per tappa, in tutta l’edizione
schools-work-asked = Chieste
schools-work-handed = Consegnate
schools-work-accepted = Accettate
schools-work-returned = Da rivedere
schools-work-late = In ritardo
schools-work-filter = Con consegne
schools-work-filter-waiting = che aspettano chi insegna
schools-work-filter-late = fatte in ritardo
schools-work-filter-returned = da rivedere
schools-overview-title = Andamento, edizione { $name }
schools-overview-file = andamento
schools-overview-regions = Regione per regione
schools-overview-regions-caption = Classi, studenti e ritardi in ogni regione
schools-overview-late = In ritardo
schools-overview-late-with = In ritardo con la tappa
schools-overview-search = Scuola o classe
schools-overview-found = { $count ->
    [0] Nessuna classe.
    [one] Una classe.
   *[other] { $count } classi.
}
schools-letter-link = Scrivi a chi insegna
schools-letter-title = Un messaggio a chi insegna
schools-letter-text = Il messaggio arriva in Coesa e per mail, come ognuno ha scelto di riceverlo, a tutti i docenti delle classi con la spunta. Chi ne ha più di una lo riceve una volta sola.
schools-letter-subject = Oggetto
schools-letter-subject-missing = Scrivi di che cosa si tratta.
schools-letter-words = Messaggio
schools-letter-words-missing = Il messaggio è vuoto.
schools-letter-classes = { $count ->
    [one] A una classe
   *[other] A { $count } classi
}
schools-letter-classes-hint = Sono quelle che il filtro mostrava. Togli la spunta a chi non deve riceverlo.
schools-letter-nobody = Scegli almeno una classe in cui qualcuno insegna.
schools-letter-told-before = Nessuno l’ha ricevuto: il messaggio era già partito, o gli accessi di questi docenti sono chiusi.
schools-letter-send = Manda il messaggio
schools-letter-sent = { $count ->
    [one] Il messaggio è in partenza per una persona.
   *[other] Il messaggio è in partenza per { $count } persone.
}
schools-letter-not-yours = Scrive ai docenti chi coordina l’edizione, finché non è archiviata.
schools-overview-caption = Le classi, le tappe e la previsione
schools-overview-empty-title = Nessuna classe
schools-overview-empty-text = Le classi compaiono qui quando una candidatura è ammessa.
schools-rules-title = Come nasce la previsione
schools-rules-text = Sono regole semplici. Ognuna che si avvera aggiunge il suo peso: da { $watch } la classe è da seguire, da { $high } il rischio è alto.
schools-rules-weight = peso { $weight }
schools-rules-activity = È attività tutto quello che uno studente fa nel corso (unità, quiz) o nella sua squadra: report, documenti, post, canvas, diario, compiti, file, dati, commenti, consegne, scelta del progetto. Entrare nel sito non conta.
schools-rules-began = Per una classe ammessa quando l’edizione era già cominciata, i giorni si contano dalla sua ammissione; dove nessuno ha ancora fatto niente, da quando è entrato l’ultimo studente.
schools-overview-high = A rischio
schools-next-draft-title = La candidatura per l’edizione { $edition } è una bozza
schools-next-draft-text = Il bando si chiude il { $until }: finché non la invii, nessuno la vede.
schools-next-draft-action = Finisci la candidatura
schools-next-call-title = È aperto il bando per l’edizione { $edition }
schools-next-call-text = Puoi candidare una classe fino al { $until }.
schools-next-call-action = Candida una classe
schools-next-sent-title = La candidatura della classe { $class } è inviata
schools-next-sent-text = Edizione { $edition }. Appena la redazione decide, ti scriviamo.
schools-next-listed-title = La classe { $class } è in lista d’attesa
schools-next-listed-text = Edizione { $edition }. Se si libera un posto, ti scriviamo.
schools-next-sent-action = Apri la candidatura
schools-next-waiting-title = { $count ->
    [one] Una candidatura aspetta una decisione
   *[other] { $count } candidature aspettano una decisione
}
schools-next-waiting-text = Sono per l’edizione { $edition }.
schools-next-waiting-action = Apri le candidature
schools-next-overview-title = Come vanno le classi
schools-next-overview-text = Tappa per tappa, con chi è in ritardo e chi rischia di fermarsi.
schools-next-overview-action = Vedi l’andamento
schools-nav-notes = Pillole
schools-candidate-school = La scuola nel registro
schools-candidate-class = La classe che ne è nata
schools-candidate-others = Le altre candidature dell’elenco
schools-candidate-previous = Candidatura precedente
schools-candidate-next = Candidatura successiva
schools-filtered-title = Niente corrisponde ai filtri
schools-filtered-text = Cambia le parole o le scelte qui sopra, oppure togli i filtri per vedere tutto.
schools-filtered-clear = Togli i filtri
