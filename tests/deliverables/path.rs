//! From the draft to the teacher's yes, with a return in between.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use tables::kinds::{DeliverableState, NoticeKind};
use tables::{deliverable_version, event, notice};

use super::{BRUNI, GIULIA, OMAR, hand_in, page_of, row, send};
use crate::support::{Site, story};

async fn notices(site: &Site, sign_in: &str) -> u64 {
    notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(story::person(site, sign_in).await.id))
        .filter(notice::Column::Kind.eq(NoticeKind::Deliverable))
        .count(&site.app.db)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_team_hands_in_the_teacher_returns_it_with_words_and_then_accepts_it() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "canvas").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let before = (notices(&site, BRUNI).await, notices(&site, OMAR).await);
    let opened = giulia.get(&page).await;
    assert!(opened.says("bozza") && opened.says("mancano 25 giorni"), "{}", opened.text());
    assert!(opened.says("Una buona domanda si può verificare"), "what is good: {}", opened.text());
    // With a link to a page of the team's own.
    let form = opened.form("draft").set("words", "## Domanda\n\nQuanta **acqua** si perde?");
    let form = form.set("link-0-title", "La squadra").set("link-0-url", "/it/teams/1").set("then", "hand-in");
    let done = send(form, &mut giulia).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert!(done.says("Consegnata.") && !done.html().contains("id=\"draft\""), "{}", done.text());
    assert!(done.html().contains("<strong>acqua</strong>"), "the text is shown as it is meant");
    assert_eq!(notices(&site, BRUNI).await, before.0 + 1);
    assert_eq!(notices(&site, OMAR).await, before.1, "the team knows");
    let team = story::team(&site, "acqua").await;
    // The teacher finds it, and asks for more: not without a word.
    let list = bruni.get(&format!("/it/classes/{}/deliverables", team.class_id)).await;
    assert!(list.says("Canvas con la domanda di ricerca"), "{}", list.text());
    let empty = bruni.get(&page).await.form("judgement").set("then", "return").submit(&mut bruni).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = "Aggiungete <b>la fonte</b>.";
    let form = empty.form("judgement").set("then", "return").set("answer", words);
    let returned = form.submit(&mut bruni).await;
    assert!(returned.says("da rivedere") && returned.says(words), "{}", returned.text());
    assert_eq!(notices(&site, OMAR).await, before.1 + 1);
    assert!(giulia.get("/it/home").await.says("Da rivedere: Canvas con la domanda di ricerca"));
    // What had been handed in stays as it was, whatever is done to the draft.
    hand_in(&mut giulia, &page, "Con la fonte: il gestore idrico.").await;
    let first = giulia.get(&format!("{page}/versions/1")).await;
    assert!(first.says("Quanta acqua si perde?") && !first.says("gestore idrico"), "{}", first.text());
    assert!(first.says(words) && first.says("La squadra"), "{}", first.text());
    let accepted = bruni.get(&page).await.form("judgement").set("then", "accept").submit(&mut bruni).await;
    assert!(accepted.says("accettata"), "{}", accepted.text());
    let row = row(&site, "acqua", 2, "canvas").await.unwrap();
    assert_eq!((row.state, row.versions, row.late_minutes), (DeliverableState::Accepted, 2, None));
    let versions = deliverable_version::Entity::find()
        .filter(deliverable_version::Column::DeliverableId.eq(row.id))
        .count(&site.app.db)
        .await
        .unwrap();
    assert_eq!(versions, 2);
    let subject = format!("deliverable:{}", row.id);
    let events: Vec<String> = event::Entity::find()
        .filter(event::Column::Subject.eq(subject))
        .order_by_asc(event::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap()
        .into_iter()
        .map(|event| event.kind)
        .collect();
    let kinds = ["handed-in", "returned", "handed-in", "accepted"].map(|kind| format!("deliverable.{kind}"));
    assert_eq!(events, kinds);
}

#[tokio::test]
async fn an_answer_to_another_version_is_refused_and_its_words_are_kept() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 1, "blog-post").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let old = bruni.get(&page).await.form("judgement");
    giulia.get(&page).await.form("taking-back").submit(&mut giulia).await;
    hand_in(&mut giulia, &page, "Un altro testo.").await;
    let moved = old.set("then", "accept").set("answer", "Bravi!").submit(&mut bruni).await;
    assert_eq!(moved.status, StatusCode::CONFLICT);
    assert_eq!(moved.form("judgement").value("answer"), "Bravi!");
    assert_eq!(row(&site, "acqua", 1, "blog-post").await.unwrap().state, DeliverableState::HandedIn);
    // Nor are they lost when somebody has answered already, and there is nothing to answer any more.
    let late = bruni.get(&page).await.form("judgement");
    bruni
        .get(&page)
        .await
        .form("judgement")
        .set("then", "return")
        .set("answer", "Ancora.")
        .submit(&mut bruni)
        .await;
    let late = late.set("then", "accept").set("answer", "Proprio bravi!").submit(&mut bruni).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.all("form#judgement").is_empty() && late.says("Proprio bravi!"), "{}", late.text());
}

#[tokio::test]
async fn what_is_taken_back_before_an_answer_counts_as_never_handed_in() {
    let site = Site::demo().await;
    let page = page_of(&site, "acqua", 2, "blog-post").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    hand_in(&mut giulia, &page, "Quasi niente.").await;
    let back = giulia.get(&page).await.form("taking-back").submit(&mut giulia).await;
    assert!(back.says("di nuovo una bozza"), "{}", back.text());
    let taken = row(&site, "acqua", 2, "blog-post").await.unwrap();
    assert_eq!((taken.state, taken.first_handed_at), (DeliverableState::Draft, None));
    // A month later: late, although something empty had been there in time.
    site.app.clock.advance(chrono::Duration::days(30));
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let late = hand_in(&mut giulia, &page, "Il testo vero.").await;
    assert!(late.says("in ritardo di 4 giorni"), "{}", late.text());
    // Twice the same form: the second finds nothing to take back.
    let form = giulia.get(&page).await.form("taking-back");
    let again = giulia.get(&page).await.form("taking-back");
    form.submit(&mut giulia).await;
    assert!(again.submit(&mut giulia).await.says("Nel frattempo qualcosa è cambiato"));
}
