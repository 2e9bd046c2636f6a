//! Comments are for the whole team, and a teacher has the last word.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::PersonId;
use tables::kinds::NoticeKind;
use tables::{event, notice, team_comment};

use crate::support::Site;
use crate::support::story;

/// How many unread notices of that kind somebody has.
pub async fn notices(site: &Site, person: PersonId, kind: NoticeKind) -> usize {
    let rows = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person))
        .filter(notice::Column::Kind.eq(kind));
    rows.all(&site.app.db).await.unwrap().len()
}

#[tokio::test]
async fn a_comment_reaches_the_team_and_its_teacher_and_the_teacher_hides_it() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let path = format!("/it/teams/{}/support", team.id);
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let people = [
        story::person(&site, "lince-blu-427").await.id,
        story::person(&site, "gufo-verde-219").await.id,
        story::person(&site, "bruni@demo.example").await.id,
    ];
    let page = viola.get(&path).await;
    assert!(page.says("Ogni commento è per tutta la squadra"), "{}", page.text());
    let empty = page.form("comment").set("words", "  ").submit(&mut viola).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = "x".repeat(2001);
    let refused = viola.get(&path).await.form("comment").set("words", &long).submit(&mut viola).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.form("comment").value("words").trim(), long, "nothing typed is lost");
    let before = [0, 1, 2].map(|at| people[at]);
    for person in before {
        assert_eq!(notices(&site, person, NoticeKind::Comment).await, 0);
    }
    let words = "Avete guardato <b>i dati</b> del gestore?";
    let said = viola.get(&path).await.form("comment").set("words", words).submit(&mut viola).await;
    assert!(said.says(words), "as typed, not as markup: {}", said.text());
    // One press too many says it once.
    page.form("comment").set("words", words).submit(&mut viola).await;
    let same = team_comment::Entity::find().filter(team_comment::Column::Words.eq(words));
    assert_eq!(same.all(&site.app.db).await.unwrap().len(), 1);
    for person in people {
        assert_eq!(notices(&site, person, NoticeKind::Comment).await, 1, "{person}");
    }
    let viola_s = story::person(&site, "viola@demo.example").await.id;
    assert_eq!(notices(&site, viola_s, NoticeKind::Comment).await, 0, "not oneself");
    assert!(giulia.get(&format!("/it/teams/{}", team.id)).await.says(words), "on the team's page");
    // The team answers in the same place, and the supporter is told.
    let page = giulia.get(&path).await;
    page.form("comment").set("words", "Sì, domani li leggiamo.").submit(&mut giulia).await;
    assert_eq!(notices(&site, viola_s, NoticeKind::Comment).await, 1);
    // A teacher hides it: team and supporters read it no more, staff do.
    let newest = team_comment::Entity::find().filter(team_comment::Column::Words.eq(words));
    let newest = newest.one(&site.app.db).await.unwrap().unwrap();
    let hide = format!("{path}/../comments/{}/hiding", newest.id).replace("support/../", "");
    for (who, browser) in [("viola", &mut viola), ("giulia", &mut giulia)] {
        assert_eq!(browser.post(&hide, &[]).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    let page = bruni.get(&path).await;
    let hidden = page.form(&format!("hide-{}", newest.id)).submit(&mut bruni).await;
    assert!(hidden.says(words) && hidden.says("nascosto alla squadra"), "{}", hidden.text());
    for browser in [&mut viola, &mut giulia] {
        let page = browser.get(&path).await;
        assert!(!page.says(words) && page.says("ha nascosto questo commento"), "{}", page.text());
    }
    assert!(!giulia.get(&format!("/it/teams/{}", team.id)).await.says(words));
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    assert!(teresa.get(&path).await.says(words), "staff read it");
    let page = bruni.get(&path).await;
    page.form(&format!("show-{}", newest.id)).submit(&mut bruni).await;
    assert!(viola.get(&path).await.says(words));
    let kinds: Vec<String> = event::Entity::find()
        .filter(event::Column::Subject.eq(format!("comment:{}", newest.id)))
        .order_by_asc(event::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
        .into_iter()
        .map(|event| event.kind)
        .collect();
    assert_eq!(kinds, ["comment.hidden", "comment.shown"]);
}

#[tokio::test]
async fn there_is_no_way_to_write_to_one_student() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let giulia = story::person(&site, "lince-blu-427").await.id;
    // Whoever adds a field for whom it is meant writes to the whole team all the same.
    let path = format!("/it/teams/{}/comments", team.id);
    let form = [("words", "Solo per te"), ("student", &giulia.to_string()), ("to", &giulia.to_string())];
    assert_eq!(viola.post(&path, &form).await.status, StatusCode::OK);
    let omar = story::person(&site, "gufo-verde-219").await.id;
    let bruni = story::person(&site, "bruni@demo.example").await.id;
    for person in [giulia, omar, bruni] {
        assert_eq!(notices(&site, person, NoticeKind::Comment).await, 1, "{person}");
    }
    // And the routes of the feature name no student.
    for route in coesa::routes().table() {
        let talks = ["/comments", "/meetings", "/support"].iter().any(|part| route.path.contains(part));
        assert!(!talks || !route.path.contains("{student}"), "{}", route.path);
    }
    // Too many at once are refused.
    for number in 0..19 {
        viola.post(&path, &[("words", &format!("Ancora, {number}"))]).await;
    }
    assert_eq!(viola.post(&path, &[("words", "Troppi")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_has_nothing_to_do_with_the_team_is_not_heard() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let (_, person) = super::organisation(&site).await;
    let mut stranger = site.signed_in(&person).await;
    let path = format!("/it/teams/{}", team.id);
    assert_eq!(stranger.get(&format!("{path}/support")).await.status, StatusCode::NOT_FOUND);
    let said = stranger.post(&format!("{path}/comments"), &[("words", "Salve")]).await;
    assert_eq!(said.status, StatusCode::NOT_FOUND, "a supporter of another region");
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let said = teresa.post(&format!("{path}/comments"), &[("words", "Salve")]).await;
    assert_eq!(said.status, StatusCode::FORBIDDEN, "staff have remarks of their own");
    let class_mate =
        site.as_one_of_the_story("riccio-rosso-296").await.post(&format!("{path}/comments"), &[]).await;
    assert_eq!(class_mate.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_way_to_be_reached_is_refused_and_nothing_typed_is_lost() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let path = format!("/it/teams/{}/support", team.id);
    let before = team_comment::Entity::find().all(&site.app.db).await.unwrap().len();
    for who in ["viola@demo.example", "lince-blu-427", "bruni@demo.example"] {
        let mut browser = site.as_one_of_the_story(who).await;
        let page = browser.get(&path).await;
        let words = "Scrivimi a io@posta.example, o chiama il 333 1234567.";
        let refused = page.form("comment").set("words", words).submit(&mut browser).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}");
        assert!(
            refused.says("Togli io@posta.example, 333 1234567 e pubblica di nuovo"),
            "{}",
            refused.text()
        );
        assert_eq!(refused.form("comment").value("words").trim(), words);
        let words = "Il 01/12/2026 siamo in 25: dalle 08.30-09.30, per 3.500.000.000 euro di fondi.";
        let said = refused.form("comment").set("words", words).submit(&mut browser).await;
        assert!(said.says(words), "days and amounts are no numbers to call: {}", said.text());
        let row = team_comment::Entity::find().order_by_desc(team_comment::Column::Id);
        let id = row.one(&site.app.db).await.unwrap().unwrap().id;
        assert!(said.path.ends_with(&format!("/support#comment-{id}")), "{}", said.path);
    }
    let after = team_comment::Entity::find().all(&site.app.db).await.unwrap().len();
    assert_eq!(after, before + 3);
}

#[tokio::test]
async fn an_author_takes_a_comment_back_and_the_teacher_can_still_read_it() {
    let site = Site::demo().await;
    let team = story::team(&site, "acqua").await;
    let path = format!("/it/teams/{}/support", team.id);
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let words = "Questo non dovevo scriverlo.";
    let said = viola.get(&path).await.form("comment").set("words", words).submit(&mut viola).await;
    let row = team_comment::Entity::find().filter(team_comment::Column::Words.eq(words));
    let id = row.one(&site.app.db).await.unwrap().unwrap().id;
    let comment = format!("/it/teams/{}/comments/{id}", team.id);
    assert_eq!(giulia.post(&format!("{comment}/removal"), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(giulia.get(&path).await.says(words), "only its author takes it back");
    let back = said.form(&format!("take-back-{id}")).submit(&mut viola).await;
    assert!(back.says("Hai ripreso il commento") && !back.says(words), "{}", back.text());
    let seen = giulia.get(&path).await;
    assert!(!seen.says(words) && seen.says("ha ripreso questo commento"), "{}", seen.text());
    assert!(!giulia.get(&format!("/it/teams/{}", team.id)).await.says(words));
    // What was said to students leaves a trace; and a teacher does not bring back what its author took.
    let seen = bruni.get(&path).await;
    assert!(seen.says(words) && seen.says("ripreso da chi l’ha scritto"), "{}", seen.text());
    assert!(seen.attributes(&format!("form#show-{id}"), "id").is_empty());
    assert_eq!(bruni.post(&format!("{comment}/showing"), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(!giulia.get(&path).await.says(words));
}
