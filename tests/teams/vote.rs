//! A secret vote with an open result.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use tables::ids::TeamId;
use tables::kinds::NoticeKind;
use tables::{ballot, class, event, notice, team_member, team_vote, vote_option};

use crate::support::{Browser, Site, story};

const DARIO: &str = "merlo-nero-730";
const IRINA: &str = "cervo-verde-422";

async fn votes(site: &Site, team: TeamId) -> Vec<team_vote::Model> {
    let of_team = team_vote::Entity::find().filter(team_vote::Column::TeamId.eq(team));
    of_team.order_by_asc(team_vote::Column::Id).all(&site.app.db).await.unwrap()
}

async fn told(site: &Site, person: tables::ids::PersonId) -> usize {
    let choice = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person))
        .filter(notice::Column::Kind.eq(NoticeKind::Choice));
    choice.all(&site.app.db).await.unwrap().len()
}

async fn vote(browser: &mut Browser, path: &str, choice: &str) -> crate::support::browser::PageSeen {
    browser.get(path).await.form("ballot").set("choice", choice).submit(browser).await
}

/// Everything that the database holds of ballots.
async fn ballots(site: &Site) -> Vec<ballot::Model> {
    ballot::Entity::find().all(&site.app.db).await.unwrap()
}

#[tokio::test]
async fn nobody_sees_a_vote_and_everybody_sees_the_result() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/vote", bussola.id);
    let (mut dario, mut irina) =
        (site.as_one_of_the_story(DARIO).await, site.as_one_of_the_story(IRINA).await);
    let dario_s = story::person(&site, DARIO).await.id;
    assert_eq!(told(&site, dario_s).await, 1, "the vote was opened");
    // Irina has voted in the story. Neither she nor anybody else can read for what.
    let own = irina.get(&path).await;
    assert!(own.says("hai votato") && own.says("Hanno votato 1 su 2"), "{}", own.text());
    assert_eq!(own.form("ballot").value("choice"), "", "not even she");
    let page = dario.get(&path).await;
    assert!(!page.says("hai votato") && page.says("Hanno votato 1 su 2"), "{}", page.text());
    for who in ["ferri@demo.example", "viola@demo.example", "teresa@demo.example", "ada@demo.example"] {
        let mut browser = site.as_one_of_the_story(who).await;
        let page = browser.get(&path).await;
        assert!(
            page.attributes("#ballot", "id").is_empty() && page.says("Vota solo chi è nella squadra"),
            "{who}"
        );
        let open = votes(&site, bussola.id).await.remove(0);
        let id = open.id.to_string();
        let refused =
            browser.post(&format!("{path}/ballot"), &[("vote", id.as_str()), ("choice", "1")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{who}");
    }
    // The ballot has no person in it, and what is left of the vote has neither.
    let before = ballots(&site).await;
    assert_eq!(before.len(), 1);
    assert_eq!(before[0].key.len(), 44, "a hash: {before:?}");
    // She changes her mind, which nobody can tell from the outside.
    let changed = vote(&mut irina, &path, "1").await;
    assert!(changed.says("Il tuo voto c’è") && changed.says("Hanno votato 1 su 2"), "{}", changed.text());
    assert_eq!(ballots(&site).await.len(), 1, "one ballot each");
    // The last one closes it.
    let result = vote(&mut dario, &path, "1").await;
    assert!(result.says("ora hanno votato tutti") && result.says("Ha vinto:"), "{}", result.text());
    assert_eq!(result.all("table.counts td").remove(0), "2");
    assert!(ballots(&site).await.is_empty(), "ballots are gone, numbers stay");
    assert_eq!(told(&site, dario_s).await, 2, "and closed");
    let mut ferri = site.as_one_of_the_story("ferri@demo.example").await;
    assert!(ferri.get(&path).await.says("Voti: 2 su 2"), "open to all who see the team");
    // Events tell that a vote was opened, and never that somebody voted.
    let events = event::Entity::find().filter(event::Column::Kind.starts_with("choice."));
    let kinds: Vec<String> =
        events.all(&site.app.db).await.unwrap().into_iter().map(|one| one.kind).collect();
    assert!(kinds.iter().all(|kind| kind == "choice.vote-opened"), "{kinds:?}");
}

#[tokio::test]
async fn a_tie_is_said_plainly_and_broken_by_a_run_off_between_the_tied() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/vote", bussola.id);
    let (mut dario, mut irina) =
        (site.as_one_of_the_story(DARIO).await, site.as_one_of_the_story(IRINA).await);
    vote(&mut irina, &path, "2").await;
    let tied = vote(&mut dario, &path, "3").await;
    assert!(tied.says("Pareggio: 2 progetti hanno gli stessi voti"), "{}", tied.text());
    let form = tied.attributes("form[id^=run-off-]", "id").remove(0);
    let again = tied.form(&form).submit(&mut dario).await;
    assert!(again.says("Ballottaggio aperto"), "{}", again.text());
    assert_eq!(
        again.attributes("#ballot input[type=radio]", "value"),
        ["1", "2", "0"],
        "the tied, and none of these"
    );
    let all = votes(&site, bussola.id).await;
    assert_eq!(all[1].run_off_of, Some(all[0].id));
    let options = vote_option::Entity::find().filter(vote_option::Column::VoteId.eq(all[0].id));
    assert_eq!(options.count(&site.app.db).await.unwrap(), 3);
    vote(&mut irina, &path, "0").await;
    let none = vote(&mut dario, &path, "0").await;
    assert!(none.says("Ha vinto «Nessuno di questi»"), "{}", none.text());
    // Where nothing is tied there is nothing to break.
    let no = dario.post(&path, &[("run_off_of", all[1].id.to_string().as_str())]).await;
    assert!(no.says("non c’è un pareggio"), "{}", no.text());
}

#[tokio::test]
async fn one_vote_at_a_time_is_open_and_who_opened_it_or_a_teacher_closes_it() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/vote", bussola.id);
    let (mut dario, mut irina) =
        (site.as_one_of_the_story(DARIO).await, site.as_one_of_the_story(IRINA).await);
    assert!(dario.post(&path, &[]).await.says("C’è già un voto aperto"));
    // Irina opened it, Dario may not close it as long as he has not voted.
    let open = votes(&site, bussola.id).await[0].id.to_string();
    assert!(dario.get(&path).await.attributes("#closing", "id").is_empty());
    assert!(
        dario
            .post(&format!("{path}/closing"), &[("vote", open.as_str())])
            .await
            .says("può chiudere il voto solo")
    );
    let mut ferri = site.as_one_of_the_story("ferri@demo.example").await;
    let closed = ferri.get(&path).await.form("closing").submit(&mut ferri).await;
    assert!(closed.says("Voti: 1 su 2") && closed.says("Ha vinto:"), "{}", closed.text());
    assert!(ferri.post(&format!("{path}/closing"), &[("vote", open.as_str())]).await.says("già chiuso"));
    assert!(
        irina
            .post(&format!("{path}/ballot"), &[("vote", open.as_str()), ("choice", "1")])
            .await
            .says("già chiuso")
    );
    // Two who press at once open one.
    let (one, other) = tokio::join!(async { dario.post(&path, &[]).await.status }, async {
        irina.post(&path, &[]).await.status
    });
    assert!(one == StatusCode::OK && other == StatusCode::OK);
    let all = votes(&site, bussola.id).await;
    assert_eq!(all.iter().filter(|row| row.closed_at.is_none()).count(), 1, "{all:?}");
    // Another team's vote is none of theirs.
    let acqua = story::team(&site, "acqua").await;
    let theirs = votes(&site, acqua.id).await[0].id.to_string();
    assert!(dario.post(&format!("{path}/closing"), &[("vote", theirs.as_str())]).await.says("già chiuso"));
    let odd = dario
        .post(&format!("{path}/ballot"), &[("vote", all[1].id.to_string().as_str()), ("choice", "99")])
        .await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_leaves_the_team_keeps_no_vote() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/vote", bussola.id);
    let irina = story::person(&site, IRINA).await.id;
    team_member::Entity::update_many()
        .col_expr(team_member::Column::LeftAt, Expr::value(Some(site.app.clock.now())))
        .filter(team_member::Column::PersonId.eq(irina))
        .exec(&site.app.db)
        .await
        .unwrap();
    let mut dario = site.as_one_of_the_story(DARIO).await;
    assert!(dario.get(&path).await.says("Hanno votato 0 su 1"));
    let result = vote(&mut dario, &path, "0").await;
    assert!(result.says("Voti: 1 su 1") && result.says("Ha vinto «Nessuno di questi»"), "{}", result.text());
}

#[tokio::test]
async fn who_looks_at_the_site_as_a_student_neither_reads_nor_casts_a_vote() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/vote", bussola.id);
    let irina = story::person(&site, IRINA).await.id;
    let mut ada = site.as_one_of_the_story("ada@demo.example").await;
    let begun = ada.post(&format!("/it/people/{irina}/acting"), &[]).await;
    assert_eq!(begun.path, "/it/home", "{}", begun.text());
    let page = ada.get(&path).await;
    assert_eq!(page.form("ballot").value("choice"), "");
    let before = ballots(&site).await;
    let refused = page.form("ballot").set("choice", "2").submit(&mut ada).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(ballots(&site).await, before);
}

#[tokio::test]
async fn until_the_report_has_a_word_in_it_a_team_can_still_vote_and_choose_another() {
    let site = Site::demo().await;
    class::Entity::update_many()
        .col_expr(class::Column::ChoiceApproval, Expr::value(false))
        .exec(&site.app.db)
        .await
        .unwrap();
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/vote", bussola.id);
    let (mut dario, mut irina) =
        (site.as_one_of_the_story(DARIO).await, site.as_one_of_the_story(IRINA).await);
    vote(&mut irina, &path, "1").await;
    let won = vote(&mut dario, &path, "1").await;
    won.form("choose-winner").submit(&mut dario).await;
    let report = story::report(&site, "bussola").await;
    let page = dario.get(&path).await;
    let forms = page.attributes("form", "id");
    assert!(forms.contains(&"opening".to_owned()), "they may think again: {forms:?}");
    assert!(!forms.contains(&"choose-winner".to_owned()), "this one is chosen already");
    let section = dario.get(&format!("/it/reports/{}/desk", report.id)).await;
    section.form("question-title").set("value", "Il tram che manca").submit(&mut dario).await;
    let forms = dario.get(&path).await.attributes("form", "id");
    assert!(!forms.contains(&"opening".to_owned()), "now they write: {forms:?}");
}
