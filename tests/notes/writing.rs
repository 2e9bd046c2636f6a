//! An editor writes: drafts, looks, mistakes with their lines, two at once.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::kinds::Role;
use tables::{event, note, note_version};

use super::{TEXT, begin, edo};
use crate::support::Site;

#[tokio::test]
async fn a_draft_becomes_a_note_that_everybody_reads() {
    let site = Site::demo().await;
    let (mut editor, mut visitor) = (edo(&site).await, site.visitor());
    let half = editor.get("/it/notes/new").await;
    let half = half.form("note-form").set("title_it", "L’acqua: chi paga?").set("action", "save");
    let half = half.submit(&mut editor).await;
    assert_eq!(half.status, StatusCode::OK, "one may stop in the middle: {}", half.text());
    for lacking in ["Manca il riassunto.", "Manca il testo.", "Scegli almeno un tema"] {
        assert!(half.says(lacking), "{lacking}: {}", half.text());
    }
    assert!(half.all("#publication-form").is_empty());
    let whole = half
        .form("note-form")
        .set("summary_it", "Quanto si spende per l’acqua in Puglia.")
        .set("text_it", TEXT)
        .tick("theme", "05")
        .tick("region", "016")
        .set("action", "save")
        .submit(&mut editor)
        .await;
    assert!(whole.says("Salvata come bozza"), "{}", whole.text());
    let address = "/it/pillole/l-acqua-chi-paga";
    assert_eq!(visitor.get(address).await.status, StatusCode::NOT_FOUND, "nobody reads a draft");
    assert!(!visitor.get("/it/pillole").await.says("chi paga"));
    let public = whole.form("publication-form").submit(&mut editor).await;
    assert!(public.says("Pubblicata: è la versione 1."), "{}", public.text());

    let page = visitor.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.says("Redazione Coesa · versione 1 del 23 novembre 2026"), "{}", page.text());
    assert!(page.says("Puglia oggi") && page.says("I numeri sono quelli di oggi"), "{}", page.text());
    let total = visitor.get("/api/v1/projects?region=016").await.json()["total"].as_i64().unwrap();
    let said = page.all("article section.live strong").join(" ");
    assert!(said.contains(&coesa::text::number(coesa::text::Lang::It, total)), "{said}");
    assert!(visitor.get("/it/pillole?theme=05&region=016").await.says("chi paga"));

    // In English it is the Italian text, and says so.
    let english = visitor.get("/en/pillole/l-acqua-chi-paga").await;
    assert!(english.says("This note is in Italian only."), "{}", english.text());
    assert_eq!(english.attributes("h1", "lang"), ["it"]);
    assert_eq!(english.attributes("article", "lang"), ["it"]);
    assert!(english.says("Luogo: Puglia."), "the article is Italian from end to end");
    assert!(!visitor.get("/en/pillole?lingua=en").await.says("chi paga"));
    let noted = event::Entity::find().filter(event::Column::Subject.eq("note:5"));
    let kinds: Vec<String> =
        noted.all(&site.app.db).await.unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds, ["note.created", "note.changed", "note.published"]);
}

#[tokio::test]
async fn a_look_shows_todays_data_and_saves_nothing() {
    let site = Site::demo().await;
    let mut editor = edo(&site).await;
    let before = note::Entity::find().count(&site.app.db).await.unwrap();
    let page = editor.get("/it/notes/new").await;
    let form = page.form("note-form").set("title_it", "Puglia").set("text_it", TEXT);
    let seen = form.set("action", "look-it").submit(&mut editor).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text());
    assert!(seen.says("Anteprima") && seen.says("Puglia oggi") && seen.says("Dati aggiornati al"));
    assert_eq!(seen.form("note-form").value("text_it"), TEXT);
    assert_eq!(note::Entity::find().count(&site.app.db).await.unwrap(), before);
}

#[tokio::test]
async fn mistakes_have_their_line_and_are_said_in_the_authors_language() {
    let site = Site::demo().await;
    let mut editor = edo(&site).await;
    let text = "Testo.\n\n:::quiz\n:::\n\nUn <b>grassetto</b>.\n\n:::query\ntitle = \"Q\"\nregion = \"own\"\n\
                show = \"totals\"\n---\nGuarda.\n:::\n\nVai [qui](/non-c-e) e [[mai-sentita]].\n\n\
                ![Una cosa](x.svg)\n";
    let saved = begin(&mut editor, "Piena di sbagli", text).await;
    for line in [
        "Riga 3: Una pillola non ha quiz",
        "Riga 6: L’HTML non viene mostrato",
        "Riga 10: Chi legge una pillola non ha una classe",
        "Riga 16: In Coesa non c’è nessuna pagina /non-c-e.",
        "Riga 18: Una pillola non ha figure",
    ] {
        assert!(saved.says(line), "{line}: {}", saved.text());
    }
    assert!(saved.all("#publication-form").is_empty());
    // Who sends the form that is not there gets the same lines beside the field.
    let revision = saved.form("note-form").value("revision").to_owned();
    let path = saved.path.clone();
    let forced = editor.post(&format!("{path}/publication"), &[("revision", &revision)]).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(forced.all("#text_it-mistake").join("").contains("Riga 3"), "{}", forced.text());
    assert_eq!(note_version::Entity::find().count(&site.app.db).await.unwrap(), 4, "those of the story");
    let english = editor.get(&path.replacen("/it/", "/en/", 1)).await;
    assert!(english.says("Line 3: A note has no quiz") && english.says("Line 6: HTML is not shown"));
    // A look at it shows what there is to see, and the mistakes.
    let look = english.form("note-form").set("action", "look-it").submit(&mut editor).await;
    assert_eq!(look.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(look.says("Preview") && look.says("Testo."), "{}", look.text());
}

#[tokio::test]
async fn two_editors_see_both_texts_and_nothing_is_lost() {
    let site = Site::demo().await;
    let mut edo = edo(&site).await;
    let mut ada = site.as_one_of_the_story("ada@demo.example").await;
    let first = begin(&mut edo, "A quattro mani", TEXT).await;
    let path = first.path.clone();
    let theirs = ada.get(&path).await;
    let saved = first.form("note-form").set("summary_it", "Quello di Edo.").set("action", "save");
    let saved = saved.tick("theme", "05");
    assert!(saved.submit(&mut edo).await.says("Salvata"));
    let late = theirs.form("note-form").set("summary_it", "Quello di Ada.").set("action", "save");
    let late = late.submit(&mut ada).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.form("note-form").value("summary_it"), "Quello di Ada.");
    assert_eq!(
        late.all("section[aria-labelledby=theirs] pre"),
        ["Quello di Edo.", "Ambiente"],
        "{}",
        late.text()
    );
    let chosen = late.form("note-form").set("action", "save").submit(&mut ada).await;
    assert!(chosen.says("Salvata"), "{}", chosen.text());
    // A draft that has moved is not published unseen.
    let old = first.form("publication-form").submit(&mut edo).await;
    assert_eq!(old.status, StatusCode::CONFLICT);
    assert!(old.says("La bozza è cambiata") && old.form("note-form").value("summary_it") == "Quello di Ada.");
}

#[tokio::test]
async fn what_is_too_long_or_half_english_is_said_and_kept() {
    let site = Site::demo().await;
    let mut editor = edo(&site).await;
    let page = editor.get("/it/notes/new").await;
    let long = "parola ".repeat(30);
    let form = page.form("note-form").set("title_it", &long).set("author", &long).set("action", "save");
    let seen = form.submit(&mut editor).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(seen.says("al massimo 120 caratteri") && seen.says("al massimo 80 caratteri"), "{}", seen.text());
    assert_eq!(seen.form("note-form").value("title_it"), long);
    let half = begin(&mut editor, "Mezza inglese", TEXT).await;
    let half = half.form("note-form").set("title_en", "Half").set("action", "save").submit(&mut editor).await;
    assert!(half.says("In inglese servono titolo, riassunto e testo, oppure niente."), "{}", half.text());
    let mut many = page.form("note-form").set("title_it", "Tutto").set("action", "save");
    for theme in ["01", "02", "03", "04", "05", "06", "07"] {
        many = many.tick("theme", theme);
    }
    let many = many.submit(&mut editor).await;
    assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(many.says("al massimo 6"), "{}", many.text());
}

#[tokio::test]
async fn without_data_only_what_asks_for_none_is_published() {
    let site = Site::new().await;
    let editor = site.adult(Role::Editor, "Edo").await;
    let mut editor = site.signed_in(&editor).await;
    let asks = begin(&mut editor, "Con i dati", TEXT).await;
    let refused = asks.form("publication-form").submit(&mut editor).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Adesso i dati non ci sono"), "{}", refused.text());
    let plain = begin(&mut editor, "Solo parole", "Che cos’è un progetto.").await;
    let public = plain.form("publication-form").submit(&mut editor).await;
    assert!(public.says("Pubblicata"), "{}", public.text());
    let page = site.visitor().get("/it/pillole/solo-parole").await;
    assert!(page.says("Che cos’è un progetto.") && !page.says("I numeri sono quelli di oggi"));
    let kept = site.visitor().get("/it/pillole/solo-parole/v/1").await;
    assert!(kept.says("questa pagina non cambia più"), "{}", kept.text());
}

#[tokio::test]
async fn a_draft_that_was_never_public_can_be_thrown_away() {
    let site = Site::demo().await;
    let mut editor = edo(&site).await;
    let draft = begin(&mut editor, "Da buttare", TEXT).await;
    let gone = draft.form("removal").submit(&mut editor).await;
    assert!(gone.says("Bozza buttata") && !gone.says("Da buttare"), "{}", gone.text());
    assert_eq!(editor.get(&draft.path).await.status, StatusCode::NOT_FOUND);
    let public = editor.get("/it/notes/1").await;
    assert!(public.all("#removal").is_empty());
    let kept = editor.post("/it/notes/1/removal", &[]).await;
    assert!(kept.says("non è stata buttata"), "{}", kept.text());
    // Two of the same title have addresses of their own.
    for _ in 0..2 {
        begin(&mut editor, "Gemelle", TEXT).await;
    }
    let slugs = note::Entity::find().filter(note::Column::TitleIt.eq("Gemelle")).all(&site.app.db).await;
    let mut slugs: Vec<String> = slugs.unwrap().into_iter().map(|note| note.slug).collect();
    slugs.sort();
    assert_eq!(slugs, ["gemelle", "gemelle-2"]);
}
