workspace-back = Go back
workspace-change = Change
workspace-restore = Put back
workspace-conflict = Meanwhile somebody else has changed the same things. Compare the two and save again: nothing was lost.
workspace-conflict-text = Meanwhile somebody else has written in this box. Compare the two texts: nothing was lost.
workspace-theirs-hint = What you wrote is below. Join the two as you like and save: what is in the fields will count.
workspace-day-wrong = This needs a date, for example 15/12/2026.
workspace-step = Step
workspace-step-wrong = Choose a step from the list.
workspace-gone = no longer in the team

workspace-tasks-title = Tasks of team { $team }
workspace-tasks-filter = Which tasks to see
workspace-tasks-show-all = All ({ $count })
workspace-tasks-show-mine = Mine ({ $count })
workspace-tasks-show-late = Late ({ $count })
workspace-tasks-empty-title = No tasks yet
workspace-tasks-empty-text = Write the first: one thing only, with a name beside it and a day. Or start from the usual tasks of a step, below.
workspace-tasks-empty-reader = When the team writes its tasks, you find them here.
workspace-tasks-full = The list already has { $most } tasks: take off those you no longer need, then add more.
workspace-task-new = New task
workspace-task-change = Change the task
workspace-task-title = What is to be done
workspace-task-title-hint = One thing only, beginning with a verb: “Ask the town hall for the decision”.
workspace-task-title-missing = Write what is to be done.
workspace-task-who = Who does it
workspace-task-who-hint = One name or more. “We all do it” means “nobody does it”.
workspace-task-due = By when
workspace-task-due-hint = May stay empty. With a date, those who do it are reminded the day before.
workspace-task-notes = Notes
workspace-task-no-step = – none –
workspace-task-state-todo = To do
workspace-task-state-doing = Doing
workspace-task-state-done = Done
workspace-task-none-todo = Nothing to do.
workspace-task-none-doing = Nobody has begun.
workspace-task-none-done = Nothing finished yet.
workspace-task-press-todo = Back to the things to do
workspace-task-press-doing = Begin
workspace-task-press-done = Done
workspace-task-now-todo = The task is to be done again.
workspace-task-now-doing = The task is under way.
workspace-task-now-done = Task done.
workspace-task-moved = Meanwhile somebody else has changed this task: look at it as it is now and try again.
workspace-task-late = late
workspace-task-mine = yours
workspace-task-due-on = by { $date }
workspace-task-nobody = Nobody has it yet
workspace-task-done-by = Done by { $name }, { $date }
workspace-task-added = Task added.
workspace-task-remove = Take the task off
workspace-task-remove-hint = It can be put back for a month.
workspace-task-removed = Task taken off. It is at the foot of the page if you change your mind.
workspace-task-restored = The task is on the list again.
workspace-removed = Taken off lately
workspace-removed-text = { $days ->
    [one] They can be put back for a day.
   *[other] They can be put back for { $days } days.
}
workspace-suggestions = Add the usual tasks of a step
workspace-suggestions-text = They are what teams usually do. Then change them, share them out and give each a name.
workspace-suggest = Add the usual tasks
workspace-suggested = { $count ->
    [one] One task added.
   *[other] { $count } tasks added.
}
workspace-suggested-none = The usual tasks of this step are there already, or you have taken them off.

workspace-calendar-title = Calendar of team { $team }
workspace-calendar-empty = There is nothing in this month. Add a visit, an interview, something to hand in.
workspace-calendar-empty-reader = There is nothing in this month.
workspace-calendar-full = The calendar already has { $most } appointments, the most there can be.
workspace-calendar-feed = See these dates in your phone’s calendar too
workspace-calendar-step = Deadline
workspace-calendar-meeting = Meeting
workspace-calendar-task = Task
workspace-calendar-occasion = Appointment
workspace-calendar-done = done
workspace-months = Months
workspace-month-previous = Month before
workspace-month-next = Month after
workspace-month-now = This month
workspace-today = today
workspace-month-01 = January
workspace-month-02 = February
workspace-month-03 = March
workspace-month-04 = April
workspace-month-05 = May
workspace-month-06 = June
workspace-month-07 = July
workspace-month-08 = August
workspace-month-09 = September
workspace-month-10 = October
workspace-month-11 = November
workspace-month-12 = December
workspace-weekday-1 = Monday
workspace-weekday-2 = Tuesday
workspace-weekday-3 = Wednesday
workspace-weekday-4 = Thursday
workspace-weekday-5 = Friday
workspace-weekday-6 = Saturday
workspace-weekday-7 = Sunday
workspace-occasion-new = New appointment
workspace-occasion-change = Change the appointment
workspace-occasion-title = What
workspace-occasion-title-hint = For example “Visit to the building site”. Your teachers, those who help you and the programme’s staff read it too: no names of persons. In a phone’s calendar there is only the team’s name.
workspace-occasion-title-missing = Write what it is.
workspace-occasion-day = Day
workspace-occasion-from = From
workspace-occasion-to = To
workspace-occasion-to-hint = Left empty, one hour.
workspace-occasion-to-wrong = The end comes after the beginning, on the same day.
workspace-occasion-place = Where
workspace-occasion-notes-hint = Seen by those who open the appointment from here.
workspace-occasion-added = Appointment added: it is in your class’s calendar too, and in that of your teachers and of those who help you.
workspace-occasion-cancel = Call the appointment off
workspace-occasion-cancel-sure = Call the appointment off? It stays in the calendar, marked as off.
workspace-occasion-cancelled = Appointment called off.
workspace-occasion-restore = Put the appointment back
workspace-occasion-restored = The appointment is in the calendar again.
workspace-occasion-off = called off
workspace-occasion-is-off = This appointment was called off.
workspace-occasion-moved = Meanwhile somebody else has changed it: look at it as it is now and try again.

workspace-canvas-title = Canvas of team { $team }
workspace-canvas-intro = Eleven boxes that hold the work together. Start from the question, then fill in around it. If the question changes that is no failure: the version before stays in the box’s history.
workspace-canvas-lesson = The lesson: the team and the question
workspace-canvas-asked = It is asked for in the step “{ $step }”, by { $date }.
workspace-canvas-filled = Boxes filled in
workspace-canvas-of = { $filled } of { $boxes }
workspace-canvas-sheet = The sheet to print
workspace-canvas-back = Back to the canvas
workspace-canvas-nothing = Still empty.
workspace-canvas-history-empty = Nothing has been written in this box yet.
workspace-canvas-project = The project in one sentence
workspace-canvas-project-hint = In your own words: what is done, where, with how much money.
workspace-canvas-puzzle = What does not add up
workspace-canvas-puzzle-hint = A date that has passed, payments very low or very high, an empty role. This is where the question comes from.
workspace-canvas-audience = Who needs the answer
workspace-canvas-audience-hint = Those who use it, those who are left out, those who decide. And why they care.
workspace-canvas-data = The data
workspace-canvas-data-hint = Which numbers you need, and where they are: OpenCoesione, the town hall, ISTAT.
workspace-canvas-question = The question
workspace-canvas-question-hint = Four tests: precise, answerable, open, useful. If the project’s page has the answer already, it was only a warm-up.
workspace-canvas-documents = The documents
workspace-canvas-documents-hint = Decisions, calls, timetables: which, and whom you ask for them.
workspace-canvas-people = The people
workspace-canvas-people-hint = Whom you ask: those who work there, use it, decide. Write roles, not names.
workspace-canvas-places = The places
workspace-canvas-places-hint = Where you go to see, and what you look at.
workspace-canvas-steps = The first three steps
workspace-canvas-steps-hint = With a name and a date. Then put them among the tasks.
workspace-canvas-hypothesis = How we shall know the answer
workspace-canvas-hypothesis-hint = What do you expect to find? And what, if you found it, would prove you wrong?
workspace-canvas-obstacles = What could stop us
workspace-canvas-obstacles-hint = A body that does not answer, a permission that is missing, little time. For each, a plan B.

workspace-diary-title = Diary of team { $team }
workspace-diary-new = Write a page
workspace-diary-change = Change the page
workspace-diary-empty-title = The diary is still blank
workspace-diary-empty-text = Five minutes at the end of each piece of work together are enough: what you did, what you understood, what comes next.
workspace-diary-empty-reader = When the team writes a page, you find it here.
workspace-diary-day = Day
workspace-diary-day-ahead = The diary tells what has happened already: choose today or a day before.
workspace-diary-done = What we did
workspace-diary-done-hint = Also what did not work.
workspace-diary-done-missing = Write what you did.
workspace-diary-present = Who was there
workspace-diary-learned = What we understood
workspace-diary-learned-hint = One thing that you did not know yesterday.
workspace-diary-next = What comes next
workspace-diary-next-hint = If it is a task, put a name to it: on the page of tasks.
workspace-diary-by = written by { $name }
workspace-diary-changed = changed on { $at }
workspace-diary-written = The page is in the diary.
workspace-diary-remove = Take this page out
workspace-diary-removed = Page taken out. It is at the end of the diary, if you change your mind.
workspace-diary-restored = The page is in the diary again.
workspace-diary-moved = Something has changed meanwhile: look at the diary as it is now.
workspace-diary-full = The diary already has { $most } pages, the most there can be.
workspace-diary-comment = Comment on the team’s work

workspace-files-title = Files of team { $team }
workspace-files-taken = { $taken } of { $room } taken.
workspace-files-empty-title = No files yet
workspace-files-empty-text = Photos, documents, tables and slides of the team are kept here. Those who see your work see them, the public does not. Upload the first below.
workspace-files-empty-reader = When the team uploads a file, you find it here.
workspace-files-archived = Files put away
workspace-files-archived-none = No files put away.
workspace-files-in-use = Files in use
workspace-files-full = The team already has { $most } files, the most there can be. Instead of a new file, upload a new version of one that is there.
workspace-files-no-room = There is no room left: all files of the team together may take { $room }.
workspace-file-add = Upload a file
workspace-file-added = File uploaded.
workspace-file-file = File
workspace-file-file-hint = Photos (JPEG, PNG, WebP), PDF, text documents (ODT, DOCX), spreadsheets (ODS, XLSX), slides (ODP, PPTX); 25 MB at most. Open a CSV in a spreadsheet and save it as ODS or XLSX; a TXT as ODT or DOCX. From photos we remove the place and all that the camera notes.
workspace-file-title = Title
workspace-file-title-hint = What it is, in a few words.
workspace-file-title-missing = Write what it is.
workspace-file-description = Description
workspace-file-alt = What it shows
workspace-file-alt-hint = For pictures only: read by those who can’t see them. No names of persons.
workspace-file-alt-missing = It is a picture: write what it shows, for those who can’t see it. Then choose the file again.
workspace-file-kind-picture = Picture
workspace-file-kind-pdf = PDF
workspace-file-kind-sheet = Spreadsheet
workspace-file-kind-slides = Slides
workspace-file-kind-text = Document
workspace-file-versions = { $count ->
    [one] one version
   *[other] { $count } versions
}
workspace-file-by = { $name }, { $date }
workspace-file-open = Open
workspace-file-download = Download
workspace-file-preview = Preview
workspace-file-inline = View the PDF (in a new tab)
workspace-file-no-preview = Slides have no preview: download them and open them with their own program.
workspace-preview-title = Preview of “{ $title }”
workspace-preview-words = The text alone, without pictures and layout.
workspace-preview-rows = The sheet “{ $name }”: what is written there, without colours and charts.
workspace-preview-more-words = The document goes on: download it to read all of it.
workspace-preview-more-rows = There are other rows or columns: download the file to see all of them.
workspace-preview-empty = Nothing is written here.
workspace-preview-unreadable = We can’t make a preview of this file: it may be broken, protected by a password, or very large. Download it and open it with its own program.
workspace-file-all-versions = Versions
workspace-file-version = Version { $n }
workspace-file-newest = the newest
workspace-file-version-add = Upload a new version
workspace-file-version-hint = The versions before stay. Photos, PDF, ODT, DOCX, ODS, XLSX, ODP or PPTX; 25 MB at most.
workspace-file-version-added = The new version is there; those before stay.
workspace-file-versions-full = This file has { $most } versions already, which is the most. If you need to, upload a new file.
workspace-file-is-away = This file was put away. To add a version, first put it back among the files in use.
workspace-file-words = Title and description
workspace-file-theirs = What is there now, saved on { $at }
workspace-file-archive = Put away
workspace-file-archive-hint = The file is not deleted: it can be put back at any time.
workspace-file-archived = File put away.
workspace-file-is-archived = put away
workspace-file-restore = Put back among the files in use
workspace-file-restored = The file is among those in use again.

workspace-activity-title = What happened in team { $team }
workspace-activity-who = Who
workspace-activity-kind = What
workspace-activity-filter = Show
workspace-activity-everybody = Everybody
workspace-activity-everything = Everything
workspace-activity-none = Nothing to tell yet.
workspace-activity-older = Older
workspace-activity-newest = The newest
workspace-activity-somebody = Somebody
workspace-activity-staff = The editors
workspace-activity-kind-report = Report
workspace-activity-kind-list = Choice of the project
workspace-activity-kind-canvas = Canvas
workspace-activity-kind-documents = Documents
workspace-activity-kind-desk = Data desk
workspace-activity-kind-posts = Blog
workspace-activity-kind-deliverables = Hand-ins
workspace-activity-kind-tasks = Tasks
workspace-activity-kind-diary = Diary
workspace-activity-kind-files = Files
workspace-activity-kind-people = Comments, meetings and appointments
workspace-activity-report = { $deed ->
    [chosen] { $who } chose the team’s project
    [approved] { $who } said yes to the project that the team proposed
    [asked] { $who } asked the teacher to let the report go
   *[other] { $who } sent the report to the editors
}
workspace-activity-comment = { $times ->
    [one] { $who } wrote a comment
   *[other] { $who } wrote { $times } comments
}
workspace-activity-meeting = The meeting that { $who } offered takes place: “{ $what }”
workspace-activity-occasion = { $who } put “{ $what }” into the calendar
workspace-activity-file = { $deed ->
    [again] { $who } uploaded a new version of “{ $what }”
   *[other] { $who } uploaded the file “{ $what }”
}
workspace-activity-diary = { $who } wrote in the diary of { $what }
workspace-activity-done = { $who } finished the task “{ $what }”
workspace-activity-task = { $who } added the task “{ $what }”
workspace-activity-canvas = { $times ->
    [one] { $who } wrote in the canvas: “{ $what }”
   *[other] { $who } wrote { $times } times in the canvas: “{ $what }”
}
workspace-activity-evidence = { $deed ->
    [photo] { $who } added a photo to the report: “{ $what }”
    [document] { $who } added a document to the report: “{ $what }”
    [video] { $who } added a video to the report: “{ $what }”
    [chart] { $who } added a chart to the report: “{ $what }”
   *[other] { $who } added a link to the report: “{ $what }”
}
workspace-activity-answer = { $times ->
    [one] { $who } wrote in the report: “{ $what }”
   *[other] { $who } wrote { $times } times in the report: “{ $what }”
}
workspace-activity-document = { $deed ->
    [begun] { $who } began the document “{ $what }”
    [restored] { $who } took an earlier version of the document “{ $what }” up again
   *[other] { $times ->
        [one] { $who } wrote in the document “{ $what }”
       *[other] { $who } wrote { $times } times in the document “{ $what }”
    }
}
workspace-activity-remark = { $times ->
    [one] { $who } commented on the document “{ $what }”
   *[other] { $who } commented { $times } times on the document “{ $what }”
}
workspace-activity-draft = { $deed ->
    [begun] { $who } began the post “{ $what }”
   *[other] { $times ->
        [one] { $who } wrote in the post “{ $what }”
       *[other] { $who } wrote { $times } times in the post “{ $what }”
    }
}
workspace-activity-post = { $deed ->
    [asked] { $who } asked the teacher to check the post “{ $what }”
    [returned] { $who } sent the post “{ $what }” back to the team
    [hidden] { $who } took the post “{ $what }” back from the public
    [shown] { $who } made the post “{ $what }” public again
   *[published] { $who } published the post “{ $what }”
}
workspace-activity-selection = { $who } saved the selection of data “{ $what }”
workspace-activity-chart = { $deed ->
    [again] { $who } made a new version of the chart “{ $what }”
   *[other] { $who } made the chart “{ $what }”
}
workspace-activity-handed = { $deed ->
    [again] { $who } handed in “{ $what }” again
   *[other] { $who } handed in “{ $what }”
}
workspace-activity-verdict = { $deed ->
    [accepted] { $who } accepted the hand-in “{ $what }”
    [taken-back] { $who } took the hand-in “{ $what }” back before it was answered
   *[returned] { $who } sent the hand-in “{ $what }” back to the team
}
workspace-activity-opened = { $deed ->
    [run-off] { $who } opened the run-off between the tied projects
   *[other] { $who } opened the secret vote on the projects
}
workspace-activity-closed = The secret vote is closed: the result can be seen
workspace-activity-proposed = { $who } proposed the project “{ $what }” to the teacher
workspace-activity-sent-back = { $who } sent the proposed project back to the team
workspace-activity-reason = { $deed ->
    [pro] { $who } wrote a reason for “{ $what }”
   *[con] { $who } wrote a reason against “{ $what }”
}
workspace-activity-listed = { $who } put “{ $what }” on the list

workspace-contributions-title = Each one’s work in team { $team }
workspace-contributions-link = Each one’s work
workspace-contributions-honest = These numbers say where somebody worked in Coesa, not what the work is worth. Who led the interview, who steered the discussion, who wrote on paper is not seen here. They are the beginning of a conversation, not a mark.
workspace-contributions-own = You see your own line only. Your teacher sees all.
workspace-contributions-caption = How often each did what
workspace-contributions-none = Nobody is in the team yet.
workspace-contributions-total = The whole team
workspace-contributions-what = What is counted
workspace-contributions-csv = Download as CSV
workspace-contributions-xlsx = Download as XLSX
workspace-contributions-file = work
workspace-count-share = Share of the work
workspace-count-share-text = How many of the team’s saves of the report’s answers, documents and posts are theirs. Nothing else is in this number.
workspace-count-answers = Answers
workspace-count-answers-text = How often they saved an answer of the report.
workspace-count-documents = Documents
workspace-count-documents-text = How often they saved a document of the team. The text that a document begins with and versions taken up again do not count.
workspace-count-words = Words
workspace-count-words-text = How many words they added to documents.
workspace-count-posts = Posts
workspace-count-posts-text = How often they saved a post.
workspace-count-canvas = Canvas
workspace-count-canvas-text = How often they saved a box of the canvas.
workspace-count-selections = Selections
workspace-count-selections-text = How many searches of the data they saved for the team.
workspace-count-charts = Charts
workspace-count-charts-text = How many versions of charts they made.
workspace-count-reasons = Reasons
workspace-count-reasons-text = How many reasons for or against they wrote beside the projects on the list.
workspace-count-tasks = Tasks done
workspace-count-tasks-text = How many tasks they marked as done.
workspace-count-diary = Diary
workspace-count-diary-text = How many pages of the diary they wrote.
workspace-count-files = Files
workspace-count-files-text = How many versions of files they uploaded.
workspace-count-photos = Photos
workspace-count-photos-text = How many photos they added to the report’s evidence.
workspace-count-deliverables = Hand-ins
workspace-count-deliverables-text = How often they handed in something that a step asks for. What the team took back before the answer does not count.
workspace-count-comments = Comments
workspace-count-comments-text = How many comments they wrote on the team’s work.
workspace-count-remarks = Comments on documents
workspace-count-remarks-text = How many comments they wrote on documents.
workspace-count-lessons = Lessons
workspace-count-lessons-text = How many units of the course they read.

workspace-ahead = What comes now
workspace-ahead-due = To hand in
workspace-ahead-all-due = All that you hand in
workspace-ahead-tasks = Your next tasks
workspace-ahead-no-tasks = No task has your name on it.
workspace-ahead-all-tasks = All tasks
workspace-ahead-days = The next dates
workspace-ahead-no-days = No dates in the next two months.
workspace-ahead-calendar = The calendar
workspace-ahead-last = The latest news
workspace-ahead-activity = All that happened

workspace-next-title = { $count ->
    [one] A task with your name on it
   *[other] { $count } tasks with your name on them
}
workspace-next-text = Team { $team }: “{ $task }”, by { $date }.
workspace-next-action = Open your tasks
