//! What is typed, without a site: addresses, rows of links, how late is late, and the programme's list.

use chrono::{Duration, TimeZone, Utc};
use coesa::deliverables::access::{may_extend, may_judge};
use coesa::deliverables::form::{Draft, Link, MOST_LINKS, is_address};
use coesa::deliverables::handing::late_minutes;
use coesa::deliverables::judgement::{may_accept, may_return};
use coesa::schools::programme;
use coesa::teams::access::TeamTie;
use coesa::text::Lang;
use proptest::prelude::*;
use tables::kinds::DeliverableState;

#[test]
fn links_lead_to_the_web_or_to_a_page_of_ours() {
    for right in ["https://www.istat.it/dati", "http://esempio.it", "/it/teams/3/canvas", "/en/rapporti/a/"] {
        assert!(is_address(right), "{right}");
    }
    for wrong in [
        "",
        "istat",
        "javascript:alert(1)",
        "data:text/html,a",
        "//esempio.it",
        "/it//esempio.it",
        "https://a:b@esempio.it",
        "https://localhost",
        "/api/v1/projects",
        "/it/ a",
    ] {
        assert!(!is_address(wrong), "{wrong}");
    }
}

#[test]
fn who_judges_and_from_where_is_settled_for_everybody() {
    let ties = [TeamTie::Member, TeamTie::Teacher, TeamTie::Supporter, TeamTie::Staff, TeamTie::None];
    let states = [
        DeliverableState::Draft,
        DeliverableState::HandedIn,
        DeliverableState::Returned,
        DeliverableState::Accepted,
    ];
    for tie in ties {
        for state in states {
            let teacher = tie == TeamTie::Teacher;
            assert_eq!(may_accept(tie, state), teacher && state == DeliverableState::HandedIn);
            let back = match state {
                DeliverableState::HandedIn => teacher,
                DeliverableState::Accepted => teacher || tie == TeamTie::Staff,
                DeliverableState::Draft | DeliverableState::Returned => false,
            };
            assert_eq!(may_return(tie, state), back, "{tie:?} {state:?}");
            assert!(may_judge(tie) || !back, "{tie:?}");
        }
        assert_eq!(may_extend(tie), tie == TeamTie::Staff);
    }
}

#[test]
fn the_programmes_list_says_of_each_thing_what_is_good_and_how_it_is_handed_in() {
    for one in programme::deliverables().unwrap() {
        let own = one.track.is_none();
        assert_eq!(own, !one.takes.is_empty(), "{}: tracked, or handed in", one.id);
        assert_eq!(one.takes(programme::Takes::Files), one.files > 0, "{}: how many files", one.id);
        for lang in Lang::ALL {
            assert_eq!(own, one.about(lang).len() > 80, "{} in {}", one.id, lang.as_str());
        }
    }
}

proptest! {
    #[test]
    fn late_is_late_by_a_minute_at_least_and_in_time_never(due in 0_i64..4_000_000_000, off in -5_000_000_i64..5_000_000) {
        let due = Utc.timestamp_opt(due, 0).unwrap();
        let late = late_minutes(due, due + Duration::seconds(off));
        prop_assert_eq!(late.is_some(), off > 0);
        prop_assert!(late.is_none_or(|minutes| minutes >= 1 && i64::from(minutes) * 60 <= off.max(60)));
    }

    #[test]
    fn typed_links_keep_their_order_and_lose_only_empty_rows(rows in prop::collection::vec(("[a-z]{0,3}", "[a-z/:]{0,5}"), 0..MOST_LINKS)) {
        let draft = Draft::typed(|name| {
            let found = rows.iter().enumerate().find_map(|(n, (title, url))| {
                if name == format!("link-{n}-title") { Some(title.as_str()) }
                else if name == format!("link-{n}-url") { Some(url.as_str()) }
                else { None }
            });
            found.unwrap_or("")
        });
        let kept: Vec<Link> = rows.iter().filter(|(title, url)| !title.is_empty() || !url.is_empty())
            .map(|(title, url)| Link { title: title.clone(), url: url.clone() }).collect();
        prop_assert_eq!(draft.links, kept);
    }
}
