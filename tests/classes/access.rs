//! Who sees a class and who changes it.

use coesa::classes::access::{ClassTie, may_manage, may_view};
use coesa::people::access::Actor;
use http::StatusCode;
use tables::ids::PersonId;
use tables::kinds::Role;

use super::{class, person};
use crate::support::Site;

#[test]
fn only_teachers_of_the_class_and_staff_see_it_and_of_staff_only_admins_change_it() {
    let ties = [ClassTie::Teacher, ClassTie::Member, ClassTie::Supporter, ClassTie::Staff, ClassTie::None];
    assert_eq!(ties.map(may_view), [true, false, false, true, false]);
    for (role, staff) in [(Role::Admin, true), (Role::Editor, false), (Role::Reviewer, false)] {
        let by = Actor::new(PersonId(1), role, "");
        assert_eq!(ties.map(|tie| may_manage(&by, tie)), [true, false, false, staff, false], "{role:?}");
    }
}

#[tokio::test]
async fn pages_of_a_class_are_for_its_teacher_and_for_staff() {
    let site = Site::demo().await;
    let class = class(&site, "SORGENTI-3A").await;
    let giulia = person(&site, "lince-blu-427").await;
    let overview = format!("/it/classes/{}", class.id);
    let cards = format!("{overview}/cards");
    let password = format!("{overview}/students/{}/password", giulia.id);
    let (ok, no, hidden) = (StatusCode::OK, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND);
    for (who, expected) in [
        ("bruni@demo.example", [ok, ok, ok]),
        ("ferri@demo.example", [hidden, hidden, hidden]),
        ("teresa@demo.example", [ok, ok, no]),
        ("ada@demo.example", [ok, ok, ok]),
        ("viola@demo.example", [hidden, hidden, hidden]),
        ("lince-blu-427", [hidden, hidden, hidden]),
    ] {
        let mut browser = site.as_one_of_the_story(who).await;
        let mut seen = Vec::new();
        for page in [&overview, &cards, &password] {
            seen.push(browser.get(page).await.status);
        }
        assert_eq!(seen, expected, "{who}");
    }
    assert!(site.visitor().get(&overview).await.path.starts_with("/it/accedi"));
    let mut reviewer = site.as_one_of_the_story("teresa@demo.example").await;
    let made = reviewer.post(&format!("{overview}/teams"), &[("name", "Ombra")]).await;
    assert_eq!(made.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_list_shows_a_teacher_their_classes_and_staff_all() {
    let site = Site::demo().await;
    let (own, other) = (class(&site, "SORGENTI-3A").await, class(&site, "PORTICI-4B").await);
    for (who, all) in [("bruni@demo.example", false), ("edo@demo.example", true)] {
        let mut browser = site.as_one_of_the_story(who).await;
        for lang in ["it", "en"] {
            let links = browser.get(&format!("/{lang}/classes")).await.attributes("td a, th a", "href");
            assert!(links.contains(&format!("/{lang}/classes/{}", own.id)), "{who}: {links:?}");
            assert_eq!(links.contains(&format!("/{lang}/classes/{}", other.id)), all, "{who}");
        }
    }
}
