//! Signing in by an account elsewhere.

use http::{Method, StatusCode};
use sea_orm::{EntityTrait, PaginatorTrait};
use tables::kinds::Role;
use tables::{external_identity, person};

use super::{events, mails, try_in};
use crate::support::Site;
use crate::support::browser::{Browser, PageSeen};
use crate::support::oidc::{Fault, OidcServer};
use crate::support::site::PASSWORD;

/// What the test sites' clocks say, in seconds.
const NOW: i64 = 1_795_426_920;

async fn with_provider(link_by_email: bool) -> (Site, OidcServer) {
    let server = OidcServer::start(NOW).await;
    let setting = server.setting(link_by_email);
    let site = Site::with(|config| config.oidc = vec![setting]).await;
    assert_eq!(site.app.clock.now().timestamp(), NOW, "the provider's clock is the site's");
    (site, server)
}

/// Leaves for the provider, signs in there; gives the address on which the browser comes back.
async fn there(browser: &mut Browser, server: &OidcServer, start: &str) -> String {
    let left = browser.send_once(&Method::GET, start, None, &[]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text());
    let back = server.visit(left.headers["location"].to_str().unwrap()).await;
    back.strip_prefix("http://coesa.test").unwrap().to_owned()
}

async fn sign_in_by(browser: &mut Browser, server: &OidcServer) -> PageSeen {
    let back = there(browser, server, "/it/accedi/con/scuola?next=/it/classes").await;
    browser.get(&back).await
}

/// Links from the profile.
async fn link_own(browser: &mut Browser, server: &OidcServer) -> PageSeen {
    let page = browser.get("/it/profile/identities").await;
    let page = page.form("link-scuola").set("current", PASSWORD).submit(browser).await;
    let back = server.visit(&page.attributes("#go", "href")[0]).await;
    browser.get(back.strip_prefix("http://coesa.test").unwrap()).await
}

#[tokio::test]
async fn one_links_an_account_from_the_profile_and_then_signs_in_by_it() {
    let (site, server) = with_provider(false).await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut stranger = site.visitor();
    assert!(stranger.get("/it/accedi").await.says("Entra con ScuolaID"));
    let unknown = sign_in_by(&mut stranger, &server).await;
    assert_eq!(unknown.status, StatusCode::FORBIDDEN, "not linked by itself, the e-mail notwithstanding");
    assert!(unknown.says("Nessun accesso è collegato"), "{}", unknown.text());
    let mut browser = site.signed_in(&teacher).await;
    let page = browser.get("/it/profile/identities").await;
    let wrong = page.form("link-scuola").set("current", "no").submit(&mut browser).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let linked = link_own(&mut browser, &server).await;
    assert!(linked.says("Adesso puoi entrare con ScuolaID"), "{}", linked.text());
    assert!(mails(&site, "bruni@coesa.test").await.pop().unwrap().text.contains("ScuolaID"));
    let mut fresh = site.visitor();
    let inside = sign_in_by(&mut fresh, &server).await;
    assert_eq!((inside.status, inside.path.as_str()), (StatusCode::OK, "/it/classes"));
    let page = browser.get("/en/profile/identities").await;
    page.form("remove-scuola").submit(&mut browser).await;
    assert_eq!(sign_in_by(&mut site.visitor(), &server).await.status, StatusCode::FORBIDDEN);
    assert_eq!(events(&site, "person.identity-linked").await.len(), 1);
    assert_eq!(events(&site, "person.identity-removed").await.len(), 1);
}

#[tokio::test]
async fn a_verified_address_links_where_the_settings_allow_it_and_never_makes_an_account() {
    let (site, server) = with_provider(true).await;
    site.adult(Role::Teacher, "Bruni").await;
    server.user("s-2", "bruni@coesa.test", false);
    assert_eq!(sign_in_by(&mut site.visitor(), &server).await.status, StatusCode::FORBIDDEN, "unverified");
    server.user("s-3", "nobody@coesa.test", true);
    assert_eq!(sign_in_by(&mut site.visitor(), &server).await.status, StatusCode::FORBIDDEN, "unknown");
    assert_eq!(person::Entity::find().count(&site.app.db).await.unwrap(), 1, "no account was made");
    server.user("s-1", "BRUNI@coesa.test", true);
    assert_eq!(sign_in_by(&mut site.visitor(), &server).await.path, "/it/classes");
    // Another account there with the same address does not take over.
    server.user("s-4", "bruni@coesa.test", true);
    assert_eq!(sign_in_by(&mut site.visitor(), &server).await.status, StatusCode::FORBIDDEN);
    assert_eq!(external_identity::Entity::find().count(&site.app.db).await.unwrap(), 1);
}

#[tokio::test]
async fn tokens_that_prove_nothing_are_refused() {
    let (site, server) = with_provider(true).await;
    site.adult(Role::Teacher, "Bruni").await;
    for fault in
        [Fault::Nonce, Fault::Signature, Fault::Expired, Fault::Audience, Fault::Issuer, Fault::Unsigned]
    {
        server.fault(fault);
        let mut browser = site.visitor();
        let refused = sign_in_by(&mut browser, &server).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{fault:?}");
        assert!(refused.says("non è valida"), "{fault:?}: {}", refused.text());
        assert!(browser.get("/it/home").await.path.starts_with("/it/accedi"), "{fault:?}");
    }
    server.fault(Fault::None);
    assert_eq!(sign_in_by(&mut site.visitor(), &server).await.path, "/it/classes");
}

#[tokio::test]
async fn an_answer_counts_once_and_only_in_the_browser_that_asked() {
    let (site, server) = with_provider(true).await;
    site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.visitor();
    let back = there(&mut browser, &server, "/it/accedi/con/scuola").await;
    let mut victim = site.visitor();
    assert_eq!(victim.get(&back).await.status, StatusCode::BAD_REQUEST, "another browser");
    let (path, _) = back.split_once("&state=").unwrap();
    let mut other = browser.clone();
    let forged = other.get(&format!("{path}&state=forged")).await;
    assert_eq!(forged.status, StatusCode::BAD_REQUEST, "{}", forged.text());
    assert_eq!(browser.get(&back).await.status, StatusCode::BAD_REQUEST, "the question was used up by that");
    let back = there(&mut browser, &server, "/it/accedi/con/scuola").await;
    assert_eq!(browser.get(&back).await.path, "/it/home");
    let mut again = site.visitor();
    let back = there(&mut again, &server, "/it/accedi/con/scuola").await;
    let state = back.split_once("&state=").unwrap().1;
    let denied = again.get(&format!("/oidc/scuola/return?error=access_denied&state={state}")).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    assert!(denied.says("è stato annullato"), "{}", denied.text());
}

#[tokio::test]
async fn a_provider_that_is_down_is_told_and_the_password_still_works() {
    let (site, mut server) = with_provider(true).await;
    site.adult(Role::Teacher, "Bruni").await;
    let mut half = site.visitor();
    let back = there(&mut half, &server, "/en/accedi/con/scuola").await;
    server.stop().await;
    let down = half.get(&back).await;
    assert_eq!(down.status, StatusCode::BAD_GATEWAY);
    assert!(down.says("does not answer"), "in the language of the question: {}", down.text());
    let mut browser = site.visitor();
    let down = browser.get("/it/accedi/con/scuola").await;
    assert_eq!(down.status, StatusCode::BAD_GATEWAY);
    assert!(down.says("ScuolaID non risponde"), "{}", down.text());
    assert_eq!(down.form("sign-in").value("password"), "", "the way in by password is there");
    assert_eq!(try_in(&mut browser, "bruni@coesa.test", PASSWORD).await.path, "/it/home");
}

#[tokio::test]
async fn a_closed_account_and_a_second_factor_count_here_too() {
    let (site, server) = with_provider(true).await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    let mut browser = site.signed_in(&teacher).await;
    link_own(&mut browser, &server).await;
    let mut admin = site.signed_in(&site.adult(Role::Admin, "Ada").await).await;
    admin.post(&format!("/it/people/{}/deactivate", teacher.id), &[("sure", "yes")]).await;
    let closed = sign_in_by(&mut site.visitor(), &server).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    assert!(closed.says("disattivato"));
    admin.post(&format!("/it/people/{}/reactivate", teacher.id), &[]).await;
    assert_eq!(sign_in_by(&mut site.visitor(), &server).await.path, "/it/classes");
    let server = OidcServer::start(NOW).await;
    let setting = server.setting(true);
    let strict = Site::with(|config| {
        config.oidc = vec![setting];
        config.second_factor_roles = "admin".to_owned();
    })
    .await;
    strict.adult(Role::Admin, "Bruni").await;
    let mut browser = strict.visitor();
    assert_eq!(sign_in_by(&mut browser, &server).await.path, "/it/profile/second-factor");
}

#[tokio::test]
async fn unknown_providers_and_sites_without_any_have_no_such_pages() {
    let site = Site::new().await;
    let teacher = site.adult(Role::Teacher, "Bruni").await;
    assert_eq!(site.visitor().get("/it/accedi/con/scuola").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.visitor().get("/oidc/scuola/return?code=x&state=y").await.status, StatusCode::NOT_FOUND);
    let mut browser = site.signed_in(&teacher).await;
    assert_eq!(browser.get("/it/profile/identities").await.status, StatusCode::NOT_FOUND);
    assert!(!browser.get("/it/profile").await.says("Account collegati"));
}
