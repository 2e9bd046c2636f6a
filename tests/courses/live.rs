//! Units with what is live in them: for a visitor, a student, a teacher; their sheets and figures.

use coesa::courses::document::Part;
use coesa::text::Lang;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use crate::support::Site;

/// A unit that asks about the reader's own region.
fn own_unit(site: &Site) -> String {
    let asks = |part: &Part| match part {
        Part::Query(query) => query.ask.is_own(),
        Part::Chart(chart) => chart.ask.is_own(),
        _ => false,
    };
    let lessons = site.app.courses.built_in().lessons(Lang::It);
    lessons.iter().find(|lesson| lesson.document.parts.iter().any(asks)).unwrap().id.clone()
}

#[tokio::test]
async fn a_visitor_chooses_a_region_and_nothing_remembers_it() {
    let site = Site::demo().await;
    let unit = format!("/it/lezioni/{}", own_unit(&site));
    let mut visitor = site.visitor();
    let page = visitor.get(&unit).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.says("Luogo: Tutta Italia."), "{}", page.text());
    let page = visitor.get(&format!("{unit}?region=016")).await;
    assert!(page.says("Luogo: Puglia."), "{}", page.text());
    let searches = page.attributes(".live-source a", "href");
    assert!(searches.iter().any(|href| href.starts_with("/it/progetti?") && href.contains("region=016")));
    assert_eq!(page.attributes("#region option[selected]", "value"), ["016"]);
    assert!(visitor.get(&unit).await.says("Luogo: Tutta Italia."), "the choice is in the address alone");
    // What is no region is as if nothing had been asked for.
    assert!(visitor.get(&format!("{unit}?region=zzz")).await.says("Luogo: Tutta Italia."));
}

#[tokio::test]
async fn a_region_without_such_projects_is_shown_those_of_all_italy() {
    let site = Site::demo().await;
    let course = site.app.courses.built_in();
    let welcome = course.find(Lang::It, "welcome").unwrap();
    let query = welcome.document.parts.iter().find_map(|part| match part {
        Part::Query(query) if query.ask.is_own() => Some(query),
        _ => None,
    });
    let mut visitor = site.visitor();
    let mut empty = None;
    for (code, name) in coesa::courses::live::regions() {
        let search = coesa::courses::live::path(&query.unwrap().ask.filter(Some(code)));
        let api = search.replacen("/progetti", "/api/v1/projects", 1);
        if visitor.get(&api).await.json()["total"] == 0 {
            empty = Some((code, name));
            break;
        }
    }
    let (code, name) = empty.unwrap();
    let page = visitor.get(&format!("/it/lezioni/welcome?region={code}")).await;
    let said = format!("In {name} i dati non hanno nessun progetto così: ecco quelli di tutta Italia.");
    assert!(page.says(&said) && page.says("Luogo: Tutta Italia."), "{}", page.text());
    assert!(!page.all("section.live tbody tr").is_empty(), "there is something to choose from");
    assert!(!visitor.get("/it/lezioni/welcome").await.says("nessun progetto così"));
}

#[tokio::test]
async fn a_student_sees_the_region_of_the_class() {
    let site = Site::demo().await;
    let unit = format!("/it/lezioni/{}", own_unit(&site));
    let mut student = site.as_one_of_the_story("lince-blu-427").await;
    let page = student.get(&unit).await;
    let region = page.attributes("#region option[selected]", "value").remove(0);
    assert!(region.len() == 3 && region != "all", "{region}");
    assert!(page.says("È la regione della tua classe."));
    let other = student.get(&format!("{unit}?region=all")).await;
    assert!(other.says("Luogo: Tutta Italia."));
}

#[tokio::test]
async fn every_figure_of_a_chart_is_what_the_search_says() {
    let site = Site::demo().await;
    let mut visitor = site.visitor();
    let mut looked = 0;
    for lesson in site.app.courses.built_in().lessons(Lang::It) {
        let page = visitor.get(&format!("/it/lezioni/{}", lesson.id)).await;
        assert_eq!(page.status, StatusCode::OK, "{}: {}", lesson.id, page.text());
        for part in &lesson.document.parts {
            if let Part::Query(query) = part {
                let search = coesa::courses::live::path(&query.ask.filter(None));
                let api = search.replacen("/progetti", "/api/v1/projects", 1);
                let total = visitor.get(&api).await.json()["total"].as_i64().unwrap();
                let shown = coesa::text::number(Lang::It, total);
                let said = page.all("section.live p strong").join(" ");
                assert!(total < 2 || said.contains(&shown), "{}: {shown} is not in {said}", lesson.id);
                looked += 1;
            }
        }
    }
    assert!(looked > 0);
}

#[tokio::test]
async fn the_teachers_note_is_for_teachers_and_staff() {
    let site = Site::demo().await;
    let unit = format!("/it/lezioni/{}", own_unit(&site));
    for (sign_in, sees) in [
        ("bruni@demo.example", true),
        ("edo@demo.example", true),
        ("lince-blu-427", false),
        ("viola@demo.example", false),
    ] {
        let mut browser = site.as_one_of_the_story(sign_in).await;
        let page = browser.get(&unit).await;
        assert_eq!(page.all(".teacher-note").len(), usize::from(sees), "{sign_in}");
    }
    let page = site.visitor().get(&unit).await;
    assert!(page.all(".teacher-note").is_empty() && !page.says("Per chi insegna"));
}

#[tokio::test]
async fn a_sheet_has_lines_to_write_on_and_figures_are_pictures() {
    let site = Site::new().await;
    let mut visitor = site.visitor();
    for lang in [Lang::It, Lang::En] {
        for lesson in site.app.courses.built_in().lessons(lang) {
            let unit = format!("/{}/lezioni/{}", lang.as_str(), lesson.id);
            let page = visitor.get(&unit).await;
            assert_eq!(page.status, StatusCode::OK, "without data too: {}", page.text());
            for src in page.attributes("figure.drawing img", "src") {
                let figure = visitor.get(&src).await;
                assert_eq!(
                    (figure.status, figure.headers[CONTENT_TYPE].to_str().unwrap()),
                    (StatusCode::OK, "image/svg+xml")
                );
            }
            let activity = lesson.document.activities().next().unwrap();
            let sheet = visitor.get(&format!("{unit}/attivita/{}", activity.id)).await;
            assert_eq!(sheet.status, StatusCode::OK);
            assert!(sheet.all(".sheet .write").len() >= 3, "{unit}: team, class and day at least");
        }
    }
    assert_eq!(visitor.get("/it/lezioni/choose-a-project/attivita/none").await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        visitor.get("/it/lezioni/choose-a-project/figure/none.svg").await.status,
        StatusCode::NOT_FOUND
    );
}
