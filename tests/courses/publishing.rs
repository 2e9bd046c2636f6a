//! Which edition reads which version of a unit, and for how long.

use coesa::App;
use coesa::clock::Clock;
use coesa::courses::content;
use coesa::text::Lang;
use http::StatusCode;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set};
use tables::{edition_lesson, lesson_progress, lesson_version, quiz_attempt};

use super::authoring::{
    EDO, GIULIA, PUBLICATION, READ, TEXTS, UNIT, begun_with, edition_with, first_edition, publish, write,
};
use super::quiz;
use crate::support::Site;
use crate::support::story::person;

#[tokio::test]
async fn an_archived_edition_reads_what_it_had_for_ever() {
    let site = Site::demo().await;
    let nina = site.student("nina").await;
    let (mine, past) = (first_edition(&site).await, edition_with(&site, 2020, nina.id).await);
    let mut edo = site.as_one_of_the_story(EDO).await;
    write(&mut edo, "La frase di allora.").await;
    publish(&mut edo, "1", &[mine, past]).await;
    let page = edo.get(PUBLICATION).await;
    let archive = edo.get(&format!("/it/editions/{past}")).await;
    archive.form("archive").set("sure", "Altra 2020").submit(&mut edo).await;
    write(&mut edo, "La frase di adesso.").await;

    // A page from before the archiving can't write there any more, and changes nothing elsewhere either.
    let form = page
        .form("publish")
        .set("version", "0")
        .tick("editions", &mine.to_string())
        .tick("editions", &past.to_string());
    let moved = form.submit(&mut edo).await;
    assert_eq!(moved.status, StatusCode::CONFLICT, "{}", moved.text());
    assert!(!moved.attributes("#publish input", "value").contains(&past.to_string()), "it can't be chosen");
    assert!(site.visitor().get(READ).await.says("La frase di allora."));
    publish(&mut edo, "2", &[mine]).await;
    assert!(site.visitor().get(READ).await.says("La frase di adesso."));
    let mut nina = site.signed_in(&nina).await;
    let kept = nina.get(READ).await;
    assert!(kept.says("La frase di allora.") && !kept.says("La frase di adesso."));
    let seen = page.form(&format!("take-back-{past}"));
    assert_eq!(seen.submit(&mut edo).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_was_published_is_taken_back_step_by_step_and_only_once() {
    let site = Site::demo().await;
    let edition = first_edition(&site).await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    for (number, words) in [("1", "Prima versione."), ("2", "Seconda versione.")] {
        write(&mut edo, words).await;
        publish(&mut edo, number, &[edition]).await;
    }
    let take_back = format!("take-back-{edition}");
    let mut visitor = site.visitor();
    assert!(visitor.get(READ).await.says("Seconda versione."));
    let page = edo.get(PUBLICATION).await;
    page.form(&take_back).submit(&mut edo).await;
    let now = visitor.get(READ).await;
    assert!(now.says("Prima versione.") && !now.says("Seconda versione."));
    let twice = page.form(&take_back).submit(&mut edo).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "the page is from before");
    assert!(visitor.get(READ).await.says("Prima versione."));
    edo.get(PUBLICATION).await.form(&take_back).submit(&mut edo).await;
    assert!(!visitor.get(READ).await.says("Prima versione."), "the program's own");
    let page = edo.get(PUBLICATION).await;
    assert!(page.all(&format!("form#{take_back}")).is_empty(), "there is nothing left to take back");

    // The page of somebody who has not seen the last publication publishes nothing over it.
    let old = edo.get(PUBLICATION).await;
    publish(&mut edo, "1", &[edition]).await;
    let form = old.form("publish").set("version", "2").tick("editions", &edition.to_string());
    assert_eq!(form.submit(&mut edo).await.status, StatusCode::CONFLICT);
    assert!(visitor.get(READ).await.says("Prima versione."));
    let nowhere = edo.get(PUBLICATION).await.form("publish").submit(&mut edo).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nowhere.attributes(".mistakes a", "href"), ["#editions"]);
}

#[tokio::test]
async fn a_project_that_the_data_have_no_more_keeps_nobody_from_taking_back() {
    let site = Site::demo().await;
    let edition = first_edition(&site).await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    let link = "[Il progetto di allora](/progetti/demo-9999-niente/)";
    write(&mut edo, link).await;
    // As if the data had had the project on the day on which this was published.
    let version = lesson_version::Entity::find().filter(lesson_version::Column::Lesson.eq(UNIT));
    let version = version.one(&site.app.db).await.unwrap().unwrap();
    let published = edition_lesson::ActiveModel {
        id: NotSet,
        edition_id: Set(edition),
        lesson: Set(UNIT.to_owned()),
        turn: Set(1),
        version_id: Set(Some(version.id)),
        hidden: Set(false),
        published_by: Set(person(&site, EDO).await.id),
        published_at: Set(site.app.clock.now()),
        taken_back_at: Set(None),
    };
    published.insert(&site.app.db).await.unwrap();
    let page = edo.get(TEXTS).await;
    let form = page.form("texts");
    let newer = form.value("lesson_it").replacen(link, "Parole nuove.", 1);
    form.set("lesson_it", &newer).set("action", "save").submit(&mut edo).await;
    let done = publish(&mut edo, "2", &[edition]).await;
    assert!(done.says("Pubblicata"), "{}", done.text());
    let mut visitor = site.visitor();
    assert!(visitor.get(READ).await.says("Parole nuove."));

    let page = edo.get(PUBLICATION).await;
    let back = page.form(&format!("take-back-{edition}")).submit(&mut edo).await;
    let now = visitor.get(READ).await;
    assert!(now.says("Il progetto di allora") && !now.says("Parole nuove."), "{}", back.text());
    // To put it before readers anew is another thing.
    let refused = publish(&mut edo, "1", &[edition]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
}

#[tokio::test]
async fn a_quiz_result_stays_what_it_was_when_the_quiz_changes() {
    let site = Site::demo().await;
    let edition = first_edition(&site).await;
    let giulia_is = person(&site, GIULIA).await;
    quiz_attempt::Entity::delete_many()
        .filter(quiz_attempt::Column::PersonId.eq(giulia_is.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    lesson_progress::Entity::delete_many()
        .filter(lesson_progress::Column::PersonId.eq(giulia_is.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let path = format!("{READ}/quiz");
    let asked = giulia.get(&path).await;
    let names = asked.attributes("#quiz [name]", "name");
    let mut sent = quiz::answers(UNIT, true);
    sent.retain(|(name, _)| names.contains(name));
    giulia.post(&path, &quiz::borrowed(&sent)).await;

    // A new version asks one question more, and is published.
    let mut edo = site.as_one_of_the_story(EDO).await;
    let page = edo.get(TEXTS).await;
    let mut form = page.form("texts");
    for (field, words) in [("quiz_it", "Una domanda in più?"), ("quiz_en", "One more question?")] {
        let more = format!(
            "{}\n[[question]]\nid = \"more\"\nkind = \"number\"\ntext = \"{words}\"\nanswer = 7.0\n\
             tolerance = 0.0\nright_feedback = \"Sette\"\nwrong_feedback = \"Sette\"\n",
            form.value(field)
        );
        form = form.set(field, &more);
    }
    form.set("action", "save").submit(&mut edo).await;
    let preview = edo.get(&format!("{TEXTS}/versions/1/quiz")).await;
    assert!(preview.says("Una domanda in più?"), "{}", preview.text());
    assert!(preview.says("Scrivi un numero.") && !preview.says("Unità: -"), "of a number without a unit");
    let tried = preview.form("quiz").submit(&mut edo).await;
    assert_eq!(tried.status, StatusCode::UNPROCESSABLE_ENTITY, "empty answers are told as to everybody");
    let published = publish(&mut edo, "1", &[edition]).await;
    assert!(published.says("Pubblicata"), "{}", published.text());

    // Whoever had the old questions before them is shown the new ones; nothing typed is lost.
    let old = sent.iter().fold(asked.form("quiz"), |form, (name, value)| form.tick(name, value));
    let changed = old.submit(&mut giulia).await;
    assert_eq!(changed.status, StatusCode::CONFLICT, "{}", changed.text());
    assert!(changed.says("il quiz è cambiato") && changed.says("Una domanda in più?"));

    sent.push(("q-more".to_owned(), "7".to_owned()));
    let result = giulia.post(&path, &quiz::borrowed(&sent)).await;
    assert_eq!(result.status, StatusCode::OK, "{}", result.text());
    let kept = quiz_attempt::Entity::find()
        .filter(quiz_attempt::Column::PersonId.eq(giulia_is.id))
        .order_by_asc(quiz_attempt::Column::Id)
        .all(&site.app.db)
        .await
        .unwrap();
    let version = lesson_version::Entity::find().filter(lesson_version::Column::Lesson.eq(UNIT));
    let version = version.one(&site.app.db).await.unwrap().unwrap();
    assert_eq!(kept.iter().map(|one| one.version_id).collect::<Vec<_>>(), [None, Some(version.id)]);
    assert_eq!(kept[1].out_of, kept[0].out_of + 1);
    assert!(kept[0].marks.get("more").is_none(), "the first attempt is as it was");
    let preview_kept =
        quiz_attempt::Entity::find().filter(quiz_attempt::Column::PersonId.eq(person(&site, EDO).await.id));
    assert!(preview_kept.one(&site.app.db).await.unwrap().is_none(), "a preview counts nothing");

    // Staff see how each version of a question was answered: the new one is counted on its own.
    let report = edo.get(&format!("/it/overview/{edition}/quizzes")).await;
    let rows = report.all("tbody tr");
    let row = rows.iter().find(|row| row.starts_with("Una domanda in più?")).unwrap();
    assert!(row.contains(" 1 "), "one has answered it: {row}");

    // Taken back, the old questions are asked again, and both results are still there.
    edo.get(PUBLICATION).await.form(&format!("take-back-{edition}")).submit(&mut edo).await;
    assert!(!giulia.get(&path).await.says("Una domanda in più?"));
    let report = edo.get(&format!("/it/overview/{edition}/quizzes")).await;
    let former = report.all("tbody tr").into_iter().find(|row| row.starts_with("Una domanda in più?"));
    assert!(former.is_some_and(|row| row.contains("di prima")), "its answers are not forgotten");
    let all = quiz_attempt::Entity::find().filter(quiz_attempt::Column::PersonId.eq(giulia_is.id));
    assert_eq!(all.all(&site.app.db).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_new_unit_comes_into_an_edition_and_a_unit_is_hidden_there() {
    let site = Site::demo().await;
    let edition = first_edition(&site).await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    let list = edo.get("/it/staff/lessons").await;
    let half = list.form("new-unit").set("unit", "Non Va").submit(&mut edo).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = half
        .form("new-unit")
        .set("unit", UNIT)
        .set("title_it", "L’unità \"nuova\"")
        .set("title_en", "A \"new\" unit")
        .set("module", "tell")
        .set("order", "900")
        .submit(&mut edo)
        .await;
    assert!(taken.says("C’è già un’unità con questo nome"), "{}", taken.text());
    let begun = taken.form("new-unit").set("unit", "nuova").submit(&mut edo).await;
    assert!(begun.says("Ci sono 2 errori"), "{}", begun.text());
    assert_eq!(begun.text().matches("un’unità ne prende da 10 a 20").count(), 2, "it is too short as yet");
    let mut form = begun.form("texts");
    for field in ["lesson_it", "lesson_en"] {
        let text = "Prima guardiamo i dati, poi andiamo a vedere. ".repeat(160);
        form = form.set(field, &begun_with(&begun, field, text.trim_end()));
    }
    let written = form.set("action", "save").submit(&mut edo).await;
    assert!(written.says("Nessun errore"), "{}", written.text());
    let mut visitor = site.visitor();
    assert_eq!(visitor.get("/it/lezioni/nuova").await.status, StatusCode::NOT_FOUND);
    let page = edo.get("/it/staff/lessons/nuova/publication").await;
    let form = page.form("publish").tick("editions", &edition.to_string());
    let published = form.submit(&mut edo).await;
    assert!(published.says("Pubblicata"), "{}", published.text());
    let unit = visitor.get("/it/lezioni/nuova").await;
    assert!(unit.says("L’unità \"nuova\""), "{}", unit.text());
    assert!(visitor.get("/it/lezioni").await.says("L’unità \"nuova\""));
    let book = visitor.get("/it/lezioni/corso.epub").await;
    assert!(
        String::from_utf8_lossy(&book.body).contains("EPUB/nuova.xhtml"),
        "the book is of the public course"
    );

    // A unit that others link to can't be hidden; one that nobody links to can.
    let hidden = edo.get("/it/staff/lessons/nuova/publication").await;
    let form = hidden.form("publish").set("version", "hidden").tick("editions", &edition.to_string());
    assert!(form.submit(&mut edo).await.says("Pubblicata"));
    assert_eq!(visitor.get("/it/lezioni/nuova").await.status, StatusCode::NOT_FOUND);
    let linked = content::course().unwrap().lessons(Lang::It).iter().find_map(|lesson| {
        let link = lesson.document.links.iter().find_map(|link| link.address.strip_prefix("/lezioni/"));
        link.map(|link| link.split(['/', '#']).next().unwrap().to_owned())
    });
    let path = format!("/it/staff/lessons/{}/publication", linked.unwrap());
    let page = edo.get(&path).await;
    let form = page.form("publish").set("version", "hidden").tick("editions", &edition.to_string());
    let refused = form.submit(&mut edo).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Non c’è nessuna unità"), "{}", refused.text());
}

#[tokio::test]
async fn another_process_notices_what_was_published() {
    let site = Site::demo().await;
    let edition = first_edition(&site).await;
    let other =
        App::new(site.app.db.clone(), site.app.config.clone(), Clock::fixed(site.app.clock.now())).unwrap();
    other.courses.refresh(&other).await.unwrap();
    let version = |app: &App| app.courses.public().find(Lang::It, UNIT).unwrap().version;
    assert_eq!(version(&other), None);
    let mut edo = site.as_one_of_the_story(EDO).await;
    write(&mut edo, "Una frase nuova.").await;
    publish(&mut edo, "1", &[edition]).await;
    assert_eq!(version(&other), None, "it has not looked yet");
    other.courses.refresh(&other).await.unwrap();
    assert!(version(&other).is_some() && version(&other) == version(&site.app));
    edo.get(PUBLICATION).await.form(&format!("take-back-{edition}")).submit(&mut edo).await;
    other.courses.refresh(&other).await.unwrap();
    assert_eq!(version(&other), None);
}
