//! Rules that need no site: what may follow what, which questions are asked, how things are written.
//! Each is said here once more, in other words, and tried on what chance brings.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use coesa::archive::exchange::{Effectiveness, Line, Progress};
use coesa::reports::missing::{Missing, missing};
use coesa::reports::questions::{self, Answers, Form, Kind, Question};
use coesa::reports::stage::{Step, after, is_open};
use coesa::reports::{access, value};
use coesa::review::content::slugified;
use coesa::teams::access::TeamTie;
use coesa::text::{self, Lang};
use proptest::prelude::*;
use serde_json::{Value, json};
use tables::kinds::{Part, Stage};

const STAGES: [Stage; 7] = [
    Stage::Draft,
    Stage::AwaitingConsent,
    Stage::Submitted,
    Stage::InReview,
    Stage::Returned,
    Stage::Approved,
    Stage::Published,
];

fn form() -> &'static Form {
    questions::forms().unwrap().newest().unwrap()
}

fn all_questions() -> impl Iterator<Item = &'static Question> {
    form().sections.iter().flat_map(|section| &section.questions)
}

#[test]
fn every_stage_is_reached_and_none_is_a_dead_end() {
    let mut reached = BTreeSet::from([Stage::Draft.as_str()]);
    for _ in STAGES {
        let known = reached.clone();
        for stage in STAGES.into_iter().filter(|stage| known.contains(stage.as_str())) {
            reached.extend(Step::ALL.into_iter().filter_map(|step| Some(after(stage, step)?.as_str())));
        }
    }
    assert_eq!(reached.len(), STAGES.len(), "{reached:?}");
    for stage in STAGES {
        let on = Step::ALL.into_iter().filter_map(|step| after(stage, step)).find(|to| *to != stage);
        assert!(on.is_some(), "{stage:?} leads nowhere");
    }
}

#[test]
fn where_the_team_writes_nobody_else_has_it_and_it_can_be_sent() {
    for stage in STAGES {
        assert_eq!(is_open(stage), after(stage, Step::AskConsent).is_some(), "{stage:?}");
        assert_eq!(access::may_edit(TeamTie::Member, stage), is_open(stage), "{stage:?}");
        for tie in [TeamTie::Teacher, TeamTie::Supporter, TeamTie::Staff, TeamTie::None] {
            assert!(!access::may_edit(tie, stage), "{tie:?} writes in {stage:?}");
        }
        // What staff may do they may also read.
        for step in [Step::Take, Step::HandOver, Step::Return, Step::Approve, Step::Publish] {
            assert!(after(stage, step).is_none() || access::is_with_staff(stage), "{step:?} from {stage:?}");
        }
    }
}

/// A value as the form may hold it, in any of the shapes in which codes are kept.
fn shaped(codes: &[String], shape: u8) -> Value {
    match (shape % 4, codes) {
        (0, [one]) => json!(one),
        (1, [one]) => json!({ "value": one, "text": "perché" }),
        (2, _) => json!({ "values": codes, "texts": {} }),
        _ => json!(codes),
    }
}

/// Answers to some questions of the form: options that there are, or a text.
fn some_answers() -> impl Strategy<Value = Answers> {
    let one =
        (any::<prop::sample::Index>(), prop::collection::vec(any::<prop::sample::Index>(), 1..4), 0_u8..4);
    prop::collection::vec(one, 0..40).prop_map(|chosen| {
        let all: Vec<&Question> = all_questions().collect();
        let answer = |(question, options, shape): (prop::sample::Index, Vec<prop::sample::Index>, u8)| {
            let question = *question.get(&all);
            let value = match question.options.as_slice() {
                [] => json!("Un testo"),
                there => {
                    let mut codes: Vec<_> = options.iter().map(|at| at.get(there).value.clone()).collect();
                    codes.dedup();
                    if question.kind != Kind::Choices {
                        codes.truncate(1);
                    }
                    shaped(&codes, shape)
                }
            };
            (question.id.clone(), value)
        };
        chosen.into_iter().map(answer).collect()
    })
}

/// The codes in an answer, found by other code than the form's.
fn chosen(answer: Option<&Value>) -> Vec<String> {
    let Some(answer) = answer else { return Vec::new() };
    let list = [answer, &answer["value"], &answer["values"]].into_iter().find_map(|value| match value {
        Value::String(code) => Some(vec![code.clone()]),
        Value::Array(codes) => {
            Some(codes.iter().filter_map(|code| code.as_str().map(str::to_owned)).collect())
        }
        _ => None,
    });
    list.unwrap_or_default()
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[ \r\n\0]{0,3}".prop_map(Value::from),
        prop::sample::select(vec!["yes", "no", "1", "blog", "https://a.example/x", "41,5", "70121"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let names = prop::sample::select(vec![
            "value", "values", "text", "texts", "address", "postcode", "lat", "lon", "role", "name", "x",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(names.prop_map(str::to_owned), inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn nothing_becomes_public_that_has_not_come_all_the_way(
        steps in prop::collection::vec(prop::sample::select(Step::ALL.to_vec()), 0..60),
    ) {
        let mut stage = Stage::Draft;
        // What was done since the team last wrote.
        let mut done = Vec::new();
        for step in steps {
            let Some(to) = after(stage, step) else { continue };
            prop_assert_eq!(step == Step::HandOver, to == stage, "only handing over stays where it is");
            if is_open(stage) {
                done.clear();
            }
            if step != Step::HandOver {
                done.push(step);
            }
            if to == Stage::Published {
                let way = [Step::AskConsent, Step::Consent, Step::Take, Step::Approve, Step::Publish];
                prop_assert_eq!(&done[..], &way[..]);
            }
            stage = to;
        }
    }

    #[test]
    fn a_question_is_asked_if_one_of_its_conditions_is_met(answers in some_answers(), nature in 1..12_u8) {
        let project = json!({ "nature": { "code": format!("{nature:02}") }, "theme": "05", "state": null });
        let shown: BTreeSet<_> = form().shown(&answers, &project).map(|(_, one)| one.id.as_str()).collect();
        for question in all_questions() {
            let met = question.shown_when.iter().any(|when| {
                let by_answer = when.question.as_ref().is_some_and(|other| {
                    chosen(answers.get(other)).iter().any(|code| when.values.contains(code))
                });
                let by_project = match when.project.as_deref() {
                    Some("nature") => when.values.contains(&format!("{nature:02}")),
                    Some("theme") => when.values.contains(&"05".to_owned()),
                    _ => false,
                };
                by_answer || by_project
            });
            let asked = question.shown_when.is_empty() || met;
            prop_assert_eq!(shown.contains(question.id.as_str()), asked, "{}", question.id);
        }
    }

    #[test]
    fn what_is_missing_is_asked_and_needed_and_answering_it_is_enough(mut answers in some_answers()) {
        let project = json!({});
        // An answer may make another question come up; there are no more rounds than questions.
        for _ in all_questions() {
            let lacking = missing(form(), Part::Impact, &answers, &project, &[]);
            let mut given = Vec::new();
            for one in &lacking {
                let Missing::Answer(section, question) = one else { panic!("the third part needs {one:?}") };
                prop_assert!(question.required && question.is_asked(&answers, &project));
                prop_assert_eq!(section.part(), Part::Impact);
                prop_assert!(!answers.contains_key(&question.id));
                let first = question.options.first().map_or("Un testo", |option| option.value.as_str());
                given.push((question.id.clone(), json!(first)));
            }
            if given.is_empty() {
                return Ok(());
            }
            answers.extend(given);
        }
        prop_assert!(missing(form(), Part::Impact, &answers, &project, &[]).is_empty());
    }

    #[test]
    fn an_answer_that_was_taken_is_taken_again_as_it_is(
        question in any::<prop::sample::Index>(),
        typed in any_json(),
    ) {
        let all: Vec<&Question> = all_questions().collect();
        let question = *question.get(&all);
        if let Ok(kept) = value::checked(question, &typed) {
            prop_assert_eq!(value::checked(question, &kept), Ok(kept.clone()), "{}", question.id);
            prop_assert!(!kept.to_string().contains("\\u0000"), "PostgreSQL refuses it");
            for code in questions::codes(&kept) {
                let known = question.options.iter().any(|option| option.value == code);
                let coded = !question.options.is_empty();
                prop_assert!(!coded || known, "{} is no option of {}", code, question.id);
            }
        }
    }

    #[test]
    fn an_address_made_of_a_text_is_plain_short_and_stays_as_it_is(text in ".{0,120}", longest in 1..100_usize) {
        let slug = slugified(&text, longest);
        prop_assert!(slug.len() <= longest, "{slug}");
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{slug}");
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{slug}");
        prop_assert_eq!(slugified(&slug, longest), slug);
    }

    #[test]
    fn amounts_say_every_cent(cents in any::<i64>()) {
        for (lang, mark) in [(Lang::It, ','), (Lang::En, '.')] {
            let written = text::money(lang, cents);
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse::<u64>().unwrap(), cents.unsigned_abs(), "{}", &written);
            prop_assert_eq!(written.starts_with('−'), cents < 0, "{}", &written);
            let after: String = written.split(mark).next_back().unwrap().chars().take(2).collect();
            prop_assert_eq!(after, format!("{:02}", cents.unsigned_abs() % 100), "{}", &written);
            prop_assert!(written.contains('€'));
        }
    }

    #[test]
    fn whole_euros_are_the_nearest(cents in any::<i64>()) {
        for lang in Lang::ALL {
            let written = text::euro(lang, cents);
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            let euros = digits.parse::<i128>().unwrap();
            let off = euros * 100 - i128::from(cents.unsigned_abs());
            prop_assert!((-49..=50).contains(&off), "{} for {cents}", &written);
            prop_assert_eq!(written.starts_with('−'), cents < 0 && euros > 0, "{}", &written);
        }
    }

    #[test]
    fn thousands_stand_apart_in_threes(n in any::<i64>()) {
        for (lang, mark) in [(Lang::It, '.'), (Lang::En, ',')] {
            let written = text::number(lang, n);
            let groups: Vec<&str> = written.trim_start_matches('−').split(mark).collect();
            prop_assert!((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
            prop_assert_eq!(groups.concat().parse::<u64>().unwrap(), n.unsigned_abs());
        }
    }

    #[test]
    fn days_are_read_back(days in -200_000..200_000_i32, seconds in 0_i64..4_000_000_000) {
        let date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Duration::days(days.into());
        if (1000..=9999).contains(&date.year()) {
            prop_assert_eq!(NaiveDate::parse_from_str(&text::day(date), "%d/%m/%Y"), Ok(date));
            let written = text::date(Lang::En, date);
            prop_assert_eq!(NaiveDate::parse_from_str(&written, "%d %B %Y"), Ok(date), "{}", &written);
            let (it, en) = (text::date(Lang::It, date), written);
            // In Italian the first of a month is an ordinal.
            let day = it.split(' ').next().unwrap_or_default();
            prop_assert_eq!(day.ends_with('º'), date.day() == 1);
            prop_assert_eq!(Some(day.trim_end_matches('º')), en.split(' ').next());
        }
        let at: DateTime<Utc> = DateTime::from_timestamp(seconds, 0).unwrap();
        for lang in Lang::ALL {
            prop_assert!(text::moment(lang, at).ends_with(&text::hour(at)));
        }
    }

    #[test]
    fn what_other_portals_read_is_what_was_meant(
        code in ".{0,30}",
        report in any::<i64>(),
        days in 0..40_000_i32,
        effectiveness in prop::option::of(prop::sample::select(Effectiveness::ALL.to_vec())),
        progress in prop::option::of(prop::sample::select(Progress::ALL.to_vec())),
    ) {
        let line = Line {
            project_address: format!("https://opencoesione.gov.it/it/progetti/{code}/"),
            project_code: code,
            report,
            report_address: "https://coesa.test/it/rapporti/x/".to_owned(),
            date: NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Duration::days(days.into()),
            effectiveness,
            progress,
        };
        let travelled: Value = serde_json::from_str(&line.print().to_string()).unwrap();
        prop_assert_eq!(Line::parse(&travelled), Ok(line));
    }
}

#[test]
fn a_whole_number_may_have_its_thousands_apart_and_no_decimals() {
    let asked = all_questions().find(|question| question.kind == Kind::Number).unwrap();
    for (typed, kept) in
        [("1500", "1500"), ("1.500", "1500"), ("12 345 678", "12345678"), (" 7 ", "7"), ("", "")]
    {
        assert_eq!(value::checked(asked, &json!(typed)), Ok(json!(kept)), "{typed}");
    }
    for typed in ["2.5", "2,5", "12.34", "1.5000", "1500.000", ".500", "-3", "dieci", "1..500"] {
        assert_eq!(value::checked(asked, &json!(typed)), Err(value::Mistake::NotANumber), "{typed}");
    }
}
