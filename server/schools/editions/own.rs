//! Something to hand in, in the editors' words: a step's own kind that is on nobody's list, or something of the
//! programme's list that a step words anew. That one keeps its id, and so its page and the teams' work.

use std::borrow::Cow;

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::edition_step::{Column, Entity, Model};
use tables::ids::StepId;
use tables::{deliverable, edition};

use super::super::access::{ChangePlan, ViewPlan};
use super::super::programme::{self, Deliverable, OWN, Takes, Track};
use super::list;
use super::step::{Step, hold, load, noted};
use crate::db;
use crate::error::{Error, Result};
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::seal::{is_crossed, seal};
use crate::web::visit::Visit;

/// The most files of one thing.
const MOST_FILES: u64 = 10;
/// Things that one step may ask for besides the programme's.
const MOST: usize = 20;

/// Which one; empty: a new one.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    which: String,
}

/// The kind, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct OwnForm {
    /// Its id; empty: a new one.
    which: String,
    it: String,
    en: String,
    takes: Vec<String>,
    files: String,
    about_it: String,
    about_en: String,
    /// The seal of it as the form showed it; empty: a new one.
    seen: String,
}

#[derive(Serialize)]
struct OwnPage {
    edition: i64,
    edition_name: String,
    step: i64,
    step_name: String,
    may_change: bool,
    /// How it stands to the programme's list; `read` where nothing is changed any more.
    standing: &'static str,
    /// Is it done elsewhere on the site? Then it has a name, and no more.
    tracked: bool,
    /// In which it must have a name.
    languages: Vec<&'static str>,
    longest: usize,
    longest_about: usize,
    most_files: u64,
    form: OwnForm,
    errors: Errors,
}

impl Page for OwnPage {
    const TEMPLATE: &'static str = "schools/own_deliverable.html";
}

/// How something stands to the programme's list, as the end of texts' keys; none: it is new.
fn standing(one: Option<&Cow<'static, Deliverable>>) -> &'static str {
    match one {
        None => "new",
        Some(one) if one.is_own() => "own",
        Some(Cow::Owned(_)) => "adapted",
        Some(Cow::Borrowed(_)) => "standard",
    }
}

/// Would whoever has written something find no field for it any more?
fn takes_less(before: &Deliverable, takes: &[Takes], files: u64) -> bool {
    files < before.files || before.takes.iter().any(|form| !takes.contains(form))
}

impl OwnForm {
    fn of(one: &Deliverable) -> Self {
        let mut form = Self {
            which: one.id.clone(),
            it: one.it.clone(),
            en: one.en.clone(),
            takes: one.takes.iter().map(|form| form.as_str().to_owned()).collect(),
            files: one.files.to_string(),
            about_it: one.about_it.clone(),
            about_en: one.about_en.clone(),
            seen: String::new(),
        };
        form.seen = form.seal();
        form
    }

    /// The seal of what is in its fields.
    fn seal(&self) -> String {
        let takes = self.takes.join("\n");
        seal([&self.it, &self.en, &takes, &self.files, &self.about_it, &self.about_en].map(String::as_str))
    }

    /// The kind under that id, or the mistakes; `track`: how the site knows of it, if it does; `before`: as it
    /// is, where teams are at work on it.
    fn check(
        &self,
        visit: &Visit,
        edition: &edition::Model,
        id: String,
        track: Option<Track>,
        before: Option<&Deliverable>,
    ) -> Result<Deliverable, Errors> {
        let names = [("it", self.it.as_str()), ("en", &self.en)];
        let about = [("about_it", self.about_it.as_str()), ("about_en", &self.about_en)];
        let mut errors = list::check_words(visit, edition, names, about, "schools-own-name-missing");
        let chosen = |form: &Takes| self.takes.iter().any(|typed| typed == form.as_str());
        let takes: Vec<Takes> =
            if track.is_some() { Vec::new() } else { Takes::ALL.into_iter().filter(chosen).collect() };
        if takes.is_empty() && track.is_none() {
            errors.add("takes", visit.t("schools-own-takes-missing"));
        }
        let files = match self.files.trim() {
            _ if !takes.contains(&Takes::Files) => Some(0),
            typed => typed.parse::<u64>().ok().filter(|files| (1..=MOST_FILES).contains(files)),
        };
        // A number that is none is a mistake of its own.
        if before.is_some_and(|before| takes_less(before, &takes, files.unwrap_or(u64::MAX))) {
            errors.add("takes", visit.t("schools-own-takes-at-work"));
        }
        let Some(files) = files.filter(|_| errors.is_empty()) else {
            if files.is_none() {
                let most = [("most", usize::try_from(MOST_FILES).unwrap_or(usize::MAX).into())];
                errors.add("files", visit.t_with("schools-own-files-wrong", &most));
            }
            return Err(errors);
        };
        let line = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        let lines = |text: &str| text.replace('\0', "").replace("\r\n", "\n").trim().to_owned();
        Ok(Deliverable {
            id,
            it: line(&self.it),
            en: line(&self.en),
            track,
            takes,
            files,
            // Whoever writes their own words says in them how long it should be.
            length: None,
            about_it: lines(&self.about_it),
            about_en: lines(&self.about_en),
            kept: false,
        })
    }
}

/// The page of `one` of the things that the step asks for; none: of a new one.
fn page(
    visit: &Visit,
    edition: &edition::Model,
    step: &Model,
    one: Option<&Cow<'static, Deliverable>>,
    form: OwnForm,
    errors: Errors,
) -> OwnPage {
    OwnPage {
        edition: edition.id.0,
        edition_name: edition.name.clone(),
        step: step.id.0,
        step_name: super::name_of(step, visit.lang),
        may_change: edition.archived_at.is_none(),
        standing: if edition.archived_at.is_none() { standing(one) } else { "read" },
        tracked: one.is_some_and(|one| one.track.is_some()),
        languages: super::languages(edition).into_iter().map(Lang::as_str).collect(),
        longest: list::LONGEST_NAME,
        longest_about: list::LONGEST_ABOUT,
        most_files: MOST_FILES,
        form,
        errors,
    }
}

pub(super) async fn show(
    may: ViewPlan,
    visit: Visit,
    At(Step(id)): At<Step>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let step = load(&visit.app.db, may.edition.id, id).await?;
    let asked = programme::asked(&step)?;
    let one = asked.iter().find(|one| one.id == wanted.which);
    let form = match one {
        Some(one) => OwnForm::of(one),
        None if wanted.which.is_empty() => {
            OwnForm { takes: vec![Takes::Text.as_str().to_owned()], ..OwnForm::default() }
        }
        None => return Err(Error::NotFound),
    };
    visit.show(&page(&visit, &may.edition, &step, one, form, Errors::new()))
}

/// Has a team begun to work on it?
async fn is_at_work(conn: &impl ConnectionTrait, step: StepId, asked: &str) -> Result<bool> {
    let rows = deliverable::Entity::find()
        .filter(deliverable::Column::StepId.eq(step))
        .filter(deliverable::Column::Asked.eq(asked))
        .count(conn)
        .await?;
    Ok(rows > 0)
}

/// Which one goes.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RemovalForm {
    which: String,
}

/// Asks for it no longer, as long as no team has begun it. Something of the programme's list goes back to the
/// programme's words instead: its work stays where it is, so these must take all that it is made of.
pub(super) async fn remove(
    may: ChangePlan,
    visit: Visit,
    At(Step(id)): At<Step>,
    Form(form): Form<RemovalForm>,
) -> Result<Response> {
    let path = format!("/editions/{}/steps/{id}", may.edition.id);
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    let step = hold(&tx, may.edition.id, id).await?;
    let mut asked = programme::asked(&step)?;
    let place = asked.iter().position(|one| matches!(one, Cow::Owned(_)) && one.id == form.which);
    let Some(at) = place else { return Ok(visit.go(&path)) };
    let at_work = is_at_work(&tx, id, &form.which).await?;
    let said = match programme::deliverables()?.iter().find(|one| one.id == form.which) {
        Some(standard) if at_work && takes_less(&asked[at], &standard.takes, standard.files) => {
            return visit.go_saying(&path, "warning", visit.t("schools-adapt-at-work")).await;
        }
        Some(standard) => {
            asked[at] = Cow::Borrowed(standard);
            "schools-adapt-restored"
        }
        None if at_work => {
            return visit.go_saying(&path, "warning", visit.t("schools-own-at-work")).await;
        }
        None => {
            asked.remove(at);
            "schools-own-removed"
        }
    };
    put(&tx, id, &asked).await?;
    noted(&tx, &visit, &may, id).await?;
    tx.commit().await?;
    visit.go_saying(&path, "info", visit.t(said)).await
}

async fn put(conn: &impl ConnectionTrait, step: StepId, asked: &[Cow<'static, Deliverable>]) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Deliverables, Expr::value(programme::asked_row(asked)?))
        .filter(Column::Id.eq(step))
        .exec(conn)
        .await?;
    Ok(())
}

/// An id that nothing else has that the step asks for.
fn free_id(asked: &[Cow<'static, Deliverable>], name: &str) -> String {
    let slug = list::slug_of(name);
    let numbered = |number: usize| match number {
        1 => format!("{OWN}{slug}"),
        _ => format!("{OWN}{slug}-{number}"),
    };
    let mut number = 1;
    while asked.iter().any(|one| one.id == numbered(number)) {
        number += 1;
    }
    numbered(number)
}

pub(super) async fn save(
    may: ChangePlan,
    visit: Visit,
    At(Step(id)): At<Step>,
    Form(form): Form<OwnForm>,
) -> Result<Response> {
    let tx = db::begin_write(&visit.app.db).await?;
    super::must_be_live(&tx, may.edition.id).await?;
    let step = hold(&tx, may.edition.id, id).await?;
    let mut asked = programme::asked(&step)?;
    let place = asked.iter().position(|one| one.id == form.which);
    if place.is_none() && !form.which.is_empty() && !form.which.starts_with(OWN) {
        return Err(Error::NotFound);
    }
    let name = if form.it.trim().is_empty() { &form.en } else { &form.it };
    let own_id = if place.is_some() { form.which.clone() } else { free_id(&asked, name) };
    let at_work = is_at_work(&tx, id, &own_id).await?;
    let track = place.and_then(|at| asked[at].track);
    let before = place.map(|at| asked[at].as_ref()).filter(|_| at_work);
    let mut checked = form.check(&visit, &may.edition, own_id, track, before);
    let own = asked.iter().filter(|one| one.is_own()).count();
    if place.is_none() && own >= MOST {
        let mut errors = checked.err().unwrap_or_default();
        errors.add("", visit.t_with("schools-own-too-many", &[("most", MOST.into())]));
        checked = Err(errors);
    }
    let own = match checked {
        Ok(own) => own,
        Err(errors) => {
            let one = place.map(|at| &asked[at]);
            let page = page(&visit, &may.edition, &step, one, form, errors);
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    if !form.which.is_empty() {
        // Changed by somebody else meanwhile, or taken away.
        let now = place.map_or_else(String::new, |at| OwnForm::of(&asked[at]).seen);
        if is_crossed(&form.seen, &now, &form.seal()) {
            let mut errors = Errors::new();
            errors.add("", visit.t("schools-stale"));
            let page = page(&visit, &may.edition, &step, place.map(|at| &asked[at]), form, errors);
            return visit.show_with(StatusCode::CONFLICT, &page);
        }
    }
    match place {
        Some(at) => asked[at] = Cow::Owned(own),
        None => asked.push(Cow::Owned(own)),
    }
    put(&tx, id, &asked).await?;
    noted(&tx, &visit, &may, id).await?;
    tx.commit().await?;
    let path = format!("/editions/{}/steps/{id}", may.edition.id);
    visit.go_saying(&path, "success", visit.t("schools-saved")).await
}
