//! The rows of the table: each route, with the stages in which it makes a difference.

use coesa::web::routes::Route;

use super::cast::{Set, Stage};

/// A route and when it is asked.
pub struct Row {
    /// The route.
    pub route: Route,
    /// Method and pattern, as the table shows them.
    pub heading: String,
    /// The stages in which it is asked: one, if the route has no team and no report in it.
    pub stages: Vec<&'static Stage>,
}

/// All routes.
pub fn rows() -> Vec<Row> {
    let table = coesa::routes().table();
    assert!(table.len() > 50, "the table of routes has only {} lines", table.len());
    let row = |route: Route| {
        let prefix = if route.paged { "/{lang}" } else { "" };
        let heading = format!("{:4} {prefix}{}", route.method, route.path);
        let stages = Stage::ALL.iter().filter(|stage| match parameters(route.path) {
            // A part that is in the address has stages of its own; else those of the main part say all.
            names if names.contains(&"report") => stage.has_report(),
            names if names.contains(&"team") => true,
            _ => stage.name == Set::usual().name,
        });
        Row { heading, stages: stages.collect(), route }
    };
    table.into_iter().map(row).collect()
}

/// The names of the parameters in a route's path, in order.
pub fn parameters(path: &str) -> Vec<&str> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| name.trim_start_matches('*'))
        .collect()
}
