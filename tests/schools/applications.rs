//! A teacher applies, staff score and decide, the class is there.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::ids::ApplicationId;
use tables::kinds::{ApplicationState, Role};
use tables::{application, class, class_invitation, class_teacher, event, mail};

use super::{PDF, apply, draft, edition_with_call, editor, school, upload};
use crate::support::Site;

async fn stored(site: &Site, id: i64) -> application::Model {
    application::Entity::find_by_id(ApplicationId(id)).one(&site.app.db).await.unwrap().unwrap()
}

#[tokio::test]
async fn whichever_button_is_pressed_what_was_typed_is_kept() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    let mut teacher = site.signed_in(&bruni).await;
    let id = draft(&mut teacher, edition).await;
    let path = format!("/it/applications/{id}");
    let form = teacher.get(&path).await.form("application").set("motivation", "Perché sì.");
    let school = form.set("action", "school").submit_parts(&mut teacher, None).await;
    assert_eq!(school.path, format!("{path}/school"));
    assert_eq!(stored(&site, id).await.motivation, "Perché sì.");
    let page = teacher.get(&path).await;
    let form = page.form("application").set("class_name", "4B").set("action", "consent");
    let kept = form.submit_with(&mut teacher, "consent", "consenso.pdf", PDF).await;
    assert!(kept.says("Il consenso è caricato") && kept.says("consenso.pdf"), "{}", kept.text());
    let row = stored(&site, id).await;
    assert_eq!((row.class_name.as_str(), row.motivation.as_str()), ("4B", "Perché sì."));
    // What is no signed page is refused, and the text is kept all the same.
    let form = kept.form("application").set("subjects", "Storia").set("action", "consent");
    let refused = form.submit_with(&mut teacher, "consent", "x.pdf", b"MZ not a pdf").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attributes(".mistakes a", "href"), ["#consent"]);
    assert_eq!(stored(&site, id).await.subjects, "Storia");
    // A file that waits in its field goes with any button.
    let form = refused.form("application").set("students", "22").set("action", "save");
    let saved = form.submit_with(&mut teacher, "consent", "nuovo.pdf", &[PDF, b"% 2"].concat()).await;
    assert!(saved.says("nuovo.pdf"), "{}", saved.text());
    assert_eq!(stored(&site, id).await.students, Some(22));
}

#[tokio::test]
async fn a_draft_keeps_what_there_is_says_what_is_missing_and_is_sent_when_it_is_whole() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    let mut teacher = site.signed_in(&bruni).await;
    let id = draft(&mut teacher, edition).await;
    let path = format!("/it/applications/{id}");
    let page = teacher.get(&path).await;
    assert_eq!(page.all(".callout li").len(), 7, "{}", page.text());
    let early =
        page.form("application").set("class_name", "4B").set("action", "send").submit(&mut teacher).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(early.all(".mistakes li").len(), 6, "{}", early.text());
    assert_eq!(stored(&site, id).await.class_name, "4B", "what was typed is kept all the same");
    let wrong = early.form("application").set("students", "molti").set("second_email", "x@");
    let wrong = wrong.set("action", "send").submit(&mut teacher).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.form("application").value("students"), "molti");
    assert_eq!(
        wrong.attributes(".mistakes a", "href"),
        ["#school", "#consent", "#class_year", "#students", "#subjects", "#second_email", "#motivation"],
        "one for each, in the page's order"
    );
    assert_eq!(wrong.attributes("select#class_year", "aria-invalid"), ["true"]);
    let found = teacher.get(&format!("{path}/school?q=scacchi")).await;
    let choose = found.attributes("form[id^=choose-]", "id");
    found.form(&choose[0]).submit(&mut teacher).await;
    let not_a_pdf = upload(&mut teacher, &format!("{path}/consent"), &[], "x.pdf", b"MZ not a pdf").await;
    assert!(not_a_pdf.says("Serve un PDF"), "{}", not_a_pdf.text());
    let kept = upload(&mut teacher, &format!("{path}/consent"), &[], "consenso.pdf", PDF).await;
    assert!(kept.says("consenso.pdf"), "{}", kept.text());
    let signed = async || {
        let file = stored(&site, id).await.consent_file_id.unwrap();
        tables::file::Entity::find_by_id(file).one(&site.app.db).await.unwrap().unwrap()
    };
    // Whose signature was sent by mistake is forgotten when the right page comes.
    let wrong_one = signed().await;
    let kept =
        upload(&mut teacher, &format!("{path}/consent"), &[], "giusto.pdf", &[PDF, b"% 2"].concat()).await;
    assert!(kept.says("giusto.pdf"), "{}", kept.text());
    let gone = tables::file::Entity::find_by_id(wrong_one.id).one(&site.app.db).await.unwrap();
    assert_eq!((gone, site.app.files.path(&wrong_one.hash).exists()), (None, false));
    assert!(site.app.files.path(&signed().await.hash).exists());
    let form = kept
        .form("application")
        .set("class_year", "4")
        .set("students", "22")
        .set("subjects", "Storia")
        .set("motivation", "Perché sì.");
    let sent = form.set("action", "send").submit(&mut teacher).await;
    assert!(sent.says("Candidatura inviata"), "{}", sent.text());
    let row = stored(&site, id).await;
    assert_eq!((row.state, row.submitted_at), (ApplicationState::Submitted, Some(site.app.clock.now())));
    assert_eq!(mail::Entity::find().count(&site.app.db).await.unwrap(), 1, "a confirmation");
    let home = teacher.get("/it/home").await;
    assert!(home.says("La candidatura della classe 4B è inviata"), "{}", home.text());
    assert!(home.attributes(".next-step a", "href").contains(&path));
    let classes = teacher.get("/it/classes").await;
    assert_eq!(classes.attributes(".nothing a", "href"), ["/it/applications"], "{}", classes.text());
    // Sent is not closed: it may be changed until the call closes, keeps its place, and stays whole.
    site.app.clock.advance(chrono::Duration::hours(3));
    let emptied =
        sent.form("application").set("motivation", "").set("action", "save").submit(&mut teacher).await;
    assert_eq!(emptied.status, StatusCode::UNPROCESSABLE_ENTITY);
    let changed = sent.form("application").set("motivation", "Meglio così.").set("action", "save");
    assert!(changed.submit(&mut teacher).await.says("Salvata"));
    let after = stored(&site, id).await;
    assert_eq!((after.motivation.as_str(), after.submitted_at), ("Meglio così.", row.submitted_at));
    let call = editor.get(&format!("/it/editions/{edition}/call")).await;
    call.form("call-form").set("closes_on", "2026-11-22").submit(&mut editor).await;
    let closed = teacher.get(&path).await;
    assert_eq!(closed.status, StatusCode::OK);
    assert!(closed.all("form#withdrawal").is_empty());
    assert_eq!(teacher.post(&path, &[("motivation", "Tardi")]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_school_that_is_missing_is_added_and_the_teacher_is_warned() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    let mut teacher = site.signed_in(&bruni).await;
    let id = draft(&mut teacher, edition).await;
    let page = teacher.get(&format!("/it/applications/{id}/school?q=bois00100a")).await;
    assert_eq!(page.form("add-school").value("code"), "BOIS00100A", "the code is carried over");
    let done = page
        .form("add-school")
        .set("name", "Istituto Nuovo")
        .set("municipality", "Bologna")
        .submit(&mut teacher)
        .await;
    assert!(done.says("non era nel nostro elenco") && done.says("Emilia-Romagna"), "{}", done.text());
    let twice =
        page.form("add-school").set("name", "X").set("municipality", "Bologna").submit(&mut teacher).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.says("Istituto Nuovo"), "the school that has the code stands there to be chosen");
}

#[tokio::test]
async fn an_application_is_its_teachers_and_after_sending_the_staffs() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let school = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    let mut teacher = site.signed_in(&bruni).await;
    let private = draft(&mut teacher, edition).await;
    upload(&mut teacher, &format!("/it/applications/{private}/consent"), &[], "c.pdf", PDF).await;
    let sent = apply(&mut teacher, edition, school, "4B").await;
    let ferri = site.adult(Role::Teacher, "Ferri").await;
    let mut other = site.signed_in(&ferri).await;
    for id in [private, sent] {
        for path in [format!("/it/applications/{id}"), format!("/it/applications/{id}/consent")] {
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
        }
    }
    let consent = |id: i64| format!("/it/applications/{id}/consent");
    assert_eq!(editor.get(&consent(private)).await.status, StatusCode::NOT_FOUND, "a draft is private");
    let seen = editor.get(&consent(sent)).await;
    assert_eq!((seen.status, seen.body.as_slice()), (StatusCode::OK, PDF));
    let list = editor.get(&format!("/it/selection/{edition}")).await;
    assert_eq!(list.all("tbody tr").len(), 1, "{}", list.text());
    // A second one for the same class is caught.
    let id = draft(&mut teacher, edition).await;
    let path = format!("/it/applications/{id}");
    teacher.post(&format!("{path}/school"), &[("school", &school.to_string())]).await;
    upload(&mut teacher, &format!("{path}/consent"), &[], "c.pdf", PDF).await;
    let page = teacher.get(&path).await;
    let form = page.form("application").set("class_name", "4 b").set("class_year", "4").set("students", "20");
    let form = form.set("subjects", "Arte").set("motivation", "Sì").set("action", "send");
    let twice = form.submit(&mut teacher).await;
    assert!(twice.says("già inviato"), "{}", twice.text());
    // In two windows: the second says so, and with the words before one's eyes one may save them after all.
    let windows = teacher.get(&path).await;
    windows.form("application").set("motivation", "In una").set("action", "save").submit(&mut teacher).await;
    let late = windows.form("application").set("motivation", "Nell’altra").set("action", "save");
    let late = late.submit(&mut teacher).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert!(late.says("cambiata in un’altra finestra"), "{}", late.text());
    assert_eq!(stored(&site, id).await.motivation, "In una");
    late.form("application").set("action", "save").submit(&mut teacher).await;
    assert_eq!(stored(&site, id).await.motivation, "Nell’altra");
    // Withdrawn, it is out of the ranking.
    let page = teacher.get(&format!("/it/applications/{sent}")).await;
    page.form("withdrawal").submit(&mut teacher).await;
    assert_eq!(stored(&site, sent).await.state, ApplicationState::Withdrawn);
    let ranking = editor.get(&format!("/it/selection/{edition}/ranking")).await;
    assert!(ranking.all("tbody tr").is_empty(), "{}", ranking.text());
}

#[tokio::test]
async fn staff_score_rank_decide_with_the_mails_before_their_eyes_and_the_class_is_there() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let mut ids = Vec::new();
    let mut teachers = Vec::new();
    for (name, class) in [("Bruni", "4B"), ("Ferri", "3A"), ("Lapilli", "5C")] {
        let person = site.adult(Role::Teacher, name).await;
        let mut teacher = site.signed_in(&person).await;
        let id = apply(&mut teacher, edition, bari, class).await;
        site.app.clock.advance(chrono::Duration::minutes(1));
        ids.push(id);
        teachers.push((person, teacher));
    }
    let second = teachers[1].1.get(&format!("/it/applications/{}", ids[1])).await;
    let second =
        second.form("application").set("second_email", "collega@scuola.example").set("action", "save");
    second.submit(&mut teachers[1].1).await;
    let reviewer = site.adult(Role::Reviewer, "Teresa").await;
    let mut reviewer = site.signed_in(&reviewer).await;
    for (id, points) in [(ids[0], "2"), (ids[1], "5"), (ids[2], "2")] {
        let page = reviewer.get(&format!("/it/selection/{edition}/applications/{id}")).await;
        let form = page.form("scores-form").set("points_motivation", points);
        let saved = form.set("comment_motivation", "Idea chiara").submit(&mut reviewer).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    }
    let page = reviewer.get(&format!("/it/selection/{edition}/applications/{}", ids[0])).await;
    let wrong = page.form("scores-form").set("points_motivation", "9").submit(&mut reviewer).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ranking = editor.get(&format!("/it/selection/{edition}/ranking")).await;
    let rows = ranking.all("tbody tr");
    assert!(
        rows[0].contains("3A") && rows[0].contains("5 × 3 = 15") && rows[0].contains("Rientra"),
        "{rows:?}"
    );
    assert!(rows[1].contains("4B") && rows[1].contains("Fuori dai posti della regione"), "{rows:?}");
    assert!(rows[2].contains("5C") && rows[2].contains("inviata dopo"), "{rows:?}");
    // Who may look may not decide.
    let path = format!("/it/selection/{edition}/decision");
    let first = ids[1].to_string();
    let refused = reviewer.post(&path, &[("application", &first), ("decision", "admitted")]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let form = ranking.form("ranking").set("application", &first).set("decision", "admitted");
    let preview = form.submit(&mut editor).await;
    assert!(preview.says("ferri@coesa.test") && preview.says("collega@scuola.example"), "{}", preview.text());
    assert_eq!(class::Entity::find().count(&site.app.db).await.unwrap(), 0, "nothing is done yet");
    let mails = mail::Entity::find().count(&site.app.db).await.unwrap();
    let done =
        preview.form("decision").set("reason", "Benvenuti!").set("sure", "yes").submit(&mut editor).await;
    assert!(done.says("una candidatura decisa"), "{}", done.text());
    let class = class::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert_eq!((class.name.as_str(), class.school_id.0), ("3A", bari));
    let tie = class_teacher::Entity::find_by_id((class.id, teachers[1].0.id));
    assert!(tie.one(&site.app.db).await.unwrap().is_some(), "the teacher teaches it");
    let invited = class_invitation::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    assert_eq!(invited.email_folded, "collega@scuola.example");
    assert_eq!(mail::Entity::find().count(&site.app.db).await.unwrap(), mails + 2, "to both");
    let teacher = &mut teachers[1].1;
    let outcome = teacher.get(&format!("/it/applications/{}", ids[1])).await;
    assert!(outcome.says("La classe è ammessa") && outcome.says("Benvenuti!"), "{}", outcome.text());
    let told = teacher.get("/it/notices").await;
    assert!(told.says("La classe 3A è ammessa") && told.says("Liceo Scacchi"), "{}", told.text());
    let opened = teacher.get(&format!("/it/classes/{}", class.id)).await;
    assert_eq!(opened.status, StatusCode::OK);
    // A second time nothing more happens.
    preview.form("decision").set("reason", "").set("sure", "yes").submit(&mut editor).await;
    assert_eq!(class::Entity::find().count(&site.app.db).await.unwrap(), 1);
    // Several at once are refused, with the reason that they read.
    let (a, c) = (ids[0].to_string(), ids[2].to_string());
    let fields = [("application", a.as_str()), ("application", &c), ("decision", "refused"), ("sure", "yes")];
    let unreasoned = editor.post(&path, &fields).await;
    assert_eq!(unreasoned.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [&fields[..], &[("reason", "Posti finiti.")]].concat();
    let done = editor.post(&path, &fields).await;
    assert!(done.says("2 candidature decise"), "{}", done.text());
    let letters =
        mail::Entity::find().filter(mail::Column::Text.contains("Posti finiti.")).count(&site.app.db);
    assert_eq!(letters.await.unwrap(), 2);
    let noted = event::Entity::find().filter(event::Column::Kind.eq("application.decided"));
    assert_eq!(noted.count(&site.app.db).await.unwrap(), 3);
}

#[tokio::test]
async fn the_list_is_filtered_and_taken_away_as_a_file() {
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let napoli = school(&mut editor, "NATF00100A", "Istituto Volta", "Napoli").await;
    let bruni = site.adult(Role::Teacher, "Bruni").await;
    let mut teacher = site.signed_in(&bruni).await;
    apply(&mut teacher, edition, bari, "4B").await;
    apply(&mut teacher, edition, napoli, "=1+1").await;
    for (query, count) in [
        ("", 2),
        ("region=016", 1),
        ("kind=technical", 1),
        ("province=NA&new=yes", 1),
        ("state=admitted", 0),
        ("q=volta", 1),
    ] {
        let page = editor.get(&format!("/it/selection/{edition}?{query}")).await;
        assert_eq!(page.all("tbody tr").len(), count, "{query}: {}", page.text());
    }
    let csv = editor.get(&format!("/it/selection/{edition}/export/csv?region=015")).await;
    let text = csv.html();
    assert!(
        text.starts_with('\u{feff}') && text.contains("Istituto Volta") && !text.contains("Scacchi"),
        "{text}"
    );
    assert!(text.contains(";'=1+1;"), "what looks like a formula is words: {text}");
    assert!(text.contains(";Classe;Anno di corso;Studenti;") && text.contains(";4;22;Storia;"), "{text}");
    let xlsx = editor.get(&format!("/en/selection/{edition}/export/xlsx")).await;
    assert!(
        xlsx.body.starts_with(b"PK")
            && xlsx.headers["content-disposition"].to_str().unwrap().contains(".xlsx")
    );
    let read = coesa::web::grid::Grid::of_file(&xlsx.body).unwrap();
    assert_eq!(read.rows.len(), 3, "a heading and two rows, as a spreadsheet reads it");
    assert_eq!(
        teacher.get(&format!("/it/selection/{edition}/export/csv")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn homes_say_what_waits_in_the_programme() {
    let site = Site::demo().await;
    let bruni = site.as_one_of_the_story("bruni@demo.example").await.get("/it/home").await;
    assert!(bruni.says("La candidatura per l’edizione") && bruni.says("è una bozza"), "{}", bruni.text());
    let ferri = site.as_one_of_the_story("ferri@demo.example").await.get("/it/home").await;
    assert!(!ferri.says("è una bozza") && !ferri.says("È aperto il bando"), "{}", ferri.text());
    let edo = site.as_one_of_the_story("edo@demo.example").await.get("/en/home").await;
    assert!(edo.says("2 applications wait for a decision"), "{}", edo.text());
    assert!(edo.says("How the classes are doing"), "{}", edo.text());
}

#[tokio::test]
async fn those_with_a_place_are_ticked_by_a_link_and_an_admission_is_taken_back_while_nobody_is_in_the_class()
{
    let site = Site::new().await;
    let mut editor = editor(&site).await;
    let edition = edition_with_call(&mut editor).await;
    let bari = school(&mut editor, "BAPS01000X", "Liceo Scacchi", "Bari").await;
    let mut ids = Vec::new();
    for (name, class) in [("Bruni", "4B"), ("Ferri", "3A")] {
        let person = site.adult(Role::Teacher, name).await;
        let mut teacher = site.signed_in(&person).await;
        ids.push(apply(&mut teacher, edition, bari, class).await);
        site.app.clock.advance(chrono::Duration::minutes(1));
    }
    let path = format!("/it/selection/{edition}/ranking");
    let ticked = |page: &crate::support::browser::PageSeen| page.attributes("input[checked]", "value");
    let plain = editor.get(&path).await;
    assert!(ticked(&plain).is_empty());
    assert!(plain.attributes("a", "href").contains(&format!("{path}?pick=inside")));
    // The region has one place: the first is inside, the other is not.
    assert_eq!(ticked(&editor.get(&format!("{path}?pick=inside")).await), [ids[0].to_string()]);
    assert_eq!(ticked(&editor.get(&format!("{path}?pick=outside")).await), [ids[1].to_string()]);
    assert_eq!(ticked(&editor.get(&format!("{path}?pick=undecided")).await).len(), 2);
    let picked = editor.get(&format!("{path}?pick=inside")).await;
    let preview = picked.form("ranking").set("decision", "admitted").submit(&mut editor).await;
    preview.form("decision").set("sure", "yes").submit(&mut editor).await;
    let class = class::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    // Taking it back needs a reason, and takes the class away.
    let again = editor.get(&path).await;
    let form = again.form("ranking").set("application", &ids[0].to_string()).set("decision", "waiting");
    let preview = form.submit(&mut editor).await;
    assert!(preview.says("la sua classe, in cui non è ancora entrato nessuno"), "{}", preview.text());
    let refused = preview.form("decision").set("sure", "yes").submit(&mut editor).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    let form = refused.form("decision").set("reason", "Un errore nostro.").set("sure", "yes");
    let done = form.submit(&mut editor).await;
    assert!(done.says("una candidatura decisa"), "{}", done.text());
    let row = stored(&site, ids[0]).await;
    assert_eq!((row.state, row.class_id), (ApplicationState::Waiting, None));
    assert!(class::Entity::find_by_id(class.id).one(&site.app.db).await.unwrap().is_none());
    // Admitted anew, with a student in the class, it stays.
    let picked = editor.get(&format!("{path}?pick=inside")).await;
    let preview = picked.form("ranking").set("decision", "admitted").submit(&mut editor).await;
    preview.form("decision").set("sure", "yes").submit(&mut editor).await;
    let class = class::Entity::find().one(&site.app.db).await.unwrap().unwrap();
    let mut student = site.visitor();
    let page = student.get("/it/entra").await;
    let form = page.form("join").set("code", &class.join_code).set("name", "Ada");
    form.set("password", "lampada ruggine violino").submit(&mut student).await;
    let members = tables::class_member::Entity::find().count(&site.app.db).await.unwrap();
    assert_eq!(members, 1, "Ada is in");
    let fields = [
        ("application", ids[0].to_string()),
        ("decision", "refused".to_owned()),
        ("reason", "No.".to_owned()),
        ("sure", "yes".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    editor.post(&format!("/it/selection/{edition}/decision"), &fields).await;
    assert_eq!(stored(&site, ids[0]).await.state, ApplicationState::Admitted);
    assert!(class::Entity::find_by_id(class.id).one(&site.app.db).await.unwrap().is_some());
}
