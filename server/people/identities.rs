//! One's own accounts elsewhere, on the profile: linking and unlinking.

use chrono::{DateTime, Utc};
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::external_identity::{Column, Entity};

use super::access::{Actor, Oneself};
use super::audit::{self, About};
use super::provider::{ASKED, Asked, Key, failed, named, offered, provider};
use super::{oidc, profile};
use crate::db;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct IdentitiesPage {
    providers: Vec<ProviderView>,
    errors: Errors,
}

impl Page for IdentitiesPage {
    const TEMPLATE: &'static str = "people/identities.html";
}

#[derive(Serialize)]
struct ProviderView {
    key: String,
    name: String,
    linked_at: Option<DateTime<Utc>>,
    last_used_at: Option<DateTime<Utc>>,
}

async fn page(visit: &Visit, actor: &Actor, errors: Errors) -> Result<IdentitiesPage> {
    let rows = Entity::find().filter(Column::PersonId.eq(actor.id)).all(&visit.app.db).await?;
    let providers = visit.app.config.oidc.iter().map(|provider| {
        let row = rows.iter().find(|row| row.provider == provider.key);
        ProviderView {
            key: provider.key.clone(),
            name: provider.name.clone(),
            linked_at: row.map(|row| row.linked_at),
            last_used_at: row.and_then(|row| row.last_used_at),
        }
    });
    Ok(IdentitiesPage { providers: providers.collect(), errors })
}

pub(super) async fn show(Oneself(actor): Oneself, visit: Visit) -> Result<Response> {
    if !offered(&visit.app) {
        return Err(Error::NotFound);
    }
    visit.show(&page(&visit, &actor, Errors::new()).await?)
}

#[derive(Deserialize)]
pub(super) struct LinkForm {
    #[serde(default)]
    current: String,
}

#[derive(Serialize)]
struct GoPage<'a> {
    name: &'a str,
    address: String,
}

impl Page for GoPage<'_> {
    const TEMPLATE: &'static str = "people/identity_go.html";
}

/// After the password, a page with the way to the provider: a form may not be redirected to another
/// site by our own security policy, and a link without the password would let others link theirs.
pub(super) async fn ask_to_link(
    Oneself(actor): Oneself,
    visit: Visit,
    At(Key(key)): At<Key>,
    Form(form): Form<LinkForm>,
) -> Result<Response> {
    let provider = provider(&visit.app, &key)?;
    let own = profile::own(&visit, &actor).await?;
    if let Some(mistake) = profile::password_mistake(&visit, &own, form.current).await? {
        let mut errors = Errors::new();
        errors.add(format!("current-{key}"), mistake);
        let page = page(&visit, &actor, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match oidc::ask(&visit.app, provider).await {
        Ok((address, question)) => {
            let asked = Asked { question, next: String::new(), lang: visit.lang, link_to: Some(actor.id.0) };
            visit.keep(ASKED, asked).await?;
            visit.show(&GoPage { name: &provider.name, address })
        }
        Err(why) => {
            let (_, message) = failed(&visit, provider, &why);
            visit.go_saying("/profile/identities", "danger", message).await
        }
    }
}

pub(super) async fn remove(Oneself(actor): Oneself, visit: Visit, At(Key(key)): At<Key>) -> Result<Response> {
    let app = &visit.app;
    let provider = provider(app, &key)?;
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::delete_many()
        .filter(Column::PersonId.eq(actor.id))
        .filter(Column::Provider.eq(&provider.key))
        .exec(&tx)
        .await?;
    if done.rows_affected > 0 {
        let about = About::person(actor.id).with(json!({ "provider": provider.key }));
        audit::record(&tx, &app.clock, Some(&actor), "person.identity-removed", about).await?;
        tx.commit().await?;
    }
    visit.go_saying("/profile/identities", "success", named(&visit, "identities-removed", provider)).await
}
