//! Anybody can point to a public page, and staff decide.

use http::header::LOCATION;
use http::{Method, StatusCode};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use tables::kinds::{FlagOutcome, NoticeKind};
use tables::{flag, notice};

use super::{TUBES, titled};
use crate::support::{Site, story};

async fn newest(site: &Site) -> flag::Model {
    let rows = flag::Entity::find().order_by_desc(flag::Column::Id).one(&site.app.db).await;
    rows.unwrap().unwrap()
}

#[tokio::test]
async fn a_visitors_word_reaches_staff_who_take_the_post_back_and_tell_the_class() {
    let site = Site::demo().await;
    let post = titled(&site, TUBES).await;
    let slug = post.slug.clone().unwrap();
    let mut visitor = site.visitor();
    let page = visitor.get(&format!("/it/blog/{slug}")).await;
    let link = page.attributes("a[rel=nofollow]", "href").pop().unwrap();
    let form = visitor.get(&link).await;
    let empty = form.form("flag").submit(&mut visitor).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("Scegli il motivo"), "{}", empty.text());
    let words = "La foto non è vostra.";
    for more in ["", " L’ho già vista altrove."] {
        let said = format!("{words}{more}");
        let sent = form.form("flag").set("why", "rights").set("words", &said).submit(&mut visitor).await;
        assert!(sent.says("Grazie"), "{}", sent.text());
    }
    let edo = story::person(&site, "edo@demo.example").await;
    let told = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(edo.id))
        .filter(notice::Column::Kind.eq(NoticeKind::Post))
        .all(&site.app.db)
        .await
        .unwrap();
    assert_eq!(told.len(), 1, "several are one notice");
    assert_eq!(told[0].times, 2);

    let mut edo = site.as_one_of_the_story("edo@demo.example").await;
    let queue = edo.get("/it/moderation").await;
    assert!(queue.says(words) && queue.says(TUBES), "{}", queue.text());
    let row = newest(&site).await;
    let hide = format!("hide-{}", row.id);
    let hasty = queue.form(&hide).submit(&mut edo).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = queue.form(&hide).set("why", "rights").set("words", "Serve la fonte.").submit(&mut edo).await;
    assert!(done.says("La pagina è tolta"), "{}", done.text());
    assert_eq!(visitor.get(&format!("/it/blog/{slug}")).await.status, StatusCode::GONE);
    assert_eq!(newest(&site).await.outcome, Some(FlagOutcome::Hidden));
    let giulia = story::person(&site, "lince-blu-427").await;
    let told = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(giulia.id))
        .filter(notice::Column::Kind.eq(NoticeKind::Post))
        .order_by_desc(notice::Column::Id)
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (told.params["what"].as_str(), told.params["quote"].as_str()),
        (Some("hidden"), Some("Serve la fonte."))
    );
    // What is taken back can't be pointed to.
    assert_eq!(visitor.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn reloading_the_thanks_sends_nothing_and_the_same_word_twice_is_one() {
    let site = Site::demo().await;
    let report = story::report(&site, "chiave").await;
    let address = format!("/it/rapporti/{}/segnala", report.slug.unwrap());
    let all = async || flag::Entity::find().count(&site.app.db).await.unwrap();
    let before = all().await;
    let mut visitor = site.visitor();
    let page = visitor.get(&address).await;
    // It is called by its own title, not by the project's.
    assert!(page.says("Chi avrà le chiavi?") && !page.says(&report.project_title), "{}", page.text());
    let flag = async |words: &str| {
        let form = page.form("flag").set("why", "untrue").set("words", words);
        let body = serde_urlencoded::to_string(&form.fields).unwrap().into_bytes();
        let kind = "application/x-www-form-urlencoded".to_owned();
        site.visitor().send_once(&Method::POST, &address, Some((kind, body)), &[]).await
    };
    let sent = flag("Il costo non torna.").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "a page that can be reloaded");
    let thanks = sent.headers[LOCATION].to_str().unwrap().to_owned();
    for _ in 0..2 {
        assert!(visitor.get(&thanks).await.says("Grazie"));
    }
    assert_eq!(all().await, before + 1);
    flag("Il costo non torna.").await;
    assert_eq!(all().await, before + 1, "it was said already, and waits");
    flag("Nemmeno la data torna.").await;
    assert_eq!(all().await, before + 2);
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let queue = teresa.get("/it/moderation").await;
    assert!(queue.says("Chi avrà le chiavi?") && queue.says("Nemmeno la data torna."), "{}", queue.text());
    // Once staff have looked, the same word is a new one.
    let row = newest(&site).await;
    queue.form(&format!("keep-{}", row.id)).submit(&mut teresa).await;
    flag("Il costo non torna.").await;
    assert_eq!(all().await, before + 3);
}

#[tokio::test]
async fn what_came_after_the_staffs_look_waits_for_the_next() {
    let site = Site::demo().await;
    let first = newest(&site).await;
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let queue = teresa.get("/it/moderation").await;
    let slug = titled(&site, "La porta che si apre due giorni alla settimana").await.slug.unwrap();
    let mut visitor = site.visitor();
    let form = visitor.get(&format!("/it/blog/{slug}/segnala")).await.form("flag").set("why", "other");
    form.submit(&mut visitor).await;
    let kept = queue.form(&format!("keep-{}", first.id)).submit(&mut teresa).await;
    assert!(kept.says("la pagina resta com’è"), "{}", kept.text());
    let rows = flag::Entity::find().order_by_asc(flag::Column::Id).all(&site.app.db).await.unwrap();
    let outcomes: Vec<_> = rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Some(FlagOutcome::Kept), None]);
}

#[tokio::test]
async fn a_report_can_be_pointed_to_and_a_machine_is_stopped() {
    let site = Site::demo().await;
    let slug = story::report(&site, "chiave").await.slug.unwrap();
    let mut visitor = site.visitor();
    let page = visitor.get(&format!("/it/rapporti/{slug}/segnala")).await;
    assert!(page.says("Report di monitoraggio"), "{}", page.text());
    let mut stopped = 0;
    for _ in 0..40 {
        let sent = page.form("flag").set("why", "untrue").submit(&mut visitor).await;
        stopped += usize::from(sent.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(stopped, 10);
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let queue = teresa.get("/it/moderation").await;
    let row = newest(&site).await;
    let hide = queue.form(&format!("hide-{}", row.id)).set("why", "untrue").submit(&mut teresa).await;
    assert!(hide.says("La pagina è tolta"), "{}", hide.text());
    assert_eq!(newest(&site).await.outcome, Some(FlagOutcome::Hidden));
    assert_eq!(site.visitor().get(&format!("/it/rapporti/{slug}/")).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn what_nobody_has_looked_at_is_on_the_staffs_home_page_until_it_is_settled() {
    let site = Site::demo().await;
    let mut teresa = site.as_one_of_the_story("teresa@demo.example").await;
    let home = teresa.get("/it/home").await;
    let cards = home.all(".next-step-urgent h3");
    assert!(cards.contains(&"Una segnalazione aspetta".to_owned()), "{cards:?}");
    // A second word on the same page is no second page; a word on another is.
    let slug = titled(&site, TUBES).await.slug.unwrap();
    let mut visitor = site.visitor();
    for why in ["rights", "untrue"] {
        let form = visitor.get(&format!("/it/blog/{slug}/segnala")).await.form("flag").set("why", why);
        form.submit(&mut visitor).await;
    }
    let cards = teresa.get("/it/home").await.all(".next-step-urgent h3");
    let open = flag::Entity::find().filter(flag::Column::Outcome.is_null()).all(&site.app.db).await.unwrap();
    let texts: std::collections::BTreeSet<i64> = open.iter().map(|row| row.subject_id).collect();
    let title = match texts.len() {
        1 => "Una segnalazione aspetta".to_owned(),
        count => format!("{count} segnalazioni aspettano"),
    };
    assert!(open.len() > texts.len() && cards.contains(&title), "{cards:?}");
    loop {
        let queue = teresa.get("/it/moderation").await;
        let Some(keep) = queue.attributes("form", "id").into_iter().find(|id| id.starts_with("keep-")) else {
            break;
        };
        queue.form(&keep).submit(&mut teresa).await;
    }
    let home = teresa.get("/it/home").await;
    assert!(!home.says("segnalazione aspetta") && !home.says("segnalazioni aspettano"), "{}", home.text());
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    assert!(!giulia.get("/it/home").await.says("segnalazione"), "it is for staff alone");
}
