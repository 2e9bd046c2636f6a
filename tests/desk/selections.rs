//! Searches that a team keeps.

use coesa::projects::filter;
use dataset::{Filter, Sort};
use http::StatusCode;
use proptest::collection::vec;
use proptest::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::selection;

use super::{GIULIA, OMAR, desk, keep, key, near, number, people, projects, table};
use crate::support::browser::PageSeen;
use crate::support::{Site, story};

#[tokio::test]
async fn a_search_is_kept_from_the_search_page_with_its_figures() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let page = giulia.get("/it/progetti?region=016&theme=11").await;
    let keeps = page.attributes("a[href*='/desk/new']", "href");
    assert_eq!(keeps, [format!("{desk}/new?theme=11&region=016")]);
    let page = giulia.get(&keeps[0]).await;
    assert!(page.says("Tema: Istruzione e formazione; Regione: Puglia"), "{}", page.text());
    let form = page.form("new").set("name", " Istruzione\tin Puglia ").set("note", "Per capire\nquanto");
    let saved = form.submit(&mut giulia).await;
    assert!(saved.says("Selezione salvata.") && saved.says("Istruzione in Puglia"), "{}", saved.text());
    // What the page says is what a plain reading of all projects adds up to.
    let there: Vec<_> =
        projects(&site).into_iter().filter(|one| one.theme == "11" && one.regions.contains("016")).collect();
    assert!(there.len() > 5);
    let cost: i64 = there.iter().map(|one| one.cost).sum();
    let paid: i64 = there.iter().map(|one| one.payments).sum();
    #[expect(clippy::cast_precision_loss, reason = "amounts of the demo")]
    let expected = [
        there.len() as f64,
        cost as f64 / 1e8,
        paid as f64 / 1e8,
        paid as f64 / cost as f64 * 100.0,
        cost as f64 / 100.0 / people("016"),
    ];
    let file = giulia.get(&format!("{}/figures/csv", saved.path)).await;
    for (row, expected) in table(&file).iter().zip(expected) {
        assert!(near(number(&row[1]), expected) && near(number(&row[2]), expected), "{row:?}: {expected}");
    }
    let list = giulia.get(&desk).await;
    let shown = list.all(&format!("#selection-{} .tile dd", key(&saved)));
    assert_eq!(shown[0], there.len().to_string());
    assert_eq!(shown[1], coesa::text::euro(coesa::text::Lang::It, cost).replace('\u{a0}', " "));
    assert!(list.says("Salvata da Giulia"), "{}", list.text());
    // The team's teacher and supporters see it, and cannot change it.
    for sign_in in ["bruni@demo.example", "viola@demo.example"] {
        let mut other = site.as_one_of_the_story(sign_in).await;
        let page = other.get(&saved.path).await;
        assert!(page.says("Istruzione in Puglia") && page.all("form#change").is_empty(), "{sign_in}");
        let refused = other.post(&saved.path, &[("revision", "1"), ("name", "x")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{sign_in}");
        assert!(other.get("/it/progetti").await.all("a[href*='/desk/new']").is_empty());
    }
    // Another team does not know that it is there.
    let elsewhere =
        format!("/it/teams/{}/desk/selections/{}", story::team(&site, "raggi").await.id, key(&saved));
    let mut greta = site.as_one_of_the_story("ferri@demo.example").await;
    assert_eq!(greta.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn mistakes_lose_nothing_and_a_name_is_there_once() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let page = giulia.get(&format!("{desk}/new?q=scuola")).await;
    let refused = page.form("new").set("name", " ").set("note", "La mia nota").submit(&mut giulia).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Scrivete un nome") && refused.says("Parole: «scuola»"), "{}", refused.text());
    assert_eq!(refused.form("new").value("note").trim(), "La mia nota");
    for (field, longest) in [("name", 100), ("note", 2000)] {
        let form = refused.form("new").set("name", "Scuole").set(field, &"è".repeat(longest + 1));
        let long = form.submit(&mut giulia).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(long.says(&longest.to_string()), "{}", long.text());
    }
    keep(&mut giulia, &desk, "q=scuola", "Scuole").await;
    let again = giulia.get(&format!("{desk}/new?q=asilo")).await;
    let again = again.form("new").set("name", "Scuole").submit(&mut giulia).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("ha già una selezione con questo nome"), "{}", again.text());
    // Another team may call its own so.
    let mut samuele = site.as_one_of_the_story("martora-blu-317").await;
    keep(&mut samuele, &super::desk(&site, "ginestra").await, "q=scuola", "Scuole").await;
}

#[tokio::test]
async fn what_is_kept_is_what_the_fields_say() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let page = giulia.get(&format!("{desk}/new")).await;
    assert!(page.says("Tutti i progetti"), "{}", page.text());
    // One looks without losing what was typed, and nothing has to be typed for that.
    let form = page.form("new").set("region", "016").set("note", "Per capire").set("look", "yes");
    let look = form.submit(&mut giulia).await;
    assert_eq!(look.status, StatusCode::OK);
    assert!(look.says("Regione: Puglia") && look.all(".mistakes").is_empty(), "{}", look.text());
    assert_eq!(look.form("new").value("note").trim(), "Per capire");
    // Saved without a further look: the fields, not what was shown before.
    let form = look.form("new").set("theme", "04").set("name", "Energia in Puglia");
    let saved = form.submit(&mut giulia).await;
    assert!(saved.says("Selezione salvata.") && saved.says("Regione: Puglia"), "{}", saved.text());
    let id = tables::ids::SelectionId(key(&saved).parse().unwrap());
    let row = selection::Entity::find_by_id(id).one(&site.app.db).await.unwrap().unwrap();
    assert_eq!(row.query, "theme=04&region=016");
    // What is refused keeps its choices too.
    let refused = page.form("new").set("region", "015").submit(&mut giulia).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.form("new").value("region"), "015");
}

#[tokio::test]
async fn who_changes_what_another_has_changed_meanwhile_sees_both() {
    let site = Site::demo().await;
    let (mut giulia, mut omar) =
        (site.as_one_of_the_story(GIULIA).await, site.as_one_of_the_story(OMAR).await);
    let desk = desk(&site, "acqua").await;
    let page = keep(&mut giulia, &desk, "theme=05", "Ambiente").await;
    let of_omar = omar.get(&page.path).await;
    let form = page.form("change").set("name", "Ambiente e acqua").set("note", "di Giulia");
    assert!(form.submit(&mut giulia).await.says("Nome e nota salvati."));
    let stale = of_omar.form("change").set("note", "di Omar").submit(&mut omar).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("di Giulia") && stale.all("h1") == ["Ambiente e acqua"], "{}", stale.text());
    assert_eq!(stale.form("change").value("note").trim(), "di Omar");
    let kept = stale.form("change").submit(&mut omar).await;
    assert!(kept.says("di Omar") && kept.says("Cambiata da Omar"), "{}", kept.text());
    // Put away, it is at the end of the list; taken out, it is back.
    let list = kept.form("archive").submit(&mut omar).await;
    assert!(list.says("Una selezione messa via"), "{}", list.text());
    let away = omar.get(&page.path).await;
    assert!(away.says("messa via"));
    let back = away.form("restore").submit(&mut omar).await;
    assert!(back.says("Selezione di nuovo nella lista."), "{}", back.text());
}

#[tokio::test]
async fn then_stays_and_now_moves_with_the_data() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let page = keep(&mut giulia, &desk, "region=016", "Puglia").await;
    // What has changed, by rows.
    let change = |page: &PageSeen, n: usize| page.all("table tbody td:last-child").swap_remove(n);
    assert_eq!(change(&page, 0), "0");
    assert!(page.says("I dati sono ancora quelli di allora"));
    // As if it had been saved when there were two projects less.
    let id = key(&page).parse::<i64>().unwrap();
    let found = selection::Entity::find_by_id(tables::ids::SelectionId(id));
    let saved = found.one(&site.app.db).await.unwrap().unwrap();
    let set = [
        (selection::Column::SavedCount, Expr::value(saved.saved_count - 2)),
        (selection::Column::SavedCost, Expr::value(saved.saved_cost - 100_000)),
        (selection::Column::SavedDataOf, Expr::value(chrono::NaiveDate::from_ymd_opt(2026, 6, 30))),
    ];
    let mut update = selection::Entity::update_many().filter(selection::Column::Id.eq(id));
    for (column, value) in set {
        update = update.col_expr(column, value);
    }
    update.exec(&site.app.db).await.unwrap();
    let page = giulia.get(&page.path).await;
    assert_eq!((change(&page, 0).as_str(), change(&page, 1).as_str()), ("+2", "+1.000 €"));
    assert!(page.says("Allora (dati al 30 giugno 2026)"), "{}", page.text());
    assert!(!page.says("I dati sono ancora quelli di allora"));
}

#[tokio::test]
async fn there_are_a_hundred_at_most_and_none_in_an_archived_edition() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let desk = desk(&site, "acqua").await;
    let page = keep(&mut giulia, &desk, "q=acqua", "Prima").await;
    let id = tables::ids::SelectionId(key(&page).parse().unwrap());
    let row = selection::Entity::find_by_id(id).one(&site.app.db).await.unwrap().unwrap();
    let team = row.team_id;
    let all = selection::Entity::find().filter(selection::Column::TeamId.eq(team));
    let there = all.all(&site.app.db).await.unwrap().len();
    let more = (there..100).map(|n| selection::ActiveModel {
        id: sea_orm::NotSet,
        name: sea_orm::Set(format!("Altra {n:03}")),
        ..row.clone().into()
    });
    selection::Entity::insert_many(more).exec(&site.app.db).await.unwrap();
    let full = giulia.get(&format!("{desk}/new?q=acqua")).await;
    let full = full.form("new").set("name", "Una di troppo").submit(&mut giulia).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(full.says("Ci sono già 100 selezioni"), "{}", full.text());
    let list = giulia.get(&desk).await;
    assert_eq!(list.all("#selections ~ ul > li h3").len(), 25, "a page at a time");
    assert!(list.all("a[href$='/desk/new']").is_empty());
    tables::edition::Entity::update_many()
        .col_expr(tables::edition::Column::ArchivedAt, Expr::value(Some(site.app.clock.now())))
        .exec(&site.app.db)
        .await
        .unwrap();
    let closed = giulia.get(&page.path).await;
    assert!(closed.all("form#change").is_empty(), "read, not written");
    assert_eq!(closed.status, StatusCode::OK);
    let refused = giulia.post(&page.path, &[("revision", "1"), ("name", "Tardi")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

proptest! {
    #[test]
    fn a_search_is_read_back_as_it_was_printed(
        words in "[ a-zà\"&=+%#;]{0,12}",
        lists in vec(vec("[0-9a-z+&-]{1,5}", 0..3), 9),
        sort in proptest::sample::select(&[Sort::Relevance, Sort::Cost, Sort::Newest][..]),
    ) {
        let list = |n: usize| {
            let mut list: Vec<String> = lists[n].clone();
            list.sort();
            list.dedup();
            list
        };
        let search = Filter {
            words: words.trim().to_owned(),
            theme: list(0),
            nature: list(1),
            state: list(2),
            cycle: list(3),
            region: list(4),
            province: list(5),
            municipality: list(6),
            fund: list(7),
            cost: list(8),
            sort,
        };
        prop_assert_eq!(filter::parsed(&filter::query(&search, 1)), search);
    }
}
