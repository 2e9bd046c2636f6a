//! What a stranger learns from a code: how it stands, and whether a surname is the printed one.

use http::StatusCode;

use super::{GRETA, newest};
use crate::support::{Site, story};

#[tokio::test]
async fn a_stranger_checks_a_code_and_a_surname_and_reads_no_name() {
    let site = Site::demo().await;
    let greta = story::person(&site, GRETA).await;
    let row = newest(&site, &greta).await.unwrap();
    let mut stranger = site.visitor();
    let ask = stranger.get("/it/certificati").await;
    let typed = coesa::certificates::code::shown(&row.code).to_lowercase().replace('-', " ");
    let seen = ask.form("check").set("code", &typed).submit(&mut stranger).await;
    assert!(seen.says("Questo attestato è valido") && seen.says("50"), "{}", seen.text());
    assert_eq!(seen.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(seen.headers["cache-control"], "private, no-store");
    let unnamed = |html: &str| {
        ["Greta", "Serafini", "Bianco", "4B", "Portici", "Raggi"].iter().all(|word| !html.contains(word))
    };
    assert!(unnamed(&seen.html()), "{}", seen.text());
    for (typed, right) in [
        ("Serafini Lo Bianco", true),
        ("  SERAFINI LO-BIANCO", true),
        ("serafìni lobianco", true),
        ("Serafini", false),
        ("Greta", false),
    ] {
        let answer = seen.form("surname").set("family", typed).submit(&mut stranger).await;
        assert_eq!(answer.says("Sì, il cognome"), right, "{typed}: {}", answer.text());
        assert_eq!(answer.says("No, il cognome"), !right, "{typed}");
        assert_eq!(answer.form("surname").value("family"), typed);
    }
    let empty = seen.form("surname").set("family", " - ").submit(&mut stranger).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The English page checks the same code.
    assert!(stranger.get(&format!("/en/certificati/{}", row.code)).await.says("This certificate is valid"));
}

#[tokio::test]
async fn mistyped_and_unknown_codes_are_told_apart_and_guesses_of_surnames_are_slowed() {
    let site = Site::demo().await;
    let greta = story::person(&site, GRETA).await;
    let row = newest(&site, &greta).await.unwrap();
    let mut stranger = site.visitor();
    let mut letters: Vec<char> = row.code.chars().collect();
    letters[3] = if letters[3] == 'A' { 'B' } else { 'A' };
    let mistyped: String = letters.into_iter().collect();
    let wrong = stranger.get(&format!("/it/certificati?code={mistyped}")).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    assert!(wrong.says("errore di battitura"), "{}", wrong.text());
    assert_eq!(wrong.form("check").value("code"), mistyped);
    let unknown = stranger.get(&format!("/it/certificati/{}", coesa::certificates::code::new())).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.says("Nessun attestato ha questo codice"), "{}", unknown.text());
    let path = format!("/it/certificati/{}", row.code);
    for guess in ["Rossi", "Bianchi", "Esposito", "Russo", "Ricci"] {
        assert!(stranger.post(&path, &[("family", guess)]).await.says("No, il cognome"));
    }
    // Somebody else, too: a guesser has many addresses. The right one has to wait as well.
    let waits = site.visitor().post(&path, &[("family", "Serafini Lo Bianco")]).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!waits.says("Sì, il cognome"));
    site.app.clock.advance(chrono::Duration::minutes(2));
    assert!(stranger.post(&path, &[("family", "Serafini Lo Bianco")]).await.says("Sì, il cognome"));
}
