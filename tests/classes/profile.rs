//! A team's profile: name, picture, roles; who may change it.

use http::{Method, StatusCode};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::{file, team, team_role};

use super::person;
use crate::support::Site;

fn png() -> Vec<u8> {
    png_of([0, 80, 200])
}

fn png_of(colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(8, 8, image::Rgb(colour))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn a_team_names_itself_shows_a_picture_and_shares_out_the_roles() {
    let site = Site::demo().await;
    let acqua = team::Entity::find().filter(team::Column::Slug.eq("acqua"));
    let acqua = acqua.one(&site.app.db).await.unwrap().unwrap();
    let giulia = person(&site, "lince-blu-427").await;
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    let path = format!("/it/teams/{}", acqua.id);
    let page = student.get(&format!("{path}/profile")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let empty = page.form("profile").set("name", " ").submit(&mut student).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let saved =
        page.form("profile").set("name", "Acqua chiara").set("motto", "A fondo").submit(&mut student).await;
    assert!(saved.all("h1")[0].contains("Acqua chiara"), "{}", saved.text());
    let send = |alt: &str, bytes: &[u8]| {
        let mut body = format!("--x\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\n{alt}\r\n--x\r\n")
            .into_bytes();
        body.extend_from_slice(
            b"Content-Disposition: form-data; name=\"file\"; filename=\"logo.png\"\r\n\r\n",
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--x--\r\n");
        Some(("multipart/form-data; boundary=x".to_owned(), body))
    };
    let logo = format!("{path}/logo");
    let mute = student.send(Method::POST, &logo, send("", &png()), &[]).await;
    assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY);
    let pdf = student.send(Method::POST, &logo, send("Una goccia", b"%PDF-1.4\n%%EOF\n"), &[]).await;
    assert_eq!(pdf.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", pdf.text());
    let done = student.send(Method::POST, &logo, send("Una goccia", &png()), &[]).await;
    assert_eq!(done.attributes("main img", "alt"), ["Una goccia"], "{}", done.text());
    assert_eq!(student.get(&logo).await.headers["content-type"], "image/jpeg");
    // Another takes its place, and the one before is nowhere any more.
    let shown = || async {
        let row = team::Entity::find_by_id(acqua.id).one(&site.app.db).await.unwrap().unwrap();
        file::Entity::find_by_id(row.logo_file_id.unwrap()).one(&site.app.db).await.unwrap().unwrap()
    };
    let (first, files) = (shown().await, file::Entity::find().count(&site.app.db).await.unwrap());
    assert!(site.app.files.path(&first.hash).exists());
    student.send(Method::POST, &logo, send("Due gocce", &png_of([200, 80, 0])), &[]).await;
    let second = shown().await;
    assert_ne!(first.hash, second.hash);
    assert_eq!(file::Entity::find().count(&site.app.db).await.unwrap(), files);
    assert!(file::Entity::find_by_id(first.id).one(&site.app.db).await.unwrap().is_none());
    assert!(!site.app.files.path(&first.hash).exists() && site.app.files.path(&second.hash).exists());
    // The same once more is still there.
    student.send(Method::POST, &logo, send("Due gocce", &png_of([200, 80, 0])), &[]).await;
    assert_eq!((shown().await.hash, student.get(&logo).await.status), (second.hash, StatusCode::OK));
    let field = format!("roles_{}", giulia.id);
    let opened = student.get(&format!("{path}/profile")).await;
    let (seen, name) = (opened.form("roles").value("seen").to_owned(), field.as_str());
    let fields = [("seen", seen.as_str()), (name, "analyst"), (name, "blogger"), (name, "no such role")];
    let given = student.post(&format!("{path}/roles"), &fields).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text());
    let roles = team_role::Entity::find().filter(team_role::Column::PersonId.eq(giulia.id));
    assert_eq!(roles.all(&site.app.db).await.unwrap().len(), 2, "one student, several roles");
    assert!(student.get(&path).await.says("Analista, Blogger"));
    // Whoever opened the page before them hears of it, and what they had chosen and typed stands there.
    let late = opened.form("roles").tick(&field, "scout").submit(&mut student).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert!(late.form("roles").fields.contains(&(field.clone(), "scout".to_owned())));
    let late = page.form("profile").set("motto", "Goccia a goccia").submit(&mut student).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert_eq!(late.form("profile").value("motto"), "Goccia a goccia");
    for (who, expected) in [
        ("bruni@demo.example", StatusCode::OK),
        ("riccio-rosso-296", StatusCode::NOT_FOUND),
        ("edo@demo.example", StatusCode::FORBIDDEN),
    ] {
        let mut browser = site.as_one_of_the_story(who).await;
        assert_eq!(browser.get(&format!("{path}/profile")).await.status, expected, "{who}");
    }
    assert_eq!(
        site.as_one_of_the_story("riccio-rosso-296").await.get(&logo).await.status,
        StatusCode::NOT_FOUND
    );
}
