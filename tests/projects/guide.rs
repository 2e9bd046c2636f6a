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
fn every_theme_and_every_nature_of_the_data_has_a_rule_in_every_state() {
    // A contractor is named, so that what is said of its lack does not stand for what is said of the work.
    let facts = |theme: Option<&str>, nature: &str, state: &str| Facts {
        theme: theme.map(str::to_owned),
        nature: Some(nature.to_owned()),
        state: Some(state.to_owned()),
        contractors: vec!["IMPRESA".to_owned()],
        ..Facts::default()
    };
    let applies = |rule: &guide::Rule, facts: &Facts| reasons(&rule.when, facts).is_some();
    for (state, _) in codes::STATES {
        for (nature, label) in codes::NATURES {
            let project = facts(None, nature, state);
            let of_nature = |rule: &guide::Rule| {
                rule.when.nature.iter().any(|one| one == nature) && applies(rule, &project)
            };
            assert!(rules().unwrap().iter().any(of_nature), "{nature} {label}, {state}");
        }
        for (theme, label) in codes::THEMES {
            let of_theme = |rule: &guide::Rule| {
                let of_nature = |(nature, _): (&str, &str)| applies(rule, &facts(Some(theme), nature, state));
                rule.when.theme.iter().any(|one| one == theme) && codes::NATURES.into_iter().any(of_nature)
            };
            assert!(rules().unwrap().iter().any(of_theme), "{theme} {label}, {state}");
        }
    }
}

#[test]
fn a_project_that_has_not_begun_or_runs_hears_nothing_of_what_is_over() {
    let found = |theme: &str, nature: &str, state: &str| {
        let [theme, nature, state] = [theme, nature, state].map(|code| Some(code.to_owned()));
        let facts = Facts { theme, nature, state, ..Facts::default() };
        let applying = rules().unwrap().iter().filter(|rule| reasons(&rule.when, &facts).is_some());
        applying.map(|rule| rule.id.as_str()).collect::<BTreeSet<_>>()
    };
    for (theme, nature, state, there, not_there) in [
        ("09", "01", "in_corso", "goods-to-come", "goods"),
        ("09", "01", "concluso", "goods", "goods-to-come"),
        ("13", "02", "non_avviato", "services-planned", "services"),
        ("13", "02", "liquidato", "services", "services-planned"),
        ("07", "03", "non_avviato", "works-planned", "works-under-way"),
        ("07", "03", "concluso", "ended-works", "works-planned"),
        // A theme speaks of what it knows: not of works as of firms, nor of a fund as of a laboratory.
        ("03", "03", "in_corso", "theme-firms-works", "theme-firms"),
        ("03", "07", "in_corso", "theme-firms", "theme-firms-works"),
        ("01", "08", "in_corso", "capital", "theme-research"),
        ("12", "07", "in_corso", "firms", "theme-renewal"),
    ] {
        let said = found(theme, nature, state);
        assert!(said.contains(there), "{theme} {nature} {state}: {there} is missing among {said:?}");
        assert!(!said.contains(not_there), "{theme} {nature} {state}: {not_there} is among {said:?}");
    }
}

#[test]
fn programmes_are_known_by_whole_words_of_their_names_and_by_how_their_codes_begin() {
    for (code, name, fund, known) in [
        ("2007IT162PO016", "POR CRO  FESR SARDEGNA", "FESR", vec!["programme-regional-fesr"]),
        // A programme of two funds: the project's own says which of them pays.
        ("2014IT16M2OP006", "POR FESR FSE CALABRIA", "FESR", vec!["programme-regional-fesr"]),
        ("2014IT16M2OP006", "POR FESR FSE CALABRIA", "FSE", vec!["programme-regional-fse"]),
        ("2021IT16RFPR010", "PR FESR Lombardia 2021-2027", "FESR", vec!["programme-regional-fesr"]),
        ("2021IT05SFPR008", "PR FSE+ Lombardia 2021-2027", "FSE+", vec!["programme-regional-fse"]),
        ("2014IT05M2OP001", "Un nome nuovo", "FSE", vec!["programme-school"]),
        ("2014IT16M2OP004", "PON FESR FSE CITTÀ METROPOLITANE", "FESR", vec!["programme-metro"]),
        ("2016POCCITMETRO", "POC METRO", "PAC1420", vec!["programme-metro", "programme-complementary"]),
        ("PSCMISE2021", "FSC ANTICIPAZIONI MINISTERO 2021-2027", "FSC2127", vec!["programme-fsc"]),
        ("2016PATTIBARI", "PATTO BARI", "FSC1420", vec!["programme-pact"]),
        ("2018AREAINTTOSC", "STRATEGIA AREE INTERNE TOSCANA SERVIZI", "SNAI", vec!["programme-inner-areas"]),
        ("2019AREAINTVEN", "Un nome nuovo", "SNAI", vec!["programme-inner-areas"]),
        // Grants to more municipalities than those of areas with a strategy.
        (
            "2020PCDPCINA001",
            "CONTRIBUTI AI COMUNI DELLE AREE INTERNE",
            "SNAI",
            vec!["programme-inner-grants"],
        ),
        ("2021IT16JTPR001", "", "JTF", vec!["programme-just-transition"]),
        // Parts of words, or words of which one is missing, are no programme.
        ("DARSLIVORNOFSC", "PORTO DI LIVORNO", "FESR", vec![]),
        ("AREEURBDEGRFSC", "RIQUALIFICAZIONE AREE URBANE DEGRADATE", "FSC1420", vec![]),
        ("2014IT16RFOP002", "PON FESR INFRASTRUTTURE E RETI", "FESR", vec![]),
    ] {
        let programmes = vec![Programme { code: code.to_owned(), name: name.to_owned() }];
        let facts = Facts { programmes, funds: vec![fund.to_owned()], ..Facts::default() };
        let of_programmes = rules().unwrap().iter().filter(|rule| rule.id.starts_with("programme-"));
        let found = of_programmes.filter(|rule| reasons(&rule.when, &facts).is_some());
        assert_eq!(found.map(|rule| rule.id.as_str()).collect::<Vec<_>>(), known, "{code} {name} {fund}");
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
        ("{ late_days = 1 }", "{ procedure = [\"\"] }", "of no name"),
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
        guide.says(late) && guide.says("Perché lo leggi: nei dati risulta stato: In corso; fine prevista:"),
        "{}",
        guide.text()
    );
    let programme = "Perché lo leggi: nei dati risulta fondo: FESR; programma: POR FESR PUGLIA 2014-2020";
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
