//! A class's settings: its name, its code, its teachers and their invitations.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::kinds::Teaching;
use tables::{class, class_invitation, person};

use super::access::{LeadClass, ManageClass};
use super::show::Student;
use super::teaching::{self, Removed};
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::{is_email, note};
use crate::people::link::{self, For, Purpose};
use crate::people::throttle;
use crate::schools::{invitations, joining, moments};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest name of a class.
const LONGEST: usize = 40;

#[derive(Serialize)]
struct SettingsPage {
    id: i64,
    class: String,
    school: String,
    code: String,
    open: bool,
    /// May say who else teaches the class.
    may_lead: bool,
    teachers: Vec<TeacherView>,
    invitations: Vec<InvitationView>,
    name: NameForm,
    approval: ApprovalForm,
    invite: InviteForm,
    longest: usize,
    errors: Errors,
}

#[derive(Serialize)]
struct TeacherView {
    id: i64,
    name: String,
    kind: &'static str,
    starts_on: Option<String>,
    ends_on: Option<String>,
    /// Their first day is yet to come.
    later: bool,
    /// The reader, who may leave but not be removed.
    oneself: bool,
}

#[derive(Serialize)]
struct InvitationView {
    id: i64,
    email: String,
    kind: &'static str,
    expires_at: String,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "classes/settings.html";
}

/// The class's name, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NameForm {
    class_name: String,
}

/// Does a team's choice of a project wait for a teacher's yes?
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ApprovalForm {
    choice_approval: String,
}

/// Whom to invite, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct InviteForm {
    email: String,
    kind: String,
    starts_on: String,
    ends_on: String,
}

/// An invitation of an address.
pub(super) struct Invitation(i64);

impl std::str::FromStr for Invitation {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Invitation {
    const NAME: &'static str = "invitation";
}

fn path_of(may: &ManageClass) -> String {
    format!("/classes/{}/settings", may.class.id)
}

pub(super) async fn show(may: ManageClass, visit: Visit) -> Result<Response> {
    let name = NameForm { class_name: may.class.name.clone() };
    visit.show(&page(&visit, &may, name, InviteForm::default(), Errors::new()).await?)
}

async fn page(
    visit: &Visit,
    may: &ManageClass,
    name: NameForm,
    invite: InviteForm,
    errors: Errors,
) -> Result<SettingsPage> {
    let db = &visit.app.db;
    let today = visit.app.clock.today();
    let teachers = teaching::of(db, may.class.id, today).await?;
    let open = class_invitation::Entity::find()
        .filter(class_invitation::Column::ClassId.eq(may.class.id))
        .filter(class_invitation::Column::ClosedAt.is_null())
        .filter(class_invitation::Column::ExpiresAt.gt(visit.app.clock.now()))
        .order_by_asc(class_invitation::Column::Id)
        .all(db)
        .await?;
    Ok(SettingsPage {
        id: may.class.id.0,
        class: may.class.name.clone(),
        school: may.school.name.clone(),
        code: may.class.join_code.clone(),
        open: may.class.joining_open,
        may_lead: teaching::leads(db, may, today).await?,
        teachers: teachers
            .into_iter()
            .map(|one| TeacherView {
                id: one.person.id.0,
                name: one.person.name,
                kind: one.kind.as_str(),
                starts_on: one.starts_on.map(|day| day.to_string()),
                ends_on: one.ends_on.map(|day| day.to_string()),
                later: one.starts_on.is_some_and(|day| day > today),
                oneself: one.person.id == may.by.id,
            })
            .collect(),
        invitations: open
            .into_iter()
            .map(|one| InvitationView {
                id: one.id,
                email: one.email,
                kind: one.kind.as_str(),
                expires_at: one.expires_at.to_rfc3339(),
            })
            .collect(),
        name,
        approval: ApprovalForm {
            choice_approval: if may.class.choice_approval { "yes".to_owned() } else { String::new() },
        },
        invite,
        longest: LONGEST,
        errors,
    })
}

async fn refused(
    visit: &Visit,
    may: &ManageClass,
    name: NameForm,
    invite: InviteForm,
    errors: Errors,
) -> Result<Response> {
    let page = page(visit, may, name, invite, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(super) async fn rename(may: ManageClass, visit: Visit, Form(form): Form<NameForm>) -> Result<Response> {
    let name = form.class_name.replace(char::is_control, " ").trim().to_owned();
    let mut errors = Errors::new();
    if name.is_empty() {
        errors.add("class_name", visit.t("classes-name-missing"));
    } else if name.chars().count() > LONGEST {
        errors.add("class_name", visit.t_with("classes-team-long", &[("longest", LONGEST.into())]));
    }
    if !errors.is_empty() {
        return refused(&visit, &may, form, InviteForm::default(), errors).await;
    }
    let changes = [(class::Column::Name, Expr::value(name))];
    changed(&visit, &may, "class.renamed", &changes, "classes-saved").await
}

/// Changes the class if it is as the guard saw it.
async fn changed(
    visit: &Visit,
    may: &ManageClass,
    kind: &str,
    changes: &[(class::Column, Expr)],
    said: &str,
) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    let mut update = class::Entity::update_many()
        .filter(class::Column::Id.eq(may.class.id))
        .filter(class::Column::Name.eq(may.class.name.as_str()))
        .filter(class::Column::JoinCode.eq(may.class.join_code.as_str()));
    for (column, value) in changes {
        update = update.col_expr(*column, value.clone());
    }
    if update.exec(&tx).await?.rows_affected == 0 {
        return visit.go_saying(&path_of(may), "warning", visit.t("classes-moved-gone")).await;
    }
    note(&tx, &visit.app, Some(&may.by), kind, format!("class:{}", may.class.id), json!({})).await?;
    tx.commit().await?;
    visit.go_saying(&path_of(may), "success", visit.t(said)).await
}

/// `renew`, `open` or `close`.
#[derive(Deserialize)]
pub(super) struct JoiningForm {
    #[serde(default)]
    action: String,
}

pub(super) async fn joining(
    may: ManageClass,
    visit: Visit,
    Form(form): Form<JoiningForm>,
) -> Result<Response> {
    let (kind, change, said) = match form.action.as_str() {
        "renew" => {
            let code = Expr::value(joining::new_join_code());
            ("class.code-renewed", (class::Column::JoinCode, code), "classes-code-renewed")
        }
        "open" => ("class.opened", (class::Column::JoiningOpen, Expr::value(true)), "classes-opened"),
        "close" => ("class.closed", (class::Column::JoiningOpen, Expr::value(false)), "classes-closed"),
        _ => return Err(Error::BadRequest("error-bad-form")),
    };
    changed(&visit, &may, kind, &[change], said).await
}

pub(super) async fn choice_approval(
    may: ManageClass,
    visit: Visit,
    Form(form): Form<ApprovalForm>,
) -> Result<Response> {
    let on = form.choice_approval == "yes";
    let kind = if on { "class.choice-approval-on" } else { "class.choice-approval-off" };
    let change = (class::Column::ChoiceApproval, Expr::value(on));
    changed(&visit, &may, kind, &[change], "classes-saved").await
}

pub(super) async fn invite(
    LeadClass(may): LeadClass,
    visit: Visit,
    Form(form): Form<InviteForm>,
) -> Result<Response> {
    let mut errors = Errors::new();
    let kind = Teaching::parse(&form.kind);
    if !is_email(&form.email) {
        errors.add("email", visit.t("schools-application-email-wrong"));
    } else if link::is_enough(&visit.app, &form.email).await? {
        errors.add("email", visit.t("email-enough"));
    }
    if kind.is_none() {
        errors.add("kind", visit.t("classes-invite-kind-missing"));
    }
    let mut days = None;
    if kind == Some(Teaching::Substitute) {
        days = moments::day(&form.starts_on).zip(moments::day(&form.ends_on));
        match days {
            None => errors.add("starts_on", visit.t("classes-invite-days-missing")),
            Some((first, last)) if last < first || last < visit.app.clock.today() => {
                errors.add("ends_on", visit.t("classes-invite-days-wrong"));
            }
            Some(_) => {}
        }
    }
    let Some(kind) = kind.filter(|_| errors.is_empty()) else {
        let name = NameForm { class_name: may.class.name.clone() };
        return refused(&visit, &may, name, form, errors).await;
    };
    throttle::asked_for_mail(&visit.app, &visit.caller)?;
    let by = person::Entity::find_by_id(may.by.id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    let tx = db::begin_write(&visit.app.db).await?;
    // Of two who invite at once the second waits here, and finds the other's.
    joining::hold_class(&tx, may.class.id).await?;
    let today = visit.app.clock.today();
    if teaching::teaches_already(&tx, may.class.id, &form.email, kind, today).await? {
        errors.add("email", visit.t("classes-invite-teaches"));
    } else if invitations::waits(&tx, &visit.app, may.class.id, &form.email).await? {
        errors.add("email", visit.t("classes-invite-waits"));
    }
    if !errors.is_empty() {
        drop(tx);
        let name = NameForm { class_name: may.class.name.clone() };
        return refused(&visit, &may, name, form, errors).await;
    }
    let new = invitations::New {
        class: &may.class,
        school: &may.school.name,
        kind,
        email: &form.email,
        days,
        by: &by,
    };
    invitations::invite(&tx, &visit.app, &new).await?;
    // It counts with the other mails to that address.
    let whom = For { person: None, email: Some(&form.email), data: json!({}) };
    link::make(&tx, &visit.app, Purpose::Notice, whom).await?;
    let (subject, detail) = (format!("class:{}", may.class.id), json!({ "as": kind.as_str() }));
    note(&tx, &visit.app, Some(&may.by), "class.teacher-invited", subject, detail).await?;
    tx.commit().await?;
    visit.go_saying(&path_of(&may), "success", visit.t("classes-invited")).await
}

pub(super) async fn withdraw(
    LeadClass(may): LeadClass,
    visit: Visit,
    At(Invitation(id)): At<Invitation>,
) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    let closed = class_invitation::Entity::update_many()
        .col_expr(class_invitation::Column::ClosedAt, Expr::value(visit.app.clock.now()))
        .filter(class_invitation::Column::Id.eq(id))
        .filter(class_invitation::Column::ClassId.eq(may.class.id))
        .filter(class_invitation::Column::ClosedAt.is_null())
        .exec(&tx)
        .await?;
    if closed.rows_affected > 0 {
        let (subject, detail) = (format!("class:{}", may.class.id), json!({ "invitation": id }));
        note(&tx, &visit.app, Some(&may.by), "class.invitation-withdrawn", subject, detail).await?;
    }
    tx.commit().await?;
    visit.go_saying(&path_of(&may), "info", visit.t("classes-invitation-withdrawn")).await
}

pub(super) async fn remove_teacher(
    may: ManageClass,
    visit: Visit,
    At(Student(person)): At<Student>,
) -> Result<Response> {
    let oneself = person == may.by.id;
    let (kind, key) = match teaching::remove(&visit.app, &may, person).await? {
        Removed::Done if oneself => ("info", "classes-teacher-left"),
        Removed::Done => ("info", "classes-teacher-removed"),
        Removed::Last => ("warning", "classes-teacher-last"),
    };
    // Who has taken themselves out sees the class no more.
    let path = if oneself { "/classes".to_owned() } else { path_of(&may) };
    visit.go_saying(&path, kind, visit.t(key)).await
}
