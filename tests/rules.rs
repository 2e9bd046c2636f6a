//! Rules that a machine keeps, by plain reading of the source. Each failure says what to do.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder with one of these endings, and their texts.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !["target", "node_modules", "dist"].iter().any(|name| path.ends_with(name)) {
                    walk(&path, found);
                }
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found
        .into_iter()
        .filter(|path| endings.iter().any(|ending| path.extension().is_some_and(|e| e == *ending)))
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[test]
fn databases_are_named_only_where_they_differ() {
    for (name, text) in files("server", &["rs"]) {
        if name.starts_with("server/db.rs") || name.starts_with("server/dataset/") {
            continue;
        }
        for word in ["DatabaseBackend", "DbBackend", "rusqlite", "sqlx::"] {
            assert!(
                !text.contains(word),
                "{name} names {word}: what differs between databases belongs in db.rs"
            );
        }
    }
}

#[test]
fn every_template_of_a_page_exists_and_every_template_is_used() {
    let sources: String = files("server", &["rs"]).into_iter().map(|(_, text)| text).collect();
    let templates = files("templates", &["html", "txt"]);
    for part in sources.split("const TEMPLATE: &'static str = \"").skip(1) {
        let name = part.split('"').next().unwrap();
        if Path::new(name).extension().is_some_and(|ending| ending == "html") {
            assert!(root().join("templates").join(name).is_file(), "there is no templates/{name}");
        } else {
            for file in ["subject.txt", "body.txt", "body.html"] {
                let path = format!("templates/mail/{name}/{file}");
                assert!(root().join(&path).is_file(), "the mail {name} lacks {path}");
            }
        }
    }
    for (path, _) in &templates {
        let name = path.strip_prefix("templates/").unwrap();
        if name.starts_with("assets/") {
            continue;
        }
        let mail = name.strip_prefix("mail/").and_then(|rest| rest.split('/').next());
        let used = sources.contains(&format!("\"{name}\""))
            || mail.is_some_and(|mail| sources.contains(&format!("\"{mail}\"")))
            || templates.iter().any(|(_, text)| text.contains(&format!("\"{name}\"")));
        assert!(used, "{path} is used by no page and no template: remove it");
    }
}

#[test]
fn every_text_that_the_source_names_exists() {
    let texts = coesa::text::Texts::load().unwrap();
    let mut seen = 0;
    for (name, source) in files("server", &["rs"]).into_iter().chain(files("templates", &["html", "txt"])) {
        if name.starts_with("templates/assets/") {
            continue;
        }
        for call in [" t(\"", "(t(\"", ".t(\"", "t_with(\"", "[t(\"", "~t(\""] {
            for part in source.split(call).skip(1) {
                let key = part.split('"').next().unwrap();
                if key.ends_with('-') || key.contains(['{', ' ']) {
                    continue;
                }
                seen += 1;
                for lang in coesa::text::Lang::ALL {
                    assert!(
                        texts.find(lang, key, &[]).is_some(),
                        "{name} uses the text {key:?}, which {} lacks",
                        lang.as_str()
                    );
                }
            }
        }
    }
    assert!(seen > 20, "the search for texts finds none: has `t(` changed its name?");
}

#[test]
fn tables_are_never_serialised() {
    for (name, text) in files("server/tables", &["rs"]) {
        assert!(
            !text.contains("Serialize)") && !text.contains("Serialize,"),
            "{name}: a row must never reach a page by accident"
        );
    }
}

#[test]
fn features_import_only_downwards() {
    // A feature may use those before it. `lib.rs`, `demo.rs` and `serve.rs` may use all.
    let order = [
        "web",
        "people",
        "privacy",
        "notices",
        "projects",
        "schools",
        "classes",
        "courses",
        "notes",
        "teams",
        "documents",
        "workspace",
        "deliverables",
        "desk",
        "posts",
        "supporters",
        "reports",
        "review",
        "certificates",
        "archive",
        "moderation",
        "about",
        "staff",
    ];
    for (place, feature) in order.iter().enumerate() {
        for (name, text) in files(&format!("server/{feature}"), &["rs"]) {
            for later in &order[place + 1..] {
                // The home page asks every feature for next steps through lib.rs; assets need a guard.
                assert!(
                    !text.contains(&format!("crate::{later}::")),
                    "{name} uses {later}, which comes after {feature}"
                );
            }
        }
    }
}

#[test]
fn nothing_inline_in_templates() {
    for (name, text) in files("templates", &["html"]) {
        if name.starts_with("templates/assets/") || name.starts_with("templates/mail/") {
            continue;
        }
        for inline in [" style=\"", "<style", " onclick=", " onchange=", "javascript:"] {
            assert!(
                !text.contains(inline),
                "{name} has {inline:?}, which the content security policy blocks"
            );
        }
    }
}

#[test]
fn what_happened_is_written_by_one_verb_and_never_changed() {
    // The audit log is worth something only if nobody can mend it, the program included.
    let mut writers = Vec::new();
    for (name, text) in files("server", &["rs"]) {
        let names_the_table = text.contains("tables::event")
            || text.contains("event::")
            || (text.contains("use tables::{") && text.contains(" event,"));
        if !names_the_table || name.starts_with("server/tables/") {
            continue;
        }
        for change in
            [".update(", "update_many", ".delete(", "delete_many", "delete_by_id", "::update(", ".save("]
        {
            assert!(!text.contains(change), "{name} names the event table and {change}: events never change");
        }
        if text.contains("event::ActiveModel") || text.contains("event::Entity::insert") {
            writers.push(name);
        }
    }
    assert_eq!(writers, ["server/people/audit.rs"], "events are written by `people::audit::record` alone");
    let sources: String = files("server", &["rs"]).into_iter().map(|(_, text)| text.to_lowercase()).collect();
    for statement in ["delete from event", "delete from \"event", "update event ", "update \"event"] {
        assert!(!sources.contains(statement), "{statement}: events never change");
    }
}

#[test]
fn every_action_of_the_audit_log_is_listed_and_has_its_words() {
    let texts = coesa::text::Texts::load().unwrap();
    let known = coesa::staff::actions::ALL;
    assert!(known.is_sorted(), "keep the list of actions in order");
    for action in known {
        for lang in coesa::text::Lang::ALL {
            let key = coesa::staff::actions::text_key(action);
            assert!(texts.find(lang, &key, &[]).is_some(), "the text {key} is missing in {}", lang.as_str());
        }
    }
    let things: std::collections::BTreeSet<&str> =
        known.iter().filter_map(|action| action.split('.').next()).collect();
    let mut seen = 0;
    for (name, source) in files("server", &["rs"]) {
        if name.starts_with("server/staff/") {
            continue;
        }
        // What follows a call that writes an event, and any text that looks like an action.
        let calls = ["note(", "record("].map(|call| source.split(call).skip(1).map(|rest| (true, rest)));
        let texts = source.split('"').skip(1).step_by(2).map(|text| (false, text));
        for (call, rest) in calls.into_iter().flatten().chain(texts) {
            let literal = if call { rest.split(';').next().unwrap().split('"').nth(1) } else { Some(rest) };
            let Some((thing, deed)) = literal.and_then(|literal| literal.split_once('.')) else { continue };
            let plain =
                |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            if !plain(thing) || !plain(deed) || (!call && !things.contains(thing)) {
                continue;
            }
            seen += 1;
            let action = format!("{thing}.{deed}");
            assert!(
                known.contains(&action.as_str()),
                "{name} writes the event {action:?}: add it to server/staff/actions.rs, and its text"
            );
        }
    }
    assert!(seen > 10, "the search for actions finds none: has the verb changed its name?");
}
