//! A team's profile: name, motto, picture, and who has which role.

use std::collections::BTreeSet;

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::{class, edition, file, person, team, team_member, team_role};

use super::access::{ShapeTeam, ViewTeam};
use crate::db;
use crate::error::{Error, Result};
use crate::files::Refusal;
use crate::people::account::note;
use crate::schools::attachment;
use crate::schools::programme::{self, TeamRole};
use crate::web::Response;
use crate::web::form::{Errors, Fields, Form};
use crate::web::page::Page;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

/// The longest name of a team.
const LONGEST_NAME: usize = 60;
/// The longest motto, and the longest words for the picture.
const LONGEST_LINE: usize = 140;

#[derive(Serialize)]
struct ProfilePage {
    id: i64,
    team: String,
    logo: Option<String>,
    alt: String,
    max_bytes: usize,
    longest_name: usize,
    longest_line: usize,
    roles: Vec<(String, String)>,
    members: Vec<MemberView>,
    form: ProfileForm,
    errors: Errors,
}

#[derive(Serialize)]
struct MemberView {
    id: i64,
    name: String,
    /// The roles they have, as `checks` wants them.
    form: std::collections::BTreeMap<String, Vec<String>>,
}

impl Page for ProfilePage {
    const TEMPLATE: &'static str = "teams/profile.html";
}

/// Name and motto, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ProfileForm {
    name: String,
    motto: String,
}

fn path_of(may: &ShapeTeam) -> String {
    format!("/teams/{}/profile", may.team.id)
}

/// The roles of the team's edition.
async fn roles(visit: &Visit, team: &team::Model) -> Result<Vec<TeamRole>> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let edition = edition::Entity::find_by_id(class.edition_id).one(db).await?.ok_or(Error::NotFound)?;
    programme::roles_of(&edition)
}

/// Names of the team's members now, each with the words of their roles.
pub(super) async fn members(visit: &Visit, team: &team::Model) -> Result<Vec<(person::Model, Vec<String>)>> {
    let db = &visit.app.db;
    let ids = team_member::Entity::find()
        .filter(team_member::Column::TeamId.eq(team.id))
        .filter(team_member::Column::LeftAt.is_null())
        .all(db)
        .await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.into_iter().map(|row| row.person_id)))
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(db)
        .await?;
    let held = team_role::Entity::find().filter(team_role::Column::TeamId.eq(team.id)).all(db).await?;
    Ok(people
        .into_iter()
        .map(|person| {
            let own = held.iter().filter(|role| role.person_id == person.id);
            let own = own.map(|role| role.role.clone()).collect();
            (person, own)
        })
        .collect())
}

/// The members' names with the words of their roles, for the team's page.
pub(super) async fn shown(visit: &Visit, team: &team::Model) -> Result<Vec<(String, String)>> {
    let known = roles(visit, team).await?;
    let words = |ids: Vec<String>| {
        let held = known.iter().filter(|role| ids.contains(&role.id));
        held.map(|role| role.of(visit.lang)).collect::<Vec<_>>().join(", ")
    };
    let members = members(visit, team).await?;
    Ok(members.into_iter().map(|(person, ids)| (person.name, words(ids))).collect())
}

pub(super) async fn show(may: ShapeTeam, visit: Visit) -> Result<Response> {
    let form = ProfileForm { name: may.team.name.clone(), motto: may.team.motto.clone() };
    visit.show(&page(&visit, &may.team, form, Errors::new()).await?)
}

async fn page(visit: &Visit, team: &team::Model, form: ProfileForm, errors: Errors) -> Result<ProfilePage> {
    let roles = roles(visit, team).await?;
    let members = members(visit, team).await?;
    Ok(ProfilePage {
        id: team.id.0,
        team: team.name.clone(),
        logo: team.logo_file_id.map(|id| visit.link(&format!("/teams/{}/logo?{id}", team.id))),
        alt: team.logo_alt.clone(),
        max_bytes: visit.app.config.upload_limit,
        longest_name: LONGEST_NAME,
        longest_line: LONGEST_LINE,
        roles: roles.iter().map(|role| (role.id.clone(), role.of(visit.lang).to_owned())).collect(),
        members: members
            .into_iter()
            .map(|(person, own)| MemberView {
                id: person.id.0,
                form: [(format!("roles_{}", person.id), own)].into(),
                name: person.name,
            })
            .collect(),
        form,
        errors,
    })
}

pub(super) async fn save(may: ShapeTeam, visit: Visit, Form(form): Form<ProfileForm>) -> Result<Response> {
    let line = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
    let (name, motto) = (line(&form.name), line(&form.motto));
    let mut errors = Errors::new();
    if name.is_empty() {
        errors.add("name", visit.t("classes-team-name-missing"));
    }
    for (field, text, longest) in [("name", &name, LONGEST_NAME), ("motto", &motto, LONGEST_LINE)] {
        if text.chars().count() > longest {
            errors.add(field, visit.t_with("classes-team-long", &[("longest", longest.into())]));
        }
    }
    if errors.is_empty() {
        let tx = db::begin_write(&visit.app.db).await?;
        let others = team::Entity::find()
            .filter(team::Column::ClassId.eq(may.team.class_id))
            .filter(team::Column::Id.ne(may.team.id))
            .all(&tx)
            .await?;
        if others.iter().any(|other| other.name.to_lowercase() == name.to_lowercase()) {
            errors.add("name", visit.t("classes-team-taken"));
        } else {
            // The address stays: what was published under it must be found there.
            let done = team::Entity::update_many()
                .col_expr(team::Column::Name, Expr::value(name))
                .col_expr(team::Column::Motto, Expr::value(motto))
                .filter(team::Column::Id.eq(may.team.id))
                .filter(team::Column::Name.eq(may.team.name.as_str()))
                .filter(team::Column::Motto.eq(may.team.motto.as_str()))
                .exec(&tx)
                .await?;
            if done.rows_affected == 0 {
                return visit.go_saying(&path_of(&may), "warning", visit.t("schools-stale")).await;
            }
            let subject = format!("team:{}", may.team.id);
            note(&tx, &visit.app, Some(&may.by), "team.changed", subject, json!({})).await?;
            tx.commit().await?;
            return visit.go_saying(&path_of(&may), "success", visit.t("schools-saved")).await;
        }
    }
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &may.team, form, errors).await?)
}

pub(super) async fn put_logo(may: ShapeTeam, visit: Visit, upload: Upload) -> Result<Response> {
    let alt = upload.one("alt").replace(char::is_control, " ").trim().to_owned();
    let mut errors = Errors::new();
    if alt.is_empty() {
        errors.add("alt", visit.t("teams-logo-alt-missing"));
    } else if alt.chars().count() > LONGEST_LINE {
        errors.add("alt", visit.t_with("classes-team-long", &[("longest", LONGEST_LINE.into())]));
    }
    let mut stored = None;
    if let Some(sent) = upload.file.filter(|_| errors.is_empty()) {
        match attachment::keep(&visit.app, sent.bytes).await? {
            Ok(kept) if kept.size.is_some() => stored = Some((sent.name, kept)),
            Ok(_) | Err(Refusal::UnknownKind) => errors.add("file", visit.t("teams-logo-kind")),
            Err(refusal) => errors.add("file", visit.t(refusal.text_key())),
        }
    } else if errors.is_empty() && may.team.logo_file_id.is_none() {
        errors.add("file", visit.t("schools-import-no-file"));
    }
    if !errors.is_empty() {
        let form = ProfileForm { name: may.team.name.clone(), motto: may.team.motto.clone() };
        let team = team::Model { logo_alt: alt, ..may.team };
        let page = page(&visit, &team, form, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let tx = db::begin_write(&visit.app.db).await?;
    // Of two who send one at once each takes the place of the other's.
    let before = team::Entity::find_by_id(may.team.id).lock_exclusive().one(&tx).await?;
    let before = before.and_then(|team| team.logo_file_id).filter(|_| stored.is_some());
    let mut update = team::Entity::update_many()
        .col_expr(team::Column::LogoAlt, Expr::value(alt))
        .filter(team::Column::Id.eq(may.team.id));
    if let Some((name, stored)) = stored {
        let file = attachment::insert(&tx, &visit.app, name, stored).await?;
        update = update.col_expr(team::Column::LogoFileId, Expr::value(file));
    }
    update.exec(&tx).await?;
    let gone = match before {
        Some(file) => attachment::forget(&tx, file, &[]).await?,
        None => None,
    };
    let subject = format!("team:{}", may.team.id);
    note(&tx, &visit.app, Some(&may.by), "team.changed", subject, json!({})).await?;
    tx.commit().await?;
    if let Some(hash) = gone {
        attachment::erase(&visit.app, &hash).await?;
    }
    visit.go_saying(&path_of(&may), "success", visit.t("schools-saved")).await
}

pub(super) async fn logo(may: ViewTeam, visit: Visit) -> Result<Response> {
    let id = may.team.logo_file_id.ok_or(Error::NotFound)?;
    let file = file::Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    attachment::answer(&visit.app, &file).await
}

/// Who has which role: all of it at once, as the page shows it.
pub(super) async fn put_roles(may: ShapeTeam, visit: Visit, fields: Fields) -> Result<Response> {
    let known = roles(&visit, &may.team).await?;
    let members = members(&visit, &may.team).await?;
    let mut rows = Vec::new();
    for (person, _) in &members {
        let name = format!("roles_{}", person.id);
        let wanted: BTreeSet<&str> = fields.all(&name).collect();
        for role in known.iter().filter(|role| wanted.contains(role.id.as_str())) {
            rows.push(team_role::ActiveModel {
                team_id: Set(may.team.id),
                person_id: Set(person.id),
                role: Set(role.id.clone()),
            });
        }
    }
    let tx = db::begin_write(&visit.app.db).await?;
    // Two who save at once wait for each other.
    team::Entity::find_by_id(may.team.id).lock_exclusive().one(&tx).await?;
    team_role::Entity::delete_many().filter(team_role::Column::TeamId.eq(may.team.id)).exec(&tx).await?;
    if !rows.is_empty() {
        team_role::Entity::insert_many(rows).exec_without_returning(&tx).await?;
    }
    let subject = format!("team:{}", may.team.id);
    note(&tx, &visit.app, Some(&may.by), "team.roles-changed", subject, json!({})).await?;
    tx.commit().await?;
    visit.go_saying(&path_of(&may), "success", visit.t("schools-saved")).await
}
