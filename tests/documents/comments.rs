//! What is said about a passage stays with it, names call people, and a teacher has the last word.

use coesa::documents::mentions::called;
use coesa::documents::passages::{self, Place, place};
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::PersonId;
use tables::kinds::NoticeKind;
use tables::{document_comment, event, notice};

use super::{document, text};
use crate::support::{Site, story};

async fn notices(site: &Site, sign_in: &str, kind: NoticeKind) -> usize {
    let person = story::person(site, sign_in).await;
    let rows = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person.id))
        .filter(notice::Column::Kind.eq(kind));
    rows.all(&site.app.db).await.unwrap().len()
}

#[test]
fn a_quoted_passage_is_found_again_or_said_to_be_gone() {
    let all = passages::of("# Titolo\n\nUna frase con **parole** dentro.\n\n- uno\n- due\n\n---\n\nAltro.");
    assert_eq!(all.len(), 5);
    assert!(all[3].key.is_empty(), "a line is nothing to comment on");
    let key = &all[1].key;
    assert!(all[1].has("frase con parole") && !all[1].has("parole con frase"));
    assert_eq!(place(&all, key, "con parole"), Place::Same(2));
    let changed = passages::of("# Titolo\n\nAltro prima.\n\nOra una frase con *parole* nuove dentro.");
    assert_eq!(place(&changed, key, "frase con parole"), Place::Around(3));
    assert_eq!(place(&passages::of("Niente."), key, "frase con parole"), Place::Gone);
    let long = passages::of(&"parola lunga ".repeat(60));
    assert_eq!(
        place(&long, "", &long[0].beginning()),
        Place::Around(1),
        "the sign that more follows is no word"
    );
}

#[test]
fn a_name_after_the_sign_calls_and_nothing_else_does() {
    let people = [(PersonId(1), "Anna".to_owned()), (PersonId(2), "Anna Rita".to_owned())];
    let people: Vec<_> = people.into_iter().chain([(PersonId(3), "Prof. Bruni".to_owned())]).collect();
    let ids = |words: &str| called(words, &people).iter().map(|id| id.0).collect::<Vec<_>>();
    assert_eq!(ids("Senti @anna, che ne dici?"), [1]);
    assert_eq!(ids("@Anna Rita e @PROF. BRUNI"), [2, 3]);
    assert_eq!(ids("@Annabella, anna@scuola.example, Anna"), [0_i64; 0]);
    let twins = [(PersonId(4), "Leo".to_owned()), (PersonId(5), "Leo".to_owned())];
    assert_eq!(called("@Leo", &twins), [PersonId(4), PersonId(5)]);
}

#[tokio::test]
async fn a_comment_on_a_passage_calls_by_name_and_tells_when_the_passage_changes() {
    let site = Site::demo().await;
    let (row, address) = document(&site).await;
    let (mut giulia, mut viola) = (
        site.as_one_of_the_story("lince-blu-427").await,
        site.as_one_of_the_story("viola@demo.example").await,
    );
    let page = giulia.get(&address).await;
    let choose = page.attributes(".passage-talk a.add", "href");
    let on = giulia.get(choose[1].split('#').next().unwrap()).await;
    let form = on.form("comment");
    assert!(!form.value("passage").is_empty(), "the link beside the passage has chosen it");
    let words = "Manca il cognome. @Omar lo chiedi tu?";
    let said = form.set("words", words).submit(&mut giulia).await;
    assert!(said.says(words), "{}", said.text());
    assert_eq!(notices(&site, "gufo-verde-219", NoticeKind::Mention).await, 1);
    assert_eq!(notices(&site, "gufo-verde-219", NoticeKind::Comment).await, 0, "told once");
    assert_eq!(notices(&site, "bruni@demo.example", NoticeKind::Comment).await, 1);
    assert_eq!(notices(&site, "lince-blu-427", NoticeKind::Mention).await, 0, "not oneself");
    // By the list, with exact words; a supporter is marked.
    let page = viola.get(&address).await;
    let teacher = story::person(&site, "bruni@demo.example").await;
    let form = page.form("comment").set("quote", "nuove condotte").set("call", &teacher.id.to_string());
    let said = form.set("words", "Dov’è la mappa?").submit(&mut viola).await;
    assert!(said.says(&format!("@{} Dov’è la mappa?", teacher.name)), "{}", said.text());
    assert!(said.all(".entry-supporter").iter().any(|one| one.contains("Dov’è la mappa?")));
    assert_eq!(notices(&site, "bruni@demo.example", NoticeKind::Mention).await, 1);
    let wrong =
        page.form("comment").set("quote", "mai scritto").set("words", "Che cosa?").submit(&mut viola).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Queste parole non sono nel documento"), "{}", wrong.text());
    assert_eq!(wrong.form("comment").value("words"), "Che cosa?");
    // The passage changes around the words, then the words go.
    let edit = giulia.get(&format!("{address}/edit")).await;
    let begun = text(&site, row.id).await;
    let around = begun.replace("sono le nuove condotte?", "sono le nuove condotte, in città?");
    let edit = edit.form("writing").set("text", &around).submit(&mut giulia).await;
    assert!(giulia.get(&address).await.says("il passaggio è cambiato intorno a queste parole"));
    let gone = begun.replace("nuove condotte", "reti");
    edit.form("writing").set("text", &gone).submit(&mut giulia).await;
    let page = giulia.get(&address).await;
    assert!(page.says("queste parole non ci sono più") && page.says("nuove condotte"), "{}", page.text());
}

#[tokio::test]
async fn a_conversation_is_answered_settled_and_opened_again_by_an_answer() {
    let site = Site::demo().await;
    let (_, address) = document(&site).await;
    let (mut omar, mut viola) = (
        site.as_one_of_the_story("gufo-verde-219").await,
        site.as_one_of_the_story("viola@demo.example").await,
    );
    let rows = document_comment::Entity::find().order_by_asc(document_comment::Column::Id);
    let first = rows.one(&site.app.db).await.unwrap().unwrap();
    let page = omar.get(&address).await;
    let told = page.form(&format!("answering-{}", first.id)).set("words", " ").submit(&mut omar).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let settled = omar.get(&address).await.form(&format!("settle-{}", first.id)).submit(&mut omar).await;
    assert!(settled.says("risolto"), "{}", settled.text());
    let before = notices(&site, "viola@demo.example", NoticeKind::Comment).await;
    let answer = settled.form(&format!("answering-{}", first.id)).set("words", "Ancora una cosa.");
    let open = answer.submit(&mut omar).await;
    assert!(open.says("Ancora una cosa."));
    // One press too many says it once.
    settled.form(&format!("answering-{}", first.id)).set("words", "Ancora una cosa.").submit(&mut omar).await;
    let same =
        document_comment::Entity::find().filter(document_comment::Column::Words.eq("Ancora una cosa."));
    assert_eq!(same.all(&site.app.db).await.unwrap().len(), 1);
    assert!(open.attributes(&format!("form#settle-{}", first.id), "id").len() == 1, "open again");
    assert_eq!(
        notices(&site, "viola@demo.example", NoticeKind::Comment).await,
        before + 1,
        "who wrote there"
    );
    let settled = viola.get(&address).await.form(&format!("settle-{}", first.id)).submit(&mut viola).await;
    let open = settled.form(&format!("reopen-{}", first.id)).submit(&mut viola).await;
    assert!(open.says("di nuovo aperta"), "{}", open.text());
}

#[tokio::test]
async fn what_adults_have_begun_stands_apart_from_the_teams_own() {
    let site = Site::demo().await;
    let (_, address) = document(&site).await;
    let (mut giulia, mut bruni) = (
        site.as_one_of_the_story("lince-blu-427").await,
        site.as_one_of_the_story("bruni@demo.example").await,
    );
    let page = giulia.get(&address).await;
    assert!(page.all("#comments-team").is_empty(), "nobody of the team has begun a conversation");
    page.form("comment").set("words", "Chi scrive la fine?").submit(&mut giulia).await;
    bruni.get(&address).await.form("comment").set("words", "Citate la delibera.").submit(&mut bruni).await;
    let page = giulia.get(&address).await;
    let group = |by: &str| page.all(&format!("section[aria-labelledby=comments-{by}]")).join(" ");
    let (team, adults) = (group("team"), group("adults"));
    assert!(team.contains("Della squadra") && team.contains("Chi scrive la fine?"), "{team}");
    assert!(
        adults.contains("Di docenti e di chi aiuta") && adults.contains("Citate la delibera."),
        "{adults}"
    );
    assert!(!team.contains("Citate la delibera.") && !adults.contains("Chi scrive la fine?"));
    assert!(
        adults.contains("Giusto, lo chiediamo martedì."),
        "an answer stays in its conversation: {adults}"
    );
}

#[tokio::test]
async fn a_teacher_hides_a_comment_and_the_log_tells() {
    let site = Site::demo().await;
    let (_, address) = document(&site).await;
    let (mut giulia, mut bruni) = (
        site.as_one_of_the_story("lince-blu-427").await,
        site.as_one_of_the_story("bruni@demo.example").await,
    );
    let rows = document_comment::Entity::find().order_by_asc(document_comment::Column::Id);
    let first = rows.one(&site.app.db).await.unwrap().unwrap();
    let hide = format!("{address}/comments/{}/hiding", first.id);
    assert_eq!(giulia.post(&hide, &[]).await.status, StatusCode::FORBIDDEN);
    let page = bruni.get(&address).await;
    assert!(page.form(&format!("hide-{}", first.id)).submit(&mut bruni).await.says(&first.words));
    let page = giulia.get(&address).await;
    assert!(!page.says(&first.words) && page.says("ha nascosto questo commento"), "{}", page.text());
    assert!(site.as_one_of_the_story("teresa@demo.example").await.get(&address).await.says(&first.words));
    let page = bruni.get(&address).await;
    page.form(&format!("show-{}", first.id)).submit(&mut bruni).await;
    assert!(giulia.get(&address).await.says(&first.words));
    let told = event::Entity::find()
        .filter(event::Column::Subject.eq(format!("document-comment:{}", first.id)))
        .order_by_asc(event::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap();
    let kinds: Vec<&str> = told.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["comment.hidden", "comment.shown"]);
}

#[tokio::test]
async fn there_is_no_way_to_say_something_to_one_student_alone() {
    let site = Site::demo().await;
    let (_, address) = document(&site).await;
    let mut viola = site.as_one_of_the_story("viola@demo.example").await;
    let omar = story::person(&site, "gufo-verde-219").await;
    let form = viola.get(&address).await.form("comment").set("call", &omar.id.to_string());
    form.set("words", "Bella domanda.").submit(&mut viola).await;
    assert_eq!(notices(&site, "gufo-verde-219", NoticeKind::Mention).await, 1);
    for other in ["lince-blu-427", "bruni@demo.example"] {
        assert_eq!(notices(&site, other, NoticeKind::Comment).await, 1, "{other} is told too");
        assert!(site.as_one_of_the_story(other).await.get(&address).await.says("@Omar Bella domanda."));
    }
    // Somebody who is not of the team can't be called.
    let sofia = story::person(&site, "riccio-rosso-296").await;
    viola
        .post(&format!("{address}/comments"), &[("words", "@Sofia ciao"), ("call", &sofia.id.to_string())])
        .await;
    assert_eq!(notices(&site, "riccio-rosso-296", NoticeKind::Mention).await, 0);
}
