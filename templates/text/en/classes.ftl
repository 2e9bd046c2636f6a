classes-join-title = Join with your class code
classes-join-intro = All you need is the code from your teacher, a name and a password. No e-mail and no surname.
classes-join-have = Do you have a sign-in already?
classes-join-sign-in = Sign in here
classes-join-known = You have your sign-in already: just type the code of your new class.
classes-join-code = Class code
classes-join-code-hint = Capitals, blanks and dashes make no difference.
classes-join-code-wrong = No class of this year has this code. Compare it letter by letter with the one on the board, or ask your teacher again.
classes-join-name = What is your name?
classes-join-name-hint = Your first name, or a nickname that your class knows. Don’t write your surname. It is seen by your class, your teachers, the programme’s staff and the people of the centres and associations that help your class.
classes-join-name-missing = Write a first name or a nickname.
classes-join-name-long = The name is too long: { $longest } characters at most.
classes-join-choice = Which password would you like?
classes-join-choice-own = I choose it myself
classes-join-choice-own-hint = Type it in the field below.
classes-join-choice-made = Make one for me
classes-join-choice-made-hint = You will see it only once, on the next page: have some paper ready.
classes-join-password = Your password
classes-join-password-hint = At least { $shortest } characters: three or four random words are fine. Leave it empty if we make one for you.
classes-join-button = Join the class
classes-joined = Welcome to class { $class }!
classes-joined-again = You are now in class { $class } too.
classes-joined-already = You are in class { $class } already.
classes-joined-reloaded = You are in class { $class } already. The password is shown only once: if you have not written it down, ask your teacher for a new one.
classes-welcome-title = { $name }, this is your sign-in
classes-welcome-text = Write your sign-in down or print this page: you need it, with your password, each time you come in.
classes-welcome-lost = If you lose the password, your teacher can give you a new one. The sign-in always stays the same.
classes-welcome-go = I have written it down, let’s go
classes-card-name = Name
classes-card-sign-in = Sign-in
classes-card-address = Address of the site
classes-list-title = Classes
classes-list-year = School year
classes-list-show = Show
classes-list-edition = School year { $edition }
classes-list-caption = The classes of { $edition }
classes-list-empty-title = There is no class yet
classes-list-empty-text = Classes appear here once the programme has admitted them and given them to their teachers.
classes-class = Class
classes-school = School
classes-student = Student
classes-students = Students
classes-team = Team
classes-teams = Teams
classes-members = Members
classes-report = Project and report
classes-stage = Where it stands
classes-lessons = Lessons
classes-quizzes = Quizzes
classes-last-active = Last active
classes-password = Password
classes-without-team = Without a team
classes-read-all = Have read everything
classes-read-all-note = { $n ->
    [0] there are no lessons yet
    [one] there is one lesson so far
   *[other] there are { $n } lessons
}
classes-published = Published reports
classes-show-title = Class { $class }
classes-show-where = { $school }, school year { $edition }
classes-invite-title = Letting the class in
classes-invite-text = Each student opens { $address } and types the code { $code }. They choose a name without surname and a password, and get their own sign-in.
classes-cards-link = Cards to print
classes-students-caption = The students of the class, how much they have read and when they were active
classes-students-how = The share of the work counts how often answers of the report, documents and posts are saved: this person’s saves out of all of their team’s. Last active is when they last did something in the course or in the team: also canvas, diary, tasks, files, data, comments and hand-ins. Signing in does not count.
classes-silent = no activity since { $date }
classes-silent-how = “No activity since…” stands beside a student or a team when nothing has been done for { $days } days or more and all that time a step was open and not done. For those who have never done anything, days count from when they came into the class.
classes-export-silent = No activity since
classes-export-points = Points of the team, of { $all }
classes-export-team-silent = No activity in the team since
classes-members-link = Who is here and who was
classes-members-title = { $class }: who is here and who was
classes-members-text = Since when each of them is in the class and in teams. Whoever arrives mid-year finds the team’s work; what those who left have written stays.
classes-members-here = In the class now
classes-members-here-caption = Students of the class, by name
classes-members-gone = Who has left
classes-members-gone-caption = Who left the class during the year
classes-members-none-gone = Nobody has left the class.
classes-member-time = In the class
classes-member-teams = In teams
classes-member-name = Name
classes-member-from = since { $from }
classes-member-from-until = from { $from } to { $until }
classes-rename = Correct
classes-rename-save = Save the name
classes-renamed = The name is corrected, also where it stood before.
classes-rename-closed = The account is closed: the name cannot be changed until it is opened again.
classes-students-empty = Nobody has joined yet. Write the code on the board: everybody comes in by themselves.
classes-teams-caption = The teams and their reports
classes-teams-empty = There is no team yet. Make one below, then choose each student’s team.
classes-no-team = no team
classes-team-of = Team of { $name }
classes-move = Save the teams
classes-moved = { $count ->
    [one] Done: one person has changed team
   *[other] Done: { $count } people have changed team
} ({ $names }).
classes-moved-none = Nobody has changed team.
classes-moved-gone = Something has changed meanwhile: the student or the team is not in this class any more.
classes-read-of = { $read } of { $all }
classes-quizzes-taken = { $n ->
    [one] { $n } quiz
   *[other] { $n } quizzes
}
classes-quizzes-right = { $n }% right
classes-no-quiz = none
classes-members-none = nobody yet
classes-no-report = It has not chosen a project yet.
classes-work-link = { $n ->
    [0] What the class has handed in
    [one] One thing to look at
   *[other] { $n } things to look at
}
classes-work = Hand-ins to look at
classes-work-note = { $n ->
    [0] none is back with its team
    [one] one is back with its team
   *[other] { $n } are back with their teams
}
classes-step-pieces = { $handed } of { $asked } handed in{ $accepted ->
    [0] {""}
    [one] , one accepted
   *[other] , { $accepted } accepted
}{ $late ->
    [0] {""}
   *[other] , { $late } late
}
classes-team-new = Make a team
classes-team-name = Name of the team
classes-team-name-hint = This is the name that the public reads: no names of persons.
classes-team-name-missing = The team needs a name.
classes-team-motto = Motto
classes-team-motto-hint = Optional. It is public too.
classes-team-long = It is too long: { $longest } characters at most.
classes-team-taken = There is a team of this name in this class already.
classes-team-create = Make the team
classes-team-created = The team { $team } is ready. Now choose who is in it.
classes-cards-title = Sign-in cards of class { $class }
classes-cards-text = One card for each student, to cut out. The password is not on it: only who chose it knows it. Whoever has lost it gets a new one from the class page.
classes-card-waiting = Has not come in yet and has no password: this card alone opens nothing. A new code is needed.
classes-cards-renew-title = Who has not come in yet
classes-cards-renew-text = { $count ->
    [one] One student from a list has not come in yet: the first time they need their code, which was shown only when it was made.
   *[other] { $count } students from a list have not come in yet: the first time they need their codes, which were shown only when they were made.
} If the cards are lost or have expired you can make new ones: the codes from before stop working. They are shown once only, on the next page: have the printer ready.
classes-cards-renew = New codes for all who have not come in yet
classes-cards-renew-sure = The codes from before will stop working. Go on?
classes-cards-renew-stale = No new codes: since you opened the page other codes were made, or everybody has come in.
classes-cards-empty-title = There are no cards yet
classes-password-title = A new password for { $name }
classes-password-text = The present password will stop working and all open sessions of this student will end. The new one is shown only once.
classes-password-button = Make a new password
classes-password-once = Hand it over now or print this page: once you close it, it can’t be seen again. The student can change it in their profile.
classes-password-back = Back to the class
classes-password-link = New password
classes-password-for = for { $name }
classes-next-join-title = Join your class
classes-next-join-text = Your sign-in is not in any class yet. You need the code from your teacher.
classes-next-join-action = Type the code
classes-next-team-title = You will be in a team soon
classes-next-team-text = Your teacher puts the teams together. Meanwhile, see which projects there are near you.
classes-next-team-action = Search projects
classes-next-class-title = Class { $class }
classes-next-class-text = { $students ->
    [one] One student, in a team.
   *[other] { $students } students, all in a team.
}
classes-next-without-text = { $without ->
    [one] One student is not in a team yet.
   *[other] { $without } students are not in a team yet.
}
classes-next-empty-text = Nobody has joined yet. The class code is { $code }.
classes-next-class-action = Open the class
classes-sign-in-first-time = Is this your first time?
classes-sign-in-join = Join with your class code
classes-deadline-end = The end of this year’s work
classes-nudges-link = Messages to the class
classes-nudges-title = Messages to the class { $class }
classes-nudges-intro = A short word when it helps: its readers find it among their notices and can’t answer here. It is never private: all teachers of the class and the programme’s staff can read it.
classes-nudges-sent = Messages so far
classes-nudges-empty = There is no message yet.
classes-nudge-write = Write
classes-nudge-write-to = to { $name }
classes-nudge-to = To
classes-nudge-to-choose = Choose
classes-nudge-to-class = The whole class
classes-nudge-to-team = the whole team { $team }
classes-nudge-to-missing = Choose a student or a team.
classes-nudge-to-gone = Something has changed in the meantime: the student or team is no longer in this class. Choose again.
classes-nudge-too-many = That is enough for today: at most three messages a day to the same person or team. Try again tomorrow, or talk to them.
classes-nudge-phrase = What
classes-nudge-phrase-none = Only in my own words
classes-nudge-phrase-read-lesson = There is a lesson to read: twenty minutes will do.
classes-nudge-phrase-choose-project = It is time to choose the project.
classes-nudge-phrase-go-on = The report is waiting: go on with another question.
classes-nudge-phrase-answer-remarks = There are remarks to answer.
classes-nudge-phrase-talk-to-me = Talk to me about it in the next lesson.
classes-nudge-phrase-well-done = Well done, go on like this!
classes-nudge-words = In your own words
classes-nudge-words-hint = At most { $longest } characters. No marks and nothing personal.
classes-nudge-empty = Choose one of the texts or write something yourself.
classes-nudge-long = The message is too long: at most { $longest } characters.
classes-nudge-send = Send the message
classes-nudge-sent = { $people ->
    [0] The message is written, but it reaches nobody for now: nobody is there yet.
    [one] Done: one person finds it among their notices.
   *[other] Done: { $people } people find it among their notices.
}
classes-nudge-from-to = { $author } to { $to }, { $at }
classes-calendars-title = The calendar
classes-calendars-intro = Your classes’ deadlines. With a secret address you see them in the calendar of your phone or computer too: they keep themselves up to date.
classes-calendars-empty-title = You are not in a class yet
classes-calendars-empty-text = Once you belong to a class, its deadlines appear here.
classes-calendar-no-days = There is no deadline yet.
classes-calendar-address = Copy this address into your calendar program, where it says “subscribe” or “from URL”:
classes-calendar-secret = Whoever knows the address sees the class’s deadlines, the hours of appointments and the teams’ names. Titles and places that you write, which may hold somebody’s name, stay in Coesa. If it gets out, make a new one: the old one stops working.
classes-calendar-make = Make my address
classes-calendar-renew = Make a new one
classes-calendar-renew-sure = The present address will stop working. Go on?
classes-calendar-revoke = Turn the address off
classes-calendar-renewed = Here is your address.
classes-calendar-revoked = The address does not work any more.
classes-calendar-name = Coesa, class { $class }
classes-calendar-meeting = Meeting: { $topic } ({ $whom })
classes-calendar-occasion = { $topic } ({ $whom })
classes-calendar-event = A deadline of the class { $class }
classes-calendar-step = To hand in: step “{ $step }”
classes-calendar-feed-meeting = Meeting with those who help ({ $whom })
classes-calendar-feed-occasion = Appointment of the team { $whom }
classes-calendar-meeting-event = A meeting of the class { $class } with those who help it. Its topic and place are in Coesa.
classes-calendar-occasion-event = An appointment of a team of the class { $class }. Its title and place are in Coesa.
classes-saved = Saved.
classes-card-code = Code for the first time
classes-cards-fresh = { $count ->
    [one] One card. Print it now
   *[other] { $count } cards. Print them now
}: the codes are on this page only and are kept nowhere. Each code works once, for choosing a password.
classes-welcome-password = Write the password down now too: you won’t see it again.
classes-left = The student is no longer in the class. What they wrote stays with the team. With the class’s code they could come in again: if they should not, make a new one in the class’s settings.
classes-readmit = Let in again
classes-readmitted = Done: they are in the class again. Now choose their team on the class’s page.
classes-readmit-not = They are in the class already, or their account is closed.
classes-member-place = Place in the class
classes-rename-there = Somebody of this name is in the class: add an initial.
classes-leave-text = Whom you take out leaves the class and the team from today. The account stays theirs, and what they wrote stays in the report.
classes-leave-sure = Take { $name } out of the class?
classes-leave-button = Take out of the class
classes-roster-link = Add students from a list
classes-roster-title = Students of class { $class } from a list
classes-roster-text = Paste the list or upload a file. You check it first, then each student gets a card with a sign-in and a code for choosing a password.
classes-roster-list = The list
classes-roster-list-hint = One name a line, without surname. Add the team if you like: name, semicolon, team.
classes-roster-file = Or a file
classes-roster-file-hint = CSV or XLSX with the columns name and, if you like, team.
classes-roster-look = Check the list
classes-roster-no-table = We can’t read it as a table. A CSV or an XLSX is needed, or one name a line.
classes-roster-no-text = This file is no list: it is a picture, a PDF or a document of another kind. Save it as CSV or XLSX, or paste the names.
classes-roster-nothing = The list is empty.
classes-roster-too-many = There are too many rows: { $most } at a time at most.
classes-roster-preview = The check
classes-roster-wrong = { $wrong ->
    [one] One row of { $total } has
   *[other] { $wrong } rows of { $total } have
} something to mend. Nothing was written: correct the list and check it again.
classes-roster-right = All right: { $total ->
    [one] one row
   *[other] { $total } rows
}. Nothing was written yet.
classes-roster-all-there = All are in the class already: there is nothing to add. Who has not come in yet can get a new code on the page of cards.
classes-roster-imported = Imported already: the students of the list are in the class. Codes were shown when they were made; for those who have not come in yet you can make new ones here.
classes-roster-new-teams = { $count ->
    [one] One team is not there yet and will be made: see that it is no slip of the keys, for its name is public.
   *[other] { $count } teams are not there yet and will be made: see that they are no slips of the keys, for their names are public.
}
classes-roster-new-team = new team
classes-roster-there = in the class already: skipped
classes-roster-surname = if one of the words is the surname, take it out or leave its initial only
classes-roster-surnames = This list seems to have surnames in it. First names are enough, with an initial at most: take them out and check the list again. If these are double first names, all is well.
classes-roster-caption = The rows of the list
classes-roster-line = Line
classes-roster-check = Check
classes-roster-ok = fine
classes-roster-more = { $count ->
    [one] There is one more row without mistakes.
   *[other] { $count } more rows without mistakes.
}
classes-roster-mistake-empty = there is no name
classes-roster-mistake-no-name = this is no name
classes-roster-mistake-long = the name is too long
classes-roster-mistake-twice = the name is there before: add an initial
classes-roster-mistake-there = somebody of this name is in the class: add an initial
classes-roster-mistake-team-long = the team’s name is too long
classes-roster-once = The cards appear once only, on the next page: have the printer ready.
classes-roster-import = Add and show the cards
classes-activation-title = The first time with your card
classes-activation-text = Type the code on your card and choose your password. The code works only once.
classes-activation-code = Code on the card
classes-activation-code-hint = Dashes, blanks and capitals make no difference.
classes-activation-password = Your new password
classes-activation-password-hint = At least { $shortest } characters: three or four random words are fine.
classes-activation-button = Come in
classes-activation-wrong = This code opens nothing: perhaps you have used it, or it is too old. Check it letter by letter, or ask your teacher.
classes-activation-done = Done! From now on you sign in with your sign-in and your password.
classes-activation-link = Do you have a card with a code?
classes-activation-link-go = Use it here the first time
classes-settings-link = Settings of the class
classes-settings-title = Settings of class { $class }
classes-code-open = open
classes-code-closed = closed
classes-code-text = Whoever knows the code comes into the class. Close it when everybody is in; make a new one if it got into the wrong hands.
classes-code-renew = New code
classes-code-renew-sure = The present code will stop working. Go on?
classes-code-renewed = This is the new code.
classes-code-close = Close the door
classes-code-reopen = Open the door again
classes-opened = The code lets students in again.
classes-closed = The code lets nobody in any more.
classes-invite-closed = Coming in by code is closed. You can open it again in the settings.
classes-name = Name of the class
classes-name-title = Name
classes-name-save = Change the name
classes-name-missing = The class needs a name.
classes-teachers = Teachers
classes-teaching-main = teacher of the class
classes-teaching-second = second teacher
classes-teaching-substitute = substitute
classes-teacher-days = from { $from } to { $to }
classes-teacher-later = not yet
classes-teacher-remove = Remove
classes-teacher-leave = I leave this class
classes-teacher-leave-sure = You will not see the class { $class } any more. Go on?
classes-teacher-left = Done: you do not teach the class any more.
classes-teachers-lead = Who else teaches the class is for its main teacher to say. You may leave it whenever you want.
classes-teacher-remove-sure = { $name } will not see the class any more. Go on?
classes-teacher-removed = Done: they do not teach the class any more.
classes-teacher-last = A class can’t be without a teacher: invite somebody first.
classes-invitations = Invitations waiting
classes-invitation-until = ends on { $date }
classes-invitation-withdraw = Withdraw the invitation
classes-invitation-withdrawn = The invitation is withdrawn.
classes-invite-title-teacher = Invite a colleague
classes-invite-email = E-mail
classes-invite-kind = As
classes-invite-kind-missing = Choose as what.
classes-invite-second = Second teacher
classes-invite-second-hint = Teaches the class together with you.
classes-invite-substitute = Substitute
classes-invite-substitute-hint = Teaches the class on the days that you type below.
classes-invite-main = I hand the class over
classes-invite-main-hint = Once they accept, the class is theirs and you do not see it any more.
classes-invite-from = From
classes-invite-to = To
classes-invite-days-hint = For a substitute only.
classes-invite-days-missing = A substitute needs a first and a last day.
classes-invite-days-wrong = The last day can’t be over, nor come before the first.
classes-invite-teaches = Whoever has this address teaches the class already.
classes-invite-waits = This address already has an invitation that waits for an answer: to send another one, withdraw that first.
classes-invite-button = Send the invitation
classes-invited = The invitation has gone out by mail.
classes-invitation-title = An invitation: class { $class }
classes-invitation-new = To accept, make your account: you will sign in with { $email }.
classes-invitation-name = Name and surname
classes-invitation-name-missing = Type your name.
classes-invitation-sign-in = There is an account with { $email } already: sign in, then accept.
classes-invitation-sign-in-first = First sign in with the invitation’s address.
classes-invitation-other = The invitation is for { $email }, but you are signed in as somebody else. Sign out and in again.
classes-invitation-not-teacher = This account is not a teacher’s: the invitation can’t be accepted so.
classes-invitation-is-accepted = This invitation was accepted already, and the link is good for once. If you have accepted it, sign in: the class is among yours.
classes-invitation-is-withdrawn = This invitation was withdrawn. If you think that is a mistake, ask whoever sent it to you.
classes-invitation-is-expired = This invitation has expired. Ask whoever sent it to you to make a new one.
classes-invitation-home = Go to your page
classes-invitation-accept = I accept
classes-invitation-accepted = The class is among yours.
classes-invitation-accepted-later = Thank you! The class will appear among yours on the first day of the substitution.
classes-share = Share of the work
classes-saves = Saves of report, documents and posts
classes-share-none = nothing yet
classes-share-saves = ({ $count ->
    [one] one save
   *[other] { $count } saves
})
classes-export-name = class
classes-team-dissolve = Dissolve the team
classes-team-dissolve-sure = Dissolve the team { $team }?
classes-team-dissolved = The team is gone.
classes-team-in-use = Somebody is in this team or it has a report or a post already: it can’t be dissolved.
classes-password-made = The password has changed since you opened the page, and is shown only once. If need be, make another.
classes-course-title = The course: { $name }
classes-course-link = The class and the course
classes-course-back = Back to class { $name }
classes-course-intro = Who has read what, and the best result of each quiz. A table for each team, a unit in each row.
classes-course-no-team = Without a team
classes-course-caption = { $n ->
    [one] One person
   *[other] { $n } people
}
classes-course-unit = Unit
classes-course-all = The whole team
classes-course-mean = quiz: { $n }% on average
classes-course-read = read on { $date }
classes-course-unread = not read yet
classes-course-best = quiz: { $score } of { $of }
classes-course-empty-title = There is nobody yet
classes-course-empty-text = Once students are in the class, this shows how far they are.
classes-course-team = Team
classes-course-student = Student
classes-course-file = class-course
classes-course-file-read = { $unit }: read
classes-course-file-best = { $unit }: best quiz
classes-course-file-of = { $unit }: out of
classes-course-tried = (last taken on { $date })
classes-course-file-tried = { $unit }: last taken
