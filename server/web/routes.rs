//! `get` and `post` that take a handler only if its first argument is a guard, and the table of all
//! routes with what each demands.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::handler::Handler;
use axum::response::Redirect;
use axum::routing::{get, post};
use http::Method;

use crate::App;

/// A value that exists only if the caller may do what the handler does, and that has loaded the
/// thing it is about.
#[diagnostic::on_unimplemented(
    message = "the first argument of a handler must be a guard, and `{Self}` is not one",
    note = "take `Anyone`, `SignedIn`, `Staff` or an object guard such as `EditReport` first"
)]
pub trait Guard: FromRequestParts<App> {
    /// Who gets in, in words, for `coesa routes`.
    const ACCESS: &'static str;
}

/// A handler's arguments, the first of which is a guard.
pub trait Guarded {
    /// The guard's words.
    const ACCESS: &'static str;
}

macro_rules! guarded {
    ($($t:ident)*) => {
        impl<M, G: Guard, $($t),*> Guarded for (M, G, $($t),*) {
            const ACCESS: &'static str = G::ACCESS;
        }
    };
}
guarded!();
guarded!(A);
guarded!(A B);
guarded!(A B C);
guarded!(A B C D);

/// The path with a slash at its end if it has none, without if it has one.
fn other_slash(path: &str) -> String {
    path.strip_suffix('/').map_or_else(|| format!("{path}/"), str::to_owned)
}

/// Who types a page's address with a slash too many or too few is led to the page.
async fn to_other_slash(OriginalUri(asked): OriginalUri) -> Redirect {
    let query = asked.query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::permanent(&format!("{}{query}", other_slash(asked.path())))
}

/// What a text can link to: the pages, which stand below each language, and the API, which does not.
static PAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let routes = crate::routes().table().into_iter();
    let linked = routes
        .filter(|route| route.method == Method::GET && (route.paged || route.path.starts_with("/api/")));
    linked.map(|route| route.path).collect()
});

/// The routes that a text can link to, without the language's prefix.
pub fn pages() -> &'static [&'static str] {
    &PAGES
}

/// Is the path one of the route's, `/progetti/{project}/`?
pub fn is_route(route: &str, path: &str) -> bool {
    let (mut parts, mut of_path) = (route.split('/'), path.split('/'));
    loop {
        match (parts.next(), of_path.next()) {
            (None, None) => return true,
            (Some(part), Some(said)) if part == said || (part.starts_with('{') && !said.is_empty()) => {}
            _ => return false,
        }
    }
}

/// That address as a page's, with the slash at its end where the page has one; none: there is no such page.
pub(super) fn page(path: &str) -> Option<String> {
    let found = |path: &String| PAGES.iter().any(|route| is_route(route, path));
    [path.to_owned(), other_slash(path)].into_iter().find(found)
}

/// One line of the table of routes.
#[derive(Clone, Debug)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The path, below the language's prefix if `paged`.
    pub path: &'static str,
    /// Who gets in.
    pub access: &'static str,
    /// True for pages, which stand once below `/it` and once below `/en`.
    pub paged: bool,
}

/// A feature's routes. `get` and `post` are pages; `plain_get` is outside the languages.
#[derive(Default)]
pub struct Routes {
    paged: Router<App>,
    plain: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Guarded + 'static,
    {
        self.note(Method::GET, path, T::ACCESS, true);
        #[expect(clippy::disallowed_methods, reason = "guarded by the bound above")]
        let route = get(handler);
        #[expect(clippy::disallowed_methods, reason = "it only leads to the address that is guarded")]
        let other = get(to_other_slash);
        if path == "/" {
            // Nested, it would answer at `/it` and not at `/it/`.
            self.plain = self.plain.route("/it/", route.clone()).route("/en/", route);
            self.plain = self.plain.route("/it", other.clone()).route("/en", other);
        } else {
            self.paged = self.paged.route(path, route).route(&other_slash(path), other);
        }
        self
    }

    /// What a form of a page does.
    #[must_use]
    pub fn post<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Guarded + 'static,
    {
        self.note(Method::POST, path, T::ACCESS, true);
        #[expect(clippy::disallowed_methods, reason = "guarded by the bound above")]
        let route = post(handler);
        self.paged = self.paged.route(path, route);
        self
    }

    /// Something outside the languages: the API, files, health.
    #[must_use]
    pub fn plain_get<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Guarded + 'static,
    {
        self.note(Method::GET, path, T::ACCESS, false);
        #[expect(clippy::disallowed_methods, reason = "guarded by the bound above")]
        let route = get(handler);
        self.plain = self.plain.route(path, route);
        self
    }

    fn note(&mut self, method: Method, path: &'static str, access: &'static str, paged: bool) {
        self.table.push(Route { method, path, access, paged });
    }

    /// These and those.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.paged = self.paged.merge(other.paged);
        self.plain = self.plain.merge(other.plain);
        self.table.extend(other.table);
        self
    }

    /// The table of routes, by path.
    pub fn table(&self) -> Vec<Route> {
        let mut table = self.table.clone();
        table.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
        table
    }

    /// axum's router: pages below each language, the rest at the root.
    pub fn into_router(self) -> Router<App> {
        let mut router = self.plain;
        for lang in crate::text::Lang::ALL {
            router = router.nest(&format!("/{}", lang.as_str()), self.paged.clone());
        }
        router
    }
}
