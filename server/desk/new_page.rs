//! A search is kept under a name: from the search page, or begun here.

use dataset::Filter;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::figures::{self, FiguresView};
use super::place::{self, DeskView, line, lines};
use super::selections::{self, LONGEST_NAME, LONGEST_NOTE, LONGEST_QUERY, New, Saved};
use super::words;
use crate::courses::live;
use crate::error::Result;
use crate::projects::filter::{self, SearchForm};
use crate::projects::map;
use crate::projects::words::called;
use crate::teams::access::EditTeam;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct NewPage {
    desk: DeskView,
    words: String,
    search: String,
    /// No search was brought here: a few questions make one.
    begin: bool,
    themes: Vec<(&'static str, String)>,
    regions: Vec<(String, &'static str)>,
    now: FiguresView,
    as_of: Option<String>,
    longest_name: usize,
    longest_note: usize,
    form: NewForm,
    errors: Errors,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "desk/new_page.html";
}

/// A selection, as typed.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct NewForm {
    /// The search that was brought here, as it stands in its address; empty if it is asked for here.
    query: String,
    /// Words to search for.
    q: String,
    theme: String,
    region: String,
    name: String,
    note: String,
    /// `yes`: only to see what is in it.
    look: String,
}

impl NewForm {
    /// What is asked of the dataset.
    fn search(&self) -> Filter {
        if !self.query.is_empty() {
            return filter::parsed(&self.query);
        }
        let typed = [("q", &self.q), ("theme", &self.theme), ("region", &self.region)];
        filter::parsed(&serde_urlencoded::to_string(typed).unwrap_or_default())
    }
}

/// What is wrong with a name and a note.
pub(super) fn mistakes(visit: &Visit, name: &str, note: &str) -> Errors {
    let mut errors = Errors::new();
    if line(name).is_empty() {
        errors.add("name", visit.t("desk-name-missing"));
    }
    for (field, text, longest) in [("name", name, LONGEST_NAME), ("note", note, LONGEST_NOTE)] {
        if text.trim().chars().count() > longest {
            errors.add(field, visit.t_with("schools-too-long", &[("longest", Arg::from(longest))]));
        }
    }
    errors
}

async fn page(visit: &Visit, may: &EditTeam, form: NewForm, errors: Errors) -> Result<NewPage> {
    let search = &form.search();
    let dataset = visit.app.dataset.current()?;
    let totals = figures::totals(&visit.app, &dataset, search).await?;
    let mut regions: Vec<_> = map::regions().collect();
    regions.sort_by_key(|(_, name)| *name);
    Ok(NewPage {
        desk: DeskView::of_member(&may.team),
        words: words::of(&visit.app, visit.lang, Some(&dataset), search),
        search: visit.link(&live::path(search)),
        begin: form.query.is_empty(),
        themes: dataset::codes::THEMES
            .iter()
            .map(|(code, label)| (*code, called(&visit.app, visit.lang, "theme", code, label)))
            .collect(),
        regions,
        now: FiguresView::of(&visit.app, visit.lang, totals, figures::people(search)),
        as_of: dataset.manifest().reference_date.map(|date| date.to_string()),
        longest_name: LONGEST_NAME,
        longest_note: LONGEST_NOTE,
        form,
        errors,
    })
}

pub(super) async fn show(may: EditTeam, visit: Visit, Query(form): Query<SearchForm>) -> Result<Response> {
    let form = NewForm { query: filter::query(&form.filter(), 1), ..NewForm::default() };
    visit.show(&page(&visit, &may, form, Errors::new()).await?)
}

pub(super) async fn save(may: EditTeam, visit: Visit, Form(form): Form<NewForm>) -> Result<Response> {
    if form.look == "yes" {
        return visit.show(&page(&visit, &may, form, Errors::new()).await?);
    }
    let search = form.search();
    let mut errors = mistakes(&visit, &form.name, &form.note);
    let query = filter::query(&search, 1);
    if query.len() > LONGEST_QUERY {
        errors.add("", visit.t("desk-query-long"));
    }
    if errors.is_empty() {
        let dataset = visit.app.dataset.current()?;
        let new = New {
            name: line(&form.name),
            note: lines(&form.note),
            query,
            totals: figures::totals(&visit.app, &dataset, &search).await?,
            data_of: dataset.manifest().reference_date,
        };
        match selections::save(&visit.app, &may, new).await? {
            Saved::Done(id) => {
                let path = format!("{}/selections/{id}", place::path(&may.team));
                return visit.go_saying(&path, "success", visit.t("desk-saved")).await;
            }
            Saved::Taken => errors.add("name", visit.t("desk-name-taken")),
            Saved::Full => {
                let most = i32::try_from(selections::MOST).unwrap_or(i32::MAX);
                errors.add("", visit.t_with("desk-full", &[("most", Arg::from(most))]));
            }
        }
    }
    let page = page(&visit, &may, form, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
