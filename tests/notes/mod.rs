//! Data notes: writing, publishing, reading, citing, taking back.

mod cite;
mod reading;
mod versions;
mod words;
mod writing;

use crate::support::browser::PageSeen;
use crate::support::{Browser, Site};

/// A note of the demo's story, with two versions.
const SPENT: &str = "speso-non-vuol-dire-finito";
/// Another, about Campania.
const SCHOOLS: &str = "la-campania-e-i-soldi-per-la-scuola";

/// A text that asks the data once.
const TEXT: &str = "Prima riga.\n\n:::query\ntitle = \"Puglia oggi\"\nregion = \"016\"\nshow = \"totals\"\n---\nGuarda la [[pagamenti|parte pagata]].\n:::\n";

/// The story's editor.
async fn edo(site: &Site) -> Browser {
    site.as_one_of_the_story("edo@demo.example").await
}

/// Begins a note that could be published, but for what is told otherwise.
async fn begin(editor: &mut Browser, title: &str, text: &str) -> PageSeen {
    let page = editor.get("/it/notes/new").await;
    page.form("note-form")
        .set("title_it", title)
        .set("summary_it", "Che cosa si spende in Puglia.")
        .set("text_it", text)
        .tick("region", "016")
        .set("action", "save")
        .submit(editor)
        .await
}
