//! The picker's page.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use dataset::places::{self, Municipality};
use dataset::{Candidate, Card, Dataset, codes};
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use tables::{class, school, shortlist_item};

use super::area::Area;
use super::criteria::{Criteria, Side};
use super::score::{Ground, points};
use super::wishes::{self, Wishes, field_of};
use super::words;
use crate::error::{Error, Result};
use crate::projects::list::CardView;
use crate::projects::words::called;
use crate::teams::access::{EditTeam, ViewTeam, is_live, may_edit};
use crate::teams::shortlist;
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::{Errors, Fields, Query};
use crate::web::page::{Page, Typed};
use crate::web::visit::Visit;

/// Projects on a page.
const PER_PAGE: usize = 20;
/// Pages that can be reached; whoever goes so far should ask for something else.
const LAST_PAGE: usize = 500;

#[derive(Serialize)]
struct PickerPage {
    id: i64,
    team: String,
    may_edit: bool,
    full: bool,
    /// Nobody knows from where the team looks.
    unplaced: bool,
    form: Typed,
    errors: Errors,
    reaches: Vec<(&'static str, String)>,
    themes: Vec<(&'static str, String)>,
    /// Field, name and hint of each criterion.
    criteria: Vec<(String, &'static str, &'static str)>,
    weights: Vec<(String, String)>,
    found: Option<FoundView>,
}

#[derive(Serialize)]
struct FoundView {
    from: String,
    total: i64,
    reference_date: Option<String>,
    items: Vec<ItemView>,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    /// Where an addition leads back to.
    here: String,
    /// The same with the next further reach.
    wider: Option<String>,
    /// The same with all themes.
    all_themes: Option<String>,
}

#[derive(Serialize)]
struct ItemView {
    card: CardView,
    points: u32,
    good: Vec<String>,
    bad: Vec<String>,
    listed: bool,
}

impl Page for PickerPage {
    const TEMPLATE: &'static str = "teams/picker.html";
}

fn path_of(team: tables::ids::TeamId) -> String {
    format!("/teams/{team}/picker")
}

/// Where the team looks from if nobody has said so: its school's municipality. None: it is not known, or
/// has been merged away.
async fn home(visit: &Visit, may: &ViewTeam) -> Result<Option<&'static Municipality>> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(may.team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let school = school::Entity::find_by_id(class.school_id).one(db).await?.ok_or(Error::NotFound)?;
    Ok(places::by_istat(&school.municipality))
}

/// From what the team goes on: what it asked last, or the usual from its home; from where it is typed now
/// if nobody knows its home. None: nobody knows from where.
async fn begin(visit: &Visit, may: &ViewTeam, typed: &Typed) -> Result<Option<Wishes>> {
    let criteria = visit.app.criteria;
    if let Some(wishes) = Wishes::remembered(&visit.app.db, criteria, may.team.id).await? {
        return Ok(Some(wishes));
    }
    let typed = || wishes::place(visit, typed.get("place")?).ok();
    let from = home(visit, may).await?.or_else(typed);
    Ok(from.map(|from| Wishes::usual(criteria, from)))
}

pub(in crate::teams) async fn show(
    may: ViewTeam,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response> {
    let typed: Typed = pairs.into_iter().collect();
    let Some(begin) = begin(&visit, &may, &typed).await? else { return unplaced(&visit, &may, typed).await };
    let page = typed.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, LAST_PAGE);
    match begin.asked(&visit, visit.app.criteria, &typed) {
        Ok(wishes) => {
            let found = find(&visit, &may, &wishes, page).await?;
            let form = wishes.typed(visit.app.criteria);
            visit.show(&view(&visit, &may, form, Errors::new(), Some(found)).await?)
        }
        Err(errors) => refused(&visit, &may, &begin, typed, errors).await,
    }
}

async fn refused(
    visit: &Visit,
    may: &ViewTeam,
    begin: &Wishes,
    typed: Typed,
    errors: Errors,
) -> Result<Response> {
    let mut form = begin.typed(visit.app.criteria);
    form.extend(typed);
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &view(visit, may, form, errors, None).await?)
}

/// Nobody knows from where the team looks: nothing is looked for until it says so.
async fn unplaced(visit: &Visit, may: &ViewTeam, typed: Typed) -> Result<Response> {
    let mut errors = Errors::new();
    if let Some(Err(said)) = typed.get("place").map(|typed| wishes::place(visit, typed)) {
        errors.add("place", said);
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut form = wishes::unplaced(visit.app.criteria);
    form.extend(typed);
    let page = PickerPage { unplaced: true, ..view(visit, may, form, errors, None).await? };
    visit.show_with(status, &page)
}

/// Remembers what a member asks for, and shows it.
pub(in crate::teams) async fn remember(may: EditTeam, visit: Visit, fields: Fields) -> Result<Response> {
    let criteria = visit.app.criteria;
    let names = ["place", "reach", "theme"].map(str::to_owned).into_iter();
    let names = names.chain(criteria.all.iter().map(|one| field_of(&one.id)));
    let typed: Typed = names
        .filter(|name| fields.has(name))
        .map(|name| (name.clone(), fields.one(&name).to_owned()))
        .collect();
    let view = ViewTeam::check(&visit.app.db, may.by.clone(), may.team.id).await?;
    let Some(begin) = begin(&visit, &view, &typed).await? else {
        return unplaced(&visit, &view, typed).await;
    };
    match begin.asked(&visit, criteria, &typed) {
        Ok(wishes) => {
            wishes.remember(&visit.app, &may).await?;
            Ok(visit.go(&format!("{}?{}", path_of(may.team.id), wishes.query(criteria, 1))))
        }
        Err(errors) => refused(&visit, &view, &begin, typed, errors).await,
    }
}

async fn view(
    visit: &Visit,
    may: &ViewTeam,
    form: Typed,
    errors: Errors,
    found: Option<FoundView>,
) -> Result<PickerPage> {
    let listed = shortlist::of(&visit.app.db, may.team.id).await?.len() as u64;
    let reaches = super::area::Reach::ALL.map(|reach| {
        let key = reach.as_str();
        (key, visit.t(&format!("picker-reach-{key}")))
    });
    let criteria = visit.app.criteria.all.iter().map(|one| {
        let name = one.name(visit.lang);
        (field_of(&one.id), name.name.as_str(), name.hint.as_str())
    });
    Ok(PickerPage {
        id: may.team.id.0,
        team: may.team.name.clone(),
        may_edit: may_edit(may.tie) && is_live(&visit.app.db, &may.team).await?,
        full: listed >= shortlist::LONGEST,
        unplaced: false,
        form,
        errors,
        reaches: reaches.into(),
        themes: std::iter::once(("", visit.t("picker-theme-all")))
            .chain(
                codes::THEMES
                    .iter()
                    .map(|(code, label)| (*code, called(&visit.app, visit.lang, "theme", code, label))),
            )
            .collect(),
        criteria: criteria.collect(),
        weights: (0..=super::criteria::MOST)
            .map(|weight| (weight.to_string(), visit.t(&format!("picker-weight-{weight}"))))
            .collect(),
        found,
    })
}

/// Looks on a thread for searches; pages need no more than their own projects' rows.
async fn find(visit: &Visit, may: &ViewTeam, wishes: &Wishes, page: usize) -> Result<FoundView> {
    let app = &visit.app;
    let criteria = app.criteria;
    let dataset = app.dataset.current()?;
    let reports = crate::monitored(app).await?;
    let (today, lang) = (app.clock.today(), visit.lang);
    let asked = wishes.clone();
    let looked = app.dataset.look(&dataset, move |data| look(data, criteria, &asked, &reports, today, page));
    let (ground, total, chosen, cards) = looked.await?;
    let listed: HashSet<String> = shortlist_item::Entity::find()
        .filter(shortlist_item::Column::TeamId.eq(may.team.id))
        .all(&app.db)
        .await?
        .into_iter()
        .map(|item| item.project_slug)
        .collect();
    let items = chosen.iter().zip(cards).map(|(one, card)| {
        let seen = ground.see(criteria, one);
        let (good, bad) = reasons(visit, criteria, lang, &seen);
        ItemView {
            listed: listed.contains(&card.slug),
            points: points(criteria.sum(&wishes.weights, &seen), &wishes.weights),
            card: CardView::from(card),
            good,
            bad,
        }
    });
    let items = items.collect();
    let pages = usize::try_from(total).unwrap_or(usize::MAX).div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let path = path_of(may.team.id);
    let address = |wishes: &Wishes, page: usize| format!("{path}?{}", wishes.query(criteria, page));
    let to = |number: usize| visit.link(&address(wishes, number));
    let changed = |wishes: Wishes| visit.link(&address(&wishes, 1));
    let narrow = !wishes.theme.is_empty();
    Ok(FoundView {
        from: wishes.from.label(),
        total: crate::projects::list::counted(total),
        reference_date: dataset.manifest().reference_date.map(|date| date.to_string()),
        items,
        page,
        pages,
        previous: (page > 1).then(|| to(page.min(pages + 1) - 1)),
        next: (page < pages).then(|| to(page + 1)),
        here: address(wishes, page),
        wider: wishes.reach.wider().map(|reach| changed(Wishes { reach, ..wishes.clone() })),
        all_themes: narrow.then(|| changed(Wishes { theme: String::new(), ..wishes.clone() })),
    })
}

type Looked = (Ground, u64, Vec<Candidate>, Vec<Card>);

fn look(
    data: &Dataset,
    criteria: &Criteria,
    wishes: &Wishes,
    reports: &[(String, NaiveDate)],
    today: NaiveDate,
    page: usize,
) -> dataset::Result<Looked> {
    let days: HashMap<&str, NaiveDate> = reports.iter().map(|(slug, day)| (slug.as_str(), *day)).collect();
    let rows = data.rows_of(days.keys().copied())?;
    let ground = Ground {
        from: wishes.from,
        area: Area::around(wishes.from, wishes.reach),
        monitored: rows.into_iter().map(|(slug, row)| (row, days[slug])).collect(),
        as_of: data.manifest().reference_date.unwrap_or(today),
        today,
    };
    let theme = codes::THEMES.iter().position(|(code, _)| *code == wishes.theme);
    let mut rank = |one: &Candidate| {
        (theme.is_none() || one.theme == theme).then(|| ground.rank(criteria, &wishes.weights, one))
    };
    let ranked = data.ranked(&ground.area.ranges, &mut rank, (page - 1) * PER_PAGE, PER_PAGE);
    let rows: Vec<u32> = ranked.page.iter().map(|one| one.row).collect();
    let cards = data.cards_of(&rows)?;
    Ok((ground, ranked.total, ranked.page, cards))
}

/// What speaks for a project, and what against it.
fn reasons(
    visit: &Visit,
    criteria: &Criteria,
    lang: Lang,
    seen: &super::score::Seen<'_>,
) -> (Vec<String>, Vec<String>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for step in criteria.all.iter().filter_map(|one| one.step_for(seen)) {
        let sentence = step.sentence(lang);
        if sentence.is_empty() {
            continue;
        }
        let sentence = words::fill(&visit.app, lang, sentence, seen);
        match step.speaks {
            Side::For => good.push(sentence),
            Side::Against => bad.push(sentence),
        }
    }
    (good, bad)
}
