//! The guide: each rule by its own examples, and the hints on the pages where they help.

use std::collections::BTreeSet;

use coesa::projects::guide::{self, Facts, Programme, Reason, Value, reasons, rules};
use coesa::reports::questions;
use coesa::text::{Lang, Texts};
use dataset::codes;
use sea_orm::EntityTrait;
use tables::person::Entity as Person;

use crate::support::{Site, story};

#[test]
fn each_rule_applies_to_its_examples_and_not_to_the_near_misses() {
    let mut wrong = Vec::new();
    for rule in rules().unwrap() {
        for (number, example) in rule.examples.iter().enumerate() {
            let found = reasons(&rule.when, &example.project);
            if found.is_some() != example.applies {
                wrong.push(format!("{}, example {}: applies = {}", rule.id, number + 1, found.is_some()));
            }
            if found.is_some_and(|reasons| reasons.is_empty()) {
                wrong.push(format!("{}, example {}: no data are named for it", rule.id, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_project_of_which_nothing_is_known_gets_no_hint_but_for_what_is_missing() {
    for rule in rules().unwrap() {
        let found = reasons(&rule.when, &Facts::default());
        assert!(found.is_none() || rule.when.missing.is_some(), "{}", rule.id);
    }
}

#[test]
fn the_words_and_questions_that_rules_name_exist() {
    let texts = Texts::load().unwrap();
    let forms = questions::forms().unwrap();
    let asked: BTreeSet<&str> = forms
        .versions()
        .flat_map(|version| &forms.of(version).unwrap().sections)
        .flat_map(|section| &section.questions)
        .map(|question| question.id.as_str())
        .collect();
    for rule in rules().unwrap() {
        for question in &rule.questions {
            assert!(asked.contains(question.as_str()), "{}: no report asks {question}", rule.id);
        }
        let mut keys = vec![format!("guide-group-{}", rule.group.as_str())];
        keys.extend(rule.it.ask.iter().map(|ask| format!("guide-whom-{}", ask.whom.as_str())));
        let applying = rule.examples.iter().filter_map(|example| reasons(&rule.when, &example.project));
        keys.extend(applying.flatten().map(|reason| format!("guide-because-{}", reason.what)));
        for key in keys {
            for lang in Lang::ALL {
                assert!(texts.find(lang, &key, &[]).is_some(), "{}: the text {key} is missing", rule.id);
            }
        }
    }
}

#[test]
fn every_theme_and_every_nature_of_the_data_has_a_rule() {
    let rules = rules().unwrap();
    for (theme, label) in codes::THEMES {
        assert!(rules.iter().any(|rule| rule.when.theme.iter().any(|one| one == theme)), "{theme} {label}");
    }
    for (nature, label) in codes::NATURES {
        // One that asks for nothing else: it is there for every project of that nature.
        let alone = |rule: &guide::Rule| {
            rule.when == guide::When { nature: vec![nature.to_owned()], ..guide::When::default() }
        };
        assert!(nature == "03" || rules.iter().any(alone), "{nature} {label}");
    }
}

#[test]
fn programmes_are_known_by_whole_words_of_their_names_and_by_how_their_codes_begin() {
    for (code, name, known) in [
        ("2007IT162PO016", "POR CRO  FESR SARDEGNA", vec!["programme-regional-fesr"]),
        (
            "2014IT16M2OP006",
            "POR FESR FSE CALABRIA",
            vec!["programme-regional-fesr", "programme-regional-fse"],
        ),
        ("2021IT16RFPR010", "PR FESR Lombardia 2021-2027", vec!["programme-regional-fesr"]),
        ("2014IT05M2OP001", "Un nome nuovo", vec!["programme-school"]),
        ("2014IT16M2OP004", "PON FESR FSE CITTÀ METROPOLITANE", vec!["programme-metro"]),
        ("2016POCCITMETRO", "POC METRO", vec!["programme-metro", "programme-complementary"]),
        ("PSCMISE2021", "FSC ANTICIPAZIONI MINISTERO 2021-2027", vec!["programme-fsc"]),
        ("2016PATTIBARI", "PATTO BARI", vec!["programme-pact"]),
        ("2018AREAINTTOSC", "STRATEGIA AREE INTERNE REGIONE TOSCANA SERVIZI", vec!["programme-inner-areas"]),
        ("2021IT16JTPR001", "", vec!["programme-just-transition"]),
        // Parts of words, or words of which one is missing, are no programme.
        ("DARSLIVORNOFSC", "PORTO DI LIVORNO", vec![]),
        ("AREEURBDEGRFSC", "RIQUALIFICAZIONE AREE URBANE DEGRADATE", vec![]),
        ("2014IT16RFOP002", "PON FESR INFRASTRUTTURE E RETI", vec![]),
    ] {
        let programmes = vec![Programme { code: code.to_owned(), name: name.to_owned() }];
        let facts = Facts { programmes, ..Facts::default() };
        let of_programmes = rules().unwrap().iter().filter(|rule| rule.id.starts_with("programme-"));
        let found = of_programmes.filter(|rule| reasons(&rule.when, &facts).is_some());
        assert_eq!(found.map(|rule| rule.id.as_str()).collect::<Vec<_>>(), known, "{code} {name}");
    }
}

#[test]
fn what_is_said_of_a_programme_is_the_one_that_made_the_rule_apply() {
    let programme = |code: &str, name: &str| Programme { code: code.to_owned(), name: name.to_owned() };
    let reason = |what, value: &str| Reason { what, value: Value::Text(value.to_owned()) };
    let rule = |id: &str| rules().unwrap().iter().find(|rule| rule.id == id).unwrap();
    let programmes =
        vec![programme("2014IT16RFOP007", "POR FESR CAMPANIA"), programme("PSCCAMPANIA", "PSC CAMPANIA")];
    let facts = Facts { programmes, axes: vec!["FESR REACT-EU".to_owned()], ..Facts::default() };
    assert_eq!(reasons(&rule("programme-fsc").when, &facts), Some(vec![reason("programme", "PSC CAMPANIA")]));
    assert_eq!(reasons(&rule("react-eu").when, &facts), Some(vec![reason("axis", "FESR REACT-EU")]));
    let facts = Facts { programmes: vec![programme("2014IT05M2OP001", "SCUOLE")], ..Facts::default() };
    let by_code = vec![reason("programme-code", "2014IT05M2OP001"), reason("programme", "SCUOLE")];
    assert_eq!(reasons(&rule("programme-school").when, &facts), Some(by_code));
}

#[test]
fn mistakes_in_a_rule_name_the_file_and_the_rule() {
    const RULE: &str = r#"
        [[rule]]
        id = "late"
        group = "time"
        when = { late_days = 1 }
        it = { title = "Tardi", text = "Doveva finire {planned_end}." }
        en = { title = "Late", text = "It was to end {planned_end}." }
        [[rule.example]]
        applies = true
        project = {}
        [[rule.example]]
        applies = false
        project = {}
    "#;
    assert!(guide::read([("a.toml", RULE)].into_iter()).is_ok());
    for (part, instead, said) in [
        ("{ late_days = 1 }", "{}", "rule late: `when` is empty"),
        ("late_days", "late_day", "unknown field `late_day`"),
        ("{ late_days = 1 }", "{ programme = {} }", "rule late: `when` is empty"),
        ("{ late_days = 1 }", "{ programme = { codes = [\"\"] } }", "of no name"),
        ("{ late_days = 1 }", "{ axis = [\" \"] }", "of no name"),
        ("applies = false", "applies = true", "`applies = false` is missing"),
        ("{planned_end}", "{plan}", "{plan} is none of"),
        ("{planned_end}", "{planned_end", "a brace stays open"),
        ("title = \"Tardi\"", "title = \" \"", "a text is empty"),
        ("text = \"Doveva", "check = [\"Là?\"], text = \"Doveva", "different things"),
    ] {
        let mistake =
            guide::read([("a.toml", RULE.replacen(part, instead, 1).as_str())].into_iter()).unwrap_err();
        assert!(mistake.starts_with("seeds/guide/a.toml") && mistake.contains(said), "{mistake}");
    }
    let twice = guide::read([("a.toml", RULE), ("b.toml", RULE)].into_iter()).unwrap_err();
    assert_eq!(twice, "seeds/guide/b.toml: a second rule is called late");
}

#[tokio::test]
async fn the_guide_is_on_the_projects_page_on_its_own_and_beside_the_reports_questions() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let late = "Sembra in ritardo: lo è davvero?";
    let page = visitor.get("/it/progetti/demo-0001-acqua/").await;
    assert!(page.says(late), "{}", page.text());
    assert!(page.attributes("a", "href").contains(&"/it/progetti/demo-0001-acqua/guida".to_owned()));
    let guide = visitor.get("/it/progetti/demo-0001-acqua/guida").await;
    assert!(
        guide.says(late) && guide.says("Perché lo leggi: nei dati risulta fine prevista:"),
        "{}",
        guide.text()
    );
    let programme = "Perché lo leggi: nei dati risulta programma: POR FESR PUGLIA 2014-2020";
    assert!(guide.says("È un programma della Regione") && guide.says(programme), "{}", guide.text());
    let english = visitor.get("/en/progetti/demo-0001-acqua/guida").await;
    assert!(english.says("It looks late: is it?") && english.says("planned end:"), "{}", english.text());
    let in_time = visitor.get("/it/progetti/demo-0004-biblioteche/guida").await;
    assert!(!in_time.says(late), "its planned end is to come: {}", in_time.text());

    // The team reads it on its own page and beside the questions that it helps with.
    let report = story::report(&site, "acqua").await;
    let student = Person::find_by_id(report.created_by).one(&site.app.db).await.unwrap().unwrap();
    let mut student = site.as_one_of_the_story(student.sign_in_name.as_deref().unwrap()).await;
    let team = student.get(&format!("/it/teams/{}", report.team_id)).await;
    let guide = format!("/it/progetti/{}/guida", report.project_slug);
    assert!(team.attributes("a", "href").contains(&guide), "{}", team.text());
    let section = student.get(&format!("/it/reports/{}/observed", report.id)).await;
    assert!(section.says(late), "{}", section.text());
}
