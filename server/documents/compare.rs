//! What differs between any two revisions.

use serde::{Deserialize, Serialize};
use tables::document_revision::Model;

use super::access::ViewDocument;
use super::difference::{self, Block};
use super::history::{self, EntryView};
use super::names;
use super::save;
use crate::error::{Error, Result};
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ComparePage {
    team: i64,
    team_name: String,
    id: i64,
    title: String,
    from: SideView,
    to: SideView,
    retitled: bool,
    blocks: Vec<Block>,
    options: Vec<(i32, String)>,
    form: ChoiceView,
    errors: Errors,
}

#[derive(Serialize)]
struct SideView {
    number: i32,
    title: String,
    author: Option<String>,
    at: String,
}

#[derive(Serialize)]
struct ChoiceView {
    from: i32,
    to: i32,
}

impl Page for ComparePage {
    const TEMPLATE: &'static str = "documents/compare.html";
}

/// Which two; without a choice the newest and the one before it.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Choice {
    from: String,
    to: String,
}

fn chosen(text: &str, otherwise: i32) -> Result<i32> {
    if text.is_empty() { Ok(otherwise) } else { text.parse().map_err(|_| Error::NotFound) }
}

async fn revision(visit: &Visit, may: &ViewDocument, number: i32) -> Result<Model> {
    save::revision(&visit.app.db, may.document.id, number).await?.ok_or(Error::NotFound)
}

/// "Revision 12, Omar, 3 November 2026, 11:42".
fn name(visit: &Visit, entry: &EntryView) -> String {
    let at = entry.at.parse().map(|at| crate::text::moment(visit.lang, at)).unwrap_or_default();
    let args = [
        ("n", Arg::from(entry.number.to_string())),
        ("name", Arg::from(entry.author.clone().unwrap_or_default())),
        ("at", Arg::from(at)),
    ];
    visit.t_with(if entry.side { "documents-option-side" } else { "documents-option" }, &args)
}

pub(super) async fn show(may: ViewDocument, visit: Visit, Query(choice): Query<Choice>) -> Result<Response> {
    let to = revision(&visit, &may, chosen(&choice.to, may.document.revision)?).await?;
    // The first one has nothing before it.
    let from = revision(&visit, &may, chosen(&choice.from, to.based_on.max(1))?).await?;
    let names = names(&visit.app.db, [from.author_id, to.author_id]).await?;
    let (entries, _) = history::entries(&visit.app.db, &may, i32::MAX).await?;
    let mut options: Vec<(i32, String)> =
        entries.iter().map(|entry| (entry.number, name(&visit, entry))).collect();
    for row in [&from, &to] {
        if !options.iter().any(|(number, _)| *number == row.number) {
            let args = [("n", Arg::from(row.number.to_string()))];
            options.push((row.number, visit.t_with("documents-revision", &args)));
        }
    }
    let texts = (from.text, to.text);
    let blocks = tokio::task::spawn_blocking(move || difference::between(&texts.0, &texts.1)).await?;
    let form = ChoiceView { from: from.number, to: to.number };
    let side = |number, title, author, at: chrono::DateTime<chrono::Utc>| SideView {
        number,
        title,
        author: names.get(&author).cloned(),
        at: at.to_rfc3339(),
    };
    visit.show(&ComparePage {
        team: may.of.team.id.0,
        team_name: may.of.team.name.clone(),
        id: may.document.id.0,
        title: may.document.title.clone(),
        retitled: from.title != to.title,
        from: side(from.number, from.title, from.author_id, from.saved_at),
        to: side(to.number, to.title, to.author_id, to.saved_at),
        blocks,
        options,
        form,
        errors: Errors::new(),
    })
}
