//! Staff keep the list of organisations and their people.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::kinds::Role;
use tables::{event, organisation as organisations, organisation_member};

use super::{editor, organisation};
use crate::people::link;
use crate::support::{Site, story};

#[tokio::test]
async fn an_editor_adds_an_organisation_and_mistakes_are_explained() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    assert!(editor.get("/it/organisations").await.says("Qui non c’è nessuna organizzazione"));
    let page = editor.get("/it/organisations/new").await;
    let wrong = page
        .form("organisation")
        .set("name", " ")
        .set("municipality", "Samone")
        .set("website", "javascript:alert(1)")
        .set("note", "Tel. al mattino")
        .submit(&mut editor)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["ha bisogno di un nome", "Samone (TO)", "Serve un indirizzo intero"] {
        assert!(wrong.says(said), "{said}: {}", wrong.text());
    }
    let form = wrong.form("organisation");
    assert_eq!(form.value("note"), "Tel. al mattino", "nothing typed is lost");
    let saved = form
        .set("name", "Europe Direct di prova")
        .set("municipality", "Samone (TN)")
        .set("website", "https://prova.example")
        .submit(&mut editor)
        .await;
    assert!(saved.says("L’organizzazione c’è"), "{}", saved.text());
    for (query, found) in [("q=samone+direct", 1), ("q=bari", 0), ("kind=association", 0), ("sort=-name", 1)]
    {
        let page = editor.get(&format!("/it/organisations?{query}")).await;
        assert_eq!(page.all("tbody tr").len(), found, "{query}");
    }
    // Two editors at once: the second is told, and keeps what was typed.
    let row = organisations::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let path = format!("/it/organisations/{}", row.id);
    let (first, second) = (editor.get(&path).await, editor.get(&path).await);
    first.form("organisation").set("name", "Il primo").submit(&mut editor).await;
    let stale = second.form("organisation").set("name", "Il secondo").submit(&mut editor).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stale.form("organisation").value("name"), "Il secondo");
    let row = organisations::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert_eq!(row.name, "Il primo");
    let kinds: Vec<String> = event::Entity::find()
        .filter(event::Column::Subject.eq(format!("organisation:{}", row.id)))
        .order_by_asc(event::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
        .into_iter()
        .map(|event| event.kind)
        .collect();
    assert_eq!(kinds, ["organisation.added", "organisation.changed"]);
    let reviewer = site.adult(Role::Reviewer, "Teresa").await;
    let mut reviewer = site.signed_in(&reviewer).await;
    let seen = reviewer.get(&path).await;
    assert!(seen.status == StatusCode::OK && seen.says("Tel. al mattino"), "staff read");
    assert_eq!(reviewer.post(&path, &[("name", "x")]).await.status, StatusCode::NOT_FOUND, "and don't write");
}

#[tokio::test]
async fn a_supporter_comes_in_at_once_and_a_stranger_by_an_invitation() {
    let site = Site::demo().await;
    let (own, _) = organisation(&site).await;
    let mut editor = editor(&site).await;
    let path = format!("/it/organisations/{}", own.id);
    let page = editor.get(&path).await;
    let done = page.form("add-person").set("email", " Viola@demo.example ").submit(&mut editor).await;
    assert!(done.says("Viola ora fa parte"), "{}", done.text());
    let teacher = editor.get(&path).await.form("add-person").set("email", "bruni@demo.example");
    let refused = teacher.submit(&mut editor).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("un altro ruolo"), "{}", refused.text());
    let nameless = editor.get(&path).await.form("add-person").set("email", "nuova@coesa.test");
    let nameless = nameless.submit(&mut editor).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let invited = nameless.form("add-person").set("person_name", "Nuova").submit(&mut editor).await;
    assert!(invited.says("nuova@coesa.test"), "{}", invited.text());
    assert!(invited.all("main ul li").iter().any(|line| line.contains("Nuova")), "{}", invited.text());
    let link = link(&site, "nuova@coesa.test").await;
    let mut new = site.visitor();
    let page = new.get(&link).await;
    let home = page.form("accept").set("password", "lampada ruggine violino").submit(&mut new).await;
    assert_eq!(home.path, "/it/home", "{}", home.text());
    assert!(new.get("/it/supporting").await.says("Per Associazione di prova"));
    let people = organisation_member::Entity::find()
        .filter(organisation_member::Column::OrganisationId.eq(own.id))
        .all(&site.app.db)
        .await
        .unwrap();
    assert_eq!(people.len(), 3);
    let viola = story::person(&site, "viola@demo.example").await;
    let page = editor.get(&path).await;
    let out = page.form(&format!("removal-{}", viola.id)).submit(&mut editor).await;
    assert!(out.says("Non fa più parte"), "{}", out.text());
    assert!(!editor.get(&path).await.says("viola@demo.example"));
}

#[tokio::test]
async fn what_is_given_is_of_the_current_edition_unless_another_is_chosen() {
    let site = Site::demo().await;
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    let class = story::team(&site, "chiave").await.class_id;
    let class = tables::class::Entity::find_by_id(class).one(&site.app.db).await.unwrap().unwrap();
    let page = editor.get("/it/editions").await;
    let form = page.form("new-edition").set("name", "2027-2028").set("starts_on", "2027-09-01");
    let made = form.set("ends_on", "2028-06-30").submit(&mut editor).await;
    let next = made.path.rsplit('/').next().unwrap().to_owned();
    let of = organisations::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let path = format!("/it/organisations/{}", of.id);
    let page = editor.get(&path).await;
    assert_eq!(page.form("give").value("edition"), class.edition_id.to_string());
    // What was chosen stays chosen when the form comes back.
    let back = page.form("give").set("edition", &next).submit(&mut editor).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "neither a region nor a school");
    assert_eq!(back.form("give").value("edition"), next);
}
