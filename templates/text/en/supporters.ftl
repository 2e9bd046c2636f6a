supporters-title = Supporters of schools
supporters-intro = Europe Direct centres, associations, statistics offices. Each is given a region or a school for an edition: its people see the work of the teams there, comment on it and offer meetings.
supporters-search = Search an organisation
supporters-search-hint = Name or municipality.
supporters-found = { $count ->
    [0] No organisation
    [one] One organisation
   *[other] { $count } organisations
}
supporters-caption = The organisations that help schools
supporters-empty-title = No organisation here
supporters-empty-text = Try other words. The programme’s editors add one by the button above.
supporters-new-organisation = A new organisation
supporters-name = Name
supporters-name-missing = The organisation needs a name.
supporters-kind = Kind
supporters-kind-wrong = Choose a kind from the list.
supporters-kind-europe-direct = Europe Direct centre
supporters-kind-association = Association
supporters-kind-statistics-office = Statistics office
supporters-kind-other = Other
supporters-website-hint = For example https://www.example.org. May stay empty.
supporters-website-wrong = A whole address is needed, for example https://www.example.org.
supporters-note = Notes
supporters-note-hint = Read by staff only.
supporters-active = Helps schools
supporters-active-hint = Without the tick, its people no longer see the teams given to the organisation.
supporters-inactive = not active
supporters-inactive-text = Its people do not see the teams given to the organisation.
supporters-data = Data
supporters-added = The organisation is there. Now add its people, and give it a region or a school.
supporters-people = People
supporters-people-none = Nobody yet.
supporters-invited = Invited, not here yet
supporters-invited-link = Open invitations
supporters-person-add = Add somebody
supporters-person-add-text = Who has a supporter’s account comes in at once; others are sent an invitation by e-mail.
supporters-person-name-hint = Only for those who have no account yet.
supporters-person-button = Add
supporters-person-in = { $name } now belongs to the organisation.
supporters-person-out = No longer of the organisation.
supporters-person-remove = Take out
supporters-person-remove-sure = Take { $name } out of the organisation? The account stays.
supporters-person-closed = account closed
supporters-person-other-role = This address is of somebody who has another role in Coesa, or a closed account: use another address.
supporters-gifts = Given
supporters-gifts-text = A region means all its schools, also those that come later; a school means all its classes of that edition.
supporters-gifts-caption = What it was given
supporters-gifts-none = It has not been given anything yet.
supporters-gift-what = What
supporters-gift-by = By whom
supporters-gift-by-on = { $name }, { $date }
supporters-gift-end = Take back
supporters-gift-region = Region { $region }
supporters-gift-give = Give something
supporters-gift-a-region = A region
supporters-gift-no-region = – none –
supporters-gift-region-hint = Or leave it empty and write a school.
supporters-gift-a-school = A school
supporters-gift-school-hint = The ministry’s code, for example BAPS01000X.
supporters-gift-button = Give
supporters-gift-given = Done: its people now see those teams.
supporters-gift-back = Done: its people see those teams no more.
supporters-gift-take-back = Take back
supporters-gift-back-sure = Take { $what } back? The organisation’s people will no longer see those teams.
supporters-gift-missing = Choose a region, or write a school’s code.
supporters-gift-both = Either a region or a school: one at a time.
supporters-gift-edition-wrong = Choose an edition that is not archived.
supporters-home-title = The teams you support
supporters-home-for = For { $names }.
supporters-home-intro = School by school: how far they are, and what is new in the last { $days } days.
supporters-home-empty-title = No team yet
supporters-home-empty-text = When staff give you a school or a region, its teams are here. Meanwhile, look at the projects and the published reports.
supporters-new = New
supporters-news-report = Worked on the report: { $date }
supporters-news-sent = The report has gone on: { $date }
supporters-news-public = The report has moved: { $date }
supporters-news-comment = A new comment: { $date }
supporters-next-text = { $teams ->
    [one] One team
   *[other] { $teams } teams
} in { $schools ->
    [one] one school
   *[other] { $schools } schools
}. { $news ->
    [0] Nothing new in the last days.
    [one] One has news.
   *[other] { $news } have news.
}
supporters-next-none = No team has been given to you yet.
supporters-next-action = Open the list
supporters-team-title = Who supports { $team }
supporters-team-link = All comments and meetings
supporters-team-none = Nobody has written anything yet, and no meeting is planned.
supporters-comments = Comments
supporters-comments-who = Supporters of the team, the team and its teachers write here. Each comment is for the whole team: teachers and staff read it too. In Coesa no adult writes to a student in private.
supporters-comments-none = No comment yet.
supporters-comment-as-student = of the team
supporters-comment-as-teacher = teacher
supporters-comment-as-supporter = supports the team
supporters-comment-as-reviewer = programme
supporters-comment-as-editor = programme
supporters-comment-as-admin = programme
supporters-comment-words = Your comment
supporters-comment-hint = For the whole team, on its work. No telephone numbers or e-mail addresses, no invitations to write elsewhere.
supporters-comment-button = Publish the comment
supporters-comment-done = The comment is there: the team and its teachers read it.
supporters-comment-empty = Write something.
supporters-comment-many = You have written many comments to this team today: try again tomorrow.
supporters-comment-contacts = No telephone numbers and no e-mail addresses here. Take out { $found } and post it again: if you need to meet, a meeting can be offered.
supporters-comment-take-back = Take back your comment
supporters-comment-take-back-sure = The team and those who help it will not read it any more; teachers and those who run the programme will. Go on?
supporters-comment-taken-back = Whoever wrote this comment has taken it back.
supporters-comment-is-taken-back = taken back by its author
supporters-comment-taken-back-done = You have taken the comment back: only teachers and those who run the programme still read it.
supporters-comment-hide = Hide
supporters-comment-show = Show again
supporters-comment-hidden = A teacher has hidden this comment.
supporters-comment-is-hidden = hidden from the team
supporters-comment-hidden-done = The comment is hidden: only teachers and staff read it.
supporters-comment-shown-done = The comment can be read again.
supporters-meetings = Meetings
supporters-meetings-none = No meeting planned.
supporters-meeting-offer = Offer a meeting
supporters-meeting-offer-text = A meeting is for the whole team or the whole class. It takes place only if a teacher says yes.
supporters-meeting-whom = For whom
supporters-meeting-class = The whole class { $class }
supporters-meeting-topic = What it is about
supporters-meeting-topic-missing = Write what it is about.
supporters-meeting-day = Day
supporters-meeting-hour = Hour
supporters-meeting-past = A day and an hour that are still to come are needed.
supporters-meeting-far = That is too far ahead: a year at most.
supporters-meeting-minutes = How many minutes
supporters-meeting-minutes-wrong = A number of minutes from { $least } to { $most } is needed.
supporters-meeting-place = Where
supporters-meeting-place-hint = For example the room. May stay empty if you meet online.
supporters-meeting-where-missing = Write where, or the address of the online meeting.
supporters-meeting-link = Online address
supporters-meeting-link-hint = If you meet online. For example https://www.example.org/room.
supporters-meeting-offer-button = Offer the meeting
supporters-meeting-offered = Offered: now a teacher has to answer.
supporters-meeting-many = Many offers to this class wait for an answer: let the teachers answer first.
supporters-meeting-when = When
supporters-meeting-long = { $minutes } minutes
supporters-meeting-by = Offered by
supporters-meeting-word = A word
supporters-meeting-word-label = A word to explain
supporters-meeting-word-hint = Needed for a no; a yes can do without.
supporters-meeting-word-missing = To say no, write in a word why.
supporters-meeting-answer-missing = Choose: yes or no.
supporters-meeting-accept = Yes, it takes place
supporters-meeting-decline = No, it does not
supporters-meeting-accepted = The meeting takes place: it is in the class’s calendar.
supporters-meeting-declined = You said no: whoever offered it knows.
supporters-meeting-moved = Meanwhile the meeting has changed, or its time has passed. See how it is now.
supporters-meeting-cancel = Cancel the meeting
supporters-meeting-cancel-sure = Cancel “{ $topic }”? Everybody is told.
supporters-meeting-cancelled = The meeting is cancelled, and those who were to come know.
supporters-meeting-over = past
supporters-meeting-state-offered = offered
supporters-meeting-state-accepted = takes place
supporters-meeting-state-declined = does not take place
supporters-meeting-state-cancelled = cancelled
supporters-home-meetings = Your meetings
supporters-next-meetings-title = { $count ->
    [one] One meeting offered
   *[other] { $count } meetings offered
}
supporters-next-meetings-text = Your teams’ supporters wait for a yes or a no.
supporters-next-meetings-action = Answer
supporters-state-shortlist = Looks for a project to follow.
supporters-state-choice = Compares the projects on its list.
supporters-state-writing = Collects facts and evidence, and writes the report.
supporters-state-consent = The report waits for the teacher’s yes.
supporters-state-review = The report is under review.
supporters-state-impact = The report is public; now it follows results and impact.
supporters-state-done = Has published everything.
