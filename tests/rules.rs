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
        "web", "people", "projects", "schools", "classes", "courses", "teams", "reports", "review",
        "archive", "about",
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
