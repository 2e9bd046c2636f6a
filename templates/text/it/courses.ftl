courses-list-title = Lezioni
courses-list-intro = Quello che serve sapere per seguire un progetto pubblico: da leggere in classe o da soli, un quiz alla fine di ognuna.
courses-progress = Il tuo percorso
courses-read-of = { $read } di { $all }
courses-go-on = Continua: { $title }
courses-go-on-quiz = Continua con il quiz: { $title }
courses-read = Letta
courses-best = Miglior quiz: { $score } su { $of }
courses-minutes = { $minutes ->
    [one] Un minuto di lettura
   *[other] { $minutes } minuti di lettura
}
courses-questions = { $n ->
    [one] quiz di una domanda
   *[other] quiz di { $n } domande
}
courses-empty-title = Non c’è ancora nessuna lezione
courses-empty-text = Le lezioni arriveranno presto in questa pagina.
courses-aims = Alla fine saprai
courses-contents = In questa lezione
courses-done = Hai finito?
courses-read-on = Hai segnato questa lezione come letta il { $date }.
courses-mark-read = Segna come letta
courses-marked-read = Segnata come letta. Se vuoi, prova subito il quiz.
courses-sign-in-hint = Per tenere il segno di quello che hai letto serve il tuo accesso.
courses-sign-in = Entra
courses-quiz-go = Prova il quiz
courses-next = Lezione successiva: { $title }
courses-sources = Fonti e licenza
courses-licence = Il testo si può riusare con licenza { $licence }.
courses-quiz = Quiz
courses-quiz-title = Quiz: { $title }
courses-quiz-intro = Non è una verifica: conta il risultato migliore.
courses-quiz-any = Si può rifare quante volte si vuole.
courses-quiz-not-kept = Senza un accesso il risultato non viene conservato.
courses-quiz-several = Le risposte giuste possono essere più di una.
courses-quiz-unanswered = Domanda { $number }: manca la risposta.
courses-quiz-one-only = Domanda { $number }: qui si sceglie una sola risposta.
courses-quiz-same-place = Domanda { $number }: due cose hanno lo stesso posto, e ogni posto va a una sola.
courses-quiz-no-number = Domanda { $number }: qui serve un numero, nell’unità che chiede la domanda. Va bene 12,5 come 1.250.
courses-quiz-ordering-hint = Scegli per ognuna il suo posto: 1 è la prima.
courses-quiz-match-hint = Scegli per ognuna quella che le corrisponde.
courses-quiz-place-first = Posto
courses-quiz-match-first = Scegli
courses-quiz-number = Scrivi un numero.
courses-quiz-number-hint = Scrivi un numero. Unità: { $unit }.
courses-quiz-region-hint = Vale per le domande sui dati della «tua regione».
courses-quiz-placed = tu: al posto { $place }
courses-quiz-matched = Tu hai scelto: { $answer }
courses-quiz-written = Hai scritto:
courses-quiz-correct = La risposta giusta:
courses-quiz-search = Apri la ricerca che risponde
courses-quiz-left = Tentativi fatti: { $used } di { $most }. Conta il risultato migliore.
courses-quiz-changed = Mentre rispondevi il quiz è cambiato. Quello che vale ancora delle tue risposte è rimasto: guarda le domande e invia di nuovo.
courses-quiz-used-up = Hai usato tutti i tentativi di questo quiz. Vale il risultato migliore: puoi sempre rileggere la lezione.
courses-quiz-left-out = { $n ->
    [one] Una domanda sui dati oggi manca, perché i dati non ci sono: non conta nel risultato.
   *[other] { $n } domande sui dati oggi mancano, perché i dati non ci sono: non contano nel risultato.
}
courses-quiz-last = Rivedi l’ultimo risultato
courses-quiz-result-changed = Da allora il quiz è cambiato: qui ci sono le domande rimaste uguali.
courses-quiz-send = Vedi come è andata
courses-quiz-score = { $score ->
    [0] Nessuna risposta giusta su { $of }: rileggi la lezione e riprova.
    [one] Una risposta giusta su { $of }.
   *[other] { $score } risposte giuste su { $of }.
}
courses-quiz-right = Giusta
courses-quiz-wrong = Da rivedere
courses-quiz-option-right = giusta
courses-quiz-option-chosen = la tua risposta
courses-report-title = Come vanno i quiz: { $name }
courses-report-link = Come vanno i quiz
courses-report-intro = Per ogni domanda, come hanno risposto gli studenti dell’edizione. Non c’è nessun nome. Se una domanda cambia, si ricomincia a contare: le risposte date a come era prima stanno in una riga loro.
courses-report-how = Come si leggono questi numeri
courses-report-how-right = «Giuste al primo colpo»: di tutti gli studenti che hanno risposto, quanti hanno dato la risposta giusta al primo tentativo. Sopra il 90% la domanda è forse troppo facile, sotto il 30% è difficile o poco chiara.
courses-report-how-discrimination = «Distingue»: va da −1 a 1 e dice se chi risponde bene a questa domanda risponde bene anche alle altre dello stesso quiz. Da 0,2 in su la domanda funziona. Vicino a zero non dice niente. Sotto zero sbaglia proprio chi sa: di solito il testo trae in inganno, e va riscritto. Si calcola senza contare la domanda stessa (correlazione punto-biseriale corretta), e solo con almeno { $n } studenti.
courses-report-caption = { $n ->
    [one] Una domanda del corso
   *[other] Le { $n } domande del corso
}
courses-report-unit = Lezione
courses-report-question = Domanda
courses-report-id = Codice
courses-report-version = Versione
courses-report-now = di adesso
courses-report-former = di prima
courses-report-answered = Hanno risposto
courses-report-right = Giuste al primo colpo
courses-report-discrimination = Distingue
courses-report-trap = Risposta sbagliata più scelta
courses-report-trap-times = Quante volte
courses-report-trap-is = { $text } ({ $n })
courses-report-percent = { $n }%
courses-report-unknown = Nessuno finora
courses-report-too-few = Troppo pochi
courses-report-sign-good = funziona
courses-report-sign-weak = dice poco
courses-report-sign-odd = da riscrivere
courses-report-file = quiz
courses-quiz-again = Riprova
courses-quiz-back = Torna alla lezione
courses-quiz-all = Tutte le lezioni
courses-next-lesson-title = Leggi: { $title }
courses-next-lesson-text = { $minutes ->
    [one] Un minuto di lettura.
   *[other] { $minutes } minuti di lettura.
}
courses-next-lesson-action = Apri la lezione
courses-next-place-title = Riprendi: { $title }
courses-next-place-text = C’è una parte che non hai ancora letto: riparti da lì.
courses-next-place-action = Continua da dove eri
courses-resume = Continua da dove eri: { $heading }
courses-next-quiz-title = Prova il quiz: { $title }
courses-next-quiz-text = { $questions ->
    [one] Una domanda, con la spiegazione.
   *[other] { $questions } domande, con la spiegazione di ogni risposta.
}
courses-next-quiz-action = Apri il quiz
courses-modules = I moduli del corso
courses-place = { $module }, unità { $n } di { $of }
courses-path = Il percorso
courses-previous = Prima: { $title }
courses-words = Parole da sapere
courses-further = Per continuare
courses-take-away = Da portare via
courses-take-away-text = Tutto il corso in un file da leggere senza rete, sul telefono o sul lettore di libri. Ogni unità e ogni scheda si possono anche stampare.
courses-epub = Scarica il corso (EPUB)
courses-italy = Tutta Italia
courses-region-label = Di quale regione guardi i dati?
courses-region-go = Mostra
courses-region-of-class = È la regione della tua classe. Puoi sceglierne un’altra per confrontare.
courses-region-hint = La scelta vale solo per questa pagina e non viene conservata.
courses-live-place = Luogo: { $place }.
courses-live-source = Fonte: OpenCoesione, CC BY 4.0.
courses-live-search = Apri la stessa ricerca
courses-live-found = { $n ->
    [0] Nessun progetto
    [one] Un progetto
   *[other] { $shown } progetti
}.
courses-live-instead = In { $place } i dati non hanno nessun progetto così: ecco quelli di tutta Italia.
courses-live-none = Qui i dati non ci sono ancora.
courses-live-project = Progetto
courses-live-state = Stato
courses-chart-table = I numeri del grafico
courses-chart-others = { $n ->
    [one] Un altro
   *[other] Altri { $n }
}
courses-chart-up-to = fino a { $value }
courses-chart-borders = Confini e popolazione: ISTAT / openpolis, CC BY 4.0.
courses-chart-by-theme = Tema
courses-chart-by-nature = Natura
courses-chart-by-state = Stato
courses-chart-by-cycle = Ciclo
courses-chart-by-region = Regione
courses-chart-by-province = Provincia
courses-chart-by-fund = Fondo
courses-chart-by-cost = Fascia di costo
courses-chart-by-year = Anno di inizio
courses-chart-count = Progetti
courses-chart-cost = Costo pubblico
courses-chart-payments = Pagamenti
courses-chart-share-paid = Quota pagata
courses-chart-cost-per-head = Costo per abitante
courses-millions = { $n } milioni di €
courses-activity = Attività: { $title }
courses-activity-facts = { $minutes } minuti, in gruppi di { $group }
courses-activity-materials = Che cosa serve:
courses-activity-sheet = La scheda da stampare
courses-sheet-title = Scheda: { $title }
courses-sheet-hint = Stampala dal menu del browser: su carta resta solo la scheda, con le righe per scrivere.
courses-sheet-team = Squadra
courses-sheet-class = Classe
courses-sheet-date = Data
courses-sheet-from = Dal corso di Coesa: { $address }
courses-quiz-call = Hai capito? Prova
courses-note = Per chi insegna
courses-note-who = Questa nota la vedono solo docenti e redazione.
courses-note-open = Tempi, suggerimenti, risposte attese
courses-book-contents = Indice
courses-book-about = Il corso con i dati sempre aggiornati, le schede da stampare e i quiz che si correggono da soli è su
courses-book-data = I dati nei riquadri sono quelli di tutta Italia, aggiornati al { $date }.
courses-book-credit = Dati: OpenCoesione, CC BY 4.0. Chi riusa il testo cita Coesa e dice che cosa ha cambiato.
courses-book-accessible = Tutte le immagini hanno un testo alternativo, ogni grafico ha una descrizione e una tabella, l’indice segue i titoli.
courses-book-quiz = Prova a rispondere, poi controlla. In fondo al libro ci sono
courses-book-left-out = { $n ->
    [one] Manca una domanda sui dati: quando è stato fatto questo libro i dati non c’erano.
   *[other] Mancano { $n } domande sui dati: quando è stato fatto questo libro i dati non c’erano.
}
courses-book-quiz-online = Sul sito il quiz si corregge da solo:
courses-book-match = Scegli tra queste:
courses-book-answers = Le risposte dei quiz
courses-book-answers-intro = Per ogni domanda c’è la risposta giusta, con il perché. Le risposte sui dati sono quelle del giorno in cui è stato fatto il libro: a ogni aggiornamento possono cambiare.
courses-book-search = Ricerca: { $words }.
courses-book-regions = La domanda parla della tua regione: ecco la risposta in ognuna, in { $unit }:
courses-report-all-units = Tutte le unità
