//! Does a rule apply to a project, and which of its data made it?

use chrono::NaiveDate;

use super::facts::{Facts, Programme, Similar, has_words};
use super::rules::{Missing, Programmes, When};

/// A piece of the data that made a rule apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What: `guide-because-…` in the texts.
    pub what: &'static str,
    /// What it says.
    pub value: Value,
}

/// What a piece of the data says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// As in the data.
    Text(String),
    /// A code of `dataset::codes`; the first says which list.
    Code(&'static str, String),
    /// A day.
    Day(NaiveDate),
    /// Cents.
    Money(i64),
    /// Of 100.
    Percent(i64),
    /// How many.
    Count(u64),
    /// The data have nothing there.
    Nothing,
}

/// Gathers reasons as long as all conditions hold.
struct Holding(Option<Vec<Reason>>);

impl Holding {
    fn and(&mut self, asked: bool, found: impl FnOnce() -> Option<Vec<Reason>>) {
        if !asked {
            return;
        }
        self.0 = self.0.take().and_then(|mut reasons| {
            for reason in found()? {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
            Some(reasons)
        });
    }

    fn one_of(&mut self, what: &'static str, codes: &[String], has: Option<&String>) {
        self.and(!codes.is_empty(), || {
            let code = has.filter(|code| codes.contains(code))?;
            Some(vec![Reason { what, value: Value::Code(what, code.clone()) }])
        });
    }

    /// None of these codes, or one that the data do not say. That names no data.
    fn none_of(&mut self, codes: &[String], has: Option<&String>) {
        self.and(!codes.is_empty(), || {
            let excluded = has.is_some_and(|code| codes.contains(code));
            (!excluded).then(Vec::new)
        });
    }

    fn holds(&mut self, what: &'static str, words: &[String], texts: &[String]) {
        self.and(!words.is_empty(), || {
            Some(vec![Reason { what, value: Value::Text(Facts::holds(texts, words)?) }])
        });
    }

    fn programme(&mut self, wanted: &Programmes, has: &[Programme]) {
        self.and(*wanted != Programmes::default(), || {
            let named = |one: &&Programme| wanted.words.iter().any(|words| has_words(&one.name, words));
            let coded = |one: &&Programme| wanted.codes.iter().any(|code| one.code.starts_with(code));
            let reason = |what, said: &String| Reason { what, value: Value::Text(said.clone()) };
            if let Some(one) = has.iter().find(named) {
                return Some(vec![reason("programme", &one.name)]);
            }
            let one = has.iter().find(coded)?;
            Some(vec![reason("programme-code", &one.code), reason("programme", &one.name)])
        });
    }

    /// One of these names has all whole words of one of those wanted, and of none of those unwanted.
    fn named(&mut self, what: &'static str, wanted: &[String], unwanted: &[String], has: &[String]) {
        self.and(!wanted.is_empty(), || {
            let one_of = |name: &str, all: &[String]| all.iter().any(|words| has_words(name, words));
            let name = has.iter().find(|name| one_of(name, wanted) && !one_of(name, unwanted))?;
            Some(vec![Reason { what, value: Value::Text(name.clone()) }])
        });
    }

    fn at_least(&mut self, least: Option<i64>, has: Option<i64>, reasons: impl FnOnce(i64) -> Vec<Reason>) {
        self.and(least.is_some(), || has.filter(|has| Some(*has) >= least).map(reasons));
    }
}

fn day(what: &'static str, day: Option<NaiveDate>) -> Option<Reason> {
    day.map(|day| Reason { what, value: Value::Day(day) })
}

fn euro(cents: i64) -> i64 {
    cents / 100
}

/// The data because of which the rule applies; none if it does not.
pub fn reasons(when: &When, facts: &Facts) -> Option<Vec<Reason>> {
    let mut all = Holding(Some(Vec::new()));
    all.one_of("theme", &when.theme, facts.theme.as_ref());
    all.one_of("nature", &when.nature, facts.nature.as_ref());
    all.none_of(&when.not_nature, facts.nature.as_ref());
    all.one_of("state", &when.state, facts.state.as_ref());
    all.one_of("cycle", &when.cycle, facts.cycle.as_ref());
    all.and(!when.fund.is_empty(), || {
        let fund = facts.funds.iter().find(|fund| when.fund.contains(fund))?;
        Some(vec![Reason { what: "fund", value: Value::Text(fund.clone()) }])
    });
    all.programme(&when.programme, &facts.programmes);
    all.named("axis", &when.axis, &[], &facts.axes);
    all.named("procedure", &when.procedure, &when.not_procedure, &facts.procedures);
    all.holds("words", &when.words, std::slice::from_ref(&facts.words));
    times(&mut all, when, facts);
    money(&mut all, when, facts);
    bodies(&mut all, when, facts);
    compared(&mut all, when, facts.similar.as_ref(), facts);
    all.0
}

fn times(all: &mut Holding, when: &When, facts: &Facts) {
    let days = |reasons: [Option<Reason>; 2]| reasons.into_iter().flatten().collect();
    all.at_least(when.late_days, facts.days_late(), |_| {
        days([day("planned-end", facts.planned_end), day("as-of", facts.as_of)])
    });
    all.at_least(when.over_days, facts.days_over(), |_| {
        days([day("planned-end", facts.planned_end), day("actual-end", facts.actual_end)])
    });
    all.at_least(when.ended_days, facts.days_since_end(), |_| {
        days([day("actual-end", facts.actual_end), day("as-of", facts.as_of)])
    });
    all.at_least(when.paid_same_days, facts.days_paid_same(), |_| {
        days([day("paid-same-since", facts.paid_same_since), day("as-of", facts.as_of)])
    });
}

fn money(all: &mut Holding, when: &When, facts: &Facts) {
    let paid = facts.paid_percent();
    let percent = |what| move |value| vec![Reason { what, value: Value::Percent(value) }];
    all.at_least(when.paid_from, paid, percent("paid"));
    all.and(when.paid_under.is_some(), || {
        paid.filter(|paid| Some(*paid) < when.paid_under).map(percent("paid"))
    });
    all.at_least(when.savings_from, facts.savings_percent(), percent("savings"));
    let cost = |_: i64| {
        facts
            .cost
            .map(|cents| Reason { what: "cost", value: Value::Money(cents) })
            .into_iter()
            .collect::<Vec<_>>()
    };
    all.at_least(when.cost_from, facts.cost.map(euro), cost);
    all.and(when.cost_under.is_some(), || {
        facts.cost.map(euro).filter(|euro| *euro > 0 && Some(*euro) < when.cost_under).map(cost)
    });
}

fn bodies(all: &mut Holding, when: &When, facts: &Facts) {
    all.and(when.municipalities_from.is_some(), || {
        let count = facts.municipalities.len();
        (Some(count) >= when.municipalities_from)
            .then(|| vec![Reason { what: "municipalities", value: Value::Count(count as u64) }])
    });
    all.and(when.missing.is_some(), || {
        let (what, lacks) = match when.missing? {
            Missing::Contractor => ("contractor", facts.contractors.is_empty()),
            Missing::Implementer => ("implementer", facts.implementers.is_empty()),
            Missing::Municipality => ("municipality", facts.municipalities.is_empty()),
            Missing::PlannedEnd => ("planned-end", facts.planned_end.is_none()),
            Missing::Indicators => ("indicators", facts.indicators[0] == 0),
            Missing::Reached => ("reached", facts.indicators[0] > 0 && facts.indicators[1] == 0),
            Missing::Cup => ("cup", facts.cup.is_none()),
            Missing::Payments => ("paid", facts.paid.is_none_or(|paid| paid == 0)),
        };
        lacks.then(|| vec![Reason { what, value: Value::Nothing }])
    });
    all.and(when.same_bodies.is_some(), || {
        let (implementer, beneficiary) = (facts.implementers.first()?, facts.beneficiaries.first()?);
        let named = !implementer.is_empty() && !beneficiary.is_empty();
        (named && Some(implementer == beneficiary) == when.same_bodies).then(|| {
            let reason = |what, name: &String| Reason { what, value: Value::Text(name.clone()) };
            vec![reason("implementer", implementer), reason("beneficiary", beneficiary)]
        })
    });
}

fn compared(all: &mut Holding, when: &When, similar: Option<&Similar>, facts: &Facts) {
    let count = similar.map(|similar| Reason { what: "similar", value: Value::Count(similar.count) });
    all.at_least(when.costlier_than, similar.map(|similar| similar.cheaper_percent), |value| {
        let reason = Reason { what: "cheaper", value: Value::Percent(value) };
        count.clone().into_iter().chain([reason]).collect()
    });
    let behind = similar.zip(facts.paid_percent()).map(|(similar, paid)| (similar.paid_percent, paid));
    all.at_least(when.paid_behind, behind.map(|(theirs, paid)| theirs - paid), |_| {
        let reasons = behind.map(|(theirs, paid)| {
            [("paid", paid), ("similar-paid", theirs)]
                .map(|(what, n)| Reason { what, value: Value::Percent(n) })
        });
        count.clone().into_iter().chain(reasons.into_iter().flatten()).collect()
    });
}
