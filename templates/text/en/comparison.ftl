comparison-title = Projects side by side
comparison-team-title = Projects side by side: { $team }
comparison-text = Rows with the sign ≠ say different things.
comparison-from = Distances are from { $from }, as the crow flies.
comparison-caption = { $n ->
    [one] One project: add another to compare
   *[other] { $n } projects side by side
}
comparison-what = What
comparison-differs = here they differ
comparison-nothing = not in the data
comparison-group-what = What it is
comparison-group-money = Money
comparison-group-time = Time
comparison-group-where = Where
comparison-group-who = Who does what
comparison-group-origin = Where the money comes from
comparison-group-look = Where to look
comparison-state = State
comparison-theme = Theme
comparison-nature = Nature
comparison-summary = In short
comparison-cost = Public cost
comparison-paid = Payments
comparison-share = Share paid
comparison-start = Start
comparison-planned-end = Planned end
comparison-actual-end = Real end
comparison-delay = Delay
comparison-places = Places
comparison-programmer = Programming body
comparison-implementer = Implementing body
comparison-beneficiary = Beneficiary
comparison-contractor = Contractor
comparison-programmes = Programmes
comparison-funds = Funds
comparison-cycle = Cycle
comparison-documents = Data and documents
comparison-hints = The guide suggests
comparison-reports = Published reports
comparison-late-by = { $n ->
    [one] one day late
   *[other] { $shown } days late
}
comparison-over-by = { $n ->
    [one] ended one day after the planned end
   *[other] ended { $shown } days after the planned end
}
comparison-not-late = not late so far
comparison-in-time = ended by the planned day
comparison-reports-none = none yet
comparison-n-phases = { $n ->
    [one] one phase with dates
   *[other] { $n } phases with dates
}
comparison-n-indicators = { $n ->
    [one] one indicator
   *[other] { $n } indicators
}
comparison-place-far = { $name } ({ $km } km)
comparison-all-province = the whole province of { $name }
comparison-all-region = the whole region { $name }
comparison-more-places = { $n ->
    [one] and one other place
   *[other] and { $n } other places
}
comparison-change = Change the projects
comparison-remove = Remove
comparison-add = Add a project
comparison-add-button = Add
comparison-full = { $most } projects at most stand side by side: remove one to add another.
comparison-unknown = We can’t find the project “{ $name }”. Use the address of its page, its local code, or a CUP that only one project has.
comparison-empty = Here you can put up to { $most } projects side by side. Search for them and tick those that interest you, or add them below.
comparison-choose = Compare
comparison-chosen = Compare the ticked projects
comparison-chosen-hint = Up to four.
comparison-with-others = Compare with other projects
