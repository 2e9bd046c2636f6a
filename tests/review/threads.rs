//! Threads on the questions: remarks, answers, settling.

use tables::kinds::Part;

use super::worked;
use crate::support::{Site, story};

#[tokio::test]
async fn a_thread_is_opened_answered_settled_and_opened_again() {
    let site = Site::demo().await;
    let report = story::report(&site, "pagina").await;
    let (place, threads) =
        (format!("/it/review/{}/main", report.id), format!("/it/reports/{}/threads", report.id));
    let (mut reviewer, mut team) = (
        site.as_one_of_the_story("teresa@demo.example").await,
        site.as_one_of_the_story("airone-blu-478").await,
    );
    let badge = "#thread-risks .badge";

    let page = worked(reviewer.get(&place).await);
    let empty = page.form("remark-risks").set("body", " \n ").submit(&mut reviewer).await;
    assert_eq!(empty.status, 422);
    let form = empty.form("remark-risks").set("body", "Da dove viene questa cifra?");
    let page = worked(form.submit(&mut reviewer).await);
    assert_eq!(page.all(badge), ["aperta"]);

    // The team answers while the reviewer looks at the page without the answer.
    let seen = worked(team.get(&threads).await);
    assert!(seen.says("Da dove viene questa cifra?"));
    let answer = seen.form("remark-risks").set("body", "Dall’intervista del 3 novembre.");
    worked(answer.submit(&mut team).await);
    let told = worked(page.form("resolution-risks").submit(&mut reviewer).await);
    assert!(told.says("È arrivata una nuova osservazione mentre leggevi"), "{}", told.text());
    assert_eq!(told.all(badge), ["aperta"], "nobody settles what they have not read");
    let page = worked(told.form("resolution-risks").submit(&mut reviewer).await);
    assert_eq!(page.all(badge), ["risolta"]);
    assert_eq!(worked(team.get(&threads).await).all(badge), ["risolta"]);

    // Another word opens it again; so does the reviewer's button.
    let seen = worked(team.get(&threads).await);
    for _pressed_twice in 0..2 {
        worked(seen.form("remark-risks").set("body", "Abbiamo aggiunto la fonte.").submit(&mut team).await);
    }
    let page = worked(reviewer.get(&place).await);
    assert_eq!(page.all(badge), ["aperta"]);
    let page = worked(page.form("resolution-risks").submit(&mut reviewer).await);
    assert_eq!(page.all(badge), ["risolta"]);
    let page = worked(page.form("resolution-risks").submit(&mut reviewer).await);
    assert_eq!(page.all(badge), ["aperta"]);
    assert_eq!(page.all("#thread-risks .remark").len(), 3, "and every word is still there");
}

#[tokio::test]
async fn open_threads_hold_up_publication_unless_it_is_meant() {
    let site = Site::demo().await;
    let report = story::report(&site, "pagina").await;
    let place = format!("/it/review/{}/main", report.id);
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let page = worked(reviewer.get(&place).await);
    worked(page.form("remark-title").set("body", "Il titolo è lungo.").submit(&mut reviewer).await);
    let page = worked(reviewer.get(&place).await);
    worked(page.form("approval").submit(&mut reviewer).await);
    let sure = worked(reviewer.get(&format!("{place}/publication")).await);
    let held = sure.form("publication").submit(&mut reviewer).await;
    assert_eq!(held.status, 409, "{}", held.text());
    assert!(story::report(&site, "pagina").await.slug.is_none(), "nothing is public");
    worked(held.form("publication").set("all_the_same", "yes").submit(&mut reviewer).await);
    let slug = story::report(&site, "pagina").await.slug.unwrap();
    let public = worked(site.visitor().get(&format!("/it/rapporti/{slug}/")).await);
    assert!(!public.says("Il titolo è lungo."), "what was said in review is not public");
}

#[tokio::test]
async fn what_a_team_says_about_an_unsent_part_is_not_for_the_staff() {
    let site = Site::demo().await;
    let mut editor = site.as_one_of_the_story("edo@demo.example").await;
    // A draft is not there for the staff, its threads neither.
    let draft = story::report(&site, "acqua").await;
    let seen = editor.get(&format!("/it/reports/{}/threads", draft.id)).await;
    assert_eq!(seen.status, 404);
    // Of a report whose first parts are public they read those threads, and none of the third part.
    let report = story::report(&site, "chiave").await;
    let threads = format!("/it/reports/{}/threads", report.id);
    let mut team = site.as_one_of_the_story("gabbiano-bianco-359").await;
    let section = worked(team.get(&format!("/it/reports/{}/effect", report.id)).await);
    let form = section.form("question-impact_story").set("value", "Una storia non ancora finita.");
    worked(form.submit(&mut team).await);
    let words = [("body", "Scriviamo anche di Rosalia?")];
    worked(team.post(&format!("{threads}/impact_story"), &words).await);
    let seen = worked(editor.get(&threads).await);
    for secret in ["Una storia non ancora finita.", "Scriviamo anche di Rosalia?"] {
        assert!(worked(team.get(&threads).await).says(secret));
        assert!(!seen.says(secret), "{secret}");
    }
    assert!(story::part(&site, "chiave", Part::Impact).await.sent_at.is_none());
}
