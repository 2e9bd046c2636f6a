//! Pictures and videos in a post.

use std::io::Cursor;

use coesa::desk::charts::{self, Made};
use coesa::people::access::Actor;
use coesa::teams::access::EditTeam;
use http::StatusCode;
use image::{ImageFormat, RgbImage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::ChartId;
use tables::{file, post_piece};

use super::{LETTER, TUBES, path_of, titled};
use crate::support::browser::PageSeen;
use crate::support::{Browser, Site, story};

fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(40, 30, image::Rgb([shade, 90, 120]))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn a_picture_without_a_word_on_consent_is_kept_and_not_published() {
    let site = Site::demo().await;
    let post = titled(&site, LETTER).await;
    let path = path_of(&post);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&format!("{path}/pieces")).await;
    assert!(page.says("Mai la faccia di un minorenne"), "{}", page.text());
    let blind = page.form("picture").submit_with(&mut giulia, "picture-file", "a.png", &picture(1)).await;
    assert_eq!(blind.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blind.says("Scrivi che cosa si vede"), "{}", blind.text());
    let form = page.form("picture").set("picture-alt", "Una busta");
    let text = form.submit_with(&mut giulia, "picture-file", "a.png", b"%PDF-1.4 no picture").await;
    assert_eq!(text.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = page.form("picture").set("picture-alt", "Una busta");
    let added = form.submit_with(&mut giulia, "picture-file", "a.png", &picture(1)).await;
    assert!(added.says(":::foto 1") && added.says("manca il consenso"), "{}", added.text());
    let asking = giulia.get(&format!("{path}/request")).await;
    assert!(asking.says("dite chi si vede"), "{}", asking.text());

    let row = post_piece::Entity::find().filter(post_piece::Column::PostId.eq(post.id));
    let row = row.one(&site.app.db).await.unwrap().unwrap();
    let consent = format!("piece-{}-consent", row.id);
    let changed = added.form(&format!("piece-{}", row.id)).set(&consent, "nobody").submit(&mut giulia).await;
    assert!(!changed.says("manca il consenso"), "{}", changed.text());
    let private = format!("{path}/pieces/{}/file", row.id);
    assert_eq!(giulia.get(&private).await.status, StatusCode::OK);
    let mut other = site.as_one_of_the_story("lepre-viola-233").await;
    assert_eq!(other.get(&private).await.status, StatusCode::NOT_FOUND);

    // Taken away, its bytes go too.
    let hash = file::Entity::find_by_id(row.file_id.unwrap()).one(&site.app.db).await.unwrap().unwrap().hash;
    assert!(site.app.files.path(&hash).exists());
    let gone = changed.form(&format!("removal-{}", row.id)).submit(&mut giulia).await;
    assert!(gone.says("Tolto"), "{}", gone.text());
    assert!(!site.app.files.path(&hash).exists());
}

#[tokio::test]
async fn a_mark_is_put_into_the_text_without_any_script() {
    let site = Site::demo().await;
    let post = titled(&site, LETTER).await;
    let path = path_of(&post);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&format!("{path}/pieces")).await;
    let elsewhere = page.form("video").set("video-title", "Un video");
    let refused = elsewhere
        .set("video-url", "https://video.example/watch?v=1")
        .submit_with(&mut giulia, "kind", "", b"")
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    let form = page.form("video").set("video-title", "La rete");
    let added = form
        .set("video-url", "https://youtu.be/dQw4w9WgXcQ?si=abc")
        .submit_with(&mut giulia, "kind", "", b"")
        .await;
    assert!(added.says(":::video 1"), "{}", added.text());
    let edit = giulia.get(&format!("{path}/edit")).await;
    let place = edit.attributes("button[formaction]", "formaction").remove(0);
    let mut form = edit.form("post");
    form.action = place;
    let placed = form.set("body", "Prima.").submit(&mut giulia).await;
    assert_eq!(placed.form("post").value("body"), "Prima.\n\n:::video 1");
    assert!(placed.says("nel testo"), "{}", placed.text());
    let read = giulia.get(&path).await;
    let link = read.attributes(".post-video a", "href");
    assert_eq!(link, ["https://www.youtube.com/watch?v=dQw4w9WgXcQ"], "what follows people about is cut");
}

#[tokio::test]
async fn the_public_page_asks_nothing_of_a_videos_site() {
    let site = Site::demo().await;
    let post = titled(&site, TUBES).await;
    let page = site.visitor().get(&format!("/it/blog/{}", post.slug.unwrap())).await;
    assert!(page.says("si apre in una nuova scheda"), "{}", page.text());
    for selector in ["iframe", "video", "embed", "object"] {
        assert!(page.all(selector).is_empty(), "{selector}");
    }
    let sources = page.attributes("[src]", "src");
    assert!(sources.iter().all(|source| source.starts_with('/')), "{sources:?}");
    assert_eq!(page.attributes(".post-video a", "rel"), ["noopener noreferrer nofollow"]);
    let picture = page.attributes(".post-picture img", "src").remove(0);
    assert_eq!(site.visitor().get(&picture).await.status, StatusCode::OK);
    assert!(!page.attributes(".post-picture img", "alt")[0].is_empty());
}

/// Adds a video to the draft with that address.
async fn add_video(browser: &mut Browser, path: &str, title: &str, url: &str) {
    let form = browser.get(&format!("{path}/pieces")).await.form("video");
    let added =
        form.set("video-title", title).set("video-url", url).submit_with(browser, "kind", "", b"").await;
    assert!(added.says(title), "{}", added.text());
}

/// Does the page load the script that plays videos?
fn has_script(page: &PageSeen) -> bool {
    page.attributes("script", "src").iter().any(|src| src.starts_with("/assets/video"))
}

/// What the page's policy says of frames.
fn frames(page: &PageSeen) -> Option<String> {
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    policy.split("; ").find(|rule| rule.starts_with("frame-src")).map(str::to_owned)
}

#[tokio::test]
async fn a_player_is_offered_to_scripts_and_only_its_page_may_hold_its_frame() {
    let site = Site::demo().await;
    let post = titled(&site, LETTER).await;
    let path = path_of(&post);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let before = giulia.get(&path).await;
    assert_eq!(frames(&before), None);
    add_video(&mut giulia, &path, "La \"rete\"", "https://youtu.be/dQw4w9WgXcQ?si=abc").await;
    let page = giulia.get(&path).await;
    assert_eq!(frames(&page).unwrap(), "frame-src https://www.youtube-nocookie.com", "and no other");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with(before.headers["content-security-policy"].to_str().unwrap()), "{policy}");
    let offer = "[data-player]";
    let player = page.attributes(offer, "data-player");
    assert_eq!(player, ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"]);
    assert_eq!(page.attributes(offer, "data-title"), ["La \"rete\", video su YouTube"]);
    assert_eq!(page.all(&format!("{offer} [hidden] button")), ["Carica qui il video: La \"rete\""]);
    // What is said of the site is true until the player stands in its place, and is seen without scripts too.
    let said = page.all(&format!("{offer} > p"));
    assert!(said.len() == 1 && said[0].contains("YouTube non sa che sei qui"), "{said:?}");
    assert!(page.says("a quanto dice, non ti segue") && page.says("vede il tuo indirizzo di rete"));
    assert!(has_script(&page));
    assert!(page.all("iframe").is_empty(), "nothing is asked of the site by itself");
    assert_eq!(page.attributes(".post-video a", "target"), ["_blank"], "without scripts there is the link");
    add_video(&mut giulia, &path, "Il cantiere", "https://vimeo.com/12345").await;
    let page = giulia.get(&path).await;
    let both = "frame-src https://player.vimeo.com https://www.youtube-nocookie.com";
    assert_eq!(frames(&page).unwrap(), both);
    // The pages beside, and a public post whose video is only a link, hold no frames.
    for place in [format!("{path}/pieces"), format!("{path}/edit"), format!("{path}/history")] {
        assert_eq!(frames(&giulia.get(&place).await), None, "{place}");
    }
    let public = titled(&site, TUBES).await.slug.unwrap();
    let public = site.visitor().get(&format!("/it/blog/{public}")).await;
    assert_eq!(frames(&public), None);
    assert!(public.all("[data-player]").is_empty() && !has_script(&public));
    assert!(public.says("non sa che sei qui"), "{}", public.text());
    // The teacher who checks sees what will be public, and so it is.
    let form = giulia.get(&format!("{path}/edit")).await.form("post");
    form.set("summary", "A chi, che cosa, quando.").submit(&mut giulia).await;
    giulia.get(&format!("{path}/request")).await.form("ask").submit(&mut giulia).await;
    let mut bruni = site.as_one_of_the_story("bruni@demo.example").await;
    let check = bruni.get(&format!("{path}/check")).await;
    let again = check.form("return").submit(&mut bruni).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in [&check, &again] {
        assert_eq!(frames(page).unwrap(), both);
        assert_eq!(page.all(offer).len(), 2);
    }
    let mut form = check.form("publish");
    for point in ["people", "alt", "consent", "sources"] {
        form = form.tick("points", point);
    }
    form.submit(&mut bruni).await;
    let slug = titled(&site, LETTER).await.slug.unwrap();
    let public = site.visitor().get(&format!("/it/blog/{slug}")).await;
    assert_eq!(frames(&public).unwrap(), both);
    assert!(has_script(&public) && public.all("iframe").is_empty());
}

/// A chart of team Acqua's.
async fn chart(site: &Site) -> ChartId {
    let content = serde_json::from_value(serde_json::json!({
        "title": "Pagamenti per regione",
        "alt": "Due barre: la Puglia ha ricevuto il doppio.",
        "note": "",
        "language": "it",
        "kind": "bars",
        "by": "region",
        "measure": "payments",
        "by_label": "Regione",
        "measure_label": "Pagamenti",
        "svg": "<svg viewBox=\"0 0 10 10\" role=\"img\" aria-label=\"Due barre\"><rect width=\"5\" height=\"5\"/></svg>",
        "rows": [{ "code": "016", "label": "Puglia", "value": 2.0, "shown": "2 €" }],
        "source": { "words": "acqua", "query": "q=acqua", "data_of": null, "borders": false, "people": false },
    }));
    let giulia = story::person(site, "lince-blu-427").await;
    let team = story::team(site, "acqua").await;
    let actor = Actor::new(giulia.id, giulia.role, giulia.name);
    let may = EditTeam::check(&site.app.db, actor, team.id).await.unwrap();
    match charts::make(&site.app, &may, &content.unwrap()).await.unwrap() {
        Made::Done(id) => id,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_chart_of_the_desk_is_shown_as_it_was_and_only_the_teams_own() {
    let site = Site::demo().await;
    let id = chart(&site).await;
    let post = titled(&site, LETTER).await;
    let path = path_of(&post);
    let mut giulia = site.as_one_of_the_story("lince-blu-427").await;
    let page = giulia.get(&format!("{path}/pieces")).await;
    let form = page.form("chart");
    assert!(form.fields.iter().any(|(name, value)| name == "chart-version" && !value.is_empty()));
    let added = form.submit_with(&mut giulia, "kind", "", b"").await;
    assert!(added.says(":::grafico 1") && added.says("Pagamenti per regione"), "{}", added.text());
    let read = giulia.get(&path).await;
    assert_eq!(read.all("figure.team-chart h2"), ["Pagamenti per regione"]);
    assert!(read.says("2 €"), "the numbers are there as a table: {}", read.text());
    let wrong =
        page.form("chart").set("chart-version", "999999").submit_with(&mut giulia, "kind", "", b"").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);

    // Another team has no such chart to choose.
    let sofia_post = titled(&site, super::SITE).await;
    let mut sofia = site.as_one_of_the_story("riccio-rosso-296").await;
    sofia.get(&path_of(&sofia_post)).await.form("withdraw").submit(&mut sofia).await;
    let theirs = sofia.get(&format!("{}/pieces", path_of(&sofia_post))).await;
    assert!(!theirs.says("Pagamenti per regione"), "{}", theirs.text());
    let desk = giulia.get(&format!("/it/teams/{}/desk/charts/{id}", post.team_id)).await;
    assert_eq!(desk.status, StatusCode::OK);
}
