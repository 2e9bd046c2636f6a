//! A choice that waits for a teacher's yes.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::kinds::NoticeKind;
use tables::{event, notice, report, team_vote};

use crate::support::{Browser, Site, story};

const DARIO: &str = "merlo-nero-730";
const IRINA: &str = "cervo-verde-422";
const FERRI: &str = "ferri@demo.example";

async fn told(site: &Site, sign_in: &str) -> Vec<String> {
    let person = story::person(site, sign_in).await.id;
    let rows = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(person))
        .filter(notice::Column::Kind.eq(NoticeKind::Choice));
    let rows = rows.all(&site.app.db).await.unwrap();
    rows.into_iter().map(|row| row.params["what"].as_str().unwrap().to_owned()).collect()
}

async fn switch(site: &Site, browser: &mut Browser, team: &tables::team::Model, on: bool) {
    let path = format!("/it/classes/{}/settings", team.class_id);
    let form = browser.get(&path).await.form("choice-approval");
    let form = if on { form.set("choice_approval", "yes") } else { form.untick("choice_approval", "yes") };
    let saved = form.submit(browser).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", site.folder().display());
}

async fn report_of(site: &Site, team: &tables::team::Model) -> Option<report::Model> {
    report::Entity::find().filter(report::Column::TeamId.eq(team.id)).one(&site.app.db).await.unwrap()
}

#[tokio::test]
async fn where_a_class_wants_it_the_teacher_says_yes_before_the_report_begins() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/shortlist", bussola.id);
    let (mut dario, mut ferri) =
        (site.as_one_of_the_story(DARIO).await, site.as_one_of_the_story(FERRI).await);
    switch(&site, &mut ferri, &bussola, true).await;
    let page = dario.get(&path).await;
    assert!(page.says("ha bisogno del sì di chi insegna"), "{}", page.text());
    let choices = page.attributes("form[id^=choice-]", "id");
    let proposed = page.form(&choices[0]).submit(&mut dario).await;
    assert!(
        proposed.says("Proposta inviata") && proposed.says("proposto, aspetta il sì"),
        "{}",
        proposed.text()
    );
    assert!(report_of(&site, &bussola).await.is_none(), "no report yet");
    assert_eq!(told(&site, FERRI).await, ["proposed"]);
    assert!(ferri.get("/it/home").await.says("Bussola propone un progetto"));
    // Proposing the same again tells nobody twice.
    dario.get(&path).await.form(&choices[0]).submit(&mut dario).await;
    assert_eq!(told(&site, FERRI).await.len(), 1);
    // Back with a reason, which has to be there.
    let empty = ferri.get(&path).await.form("return").submit(&mut ferri).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.text());
    let reason = "Un’altra squadra l’ha già fatto: cercate qualcosa di nuovo.";
    let back = ferri.get(&path).await.form("return").set("reason", reason).submit(&mut ferri).await;
    assert!(back.says("è tornata alla squadra"), "{}", back.text());
    let page = dario.get(&path).await;
    assert!(page.says(reason) && page.says("La proposta è tornata indietro"), "{}", page.text());
    assert!(told(&site, DARIO).await.contains(&"returned".to_owned()));
    // Another one, and yes.
    page.form(&choices[1]).submit(&mut dario).await;
    let stale = ferri.post(&format!("/it/teams/{}/choice/approval", bussola.id), &[("revision", "1")]).await;
    assert!(stale.says("Nel frattempo la proposta è cambiata"), "{}", stale.text());
    assert!(report_of(&site, &bussola).await.is_none());
    let yes = ferri.get(&path).await.form("approval").submit(&mut ferri).await;
    assert!(yes.says("Fatto: il report è aperto"), "{}", yes.text());
    let report = report_of(&site, &bussola).await.unwrap();
    assert_eq!(report.created_by, story::person(&site, DARIO).await.id, "who proposed it has begun it");
    assert!(report.snapshot["cost_cents"].is_i64());
    assert!(told(&site, DARIO).await.contains(&"approved".to_owned()));
    let subject = event::Entity::find().filter(event::Column::Subject.eq(format!("team:{}", bussola.id)));
    let kinds: Vec<String> =
        subject.all(&site.app.db).await.unwrap().into_iter().map(|one| one.kind).collect();
    for kind in ["choice.returned", "choice.approved"] {
        assert!(kinds.iter().any(|one| one == kind), "{kinds:?}");
    }
    let gone = ferri.post(&format!("/it/teams/{}/choice/approval", bussola.id), &[("revision", "4")]).await;
    assert!(gone.says("Nel frattempo"), "answered once");
}

#[tokio::test]
async fn nobody_but_the_teacher_answers_and_without_the_setting_the_team_chooses_alone() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let mut dario = site.as_one_of_the_story(DARIO).await;
    for who in [DARIO, "viola@demo.example", "teresa@demo.example", "ada@demo.example"] {
        let mut browser = site.as_one_of_the_story(who).await;
        for deed in ["approval", "return"] {
            let answer =
                browser.post(&format!("/it/teams/{}/choice/{deed}", bussola.id), &[("revision", "1")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{who} {deed}");
        }
    }
    let open = team_vote::Entity::find()
        .filter(team_vote::Column::TeamId.eq(bussola.id))
        .filter(team_vote::Column::ClosedAt.is_null());
    assert_eq!(open.clone().count(&site.app.db).await.unwrap(), 1, "they are voting");
    let (before, own) = (told(&site, IRINA).await, told(&site, DARIO).await);
    let path = format!("/it/teams/{}/shortlist", bussola.id);
    let page = dario.get(&path).await;
    let choices = page.attributes("form[id^=choice-]", "id");
    page.form(&choices[0]).submit(&mut dario).await;
    assert!(report_of(&site, &bussola).await.is_some());
    assert!(told(&site, FERRI).await.is_empty());
    // The vote is over with the choice; the others hear of it once, whoever chose does not.
    assert_eq!(open.count(&site.app.db).await.unwrap(), 0);
    let mut irina = site.as_one_of_the_story(IRINA).await;
    let votes = irina.get(&format!("/it/teams/{}/vote", bussola.id)).await;
    assert!(votes.all("form#ballot").is_empty(), "{}", votes.text());
    page.form(&choices[0]).submit(&mut dario).await;
    assert_eq!(told(&site, IRINA).await, [before, vec!["chosen".to_owned()]].concat());
    assert_eq!(told(&site, DARIO).await, own);
}

#[tokio::test]
async fn what_waits_for_a_yes_lapses_when_the_team_chooses_without_it() {
    let site = Site::demo().await;
    let bussola = story::team(&site, "bussola").await;
    let path = format!("/it/teams/{}/shortlist", bussola.id);
    let (mut dario, mut ferri) =
        (site.as_one_of_the_story(DARIO).await, site.as_one_of_the_story(FERRI).await);
    switch(&site, &mut ferri, &bussola, true).await;
    let choices = dario.get(&path).await.attributes("form[id^=choice-]", "id");
    dario.get(&path).await.form(&choices[0]).submit(&mut dario).await;
    let waiting = ferri.get(&path).await;
    switch(&site, &mut ferri, &bussola, false).await;
    dario.get(&path).await.form(&choices[1]).submit(&mut dario).await;
    let chosen = report_of(&site, &bussola).await.unwrap().project_slug;
    let late = waiting.form("approval").submit(&mut ferri).await;
    assert_eq!(report_of(&site, &bussola).await.unwrap().project_slug, chosen, "{}", late.text());
    assert!(!ferri.get("/it/home").await.says("Bussola propone un progetto"));
}
