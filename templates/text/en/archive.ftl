archive-list-title = Monitoring reports
archive-list-intro = The research that schools have done on publicly funded projects: what they found, and on what evidence.
archive-list-search = Search the reports
archive-list-q = Words of the title, team, school or place, or a project’s code
archive-list-region = The school’s region
archive-list-theme = Theme
archive-list-year = School year
archive-list-effectiveness = Judgement
archive-list-school = School
archive-list-project = Project
archive-list-sort = Sort by
archive-list-any-region = All
archive-list-any-theme = All
archive-list-any-year = All
archive-list-any-effectiveness = All
archive-list-any-school = All
archive-list-any-project = All
archive-sort-newest = Publication, newest first
archive-sort-title = Title
archive-sort-municipality = The school’s municipality
archive-feed = Follow with a news reader (Atom)
archive-list-download = Download this list:
archive-csv-name = reports
archive-csv-title = Title
archive-csv-team = Team
archive-csv-school = School
archive-csv-municipality = The school’s municipality
archive-csv-region = The school’s region
archive-csv-edition = School year
archive-csv-theme = Theme
archive-csv-progress-code = Progress observed, code
archive-csv-progress = Progress observed
archive-csv-effectiveness-code = Judgement of effectiveness, code
archive-csv-effectiveness = Judgement of effectiveness
archive-csv-project-code = Local project code
archive-csv-project = The project’s page
archive-csv-version = Version
archive-csv-published = Publication
archive-csv-address = The report’s page
archive-csv-licence = Licence
archive-list-show = Search
archive-list-clear = Clear the filters
archive-list-total = { $count ->
    [0] No reports
    [one] One report
   *[other] { $shown } reports
}
archive-list-empty = No report has been published yet. The first will come when the teams have finished their research.
archive-list-nothing = No report matches this search. Try fewer words or remove a filter.
archive-list-pages = Pages of reports
archive-effectiveness-1 = Effective, or potentially so
archive-effectiveness-2 = Useful, but with problems or risks
archive-effectiveness-3 = Useless, ineffective or harmful
archive-effectiveness-4 = Cannot be assessed
archive-progress-1 = Just started
archive-progress-2 = Never started
archive-progress-3 = Under way without real hitches
archive-progress-4 = Under way with problems
archive-progress-5 = Blocked
archive-progress-6 = Completed
archive-progress-7 = Could not be verified
archive-by = { $team }, { $school } ({ $municipality })
archive-published = Published on { $date }
archive-show-in-italian = This report is in Italian.
archive-show-contents = On this page
archive-show-old = You are reading an earlier version, number { $number }.
archive-show-newest = Read the latest
archive-show-progress = Progress observed
archive-show-effectiveness = Judgement of effectiveness
archive-show-theme = Theme
archive-show-who = Who wrote it
archive-show-team = Team
archive-show-school = School
archive-show-region = Region
archive-show-edition = School year
archive-show-where = Where
archive-show-map = Map of Italy with a point: { $municipality }, { $region }
archive-show-map-source = Boundaries: ISTAT / openpolis, CC BY 4.0
archive-show-part-main = Analysis and evaluation
archive-show-part-impact = Results and impact
archive-show-part-date = Published on { $date }
archive-show-evidence = Evidence
archive-show-evidence-general = More evidence
archive-show-photo = Open the whole photo
archive-show-document = Document, { $size } kB
archive-show-link = Web page
archive-show-video = Watch the video (opens on another site)
archive-show-project = The project: data then and now
archive-show-project-page = See all data of the project
archive-show-of-school = Other reports of this school
archive-show-of-project = The reports on this project
archive-show-data-json = This report as JSON
archive-show-then = When the team chose it
archive-show-now = Today
archive-show-data = Item
archive-show-state = State
archive-show-cost = Public cost
archive-show-payments = Payments
archive-show-planned-end = Planned end
archive-show-actual-end = Actual end
archive-show-reference = Data as of
archive-show-unknown = not given
archive-show-no-now = Today’s data are not available.
archive-show-project-source = Source: OpenCoesione, CC BY 4.0
archive-show-versions = Versions
archive-show-version = Version { $number }, { $date }
archive-show-version-shown = (this one)
archive-show-posts = The team tells of its work
archive-show-reuse = Reuse and citation
archive-show-licence = You may copy, share and reuse this report under the licence
archive-show-licence-name = Creative Commons Attribution 4.0 (CC BY 4.0)
archive-show-cite = To cite it
archive-show-citation = { $team } – { $school } ({ $year }), “{ $title }”, civic monitoring report, version { $number }. { $address }
archive-api-unknown = There is no such report
archive-api-unknown-detail = Check the name: all reports are listed at /api/v1/reports.
archive-editions-title = The editions
archive-editions-intro = Each school year is an edition of the programme: its steps, its rules and the reports that came of it.
archive-editions-none-title = No edition yet
archive-editions-none = When the programme prepares one you will find it here.
archive-edition-title = Edition { $name }
archive-edition-days = From { $from } to { $to }
archive-edition-reports = { $count ->
    [0] No published report so far.
    [one] One published report
   *[other] { $count } published reports
}
archive-edition-reports-read = Read the reports
archive-edition-call = Applications are open
archive-edition-apply = Apply for a class
archive-edition-pages = Good to know
archive-edition-steps = The steps of the year
archive-edition-steps-none = The steps are not decided yet.
archive-edition-step-days = From { $from }, due by { $to }
archive-edition-step-lessons = Lessons:
archive-edition-step-asked = To hand in:
archive-edition-step-points = { $points ->
    [one] Worth one point
   *[other] Worth { $points } points
}
archive-edition-points = { $points ->
    [one] One point in the whole year.
   *[other] { $points } points in the whole year.
}
archive-edition-language-it = The pages of this edition are in Italian.
archive-edition-language-en = The pages of this edition are in English.
archive-edition-rubric = How the work is looked at
archive-edition-rubric-text = Nothing is secret: these are the criteria, and what 0 to 5 points mean in each of them. Read them before you begin.
archive-edition-rubric-weight = counts { $weight } times
archive-edition-rubric-level = { $points ->
    [one] 1 point
   *[other] { $points } points
}
