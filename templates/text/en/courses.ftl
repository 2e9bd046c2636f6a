courses-list-title = Lessons
courses-list-intro = What you need to know to follow a public project: to read in class or by yourself, with a quiz at the end of each.
courses-progress = Your way so far
courses-read-of = { $read } of { $all }
courses-read = Read
courses-best = Best quiz: { $score } out of { $of }
courses-minutes = { $minutes ->
    [one] One minute to read
   *[other] { $minutes } minutes to read
}
courses-questions = { $n ->
    [one] a quiz of one question
   *[other] a quiz of { $n } questions
}
courses-empty-title = There are no lessons yet
courses-empty-text = Lessons will be on this page soon.
courses-aims = What you will be able to do
courses-contents = In this lesson
courses-done = Finished?
courses-read-on = You marked this lesson as read on { $date }.
courses-mark-read = Mark as read
courses-marked-read = Marked as read. If you like, try the quiz now.
courses-sign-in-hint = To keep track of what you have read you need your sign-in.
courses-sign-in = Sign in
courses-quiz-go = Try the quiz
courses-next = Next lesson: { $title }
courses-sources = Sources and licence
courses-licence = The text may be reused under the licence { $licence }.
courses-quiz = Quiz
courses-quiz-title = Quiz: { $title }
courses-quiz-intro = This is no test: you can try as often as you like, and the best result counts.
courses-quiz-not-kept = Without a sign-in the result is not kept.
courses-quiz-several = There may be more than one right answer.
courses-quiz-unanswered = This question has no answer yet.
courses-quiz-one-only = Choose one answer only.
courses-quiz-send = See how it went
courses-quiz-score = { $score ->
    [0] No right answer out of { $of }: read the lesson again and have another try.
    [one] One right answer out of { $of }.
   *[other] { $score } right answers out of { $of }.
}
courses-quiz-right = Right
courses-quiz-wrong = Look again
courses-quiz-option-right = right
courses-quiz-option-chosen = your answer
courses-quiz-again = Try again
courses-quiz-back = Back to the lesson
courses-quiz-all = All lessons
courses-next-lesson-title = Read: { $title }
courses-next-lesson-text = { $minutes ->
    [one] One minute to read.
   *[other] { $minutes } minutes to read.
}
courses-next-lesson-action = Open the lesson
courses-next-quiz-title = Try the quiz: { $title }
courses-next-quiz-text = { $questions ->
    [one] One question, with the reason.
   *[other] { $questions } questions, with the reason for each answer.
}
courses-next-quiz-action = Open the quiz
