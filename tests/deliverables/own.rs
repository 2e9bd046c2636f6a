//! What the team has made elsewhere in Coesa: chosen from a list, linked or copied, and how long a text is.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{chart, document};

use super::{BRUNI, GIULIA, page_of, row, send};
use crate::support::browser::PageSeen;
use crate::support::{Site, story};

/// The value of the choice that is called so.
fn choice(page: &PageSeen, name: &str) -> String {
    let names = page.all("select[name=own] option");
    let at = names.iter().position(|one| one == name).unwrap_or_else(|| panic!("no {name}: {names:?}"));
    page.attributes("select[name=own] option", "value").swap_remove(at)
}

/// The addresses in the draft's rows of links.
fn addresses(page: &PageSeen) -> Vec<String> {
    let form = page.form("draft");
    (0..8).map(|n| form.value(&format!("link-{n}-url")).to_owned()).filter(|url| !url.is_empty()).collect()
}

#[tokio::test]
async fn the_teams_canvas_posts_charts_and_documents_are_chosen_from_a_list() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await.id;
    let page = page_of(&site, "acqua", 2, "canvas").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let opened = giulia.get(&page).await;
    choice(&opened, "Post: La lettera all’acquedotto");
    choice(&opened, "Documento: Verbale della prima riunione");
    let canvas = choice(&opened, "Il nostro canvas");
    let words = "Il testo che sto scrivendo.";
    let form = opened.form("draft").set("words", words).set("own", &canvas).set("then", "add");
    let added = send(form, &mut giulia).await;
    assert!(added.says("Aggiunto, bozza salvata."), "{}", added.text());
    assert_eq!(added.form("draft").value("words"), words);
    let its = format!("/it/teams/{team}/canvas");
    assert_eq!(addresses(&added), [its.as_str()]);
    // A second time it is there already.
    let form = added.form("draft").set("own", &canvas).set("then", "add");
    assert_eq!(addresses(&send(form, &mut giulia).await), [its.as_str()]);
    // Chosen and handed in at once: a chart as it is today, whatever is made of it later.
    let chart = choice(&added, "Grafico: Quando sono cominciati i progetti in Puglia");
    let form = added.form("draft").set("own", &chart).set("then", "hand-in");
    let handed = send(form, &mut giulia).await;
    assert!(handed.says("Consegnata."), "{}", handed.text());
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let version = bruni.get(&format!("{page}/versions/1")).await;
    let links = version.attributes("section[aria-labelledby=work] a", "href");
    assert_eq!(links.len(), 2, "{links:?}");
    assert!(links[1].ends_with("?version=1"), "{links:?}");
    for link in &links {
        assert_eq!(bruni.get(link).await.status, StatusCode::OK, "{link}");
    }
}

#[tokio::test]
async fn where_only_a_text_is_handed_in_a_documents_text_is_copied() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 3, "access-request").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let opened = giulia.get(&page).await;
    assert!(opened.all("select[name=own] option").iter().all(|name| !name.starts_with("Post")));
    let request = choice(&opened, "Documento: Richiesta di accesso civico al Comune");
    let form = opened.form("draft").set("words", "Mandata il 3 novembre.").set("own", &request);
    let copied = send(form.set("then", "add"), &mut giulia).await;
    let words = copied.form("draft").value("words").to_owned();
    assert!(words.starts_with("Mandata il 3 novembre.\n\n") && words.len() > 100, "{words}");
}

#[tokio::test]
async fn nothing_of_another_team_and_nothing_put_away_is_taken() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "blog-post").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let opened = giulia.get(&page).await;
    let its = choice(&opened, "Documento: Verbale della prima riunione");
    document::Entity::update_many()
        .col_expr(document::Column::ArchivedAt, sea_orm::sea_query::Expr::value(Some(site.app.clock.now())))
        .filter(document::Column::Title.eq("Verbale della prima riunione"))
        .exec(&site.app.db)
        .await
        .unwrap();
    let team = story::team(&site, "mattone").await.id;
    let row_of_another = chart::ActiveModel {
        id: sea_orm::NotSet,
        team_id: sea_orm::Set(team),
        title: sea_orm::Set("Un grafico di altri".to_owned()),
        newest: sea_orm::Set(1),
        archived_at: sea_orm::Set(None),
    };
    let other = chart::Entity::insert(row_of_another).exec(&site.app.db).await.unwrap().last_insert_id;
    assert!(!giulia.get(&page).await.says("Un grafico di altri"));
    for gone in [its, format!("chart-{other}"), "x".to_owned()] {
        let form = opened.form("draft").set("words", "Testo").set("own", &gone).set("then", "add");
        let refused = send(form, &mut giulia).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{gone}");
        assert!(refused.says("questo non c’è più"), "{}", refused.text());
        assert_eq!(refused.form("draft").value("words"), "Testo");
    }
    assert!(row(&site, "acqua", 2, "blog-post").await.is_none(), "nothing was saved");
}

#[tokio::test]
async fn where_a_length_is_asked_for_the_words_are_counted() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "blog-post").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let opened = giulia.get(&page).await;
    assert!(opened.says("Parole: 0 (ne servono da 200 a 500)"), "{}", opened.text());
    let saved =
        send(opened.form("draft").set("words", "## Titolo\n\n- una riga, **due**"), &mut giulia).await;
    assert!(saved.says("Le parole sono 4, ne servono da 200 a 500."), "{}", saved.text());
    assert_eq!(saved.all("[data-words-of=words]"), ["4"]);
    // Where none is asked for they are only counted.
    let canvas = giulia.get(&page_of(&site, "acqua", 2, "canvas").await).await;
    assert!(canvas.says("Parole:") && !canvas.says("ne servono da"), "{}", canvas.text());
}
