//! Signing in by an account elsewhere: the way to a provider and back. An account elsewhere never makes one
//! here: it is linked by its owner from the profile, or by the verified e-mail where the settings
//! allow it.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::external_identity::{self, Column, Entity};
use tables::ids::PersonId;
use tables::person;

use super::access::{Actor, Anyone};
use super::audit::{self, About};
use super::oidc::{self, Failed, Identity, Question};
use super::{account, entry, profile, sign_in};
use crate::App;
use crate::config::Provider;
use crate::db;
use crate::error::{Error, Result};
use crate::mail::{self, Letter};
use crate::text::{Arg, Lang};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::Query;
use crate::web::visit::Visit;

/// Under this name the session keeps an [`Asked`].
pub(super) const ASKED: &str = "oidc";

/// What the session keeps while somebody is at the provider's.
#[derive(Serialize, Deserialize)]
pub(super) struct Asked {
    pub question: Question,
    pub next: String,
    pub lang: Lang,
    /// Set when it is to be linked to this account, rather than signed in by.
    pub link_to: Option<i64>,
}

/// The path's `{provider}`.
pub(super) struct Key(pub String);

impl std::str::FromStr for Key {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.len() <= 64 { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

impl Named for Key {
    const NAME: &'static str = "provider";
}

/// The provider of that key in the settings.
pub(super) fn provider<'a>(app: &'a App, key: &str) -> Result<&'a Provider> {
    app.config.oidc.iter().find(|provider| provider.key == key).ok_or(Error::NotFound)
}

/// Has this site providers to link to?
pub(super) fn offered(app: &App) -> bool {
    !app.config.oidc.is_empty()
}

/// A text that names the provider.
pub(super) fn named(visit: &Visit, key: &str, provider: &Provider) -> String {
    visit.t_with(key, &[("provider", Arg::from(provider.name.as_str()))])
}

/// What went wrong, for the log; what to do about it, for the reader.
pub(super) fn failed(visit: &Visit, provider: &Provider, why: &Failed) -> (StatusCode, String) {
    tracing::warn!(provider = provider.key, error = %why, "sign-in by a provider failed");
    match why {
        Failed::Provider(_) => (StatusCode::BAD_GATEWAY, named(visit, "identities-down", provider)),
        Failed::Answer(_) => (StatusCode::FORBIDDEN, named(visit, "identities-refused", provider)),
    }
}

#[derive(Deserialize)]
pub(super) struct Target {
    #[serde(default)]
    next: String,
}

/// On to the provider.
pub(super) async fn go(
    _: Anyone,
    visit: Visit,
    At(Key(key)): At<Key>,
    Query(target): Query<Target>,
) -> Result<Response> {
    let provider = provider(&visit.app, &key)?;
    if visit.actor.is_some() {
        return Ok(visit.go("/home"));
    }
    match oidc::ask(&visit.app, provider).await {
        Ok((address, question)) => {
            let asked = Asked { question, next: target.next, lang: visit.lang, link_to: None };
            visit.keep(ASKED, asked).await?;
            Ok(visit.to(&address))
        }
        Err(why) => {
            let (status, message) = failed(&visit, provider, &why);
            sign_in::refused(&visit, status, message)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Answer {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    error: String,
}

/// Back from the provider, outside the languages: providers know one address.
pub(super) async fn back(
    _: Anyone,
    mut visit: Visit,
    At(Key(key)): At<Key>,
    Query(answer): Query<Answer>,
) -> Result<Response> {
    let app = visit.app.clone();
    let provider = provider(&app, &key)?;
    // Taken, so that an answer counts once.
    let asked: Option<Asked> = visit.take(ASKED).await?;
    let asked =
        asked.filter(|asked| asked.question.provider == key && asked.question.is_answered_by(&answer.state));
    let Some(asked) = asked else {
        let message = named(&visit, "identities-not-asked", provider);
        return refuse(&visit, StatusCode::BAD_REQUEST, message).await;
    };
    visit.lang = asked.lang;
    if !answer.error.is_empty() || answer.code.is_empty() {
        let message = named(&visit, "identities-cancelled", provider);
        return refuse(&visit, StatusCode::FORBIDDEN, message).await;
    }
    let identity = match oidc::answer(&app, provider, asked.question, answer.code).await {
        Ok(identity) => identity,
        Err(why) => {
            let (status, message) = failed(&visit, provider, &why);
            return refuse(&visit, status, message).await;
        }
    };
    match asked.link_to {
        Some(person) => link_own(&visit, provider, &identity, PersonId(person)).await,
        None => enter(&visit, provider, &identity, &asked.next).await,
    }
}

async fn refuse(visit: &Visit, status: StatusCode, message: String) -> Result<Response> {
    match &visit.actor {
        Some(_) => visit.go_saying("/profile/identities", "danger", message).await,
        None => sign_in::refused(visit, status, message),
    }
}

async fn enter(visit: &Visit, provider: &Provider, identity: &Identity, next: &str) -> Result<Response> {
    let app = &visit.app;
    let person = match linked(app, provider, identity).await? {
        Some(person) => Some(person),
        None => by_email(app, provider, identity).await?,
    };
    let Some(person) = person else {
        return refuse(visit, StatusCode::FORBIDDEN, named(visit, "identities-unknown", provider)).await;
    };
    if !person.active {
        return refuse(visit, StatusCode::FORBIDDEN, visit.t("sign-in-deactivated")).await;
    }
    Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(app.clock.now()))
        .filter(Column::Provider.eq(&provider.key))
        .filter(Column::Subject.eq(&identity.subject))
        .exec(&app.db)
        .await?;
    entry::first_step(visit, &person, next).await
}

async fn linked(app: &App, provider: &Provider, identity: &Identity) -> Result<Option<person::Model>> {
    let row = Entity::find()
        .filter(Column::Provider.eq(&provider.key))
        .filter(Column::Subject.eq(&identity.subject))
        .one(&app.db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(person::Entity::find_by_id(row.person_id).one(&app.db).await?)
}

/// The account with the address that the provider has verified, linked from now on, if that is
/// allowed.
async fn by_email(app: &App, provider: &Provider, identity: &Identity) -> Result<Option<person::Model>> {
    let Some(email) = identity.verified_email.as_deref().filter(|_| provider.link_by_email) else {
        return Ok(None);
    };
    let Some(person) = account::find(app, email).await?.filter(|person| person.active) else {
        return Ok(None);
    };
    let linked = link(app, provider, identity, &person, None).await?;
    Ok(linked.then_some(person))
}

#[derive(Serialize)]
struct LinkedLetter<'a> {
    provider: &'a str,
}

impl Letter for LinkedLetter<'_> {
    const TEMPLATE: &'static str = "account_linked";
}

/// Links; false if one of the two is linked already.
async fn link(
    app: &App,
    provider: &Provider,
    identity: &Identity,
    person: &person::Model,
    by: Option<&Actor>,
) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let row = external_identity::ActiveModel {
        id: NotSet,
        person_id: Set(person.id),
        provider: Set(provider.key.clone()),
        subject: Set(identity.subject.clone()),
        linked_at: Set(app.clock.now()),
        last_used_at: Set(None),
    };
    match row.insert(&tx).await {
        Ok(_) => {}
        Err(error) if db::is_unique_violation(&error) => return Ok(false),
        Err(error) => return Err(error.into()),
    }
    mail::queue(&tx, app, person, &LinkedLetter { provider: &provider.name }).await?;
    crate::tell_of_security(&tx, app, person.id, "identity").await?;
    let about = About::person(person.id).with(json!({ "provider": provider.key }));
    audit::record(&tx, &app.clock, by, "person.identity-linked", about).await?;
    tx.commit().await?;
    Ok(true)
}

async fn link_own(
    visit: &Visit,
    provider: &Provider,
    identity: &Identity,
    person: PersonId,
) -> Result<Response> {
    // The same person must still be signed in, as themselves.
    let actor = visit.actor.as_ref().filter(|actor| actor.id == person && actor.acted_by.is_none());
    let actor = actor.ok_or(Error::SignInFirst)?;
    let own = profile::own(visit, actor).await?;
    let (kind, key) = if link(&visit.app, provider, identity, &own, Some(actor)).await? {
        ("success", "identities-linked")
    } else {
        ("danger", "identities-linked-already")
    };
    visit.go_saying("/profile/identities", kind, named(visit, key, provider)).await
}
