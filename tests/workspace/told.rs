//! What the log tells of documents, posts, data, hand-ins and the choice, and what it tells nobody.

use std::collections::BTreeSet;

use coesa::documents::access::WriteDocument;
use coesa::documents::keep;
use coesa::documents::save::{self, Draft, Saved};
use coesa::teams::access::EditTeam;
use http::StatusCode;

use super::{BRUNI, GIULIA, OMAR, TERESA, VIOLA, acqua, actor};
use crate::support::{Browser, Site, story};

const DARIO: &str = "merlo-nero-730";
const IRINA: &str = "cervo-verde-422";
const FERRI: &str = "ferri@demo.example";
/// What is public of team Acqua's blog, and what is not.
const PUBLIC: &str = "Perché abbiamo scelto i tubi sotto le nostre strade";
const DRAFT: &str = "La lettera all’acquedotto";

/// Sentence and address of each line, page after page.
async fn lines(browser: &mut Browser, address: &str) -> Vec<(String, String)> {
    let (mut all, mut address) = (Vec::new(), address.to_owned());
    loop {
        let page = browser.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        all.extend(page.all(".happenings a").into_iter().zip(page.attributes(".happenings a", "href")));
        let Some(next) = page.attributes("nav.pager a[rel=next]", "href").pop() else { return all };
        address = next;
    }
}

/// Where the first line leads that says this.
async fn place(browser: &mut Browser, address: &str, words: &str) -> String {
    let lines = lines(browser, address).await;
    let found = lines.iter().find(|(said, _)| said.contains(words));
    found.unwrap_or_else(|| panic!("{words} in {lines:?}")).1.clone()
}

async fn says(browser: &mut Browser, address: &str, words: &str) -> bool {
    lines(browser, address).await.iter().any(|(said, _)| said.contains(words))
}

#[tokio::test]
async fn each_kind_of_work_is_told_with_where_it_is() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "activity").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let all = lines(&mut giulia, &path).await;
    for (kind, said, to) in [
        ("documents", "Giulia ha cominciato il documento «Verbale", "/documents/"),
        ("documents", "Omar ha scritto nel documento «Intervista", "/documents/"),
        ("documents", "Viola ha commentato il documento «Intervista", "#thread-"),
        ("posts", "Omar ha cominciato il post «La lettera", "/posts/"),
        ("posts", "Omar ha scritto nel post «La lettera", "/posts/"),
        ("posts", "Giulia ha chiesto a chi insegna di controllare il post «Perché", "/posts/"),
        ("posts", "Prof. Bruni ha pubblicato il post «Perché", "/posts/"),
        ("desk", "Giulia ha salvato la selezione di dati", "/desk/selections/"),
        ("desk", "Omar ha fatto il grafico", "/desk/charts/"),
        ("deliverables", "Omar ha consegnato «", "/deliverables/"),
        ("deliverables", "Prof. Bruni ha accettato la consegna «", "/deliverables/"),
        ("list", "Giulia ha aperto il voto segreto", "/vote"),
        ("list", "Il voto segreto è chiuso", "/vote#vote-"),
        ("list", "Giulia ha scritto una ragione contro", "/shortlist#item-"),
        ("list", "Omar ha scritto una ragione a favore", "/shortlist#item-"),
        ("list", "ha messo in lista", "/progetti/"),
    ] {
        let href = place(&mut giulia, &format!("{path}?kind={kind}"), said).await;
        assert!(href.contains(to), "{said}: {href}");
        assert_eq!(giulia.get(&href).await.status, StatusCode::OK, "{href}");
        assert!(all.iter().any(|(words, _)| words.contains(said)), "{said} among all");
    }
    // What one did is told without what others did, and no one closes a vote.
    let omar = story::person(&site, OMAR).await.id;
    let own = lines(&mut giulia, &format!("{path}?who={omar}")).await;
    assert!(own.iter().all(|(said, _)| said.starts_with("Omar")), "{own:?}");
    let english = lines(&mut giulia, &path.replace("/it/", "/en/")).await;
    for said in ["began the document", "asked the teacher to check", "handed in", "secret vote is closed"] {
        assert!(english.iter().any(|(words, _)| words.contains(said)), "{said} in {english:?}");
    }
}

#[tokio::test]
async fn whoever_is_told_of_something_may_read_it_and_staff_are_told_of_no_draft() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "activity").await;
    for (sign_in, sees) in [(GIULIA, true), (BRUNI, true), (VIOLA, true), (TERESA, false)] {
        let mut browser = site.as_one_of_the_story(sign_in).await;
        let told = lines(&mut browser, &path).await;
        assert!(told.iter().any(|(said, _)| said.contains(PUBLIC)), "{sign_in}: {told:?}");
        assert_eq!(told.iter().any(|(said, _)| said.contains(DRAFT)), sees, "{sign_in}: {told:?}");
        let mut places = BTreeSet::new();
        for kind in ["documents", "posts", "desk", "deliverables", "list"] {
            let told = lines(&mut browser, &format!("{path}?kind={kind}")).await;
            places.extend(told.into_iter().filter_map(|(_, href)| href.split('#').next().map(str::to_owned)));
        }
        assert!(places.len() > 8, "{places:?}");
        for href in places {
            assert_eq!(browser.get(&href).await.status, StatusCode::OK, "{sign_in}: {href}");
        }
    }
}

#[tokio::test]
async fn what_a_teacher_hides_is_not_told_and_staff_have_no_name() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "activity").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut bruni = site.as_one_of_the_story(BRUNI).await;
    let documents = format!("{path}?kind=documents");
    let talk = place(&mut giulia, &documents, "ha commentato").await;
    let page = bruni.get(&talk).await;
    for form in page.attributes("form[id^=hide-]", "id") {
        page.form(&form).submit(&mut bruni).await;
    }
    assert!(!says(&mut giulia, &documents, "ha commentato").await);
    let posts = format!("{path}?kind=posts");
    let post = place(&mut giulia, &posts, PUBLIC).await;
    let mut teresa = site.as_one_of_the_story(TERESA).await;
    let page = teresa.get(&format!("{post}/hiding")).await;
    page.form("hide").set("why", "rights").submit(&mut teresa).await;
    let told = lines(&mut giulia, &posts).await;
    let hidden = format!("La redazione ha tolto dal pubblico il post «{PUBLIC}»");
    assert!(told.iter().any(|(said, _)| *said == hidden), "{told:?}");
    assert!(told.iter().all(|(said, _)| !said.contains("Teresa")), "{told:?}");
}

#[tokio::test]
async fn of_a_vote_it_is_told_that_it_is_open_and_closed_and_not_who_voted() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let address = format!("/it/teams/{}/activity", bussola.id);
    let mut dario = site.as_one_of_the_story(DARIO).await;
    let before = lines(&mut dario, &address).await;
    assert!(before.iter().any(|(said, _)| said == "Irina ha aperto il voto segreto sui progetti"));
    assert!(!before.iter().any(|(said, _)| said.contains("chiuso")), "{before:?}");
    site.app.clock.advance(chrono::Duration::minutes(5));
    let vote = dario.get(&format!("/it/teams/{}/vote", bussola.id)).await;
    let result = vote.form("ballot").set("choice", "1").submit(&mut dario).await;
    assert!(result.says("ora hanno votato tutti"), "{}", result.text());
    let after = lines(&mut dario, &address).await;
    assert_eq!(after.len(), before.len() + 1, "{after:?}");
    assert_eq!(after[0].0, "Il voto segreto è chiuso: si vede il risultato");
    // Among what the two did there is no such line: whose ballot was the last is nobody's business.
    for sign_in in [DARIO, IRINA] {
        let who = story::person(&site, sign_in).await.id;
        let own = lines(&mut dario, &format!("{address}?who={who}&kind=list")).await;
        assert!(!own.is_empty() && !own.iter().any(|(said, _)| said.contains("chiuso")), "{own:?}");
    }
}

#[tokio::test]
async fn a_proposal_its_return_and_the_teachers_yes_are_told() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let (address, list) =
        (format!("/it/teams/{}/activity", bussola.id), format!("/it/teams/{}/shortlist", bussola.id));
    let (mut dario, mut ferri) =
        (site.as_one_of_the_story(DARIO).await, site.as_one_of_the_story(FERRI).await);
    let settings = ferri.get(&format!("/it/classes/{}/settings", bussola.class_id)).await;
    settings.form("choice-approval").set("choice_approval", "yes").submit(&mut ferri).await;
    let page = dario.get(&list).await;
    let choices = page.attributes("form[id^=choice-]", "id");
    page.form(&choices[0]).submit(&mut dario).await;
    let to = place(&mut dario, &address, "Dario ha proposto a chi insegna il progetto «").await;
    assert_eq!(to, list);
    ferri.get(&list).await.form("return").set("reason", "Non ancora.").submit(&mut ferri).await;
    let sent_back = "Prof.ssa Ferri ha rimandato alla squadra il progetto proposto";
    assert_eq!(place(&mut dario, &address, sent_back).await, list);
    dario.get(&list).await.form(&choices[1]).submit(&mut dario).await;
    ferri.get(&list).await.form("approval").submit(&mut ferri).await;
    let told = lines(&mut dario, &address).await;
    let yes = "Prof.ssa Ferri ha detto sì al progetto proposto dalla squadra";
    let (_, href) = told.iter().find(|(said, _)| said == yes).unwrap();
    assert_eq!(dario.get(href).await.status, StatusCode::OK);
    assert!(told.iter().all(|(said, _)| !said.contains("ha scelto il progetto")), "{told:?}");
}

#[tokio::test]
async fn what_was_handed_in_is_told_with_what_became_of_it() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "activity").await;
    let address = format!("{path}?kind=deliverables");
    let (mut omar, mut bruni) = (site.as_one_of_the_story(OMAR).await, site.as_one_of_the_story(BRUNI).await);
    let page = place(&mut omar, &address, "Omar ha consegnato «").await;
    site.app.clock.advance(chrono::Duration::minutes(5));
    let form = bruni.get(&page).await.form("judgement");
    form.set("then", "return").set("answer", "Con la fonte.").submit(&mut bruni).await;
    assert_eq!(place(&mut omar, &address, "Prof. Bruni ha rimandato alla squadra la consegna «").await, page);
    let draft = omar.get(&page).await.form("draft").set("words", "Con la fonte.").set("then", "hand-in");
    draft.submit_with(&mut omar, "revision", "", b"").await;
    assert_eq!(place(&mut omar, &address, "Omar ha consegnato di nuovo «").await, page);
    omar.get(&page).await.form("taking-back").submit(&mut omar).await;
    assert_eq!(place(&mut omar, &address, "Omar ha ripreso la consegna «").await, page);
}

#[tokio::test]
async fn every_text_of_two_documents_is_told_once_page_after_page() {
    let site = Site::demo().await;
    let (team, path) = acqua(&site, "activity").await;
    let db = &site.app.db;
    let [giulia, omar] = [actor(&site, GIULIA).await, actor(&site, OMAR).await];
    let mut documents = Vec::new();
    for title in ["Primo", "Secondo"] {
        let may = EditTeam::check(db, giulia.clone(), team.id).await.unwrap();
        let id = keep::create(&site.app, &may, &Draft::new(title, "")).await.unwrap().unwrap();
        documents.push((title, id));
    }
    // All at the same moment, by two in turn.
    for n in 0..40 {
        for (title, id) in &documents {
            let by = if n % 2 == 0 { omar.clone() } else { giulia.clone() };
            let may = WriteDocument::check(db, by, team.id, *id).await.unwrap();
            let draft = Draft::new(title, &format!("testo {n}"));
            let saved = save::save(&site.app, &may, draft, may.document.revision, "").await.unwrap();
            assert!(matches!(saved, Saved::Done { .. }), "{saved:?}");
        }
    }
    // And the first text again.
    let (_, first) = documents[0];
    let may = WriteDocument::check(db, omar, team.id, first).await.unwrap();
    keep::restore(&site.app, &may, may.document.revision, 2).await.unwrap();
    let mut browser = site.as_one_of_the_story(GIULIA).await;
    let told = lines(&mut browser, &format!("{path}?kind=documents")).await;
    let count = |words: &str| told.iter().filter(|(said, _)| said.ends_with(words)).count();
    for (title, id) in documents {
        assert_eq!(count(&format!("ha scritto nel documento «{title}»")), 40, "{told:?}");
        assert_eq!(count(&format!("Giulia ha cominciato il documento «{title}»")), 1, "{told:?}");
        let mut own = told.iter().filter(|(said, _)| said.contains(&format!("«{title}»")));
        assert!(own.all(|(_, href)| href.ends_with(&format!("/documents/{id}"))));
    }
    assert_eq!(count("Omar ha ripreso una versione di prima del documento «Primo»"), 1, "{told:?}");
}
