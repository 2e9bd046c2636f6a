courses-list-title = Lezioni
courses-list-intro = Quello che serve sapere per seguire un progetto pubblico: da leggere in classe o da soli, un quiz alla fine di ognuna.
courses-progress = Il tuo percorso
courses-read-of = { $read } di { $all }
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
courses-quiz-intro = Non è una verifica: si può rifare quante volte si vuole e conta il risultato migliore.
courses-quiz-not-kept = Senza un accesso il risultato non viene conservato.
courses-quiz-several = Le risposte giuste possono essere più di una.
courses-quiz-unanswered = A questa domanda manca la risposta.
courses-quiz-one-only = Qui si sceglie una sola risposta.
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
courses-quiz-again = Riprova
courses-quiz-back = Torna alla lezione
courses-quiz-all = Tutte le lezioni
courses-next-lesson-title = Leggi: { $title }
courses-next-lesson-text = { $minutes ->
    [one] Un minuto di lettura.
   *[other] { $minutes } minuti di lettura.
}
courses-next-lesson-action = Apri la lezione
courses-next-quiz-title = Prova il quiz: { $title }
courses-next-quiz-text = { $questions ->
    [one] Una domanda, con la spiegazione.
   *[other] { $questions } domande, con la spiegazione di ogni risposta.
}
courses-next-quiz-action = Apri il quiz
