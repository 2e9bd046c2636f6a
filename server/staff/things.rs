//! The things that events tell of, as they are called now and where staff see them. The log keeps keys alone;
//! who reads it wants names.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::{DocumentId, ReportId, SchoolId, TeamId};
use tables::{
    application, certificate, class, deliverable, document, document_comment, edition, edition_step,
    invitation, meeting, note, organisation, person, post, report, report_part, school, team, team_comment,
};

use crate::db::Db;
use crate::error::Result;
use crate::reports::access::is_with_staff;
use crate::schools::programme::in_lang;
use crate::text::Lang;
use crate::web::visit::Visit;

/// A thing.
struct Thing {
    /// Its name; empty if it has none.
    name: String,
    /// Its page, below the language; none if staff have none to see.
    path: Option<String>,
}

/// Things, by what the log calls them: `team:3`.
#[derive(Default)]
pub(super) struct Things(HashMap<String, Thing>);

/// The keys among these subjects that are of things of a kind.
fn keys(subjects: &BTreeSet<String>, kind: &str) -> Vec<i64> {
    let key = |subject: &String| subject.strip_prefix(kind)?.strip_prefix(':')?.parse().ok();
    subjects.iter().filter_map(key).collect()
}

/// Reads the things of some kinds that are among the subjects: for each kind its table, and of a row the name
/// and the page.
macro_rules! read {
    ($things:ident, $subjects:ident, $db:ident: $($kind:literal $table:ident |$row:ident| $name:expr, $path:expr;)*) => { $(
        let wanted = keys($subjects, $kind);
        if !wanted.is_empty() {
            let rows = $table::Entity::find().filter($table::Column::Id.is_in(wanted)).all($db).await?;
            for $row in rows {
                $things.keep($kind, $row.id, $name, $path);
            }
        }
    )* };
}

impl Things {
    /// Those of these subjects that are still there.
    pub(super) async fn load(visit: &Visit, subjects: &BTreeSet<String>) -> Result<Self> {
        let mut things = Self::default();
        let db = &visit.app.db;
        things.programme(db, visit.lang, subjects).await?;
        things.work(db, visit.lang, subjects).await?;
        things.reports(db, subjects).await?;
        things.comments(db, subjects).await?;
        for unit in subjects.iter().filter_map(|subject| subject.strip_prefix("unit:")) {
            things.keep("unit", unit, "", Some(format!("/staff/lessons/{unit}")));
        }
        Ok(things)
    }

    /// The thing's name; none if it is gone or has none.
    pub(super) fn name(&self, subject: &str) -> Option<&str> {
        self.0.get(subject).map(|thing| thing.name.as_str()).filter(|name| !name.is_empty())
    }

    /// Where staff see the thing, below the language.
    pub(super) fn path(&self, subject: &str) -> Option<&str> {
        self.0.get(subject)?.path.as_deref()
    }

    fn keep(&mut self, kind: &str, id: impl Display, name: &str, path: Option<String>) {
        self.0.insert(format!("{kind}:{id}"), Thing { name: name.to_owned(), path });
    }

    /// People, schools and classes, editions and all that belongs to the year.
    async fn programme(&mut self, db: &Db, lang: Lang, subjects: &BTreeSet<String>) -> Result<()> {
        read! { self, subjects, db:
            "person" person |row| &row.name, Some(format!("/people/{}", row.id));
            "invitation" invitation |row| &row.name, Some("/people/invitations".to_owned());
            "school" school |row| &row.name, Some(format!("/schools/{}", row.id));
            "organisation" organisation |row| &row.name, Some(format!("/organisations/{}", row.id));
            "edition" edition |row| &row.name, Some(format!("/editions/{}", row.id));
            "step" edition_step |row| in_lang(lang, &row.name_it, &row.name_en),
                Some(format!("/editions/{}/steps/{}", row.edition_id, row.id));
            "application" application |row| &row.class_name,
                row.submitted_at.map(|_| format!("/selection/{}/applications/{}", row.edition_id, row.id));
        }
        let classes =
            class::Entity::find().filter(class::Column::Id.is_in(keys(subjects, "class"))).all(db).await?;
        let wanted = classes.iter().map(|row| row.school_id);
        let schools: HashMap<SchoolId, String> = school::Entity::find()
            .filter(school::Column::Id.is_in(wanted))
            .all(db)
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
        for row in classes {
            let school = schools.get(&row.school_id).map_or("", String::as_str);
            let name = format!("{}, {school}", row.name);
            self.keep("class", row.id, &name, Some(format!("/classes/{}", row.id)));
        }
        Ok(())
    }

    /// Teams, and what they and the staff make.
    async fn work(&mut self, db: &Db, lang: Lang, subjects: &BTreeSet<String>) -> Result<()> {
        read! { self, subjects, db:
            "team" team |row| &row.name, Some(format!("/teams/{}", row.id));
            "document" document |row| &row.title, Some(format!("/teams/{}/documents/{}", row.team_id, row.id));
            "deliverable" deliverable |row| "",
                Some(format!("/teams/{}/deliverables/{}/{}", row.team_id, row.step_id, row.asked));
            "post" post |row| &row.title,
                row.slug.as_ref().map(|_| format!("/teams/{}/posts/{}", row.team_id, row.id));
            "meeting" meeting |row| &row.topic, Some(match row.team_id {
                Some(team) => format!("/teams/{team}"),
                None => format!("/classes/{}", row.class_id),
            });
            "certificate" certificate |row| &row.code, Some(format!("/certificates/{}", row.id));
            "note" note |row| in_lang(lang, &row.title_it, &row.title_en), Some(format!("/notes/{}", row.id));
        }
        Ok(())
    }

    /// Reports; those that never came to the staff have no page for them.
    async fn reports(&mut self, db: &Db, subjects: &BTreeSet<String>) -> Result<()> {
        let wanted = keys(subjects, "report");
        if wanted.is_empty() {
            return Ok(());
        }
        let parts = report_part::Entity::find()
            .filter(report_part::Column::ReportId.is_in(wanted.iter().copied()))
            .all(db)
            .await?;
        let sent: BTreeSet<ReportId> =
            parts.iter().filter(|part| is_with_staff(part.stage)).map(|part| part.report_id).collect();
        for row in report::Entity::find().filter(report::Column::Id.is_in(wanted)).all(db).await? {
            let path = sent.contains(&row.id).then(|| format!("/reports/{}", row.id));
            self.keep("report", row.id, &row.project_title, path);
        }
        Ok(())
    }

    /// Comments have no names; they stand on the pages of teams and documents.
    async fn comments(&mut self, db: &Db, subjects: &BTreeSet<String>) -> Result<()> {
        read! { self, subjects, db:
            "comment" team_comment |row| "", Some(format!("/teams/{}", row.team_id));
        }
        let wanted = keys(subjects, "document-comment");
        if wanted.is_empty() {
            return Ok(());
        }
        let rows = document_comment::Entity::find()
            .filter(document_comment::Column::Id.is_in(wanted))
            .all(db)
            .await?;
        let documents = document::Entity::find()
            .filter(document::Column::Id.is_in(rows.iter().map(|row| row.document_id)))
            .all(db)
            .await?;
        let teams: HashMap<DocumentId, TeamId> =
            documents.into_iter().map(|row| (row.id, row.team_id)).collect();
        for row in rows {
            let path = teams
                .get(&row.document_id)
                .map(|team| format!("/teams/{team}/documents/{}", row.document_id));
            self.keep("document-comment", row.id, "", path);
        }
        Ok(())
    }
}
