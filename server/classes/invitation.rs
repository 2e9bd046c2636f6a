//! The page behind the link of an invitation to teach a class.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::kinds::Role;
use tables::{class, class_invitation, person, school};

use super::teaching::{self, Accepted};
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::people::account::{self, SignIn};
use crate::people::{entry, password, strength};
use crate::schools::joining;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

/// The longest name of a person.
const LONGEST_NAME: usize = 80;

#[derive(Serialize)]
struct InvitationPage {
    token: String,
    class: String,
    school: String,
    kind: &'static str,
    inviter: String,
    email: String,
    starts_on: Option<String>,
    ends_on: Option<String>,
    /// `new`: an account is made; `sign-in`: there is one; `accept`: it is signed in; `other`:
    /// somebody else is.
    way: &'static str,
    form: NewForm,
    shortest: usize,
    longest_name: usize,
    errors: Errors,
}

impl Page for InvitationPage {
    const TEMPLATE: &'static str = "classes/invitation.html";
    const PRIVATE: bool = true;
}

/// The page of a link that leads no further.
#[derive(Serialize)]
struct ClosedPage {
    class: String,
    /// `accepted`, `withdrawn` or `expired`.
    why: &'static str,
    /// The reader is who accepted it: the class is theirs.
    own: Option<i64>,
    signed_in: bool,
}

impl Page for ClosedPage {
    const TEMPLATE: &'static str = "classes/invitation_closed.html";
    const PRIVATE: bool = true;
}

/// What a new account needs.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NewForm {
    name: String,
    #[serde(skip_serializing)]
    password: String,
}

/// The secret of an address.
pub(super) struct Token(String);

impl std::str::FromStr for Token {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for Token {
    const NAME: &'static str = "token";
}

async fn load(visit: &Visit, token: &str) -> Result<class_invitation::Model> {
    class_invitation::Entity::find()
        .filter(class_invitation::Column::TokenHash.eq(joining::hash(token)))
        .one(&visit.app.db)
        .await?
        .ok_or(Error::NotFound)
}

fn is_open(visit: &Visit, row: &class_invitation::Model) -> bool {
    row.closed_at.is_none() && row.expires_at > visit.app.clock.now()
}

/// Says why the link leads no further, and where to go instead.
async fn closed(visit: &Visit, row: &class_invitation::Model) -> Result<Response> {
    let class = class::Entity::find_by_id(row.class_id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    let why = match (row.accepted_by, row.closed_at) {
        (Some(_), _) => "accepted",
        (None, Some(_)) => "withdrawn",
        (None, None) => "expired",
    };
    let actor = visit.actor.as_ref();
    let own = actor.filter(|actor| row.accepted_by == Some(actor.id)).map(|_| class.id.0);
    let page = ClosedPage { class: class.name, why, own, signed_in: actor.is_some() };
    visit.show_with(StatusCode::GONE, &page)
}

async fn account_of(visit: &Visit, row: &class_invitation::Model) -> Result<Option<person::Model>> {
    let found = person::Entity::find().filter(person::Column::EmailFolded.eq(row.email_folded.as_str()));
    Ok(found.one(&visit.app.db).await?)
}

fn way(visit: &Visit, known: Option<&person::Model>) -> &'static str {
    match (&visit.actor, known) {
        (Some(actor), Some(known)) if actor.id == known.id => "accept",
        (Some(_), _) => "other",
        (None, Some(_)) => "sign-in",
        (None, None) => "new",
    }
}

async fn page(
    visit: &Visit,
    token: String,
    row: &class_invitation::Model,
    form: NewForm,
    errors: Errors,
) -> Result<InvitationPage> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(row.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let school = school::Entity::find_by_id(class.school_id).one(db).await?.ok_or(Error::NotFound)?;
    let inviter = person::Entity::find_by_id(row.invited_by).one(db).await?.ok_or(Error::NotFound)?;
    let known = account_of(visit, row).await?;
    Ok(InvitationPage {
        token,
        class: class.name,
        school: school.name,
        kind: row.kind.as_str(),
        inviter: inviter.name,
        email: row.email.clone(),
        starts_on: row.starts_on.map(|day| day.to_string()),
        ends_on: row.ends_on.map(|day| day.to_string()),
        way: way(visit, known.as_ref()),
        form,
        shortest: password::SHORTEST,
        longest_name: LONGEST_NAME,
        errors,
    })
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Token(token)): At<Token>) -> Result<Response> {
    let row = load(&visit, &token).await?;
    if !is_open(&visit, &row) {
        return closed(&visit, &row).await;
    }
    visit.show(&page(&visit, token, &row, NewForm::default(), Errors::new()).await?)
}

pub(super) async fn accept(
    _: Anyone,
    visit: Visit,
    At(Token(token)): At<Token>,
    Form(form): Form<NewForm>,
) -> Result<Response> {
    let row = load(&visit, &token).await?;
    if !is_open(&visit, &row) {
        return closed(&visit, &row).await;
    }
    let known = account_of(&visit, &row).await?;
    let mut errors = Errors::new();
    let name = form.name.replace(char::is_control, " ").trim().to_owned();
    let way = way(&visit, known.as_ref());
    match way {
        "accept" if known.as_ref().is_some_and(|known| known.role != Role::Teacher) => {
            errors.add("", visit.t("classes-invitation-not-teacher"));
        }
        "accept" => {}
        "new" => {
            if name.is_empty() {
                errors.add("name", visit.t("classes-invitation-name-missing"));
            } else if name.chars().count() > LONGEST_NAME {
                let longest = [("longest", LONGEST_NAME.into())];
                errors.add("name", visit.t_with("classes-join-name-long", &longest));
            }
            let about = [name.clone(), row.email.clone()];
            if let Some(mistake) = strength::mistake(&visit.app, visit.lang, &form.password, &about).await? {
                errors.add("password", mistake);
            }
        }
        _ => errors.add("", visit.t("classes-invitation-sign-in-first")),
    }
    if !errors.is_empty() {
        let page = page(&visit, token, &row, form, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hash = if way == "new" { visit.app.passwords.hash(form.password).await? } else { String::new() };
    let tx = db::begin_write(&visit.app.db).await?;
    let person = if let Some(person) = known {
        person
    } else {
        // The link came to this address by mail, which proves that it is theirs.
        let sign_in = SignIn::Email(row.email.clone());
        match account::create(&tx, &visit.app, Role::Teacher, &name, sign_in, hash, visit.lang).await {
            Ok(person) => person,
            // The same button pressed twice, or an account made elsewhere meanwhile.
            Err(error) if db::is_unique_violation(&error) => {
                drop(tx);
                return Ok(visit.go(&format!("/invitations/class/{token}")));
            }
            Err(error) => return Err(error.into()),
        }
    };
    let by = Actor::new(person.id, person.role, person.name.as_str());
    let accepted = teaching::accept(&tx, &visit.app, &by, &row).await?;
    if accepted == Accepted::Closed {
        // Somebody was quicker; the account that was made for it is not kept.
        drop(tx);
        return closed(&visit, &load(&visit, &token).await?).await;
    }
    tx.commit().await?;
    let later = row.starts_on.is_some_and(|day| day > visit.app.clock.today());
    let (path, key) = if later {
        ("/home".to_owned(), "classes-invitation-accepted-later")
    } else {
        (format!("/classes/{}", row.class_id), "classes-invitation-accepted")
    };
    if way == "new" {
        // As after any first step: the role may demand a second one.
        let on = entry::first_step(&visit, &person, &visit.link(&path)).await?;
        visit.say("success", visit.t(key)).await?;
        return Ok(on);
    }
    visit.go_saying(&path, "success", visit.t(key)).await
}
