//! What a machine finds in texts, where pieces stand, which videos are known, what may follow what.

use coesa::posts::body::{self, Part};
use coesa::posts::state::{Step, after};
use coesa::posts::{tags, video};
use coesa::privacy::{Finding, Student, scan};
use proptest::prelude::*;
use tables::kinds::PostState;

fn students(all: &[&str]) -> Vec<Student> {
    all.iter().map(|name| Student::new(*name)).collect()
}

fn whole(words: &str) -> [Finding; 1] {
    [Finding::FullName(words.to_owned())]
}

fn likely(words: &str) -> [Finding; 1] {
    [Finding::Likely(words.to_owned())]
}

fn alone(words: &str) -> [Finding; 1] {
    [Finding::Name(words.to_owned())]
}

#[test]
fn a_students_whole_name_is_found_however_it_is_written() {
    let class = students(&["Niccolò De Rossi", "Giulia", "Giulia B."]);
    for (text, found) in [
        ("l’ha detto Niccolò De Rossi.", "Niccolò De Rossi"),
        ("NICCOLO DE ROSSI", "NICCOLO DE ROSSI"),
        ("De Rossi, Niccolò", "De Rossi Niccolò"),
        ("**Niccolò** _De Rossi_", "Niccolò De Rossi"),
        ("foto: niccolo' de rossi", "niccolo de rossi"),
        ("https://album.example/niccolo-de-rossi", "niccolo-de-rossi"),
    ] {
        assert_eq!(scan(text, &class), whole(found), "{text}");
        assert!(scan(text, &class)[0].stops());
    }
    assert_eq!(scan("Via De Rossi, 4", &class), []);
    assert_eq!(scan("giuliano e giuliani", &class), []);
    assert_eq!(scan("la giulia b non c’era", &class), alone("giulia"), "a letter is no surname");
}

#[test]
fn a_surname_is_known_from_a_certificate() {
    let class = [
        Student::new("Greta").with("Greta Maria", "Serafini Lo Bianco"),
        Student::new("Ivo").with("Ivo", "D’Ambrosìo"),
        Student::new("Lele").with("Gabriele", "Della Rovere"),
    ];
    for (text, found) in [
        ("l’ha scritto Greta Serafini.", "Greta Serafini"),
        ("Serafini Lo Bianco Greta Maria", "Serafini Lo Bianco Greta Maria"),
        ("di Ivo D’Ambrosio", "Ivo D’Ambrosio"),
        ("ivo dambrosio", "ivo dambrosio"),
        ("con Lele Della Rovere", "Lele Della Rovere"),
        ("con Gabriele della Rovere", "Gabriele della Rovere"),
    ] {
        assert_eq!(scan(text, &class), whole(found), "{text}");
    }
    assert_eq!(
        scan("Gabriele della squadra Acqua", &class),
        alone("Gabriele"),
        "the beginning is no surname"
    );
    assert_eq!(scan("la dottoressa Serafini", &class), []);
}

#[test]
fn what_looks_like_a_surname_beside_a_name_is_for_a_teacher_to_look_at() {
    let class = students(&["Giulia", "Omar", "Pietro"]);
    for (text, found) in [
        ("ci ha aiutato Giulia Bianchi.", "Giulia Bianchi"),
        ("Giulia de Rossi c’era", "Giulia de Rossi"),
        ("di **Omar** D’Angelo", "Omar D’Angelo"),
        ("Bianchi Giulia\n", "Bianchi Giulia"),
        ("come dice Bianchi Giulia nel verbale", "Bianchi Giulia"),
    ] {
        assert_eq!(scan(text, &class), likely(found), "{text}");
        assert!(!scan(text, &class)[0].stops() && scan(text, &class)[0].is_doubtful());
    }
    for (text, name) in [
        ("in Friuli-Venezia Giulia", "Giulia"),
        ("a San Pietro Vernotico", "Pietro"),
        ("in via Pietro Nenni", "Pietro"),
        ("Ieri Giulia ha parlato", "Giulia"),
        ("ha detto Giulia. Rossi ha risposto", "Giulia"),
        ("Giulia di 3A", "Giulia"),
    ] {
        assert_eq!(scan(text, &class), alone(name), "{text}");
        assert!(!scan(text, &class)[0].stops() && !scan(text, &class)[0].is_doubtful());
    }
    let both = ["Giulia", "Omar"].map(|name| Finding::Name(name.to_owned()));
    assert_eq!(scan("Giulia Omar", &class), both, "two of the class");
}

#[test]
fn addresses_and_telephone_numbers_are_found_and_money_is_not() {
    for phone in
        ["3331234567", "333 123 4567", "+39 333 1234567", "080/5551234", "06 1234 5678", "0039 080 5551234"]
    {
        assert_eq!(
            scan(&format!("chiamate {phone}, grazie"), &[]),
            [Finding::Phone(phone.to_owned())],
            "{phone}"
        );
    }
    for plain in [
        "3.500.000.000 euro",
        "nel 2014-2020",
        "CUP B12C34567890001",
        "12.345,67",
        "il 30/11/2026",
        "art. 5",
        "0,5 punti",
        "costa 3500000000€",
        "1234567890",
        "codice 9MTRA12345",
        "ci vediamo il 01/12/2026",
        "dalle 08.30-09.30",
        "https://comune.example/atti?id=0123456789",
    ] {
        assert_eq!(scan(plain, &[]), [], "{plain}");
    }
    let found = scan("scrivi a <a.b@scuola.example> o a x@y", &[]);
    assert_eq!(found, [Finding::Email("a.b@scuola.example".to_owned())]);
    for joined in
        ["e-mail:a@b.example", "mailto:a@b.example", "x/a@b.example", "posta=a@b.example", "l’a@b.example"]
    {
        assert_eq!(scan(joined, &[]), [Finding::Email("a@b.example".to_owned())], "{joined}");
    }
}

#[test]
fn a_piece_stands_where_its_mark_is_or_at_the_end() {
    let shown = body::parts("Uno.\n:::foto 2\nDue.\n\n- a\n:::video 1\n\n```\n:::foto 3\n```", &[1, 2, 3]);
    let html = |text: &str| Part::Html(text.to_owned());
    assert_eq!(shown[0], html("<p>Uno.</p>\n"));
    assert_eq!(shown[1], Part::Piece(2));
    assert_eq!(shown[2], html("\n<p>Due.</p>\n<ul>\n<li>a</li>\n</ul>\n"));
    assert_eq!(shown[3], Part::Piece(1));
    assert!(matches!(&shown[4], Part::Html(code) if code.contains(":::foto 3")), "{shown:?}");
    assert_eq!(shown[5], Part::Piece(3), "what is in code places nothing");
    assert_eq!(body::marked(":::grafico 12 "), Some(12));
    assert_eq!(body::marked("Testo :::foto 1"), None);
    assert_eq!(body::marked(":::foto -1"), None);
    assert_eq!(body::append("Testo.\n\n", "foto", 1), "Testo.\n\n:::foto 1\n");
}

proptest! {
    #[test]
    fn every_piece_is_shown_exactly_once_whatever_the_text(
        lines in prop::collection::vec(prop_oneof![
            Just(":::foto 1".to_owned()), Just(":::video 2".to_owned()), Just(":::foto 9".to_owned()),
            Just("> ".to_owned()), Just("```".to_owned()), Just("<div>".to_owned()), Just("<!--".to_owned()),
            Just("- a".to_owned()), Just(String::new()), Just("\u{e000}1\u{e001}".to_owned()), ".{0,20}",
        ], 0..20)
    ) {
        let parts = body::parts(&lines.join("\n"), &[1, 2]);
        for number in [1, 2] {
            prop_assert_eq!(parts.iter().filter(|part| **part == Part::Piece(number)).count(), 1);
        }
        for part in &parts {
            if let Part::Html(html) = part {
                let marks = ['\u{e000}', '\u{e001}'];
                prop_assert!(!html.contains(marks) && !html.contains("<script"), "{}", html);
            }
        }
    }

    #[test]
    fn a_text_of_any_kind_is_searched_without_failing(text in ".{0,200}") {
        scan(&text, &[Student::new("Anna Neri"), Student::new("É").with("É", "D’Oro")]);
    }

    #[test]
    fn tags_that_were_taken_are_taken_again(typed in ".{0,80}") {
        if let Ok(once) = tags::parse(&typed) {
            prop_assert_eq!(tags::parse(&once.join(", ")).unwrap(), once);
        }
    }
}

#[test]
fn only_videos_of_known_sites_are_taken_and_what_follows_people_about_is_cut() {
    let address = |typed: &str| video::parse(typed).map(|video| video.url);
    let tube = Some("https://www.youtube.com/watch?v=dQw4w9WgXcQ".to_owned());
    for typed in [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3s",
        "youtu.be/dQw4w9WgXcQ?si=x",
        "https://m.youtube.com/shorts/dQw4w9WgXcQ",
        "http://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ] {
        assert_eq!(address(typed), tube, "{typed}");
    }
    assert_eq!(
        address("https://player.vimeo.com/video/12345?h=1"),
        Some("https://vimeo.com/12345".to_owned())
    );
    let own = "https://framatube.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d";
    let page = "https://framatube.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d";
    assert_eq!(address(own), Some(page.to_owned()));
    for typed in [
        "",
        "javascript:alert(1)",
        "https://evil.example/watch?v=dQw4w9WgXcQ",
        "https://youtube.com/",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://vimeo.com/channels/x",
        "ftp://youtu.be/dQw4w9WgXcQ",
        "https://youtu.be/<script>",
    ] {
        assert_eq!(address(typed), None, "{typed}");
    }
}

#[test]
fn a_player_is_asked_for_by_what_was_read_and_never_by_what_was_typed() {
    let player = |typed: &str| video::parse(typed).unwrap().player.map(|player| player.address());
    let tube = Some("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ".to_owned());
    for typed in [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=x&autoplay=1",
        "https://youtu.be/dQw4w9WgXcQ?t=3",
        "https://youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/embed/dQw4w9WgXcQ#a",
    ] {
        assert_eq!(player(typed), tube, "{typed}");
    }
    for typed in ["https://vimeo.com/12345", "https://player.vimeo.com/video/12345?autoplay=1"] {
        assert_eq!(player(typed).unwrap(), "https://player.vimeo.com/video/12345?dnt=1", "{typed}");
    }
    assert_eq!(player("https://framatube.org/w/9c9de5e8-0a1e-484a-b099"), None, "that one is only a link");
    let huge = format!("https://vimeo.com/{}", "9".repeat(30));
    assert_eq!(video::parse(&huge), None, "no video has such a number");
    assert_eq!(video::parse("https://vimeo.com/+12345"), None);
}

#[test]
fn tags_are_lower_case_each_once_and_few() {
    assert_eq!(tags::parse(" Acqua , #acqua, Città  & dati\n").unwrap(), ["acqua", "città & dati"]);
    assert_eq!(tags::key("Città & dati"), "citta-dati");
    assert_eq!(tags::parse("a,b,c,d,e,f,g,h,i"), Err(tags::Mistake::TooMany));
    assert!(matches!(tags::parse("&"), Err(tags::Mistake::Empty(_))));
    assert!(matches!(tags::parse(&"a".repeat(31)), Err(tags::Mistake::Long(_))));
}

#[test]
fn each_step_is_possible_from_where_it_should_be_and_nowhere_else() {
    let states = [PostState::Draft, PostState::Awaiting, PostState::Returned, PostState::Published];
    for state in states {
        for step in Step::ALL {
            let expected = match (state, step) {
                (PostState::Draft | PostState::Returned, Step::Ask) => Some(PostState::Awaiting),
                (PostState::Awaiting, Step::SendBack) => Some(PostState::Returned),
                (PostState::Awaiting, Step::Publish) => Some(PostState::Published),
                (PostState::Awaiting, Step::Withdraw) | (PostState::Published, Step::Reopen) => {
                    Some(PostState::Draft)
                }
                _ => None,
            };
            assert_eq!(after(state, step), expected, "{state:?} {step:?}");
        }
    }
}
