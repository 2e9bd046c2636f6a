//! The third part, from its first word to its publication, by pages alone.

use sea_orm::{ActiveModelTrait, NotSet, Set};
use tables::evidence;
use tables::kinds::{EvidenceKind, Part, Stage};

use super::worked;
use crate::support::{Site, story};

#[tokio::test]
async fn the_third_part_is_written_let_go_reviewed_and_published_beside_the_first_two() {
    let site = Site::demo().await;
    let report = story::report(&site, "chiave").await;
    let (base, place) = (format!("/it/reports/{}", report.id), format!("/it/review/{}/impact", report.id));
    let public = format!("/it/rapporti/{}/", report.slug.as_deref().unwrap());
    let (mut team, mut teacher) = (
        site.as_one_of_the_story("gabbiano-bianco-359").await,
        site.as_one_of_the_story("lapilli@demo.example").await,
    );
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let before = worked(site.visitor().get(&public).await);
    // What was put beside the first two parts since they went out is nobody's consent for this one.
    let meanwhile = "Una foto arrivata dopo";
    let row = evidence::ActiveModel {
        id: NotSet,
        report_id: Set(report.id),
        kind: Set(EvidenceKind::Link),
        question: Set(None),
        title: Set(meanwhile.to_owned()),
        alt: Set(String::new()),
        url: Set(Some("https://foto.example/dopo".to_owned())),
        file_id: Set(None),
        chart_version_id: Set(None),
        cover: Set(false),
        added_by: Set(story::person(&site, "gabbiano-bianco-359").await.id),
        added_at: Set(site.app.clock.now()),
    };
    row.insert(&site.app.db).await.unwrap();

    // What is missing is said, each with the way to it.
    let page = worked(team.get(&format!("{base}/submission/impact")).await);
    let missing = page.attributes(".mistakes a", "href");
    assert!(missing.iter().any(|href| href.ends_with("/effect#question-impact_story")), "{missing:?}");
    assert!(page.attributes("form#submission", "action").is_empty(), "and it can't be sent so");

    // A question that depends on another is asked once that one is answered.
    let section = worked(team.get(&format!("{base}/outreach")).await);
    let form = section.form("question-channels").tick("value", "events").tick("value", "blog");
    worked(form.submit(&mut team).await);
    let section = worked(team.get(&format!("{base}/media")).await);
    worked(section.form("question-media_coverage").set("value", "yes").submit(&mut team).await);
    let missing =
        worked(team.get(&format!("{base}/submission/impact")).await).attributes(".mistakes a", "href");
    assert!(missing.iter().any(|href| href.ends_with("#question-media_outlets")), "{missing:?}");
    let section = worked(team.get(&format!("{base}/media")).await);
    worked(section.form("question-media_outlets").tick("value", "local_papers").submit(&mut team).await);
    let section = worked(team.get(&format!("{base}/administrations")).await);
    let form = section.form("question-administrations_contacted").set("value", "no");
    worked(form.submit(&mut team).await);
    let section = worked(team.get(&format!("{base}/effect")).await);
    let told = "Il Comune ha messo il cartello che mancava.";
    worked(section.form("question-impact_story").set("value", told).submit(&mut team).await);

    let page = worked(team.get(&format!("{base}/submission/impact")).await);
    worked(page.form("submission").submit(&mut team).await);
    assert_eq!(reviewer.get(&place).await.status, 404, "before the teacher's yes it is the school's own");
    let page = worked(teacher.get(&format!("{base}/consent/impact")).await);
    assert!(page.says(told));
    worked(page.form("consent").submit(&mut teacher).await);
    for form in ["take", "approval"] {
        let page = worked(reviewer.get(&place).await);
        worked(page.form(form).submit(&mut reviewer).await);
    }
    assert!(!site.visitor().get(&public).await.says(told), "approved is not public");
    let sure = worked(reviewer.get(&format!("{place}/publication")).await);
    worked(sure.form("publication").submit(&mut reviewer).await);

    for lang in ["it", "en"] {
        let page = worked(site.visitor().get(&public.replacen("it", lang, 1)).await);
        assert!(page.says(told), "{lang}: {}", page.text());
        assert!(!page.html().contains(meanwhile), "{lang}: it goes out with the first two parts alone");
        for person in ["Rosalia", "Tariq", "Lapilli", "Teresa"] {
            assert!(!page.html().contains(person), "{person} stands on a public page");
        }
    }
    // The first two parts say what they said, the old version is still there.
    let after = worked(site.visitor().get(&public).await);
    for paragraph in before.all("main article p, main section p").iter().filter(|text| text.len() > 200) {
        assert!(after.says(paragraph), "{paragraph}");
    }
    assert!(!worked(site.visitor().get(&format!("{public}versioni/1")).await).says(told));
    assert_eq!(story::part(&site, "chiave", Part::Main).await.stage, Stage::Published);
    assert_eq!(story::part(&site, "chiave", Part::Impact).await.stage, Stage::Published);
    let api = site.visitor().get(&format!("/api/v1/reports/{}", report.slug.unwrap())).await.json();
    let parts: Vec<_> = api["parts"].as_array().unwrap().iter().map(|part| part["part"].clone()).collect();
    assert_eq!(parts, ["main", "impact"]);
    assert!(api["parts"][1].to_string().contains(told), "{}", api["parts"][1]);
}

#[tokio::test]
async fn the_third_part_is_not_public_before_the_first_two() {
    let site = Site::demo().await;
    let report = story::report(&site, "acqua").await;
    let base = format!("/it/reports/{}", report.id);
    let (mut team, mut teacher) = (
        site.as_one_of_the_story("lince-blu-427").await,
        site.as_one_of_the_story("bruni@demo.example").await,
    );
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    for (section, question, value) in [
        ("outreach", "channels", "blog"),
        ("media", "media_coverage", "no"),
        ("administrations", "administrations_contacted", "no"),
        ("effect", "impact_story", "Nessuno ha ancora risposto."),
    ] {
        let page = worked(team.get(&format!("{base}/{section}")).await);
        worked(page.form(&format!("question-{question}")).set("value", value).submit(&mut team).await);
    }
    let page = worked(team.get(&format!("{base}/submission/impact")).await);
    worked(page.form("submission").submit(&mut team).await);
    let page = worked(teacher.get(&format!("{base}/consent/impact")).await);
    worked(page.form("consent").submit(&mut teacher).await);
    let place = format!("/it/review/{}/impact", report.id);
    for form in ["take", "approval"] {
        let page = worked(editor.get(&place).await);
        worked(page.form(form).submit(&mut editor).await);
    }
    let sure = worked(editor.get(&format!("{place}/publication")).await);
    let told = worked(sure.form("publication").submit(&mut editor).await);
    assert!(told.says("Prima si pubblica la parte «Analisi e valutazione»"), "{}", told.text());
    assert_eq!(story::part(&site, "acqua", Part::Impact).await.stage, Stage::Approved, "it waits");
    assert!(story::report(&site, "acqua").await.slug.is_none());
}
