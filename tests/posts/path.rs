//! Writing, the teacher's check, publication, reading.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::{CertificateKind, NoticeKind, PostState};
use tables::{certificate, event, notice, person, post, post_version};

use super::{LETTER, TUBES, path_of, titled};
use crate::support::browser::FormSeen;
use crate::support::{Browser, Site, story};

/// Somebody's notices on posts.
async fn told(site: &Site, sign_in: &str) -> Vec<notice::Model> {
    let person = story::person(site, sign_in).await;
    notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person.id))
        .filter(notice::Column::Kind.eq(NoticeKind::Post))
        .all(&site.app.db)
        .await
        .unwrap()
}

fn with_all_points(mut form: FormSeen) -> FormSeen {
    for point in ["people", "alt", "consent", "sources"] {
        form = form.tick("points", point);
    }
    form
}

/// The teacher ticks everything and publishes.
async fn publish(bruni: &mut Browser, path: &str) -> crate::support::browser::PageSeen {
    with_all_points(bruni.get(&format!("{path}/check")).await.form("publish")).submit(bruni).await
}

#[tokio::test]
async fn a_post_goes_from_the_team_by_its_teacher_to_everybody() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let mut visitor = site.visitor();
    let team = story::team(&site, "acqua").await;
    let board = giulia.get(&format!("/it/teams/{}/posts", team.id)).await;
    assert!(board.says("Bozze") && board.says(LETTER), "{}", board.text());
    let untitled = board.form("begin").submit(&mut giulia).await;
    assert_eq!(untitled.status, StatusCode::UNPROCESSABLE_ENTITY);
    let edit = board.form("begin").set("title", "La visita al serbatoio").submit(&mut giulia).await;
    assert!(edit.path.ends_with("/edit"), "{}", edit.path);
    let post = titled(&site, "La visita al serbatoio").await;
    let path = path_of(&post);

    // Not before it is whole.
    let asking = giulia.get(&format!("{path}/request")).await;
    assert!(asking.says("Il testo del post") && asking.attributes("form#ask", "id").is_empty());
    let refused = giulia.post(&format!("{path}/request"), &[("revision", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let saved = edit
        .form("post")
        .set("summary", "Che cosa abbiamo visto.")
        .set("body", "## Prima\n\nIl **serbatoio** è vuoto. <script>alert(1)</script>")
        .set("tags", "Visita, #acqua, acqua")
        .submit(&mut giulia)
        .await;
    assert!(saved.says("Salvato alle"), "{}", saved.text());
    assert_eq!(saved.form("post").value("tags"), "visita, acqua");
    let asked = giulia.get(&format!("{path}/request")).await.form("ask").submit(&mut giulia).await;
    assert!(asked.says("il docente lo sa"), "{}", asked.text());
    let notices = told(&site, "bruni@demo.example").await;
    assert!(notices.iter().any(|one| one.link == format!("{}/check", &path[3..])), "{notices:?}");
    assert_eq!(giulia.get(&format!("{path}/edit")).await.status, StatusCode::FORBIDDEN);

    // Back, with words.
    let check = bruni.get(&format!("{path}/check")).await;
    let silent = check.form("return").submit(&mut bruni).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = check.form("return").set("reason", "Chi ve l’ha detto?").submit(&mut bruni).await;
    assert!(back.says("di nuovo della squadra"), "{}", back.text());
    let edit = giulia.get(&format!("{path}/edit")).await;
    assert!(edit.says("Chi ve l’ha detto?"), "{}", edit.text());
    let home = giulia.get("/it/home").await;
    assert!(home.says("Rivedete il post «La visita al serbatoio»"), "{}", home.text());
    let body = "## Prima\n\nIl **serbatoio** è vuoto: lo dice il custode.";
    edit.form("post").set("body", body).submit(&mut giulia).await;
    giulia.get(&format!("{path}/request")).await.form("ask").submit(&mut giulia).await;

    // Not without the four points, and then for all.
    let hasty = bruni.get(&format!("{path}/check")).await.form("publish").submit(&mut bruni).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(visitor.get("/it/blog/la-visita-al-serbatoio").await.status, StatusCode::NOT_FOUND);
    let done = publish(&mut bruni, &path).await;
    assert!(done.says("Pubblicato"), "{}", done.text());
    let page = visitor.get("/it/blog/la-visita-al-serbatoio").await;
    assert!(page.says("lo dice il custode") && page.says("Acqua") && page.says("Le Sorgenti"));
    assert!(!page.html().contains("alert(1)") && !page.says("Giulia"), "{}", page.html());
    assert!(visitor.get("/it/blog").await.says("La visita al serbatoio"));
    let public: Vec<_> = told(&site, "gufo-verde-219").await;
    assert!(public.iter().any(|one| one.link == "/blog/la-visita-al-serbatoio"), "{public:?}");
    let subject = format!("post:{}", post.id);
    let events = event::Entity::find().filter(event::Column::Subject.eq(subject)).all(&site.app.db).await;
    let kinds: Vec<String> = events.unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds, ["post.asked", "post.returned", "post.asked", "post.published"]);
}

#[tokio::test]
async fn what_is_public_stays_until_the_teacher_publishes_the_new_draft() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let mut visitor = site.visitor();
    let post = titled(&site, TUBES).await;
    let path = path_of(&post);
    let public = format!("/it/blog/{}", post.slug.clone().unwrap());
    let again = giulia.get(&path).await.form("reopen").submit(&mut giulia).await;
    assert!(again.path.ends_with("/edit"), "{}", again.path);
    again.form("post").set("body", "Una **nuova** storia.").submit(&mut giulia).await;
    assert!(!visitor.get(&public).await.says("nuova storia"), "the draft is nobody's business");
    giulia.get(&format!("{path}/request")).await.form("ask").submit(&mut giulia).await;
    publish(&mut bruni, &path).await;
    let page = visitor.get(&public).await;
    assert!(page.says("Una nuova storia.") && page.says("Aggiornato il 23 novembre 2026"), "{}", page.text());
    let versions = post_version::Entity::find()
        .filter(post_version::Column::PostId.eq(post.id))
        .all(&site.app.db)
        .await
        .unwrap();
    assert_eq!(versions.len(), 2, "the older one is kept");
    assert!(giulia.get(&path).await.says("Versione 1"));
}

#[tokio::test]
async fn a_check_of_what_has_changed_meanwhile_changes_nothing() {
    let site = Site::demo().await;
    let post = titled(&site, super::SITE).await;
    let path = path_of(&post);
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    let seen = bruni.get(&format!("{path}/check")).await;
    assert!(seen.says("cantieri@comune.example"), "an address is pointed out: {}", seen.text());
    sofia.get(&path).await.form("withdraw").submit(&mut sofia).await;
    let edit = sofia.get(&format!("{path}/edit")).await;
    edit.form("post").set("body", "Tutta un’altra cosa.").submit(&mut sofia).await;
    sofia.get(&format!("{path}/request")).await.form("ask").submit(&mut sofia).await;
    let late = with_all_points(seen.form("publish")).submit(&mut bruni).await;
    assert!(late.says("Nel frattempo"), "{}", late.text());
    assert_eq!(titled(&site, super::SITE).await.state, PostState::Awaiting);
    assert!(titled(&site, super::SITE).await.slug.is_none());
}

#[tokio::test]
async fn a_students_name_and_surname_keep_a_post_from_going_out() {
    let site = Site::demo().await;
    let nino = story::person(&site, "riccio-rosso-296").await;
    let mut row: person::ActiveModel = nino.into();
    row.name = sea_orm::Set("Sofia De Angelis".to_owned());
    sea_orm::ActiveModelTrait::update(row, &site.app.db).await.unwrap();
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let post = titled(&site, LETTER).await;
    let path = path_of(&post);
    let edit = giulia.get(&format!("{path}/edit")).await;
    let with = |body: &str| edit.form("post").set("summary", "Breve.").set("body", body);
    with("L’ha scritta Sofia. I **De Angelis** sono i proprietari.").submit(&mut giulia).await;
    let asking = giulia.get(&format!("{path}/request")).await;
    assert!(
        asking.says("che è anche il nome di uno studente"),
        "a name alone is pointed out: {}",
        asking.text()
    );
    let edit = giulia.get(&format!("{path}/edit")).await;
    edit.form("post").set("body", "L’ha scritta De Angelis Sofia.").submit(&mut giulia).await;
    let asking = giulia.get(&format!("{path}/request")).await;
    assert!(
        asking.says("De Angelis Sofia") && asking.says("Così non si può pubblicare"),
        "{}",
        asking.text()
    );
    let revision = titled(&site, LETTER).await.revision.to_string();
    let refused = giulia.post(&format!("{path}/request"), &[("revision", &revision)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    // Nor if it came to the teacher some other way: the verb that publishes looks again.
    let mut row: post::ActiveModel = titled(&site, LETTER).await.into();
    row.state = sea_orm::Set(PostState::Awaiting);
    sea_orm::ActiveModelTrait::update(row, &site.app.db).await.unwrap();
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let stopped = publish(&mut bruni, &path).await;
    assert_eq!(stopped.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(titled(&site, LETTER).await.slug.is_none());
}

#[tokio::test]
async fn a_surname_from_a_certificate_keeps_a_post_from_going_out() {
    let site = Site::demo().await;
    let sofia = story::person(&site, "riccio-rosso-296").await;
    let paper = certificate::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let mut record = paper.record.clone();
    (record["given"], record["family"]) = ("Sofia".into(), "Montefiore Sale".into());
    let row = certificate::ActiveModel {
        id: sea_orm::NotSet,
        code: sea_orm::Set(coesa::certificates::code::new()),
        kind: sea_orm::Set(CertificateKind::Student),
        person_id: sea_orm::Set(sofia.id),
        live_key: sea_orm::Set(None),
        record: sea_orm::Set(record),
        ..paper.into()
    };
    sea_orm::ActiveModelTrait::insert(row, &site.app.db).await.unwrap();
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let path = path_of(&titled(&site, LETTER).await);
    let edit = giulia.get(&format!("{path}/edit")).await;
    let edit = edit.form("post").set("summary", "Breve.").set("body", "Ce l’ha detto Sofia Montefiore.");
    edit.submit(&mut giulia).await;
    let asking = giulia.get(&format!("{path}/request")).await;
    assert!(
        asking.says("nome e cognome di uno studente della classe: «Sofia Montefiore»"),
        "{}",
        asking.text()
    );
    assert!(!asking.says("Montefiore Sale"), "no more of it is told than was written");
    assert!(asking.attributes("form#ask", "id").is_empty());
}

#[tokio::test]
async fn what_looks_like_a_students_surname_a_teacher_has_looked_at_before_it_goes_out() {
    let site = Site::demo().await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let path = path_of(&titled(&site, LETTER).await);
    let edit = giulia.get(&format!("{path}/edit")).await;
    let edit = edit
        .form("post")
        .set("summary", "Breve.")
        .set("body", "Come scrive Sofia Loren, l’acqua è di tutti.");
    edit.submit(&mut giulia).await;
    let asking = giulia.get(&format!("{path}/request")).await;
    assert!(asking.says("«Sofia Loren»: il nome di uno studente della classe"), "{}", asking.text());
    asking.form("ask").submit(&mut giulia).await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let hasty = publish(&mut bruni, &path).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(hasty.says("confermate che non è di uno studente"), "{}", hasty.text());
    assert!(titled(&site, LETTER).await.slug.is_none());
    let check = bruni.get(&format!("{path}/check")).await;
    let done = with_all_points(check.form("publish")).tick("looked", "yes").submit(&mut bruni).await;
    assert!(done.says("Pubblicato"), "{}", done.text());
    // Where there is nothing of the kind, nothing is asked.
    let other = bruni.get(&format!("{}/check", path_of(&titled(&site, super::SITE).await))).await;
    assert!(other.attributes("input[name=looked]", "name").is_empty(), "{}", other.text());
}
