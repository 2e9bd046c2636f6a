//! Staff write units in the browser: save, check, look, compare, pictures, files.

use std::io::Cursor;

use chrono::NaiveDate;
use coesa::courses::authoring::differences;
use coesa::courses::authoring::export;
use coesa::courses::authoring::texts::{FIELDS, Texts};
use coesa::courses::content::{self, Course};
use coesa::courses::mistake_words::in_words;
use coesa::courses::source::Source;
use coesa::text::Lang;
use coesa::web::routes;
use http::StatusCode;
use image::{DynamicImage, ImageFormat};
use proptest::prelude::*;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set};
use tables::ids::{EditionId, PersonId};
use tables::{class, class_member, edition, edition_lesson, event, lesson_version};

use crate::support::browser::PageSeen;
use crate::support::story;
use crate::support::{Browser, Site};

pub const EDO: &str = "edo@demo.example";
pub const ADA: &str = "ada@demo.example";
/// Of the story's class, which is in its edition.
pub const GIULIA: &str = "lince-blu-427";
pub const UNIT: &str = "accountability";
pub const TEXTS: &str = "/it/staff/lessons/accountability";
pub const PUBLICATION: &str = "/it/staff/lessons/accountability/publication";
pub const READ: &str = "/it/lezioni/accountability";

/// The story's edition.
pub async fn first_edition(site: &Site) -> EditionId {
    let class = story::team(site, "acqua").await.class_id;
    class::Entity::find_by_id(class).one(&site.app.db).await.unwrap().unwrap().edition_id
}

/// One more edition, with a class, of which this student is.
pub async fn edition_with(site: &Site, year: i32, student: PersonId) -> EditionId {
    let of_story = class::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let edition = edition::ActiveModel {
        id: NotSet,
        slug: Set(format!("altra-{year}")),
        name: Set(format!("Altra {year}")),
        starts_on: Set(day(year, 9, 1)),
        ends_on: Set(day(year + 1, 6, 30)),
        ..Default::default()
    };
    let edition = edition.insert(&site.app.db).await.unwrap().id;
    let class = class::ActiveModel {
        id: NotSet,
        school_id: Set(of_story.school_id),
        edition_id: Set(edition),
        name: Set("9Z".to_owned()),
        join_code: Set(format!("ALTRA{year}")),
        ..Default::default()
    };
    let class = class.insert(&site.app.db).await.unwrap().id;
    let member = class_member::ActiveModel {
        id: NotSet,
        class_id: Set(class),
        person_id: Set(student),
        joined_at: Set(site.app.clock.now()),
        left_at: Set(None),
    };
    class_member::Entity::insert(member).exec_without_returning(&site.app.db).await.unwrap();
    edition
}

/// A text of the unit with words before its first paragraph.
pub fn begun_with(page: &PageSeen, field: &str, words: &str) -> String {
    let form = page.form("texts");
    let text = form.value(field);
    assert!(text.starts_with("+++\n"), "{field}: {text:.60}");
    text.replacen("\n+++\n", &format!("\n+++\n\n{words}\n"), 1)
}

/// Saves a version that begins with these words in Italian, and as many in English.
pub async fn write(browser: &mut Browser, words: &str) -> PageSeen {
    let page = browser.get(TEXTS).await;
    let (it, en) = (begun_with(&page, "lesson_it", words), begun_with(&page, "lesson_en", "Something new."));
    let form = page.form("texts").set("lesson_it", &it).set("lesson_en", &en).set("about", words);
    form.set("action", "save").submit(browser).await
}

/// Publishes a version for these editions.
pub async fn publish(browser: &mut Browser, version: &str, editions: &[EditionId]) -> PageSeen {
    let mut form = browser.get(PUBLICATION).await.form("publish").set("version", version);
    for edition in editions {
        form = form.tick("editions", &edition.to_string());
    }
    form.submit(browser).await
}

#[tokio::test]
async fn a_unit_is_written_looked_at_and_published_and_only_the_classes_of_that_edition_read_it() {
    let site = Site::demo().await;
    let nina = site.student("nina").await;
    let (mine, other) = (first_edition(&site).await, edition_with(&site, 2030, nina.id).await);
    let mut edo = site.as_one_of_the_story(EDO).await;
    let list = edo.get("/it/staff/lessons").await;
    assert!(list.attributes("#units a", "href").contains(&TEXTS.to_owned()), "{}", list.text());
    let saved = write(&mut edo, "Una frase tutta nuova.").await;
    assert!(saved.says("Salvata: versione 1.") && saved.says("Nessun errore"), "{}", saved.text());

    // The author sees it, in both languages, with the region that they choose; nobody else does.
    let version = format!("{TEXTS}/versions/1");
    let seen = edo.get(&format!("{version}?region=016")).await;
    assert!(seen.says("Una frase tutta nuova.") && seen.says("Anteprima"), "{}", seen.text());
    assert_eq!(seen.attributes("#region option[selected]", "value"), ["016"]);
    assert!(seen.all("form#read").is_empty(), "a preview marks nothing");
    let english = edo.get(&version.replace("/it/", "/en/")).await;
    assert!(english.says("Something new.") && english.says("Preview"), "{}", english.text());
    let sheets = seen.attributes(".activity a", "href");
    assert!(sheets[0].starts_with(&version), "{sheets:?}");
    assert_eq!(edo.get(&sheets[0]).await.status, StatusCode::OK);
    for figure in seen.attributes(".drawing img", "src") {
        assert!(figure.starts_with(&version), "{figure}");
        assert_eq!(edo.get(&figure).await.headers["content-type"], "image/svg+xml");
    }
    let mut visitor = site.visitor();
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    for browser in [&mut visitor, &mut giulia] {
        assert!(!browser.get(READ).await.says("Una frase tutta nuova."));
        let seen = browser.get(&version).await;
        assert!(seen.status == StatusCode::NOT_FOUND || seen.path.starts_with("/it/accedi"), "{}", seen.path);
    }

    let published = publish(&mut edo, "1", &[mine]).await;
    assert!(published.says("Pubblicata"), "{}", published.text());
    assert!(giulia.get(READ).await.says("Una frase tutta nuova."));
    assert!(visitor.get(READ).await.says("Una frase tutta nuova."), "the edition is the current one");
    let mut nina = site.signed_in(&nina).await;
    assert!(!nina.get(READ).await.says("Una frase tutta nuova."), "her class is in another edition");
    let again = publish(&mut edo, "1", &[mine]).await;
    assert!(again.says("La leggevano già"), "{}", again.text());
    let both = publish(&mut edo, "1", &[mine, other]).await;
    assert!(both.says("Pubblicata"), "{}", both.text());
    assert!(nina.get(READ).await.says("Una frase tutta nuova."));

    // The log says who, and the list who reads what.
    let events = event::Entity::find().filter(event::Column::Kind.eq("unit.published"));
    let events = events.all(&site.app.db).await.unwrap();
    assert_eq!(events.len(), 2, "one for each edition in which something changed");
    assert_eq!(events[0].subject, format!("unit:{UNIT}"));
    let saved = event::Entity::find().filter(event::Column::Kind.eq("unit.saved"));
    let saved = saved.filter(event::Column::Subject.eq(format!("unit:{UNIT}")));
    assert_eq!(saved.all(&site.app.db).await.unwrap().len(), 1);
    let list = edo.get("/it/staff/lessons").await;
    let row = list.all("#units tr").into_iter().find(|row| row.contains(UNIT)).unwrap();
    assert!(row.contains("Altra 2030: versione 1"), "{row}");

    // Next year's edition begins with what this year's reads.
    edo.get(&format!("/it/editions/{mine}")).await.form("copy").submit(&mut edo).await;
    let next = edition::Entity::find().order_by_desc(edition::Column::Id).one(&site.app.db).await.unwrap();
    let choices = site.app.courses.choices(next.unwrap().id);
    assert_eq!(choices, site.app.courses.choices(mine));
    assert_eq!(choices.len(), 1);
}

#[tokio::test]
async fn the_quiz_of_a_preview_asks_about_the_region_that_its_author_chose() {
    let site = Site::demo().await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    write(&mut edo, "Una frase tutta nuova.").await;
    let version = format!("{TEXTS}/versions/1");
    let seen = edo.get(&format!("{version}?region=016")).await;
    let quiz = format!("{version}/quiz?region=016");
    assert!(seen.attributes("a", "href").contains(&quiz), "{}", seen.text());
    for (path, region) in [(quiz, "016"), (format!("{version}/quiz"), "all")] {
        let page = edo.get(&path).await;
        assert_eq!(page.attributes("#region option[selected]", "value"), [region], "{path}");
    }
}

#[tokio::test]
async fn a_line_stands_on_an_axis_that_says_what_it_counts_and_where_it_begins() {
    const LINE: &str = ":::chart\nkind = \"lines\"\ntitle = \"Anno per anno\"\n\
        alt = \"Una linea che va dal primo anno all’ultimo.\"\nmeasure = \"share_paid\"\n:::";
    let site = Site::demo().await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    let page = edo.get(TEXTS).await;
    let (it, en) = (begun_with(&page, "lesson_it", LINE), begun_with(&page, "lesson_en", LINE));
    let form = page.form("texts").set("lesson_it", &it).set("lesson_en", &en).set("about", "Una linea");
    form.set("action", "save").submit(&mut edo).await;
    let seen = edo.get(&format!("{TEXTS}/versions/1")).await;
    assert_eq!(seen.all(".line-chart .unit"), ["Quota pagata"], "{}", seen.text());
    let scale = seen.all(".line-chart .scale span");
    assert!(scale.len() == 2 && scale[0].ends_with('%') && scale[1] == "0%", "{scale:?}");
    let ends = seen.all(".line-chart .ends span");
    assert!(ends.len() == 3 && ends[1] == "Anno di inizio" && ends[0] < ends[2], "{ends:?}");
}

#[tokio::test]
async fn what_is_wrong_is_told_with_file_and_line_and_keeps_from_publishing_but_not_from_saving() {
    let site = Site::demo().await;
    let edition = first_edition(&site).await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    let page = edo.get(TEXTS).await;
    let (form, right) = (page.form("texts"), Texts::of(content::source(), UNIT));
    let wrong = form.value("lesson_it").replacen("licence = \"CC BY 4.0\"\n", "", 1)
        + "\n[Un’unità che non c’è](/lezioni/non-esiste)\n";
    let line = wrong.trim_end().matches('\n').count() + 1;
    let saved = form.set("lesson_it", &wrong).set("action", "save").submit(&mut edo).await;
    assert_eq!(saved.status, StatusCode::OK);
    assert!(saved.says("Salvata: versione 1.") && saved.says("Ci sono 2 errori"), "{}", saved.text());
    let told = saved.all("#mistakes li");
    assert!(told[0].starts_with(&format!("lessons/it/{UNIT}/lesson.md:2 Manca «licence».")), "{told:?}");
    let at = format!("lessons/it/{UNIT}/lesson.md:{line} Non c’è nessuna unità «non-esiste».");
    assert!(told[1].starts_with(&at) && told[1].contains("[Un’unità che non c’è]"), "{told:?}");
    assert_eq!(saved.attributes("#mistakes a", "href"), ["#lesson_it", "#lesson_it"]);

    // What the command says of the same files, in the author's language.
    let mut files = content::built_in();
    let typed = right.with("lesson_it", &wrong);
    files.insert(format!("it/{UNIT}/lesson.md"), typed.get("lesson_it").to_owned());
    let of_command = Course::read(&files, Some(routes::pages())).1;
    assert_eq!(of_command.len(), 2);
    for (told, command) in told.iter().zip(&of_command) {
        let words = in_words(&site.app.texts, Lang::It, &command.text);
        let wanted = format!("{}:{} {words}", command.file, command.line);
        assert!(told.starts_with(&wanted), "{told} is not {wanted}");
    }

    let refused = publish(&mut edo, "1", &[edition]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("non è cambiato niente") && refused.says("Manca «licence»."), "{}", refused.text());
    assert!(edition_lesson::Entity::find().one(&site.app.db).await.unwrap().is_none());
    assert_eq!(site.visitor().get(READ).await.status, StatusCode::OK);

    // A text that can't be shown at all has no preview, and is not lost.
    let page = edo.get(TEXTS).await;
    let broken = page.form("texts").set("lesson_it", "Niente dati.").set("action", "preview");
    let broken = broken.submit(&mut edo).await;
    assert!(broken.says("non si può ancora mostrare"), "{}", broken.text());
    assert_eq!(broken.form("texts").value("lesson_it"), "Niente dati.\n");
    let too_long = broken.form("texts").set("about", &"a".repeat(300)).submit(&mut edo).await;
    assert_eq!(too_long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(too_long.form("texts").value("lesson_it"), "Niente dati.\n");
}

#[tokio::test]
async fn links_to_projects_are_looked_up_in_the_data_and_what_differs_from_italian_is_said_in_words() {
    let site = Site::demo().await;
    let edition = first_edition(&site).await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    let page = edo.get(TEXTS).await;
    let linking = |field: &str, slug: &str| {
        let link = format!("[Il progetto](/progetti/{slug}/)");
        let text = begun_with(&page, field, &link);
        let place = text[..text.find(&link).unwrap()].matches('\n').count() + 1;
        (text, place)
    };
    let (known, _) = linking("lesson_it", "DEMO-0001-acqua");
    let form = page.form("texts").set("lesson_it", &known).set("action", "save");
    let saved = form.submit(&mut edo).await;
    assert!(saved.says("Nessun errore"), "{}", saved.text());

    let (unknown, line) = linking("lesson_it", "demo-9999-niente");
    let form = saved.form("texts").set("lesson_it", &unknown).set("action", "save");
    let saved = form.submit(&mut edo).await;
    let told = saved.all("#mistakes li");
    let at = format!("lessons/it/{UNIT}/lesson.md:{line} I dati non hanno il progetto «demo-9999-niente».");
    assert!(told.len() == 1 && told[0].starts_with(&at), "{told:?}");
    let refused = publish(&mut edo, "2", &[edition]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("I dati non hanno il progetto"), "{}", refused.text());

    // The English text has lost its quiz: the Italian one says where it would stand.
    let english = page.form("texts").value("lesson_en").replacen(":::quiz\n:::\n", "", 1);
    let form = saved.form("texts").set("lesson_it", &known).set("lesson_en", &english);
    let saved = form.set("action", "save").submit(&mut edo).await;
    let line = known[..known.find(":::quiz").unwrap()].matches('\n').count() + 1;
    let twin = format!("L’italiano ha :::quiz, alla riga {line}, e qui non c’è.");
    let told = saved.all("#mistakes li");
    assert!(told.iter().any(|one| one.starts_with("lessons/en/") && one.contains(&twin)), "{twin}: {told:?}");
}

#[tokio::test]
async fn of_two_authors_the_later_one_sees_both_texts_and_loses_nothing() {
    let site = Site::demo().await;
    let (mut edo, mut ada) = (site.as_one_of_the_story(EDO).await, site.as_one_of_the_story(ADA).await);
    let late = ada.get(TEXTS).await;
    write(&mut edo, "Parole di Edo.").await;
    let text = begun_with(&late, "lesson_it", "Parole di Ada.");
    let form = late.form("texts").set("lesson_it", &text).set("about", "Mia").set("action", "save");
    let stale = form.submit(&mut ada).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.form("texts").value("lesson_it").contains("Parole di Ada."), "hers is in the field");
    assert_eq!(stale.form("texts").value("about"), "Mia");
    assert!(stale.all(".differences ins").contains(&"Parole di Ada.".to_owned()), "{}", stale.text());
    assert!(stale.all(".differences del").contains(&"Parole di Edo.".to_owned()));
    assert!(stale.all("pre").iter().any(|text| text.contains("Parole di Edo.")), "his is beside it");
    assert_eq!(
        lesson_version::Entity::find()
            .filter(lesson_version::Column::Lesson.eq(UNIT))
            .all(&site.app.db)
            .await
            .unwrap()
            .len(),
        1
    );
    let saved = stale.form("texts").set("action", "save").submit(&mut ada).await;
    assert!(saved.says("Salvata: versione 2."), "{}", saved.text());
    let unchanged = ada.get(TEXTS).await.form("texts").set("action", "save").submit(&mut ada).await;
    assert!(unchanged.says("Non è cambiato niente"), "{}", unchanged.text());

    // The history has both, says what differs, and one goes on from either.
    let history = edo.get(&format!("{TEXTS}/history")).await;
    assert!(history.says("versione 1: Parole di Edo.") && history.says("versione 2: Mia"));
    let compared = history.form("compare").submit(&mut edo).await;
    assert!(compared.all(".differences ins").contains(&"Parole di Ada.".to_owned()), "{}", compared.text());
    let same = compared.form("compare").set("from", "2").set("to", "2").submit(&mut edo).await;
    assert!(same.says("sono uguali"), "{}", same.text());
    let back = edo.get(&format!("{TEXTS}?from=1")).await;
    assert!(back.form("texts").value("lesson_it").contains("Parole di Edo."));
    let third = back.form("texts").set("action", "save").submit(&mut edo).await;
    assert!(third.says("Salvata: versione 3."), "{}", third.text());
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(120, 80).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn a_photo_is_uploaded_under_a_name_and_shown_by_it_and_all_goes_back_into_files() {
    let site = Site::demo().await;
    let edition = first_edition(&site).await;
    let mut edo = site.as_one_of_the_story(EDO).await;
    let page = edo.get(&format!("{TEXTS}/figures")).await;
    let form = page.form("figure").set("name", "piazza").set("alt", "Una piazza vuota con tre alberi");
    let drawn = form.submit_with(&mut edo, "file", "disegno.svg", b"<svg onload='1'/>").await;
    assert_eq!(drawn.status, StatusCode::UNPROCESSABLE_ENTITY, "drawings are not uploaded");
    assert_eq!(drawn.form("figure").value("name"), "piazza");
    let added = drawn.form("figure").submit_with(&mut edo, "file", "foto.png", &png()).await;
    assert!(added.says("La fotografia è caricata."), "{}", added.text());
    let line = added.all("code").into_iter().find(|line| line.starts_with("![")).unwrap();
    assert_eq!(line, "![Una piazza vuota con tre alberi](piazza.jpg \"La didascalia\")");
    let twice = added.form("figure").set("name", "piazza").set("alt", "Un’altra piazza, piena di gente");
    let twice = twice.submit_with(&mut edo, "file", "foto.png", &png()).await;
    assert!(twice.says("C’è già una figura con questo nome"), "{}", twice.text());

    let page = edo.get(TEXTS).await;
    let mut form = page.form("texts");
    for field in ["lesson_it", "lesson_en"] {
        form = form.set(field, &begun_with(&page, field, &format!("\n{line}")));
    }
    let saved = form.set("action", "save").submit(&mut edo).await;
    assert!(saved.says("Nessun errore"), "{}", saved.text());
    publish(&mut edo, "1", &[edition]).await;
    let mut visitor = site.visitor();
    let unit = visitor.get(READ).await;
    let pictures = unit.attributes(".drawing img", "src");
    let photo = pictures.iter().find(|src| src.ends_with("piazza.jpg")).unwrap();
    let photo = visitor.get(photo).await;
    assert_eq!(photo.headers["content-type"], "image/jpeg");
    assert_eq!(unit.attributes(".drawing img[src$='piazza.jpg']", "width"), ["120"]);

    // Written as files and read again, the course is the same, and has no mistakes.
    let slug = edition::Entity::find_by_id(edition).one(&site.app.db).await.unwrap().unwrap().slug;
    let source = export::of_edition(&site.app, &slug).await.unwrap().unwrap();
    let folder = tempfile::tempdir().unwrap();
    source.write(folder.path(), &site.app.files).unwrap();
    let read = Source::read(folder.path()).unwrap();
    assert_eq!(read.texts, source.texts);
    assert!(read.texts[&format!("it/{UNIT}/lesson.md")].contains("piazza.jpg"));
    let sizes = |source: &Source| {
        source.pictures.iter().map(|(path, one)| (path.clone(), one.width, one.height)).collect::<Vec<_>>()
    };
    assert_eq!(sizes(&read), sizes(&source));
    assert_eq!(read.pictures[&format!("en/{UNIT}/piazza.jpg")].read(&site.app.files).unwrap(), photo.body);
    let (course, mistakes) = Course::of(&read, None);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    assert_eq!(course.lessons(Lang::It).len(), content::course().unwrap().lessons(Lang::It).len());
    assert!(export::of_edition(&site.app, "non-c-e").await.unwrap().is_none());
}

#[test]
fn the_texts_of_a_unit_are_its_files_and_the_other_way_round() {
    let source = content::source();
    for unit in source.units() {
        let texts = Texts::of(source, unit);
        for (path, text) in texts.files(unit).texts {
            assert_eq!(source.texts[&path], text, "{path} ends with one line break");
        }
    }
    let texts = Texts::default().with("quiz_it", "a\r\nb\0  \n\n");
    assert_eq!(texts.get("quiz_it"), "a\nb\n");
    assert_eq!(texts.files("x").texts.into_keys().collect::<Vec<_>>(), ["it/x/quiz.toml"]);
    assert!(FIELDS.iter().all(|field| Texts::default().get(field.name).is_empty()));
}

proptest! {
    #[test]
    fn differences_make_the_one_text_out_of_the_other(
        old in proptest::collection::vec("[ab]{0,2}", 0..12),
        new in proptest::collection::vec("[ab]{0,2}", 0..12),
    ) {
        let text = |lines: &[String]| lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect::<String>();
        let groups = differences::between(&text(&old), &text(&new));
        prop_assert_eq!(groups.is_empty(), old == new);
        let lines: Vec<_> = groups.into_iter().flatten().collect();
        let removed: Vec<_> = lines.iter().filter(|line| line.kind == "removed").collect();
        for line in &removed {
            prop_assert_eq!(&old[line.number - 1], &line.text);
        }
        // Without what was removed, and with what was added where it stands, the old text is the new one.
        let gone = |at: usize| removed.iter().any(|line| line.number == at + 1);
        let mut made: Vec<String> =
            old.iter().enumerate().filter(|(at, _)| !gone(*at)).map(|(_, line)| line.clone()).collect();
        for line in lines.iter().filter(|line| line.kind == "added") {
            made.insert(line.number - 1, line.text.clone());
        }
        prop_assert_eq!(made, new);
    }
}
