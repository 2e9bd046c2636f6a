//! Pages of an edition that editors write: its rules, its calendar, whom to ask. Anyone reads those that
//! are public, also when the edition is archived (`archive::edition` shows them).

use http::StatusCode;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::edition;
use tables::edition_page::{ActiveModel, Column, Entity, Model};
use tables::ids::{EditionId, EditionPageId};

use super::super::access::{ChangePlan, ViewPlan};
use super::list;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;
use crate::{db, markdown};

/// The longest text.
const LONGEST_TEXT: usize = 30_000;

#[derive(Serialize)]
struct EditPage {
    edition: i64,
    edition_name: String,
    /// Empty: the edition is a draft, and nobody reads its pages.
    edition_slug: String,
    /// None: a new one.
    id: Option<i64>,
    slug: String,
    may_change: bool,
    longest: usize,
    longest_text: usize,
    /// The language in which it must be there.
    first: &'static str,
    form: TextForm,
    /// What it would look like; empty: not asked for.
    preview: String,
    errors: Errors,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "schools/edition_page.html";
}

/// A page, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct TextForm {
    revision: String,
    title_it: String,
    title_en: String,
    text_it: String,
    text_en: String,
    public: String,
    /// `preview`: shown and not saved.
    action: String,
}

/// The page of an address.
pub(super) struct PageNo(EditionPageId);

impl std::str::FromStr for PageNo {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for PageNo {
    const NAME: &'static str = "page";
}

/// An edition's pages, in the order of their titles.
pub async fn pages(conn: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::EditionId.eq(edition))
        .order_by_asc(Column::TitleIt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// A page's title and text in that language, and the language that they really are in.
pub fn told(page: &Model, lang: Lang) -> (&str, &str, Lang) {
    let written = |title: &str, text: &str| !title.is_empty() && !text.is_empty();
    let italian = written(&page.title_it, &page.text_it);
    let english = written(&page.title_en, &page.text_en);
    match lang {
        Lang::It if italian || !english => (&page.title_it, &page.text_it, Lang::It),
        Lang::En if !english => (&page.title_it, &page.text_it, Lang::It),
        Lang::It | Lang::En => (&page.title_en, &page.text_en, Lang::En),
    }
}

impl TextForm {
    fn of(page: &Model) -> Self {
        Self {
            revision: page.revision.to_string(),
            title_it: page.title_it.clone(),
            title_en: page.title_en.clone(),
            text_it: page.text_it.clone(),
            text_en: page.text_en.clone(),
            public: if page.public { "yes" } else { "" }.to_owned(),
            action: String::new(),
        }
    }

    /// The edition's first language must be there; one of the others may, but then whole.
    fn mistakes(&self, visit: &Visit, edition: &edition::Model) -> Errors {
        let mut errors = Errors::new();
        let first = super::languages(edition).first().copied().unwrap_or_default();
        for (lang, title, text) in
            [(Lang::It, &self.title_it, &self.text_it), (Lang::En, &self.title_en, &self.text_en)]
        {
            let must = lang == first;
            // One without the other would be a page in two languages.
            if title.trim().is_empty() && (must || !text.trim().is_empty()) {
                let key = if must { "schools-page-title-missing" } else { "schools-page-half" };
                errors.add(format!("title_{}", lang.as_str()), visit.t(key));
            }
            if text.trim().is_empty() && (must || !title.trim().is_empty()) {
                let key = if must { "schools-page-text-missing" } else { "schools-page-half" };
                errors.add(format!("text_{}", lang.as_str()), visit.t(key));
            }
        }
        for (field, text, longest) in [
            ("title_it", &self.title_it, list::LONGEST_NAME),
            ("title_en", &self.title_en, list::LONGEST_NAME),
            ("text_it", &self.text_it, LONGEST_TEXT),
            ("text_en", &self.text_en, LONGEST_TEXT),
        ] {
            if text.chars().count() > longest {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", longest.into())]));
            }
        }
        errors
    }

    /// In the language in which it has one.
    fn title(&self) -> &str {
        if self.title_it.trim().is_empty() { &self.title_en } else { &self.title_it }
    }

    fn row(&self, edition: EditionId, slug: String) -> ActiveModel {
        ActiveModel {
            id: NotSet,
            edition_id: Set(edition),
            slug: Set(slug),
            title_it: Set(line(&self.title_it)),
            title_en: Set(line(&self.title_en)),
            text_it: Set(lines(&self.text_it)),
            text_en: Set(lines(&self.text_en)),
            public: Set(self.public == "yes"),
            revision: Set(1),
        }
    }
}

fn line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

fn lines(text: &str) -> String {
    text.replace('\0', "").replace("\r\n", "\n").trim().to_owned()
}

fn edit(may: &edition::Model, page: Option<&Model>, form: TextForm, errors: Errors) -> EditPage {
    let preview = match form.action.as_str() {
        "preview" if form.text_it.trim().is_empty() => markdown::html(&form.text_en),
        "preview" => markdown::html(&form.text_it),
        _ => String::new(),
    };
    EditPage {
        edition: may.id.0,
        edition_name: may.name.clone(),
        edition_slug: if may.public { may.slug.clone() } else { String::new() },
        id: page.map(|page| page.id.0),
        slug: page.map(|page| page.slug.clone()).unwrap_or_default(),
        may_change: may.archived_at.is_none(),
        longest: list::LONGEST_NAME,
        longest_text: LONGEST_TEXT,
        first: super::languages(may).first().copied().unwrap_or_default().as_str(),
        form,
        preview,
        errors,
    }
}

async fn load(conn: &impl ConnectionTrait, edition: EditionId, id: EditionPageId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(Column::EditionId.eq(edition)).one(conn).await?;
    row.ok_or(Error::NotFound)
}

pub(super) async fn new(may: ChangePlan, visit: Visit) -> Result<Response> {
    visit.show(&edit(&may.edition, None, TextForm::default(), Errors::new()))
}

pub(super) async fn show(may: ViewPlan, visit: Visit, At(PageNo(id)): At<PageNo>) -> Result<Response> {
    let page = load(&visit.app.db, may.edition.id, id).await?;
    visit.show(&edit(&may.edition, Some(&page), TextForm::of(&page), Errors::new()))
}

async fn noted(conn: &impl ConnectionTrait, visit: &Visit, may: &ChangePlan, slug: &str) -> Result<()> {
    let (kind, subject) = ("edition.pages-changed", format!("edition:{}", may.edition.id));
    note(conn, &visit.app, Some(&may.by), kind, subject, json!({ "page": slug })).await?;
    Ok(())
}

/// An address that no other page of the edition has.
async fn free_slug(conn: &impl ConnectionTrait, edition: EditionId, title: &str) -> Result<String> {
    let slug = list::slug_of(title);
    let taken: Vec<String> = pages(conn, edition).await?.into_iter().map(|page| page.slug).collect();
    let mut free = slug.clone();
    let mut number = 2;
    while taken.contains(&free) {
        free = format!("{slug}-{number}");
        number += 1;
    }
    Ok(free)
}

pub(super) async fn create(may: ChangePlan, visit: Visit, Form(form): Form<TextForm>) -> Result<Response> {
    let errors = form.mistakes(&visit, &may.edition);
    if !errors.is_empty() {
        let page = edit(&may.edition, None, form, errors);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if form.action == "preview" {
        return visit.show(&edit(&may.edition, None, form, errors));
    }
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    let slug = free_slug(&tx, may.edition.id, form.title()).await?;
    let page = form.row(may.edition.id, slug).insert(&tx).await?;
    noted(&tx, &visit, &may, &page.slug).await?;
    tx.commit().await?;
    back(&visit, &may, "schools-saved").await
}

pub(super) async fn save(
    may: ChangePlan,
    visit: Visit,
    At(PageNo(id)): At<PageNo>,
    Form(form): Form<TextForm>,
) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    let page = load(&tx, may.edition.id, id).await?;
    let mut errors = form.mistakes(&visit, &may.edition);
    if !errors.is_empty() {
        let page = edit(&may.edition, Some(&page), form, errors);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if form.action == "preview" {
        return visit.show(&edit(&may.edition, Some(&page), form, errors));
    }
    let seen = form.revision.parse::<i32>().unwrap_or_default();
    let saved = Entity::update_many()
        .col_expr(Column::TitleIt, Expr::value(line(&form.title_it)))
        .col_expr(Column::TitleEn, Expr::value(line(&form.title_en)))
        .col_expr(Column::TextIt, Expr::value(lines(&form.text_it)))
        .col_expr(Column::TextEn, Expr::value(lines(&form.text_en)))
        .col_expr(Column::Public, Expr::value(form.public == "yes"))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(seen))
        .exec(&tx)
        .await?;
    if saved.rows_affected == 0 {
        errors.add("", visit.t("schools-stale"));
        return visit.show_with(StatusCode::CONFLICT, &edit(&may.edition, Some(&page), form, errors));
    }
    noted(&tx, &visit, &may, &page.slug).await?;
    tx.commit().await?;
    back(&visit, &may, "schools-saved").await
}

pub(super) async fn remove(may: ChangePlan, visit: Visit, At(PageNo(id)): At<PageNo>) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    let page = load(&tx, may.edition.id, id).await?;
    Entity::delete_by_id(id).exec(&tx).await?;
    noted(&tx, &visit, &may, &page.slug).await?;
    tx.commit().await?;
    back(&visit, &may, "schools-page-removed").await
}

async fn back(visit: &Visit, may: &ChangePlan, said: &str) -> Result<Response> {
    visit.go_saying(&format!("/editions/{}", may.edition.id), "success", visit.t(said)).await
}
