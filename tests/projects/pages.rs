//! What the pages of projects say: in words that fit, in the reader's language.

use std::ops::ControlFlow;

use coesa::projects::guide::{Facts, reasons, rules};
use dataset::{Filter, Project};

use crate::support::Site;

/// The first project of the demo of which that is true.
fn find(site: &Site, is_it: impl Fn(&Project) -> bool) -> Project {
    let mut found = None;
    let dataset = site.app.dataset.current().unwrap();
    let mut look = |project: Project| {
        if is_it(&project) {
            found = Some(project);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    };
    dataset.each(&Filter::default(), &mut look).unwrap();
    found.unwrap()
}

fn is_in(project: &Project, state: &str) -> bool {
    project.state.as_ref().is_some_and(|one| one.code == state)
}

#[tokio::test]
async fn a_comparison_says_what_is_known_to_be_none_and_money_in_the_words_of_the_projects_page() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let open = find(&site, |one| {
        is_in(one, "in_corso") && one.actual_end.is_none() && one.planned_end > one.reference_date
    });
    let late = find(&site, |one| {
        let days = one.reference_date.zip(one.planned_end).map_or(0, |(now, end)| (now - end).num_days());
        is_in(one, "in_corso") && one.actual_end.is_none() && days > 1000
    });
    let done = find(&site, |one| {
        one.actual_end.is_some() && one.planned_end.is_some_and(|end| one.actual_end <= Some(end))
    });
    for (project, delay) in [
        (&open, "nessun ritardo finora"),
        (&done, "finito entro la data prevista"),
        (&late, "in ritardo di "),
    ] {
        let page = visitor.get(&format!("/it/progetti/confronto?p={}", project.slug)).await;
        let row = |name: &str| page.all("tbody tr").into_iter().find(|row| row.starts_with(name)).unwrap();
        assert!(row("Ritardo").starts_with(&format!("Ritardo {delay}")), "{}", row("Ritardo"));
        // More than a thousand days are told apart as all numbers are.
        assert_eq!(row("Ritardo").contains('.'), project.slug == late.slug, "{}", row("Ritardo"));
        assert_eq!(row("Report pubblicati"), "Report pubblicati ancora nessuno");
        assert!(page.says("Fonte: OpenCoesione") && page.says("Dati aggiornati al"), "{}", page.text());
        let own = visitor.get(&format!("/it/progetti/{}/", project.slug)).await;
        for name in ["Costo pubblico", "Pagamenti"] {
            assert!(row(name).contains('€'), "{}", row(name));
            assert!(own.all("dl.tiles dt").iter().any(|one| one == name), "{name} on its own page");
        }
        assert!(!page.html().contains(" %"), "a percentage is one word");
    }
}

#[tokio::test]
async fn in_english_closed_lists_dates_and_numbers_are_english_and_the_data_are_marked_as_italian() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let list = visitor.get("/en/progetti").await;
    let facets = list.all("#facets label").join("; ");
    for words in ["Transport and mobility (", "Public works (", "Concluded (", "All of Italy (national) ("] {
        assert!(facets.contains(words), "{words}: {facets}");
    }
    assert!(!facets.contains("Trasporti e mobilità") && !facets.contains("Ambito nazionale"), "{facets}");
    let titles = list.all("#results .cards h3").len();
    assert_eq!(list.attributes("#results .cards h3[lang=it]", "lang").len(), titles);
    let italian = visitor.get("/it/progetti").await;
    assert!(italian.all("#facets label").join("; ").contains("Trasporti e mobilità ("));

    let long = |planned: &&String| planned.len() > 6 && planned.ends_with(",00");
    let number = |one: &Project| {
        let written = one.indicators.iter().filter_map(|indicator| indicator.planned.as_ref()).find(long);
        written.and_then(|written| written.split(',').next()?.parse::<i64>().ok())
    };
    let project = find(&site, |one| {
        number(one).is_some()
            && one.phases.len() > 3
            && one.phases.iter().all(|phase| phase.actual_start.is_some())
    });
    let many = number(&project).unwrap();
    for (lang, number, dates) in [
        ("it", coesa::text::number(coesa::text::Lang::It, many), '/'),
        ("en", coesa::text::number(coesa::text::Lang::En, many), ' '),
    ] {
        let page = visitor.get(&format!("/{lang}/progetti/{}/", project.slug)).await;
        assert!(page.all("td.num").contains(&number), "{number}: {:?}", page.all("td.num"));
        // Each row of the drawing has its phase's name, as the table below it has.
        let names = page.all("svg.timeline g text");
        assert_eq!(names.len(), project.phases.len());
        let rows = page.all("figure + .scroll tbody tr");
        for (name, row) in names.iter().zip(&rows) {
            assert!(row.starts_with(name.as_str()), "{name}: {row}");
            let days = row.strip_prefix(name.as_str()).unwrap().trim();
            let first = days.split('–').next().unwrap().trim();
            assert!(first.is_empty() || first.contains(dates), "{lang}: {first}");
        }
        assert_eq!(page.attributes("h1", "lang"), ["it"]);
        // What is only for looking things up stays folded on paper.
        assert_eq!(page.all("details.folded-on-paper").len(), 2);
    }
}

#[tokio::test]
async fn money_that_was_given_directly_is_not_said_to_have_been_won_in_a_call() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let by_call = rules().unwrap().iter().find(|rule| rule.id == "by-call").unwrap();
    let kind = |one: &Project, kind: &str| {
        one.procedures.len() == 1
            && one.procedures[0].name.starts_with("Avviso")
            && one.procedures[0].kind.as_deref() == Some(kind)
    };
    let direct = find(&site, |one| kind(one, "Individuazione diretta nel Programma"));
    let call = find(&site, |one| kind(one, "Avviso ad evidenza pubblica"));
    assert!(reasons(&by_call.when, &Facts::new(&direct, &[])).is_none(), "{:?}", direct.procedures);
    assert!(reasons(&by_call.when, &Facts::new(&call, &[])).is_some(), "{:?}", call.procedures);
    for (project, said) in [(&direct, false), (&call, true)] {
        let guide = visitor.get(&format!("/it/progetti/{}/guida", project.slug)).await;
        assert_eq!(guide.says("È stato scelto con un bando"), said, "{}", guide.text());
    }
}

#[tokio::test]
async fn what_has_no_word_in_it_finds_nothing_and_the_page_says_why() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    for (lang, said) in [("it", "non c’è una parola da cercare"), ("en", "There is no word to search for")]
    {
        for typed in ["!!!", "a", "della"] {
            let page = visitor.get(&format!("/{lang}/progetti?q={typed}")).await;
            assert!(page.says(said) && page.all("#results .cards h3").is_empty(), "{typed}: {}", page.text());
            assert_eq!(page.attributes("#q", "value"), [typed]);
            let found = visitor.get(&format!("/api/v1/projects?q={typed}")).await.json();
            assert_eq!(found["total"], 0, "{typed}");
        }
    }
    let other = visitor.get("/it/progetti?q=parolachenonce").await;
    assert!(other.says("Nessun progetto corrisponde") && !other.says("una parola da cercare"));
}
