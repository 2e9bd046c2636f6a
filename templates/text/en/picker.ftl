picker-title = Find a project for { $team }
picker-heading = Find a project
picker-link = Find a project nearby
picker-intro = We start from your school’s municipality and put the projects in order: first those that suit a class that wants to go and see, and to ask questions.
picker-unplaced = We do not know in which municipality your school is. Write below from which municipality you want to start: the projects appear after that.
picker-place = From which municipality to start
picker-place-hint = Its name, for example Bari. If two share a name add the province: Samone (TO).
picker-place-unknown = We can’t find this municipality. Write it as on the map, for example Reggio di Calabria, or write its ISTAT code.
picker-place-several = Several municipalities have this name: { $names }. Write the right one with its province.
picker-reach = How far to look
picker-reach-municipality = In this municipality only
picker-reach-10 = Within 10 km
picker-reach-25 = Within 25 km
picker-reach-50 = Within 50 km
picker-reach-province = In the whole province
picker-reach-region = In the whole region
picker-theme-all = All themes
picker-weights = What matters to you
picker-weights-text = Change how much each thing matters: the order of the projects changes. There is no right answer.
picker-weight-0 = does not matter
picker-weight-1 = matters a little
picker-weight-2 = matters
picker-weight-3 = matters a lot
picker-search = Search
picker-remembered = The team finds these choices again next time. The address of the page holds them all: it can be shared.
picker-found = { $n ->
    [0] No project starting from { $from }
    [one] One project starting from { $from }
   *[other] { $shown } projects starting from { $from }
}
picker-found-text = For each you find what speaks for it and what against. Distances are as the crow flies, between the centres of municipalities.
picker-for = For
picker-against = Against
picker-but = But:
picker-points = { $points } points out of 100 with your choices
picker-listed = already on the list
picker-full = Your list is full: to add a project take one off.
picker-none = There is nothing here
picker-none-text = Widen the search: look further, or drop the theme.
picker-wider = Look further
picker-all-themes = All themes
picker-span-days = { $n ->
    [one] one day
   *[other] { $n } days
}
picker-span-months = { $n } months
picker-span-years = { $n } years
