//! The teacher's work: the overview, teams, new passwords, cards.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{event, team_member};

use super::{class, person};
use crate::support::Site;

#[tokio::test]
async fn the_overview_shows_students_teams_and_where_the_reports_stand() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    for lang in ["it", "en"] {
        let page = teacher.get(&format!("/{lang}/classes/{}", class.id)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        assert!(page.says("Giulia") && page.says("lince-blu-427"), "{}", page.text());
        let cards = teacher.get(&format!("/{lang}/classes/{}/cards", class.id)).await;
        assert!(cards.says("lince-blu-427") && cards.says("http://coesa.test"), "{}", cards.text());
        assert!(!cards.says(coesa::demo::PASSWORD));
    }
}

#[tokio::test]
async fn the_teacher_sees_who_has_read_what_and_takes_it_home() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let path = format!("/it/classes/{}/course", class.id);
    let front = teacher.get(&format!("/it/classes/{}", class.id)).await;
    assert!(front.attributes("a", "href").contains(&path), "the class's page leads there");
    let page = teacher.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.says("Giulia") && page.says("letta il") && page.says("in media"), "{}", page.text());
    let units = coesa::courses::content::course().unwrap().lessons(coesa::text::Lang::It).len();
    let teams = page.all("section table").len();
    assert_eq!(page.all("section tbody tr").len(), units * teams);
    let file = teacher.get(&format!("{path}/csv")).await;
    let columns = file.text().lines().next().unwrap_or_default().matches(": letta").count();
    assert!(columns == units && file.says("Giulia"), "{}", file.text());
    // Files are named after the class; points and how many there are to get stand apart.
    let safe: String = class.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let export = teacher.get(&format!("/it/classes/{}/export/csv", class.id)).await;
    for (one, begins) in [(&file, "corso-classe"), (&export, "classe")] {
        let named = one.headers["content-disposition"].to_str().unwrap();
        assert!(named.contains(&format!("\"{begins}-{safe}.csv\"")), "{named}");
        let head = one.text().lines().next().unwrap_or_default().to_owned();
        assert_eq!(head.matches(": miglior quiz").count(), units, "{head}");
    }
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    assert_eq!(student.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_teacher_makes_a_team_and_moves_a_student_there_and_out_again() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let giulia = person(&site, "lince-blu-427").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let page = teacher.get(&format!("/it/classes/{}", class.id)).await;
    let made = page.form("new-team").set("name", "Però, che città!").submit(&mut teacher).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    let slug = tables::team::Column::Slug.eq("pero-che-citta");
    let team = tables::team::Entity::find().filter(slug).one(&site.app.db).await.unwrap().unwrap();
    let twice = made.form("new-team").set("name", "PERÒ, che città!").submit(&mut teacher).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(twice.form("new-team").value("name"), "PERÒ, che città!");
    let field = format!("team-{}", giulia.id);
    let current = || async {
        team_member::Entity::find()
            .filter(team_member::Column::PersonId.eq(giulia.id))
            .filter(team_member::Column::LeftAt.is_null())
            .all(&site.app.db)
            .await
            .unwrap()
    };
    let form = made.form("student-teams").set(&field, &team.id.to_string());
    let moved = form.submit(&mut teacher).await;
    assert!(moved.says("Fatto: una persona ha cambiato squadra (Giulia)."), "{}", moved.text());
    assert_eq!(current().await.iter().map(|row| row.team_id).collect::<Vec<_>>(), [team.id]);
    let place = teacher.get(&format!("/it/teams/{}", team.id)).await;
    let back = format!("/it/classes/{}", class.id);
    assert!(place.attributes("main a", "href").contains(&back), "a team leads back to its class");
    let again = moved.form("student-teams").submit(&mut teacher).await;
    assert!(again.says("Nessuno ha cambiato squadra"), "{}", again.text());
    assert_eq!(current().await.len(), 1, "the same team again changes nothing");
    again.form("student-teams").set(&field, "").submit(&mut teacher).await;
    assert_eq!(current().await.len(), 0);
    let rows = team_member::Entity::find().filter(team_member::Column::PersonId.eq(giulia.id));
    assert_eq!(rows.all(&site.app.db).await.unwrap().len(), 2, "what was is kept");
}

#[tokio::test]
async fn a_student_cannot_be_moved_into_another_classes_team() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let other = super::class(&site, "PORTICI-4B").await;
    let foreign = tables::team::Entity::find()
        .filter(tables::team::Column::ClassId.eq(other.id))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap();
    let giulia = person(&site, "lince-blu-427").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let path = format!("/it/classes/{}/students/teams", class.id);
    let field = format!("team-{}", giulia.id);
    let refused = teacher.post(&path, &[(field.as_str(), &foreign.id.to_string())]).await;
    assert!(refused.says("Nel frattempo qualcosa è cambiato"), "{}", refused.text());
    let there = team_member::Entity::find()
        .filter(team_member::Column::PersonId.eq(giulia.id))
        .filter(team_member::Column::TeamId.eq(foreign.id))
        .one(&site.app.db)
        .await
        .unwrap();
    assert!(there.is_none());
}

#[tokio::test]
async fn a_new_password_is_shown_once_ends_all_sessions_and_is_noted() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let giulia = person(&site, "lince-blu-427").await;
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let path = format!("/it/classes/{}/students/{}/password", class.id, giulia.id);
    let page = teacher.get(&path).await;
    let done = page.form("reset").submit(&mut teacher).await;
    assert_eq!(done.headers["cache-control"], "private, no-store");
    let password = done.all("dd")[2].clone();
    let kept = tables::session::Entity::find().all(&site.app.db).await.unwrap();
    assert!(!format!("{kept:?}").contains(&password), "a session keeps the password in clear");
    let reloaded = page.form("reset").submit(&mut teacher).await;
    assert_eq!(reloaded.path, path, "loading the answer again makes no second password");
    assert!(student.get("/it/home").await.path.starts_with("/it/accedi"), "her sessions are over");
    let told = site.enter("lince-blu-427", &password).await.get("/it/notices").await;
    assert!(told.says("dillo subito a chi insegna"), "{}", told.text());
    assert!(!told.says("scrivi a chi gestisce il programma"), "a student has no address to write from");
    assert!(!teacher.get(&path).await.says(&password), "shown once only");
    let noted = event::Entity::find()
        .filter(event::Column::Kind.eq("person.password-reset"))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(noted.subject, format!("person:{}", giulia.id));
    assert!(!noted.detail.to_string().contains(&password));
}

#[tokio::test]
async fn a_teacher_gives_no_password_to_a_student_of_another_class() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let other = super::class(&site, "PORTICI-4B").await;
    let stranger = tables::class_member::Entity::find()
        .filter(tables::class_member::Column::ClassId.eq(other.id))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap();
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let path = format!("/it/classes/{}/students/{}/password", class.id, stranger.person_id);
    assert_eq!(teacher.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(teacher.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_page_of_members_says_since_when_and_who_left_and_a_name_is_corrected() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let giulia = person(&site, "lince-blu-427").await;
    let mut teacher = site.as_one_of_the_story("bruni@demo.example").await;
    let path = format!("/it/classes/{}/members", class.id);
    let front = teacher.get(&format!("/it/classes/{}", class.id)).await;
    assert!(front.attributes("a", "href").contains(&path), "the class's page leads there");
    let page = teacher.get(&path).await;
    let row = page.all("tbody tr").into_iter().find(|row| row.contains("Giulia")).unwrap();
    assert!(row.contains("dal "), "{row}");
    let form = format!("rename-{}", giulia.id);
    let empty = page.form(&form).set("name", " ").submit(&mut teacher).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let twice = page.form(&form).set("name", " OMAR").submit(&mut teacher).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "another has that name");
    assert!(twice.says("aggiungi un’iniziale"), "{}", twice.text());
    let done = page.form(&form).set("name", "Giulietta").submit(&mut teacher).await;
    assert!(done.says("Giulietta") && done.says("Il nome è corretto"), "{}", done.text());
    let noted = event::Entity::find().filter(event::Column::Kind.eq("person.renamed"));
    assert!(noted.one(&site.app.db).await.unwrap().is_some());
    // She leaves: with her days, and her teams.
    teacher.post(&format!("/it/classes/{}/students/{}/leaving", class.id, giulia.id), &[]).await;
    let page = teacher.get(&path).await;
    let gone = page.all("section[aria-labelledby=gone] tbody tr");
    assert!(gone.len() == 1 && gone[0].contains("Giulietta") && gone[0].contains(" al "), "{gone:?}");
    let mut student = site.as_one_of_the_story("riccio-rosso-296").await;
    assert_eq!(student.get(&path).await.status, StatusCode::NOT_FOUND);
}
