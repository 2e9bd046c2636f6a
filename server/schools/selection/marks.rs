//! The points of an application as they stand, as a form showed them and as it has them now. An empty
//! field takes points away, and nobody writes over points that they have not seen.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde_json::json;
use tables::application;
use tables::application_score::{ActiveModel, Column, Entity, Model};
use tables::ids::ApplicationId;

use super::super::access::ScoreApplications;
use super::super::editions;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::web::seal::seal;

/// The points in a criterion, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// None: it is not scored.
    pub(super) points: Option<i32>,
    /// For staff only.
    pub(super) comment: String,
}

impl Mark {
    /// As it stands in that criterion.
    pub(super) fn of(scores: &[Model], criterion: &str) -> Self {
        scores.iter().find(|score| score.criterion == criterion).map_or_else(Self::default, |score| Self {
            points: Some(score.points),
            comment: score.comment.clone(),
        })
    }

    /// By what a form knows what it showed; empty: no points.
    pub(super) fn seal(&self) -> String {
        let Some(points) = self.points else { return String::new() };
        seal([points.to_string().as_str(), &self.comment])
    }
}

/// One criterion of a form that was sent.
pub(super) struct Sent {
    /// The criterion's id.
    pub(super) criterion: String,
    /// What was typed.
    pub(super) mark: Mark,
    /// [`Mark::seal`] of what the form showed.
    pub(super) seen: String,
}

impl Sent {
    /// Has somebody else changed it since the form was opened, and not to the same?
    pub(super) fn is_crossed(&self, now: &Mark) -> bool {
        now.seal() != self.seen && *now != self.mark
    }

    /// Was it left as the form showed it?
    pub(super) fn is_untouched(&self) -> bool {
        self.mark.seal() == self.seen
    }
}

/// What became of a save.
pub(super) enum Saved {
    /// It is kept; so many criteria have lost their points.
    Done(usize),
    /// Somebody else has scored it since the form was opened: nothing is written.
    Crossed,
}

/// Writes what was typed where it is not what stands there.
pub(super) async fn save(
    app: &App,
    may: &ScoreApplications,
    id: ApplicationId,
    sent: &[Sent],
) -> Result<Saved> {
    let tx = db::begin_write(&app.db).await?;
    editions::must_be_live(&tx, may.edition.id).await?;
    // Held until the end: of two at once the second sees what the first has written.
    application::Entity::find_by_id(id).lock_exclusive().one(&tx).await?.ok_or(Error::NotFound)?;
    let there = Entity::find().filter(Column::ApplicationId.eq(id)).all(&tx).await?;
    let (mut written, mut emptied) = (Vec::new(), Vec::new());
    for one in sent {
        let now = Mark::of(&there, &one.criterion);
        if one.is_crossed(&now) {
            return Ok(Saved::Crossed);
        }
        if now == one.mark {
            continue;
        }
        match one.mark.points {
            Some(points) => written.push(ActiveModel {
                application_id: Set(id),
                criterion: Set(one.criterion.clone()),
                points: Set(points),
                comment: Set(one.mark.comment.clone()),
                scored_by: Set(may.by.id),
                scored_at: Set(app.clock.now()),
            }),
            None => emptied.push(one.criterion.as_str()),
        }
    }
    let (scored, removed) = (written.len(), emptied.len());
    if scored + removed == 0 {
        return Ok(Saved::Done(0));
    }
    if scored > 0 {
        let replaced = [Column::Points, Column::Comment, Column::ScoredBy, Column::ScoredAt];
        Entity::insert_many(written)
            .on_conflict(
                OnConflict::columns([Column::ApplicationId, Column::Criterion])
                    .update_columns(replaced)
                    .to_owned(),
            )
            .exec_without_returning(&tx)
            .await?;
    }
    if removed > 0 {
        Entity::delete_many()
            .filter(Column::ApplicationId.eq(id))
            .filter(Column::Criterion.is_in(emptied))
            .exec(&tx)
            .await?;
    }
    let detail = json!({ "criteria": scored, "removed": removed });
    note(&tx, app, Some(&may.by), "application.scored", format!("application:{id}"), detail).await?;
    tx.commit().await?;
    Ok(Saved::Done(removed))
}
