//! What everybody reads: lists, feed, API; and taking a post back.

use coesa::people::access::Actor;
use coesa::posts::access::{CheckPost, KeepPost, ReopenPost, WritePost};
use coesa::posts::publication::{self, Published};
use coesa::posts::{hiding, state};
use http::StatusCode;
use http::header::{ETAG, IF_NONE_MATCH};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::{Concern, NoticeKind, Role};
use tables::{notice, person};

use super::{TUBES, path_of, titled};
use crate::support::{Site, story};

#[tokio::test]
async fn the_blog_is_narrowed_by_tag_year_region_theme_and_school() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let all = visitor.get("/it/blog").await;
    assert_eq!(all.all("li.card-plain").len(), 2, "{}", all.text());
    let tagged = visitor.get("/it/blog?tag=Acqua").await;
    assert_eq!(tagged.all("li.card-plain h2"), [TUBES]);
    let form = all.form("search");
    assert!(form.fields.iter().all(|(_, value)| value.is_empty()), "nothing is chosen at first");
    for name in ["year", "region", "theme", "school"] {
        let options = all.attributes(&format!("select#{name} option"), "value");
        assert!(options.len() > 1, "{name} offers what occurs");
        let one = visitor.get(&format!("/it/blog?{name}={}", options[1])).await;
        let shown = one.all("li.card-plain").len();
        assert!((1..=2).contains(&shown), "{name}: {}", one.text());
        let none = visitor.get(&format!("/it/blog?{name}=xyz")).await;
        assert!(none.says("Nessun post corrisponde"), "{name}: {}", none.text());
    }
}

#[tokio::test]
async fn the_feed_and_the_api_say_what_the_pages_say() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let slug = titled(&site, TUBES).await.slug.unwrap();
    let feed = visitor.get("/it/blog/feed.xml?tag=acqua").await;
    assert!(feed.headers["content-type"].to_str().unwrap().starts_with("application/atom+xml"));
    let mut reader = quick_xml::Reader::from_reader(feed.body.as_slice());
    let mut entries = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(start) if start.name().as_ref() == "entry" => entries += 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(entries, 1);
    assert!(feed.html().contains(&format!("http://coesa.test/it/blog/{slug}")), "{}", feed.html());
    assert!(!feed.html().contains(":::foto"), "marks are for the editor");
    let tag = feed.headers[ETAG].to_str().unwrap().to_owned();
    let same = visitor.get_with("/it/blog/feed.xml?tag=acqua", &[(IF_NONE_MATCH, tag.as_str())]).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    let list = visitor.get("/api/v1/posts?tag=acqua").await.json();
    assert_eq!((list["total"].as_u64(), list["posts"][0]["slug"].as_str()), (Some(1), Some(slug.as_str())));
    let one = visitor.get(&format!("/api/v1/posts/{slug}")).await.json();
    assert_eq!(one["licence"], "https://creativecommons.org/licenses/by/4.0/");
    let file = one["pieces"][0]["file"]["url"].as_str().unwrap().strip_prefix("http://coesa.test").unwrap();
    assert_eq!(visitor.get(file).await.status, StatusCode::OK);
    assert_eq!(visitor.get("/api/v1/posts/non-c-e").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn posts_stand_on_the_pages_of_the_project_and_of_the_report() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let report = story::report(&site, "chiave").await;
    for path in
        [format!("/it/rapporti/{}/", report.slug.unwrap()), format!("/it/progetti/{}/", report.project_slug)]
    {
        let page = visitor.get(&path).await;
        assert!(page.says("La porta che si apre due giorni alla settimana"), "{path}: {}", page.text());
    }
}

#[tokio::test]
async fn what_a_teacher_takes_back_is_gone_from_everywhere_and_can_be_shown_again() {
    let site = Site::demo().await;
    let post = titled(&site, TUBES).await;
    let (path, slug) = (path_of(&post), post.slug.clone().unwrap());
    let mut visitor = site.visitor();
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let picture =
        visitor.get(&format!("/it/blog/{slug}")).await.attributes(".post-picture img", "src").remove(0);
    let page = bruni.get(&format!("{path}/hiding")).await;
    let silent = page.form("hide").submit(&mut bruni).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let hidden =
        page.form("hide").set("why", "rights").set("words", "Manca la fonte.").submit(&mut bruni).await;
    assert!(hidden.says("non è più pubblico"), "{}", hidden.text());
    let gone = visitor.get(&format!("/it/blog/{slug}")).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.says("senza permesso o senza fonte") && !gone.says("Manca la fonte"), "{}", gone.text());
    assert!(!gone.says(TUBES), "not even its title");
    assert_eq!(visitor.get(&picture).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get(&format!("/api/v1/posts/{slug}")).await.status, StatusCode::NOT_FOUND);
    for path in ["/it/blog", "/it/blog/feed.xml", "/api/v1/posts"] {
        assert!(!visitor.get(path).await.html().contains(TUBES), "{path}");
    }
    let shown = bruni.get(&path).await.form("show").submit(&mut bruni).await;
    assert!(shown.says("di nuovo pubblico"), "{}", shown.text());
    assert_eq!(visitor.get(&format!("/it/blog/{slug}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_staff_take_back_only_staff_show_again() {
    let site = Site::demo().await;
    let post = titled(&site, TUBES).await;
    let (path, slug) = (path_of(&post), post.slug.clone().unwrap());
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    assert_eq!(story::person(&site, "teresa@demo.example").await.role, Role::Reviewer);
    teresa.get(&format!("{path}/hiding")).await.form("hide").set("why", "picture").submit(&mut teresa).await;
    let seen = bruni.get(&path).await;
    assert!(seen.says("solo la redazione può rimetterlo"), "{}", seen.text());
    assert!(seen.attributes("form#show", "id").is_empty());
    assert_eq!(bruni.post(&format!("{path}/showing"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.visitor().get(&format!("/it/blog/{slug}")).await.status, StatusCode::GONE);
    teresa.get(&path).await.form("show").submit(&mut teresa).await;
    assert_eq!(site.visitor().get(&format!("/it/blog/{slug}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_new_version_of_what_staff_took_back_waits_for_them_and_they_are_told() {
    let site = Site::demo().await;
    let post = titled(&site, TUBES).await;
    let public = format!("/it/blog/{}", post.slug.as_deref().unwrap());
    let teresa = story::person(&site, "teresa@demo.example").await;
    let keep = KeepPost::check(&site.app.db, Actor::new(teresa.id, teresa.role, ""), post.team_id, post.id);
    assert!(hiding::hide(&site.app, &keep.await.unwrap(), Concern::Untrue, "").await.unwrap());
    let (giulia, bruni) =
        (story::person(&site, "lince-blu-427").await, story::person(&site, "bruni@demo.example").await);
    let by = |one: &person::Model| Actor::new(one.id, one.role, "");
    let may = ReopenPost::check(&site.app.db, by(&giulia), post.team_id, post.id).await.unwrap();
    state::reopen(&site.app, &may, may.post.revision).await.unwrap();
    let may = WritePost::check(&site.app.db, by(&giulia), post.team_id, post.id).await.unwrap();
    state::ask(&site.app, &may, may.post.revision).await.unwrap();
    let may = CheckPost::check(&site.app.db, by(&bruni), post.team_id, post.id).await.unwrap();
    let done = publication::publish(&site.app, &may, may.post.revision).await.unwrap();
    assert_eq!(done, Published::Asked);
    assert_eq!(site.visitor().get(&public).await.status, StatusCode::GONE);
    let told = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(teresa.id))
        .filter(notice::Column::Kind.eq(NoticeKind::Post))
        .all(&site.app.db)
        .await
        .unwrap();
    assert_eq!(told.last().unwrap().params["what"], "corrected");
}
