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
