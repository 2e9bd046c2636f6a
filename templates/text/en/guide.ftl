# A project's guide: server/projects/guide, rules in seeds/guide.
guide-name = Guide
guide-title = Guide to the project: { $project }
guide-intro = What to look at, whom to ask what, which documents to find. The guide is made from this project’s data by rules that anybody can read (there are { $n }): each hint says which piece of data made it appear.
guide-print = Printed, it is a sheet to take on a visit: the boxes are for ticking by pen.
guide-where-to-look = Where to start looking
guide-open =
    { $n ->
        [one] Open the guide: one hint made from this project’s data
       *[other] Open the guide: { $n } hints made from this project’s data
    }
guide-beside =
    { $n ->
        [one] One hint from the project’s data
       *[other] { $n } hints from the project’s data
    }
guide-none-title = No hint for this project
guide-none = The data say too little for any rule to apply. Start from documents: search the web for the CUP and the project’s title.
guide-back = Back to the project
guide-group-time = Where it stands
guide-group-money = The money
guide-group-people = Who does what
guide-group-origin = Where it comes from
guide-group-kind = What is being made
guide-group-theme = The theme
guide-ask = Whom to ask
guide-documents = Documents to find
guide-check = To check on the spot
guide-because = Why you see this: the data say
guide-whom-programmer = Who programmed it
guide-whom-implementer = Who implements it
guide-whom-beneficiary = The beneficiary
guide-whom-contractor = The contractor
guide-whom-users = Those who use it
guide-whom-experts = People who know the subject
guide-whom-neighbours = People who live there
guide-some-programmer = the programming body
guide-some-implementer = the implementing body
guide-some-beneficiary = the beneficiary
guide-some-contractor = the contractor
guide-some-programme = the programme
guide-some-procedure = the activation procedure
guide-some-municipality = the municipality
guide-some-region = the region
guide-some-cup = the CUP
guide-some-start = a date that is not there
guide-some-planned-end = a date that is not there
guide-some-actual-end = a date that is not there
guide-some-cost = a sum that is not there
guide-some-paid = a sum that is not there
guide-nothing = nothing
guide-because-theme = theme
guide-because-nature = nature
guide-because-state = state
guide-because-cycle = cycle
guide-because-fund = fund
guide-because-programme = programme
guide-because-programme-code = programme code
guide-because-axis = part of the programme (axis or area)
guide-because-procedure = activation procedure
guide-because-words = title and summary
guide-because-planned-end = planned end
guide-because-actual-end = actual end
guide-because-as-of = data as of
guide-because-paid-same-since = payments standing still since at least
guide-because-paid = paid of the cost
guide-because-savings = savings of the funding
guide-because-cost = public cost
guide-because-municipalities = municipalities concerned
guide-because-contractor = contractor
guide-because-implementer = implementing body
guide-because-beneficiary = beneficiary
guide-because-municipality = municipality
guide-because-indicators = indicators
guide-because-reached = values reached of the indicators
guide-because-cup = CUP
guide-because-similar = similar projects (same theme, nature and region)
guide-because-cheaper = similar projects in a lower cost band
guide-because-similar-paid = paid of the cost, all similar ones together
