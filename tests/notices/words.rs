//! Each kind of notice has its words in both languages, and its rules.

use coesa::notices::{kinds, words::Words};
use coesa::text::{Lang, Texts};
use serde_json::json;
use tables::kinds::{Delivery, NoticeKind, Role};

#[test]
fn every_kind_has_all_its_words_in_both_languages() {
    let texts = Texts::load().unwrap();
    for lang in Lang::ALL {
        for kind in kinds::ALL {
            for what in ["name", "title", "text", "action"] {
                let key = format!("notices-{}-{what}", kind.as_str());
                assert!(texts.find(lang, &key, &[]).is_some(), "{key} is missing in {}", lang.as_str());
            }
            for delivery in kinds::choices(kind, true) {
                let key = format!("notices-delivery-{}", delivery.as_str());
                assert!(texts.find(lang, &key, &[]).is_some(), "{key} is missing in {}", lang.as_str());
            }
        }
    }
}

#[test]
fn a_deadline_is_told_in_days_and_in_the_readers_language() {
    let texts = Texts::load().unwrap();
    let say = |lang: Lang, days: i64, stage: &str| {
        let params = json!({
            "title": { "it": "Il report", "en": "The report" }, "due": "2026-12-04", "days": days, "stage": stage,
        });
        let words = Words::new(&texts, lang, NoticeKind::Deadline, params.as_object().unwrap(), 1, "/home");
        format!("{} | {} | {}", words.title, words.text, words.link)
    };
    let near = say(Lang::It, 7, "week");
    assert_eq!(
        near,
        "Scadenza vicina: Il report | Mancano 7 giorni: il termine è il 4 dicembre 2026. | /it/home"
    );
    assert!(say(Lang::It, 1, "day").contains("Il termine è domani, 4 dicembre 2026."));
    assert!(say(Lang::It, 0, "day").contains("Il termine è oggi"));
    let over = say(Lang::En, -1, "over");
    assert!(over.starts_with("Over: The report") && over.contains("4 December 2026"), "{over}");
}

#[test]
fn security_is_always_mailed_and_without_an_address_nothing_is() {
    assert_eq!(kinds::choices(NoticeKind::Security, true), [Delivery::Now]);
    for kind in kinds::ALL {
        let without = kinds::settled(kind, Some(Delivery::Now), false);
        assert_eq!(without, Delivery::InApp, "{kind:?}");
        assert!(kinds::choices(kind, true).contains(&kinds::usual(kind)), "{kind:?}");
    }
    for role in [Role::Student, Role::Teacher, Role::Supporter, Role::Reviewer, Role::Editor, Role::Admin] {
        assert!(kinds::of_role(role).contains(&NoticeKind::Security), "{role:?}");
    }
}
