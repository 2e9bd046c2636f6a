//! What the demo's team writes together: a few documents with their history, and what is said on them.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ConnectionTrait, NotSet, Set};
use serde::Deserialize;
use tables::ids::{DocumentId, EntryId, PersonId, TeamId};
use tables::{document, document_comment, document_revision};

use super::of;
use crate::App;
use crate::documents::merge::words_added;
use crate::documents::passages;
use crate::error::{Error, Result};

const DOCUMENTS: &str = include_str!("../../seeds/demo/documents.toml");

#[derive(Deserialize)]
struct Documents {
    document: Vec<DocumentSeed>,
}

#[derive(Deserialize)]
struct DocumentSeed {
    team: String,
    title: String,
    revision: Vec<RevisionSeed>,
    #[serde(default)]
    comment: Vec<CommentSeed>,
}

#[derive(Deserialize)]
struct RevisionSeed {
    author: String,
    hours_ago: i64,
    text: String,
}

#[derive(Deserialize)]
struct CommentSeed {
    author: String,
    hours_ago: i64,
    #[serde(default)]
    quote: String,
    /// The comment before it.
    #[serde(default)]
    answers: bool,
    words: String,
}

/// Tells it.
pub(super) async fn tell(
    conn: &impl ConnectionTrait,
    app: &App,
    people: &HashMap<&str, PersonId>,
    teams: &HashMap<&str, TeamId>,
) -> Result<()> {
    let all: Documents = toml::from_str(DOCUMENTS)
        .map_err(|error| Error::internal(format!("seeds/demo/documents.toml: {error}")))?;
    for seed in &all.document {
        let id = write(conn, app, people, of(teams, &seed.team)?, seed).await?;
        talk(conn, app, people, id, seed).await?;
    }
    Ok(())
}

async fn write(
    conn: &impl ConnectionTrait,
    app: &App,
    people: &HashMap<&str, PersonId>,
    team: TeamId,
    seed: &DocumentSeed,
) -> Result<DocumentId> {
    let (Some(first), Some(last)) = (seed.revision.first(), seed.revision.last()) else {
        return Err(Error::internal(format!("seeds/demo/documents.toml: {} has no text", seed.title)));
    };
    let ago = |hours: i64| app.clock.now() - Duration::hours(hours);
    let many = i32::try_from(seed.revision.len()).map_err(Error::internal)?;
    let row = document::ActiveModel {
        id: NotSet,
        team_id: Set(team),
        title: Set(seed.title.clone()),
        revision: Set(many),
        counter: Set(many),
        created_by: Set(of(people, &first.author)?),
        created_at: Set(ago(first.hours_ago)),
        changed_by: Set(of(people, &last.author)?),
        changed_at: Set(ago(last.hours_ago)),
        archived_at: Set(None),
        archived_by: Set(None),
    };
    let id = row.insert(conn).await?.id;
    let mut before = "";
    for (number, one) in (1..).zip(&seed.revision) {
        let row = document_revision::ActiveModel {
            document_id: Set(id),
            number: Set(number),
            title: Set(seed.title.clone()),
            text: Set(one.text.trim().to_owned()),
            author_id: Set(of(people, &one.author)?),
            saved_at: Set(ago(one.hours_ago)),
            side: Set(false),
            based_on: Set(number - 1),
            merged: Set(None),
            restored: Set(None),
            words: Set(words_added(before, &one.text)),
            writer: Set(String::new()),
        };
        row.insert(conn).await?;
        before = &one.text;
    }
    Ok(id)
}

async fn talk(
    conn: &impl ConnectionTrait,
    app: &App,
    people: &HashMap<&str, PersonId>,
    id: DocumentId,
    seed: &DocumentSeed,
) -> Result<()> {
    let passages = passages::of(seed.revision.last().map_or("", |last| last.text.trim()));
    let mut thread: Option<EntryId> = None;
    for one in &seed.comment {
        let passage = passages.iter().find(|passage| passage.has(&one.quote));
        let row = document_comment::ActiveModel {
            id: NotSet,
            document_id: Set(id),
            thread_id: Set(thread.filter(|_| one.answers)),
            author_id: Set(of(people, &one.author)?),
            words: Set(one.words.clone()),
            quote: Set(one.quote.clone()),
            passage: Set(passage.map(|passage| passage.key.clone()).unwrap_or_default()),
            at: Set(app.clock.now() - Duration::hours(one.hours_ago)),
            settled_at: Set(None),
            settled_by: Set(None),
            hidden_at: Set(None),
            hidden_by: Set(None),
        };
        let said = row.insert(conn).await?.id;
        if !one.answers {
            thread = Some(said);
        }
    }
    Ok(())
}
