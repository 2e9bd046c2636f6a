//! How much each criterion of the rubric counts in an edition.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use tables::ids::EditionId;
use tables::kinds::Role;
use tables::{edition, event};

use super::{edition_with_call, editor, key};
use crate::support::Site;

/// What the edition says itself about how much criteria count.
async fn stored(site: &Site, id: i64) -> Option<serde_json::Value> {
    let edition = edition::Entity::find_by_id(EditionId(id)).one(&site.app.db).await.unwrap().unwrap();
    edition.rubric_weights
}

#[tokio::test]
async fn an_edition_says_how_much_each_criterion_counts_and_everybody_reads_it() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let path = format!("/it/editions/{edition}");
    let page = editor.get(&path).await;
    assert_eq!(page.form("rubric-form").value("weight_question"), "2", "as in the rubric");
    for wrong in ["0", "101", "due", "1.5"] {
        let form = page.form("rubric-form").set("weight_question", wrong).set("weight_story", "4");
        let refused = form.submit(&mut editor).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(refused.says("Scrivi un numero intero da 1 a 100"), "{}", refused.text());
        let form = refused.form("rubric-form");
        assert_eq!((form.value("weight_question"), form.value("weight_story")), (wrong, "4"));
    }
    assert_eq!(stored(&site, edition).await, None);
    let form = page.form("rubric-form").set("weight_question", "5").set("weight_monitoring", "");
    assert_eq!(form.submit(&mut editor).await.path, path);
    assert_eq!(stored(&site, edition).await, Some(json!({ "question": 5 })), "only what differs");
    let criteria = site.visitor().get("/it/edizioni/2026-2027").await.all("summary");
    for said in ["La domanda di ricerca (conta 5 volte)", "Il monitoraggio (conta 3 volte)"] {
        assert!(criteria.iter().any(|one| one == said), "{criteria:?}");
    }
    let noted = event::Entity::find().filter(event::Column::Kind.eq("edition.rubric-changed"));
    assert_eq!(noted.count(&site.app.db).await.unwrap(), 1);
    let copied = editor.get(&path).await.form("copy").submit(&mut editor).await;
    assert_eq!(stored(&site, key(&copied.path)).await, Some(json!({ "question": 5 })), "next year alike");
}

#[tokio::test]
async fn criteria_are_changed_by_one_editor_at_a_time_and_not_in_the_archive() {
    let site = Site::new().await;
    let mut first = editor(&site).await;
    let edition = edition_with_call(&mut first).await;
    let admin = site.adult(Role::Admin, "Ada").await;
    let mut second = site.signed_in(&admin).await;
    let path = format!("/it/editions/{edition}");
    let (mine, theirs) = (first.get(&path).await, second.get(&path).await);
    mine.form("rubric-form").set("weight_story", "3").submit(&mut first).await;
    let late = theirs.form("rubric-form").set("weight_story", "9").submit(&mut second).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert_eq!(late.form("rubric-form").value("weight_story"), "9", "nothing typed is lost");
    let again = late.form("rubric-form").submit(&mut second).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "not before the page is read again");
    assert_eq!(stored(&site, edition).await, Some(json!({ "story": 3 })));
    let page = first.get(&path).await;
    page.form("archive").set("sure", "2026-2027").submit(&mut first).await;
    let refused = first.post(&format!("{path}/rubric"), &[("revision", "3"), ("weight_story", "1")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(first.get(&path).await.all("form#rubric-form").is_empty());
    let public = site.visitor().get("/it/edizioni/2026-2027").await;
    assert!(public.says("La storia (conta 3 volte)"), "{}", public.text());
}
