//! What an author can get wrong is said in the author's language.

use coesa::courses::document::Document;
use coesa::courses::mistake::Mistakes;
use coesa::courses::mistake_words::{in_words, told};
use coesa::text::{Lang, Texts};

/// Texts, and the kind of a mistake that each has.
const WRONG: [(&str, &str); 35] = [
    (":::query\ntitle = \"A\"\n:::chart\n---\nB\n:::", "directive-inside"),
    ("A\n\n:::\n", "directive-none"),
    ("A\n:::glossary\nterms = [\"fesr\"]\n:::", "directive-blank"),
    (":::glossary\nterms = [\"fesr\"]", "directive-end"),
    (":::glossary\nterms = [\"fesr\"]\n---\nA\n:::", "directive-no-text"),
    (":::query\ntitle = \"A\"\nshow = \"totals\"\n:::", "directive-text"),
    (":::quary\n:::", "directive-unknown"),
    ("A <b>b</b>", "html"),
    ("# A", "heading-level"),
    ("[A](#p-mai)", "heading-none"),
    (":::query\ntitle = \"A\"\nshow = \"totals\"\n---\nA[^1] b\n:::", "footnote"),
    ("A ![B](c.svg) d", "figure-alone"),
    ("![](c.svg \"D\")", "figure-alt"),
    ("![c.svg](c.svg \"D\")", "figure-alt-name"),
    ("![Una cosa](c.svg \"D\")", "figure-alt-short"),
    ("![Una strada con un ponte](c.svg)", "figure-caption"),
    ("[A](ftp://b)", "address"),
    ("A [[", "word-manner"),
    ("A [[mai]]", "word-none"),
    (":::glossary\nterms = [\"mai\"]\n:::", "key-word-none"),
    (":::glossary\nterms = []\n:::", "key-words"),
    (":::glossary\nterms = [\"\"]\n:::", "key-empty-in-list"),
    (":::query\nshow = \"totals\"\n---\nA\n:::", "key-missing"),
    (":::query\ntitle = \" \"\nshow = \"totals\"\n---\nA\n:::", "key-empty"),
    (":::query\ntitle = \"A\"\nshow = \"list\"\nlimit = 99\n---\nA\n:::", "key-between"),
    (":::query\ntitle = \"A\"\nshow = \"totals\"\ntheme = 7\n---\nA\n:::", "key-texts"),
    (":::query\ntitle = \"A\"\nshow = \"totals\"\ntheme = \"77\"\n---\nA\n:::", "key-code"),
    (":::query\ntitle = 5\nshow = \"totals\"\n---\nA\n:::", "key-type"),
    (":::query\ntitle = \"A\"\nshow = \"all\"\n---\nA\n:::", "key-choice"),
    (":::query\ntitle = \"A\"\nshow = \"totals\"\ntema = \"07\"\n---\nA\n:::", "key-unknown"),
    (
        ":::chart\nkind = \"bars\"\ntitle = \"A\"\nalt = \"A b c d\"\nby = \"theme\"\nmeasure = \"cost_per_head\"\n:::",
        "chart-per-head",
    ),
    (
        ":::chart\nkind = \"bars\"\ntitle = \"A\"\nalt = \"A\"\nby = \"theme\"\nmeasure = \"cost\"\n:::",
        "chart-alt",
    ),
    (
        ":::chart\nkind = \"bars\"\ntitle = \"A\"\nalt = \"A b c d\"\nby = \"year\"\nmeasure = \"cost\"\n:::",
        "chart-by",
    ),
    ("- A\n\n  :::glossary\n  terms = [\"fesr\"]\n  :::", ""),
    (":::query\ntitle = \n---\nA\n:::", ""),
];

fn mistakes(text: &str) -> Vec<String> {
    let mut mistakes = Mistakes::of("a note");
    Document::read(text, 0, Lang::It, &mut mistakes);
    mistakes.into_list().into_iter().map(|one| one.text).collect()
}

#[test]
fn every_mistake_of_an_author_has_its_words_in_both_languages() {
    let texts = Texts::load().unwrap();
    for (text, kind) in WRONG {
        let found = mistakes(text);
        let kinds: Vec<_> = found.iter().map(|one| told(one).map_or("", |(kind, _)| kind)).collect();
        assert!(kind.is_empty() || kinds.contains(&kind), "{text}\n{found:?} are {kinds:?}");
        for mistake in &found {
            for lang in Lang::ALL {
                let said = in_words(&texts, lang, mistake);
                assert!(!said.contains("mistakes-") && !said.contains('{'), "{mistake}: {said}");
                assert!(lang == Lang::En || said != *mistake, "{mistake} is English");
            }
        }
    }
}

#[test]
fn what_differs_is_said_without_its_quotation_marks() {
    let texts = Texts::load().unwrap();
    let said = |mistake| in_words(&texts, Lang::It, mistake);
    assert_eq!(said("limit: it is between 1 and 10"), "limit: dev’essere un numero da 1 a 10.");
    assert_eq!(
        said("theme: the data have no theme of code \"77\""),
        "theme: i dati non hanno il codice «77»."
    );
    assert_eq!(
        said("show: \"all\" is none of list, totals, largest"),
        "show: «all» non va bene. Si può scegliere tra: list, totals, largest."
    );
    // TOML's own complaints come with what is wrong around them.
    let toml = said("string values must be quoted, expected literal string");
    assert!(toml.contains("nome = \"valore\"") && toml.contains("must be quoted"), "{toml}");
}
