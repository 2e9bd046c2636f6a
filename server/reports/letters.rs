//! The mails on a report's way to the staff. Students have no address; their home page tells them.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use tables::kinds::{Part, Role};
use tables::{class_teacher, person, report, report_part, team};

use crate::App;
use crate::error::Result;
use crate::mail::{self, Letter};

/// To the class's teachers: the team asks to let a part go.
#[derive(Serialize)]
struct ConsentAsked<'a> {
    team: &'a str,
    project: &'a str,
    part: &'static str,
    path: String,
}

impl Letter for ConsentAsked<'_> {
    const TEMPLATE: &'static str = "report_consent";
}

/// To the teachers and the staff: a part has arrived.
#[derive(Serialize)]
struct Submitted<'a> {
    team: &'a str,
    project: &'a str,
    part: &'static str,
    path: String,
    staff: bool,
}

impl Letter for Submitted<'_> {
    const TEMPLATE: &'static str = "report_submitted";
}

async fn teachers(conn: &impl ConnectionTrait, team: &team::Model) -> Result<Vec<person::Model>> {
    let ties = class_teacher::Entity::find()
        .filter(class_teacher::Column::ClassId.eq(team.class_id))
        .all(conn)
        .await?;
    Ok(person::Entity::find()
        .filter(person::Column::Id.is_in(ties.into_iter().map(|tie| tie.person_id)))
        .filter(person::Column::Active.eq(true))
        .all(conn)
        .await?)
}

pub(super) async fn consent_asked(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    report: &report::Model,
    part: Part,
) -> Result<()> {
    let part = part.as_str();
    let path = format!("/reports/{}/consent/{part}", report.id);
    let letter = ConsentAsked { team: &team.name, project: &report.project_title, part, path };
    for teacher in teachers(conn, team).await? {
        mail::queue(conn, app, &teacher, &letter).await?;
    }
    Ok(())
}

pub(super) async fn submitted(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    report: &report::Model,
    part: &report_part::Model,
) -> Result<()> {
    let letter = |path: String, staff: bool| Submitted {
        team: &team.name,
        project: &report.project_title,
        part: part.part.as_str(),
        path,
        staff,
    };
    let own = letter(format!("/reports/{}", report.id), false);
    for teacher in teachers(conn, team).await? {
        mail::queue(conn, app, &teacher, &own).await?;
    }
    // What came back goes to the one who read it before; what is new to those who assign.
    let staff = person::Entity::find().filter(person::Column::Active.eq(true));
    let staff = match part.reviewer_id {
        Some(reviewer) => staff.filter(person::Column::Id.eq(reviewer)),
        None => staff.filter(person::Column::Role.eq(Role::Editor)),
    };
    let theirs = letter(format!("/review/{}/{}", report.id, part.part.as_str()), true);
    for one in staff.all(conn).await? {
        mail::queue(conn, app, &one, &theirs).await?;
    }
    Ok(())
}
