//! What is said of evidence is put right where it stands.

use std::io::Cursor;

use http::StatusCode;
use image::{ImageFormat, RgbImage};
use sea_orm::{EntityTrait, QueryOrder};
use tables::evidence;

use crate::support::{Site, story};

async fn newest(site: &Site) -> evidence::Model {
    evidence::Entity::find().order_by_desc(evidence::Column::Id).one(&site.app.db).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_photos_caption_its_description_and_what_it_backs_are_put_right() {
    let site = Site::demo().await;
    let path = format!("/it/reports/{}/evidence", story::report(&site, "acqua").await.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let mut omar = site.as_one_of_the_story("gufo-verde-219").await;
    let mut photo = Cursor::new(Vec::new());
    RgbImage::new(60, 40).write_to(&mut photo, ImageFormat::Png).unwrap();
    let form = giulia.get(&path).await.form("photo").set("title", "Il cantiere di via Rma");
    let form = form.set("alt", "Un buco").set("question", "context").set("release", "yes");
    let added = form.submit_with(&mut giulia, "file", "foto.png", &photo.into_inner()).await;
    assert!(added.says("Il cantiere di via Rma"), "{}", added.text());
    let row = newest(&site).await;
    let id = format!("mend-{}", row.id);
    let old = omar.get(&path).await;
    let form = added.form(&id).set("title", "Il cantiere di via Roma").set("question", "objectives");
    let mended = form.set("alt", "Uno scavo lungo la strada, con le transenne").submit(&mut giulia).await;
    assert!(mended.says("Modifica salvata.") && mended.says("Il cantiere di via Roma"), "{}", mended.text());
    assert_eq!(mended.attributes(".evidence img", "alt"), ["Uno scavo lungo la strada, con le transenne"]);
    let now = newest(&site).await;
    assert_eq!(now.question.as_deref(), Some("objectives"));
    assert_eq!((now.file_id, now.cover, now.added_by), (row.file_id, row.cover, row.added_by));
    // What is wrong comes back unfolded, with what was typed.
    let wrong = mended.form(&id).set("title", "").set("alt", "Altro").submit(&mut giulia).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.says("Scrivete una didascalia.") && wrong.all("details[open]").len() == 1,
        "{}",
        wrong.text()
    );
    assert_eq!(wrong.form(&id).value("alt"), "Altro");
    // From an old page nobody's words are covered unseen.
    let stale = old.form(&id).set("title", "Via Roma").submit(&mut omar).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Il cantiere di via Roma"), "{}", stale.text());
    assert_eq!(stale.form(&id).value("title"), "Via Roma");
    let kept = stale.form(&id).submit(&mut omar).await;
    assert!(kept.says("Modifica salvata.") && !kept.says("Il cantiere di via Roma"), "{}", kept.text());
}

#[tokio::test]
async fn an_address_is_put_right_and_what_is_closed_stays() {
    let site = Site::demo().await;
    let path = format!("/it/reports/{}/evidence", story::report(&site, "acqua").await.id);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let form = giulia.get(&path).await.form("link").set("url", "https://esempio.it/a").set("title", "Dati");
    let added = form.submit_parts(&mut giulia, None).await;
    let id = format!("mend-{}", newest(&site).await.id);
    let wrong = added.form(&id).set("url", "javascript:alert(1)").submit(&mut giulia).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mended = wrong.form(&id).set("url", "https://esempio.it/b").submit(&mut giulia).await;
    assert!(mended.says("Modifica salvata."), "{}", mended.text());
    assert_eq!(newest(&site).await.url.as_deref(), Some("https://esempio.it/b"));
    // While the teacher has the report, what backs it stays as it is; nobody else has the form.
    let report = story::report(&site, "mattone").await;
    let theirs = evidence::Entity::find().all(&site.app.db).await.unwrap();
    let theirs = theirs.into_iter().find(|row| row.report_id == report.id).unwrap();
    let closed = format!("/it/reports/{}/evidence", report.id);
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    assert!(sofia.get(&closed).await.attributes("form[id^=mend-]", "id").is_empty());
    let fields = [("title", "Altro"), ("alt", "Altro"), ("url", "https://esempio.it"), ("seen", "")];
    sofia.post(&format!("{closed}/{}", theirs.id), &fields).await;
    let all = evidence::Entity::find().all(&site.app.db).await.unwrap();
    assert!(all.contains(&theirs), "unchanged");
}
