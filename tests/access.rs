//! Who gets in where: every route, asked as every kind of visitor, in every stage of a report. The
//! answers are a table, `tests/access.snap`, to be read by people: a new route or a changed right is
//! a line in its diff.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test coesa-tests access`, and
//! read the diff of the table.

mod cast;
mod made;
mod table;
mod work;

use std::fmt::Write as _;

use http::header::{ACCEPT, LOCATION};
use http::{HeaderName, Method};

use cast::{Set, VISITORS, stage_set};
use table::{Row, rows};

use crate::support::browser::PageSeen;
use crate::support::{Browser, Site};

/// What became of a request.
fn verdict(seen: &PageSeen) -> &'static str {
    let location = seen.headers.get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    match seen.status.as_u16() {
        401 => "sign-in",
        300..=399 if location.starts_with("/it/accedi") => "sign-in",
        403 => "403",
        404 => "404",
        405 => panic!("{} takes another method: has the route's table a wrong one?", seen.path),
        500.. => panic!("{} failed: {}", seen.path, seen.text()),
        _ => "in",
    }
}

/// An empty form: whoever gets in does nothing valid with it, or something that ends with the copy.
async fn ask(browser: &mut Browser, method: &Method, path: &str) -> PageSeen {
    ask_with(browser, method, path, &[]).await
}

async fn ask_with(
    browser: &mut Browser,
    method: &Method,
    path: &str,
    headers: &[(HeaderName, &str)],
) -> PageSeen {
    let form = "application/x-www-form-urlencoded".to_owned();
    let body = (*method == Method::POST).then(|| (form, Vec::new()));
    browser.send_once(method, path, body, headers).await
}

#[tokio::test]
async fn every_route_lets_in_those_whom_it_is_for_and_nobody_else() {
    let set = stage_set().await;
    let mut table = format!("{:47} {}\n", "", VISITORS.map(|name| format!("{name:11}")).concat().trim_end());
    // One site for whatever writes nothing, and another whenever somebody got in with a form.
    let mut site = set.frozen.site(|_| {}).await;
    for Row { route, heading, stages } in rows() {
        let mut answers: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
        for stage in stages {
            let path = set.path(&route, stage);
            let mut line = Vec::new();
            for browser in &set.browsers(stage) {
                let seen = ask(&mut browser.before(site.router.clone()), &route.method, &path).await;
                let verdict = verdict(&seen);
                line.push(verdict);
                if verdict == "in" && route.method == Method::POST && !seen.status.is_client_error() {
                    site = set.frozen.site(|_| {}).await;
                }
            }
            match answers.iter_mut().find(|(_, known)| *known == line) {
                Some((stages, _)) => stages.push(stage.name),
                None => answers.push((vec![stage.name], line)),
            }
        }
        write!(table, "\n{heading}\n    for: {}\n", route.access).unwrap();
        let alone = answers.len() == 1;
        for (stages, line) in answers {
            let stages = if alone { String::new() } else { stages.join(", ") };
            if stages.len() > 43 {
                writeln!(table, "    {stages}").unwrap();
            }
            let mut cells = String::new();
            for cell in &line {
                write!(cells, "{cell:11}").unwrap();
            }
            let stages = if stages.len() > 43 { "" } else { &stages };
            writeln!(table, "    {stages:43} {}", cells.trim_end()).unwrap();
        }
    }
    insta::with_settings!({ snapshot_path => ".", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("access", table);
    });
}

/// The answer without what is its own: the id of the request and the address that was asked for.
fn bare(seen: &PageSeen) -> String {
    let mut text = format!("{}\n", seen.status);
    let mut id = String::new();
    for (name, value) in &seen.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        match name.as_str() {
            "x-request-id" => id = value.into_owned(),
            "content-length" => {}
            _ => writeln!(text, "{name}: {value}").unwrap(),
        }
    }
    text.push_str(&seen.html());
    let (_, below) = seen.path.split_at("/it".len());
    let encoded = serde_urlencoded::to_string([("", below)]).unwrap();
    for (own, name) in [
        (id.as_str(), "(request)"),
        (below, "(address)"),
        (&below.replace('/', "&#x2f;"), "(address)"),
        (encoded.trim_start_matches('='), "(address)"),
    ] {
        if !own.is_empty() {
            text = text.replace(own, name);
        }
    }
    text
}

#[tokio::test]
async fn what_one_may_not_see_answers_like_what_is_not_there() {
    let set = stage_set().await;
    let site = set.frozen.site(|_| {}).await;
    let mut compared = 0;
    for Row { route, stages, .. } in rows() {
        let Some((_, missing)) = set.missing(&route) else { continue };
        for stage in stages {
            let there = set.path(&route, stage);
            for (who, browser) in VISITORS.iter().zip(&set.browsers(stage)) {
                let mut browser = browser.before(site.router.clone());
                let real = ask(&mut browser, &route.method, &there).await;
                // A form that was taken has changed the site; those who get in are no matter here.
                if !matches!(verdict(&real), "404" | "sign-in") {
                    continue;
                }
                let fancied = ask(&mut browser, &route.method, &missing).await;
                assert_eq!(bare(&real), bare(&fancied), "{} {there} as {who}", route.method);
                let json = [(ACCEPT, "application/json")];
                let real = ask_with(&mut browser, &route.method, &there, &json).await;
                let fancied = ask_with(&mut browser, &route.method, &missing, &json).await;
                assert_eq!(bare(&real), bare(&fancied), "{} {there} as {who}, for scripts", route.method);
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "only {compared} pairs were compared: are the private routes still found?");
}

#[tokio::test]
async fn a_right_that_is_taken_away_is_gone_at_the_next_click() {
    use sea_orm::sea_query::Expr;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    use tables::{person, team_member};

    let site = Site::demo().await;
    let db = &site.app.db;
    let giulia = crate::support::story::person(&site, "lince-blu-427").await;
    let report = crate::support::story::report(&site, "acqua").await;
    let page = format!("/it/reports/{}", report.id);
    let mut browser = site.as_one_of_the_story("lince-blu-427").await;
    assert_eq!(browser.get(&page).await.status, 200);
    team_member::Entity::update_many()
        .col_expr(team_member::Column::LeftAt, Expr::value(Some(site.app.clock.now())))
        .filter(team_member::Column::PersonId.eq(giulia.id))
        .exec(db)
        .await
        .unwrap();
    assert_eq!(browser.get(&page).await.status, 404, "she has left the team");
    person::Entity::update_many()
        .col_expr(person::Column::Active, Expr::value(false))
        .filter(person::Column::Id.eq(giulia.id))
        .exec(db)
        .await
        .unwrap();
    assert!(browser.get("/it/home").await.path.starts_with("/it/accedi"), "her account is closed");
}

/// All rows that the addresses below could change.
async fn kept(site: &Site) -> String {
    use sea_orm::{EntityTrait, QueryOrder};

    macro_rules! rows {
        ($($table:ident by $($column:ident)+,)+) => {{
            let mut text = String::new();
            $(
                let rows = tables::$table::Entity::find()
                    $(.order_by_asc(tables::$table::Column::$column))+
                    .all(&site.app.db);
                text += &format!("{:?}\n", rows.await.unwrap());
            )+
            text
        }};
    }
    rows! {
        diary_entry by Id,
        document by Id,
        document_comment by Id,
        document_revision by DocumentId Number,
        evidence by Id,
        meeting by Id,
        occasion by Id,
        person by Id,
        shortlist_item by Id,
        shortlist_point by Id,
        task by Id,
        team_comment by Id,
        team_file by Id,
        team_member by Id,
    }
}

#[tokio::test]
async fn what_belongs_to_others_is_not_to_be_had_under_ones_own_address() {
    let set = stage_set().await;
    let site = set.frozen.site(|_| {}).await;
    let before = kept(&site).await;
    let mut asked = 0;
    for Row { route, .. } in rows() {
        let Some(path) = set.mixed(&route) else { continue };
        for (who, browser) in VISITORS.iter().zip(&set.browsers(Set::usual())) {
            let seen = ask(&mut browser.before(site.router.clone()), &route.method, &path).await;
            assert!(verdict(&seen) != "in" || route.method == Method::POST, "{path} as {who}");
            assert_eq!(kept(&site).await, before, "{} {path} as {who} has changed something", route.method);
            asked += 1;
        }
    }
    assert!(asked >= 9 * VISITORS.len(), "only {asked}: are the addresses of single things still found?");
}
