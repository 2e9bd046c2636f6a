//! Charts that a team makes.

use std::collections::BTreeMap;

use coesa::desk::content::Row;
use coesa::desk::{charts, make as drafts};
use coesa::text::Lang;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use quick_xml::Reader;
use quick_xml::events::Event;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::ChartId;
use tables::{chart, chart_version};

use super::{GIULIA, OMAR, Plain, desk, keep, key, near, number, people, projects, table};
use crate::support::browser::PageSeen;
use crate::support::{Browser, Site, story};

/// Where the preview of a chart is.
fn preview(desk: &str, selection: &str, kind: &str, by: &str, measure: &str) -> String {
    format!("{desk}/charts/new?selection={selection}&kind={kind}&by={by}&measure={measure}")
}

/// Makes a chart with the drafted description, under that title. Gives its page.
async fn make(browser: &mut Browser, preview: &str, title: &str) -> PageSeen {
    let page = browser.get(preview).await;
    let form = page.form("make").set("title", title).set("confirmed", "yes");
    let made = form.submit(browser).await;
    assert!(made.says("Grafico salvato"), "{}", made.text());
    made
}

/// What the rows of a chart should be: codes and values.
#[expect(clippy::cast_precision_loss, reason = "amounts of the demo")]
fn expected(all: &[Plain], by: &str, measure: &str) -> BTreeMap<String, f64> {
    let mut parts: BTreeMap<String, (f64, f64, f64)> = BTreeMap::new();
    for one in all {
        let codes: Vec<String> = match by {
            "theme" => vec![one.theme.clone()],
            "region" => one.regions.iter().cloned().collect(),
            "province" => one.provinces.iter().filter(|code| code.starts_with("016")).cloned().collect(),
            _ => one.year.map(|year| year.to_string()).into_iter().collect(),
        };
        for code in codes {
            let part = parts.entry(code).or_default();
            part.0 += 1.0;
            part.1 += one.cost as f64 / 100.0;
            part.2 += one.payments as f64 / 100.0;
        }
    }
    parts
        .into_iter()
        .filter_map(|(code, (count, cost, paid))| {
            let value = match measure {
                "count" => count,
                "cost" => cost / 1e6,
                "payments" => paid / 1e6,
                "share-paid" => paid / cost * 100.0,
                _ if matches!(by, "region" | "province") => cost / people(&code),
                _ => cost / people("016"),
            };
            value.is_finite().then_some((code, value))
        })
        .collect()
}

#[tokio::test]
async fn every_value_of_a_chart_is_what_a_plain_reading_adds_up() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let puglia = key(&keep(&mut giulia, &desk, "region=016", "Puglia").await);
    let italy = key(&keep(&mut giulia, &desk, "", "Italia").await);
    let all = projects(&site);
    let there: Vec<Plain> = projects(&site).into_iter().filter(|one| one.regions.contains("016")).collect();
    let mut number_of_rows = 0;
    for (selection, kind, by, measure) in [
        (&puglia, "bars", "theme", "count"),
        (&puglia, "bars", "theme", "cost-per-head"),
        (&puglia, "bars", "province", "count"),
        (&puglia, "columns", "province", "cost-per-head"),
        (&puglia, "lines", "year", "payments"),
        (&italy, "map", "region", "cost"),
        (&italy, "map", "region", "cost-per-head"),
        (&italy, "map", "region", "share-paid"),
    ] {
        let what = format!("{kind} {by} {measure}");
        let made = make(&mut giulia, &preview(&desk, selection, kind, by, measure), &what).await;
        let rows = table(&giulia.get(&made.attributes("a[href*='/file/csv']", "href")[0]).await);
        let expected = expected(if *selection == puglia { &there } else { &all }, by, measure);
        for row in &rows {
            if row[0].is_empty() {
                continue;
            }
            // Years without a project are nothing.
            let right = expected.get(&row[0]).copied().unwrap_or(0.0);
            assert!(near(number(&row[2]), right), "{what}: {row:?}, not {right}");
            assert!(
                row[3] == "2026-10-31" && row[4].contains("OpenCoesione") && row[4].contains("CC BY 4.0")
            );
            number_of_rows += 1;
        }
        if kind == "map" {
            assert_eq!(rows.len(), 20, "{what}");
        }
        assert!(rows.len() > 3, "{what}: {rows:?}");
        // What is drawn says the same as the table below it.
        let shown = made.all("figure.team-chart table tbody tr");
        assert_eq!(shown.len(), rows.len());
    }
    assert!(number_of_rows > 80, "{number_of_rows}");
}

#[tokio::test]
async fn a_chart_is_looked_at_given_its_words_and_kept() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let first = giulia.get(&format!("{desk}/charts/new")).await;
    assert_eq!(first.status, StatusCode::OK);
    let puglia = key(&keep(&mut giulia, &desk, "region=016", "Puglia & altro").await);
    let page = giulia.get(&format!("{desk}/charts/new")).await;
    let look = page.form("make").set("selection", &puglia).set("kind", "lines").set("measure", "cost");
    let look = look.set("look", "yes").submit(&mut giulia).await;
    assert_eq!(look.form("make").value("by"), "year", "a line goes by year, whatever was chosen");
    assert!(look.form("make").value("alt").starts_with("Linea: Costo pubblico per anno di inizio"));
    assert_eq!(look.all("svg[role=img] > title").len(), 1);
    // A description that nobody has read is not taken, and nothing typed is lost.
    let refused = look.form("make").set("title", "Il costo negli anni").submit(&mut giulia).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("segnate che è giusta"), "{}", refused.text());
    assert_eq!(refused.form("make").value("title"), "Il costo negli anni");
    let form = refused.form("make").set("confirmed", "yes").set("alt", "Una linea").set("title", "");
    let refused = form.submit(&mut giulia).await;
    assert!(refused.says("Scrivete un titolo.") && refused.says("dice troppo poco"), "{}", refused.text());
    for (field, longest) in [("title", 120), ("alt", 600), ("note", 1000)] {
        let long =
            refused.form("make").set(field, &"parola ".repeat(longest / 7 + 2)).submit(&mut giulia).await;
        assert!(
            long.status == StatusCode::UNPROCESSABLE_ENTITY && long.says(&format!("{longest}")),
            "{field}"
        );
    }
    let form = refused.form("make").set("confirmed", "yes").set("title", "Costo <negli> anni & \"basta\"");
    let alt = "La linea sale fino al 2019 e poi scende.";
    let made = form.set("alt", alt).set("note", "Ci aspettavamo il contrario.").submit(&mut giulia).await;
    assert!(made.says("Costo <negli> anni & \"basta\"") && made.says(alt), "{}", made.text());
    assert!(made.says("Ci aspettavamo il contrario.") && made.says("Fonte: OpenCoesione"));
    assert_eq!(made.attributes("figure.team-chart figcaption a", "href"), ["/it/progetti?region=016"]);
    // The same title a second time is no second chart.
    let again = refused.form("make").set("confirmed", "yes").set("alt", alt);
    let again = again.set("title", "Costo <negli> anni & \"basta\"").submit(&mut giulia).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("ha già un grafico con questo titolo"));
    // The file needs nothing beside it, and says its title, description and source.
    let file = giulia.get(&made.attributes("a[href*='/file/svg']", "href")[0]).await;
    assert_eq!(file.headers[CONTENT_TYPE], "image/svg+xml");
    let text = file.html();
    let mut reader = Reader::from_str(&text);
    reader.config_mut().enable_all_checks(true);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}")) {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    let key = attribute.unwrap().key.0.to_owned();
                    assert!(!["style", "class", "href"].contains(&key.as_str()), "{key}");
                }
            }
            _ => {}
        }
    }
    assert!(text.contains("Costo &lt;negli&gt; anni") && text.contains("progetti?region=016"), "{text}");
    assert!(text.contains(alt));
    // Some amounts are in millions and some in euro: each says so, and the axis says neither.
    assert!(text.contains(">Costo pubblico</text>"), "{text}");
    // Others see it; nobody else's desk has it.
    let path = made.path.clone();
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let seen = viola.get(&path).await;
    assert!(seen.says(alt) && seen.all("a[href$='/update']").is_empty());
    let other = path.replacen(&desk, &super::desk(&site, "mattone").await, 1);
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    assert_eq!(bruni.get(&other).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_chart_never_changes_and_new_versions_stand_beside_it() {
    let site = Site::demo().await;
    let (mut giulia, mut omar) =
        (site.as_one_of_the_story(GIULIA).await, site.as_one_of_the_story(OMAR).await);
    let desk = desk(&site, "acqua").await;
    let puglia = key(&keep(&mut giulia, &desk, "region=016", "Puglia").await);
    let made = make(&mut giulia, &preview(&desk, &puglia, "bars", "state", "count"), "Stati").await;
    let id = ChartId(key(&made).parse().unwrap());
    // As if it had been made of older data.
    let versions = chart_version::Entity::find().filter(chart_version::Column::ChartId.eq(id));
    let row = versions.one(&site.app.db).await.unwrap().unwrap();
    let mut content = row.content.clone();
    content["rows"][0]["value"] = 1.into();
    content["rows"][0]["shown"] = "1".into();
    content["source"]["data_of"] = "2026-06-30".into();
    chart_version::Entity::update_many()
        .col_expr(chart_version::Column::Content, Expr::value(content.clone()))
        .filter(chart_version::Column::Id.eq(row.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    let page = giulia.get(&format!("{}/update", made.path)).await;
    assert!(page.says("I dati di oggi sono diversi"), "{}", page.text());
    let of_omar = omar.get(&format!("{}/update", made.path)).await;
    let form = page.form("renew").set("data", "today").set("confirmed", "yes");
    let renewed = form.submit(&mut giulia).await;
    assert!(renewed.says("Nuova versione salvata"), "{}", renewed.text());
    assert!(renewed.all("figure.team-chart table tbody td")[0] != "1");
    let old = giulia.get(&format!("{}?version=1", made.path)).await;
    assert!(old.says("Questa è la versione 1") && old.all("figure.team-chart table tbody td")[0] == "1");
    assert_eq!(giulia.get(&format!("{}?version=7", made.path)).await.status, StatusCode::NOT_FOUND);
    // The other one began from the first version.
    let form = of_omar.form("renew").set("data", "same").set("confirmed", "yes").set("title", "Lo stato");
    let stale = form.submit(&mut omar).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("ha fatto una nuova versione mentre scrivevi"), "{}", stale.text());
    assert_eq!(stale.form("renew").value("title"), "Lo stato");
    let kept = stale.form("renew").set("confirmed", "yes").submit(&mut omar).await;
    assert!(kept.says("Lo stato") && kept.says("Versione 3"), "{}", kept.text());
    // Put away it is offered no more, and stays where it was used.
    let list = kept.form("archive").submit(&mut omar).await;
    assert!(list.says("Un grafico messo via"), "{}", list.text());
    let team = story::team(&site, "acqua").await.id;
    let offered = charts::of_team(&site.app.db, team).await.unwrap();
    assert!(offered.iter().all(|view| view.id != id.0));
    let used = charts::embedded(&site.app.db, team, &[id, ChartId(987_654)]).await.unwrap();
    assert_eq!(used.len(), 1);
    assert_eq!((used[0].number, used[0].content.title.as_str()), (3, "Lo stato"));
    let others = charts::embedded(&site.app.db, story::team(&site, "raggi").await.id, &[id]).await.unwrap();
    assert!(others.is_empty(), "of one's own team alone");
}

#[tokio::test]
async fn a_plan_that_cannot_be_drawn_says_why() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let nation = key(&keep(&mut giulia, &desk, "region=000", "Nazionali").await);
    let page = giulia.get(&preview(&desk, &nation, "bars", "theme", "cost-per-head")).await;
    assert!(page.says("luoghi senza abitanti propri") && page.all("form#make [name=title]").is_empty());
    let nothing = key(&keep(&mut giulia, &desk, "q=parolachenonce", "Niente").await);
    let ways =
        [("bars", "theme"), ("bars", "cost"), ("lines", "year"), ("map", "region"), ("histogram", "cost")];
    for (kind, by) in ways {
        let page = giulia.get(&preview(&desk, &nothing, kind, by, "count")).await;
        assert!(page.says("non c’è niente da disegnare"), "{kind} {by}: {}", page.text());
        assert!(page.all("form#make [name=title]").is_empty(), "{kind} {by}");
    }
    // Nor is it kept when it is sent all the same.
    let page = giulia.get(&preview(&desk, &nothing, "histogram", "cost", "count")).await;
    let fields = |name: &str| page.form("make").value(name).to_owned();
    let (data, seen) = (fields("data"), fields("seen"));
    let sent = [
        ("selection", nothing.as_str()),
        ("kind", "histogram"),
        ("by", "cost"),
        ("measure", "count"),
        ("data", data.as_str()),
        ("seen", seen.as_str()),
        ("title", "Fasce vuote"),
        ("alt", "Quattro parole che bastano."),
        ("confirmed", "yes"),
    ];
    let refused = giulia.post(&format!("{desk}/charts/new"), &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.says("non c’è niente da disegnare"), "{}", refused.text());
    for unknown in ["selection=987654321", "selection=x"] {
        let page = giulia.get(&format!("{desk}/charts/new?{unknown}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn what_is_kept_is_the_chart_that_the_fields_say_and_somebody_saw() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let puglia = key(&keep(&mut giulia, &desk, "region=016", "Puglia").await);
    let page = giulia.get(&preview(&desk, &puglia, "bars", "theme", "count")).await;
    assert!(page.form("make").value("title").starts_with("Progetti per tema"), "{}", page.text());
    // Looking at another one keeps what was typed; what was only drafted is drafted anew.
    let form =
        page.form("make").set("title", "Il nostro titolo").set("note", "Una nota").set("confirmed", "yes");
    let look = form.set("measure", "cost").set("look", "yes").submit(&mut giulia).await;
    assert_eq!(look.status, StatusCode::OK);
    let form = look.form("make");
    assert_eq!((form.value("title"), form.value("note").trim()), ("Il nostro titolo", "Una nota"));
    assert!(form.value("alt").contains("Costo pubblico per tema"), "{}", form.value("alt"));
    assert_eq!(form.value("confirmed"), "", "the text that was read is another one");
    // Who changes a choice and saves without looking sees first what that is.
    let form = form.set("alt", "Le barre calano piano.").set("confirmed", "yes").set("measure", "payments");
    let moved = form.submit(&mut giulia).await;
    assert_eq!(moved.status, StatusCode::CONFLICT);
    assert!(moved.says("Avete cambiato che cosa disegnare"), "{}", moved.text());
    let form = moved.form("make");
    assert_eq!((form.value("measure"), form.value("confirmed")), ("payments", ""));
    assert_eq!(form.value("alt"), "Le barre calano piano.");
    assert!(moved.all("form#make q")[0].contains("Pagamenti per tema"), "{}", moved.text());
    let made = form.set("confirmed", "yes").submit(&mut giulia).await;
    assert!(made.says("Il nostro titolo") && made.says("Le barre calano piano."), "{}", made.text());
    assert!(made.all("figure.team-chart table th").iter().any(|head| head.contains("Pagamenti")));
}

#[tokio::test]
async fn words_that_were_written_for_other_data_are_asked_for_again() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let puglia = key(&keep(&mut giulia, &desk, "region=016", "Puglia").await);
    let page = giulia.get(&preview(&desk, &puglia, "bars", "state", "count")).await;
    let form = page.form("make").set("title", "Vecchio").set("confirmed", "yes").set("data", "before");
    let moved = form.submit(&mut giulia).await;
    assert_eq!(moved.status, StatusCode::CONFLICT);
    assert!(moved.says("sono usciti dati nuovi"), "{}", moved.text());
    assert_eq!(moved.form("make").value("title"), "Vecchio");
    let made = moved.form("make").set("confirmed", "yes").submit(&mut giulia).await;
    assert!(made.says("Grafico salvato"), "{}", made.text());
}

#[tokio::test]
async fn a_charts_page_says_how_it_is_used_and_leads_there() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let puglia = key(&keep(&mut giulia, &desk, "region=016", "Puglia").await);
    let made = make(&mut giulia, &preview(&desk, &puglia, "bars", "state", "count"), "Gli stati").await;
    assert!(made.says("Alla voce «Grafico» scegliete «Gli stati»"), "{}", made.text());
    let report = story::report(&site, "acqua").await;
    let links = made.attributes("section[aria-labelledby=use] ol a", "href");
    let [evidence, posts] =
        [format!("/it/reports/{}/evidence", report.id), format!("/it/teams/{}/posts", report.team_id)];
    assert_eq!(links, [format!("{evidence}#chart"), format!("{posts}#begin-title")]);
    assert!(giulia.get(&evidence).await.all("form#chart option").contains(&"Gli stati".to_owned()));
    giulia.get(&posts).await.form("begin");
    // Who only looks has its files and no steps.
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let seen = bruni.get(&made.path).await;
    assert!(seen.all("section[aria-labelledby=use] ol").is_empty(), "{}", seen.text());
    assert_eq!(seen.attributes("section[aria-labelledby=use] a", "href").len(), 2);
    made.form("archive").submit(&mut giulia).await;
    let away = giulia.get(&made.path).await;
    assert!(away.says("Questo grafico è messo via"), "{}", away.text());
    assert!(away.all("section[aria-labelledby=use] ol").is_empty());
}

#[tokio::test]
async fn there_are_a_hundred_charts_at_most() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let puglia = key(&keep(&mut giulia, &desk, "region=016", "Puglia").await);
    let team = story::team(&site, "acqua").await.id;
    let more = (0..100).map(|n| chart::ActiveModel {
        id: sea_orm::NotSet,
        team_id: sea_orm::Set(team),
        title: sea_orm::Set(format!("Altro {n}")),
        newest: sea_orm::Set(1),
        archived_at: sea_orm::Set(Some(site.app.clock.now())),
    });
    chart::Entity::insert_many(more).exec(&site.app.db).await.unwrap();
    let page = giulia.get(&preview(&desk, &puglia, "bars", "state", "count")).await;
    let full =
        page.form("make").set("title", "Uno di troppo").set("confirmed", "yes").submit(&mut giulia).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(full.says("Ci sono già 100 grafici"), "{}", full.text());
}

#[tokio::test]
async fn a_drafted_description_names_all_that_are_highest() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await.id;
    let mut content = charts::of_team(&site.app.db, team).await.unwrap().remove(0).content;
    let row = |label: &str, value: f64| Row {
        code: String::new(),
        label: label.to_owned(),
        value,
        shown: format!("{value:.0}"),
    };
    content.kind = "bars".to_owned();
    for (many, named) in [(2, "Tema 1, Tema 2."), (6, "Tema 1, Tema 2, Tema 3, Tema 4 e altri 2.")] {
        content.rows = (1..=many).map(|n| row(&format!("Tema {n}"), 3.0)).collect();
        content.rows.push(row("Ultimo", 1.0));
        let said = drafts::draft(&site.app, Lang::It, "Puglia", &content).alt;
        assert!(said.contains(&format!("Il valore più alto (3): {named}")), "{said}");
        assert!(said.ends_with("Il più basso (1): Ultimo."), "{said}");
    }
}
