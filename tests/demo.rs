//! The demo is filled once, and can be entered as every role.

use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::support::Site;

#[tokio::test]
async fn the_demo_is_filled_once_and_everybody_can_sign_in() {
    let site = Site::demo().await;
    let people = tables::person::Entity::find().count(&site.app.db).await.unwrap();
    coesa::demo::fill(&site.app).await.unwrap();
    assert_eq!(tables::person::Entity::find().count(&site.app.db).await.unwrap(), people);
    let welcome = coesa::demo::welcome(&site.app);
    assert_eq!(welcome.len(), 8, "an address, a password, and six roles: {welcome:?}");
    for line in &welcome[2..] {
        let sign_in = line.split_whitespace().last().unwrap();
        site.as_one_of_the_story(sign_in).await;
    }
    let mut visitor = site.visitor();
    let found = visitor.get("/it/progetti?q=%22rete+idrica%22&region=016").await;
    assert!(found.says("riduzione delle perdite della rete idrica"), "{}", found.text());
    let project = visitor.get("/it/progetti/demo-0001-acqua/").await;
    assert!(project.says("Sostituzione di 4,2 chilometri di condotte"), "{}", project.text());
    let api = visitor.get("/api/v1/projects?theme=05&theme=07").await.json();
    assert_eq!(api["items"].as_array().unwrap().len(), 20);
    for lang in ["it", "en"] {
        for path in ["/", "/progetti", "/progetti/demo-0003-ciclabile/", "/accedi", "/rapporti"] {
            assert_eq!(visitor.get(&format!("/{lang}{path}")).await.status, 200, "/{lang}{path}");
        }
    }
}

#[tokio::test]
async fn a_compressed_download_arrives_whole() {
    let site = Site::with(|config| config.demo = true).await;
    coesa::demo::fill(&site.app).await.unwrap();
    let mut visitor = site.visitor();
    for file in ["csv", "json"] {
        let path = format!("/it/progetti/download.{file}");
        let plain = visitor.get(&path).await;
        for encoding in ["gzip", "br"] {
            let packed = visitor.get_with(&path, &[(ACCEPT_ENCODING, encoding)]).await;
            assert_eq!(packed.headers[CONTENT_ENCODING], encoding);
            assert!(
                !packed.body.is_empty() && packed.body.len() < plain.body.len() / 2,
                "{file}, {encoding}"
            );
        }
    }
}
