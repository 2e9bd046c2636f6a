teams-class = { $class }, { $school }
teams-day-outside = The edition lasts from { $from } to { $to }: choose a day between these.
teams-path = { $reader ->
    [member] Your path
   *[other] The team’s path
}
teams-step-shortlist = Look for projects
teams-step-choice = Choose one
teams-step-writing = Write the report
teams-step-consent = The teacher’s yes
teams-step-review = Review
teams-step-impact = Tell the effect
teams-step-state-done = done
teams-step-state-now = { $reader ->
    [member] you are here
   *[other] the team is here
}
teams-step-state-later = later
teams-state-shortlist = The team is looking for interesting projects close to home. The first step is to put some on the list.
teams-state-choice = { $reader ->
    [member] The list is there. Compare the projects: can the place be visited? Are there people to ask? Then choose.
   *[other] The list is there. The team compares the projects, then chooses one.
}
teams-state-writing = The project is chosen. Now facts and evidence are gathered and the report is written.
teams-state-consent = The report is waiting for the teacher’s yes; they read it before it leaves the school.
teams-state-review = { $reader ->
    [member] The staff is reading the report. Their questions, if any, are beside your answers.
   *[other] The staff is reading the report. Their questions, if any, are beside the answers.
}
teams-state-impact = { $reader ->
    [member] The report is public. In some weeks, tell what happened afterwards.
   *[other] The report is public. In some weeks the team tells what happened afterwards.
}
teams-state-done = { $reader ->
    [member] All published. Your work stays here for those who come after you.
   *[other] All published. The team’s work stays here for those who come after.
}
teams-report = The project and the report
teams-report-data = The report began with the project’s data as of { $date }
teams-part-main = Analysis and evaluation
teams-part-impact = Results and impact
teams-stage-draft = being written
teams-stage-awaiting-consent = waiting for the teacher
teams-stage-submitted = sent to the staff
teams-stage-in-review = in review
teams-stage-returned = back with the team
teams-stage-approved = approved, will be published
teams-stage-published = published
teams-since = since { $date }
teams-report-write = Open the report
teams-report-read = Read the report
teams-report-public = The public page
teams-shortlist = Projects on the list
teams-shortlist-empty = Nothing is on the list yet. Begin with the projects near your school: put two or three here to compare.
teams-shortlist-add = Put on the list
teams-shortlist-add-for = Put on the list of { $team }
teams-shortlist-added = On the list: { $title }
teams-shortlist-already = This project is already on the list.
teams-shortlist-unknown = We can’t find this project. Paste the address of its page, its local code or its CUP. If several projects share the CUP, the code is needed.
teams-shortlist-full = The list is full: take a project off before you add another.
teams-shortlist-gone = This project is not on the list any more: perhaps someone else removed it.
teams-shortlist-removed = Project taken off the list.
teams-search = Search projects
teams-project = Project
teams-project-hint = Address of its page (here or on OpenCoesione), local project code or CUP.
teams-note = Why it interests us
teams-note-hint = Optional: can it be visited? Who knows about it? What is unclear?
teams-note-save = Save the note
teams-note-moved = Meanwhile somebody wrote another note: “{ $theirs }”. Yours is still here: put them together and save.
teams-note-saved = Note saved.
teams-note-long = A note can have { $max } characters at most.
teams-added-by = Put on the list by { $name } on { $date }
teams-chosen = chosen
teams-choose = Choose this one
teams-choice-confirm = Choose “{ $title }” for the report? As long as you write nothing you can still change.
teams-choice-done = Project chosen. The report is open: off you go.
teams-choice-already = A report on another project has already begun, so the choice can’t be changed any more. If you must, talk to your teacher.
teams-remove = Remove
teams-members = The team
teams-members-hint = Names are seen only in here. In public there is just the team’s name.
teams-next-shortlist-title = Look for projects for { $team }
teams-next-shortlist-text = Put at least two or three projects on the list to compare.
teams-next-shortlist-action = Go to the team
teams-next-choice-title = Choose the project of { $team }
teams-next-choice-text = { $count ->
    [one] You have one project on the list. Add others to compare, or choose it.
   *[other] You have { $count } projects on the list. Compare them and choose one.
}
teams-next-choice-action = See the list
teams-profile-title = Profile of team { $team }
teams-profile-link = Name, picture and roles
teams-logo = The team’s picture
teams-logo-file = A picture
teams-logo-hint = JPEG, PNG or WebP. No faces: the team is known by its sign.
teams-logo-alt = What it shows
teams-logo-alt-hint = For who can’t see it, such as: a drop with a lens.
teams-logo-alt-missing = Say in a few words what it shows.
teams-logo-kind = A JPEG, PNG or WebP picture is needed.
teams-logo-save = Save the picture
teams-roles = Who does what
teams-roles-text = Each may have several roles, and several may share one. They are seen in here only.
teams-roles-save = Save the roles
teams-watch-moved = { $field } (from { $old } to { $new })
teams-watch-new = { $field } (there was none, now it is { $new })
teams-watch-gone = { $field } (it was { $old }, now there is none)
teams-watch-came = { $field } (added: { $came })
teams-watch-went = { $field } (gone: { $went })
teams-watch-came-and-went = { $field } (added: { $came }; gone: { $went })
teams-watch-more = { $n ->
    [one] and one more item
   *[other] and { $n } more items
}
teams-places = Places of the team
teams-places-choose = Choose
teams-places-study = Investigate
teams-places-organise = Get organised
teams-places-tell = Hand in and tell
teams-place-home = Team home
teams-place-documents = Documents
teams-place-tasks = Tasks
teams-place-calendar = Calendar
teams-place-canvas = Canvas
teams-place-diary = Diary
teams-place-files = Files
teams-place-activity = What happened
teams-place-deliverables = Hand-ins
teams-place-support = Who helps you
teams-place-picker = Find a project
teams-place-shortlist = Shortlist
teams-place-comparison = Comparison
teams-place-report = Report
teams-place-vote = The vote
teams-place-posts = Blog
teams-report-hidden = The staff have taken it back: the notice says why. Correct it and send a new version.
