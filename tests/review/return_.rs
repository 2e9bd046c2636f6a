//! A report comes back with reasons, is mended, and goes its whole way again.

use sea_orm::{EntityTrait, QueryOrder};
use tables::kinds::{Part, Stage};
use tables::{mail, report_part};

use super::{in_order, published_anew, worked, written_anew};
use crate::support::{Site, story};

async fn mails(site: &Site) -> Vec<mail::Model> {
    mail::Entity::find().order_by_asc(mail::Column::Id).all(&site.app.db).await.unwrap()
}

async fn stage(site: &Site, slug: &str) -> Stage {
    story::part(site, slug, Part::Main).await.stage
}

#[tokio::test]
async fn what_is_sent_back_is_mended_let_go_again_and_approved() {
    let site = Site::demo().await;
    let report = story::report(&site, "pagina").await;
    let (base, place) = (format!("/it/reports/{}", report.id), format!("/it/review/{}/main", report.id));
    let (mut team, mut teacher) = (
        site.as_one_of_the_story("airone-blu-478").await,
        site.as_one_of_the_story("ferri@demo.example").await,
    );
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let mut way = vec![stage(&site, "pagina").await];

    // Without reasons it does not go back, and nothing is lost.
    let page = worked(reviewer.get(&format!("{place}/return")).await);
    let empty = page.form("return").set("reason", "  ").submit(&mut reviewer).await;
    assert_eq!(empty.status, 422);
    assert_eq!(stage(&site, "pagina").await, Stage::InReview);
    let sent = mails(&site).await.len();
    let reason = "Manca la data della visita.\nE una fonte per il costo.";
    worked(empty.form("return").set("reason", reason).submit(&mut reviewer).await);
    way.push(stage(&site, "pagina").await);
    let letters = mails(&site).await;
    assert!(letters[sent..].iter().any(|mail| {
        mail.recipient == "ferri@demo.example" && mail.text.contains("Manca la data della visita.")
    }));

    // The team reads why, and writes.
    let home = worked(team.get(&base).await);
    assert!(home.says("Manca la data della visita."), "{}", home.text());
    let section = worked(team.get(&format!("{base}/observed")).await);
    assert!(section.says("Manca la data della visita."));
    let mended = "Nella visita del 3 novembre 2026 la pagina mancava ancora.";
    let form = section.form("question-progress_description").set("value", mended);
    worked(form.submit(&mut team).await);
    // Nobody else may take it meanwhile; the reviewer reads along.
    assert!(worked(reviewer.get(&place).await).says(mended));
    let page = worked(team.get(&format!("{base}/submission/main")).await);
    let asked = worked(page.form("submission").submit(&mut team).await);
    way.push(stage(&site, "pagina").await);
    // Taking its request back, the team stands where it stood, and the reviewer reads on.
    let back = worked(asked.form("withdrawal-main").submit(&mut team).await);
    assert!(back.says("Manca la data della visita."), "{}", back.text());
    way.push(stage(&site, "pagina").await);
    assert!(worked(team.get(&format!("{base}/observed")).await).says("Manca la data della visita."));
    assert!(worked(reviewer.get(&place).await).says(mended));
    let page = worked(team.get(&format!("{base}/submission/main")).await);
    worked(page.form("submission").submit(&mut team).await);
    way.push(stage(&site, "pagina").await);

    // The teacher finds one thing more, then lets it go.
    let page = worked(teacher.get(&format!("{base}/consent/main")).await);
    assert!(page.says(mended));
    let reason = "Togliete il nome della signora intervistata.";
    worked(page.form("return").set("reason", reason).submit(&mut teacher).await);
    way.push(stage(&site, "pagina").await);
    assert!(worked(team.get(&base).await).says(reason));
    let page = worked(team.get(&format!("{base}/submission/main")).await);
    worked(page.form("submission").submit(&mut team).await);
    let page = worked(teacher.get(&format!("{base}/consent/main")).await);
    worked(page.form("consent").submit(&mut teacher).await);
    // A reason typed while a colleague was first is not sent, and not lost.
    let late = page.form("return").set("reason", "Ancora una cosa, però.").submit(&mut teacher).await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(late.all("form#return").is_empty() && late.says("Ancora una cosa, però."), "{}", late.text());
    way.push(stage(&site, "pagina").await);
    let part = story::part(&site, "pagina", Part::Main).await;
    assert_eq!(part.consent_by, Some(story::person(&site, "ferri@demo.example").await.id));

    // It comes back to the one who knows it.
    let page = worked(reviewer.get(&place).await);
    worked(page.form("take").submit(&mut reviewer).await);
    way.push(stage(&site, "pagina").await);
    let page = worked(reviewer.get(&place).await);
    worked(page.form("approval").submit(&mut reviewer).await);
    way.push(stage(&site, "pagina").await);
    let expected = [
        Stage::InReview,
        Stage::Returned,
        Stage::AwaitingConsent,
        Stage::Returned,
        Stage::AwaitingConsent,
        Stage::Returned,
        Stage::Submitted,
        Stage::InReview,
        Stage::Approved,
    ];
    assert_eq!(in_order(&way), in_order(&expected));
}

#[tokio::test]
async fn reasons_typed_on_an_old_page_are_kept_when_somebody_was_faster() {
    let site = Site::demo().await;
    let report = story::report(&site, "pagina").await;
    let place = format!("/it/review/{}/main", report.id);
    let (mut reviewer, mut editor) = (
        site.as_one_of_the_story("teresa@demo.example").await,
        site.as_one_of_the_story("edo@demo.example").await,
    );
    let page = worked(reviewer.get(&format!("{place}/return")).await);
    let seen = worked(editor.get(&place).await);
    worked(seen.form("approval").submit(&mut editor).await);
    let late = page.form("return").set("reason", "Tre motivi lunghi da scrivere").submit(&mut reviewer).await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert_eq!(late.form("return").value("reason").trim(), "Tre motivi lunghi da scrivere");
    assert_eq!(stage(&site, "pagina").await, Stage::Approved, "the editor's word stands");
    // Now that they have seen it, it is their choice.
    worked(late.form("return").submit(&mut reviewer).await);
    assert_eq!(stage(&site, "pagina").await, Stage::Returned);
}

#[tokio::test]
async fn what_is_public_stays_while_a_new_version_is_written() {
    let site = Site::demo().await;
    let report = story::report(&site, "chiave").await;
    let public = format!("/it/rapporti/{}/", report.slug.as_deref().unwrap());
    let before = site.visitor().get(&public).await.html();
    written_anew(&site, &report, "Un titolo del tutto nuovo").await;
    assert_eq!(site.visitor().get(&public).await.html(), before, "nothing of it is public yet");
    published_anew(&site, &report).await;
    assert!(site.visitor().get(&public).await.says("Un titolo del tutto nuovo"));
    let first = worked(site.visitor().get(&format!("{public}versioni/1")).await);
    assert!(!first.says("Un titolo del tutto nuovo"), "the first version is as it was");
    let parts = report_part::Entity::find().all(&site.app.db).await.unwrap();
    let own = parts.iter().find(|part| part.report_id == report.id && part.part == Part::Main).unwrap();
    assert!(own.published_at.is_some_and(|at| at <= own.changed_at), "the first publication is remembered");
}
