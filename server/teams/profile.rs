//! A team's profile: name, motto, picture, and who has which role.

use std::collections::BTreeSet;

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::PersonId;
use tables::{class, edition, file, person, team, team_member, team_role};

use super::access::{ShapeTeam, ViewTeam};
use crate::db;
use crate::error::{Error, Result};
use crate::files::Refusal;
use crate::people::account::note;
use crate::schools::attachment;
use crate::schools::programme::{self, TeamRole};
use crate::text;
use crate::web::Response;
use crate::web::form::{Errors, Fields, Form};
use crate::web::page::Page;
use crate::web::seal::{is_crossed, seal};
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
    /// The seal of who has which role, as the form shows it.
    roles_seen: String,
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
    /// The seal of both as the form showed them.
    seen: String,
}

impl ProfileForm {
    fn of(team: &team::Model) -> Self {
        Self { name: team.name.clone(), motto: team.motto.clone(), seen: seal([&*team.name, &*team.motto]) }
    }
}

/// Who has which role: each member's id with the roles' ids.
type Held = Vec<(PersonId, Vec<String>)>;

/// The seal of who has which role.
fn seal_of(held: &Held) -> String {
    let mut lines: Vec<String> = held
        .iter()
        .map(|(person, roles)| {
            let roles: BTreeSet<&str> = roles.iter().map(String::as_str).collect();
            format!("{person} {}", roles.into_iter().collect::<Vec<_>>().join(" "))
        })
        .collect();
    lines.sort();
    seal(lines.iter().map(String::as_str))
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
async fn members(
    conn: &impl ConnectionTrait,
    team: &team::Model,
) -> Result<Vec<(person::Model, Vec<String>)>> {
    let ids = team_member::Entity::find()
        .filter(team_member::Column::TeamId.eq(team.id))
        .filter(team_member::Column::LeftAt.is_null())
        .all(conn)
        .await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.into_iter().map(|row| row.person_id)))
        .order_by_asc(person::Column::Id)
        .all(conn)
        .await?;
    let people = text::by_name(people, |one| &one.name);
    let held = team_role::Entity::find().filter(team_role::Column::TeamId.eq(team.id)).all(conn).await?;
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
    let members = members(&visit.app.db, team).await?;
    Ok(members.into_iter().map(|(person, ids)| (person.name, words(ids))).collect())
}

pub(super) async fn show(may: ShapeTeam, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may.team, ProfileForm::of(&may.team), None, Errors::new()).await?)
}

/// The page; `typed`: who has which role as somebody sent it, with the seal of what they had seen.
async fn page(
    visit: &Visit,
    team: &team::Model,
    form: ProfileForm,
    typed: Option<(Held, String)>,
    errors: Errors,
) -> Result<ProfilePage> {
    let roles = roles(visit, team).await?;
    let members = members(&visit.app.db, team).await?;
    let (held, roles_seen) = typed.unwrap_or_else(|| {
        let held: Held = members.iter().map(|(person, own)| (person.id, own.clone())).collect();
        let seen = seal_of(&held);
        (held, seen)
    });
    let own = |person: PersonId| {
        let own = held.iter().find(|(id, _)| *id == person);
        own.map_or_else(Vec::new, |(_, roles)| roles.clone())
    };
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
            .iter()
            .map(|(person, _)| MemberView {
                id: person.id.0,
                form: [(format!("roles_{}", person.id), own(person.id))].into(),
                name: person.name.clone(),
            })
            .collect(),
        roles_seen,
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
        // Held until the end: of two who save at once the second sees what the first has written.
        let now = held(&tx, &may).await?;
        if is_crossed(&form.seen, &ProfileForm::of(&now).seen, &seal([&*name, &*motto])) {
            drop(tx);
            errors.add("", visit.t("schools-stale"));
            return visit.show_with(StatusCode::CONFLICT, &page(&visit, &now, form, None, errors).await?);
        }
        if others.iter().any(|other| other.name.to_lowercase() == name.to_lowercase()) {
            errors.add("name", visit.t("classes-team-taken"));
        } else {
            // The address stays: what was published under it must be found there.
            team::Entity::update_many()
                .col_expr(team::Column::Name, Expr::value(name))
                .col_expr(team::Column::Motto, Expr::value(motto))
                .filter(team::Column::Id.eq(may.team.id))
                .exec(&tx)
                .await?;
            let subject = format!("team:{}", may.team.id);
            note(&tx, &visit.app, Some(&may.by), "team.changed", subject, json!({})).await?;
            tx.commit().await?;
            return visit.go_saying(&path_of(&may), "success", visit.t("schools-saved")).await;
        }
    }
    let page = page(&visit, &may.team, form, None, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The team as it stands, held until the transaction ends.
async fn held(conn: &impl ConnectionTrait, may: &ShapeTeam) -> Result<team::Model> {
    team::Entity::find_by_id(may.team.id).lock_exclusive().one(conn).await?.ok_or(Error::NotFound)
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
        let form = ProfileForm::of(&may.team);
        let team = team::Model { logo_alt: alt, ..may.team };
        let page = page(&visit, &team, form, None, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let tx = db::begin_write(&visit.app.db).await?;
    // Of two who send one at once each takes the place of the other's.
    let before = held(&tx, &may).await?.logo_file_id.filter(|_| stored.is_some());
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
    let tx = db::begin_write(&visit.app.db).await?;
    // Two who save at once wait for each other.
    held(&tx, &may).await?;
    let stand: Held =
        members(&tx, &may.team).await?.into_iter().map(|(person, own)| (person.id, own)).collect();
    let wanted = |person: PersonId| {
        let field = format!("roles_{person}");
        let ticked: BTreeSet<&str> = fields.all(&field).collect();
        known.iter().filter(|role| ticked.contains(role.id.as_str())).map(|role| role.id.clone()).collect()
    };
    let sent: Held = stand.iter().map(|(person, _)| (*person, wanted(*person))).collect();
    let seen = fields.one("seen");
    if is_crossed(seen, &seal_of(&stand), &seal_of(&sent)) {
        drop(tx);
        let mut errors = Errors::new();
        errors.add("", visit.t("schools-stale"));
        let typed = Some((sent, seen.to_owned()));
        let page = page(&visit, &may.team, ProfileForm::of(&may.team), typed, errors).await?;
        return visit.show_with(StatusCode::CONFLICT, &page);
    }
    team_role::Entity::delete_many().filter(team_role::Column::TeamId.eq(may.team.id)).exec(&tx).await?;
    let rows: Vec<_> = sent
        .into_iter()
        .flat_map(|(person, roles)| roles.into_iter().map(move |role| (person, role)))
        .map(|(person, role)| team_role::ActiveModel {
            team_id: Set(may.team.id),
            person_id: Set(person),
            role: Set(role),
        })
        .collect();
    if !rows.is_empty() {
        team_role::Entity::insert_many(rows).exec_without_returning(&tx).await?;
    }
    let subject = format!("team:{}", may.team.id);
    note(&tx, &visit.app, Some(&may.by), "team.roles-changed", subject, json!({})).await?;
    tx.commit().await?;
    visit.go_saying(&path_of(&may), "success", visit.t("schools-saved")).await
}
