courses-list-title = Lessons
courses-list-intro = What you need to know to follow a public project: to read in class or by yourself, with a quiz at the end of each.
courses-progress = Your way so far
courses-read-of = { $read } of { $all }
courses-go-on = Go on: { $title }
courses-go-on-quiz = Go on with the quiz: { $title }
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
courses-quiz-intro = This is no test: the best result counts.
courses-quiz-any = You can try as often as you like.
courses-quiz-not-kept = Without a sign-in the result is not kept.
courses-quiz-several = There may be more than one right answer.
courses-quiz-unanswered = Question { $number }: there is no answer yet.
courses-quiz-one-only = Question { $number }: choose one answer only.
courses-quiz-same-place = Question { $number }: two things have the same place, and each place goes to one only.
courses-quiz-no-number = Question { $number }: this takes a number, in the unit that the question asks for. 12.5 is fine, and so is 1,250.
courses-quiz-ordering-hint = Choose the place of each: 1 comes first.
courses-quiz-match-hint = Choose for each what belongs to it.
courses-quiz-place-first = Place
courses-quiz-match-first = Choose
courses-quiz-number = Write a number.
courses-quiz-number-hint = Write a number. Unit: { $unit }.
courses-quiz-region-hint = It counts for questions about the data of “your region”.
courses-quiz-placed = you: in place { $place }
courses-quiz-matched = You chose: { $answer }
courses-quiz-written = You wrote:
courses-quiz-correct = The right answer:
courses-quiz-search = Open the search that answers it
courses-quiz-left = Attempts made: { $used } of { $most }. The best result counts.
courses-quiz-changed = While you were answering, the quiz has changed. What still fits of your answers is there: look at the questions and send again.
courses-quiz-used-up = You have used all attempts at this quiz. Your best result counts: you can always read the lesson again.
courses-quiz-left-out = { $n ->
    [one] A question about the data is left out today, because the data are not there: it does not count.
   *[other] { $n } questions about the data are left out today, because the data are not there: they do not count.
}
courses-quiz-last = Look at the last result again
courses-quiz-result-changed = The quiz has changed since: here are the questions that have stayed the same.
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
courses-report-title = How quizzes go: { $name }
courses-report-link = How quizzes go
courses-report-intro = For each question, how the edition’s students answered it. There is no name. When a question changes, counting begins anew: answers to what it was before have a line of their own.
courses-report-how = How to read these numbers
courses-report-how-right = “Right at first”: of all students who answered, how many had it right at their first attempt. Above 90% the question may be too easy, below 30% it is hard or unclear.
courses-report-how-discrimination = “Tells apart”: it goes from −1 to 1 and says whether those who get this question right also get the others of the same quiz right. From 0.2 up the question works. Near zero it says nothing. Below zero those who know are the ones who miss it: usually the text misleads, and should be written anew. The question itself is left out of the others (corrected point-biserial correlation), and it takes at least { $n } students.
courses-report-caption = { $n ->
    [one] One question of the course
   *[other] The { $n } questions of the course
}
courses-report-unit = Lesson
courses-report-question = Question
courses-report-id = Code
courses-report-version = Version
courses-report-now = as it is now
courses-report-former = from before
courses-report-answered = Answered
courses-report-right = Right at first
courses-report-discrimination = Tells apart
courses-report-trap = Wrong answer chosen most
courses-report-trap-times = How often
courses-report-trap-is = { $text } ({ $n })
courses-report-percent = { $n }%
courses-report-unknown = Nobody so far
courses-report-too-few = Too few
courses-report-sign-good = works
courses-report-sign-weak = says little
courses-report-sign-odd = to be rewritten
courses-report-file = quizzes
courses-quiz-again = Try again
courses-quiz-back = Back to the lesson
courses-quiz-all = All lessons
courses-next-lesson-title = Read: { $title }
courses-next-lesson-text = { $minutes ->
    [one] One minute to read.
   *[other] { $minutes } minutes to read.
}
courses-next-lesson-action = Open the lesson
courses-next-place-title = Go on: { $title }
courses-next-place-text = You stopped half-way: go on from there.
courses-next-place-action = Continue where you were
courses-resume = Continue where you were: { $heading }
courses-next-quiz-title = Try the quiz: { $title }
courses-next-quiz-text = { $questions ->
    [one] One question, with the reason.
   *[other] { $questions } questions, with the reason for each answer.
}
courses-next-quiz-action = Open the quiz
courses-modules = The modules of the course
courses-place = { $module }, unit { $n } of { $of }
courses-path = The path
courses-previous = Before: { $title }
courses-words = Words to know
courses-further = To go on
courses-take-away = To take away
courses-take-away-text = The whole course in one file to read without a network, on a phone or an e-reader. Every unit and every sheet can be printed too.
courses-epub = Download the course (EPUB)
courses-italy = All of Italy
courses-region-label = Which region’s data do you want to see?
courses-region-go = Show
courses-region-of-class = It is your class’s region. You can choose another one to compare.
courses-region-hint = The choice is for this page only and is not kept.
courses-live-place = Place: { $place }.
courses-live-source = Source: OpenCoesione, CC BY 4.0.
courses-live-search = Open the same search
courses-live-found = { $n ->
    [0] No project
    [one] One project
   *[other] { $shown } projects
}.
courses-live-instead = In { $place } the data have no project of this kind: here are those of all Italy.
courses-live-none = There are no data here yet.
courses-live-project = Project
courses-live-state = State
courses-chart-table = The chart’s figures
courses-chart-others = { $n ->
    [one] One more
   *[other] { $n } others
}
courses-chart-up-to = up to { $value }
courses-chart-borders = Borders and population: ISTAT / openpolis, CC BY 4.0.
courses-chart-by-theme = Theme
courses-chart-by-nature = Nature
courses-chart-by-state = State
courses-chart-by-cycle = Cycle
courses-chart-by-region = Region
courses-chart-by-province = Province
courses-chart-by-fund = Fund
courses-chart-by-cost = Cost band
courses-chart-by-year = Year of start
courses-chart-count = Projects
courses-chart-cost = Public cost
courses-chart-payments = Payments
courses-chart-share-paid = Share paid
courses-chart-cost-per-head = Cost per inhabitant
courses-millions = €{ $n } million
courses-activity = Activity: { $title }
courses-activity-facts = { $minutes } minutes, in groups of { $group }
courses-activity-materials = What you need:
courses-activity-sheet = The sheet to print
courses-sheet-title = Sheet: { $title }
courses-sheet-hint = Print it from the browser’s menu: on paper only the sheet is left, with lines to write on.
courses-sheet-team = Team
courses-sheet-class = Class
courses-sheet-date = Date
courses-sheet-from = From Coesa’s course: { $address }
courses-quiz-call = Got it? Try
courses-note = For teachers
courses-note-who = Only teachers and staff see this note.
courses-note-open = Timing, hints, answers to expect
courses-book-contents = Contents
courses-book-about = The course with data always up to date, sheets to print and quizzes that mark themselves is at
courses-book-data = The data in the boxes are those of all of Italy, updated on { $date }.
courses-book-credit = Data: OpenCoesione, CC BY 4.0. Whoever reuses the text names Coesa and says what was changed.
courses-book-accessible = All images have an alternative text, every chart has a description and a table, the contents follow the headings.
courses-book-quiz = Try to answer, then check. At the end of the book there are
courses-book-left-out = { $n ->
    [one] A question about the data is missing: there were no data when this book was made.
   *[other] { $n } questions about the data are missing: there were no data when this book was made.
}
courses-book-quiz-online = On the site the quiz marks itself:
courses-book-match = Choose among these:
courses-book-answers = The answers to the quizzes
courses-book-answers-intro = For each question there is the right answer, and why. Answers about the data are those of the day on which the book was made: they may change with every update.
courses-book-search = Search: { $words }.
courses-book-regions = The question is about your region: this is the answer in each, in { $unit }:
courses-report-all-units = All units
