schools-nav = Pages of the programme
schools-nav-applications = Applications
schools-nav-overview = Progress
schools-nav-schools = Schools
schools-nav-organisations = Supporters
schools-nav-editions = Editions
schools-nav-data = Open data
schools-nav-lessons = Lessons
schools-saved = Saved.
schools-save = Save
schools-stale = Somebody else has changed this meanwhile. Reload the page: what you typed below is not saved yet.
schools-meanwhile = Somebody else has changed this meanwhile: here it is as it stands now.
schools-too-long = It is too long: { $longest } characters at most.
schools-day-missing = A date is needed, such as 15/10/2026.
schools-hour-missing = A time is needed, such as 23:59.
schools-hour-hint = Italian time.
schools-moment-missing = A date and a time are needed.
schools-number-wrong = A whole number is needed, or nothing.
schools-editions-title = Editions
schools-editions-intro = An edition is a year of the programme: its dates, its steps, its call for schools. All of it is changed here, without code.
schools-editions-caption = The editions, newest first
schools-editions-empty-title = There is no edition yet
schools-editions-empty-text = Begin with a name and dates: steps and call are put in order later.
schools-edition = Edition
schools-edition-title = Edition { $name }
schools-edition-days = From – to
schools-edition-current = current
schools-edition-is-archived = archived
schools-edition-new = A new edition
schools-edition-create = Make the edition
schools-edition-created = The edition is there, as a draft. Now add its steps and its call.
schools-edition-begin = What it begins with
schools-edition-begin-usual = The steps of every year
schools-edition-begin-usual-hint = { $steps }: what is handed in, points and dates are there already, spread over the year. You can change all of it.
schools-edition-begin-empty = Nothing, no steps
schools-edition-is-draft = draft
schools-edition-draft = It isn’t public yet
schools-edition-draft-text = This edition is a draft: only you who run the programme see it, and schools can’t apply. Check its name, dates, steps and call, then publish it: from then on everybody reads it, and its address stays as it is.
schools-edition-publish = Publish the edition
schools-publish-outside = Before publishing, put these steps right: their days are not within the edition’s. { $steps }
schools-edition-published = The edition is public: everybody can read it now.
schools-edition-public-before = The edition is public already.
schools-edition-pin-draft = This edition is a draft: publish it, then make it the current one.
schools-edition-remove = Remove the edition
schools-edition-remove-text = Nothing is tied to this edition yet: no classes, applications or certificates, nobody who helps. As long as that is so it can be removed, with its steps, pages and call. There is no way back.
schools-edition-remove-sure = To remove it, write the edition’s name: { $name }
schools-edition-remove-unsure = The name you wrote isn’t { $name }: we have removed nothing.
schools-edition-removed = The edition { $name } is gone.
schools-edition-in-use = Classes, applications, certificates or helpers are tied to this edition: it can’t be removed.
schools-edition-name = Name
schools-edition-name-hint = For example 2026-2027.
schools-edition-name-missing = The edition needs a name.
schools-edition-name-taken = There is an edition of this name already.
schools-edition-year = School year
schools-edition-year-hint = As documents write it, such as 2026/2027.
schools-edition-starts = First day
schools-edition-ends = Last day
schools-edition-ends-early = The last day must come after the first.
schools-edition-languages = Languages
schools-edition-languages-missing = Choose at least one language.
schools-language-it = Italian
schools-language-en = English
schools-edition-form = Version of the monitoring report
schools-edition-newest = the newest
schools-edition-form-unknown = There is no such version of the report. Choose one from the list.
schools-edition-attempts = How often each quiz may be taken
schools-edition-attempts-hint = Empty: as often as one likes. The best result always counts.
schools-edition-attempts-wrong = Write a number from 1 to { $most }, or leave it empty.
schools-edition-rubric = Version of the rubric
schools-edition-rubric-hint = Everybody reads it on the edition’s public page, before they begin.
schools-edition-rubric-unknown = There is no such version of the rubric. Choose one from the list.
schools-rubric = How much each criterion counts
schools-rubric-text = The points of each criterion of the rubric, from 0 to 5, count as many times as you write here; an empty field counts as in the rubric. Everybody reads it on the edition’s public page. Coesa keeps no points given by the rubric: changing a number touches nothing that is decided already, but tell those who have read it. Once the edition is archived it can’t be changed any more.
schools-rubric-weight-wrong = Write a whole number from 1 to { $most }, or leave it empty.
schools-edition-languages-hint = Steps and what they ask for must be named in these. Whoever reads in another one finds the first.
schools-edition-roles = Roles in teams
schools-edition-roles-hint = One a line, Italian first, then English, with a vertical bar between.
schools-edition-roles-wrong = At least one role is needed, and at most { $most }.
schools-edition-plan = The edition’s data
schools-edition-year-work = From year to year
schools-edition-copy = Copy for next year
schools-edition-copy-text = A new edition is made with the same steps and the same call, everything a year later.
schools-edition-copy-of = { $name } (copy)
schools-edition-copied = This is next year’s edition, as a draft: check dates and texts, for days of the week have moved, then publish it.
schools-edition-copied-before = Next year’s edition is there already.
schools-edition-pin = Make it current
schools-edition-pin-text = Dates decide which edition is current. You can pin one instead: only one at a time.
schools-edition-pin-sure = Make “{ $name }” the current edition? Lists, new classes and public pages will follow it at once, for everybody.
schools-edition-pinned-text = This edition is pinned as the current one, whatever day it is.
schools-edition-unpin = Let dates decide
schools-edition-pinned = This is the current edition now.
schools-edition-unpinned = Dates decide again.
schools-edition-archive = Archive for ever
schools-edition-archive-text = An archived edition is read and never changed again: classes, teams, reports and applications stay as they are, and so do the rubric and the words of what was handed in. Public pages do not change.
schools-edition-archive-sure = To be sure, type the edition’s name: { $name }
schools-edition-archive-unsure = The name typed is not { $name }: nothing was archived.
schools-edition-archived = The edition is archived.
schools-edition-archived-note = Archived on { $date }: it can only be read.
schools-step = Step
schools-steps = Steps
schools-steps-none = There are no steps yet.
schools-usual-text = You can add them one by one, or begin with those of every year: their dates are spread over this edition, and you can change all of it.
schools-usual-take = Put in the steps of every year
schools-usual-taken = The steps of every year are there. Check dates, points and what is handed in, then prepare the call.
schools-usual-there = The edition has steps already: we added no others.
schools-steps-caption = The steps in their order; they are worth { $points } points in all
schools-step-new = Add a step
schools-step-title = A step
schools-step-name-it = Name in Italian
schools-step-name-en = Name in English
schools-step-name-missing = A step needs a name in each language of the edition.
schools-step-about-it = What is done, in Italian
schools-step-about-en = What is done, in English
schools-step-opens = Opens on
schools-step-due = Due by
schools-step-due-on = Day it is due
schools-step-due-hour = Hour it is due
schools-step-due-early = It can’t be due before it opens.
schools-step-outside = The day is outside the edition’s dates ({ $from } – { $to }).
schools-step-is-outside = outside the dates
schools-steps-outside = { $count ->
    [one] One step is outside the edition’s dates. Open it and change its days:
   *[other] { $count } steps are outside the edition’s dates. Open them and change their days:
}
schools-saved-outside = Saved. But some steps are outside the edition’s dates: you find them below.
schools-step-points = Points
schools-step-points-wrong = Points are a whole number from 0 to { $most }.
schools-step-lessons = Lessons
schools-step-deliverables = What is handed in
schools-step-tracked = done elsewhere in Coesa, and seen by itself
schools-step-takes-text = a text
schools-step-takes-links = links
schools-step-takes-files = { $files ->
    [one] one file
   *[other] up to { $files } files
}
schools-step-handed-in = A team has already handed in “{ $what }”: the step must go on asking for it.
schools-step-in-use = Teams have already worked at this step: it can’t be removed.
schools-step-order = Order
schools-step-up = Up
schools-step-down = Down
schools-step-remove = Remove the step
schools-step-remove-sure = Remove this step from the edition?
schools-step-removed = The step is gone.
schools-adapt-section = The programme’s own, in your words
schools-adapt-section-text = Name and explanation of each can be adapted to this step. First save what you have changed above.
schools-adapt = Adapt
schools-adapt-again = Change
schools-adapt-read = Read
schools-adapt-is-adapted = adapted
schools-adapt-text = It is on the programme’s list: what you write here takes its place in this step, and does not change any more when the list does. What teams have already done stays where it is.
schools-adapt-tracked = It is done elsewhere in Coesa, and seen by itself: only its name can be changed.
schools-adapt-restore = Go back to the programme’s words
schools-adapt-restore-sure = Take out your words and put the programme’s back?
schools-adapt-restored = The step asks for it in the programme’s words again.
schools-adapt-at-work = Some team is working on it, in forms or with files that the programme’s list does not allow: your words must stay.
schools-own-section = Something else to hand in
schools-own-section-text = If what you want to ask for is not in the list, add it here in your own words: teams find a page for it as for the others.
schools-own-new = Ask for something that is not in the list
schools-own-title = What is handed in
schools-own-title-new = Ask for something that is not in the list
schools-own-title-own = What is handed in
schools-own-title-read = What is handed in
schools-own-title-standard = Adapt something of the programme’s list
schools-own-title-adapted = Something of the programme’s list, in your words
schools-own-text = It belongs to this step; when the edition is copied for next year it comes along.
schools-own-name-it = Name in Italian
schools-own-name-en = Name in English
schools-own-name-missing = It needs a name in each language of the edition.
schools-own-takes = In which form it is handed in
schools-own-takes-text = A text
schools-own-takes-links = Links
schools-own-takes-files = Files
schools-own-takes-missing = Choose at least one form.
schools-own-files = How many files at most
schools-own-files-hint = It counts only where files are handed in.
schools-own-files-wrong = Write a number from 1 to { $most }.
schools-own-about-it = What it takes, in Italian
schools-own-about-en = What it takes, in English
schools-own-about-hint = Teams read it above what they hand in. Markdown works.
schools-own-too-many = A step may ask for { $most } things of its own at most.
schools-own-at-work = Some team has worked on it already: the step must go on asking for it.
schools-own-takes-at-work = Some team is working on it: you can add forms and files, not take them away.
schools-own-remove = Ask for it no longer
schools-own-remove-sure = Take this out of the step?
schools-own-removed = The step asks for it no longer.
schools-pages = Pages
schools-pages-none = There are no pages yet: the rules, for example, or whom to call.
schools-pages-public = The edition as everybody sees it
schools-page-new = Add a page
schools-page-title = A page of the edition
schools-page-open = Open the public page
schools-page-preview = Preview
schools-page-title-it = Title in Italian
schools-page-title-en = Title in English
schools-page-title-missing = The page needs a title.
schools-page-text-it = Text in Italian
schools-page-text-hint = Markdown: an empty line between paragraphs, ## for headings, - for lists, [words](address) for links.
schools-page-text-en = Text in English
schools-page-text-missing = The page needs a text.
schools-page-english-hint = Optional: without it, who reads in English finds the page in Italian.
schools-page-half = In this language both title and text are needed, or neither.
schools-page-public = Everybody reads it
schools-page-public-hint = Without this tick only those who run the programme see it.
schools-page-look = Show a preview
schools-page-remove = Delete the page
schools-page-remove-sure = Delete this page? Its text can’t be brought back.
schools-page-removed = The page is gone.
schools-page-is-public = public
schools-page-is-draft = draft
schools-classes = Classes
schools-call = Call for schools
schools-call-none = none
schools-call-none-yet = There is no call yet: schools can’t apply.
schools-call-draft = As long as the edition is a draft, the call stays closed.
schools-call-open = Open from { $from } to { $to }.
schools-call-edit = Dates, criteria and places
schools-call-title = Call of edition { $name }
schools-call-when = When
schools-call-opens-on = Opens on
schools-call-opens-hour = Opens at
schools-call-closes-on = Closes on
schools-call-closes-hour = Closes at
schools-call-closes-early = It must close after it opens.
schools-call-words = What applicants read
schools-call-intro-it = Text in Italian
schools-call-intro-en = Text in English
schools-call-criteria = Criteria
schools-call-criteria-hint = Each criterion gives an application 0 to 5 points, times its weight. Leave empty what is not needed.
schools-call-criterion-it = Criterion { $n }, Italian
schools-call-criterion-en = Criterion { $n }, English
schools-call-weight = Weight { $n }
schools-call-weight-wrong = Weight { $n }: this takes a whole number from 1 to { $most }.
schools-call-criteria-missing = At least one criterion is needed.
schools-call-places = Places
schools-call-quotas-over = The regions’ maximums add up to { $quotas }, more than all places ({ $places }). That is fine if not all regions reach theirs.
schools-call-places-all = Places in all
schools-call-places-hint = Empty: no limit.
schools-call-quotas = At most for each region
schools-call-quotas-hint = How many classes are admitted at most in each region; empty: the region has no maximum of its own. These are maximums, not places kept: if all places run out, the highest points of all regions remain. If more are admitted than there are places, Coesa warns before the decision and asks for a confirmation.
schools-title = Schools
schools-all = all
schools-search = Search a school
schools-search-hint = School code, name or municipality.
schools-search-button = Search
schools-region = Region
schools-kind = Kind of school
schools-kind-by-code = by the code
schools-kind-lyceum = lyceum
schools-kind-technical = technical institute
schools-kind-vocational = vocational institute
schools-kind-upper = upper secondary institute
schools-kind-lower = lower secondary
schools-kind-primary = primary
schools-kind-infant = infant
schools-kind-comprehensive = comprehensive institute
schools-kind-adults = adult education
schools-kind-other = other
schools-found = { $count ->
    [one] One school.
   *[other] { $shown } schools.
}
schools-caption = The schools that match the search
schools-empty-title = No school
schools-empty-text = Try fewer words, or import the ministry’s list.
schools-school-new = Add a school
schools-school-added = The school is in the register.
schools-school-data = The school’s data
schools-school-code = School code
schools-school-code-hint = Ten characters, such as RMPS12000X.
schools-school-code-wrong = The code has not the right form: two letters of the province, two of the kind of school, five digits and a last character. Check it on the school’s site.
schools-school-code-taken = There is a school with this code already: search for it.
schools-school-name = Name
schools-school-name-missing = The school needs a name.
schools-school-place = Municipality
schools-school-place-hint = Where a name is there twice add the province, such as Samone (TO).
schools-school-municipality-unknown = This municipality is not in ISTAT’s list. Check its spelling.
schools-school-municipality-several = There are several municipalities of this name. Type one of these: { $names }
schools-school-address = Address
schools-school-postcode = Postcode
schools-school-email = E-mail of the office
schools-school-website = Site
schools-school-no-classes = No class has taken part yet.
schools-school-applications = { $count ->
    [0] No application.
    [one] One application.
   *[other] { $count } applications.
}
schools-merge-title = Merge into another school
schools-merge-text = If this school is in the register twice, type the code of the one that stays: classes and applications go to it, and this entry goes.
schools-merge-into = Code of the school that stays
schools-merge-look = Look it up
schools-merge-unknown = No school has this code.
schools-merge-itself = This is the school itself: the other one’s code is needed.
schools-merge-found = Everything of { $from } will go to { $into }. It can’t be undone.
schools-merge-moves = { $classes ->
    [one] One class moves
   *[other] { $classes } classes move
}, { $applications ->
    [one] with one application.
   *[other] with { $applications } applications.
}
schools-merge-sure = Yes, merge
schools-merged = Done: { $name } has been merged into this school.
schools-aliases = Former codes
schools-aliases-text = The codes of entries that were merged into this school. Whoever searches for them finds this one, and the ministry’s list does not bring them back.
schools-alias-let-go = It was a mistake: let it go
schools-alias-gone = The code is free: the next import of the list can bring its school back.
schools-import-merged = Merged into other schools
schools-import-title = Import the ministry’s list
schools-import-text = It is the list of state schools that the ministry publishes as open data. First you see what it would change, then you decide. Schools that are not in the file stay as they are.
schools-import-file = The file
schools-import-file-hint = CSV or XLSX, with the columns CODICESCUOLA, DENOMINAZIONESCUOLA and CODICECOMUNESCUOLA.
schools-import-look = See what it would change
schools-import-no-file = Choose a file.
schools-import-no-table = We can’t read this file as a table. A CSV or an XLSX is needed.
schools-import-empty = The file has only the names of the columns: there is no school below them.
schools-import-columns = The file lacks these columns: { $names }.
schools-import-preview = What it would change
schools-import-new = New
schools-import-changed = Changed
schools-import-same = The same
schools-import-rejected = Left out
schools-import-rejected-caption = The first rows left out, and why
schools-import-line = Line
schools-import-reason = Reason
schools-import-reason-code = the code has not the form of a school code
schools-import-reason-name = there is no name
schools-import-reason-municipality = the municipality is not in ISTAT’s list
schools-import-reason-twice = the code was there before, further up
schools-import-button = Import
schools-import-gone = The file is no longer there: upload it again.
schools-imported = Done: { $new ->
    [one] one new school
   *[other] { $new } new schools
}, { $changed } changed, { $same } the same.
schools-import-changes = The data that change
schools-import-changes-text = On the left as it is in the register now, on the right as it would be. What is empty in the file does not wipe what is there.
schools-import-changes-caption = The data that the import would change
schools-import-changes-all = Download all changes as CSV
schools-import-changes-file = changed-schools
schools-import-first = These are the first { $shown } of { $all }: the file has them all.
schools-import-what = Piece of data
schools-import-old = As it is
schools-import-would = As it would be
schools-import-nothing = nothing
schools-import-rejected-title = The rows left out
schools-import-rejected-all = Download all rows left out as CSV
schools-import-rejected-file = rows-left-out
schools-school-institute = Its institute
schools-school-municipality-missing = Write the municipality.
schools-school-postcode-wrong = The postcode has five digits, for example 70121.
schools-school-email-wrong = Write a whole e-mail address, for example office@school.edu.it.
schools-school-website-wrong = The address of a website is needed, for example https://www.school.edu.it.
schools-yes = yes
schools-no = no
schools-none = none
schools-choose = Choose
schools-filter = Show
schools-state = State
schools-sent = Sent
schools-changed = Changed
schools-teacher = Teacher
schools-province = Province
schools-region-unknown = Unknown region
schools-new-school = new school
schools-other-editions = Other editions:
schools-state-draft = draft
schools-state-submitted = sent
schools-state-withdrawn = withdrawn
schools-state-admitted = admitted
schools-state-waiting = on the waiting list
schools-state-refused = not admitted
schools-applications-title = Your applications
schools-applications-mine = Applications
schools-applications-caption = Your applications, newest first
schools-applications-call = Apply with a class for edition { $name }
schools-applications-until = It can be sent and changed until { $at }.
schools-applications-begin = Begin an application
schools-applications-none-title = No call is open now
schools-applications-none-text = When applications open again it will say so here.
schools-application-not-now = An application for this edition can’t be begun now.
schools-application-title = Application for edition { $edition }
schools-application-nameless = nameless
schools-application-no-school = No school chosen
schools-application-class = Class
schools-application-class-hint = For example 4B.
schools-application-class-and-why = The class, and why
schools-application-year = Year of school
schools-application-students = How many students
schools-application-students-hint = Usually up to 25 in a team.
schools-application-students-wrong = A number from 1 to { $most } is needed.
schools-application-subjects = Subjects that you teach
schools-application-second = E-mail of the second teacher
schools-application-second-hint = Optional. If the class is admitted, they get an invitation.
schools-application-email-wrong = This e-mail address is not complete.
schools-application-email-own = This is your own address: the other teacher’s is needed.
schools-application-earlier = Earlier editions
schools-application-earlier-hint = Optional: in which years you took part before.
schools-application-supporter = We would like the help of an association or a Europe Direct centre
schools-application-supporter-hint = We put them in touch with the team, if there is one near you.
schools-application-idea = The idea
schools-application-idea-hint = Optional: what you would like to monitor, if you know already.
schools-application-motivation = Why you apply
schools-application-school = School
schools-application-choose-school = Choose the school
schools-application-this-school = This one
schools-application-results = Schools found
schools-application-more = There are more: add a word to the search.
schools-application-nothing = No school matches. Check the code, or add it below.
schools-application-add = Is the school not there?
schools-application-add-text = Add it: the programme will check the data. The school code is on the school’s site.
schools-application-school-chosen = School chosen.
schools-application-school-added = School added. Its code was not in our list: check it again, the staff will verify it.
schools-application-back = Back to the application
schools-application-consent = The head teacher’s consent
schools-application-consent-none = It is not there yet.
schools-application-consent-file = The signed document
schools-application-consent-hint = PDF or a readable photo. Only you and the programme’s staff see it.
schools-application-consent-send = Upload
schools-application-consent-kept = The consent is uploaded.
schools-application-consent-kind = A PDF or a photo (JPEG, PNG, WebP) is needed.
schools-application-save = Save
schools-application-send = Send the application
schools-application-save-note = You can save at any time and finish later.
schools-application-sent-note = It is sent: you can still change it while the call is open, and your place in the order of arrival stays.
schools-application-saved = Saved.
schools-application-sent = Application sent. We have mailed you a confirmation.
schools-application-stale = This application has changed in another window. Below is what you wrote in this one: if you save again, it takes the place of the other. To see the other, open the application in a new tab.
schools-application-twice = You have already sent an application for this class of this school.
schools-application-withdraw = Withdraw the application
schools-application-withdraw-sure = Withdraw this application? While the call is open you can send it again.
schools-application-withdrawn = The application is withdrawn.
schools-application-missing = To send it, still missing
schools-application-missing-school = Choose the school.
schools-application-missing-class-name = Type the class’s name.
schools-application-missing-class-year = Choose the year of school.
schools-application-missing-subjects = Type the subjects that you teach.
schools-application-missing-students = Type how many students there are.
schools-application-missing-motivation = Tell why you apply.
schools-application-missing-consent = Upload the head teacher’s consent.
schools-application-outcome-admitted = The class is admitted!
schools-application-outcome-waiting = The class is on the waiting list
schools-application-outcome-refused = The class was not admitted
schools-application-open-class = Open the class
schools-selection-title = Applications, edition { $name }
schools-selection-no-edition = First an edition with an open call is needed.
schools-selection-search = School, class or teacher
schools-selection-new = new schools only
schools-selection-found = { $count ->
    [0] No application.
    [one] One application.
   *[other] { $count } applications.
}
schools-selection-caption = The applications that were sent
schools-selection-empty-title = No application
schools-selection-empty-text = Applications that teachers have sent appear here.
schools-candidate-title = { $class }, { $school }
schools-scores = Scores
schools-score-sum = Score: { $total }
schools-score-total = Score
schools-score-partly = ({ $scored } of { $all } criteria scored)
schools-score-weight = weight { $weight }
schools-score-points = Points from 0 to { $most }
schools-score-comment = Comment, for the staff
schools-score-wrong = Points go from 0 to { $most }.
schools-score-missing = There is a comment but no points: write them, or delete the comment too.
schools-score-how = An empty field takes the points of that criterion away: it counts as not scored yet.
schools-score-removed = { $count ->
    [one] Saved. You have taken away the points of one criterion.
   *[other] Saved. You have taken away the points of { $count } criteria.
}
schools-score-crossed = Somebody else has scored this application while you were writing: nothing is saved yet. Look at their points and save again.
schools-score-theirs = What somebody else has saved meanwhile
schools-score-theirs-points = { $points ->
    [one] one point
   *[other] { $points } points
} from { $name }, { $at }
schools-score-theirs-none = points taken away
schools-score-theirs-hint = The fields hold what you typed; where you had changed nothing they hold the other person’s points. When you save, what is in the fields counts.
schools-ranking = Ranking
schools-ranking-title = Ranking, edition { $name }
schools-ranking-how = Each region has its own ranking: most points first, and of equals whoever sent first. Classes that are admitted keep their places, even if points change: the others share the places that are left. Beside each place stands why.
schools-ranking-places = There are { $places } places in all: if the regions together ask for more, the highest scores stay.
schools-ranking-quota = Places of the region, at most: { $quota }.
schools-ranking-no-quota = This region has no maximum of its own: only all places together count.
schools-ranking-caption = The ranking of { $region }
schools-ranking-position = Place
schools-ranking-why = Why
schools-ranking-pick = Choose { $class }, { $school }
schools-ranking-part = { $label }: { $points } × { $weight } = { $product }
schools-ranking-part-none = { $label }: not scored yet, counts 0
schools-ranking-tied = As many points as the place before, but sent later: { $at }.
schools-ranking-held-places = { $count ->
    [one] One is held by a class that is admitted.
   *[other] { $count } are held by classes that are admitted.
}
schools-ranking-held-over = { $count ->
    [one] One is over the places.
   *[other] { $count } are over the places.
}
schools-ranking-held = Admitted: it keeps its place, even if points change.
schools-ranking-inside = { $held ->
    [0] Within the places.
   *[other] Within the places left after the classes that are admitted.
}
schools-ranking-refused = Refused: its place is free for others.
schools-ranking-outside-quota = { $held ->
    [0] Outside the region’s places.
    [one] Outside the region’s places: a class that is admitted comes first.
   *[other] Outside the region’s places: { $held } classes that are admitted come first.
}
schools-ranking-outside-places = { $held ->
    [0] Within the region’s maximum, but all places are taken.
    [one] Within the region’s maximum, but all places are taken: a class that is admitted comes first.
   *[other] Within the region’s maximum, but all places are taken: { $held } classes that are admitted come first.
}
schools-ranking-outside-places-no-quota = { $held ->
    [0] All places are taken: higher points have them.
    [one] All places are taken: a class that is admitted comes first.
   *[other] All places are taken: { $held } classes that are admitted come first.
}
schools-retraction-how = An admission can be taken back as long as nobody is in the class: tick the admitted class, then choose “Waiting list” or “Do not admit” at the end of the page.
schools-decision-title = For those chosen
schools-decision-hint = Before deciding you see who gets which mail.
schools-decision-admitted = Admit
schools-decision-waiting = Waiting list
schools-decision-refused = Do not admit
schools-decision-none = There is nothing to decide: choose at least one application for which the decision changes something. Withdrawn ones don’t count, nor admitted ones if somebody is in the class already.
schools-pick = Choose together
schools-pick-hint = These links tick anew: what you ticked by hand is lost. Use them first, then correct by hand.
schools-pick-inside = those that have a place
schools-pick-outside = those without a place
schools-pick-undecided = all that are to be decided
schools-pick-none = none
schools-pick-region = Choose those of this region that have a place
schools-picked-inside = Ticked: applications that wait and have a place. Look through them, then decide at the end of the page.
schools-picked-outside = Ticked: applications to be decided for which there is no place. Look through them, then decide at the end of the page.
schools-picked-undecided = Ticked: all applications to be decided. Look through them, then decide at the end of the page.
schools-picked-in = Only in: { $region }.
schools-decision-retraction = { $count ->
    [one] One of these applications was admitted before: its class, which nobody has entered yet, is taken away.
   *[other] { $count } of these applications were admitted before: their classes, which nobody has entered yet, are taken away.
}
schools-decision-retraction-reason = Whoever was admitted is told why they no longer are.
schools-decision-page-admitted = Admit these classes?
schools-decision-page-waiting = Put these classes on the waiting list?
schools-decision-page-refused = Not admit these classes?
schools-decision-count = { $count ->
    [one] One application.
   *[other] { $count } applications.
}
schools-decision-left-out = { $count } others are decided or withdrawn already and stay as they are.
schools-decision-reason = Reason
schools-decision-reason-hint = It stands in the mail and on the application’s page. It is needed where a class is not admitted, and where you take back the admission of one that was.
schools-decision-reason-missing = Write why: who is not admitted has a right to know.
schools-decision-over = More classes are chosen than there are places left. Go back to the ranking and choose fewer, or confirm below.
schools-decision-over-tick = Admit them all the same, over the places
schools-decision-over-hint = The audit log will say that the decision went over the places.
schools-decision-over-missing = There are not enough places: tick the box to admit them all the same, or choose fewer.
schools-balance-how = Classes that are admitted keep their places, in the region and in all; those chosen now take the places that are left.
schools-balance-caption = The places, region by region and in all, with the classes chosen now
schools-balance-admitted = Admitted before
schools-balance-chosen = Chosen now
schools-balance-after = After the decision
schools-balance-no-limit = no limit
schools-balance-left = { $count ->
    [0] no places left
    [one] one place left
   *[other] { $count } places left
}
schools-balance-over = { $count ->
    [one] one over the places
   *[other] { $count } over the places
}
schools-decision-preview = Update the preview
schools-decision-sure = Decide and send the mails
schools-decision-mails = The mails that will go out
schools-decision-to = To { $address }
schools-decision-second = { $address } gets an invitation too.
schools-decision-done = { $count ->
    [one] Done: one application decided.
   *[other] Done: { $count } applications decided.
}
schools-export-csv = Download CSV
schools-export-xlsx = Download XLSX
schools-export-name = applications
schools-export-code = School code
schools-export-school = School
schools-export-kind = Kind of school
schools-export-place = Municipality
schools-export-province = Province
schools-export-region = Region
schools-export-class = Class
schools-export-year = Year of school
schools-export-students = Students
schools-export-subjects = Subjects
schools-export-teacher = Teacher
schools-export-email = E-mail
schools-export-second = E-mail of the second teacher
schools-export-new = New school
schools-export-supporter = Wants a local supporter
schools-export-earlier = Earlier editions
schools-export-idea = Idea
schools-export-motivation = Motivation
schools-export-sent = Sent
schools-export-state = State
schools-export-reason = Reason of the decision
schools-mail-hello = Hello { $name },
schools-mail-hello-you = Hello,
schools-mail-open = Open the application
schools-mail-received-subject = Application received: edition { $edition }
schools-mail-received-text = we have received the application of class { $class } for edition { $edition }. You can change or withdraw it while the call is open.
schools-mail-decided-subject-admitted = Class { $class } is admitted
schools-mail-decided-subject-waiting = Class { $class } is on the waiting list
schools-mail-decided-subject-refused = The application of class { $class }
schools-mail-decided-admitted = class { $class } is admitted to edition { $edition }. It is ready among your classes, with the code by which students come in.
schools-mail-decided-waiting = class { $class } is on the waiting list for edition { $edition }: if a place becomes free we write to you.
schools-mail-decided-refused = class { $class } was not admitted to edition { $edition }.
schools-mail-retracted = The admission that we wrote to you about does not hold any more, and the class that was ready on Coesa is gone: nobody had entered it yet.
schools-mail-invited-subject = An invitation: class { $class }, { $school }
schools-mail-invited-second = { $inviter } invites you to teach class { $class } ({ $school }) together on Coesa, as second teacher.
schools-mail-invited-substitute = { $inviter } asks you to substitute a teacher of class { $class } ({ $school }) on Coesa.
schools-mail-invited-main = { $inviter } hands class { $class } ({ $school }) over to you on Coesa.
schools-mail-invited-open = See the invitation
schools-mail-invited-not-me = If this is not for you, ignore this mail: nothing happens without your yes.
schools-nav-programme = Programme
schools-students = Students
schools-teams = Teams
schools-never = never
schools-why = Why
schools-last-active = Last activity
schools-forecast = Forecast
schools-level-high = high risk
schools-level-watch = to watch
schools-level-fine = fine
schools-step-is-done = done
schools-step-is-returned = to be revised
schools-step-is-late = late
schools-step-is-now = under way
schools-step-is-over = over
schools-step-is-later = later
schools-step-since = since { $date }
schools-step-teams = { $all ->
    [one] { $done } of one team finished
   *[other] { $done } of { $all } teams finished
}
schools-points = Points
schools-points-of = { $earned } of { $all } points
schools-points-how = A team’s points are those of the steps that are done, where it has handed in everything. A class’s are the sum of its teams’.
schools-export-points-all = Points possible
schools-step-pieces = { $asked ->
    [one] { $handed } of one hand-in
   *[other] { $handed } of { $asked } hand-ins
}{ $late ->
    [0] {""}
   *[other] , { $late } late
}
schools-export-work-asked = { $step }: asked for
schools-export-work-handed = { $step }: handed in
schools-export-work-accepted = { $step }: accepted
schools-export-work-returned = { $step }: to be revised
schools-export-work-late = { $step }: late
schools-work = Hand-ins
schools-work-caption = What has been handed in, step by step, in the whole edition
schools-work-asked = Asked for
schools-work-handed = Handed in
schools-work-accepted = Accepted
schools-work-returned = To be revised
schools-work-late = Late
schools-work-filter = With work
schools-work-filter-waiting = that waits for a teacher
schools-work-filter-late = handed in late
schools-work-filter-returned = to be revised
schools-overview-title = Progress, edition { $name }
schools-overview-file = progress
schools-overview-regions = Region by region
schools-overview-regions-caption = Classes, students and delays in each region
schools-overview-late = Late
schools-overview-late-with = Late with the step
schools-overview-search = School or class
schools-overview-found = { $count ->
    [0] No class.
    [one] One class.
   *[other] { $count } classes.
}
schools-letter-link = Write to the teachers
schools-letter-title = A message to teachers
schools-letter-text = The message reaches, in Coesa and by mail as each of them has chosen, all teachers of the ticked classes. Whoever teaches several gets it once.
schools-letter-subject = Subject
schools-letter-subject-missing = Say what it is about.
schools-letter-words = Message
schools-letter-words-missing = The message is empty.
schools-letter-classes = { $count ->
    [one] To one class
   *[other] To { $count } classes
}
schools-letter-classes-hint = Those that the filter showed. Untick whoever should not get it.
schools-letter-nobody = Choose at least one class that somebody teaches.
schools-letter-told-before = Nobody got it: the message had gone out before, or these teachers’ accounts are closed.
schools-letter-send = Send the message
schools-letter-sent = { $count ->
    [one] The message is on its way to one person.
   *[other] The message is on its way to { $count } people.
}
schools-letter-not-yours = Those who coordinate the edition write to teachers, until it is archived.
schools-overview-caption = The classes, the steps and the forecast
schools-overview-empty-title = No class
schools-overview-empty-text = Classes appear here once an application is admitted.
schools-rules-title = How the forecast is made
schools-rules-text = They are plain rules. Each that is met adds its weight: from { $watch } on the class is one to watch, from { $high } on the risk is high.
schools-rules-weight = weight { $weight }
schools-rules-activity = Activity is anything that a student does in the course (units, quizzes) or in their team: report, documents, posts, canvas, diary, tasks, files, data, comments, hand-ins, the choice of the project. Signing in does not count.
schools-rules-began = For a class that was admitted after the edition had begun, days count from its admission; where nobody has done anything yet, from when the last student came in.
schools-overview-high = At risk
schools-next-draft-title = The application for the edition { $edition } is a draft
schools-next-draft-text = The call closes on { $until }: nobody sees it until you send it.
schools-next-draft-action = Finish the application
schools-next-call-title = The call for the edition { $edition } is open
schools-next-call-text = You can apply with a class until { $until }.
schools-next-call-action = Apply with a class
schools-next-waiting-title = { $count ->
    [one] One application waits for a decision
   *[other] { $count } applications wait for a decision
}
schools-next-waiting-text = They are for the edition { $edition }.
schools-next-waiting-action = Open the applications
schools-next-sent-title = The application of class { $class } is sent
schools-next-sent-text = Edition { $edition }. As soon as the editors decide, we will write to you.
schools-next-listed-title = Class { $class } is on the waiting list
schools-next-listed-text = Edition { $edition }. If there is a place after all, we will write to you.
schools-next-sent-action = Open the application
schools-next-overview-title = How the classes are doing
schools-next-overview-text = Step by step, with who is late and who may be about to give up.
schools-next-overview-action = See the progress
schools-nav-notes = Data notes
schools-candidate-school = The school in the register
schools-candidate-class = The class that came of it
schools-candidate-others = The other applications of the list
schools-candidate-previous = Application before
schools-candidate-next = Next application
schools-filtered-title = Nothing matches the filters
schools-filtered-text = Change the words or choices above, or clear the filters to see everything.
schools-filtered-clear = Clear the filters
