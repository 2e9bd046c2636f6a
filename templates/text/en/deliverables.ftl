deliverables-title = Hand-ins
deliverables-intro = All that the team hands in during the year, step by step. Open one to read what is good and to work on it.
deliverables-year = The year in a line
deliverables-until = by { $date }
deliverables-until-own = for your team by { $date }
deliverables-none-title = There is nothing here yet
deliverables-none-text = Once the programme’s staff have written the year’s steps, you will find here what to hand in and when.
deliverables-step-nothing = Nothing is handed in at this step.
deliverables-step-due = Opens on { $opens }, is handed in by { $due }.
deliverables-points-sum = Points of the steps that are done: { $earned } of { $all }.
deliverables-points = { $n ->
    [0] The step gives no points.
    [one] The step is worth one point.
   *[other] The step is worth { $n } points.
}
deliverables-sums = { $handed } of { $all } handed in{ $accepted ->
    [0] {""}
    [one] , one accepted
   *[other] , { $accepted } accepted
}
deliverables-due = By { $date }
deliverables-extended = more time, given by the programme
deliverables-left = { $long } left
deliverables-over-since = { $long } overdue
deliverables-late-by = { $long } late
deliverables-span-minutes = { $n ->
    [one] a minute
   *[other] { $n } minutes
}
deliverables-span-hours = { $n ->
    [one] an hour
   *[other] { $n } hours
}
deliverables-span-days = { $n ->
    [one] a day
   *[other] { $n } days
}
deliverables-state = Where it stands
deliverables-state-not-begun = to be begun
deliverables-state-draft = draft
deliverables-state-handed-in = handed in
deliverables-state-returned = to be revised
deliverables-state-accepted = accepted
deliverables-tracked = It is done elsewhere in Coesa: here one only sees whether it is there.
deliverables-tracked-done = done
deliverables-tracked-open = to be done
deliverables-back = All that the team hands in
deliverables-class-link = What the class has handed in
deliverables-about = What is good
deliverables-takes = It is handed in as:
deliverables-answer-returned = What you are asked to revise
deliverables-answer-accepted = What they say
deliverables-draft = Your work
deliverables-draft-text = It is a draft for all of you: whoever is in the team reads and changes it. Text and links save themselves while you write; nobody judges them before you hand them in.
deliverables-own = Something that you have made in Coesa
deliverables-own-hint = It becomes a link: your teacher opens it and sees it as it is at that moment.
deliverables-own-copy-hint = Its text is copied below, after what is there already.
deliverables-own-none = Choose…
deliverables-own-add = Add to what you hand in
deliverables-own-added = Added, draft saved.
deliverables-own-gone = Meanwhile this is there no longer: choose something else.
deliverables-own-full = There is no room for another link: take one out.
deliverables-own-canvas = Our canvas
deliverables-own-post = Post: { $title }
deliverables-own-chart = Chart: { $title }
deliverables-own-document = Document: { $title }
deliverables-words-count = Words:
deliverables-words-length = it should have { $least } to { $most }
deliverables-words-are = It has { $n } words and should have { $least } to { $most }.
deliverables-words = Text
deliverables-words-hint = You can use Markdown: **bold**, lines that begin with - for a list, ## for a heading.
deliverables-links = Links
deliverables-links-more = Further links
deliverables-links-hint = A title and a whole address (https://…). For a page of yours in Coesa what follows the site’s name is enough, for example /en/teams/1.
deliverables-link-title = Title of link { $n }
deliverables-link-url = Address of link { $n }
deliverables-link-title-missing = Write what is at this address.
deliverables-link-wrong = This takes a whole address, for example https://www.example.org, or a page of Coesa that begins with /en/.
deliverables-not-asked = This is handed in in another form: read “What is good”.
deliverables-files = Files
deliverables-file = File
deliverables-file-add = Add a file
deliverables-file-room = So far { $n } of { $most }. The file is added when you save.
deliverables-file-hint = Photos (JPEG, PNG, WebP), PDF, text documents (ODT, DOCX), spreadsheets (ODS, XLSX) or slides (ODP, PPTX). Open a CSV in a spreadsheet and save it as ODS or XLSX. We remove the place from photos.
deliverables-file-title = What it is
deliverables-file-title-hint = In a few words; for a photo, what it shows.
deliverables-file-title-missing = Write what the file is, in a few words.
deliverables-file-missing = Choose the file, or leave “What it is” empty.
deliverables-file-again = The file was not saved: choose it again.
deliverables-file-added = Draft saved, file added.
deliverables-file-remove = Remove
deliverables-file-remove-sure = Remove “{ $title }” from the draft?
deliverables-file-removed = The file is no longer in the draft.
deliverables-files-full = { $n ->
    [one] There is room for one file only: remove it to add another.
   *[other] There is room for { $n } files: remove one to add another.
}
deliverables-save = Save the draft
deliverables-saved = Draft saved.
deliverables-hand-in = Hand in
deliverables-hand-in-sure = Hand it in now? As long as nobody has answered you can take it back.
deliverables-handed-in-done = Handed in. Your teacher finds it among those to look at.
deliverables-nothing = There is nothing to hand in yet: write something, add a link or a file.
deliverables-stale-while-writing = Somebody else of the team saved another draft while you were writing. Yours is still in the fields: choose how to go on.
deliverables-stale = Meanwhile somebody else of the team has saved another draft. Both are below: keep the best and save again.
deliverables-theirs = The draft that { $name } saved
deliverables-closed = Meanwhile it has been handed in: it can’t be changed now.
deliverables-unsaved = What you had written, not saved
deliverables-work-draft = The team’s draft
deliverables-work-there = What was handed in
deliverables-empty = There is nothing here yet.
deliverables-take-back = Take it back
deliverables-take-back-text = Do you want to change something? As long as nobody has answered you can take it back.
deliverables-take-back-sure = Take it back? To your teacher it is as if it were not there.
deliverables-taken-back = You have taken it back: it is a draft again.
deliverables-moved = Something has changed meanwhile: see where it stands and try again.
deliverables-judge = Your answer
deliverables-answer = A few words for the team
deliverables-answer-hint = The whole team reads them. To ask for a revision they are needed; to accept they are not.
deliverables-answer-missing = Write to the team what to revise.
deliverables-accept = Accept
deliverables-return = Ask for a revision
deliverables-accepted-done = Accepted: the team knows.
deliverables-returned-done = It goes back to the team with your words.
deliverables-waiting = The others to look at
deliverables-previous = Before: { $what }
deliverables-next = Next: { $what }
deliverables-others = { $n ->
    [0] No other waits.
    [one] One other waits.
   *[other] { $n } others wait.
}
deliverables-versions = Versions handed in
deliverables-version = version { $n }
deliverables-version-text = As it was when it was handed in: it does not change any more.
deliverables-verdict-accepted = accepted
deliverables-verdict-returned = to be revised
deliverables-verdict-taken-back = taken back by the team
deliverables-extension = More time for this team
deliverables-extension-text = A new time for this one thing of this one team. With both fields empty the step’s own holds again.
deliverables-extension-give = Give this time
deliverables-extension-early = The new time must be after the step’s own.
deliverables-extended-done = The team has more time, and knows.
deliverables-extension-gone = The step’s own time holds again.
deliverables-class-title = What { $class } hands in
deliverables-class-intro = What the teams have handed in. Those to look at are in the order in which they came: open one and go on with “Next”.
deliverables-class-count = { $n ->
    [one] one thing
   *[other] { $n } things
}
deliverables-filter = Which ones
deliverables-filter-waiting = To look at
deliverables-filter-late = Late
deliverables-filter-returned = To be revised
deliverables-filter-accepted = Accepted
deliverables-filter-all = All
deliverables-what = What
deliverables-handed-at = Handed in on
deliverables-not-yet = not yet
deliverables-class-empty-title-waiting = There is nothing to look at
deliverables-class-empty-title-late = Nothing is late
deliverables-class-empty-title-returned = Nothing is to be revised
deliverables-class-empty-title-accepted = Nothing has been accepted yet
deliverables-class-empty-title-all = Nothing is handed in here yet
deliverables-class-empty-text = The other filters show the rest. When a team hands something in, you are told.
deliverables-next-returned-title = To be revised: { $asked }
deliverables-next-returned-text = Your teacher has read what team { $team } handed in and asks you to mend something.
deliverables-next-returned-action = Read and mend
deliverables-next-due-title = Next to hand in: { $asked }
deliverables-next-due-text = Team { $team } hands it in by { $due }.
deliverables-next-due-action = Open it
deliverables-next-late-title = Late: { $asked }
deliverables-next-late-text = Team { $team } should have handed it in by { $due }. You can still do it now.
deliverables-next-late-action = Open it
deliverables-next-waiting-title = { $count ->
    [one] One thing to look at
   *[other] { $count } things to look at
}
deliverables-next-waiting-text = The teams of { $class } wait for an answer.
deliverables-next-waiting-action = Look at them
