//! Mistakes in the words of whoever writes. The engine says them in English, as `coesa lessons check`
//! prints them; those that an author can make in a text have a text of their own in each language.

use crate::text::{Arg, Lang, Texts};

/// As the engine says it, with `{}` for what differs, and the key of its text, which calls these `$a`,
/// `$b`, …. What is special comes before what is general.
const KINDS: [(&str, &str); 36] = [
    ("a directive in a directive: the one before ends with a line :::", "directive-inside"),
    ("::: ends a directive, and none has begun", "directive-none"),
    ("an empty line comes before a directive", "directive-blank"),
    (":::{} has no end: a line :::", "directive-end"),
    (":::{} has no text: no line ---", "directive-no-text"),
    (":::{} has no text: a line ---, then Markdown", "directive-text"),
    (":::{} is none of :::glossary, query, chart, activity, quiz", "directive-unknown"),
    ("a directive stands between paragraphs, not in a list or a quotation", "directive-place"),
    ("HTML is not shown: write Markdown", "html"),
    ("headings are ##, ### or ####: the page's own is the title", "heading-level"),
    ("there is no heading {} here", "heading-none"),
    ("footnotes stand in the unit's own text, not in a directive", "footnote"),
    ("a figure stands alone in its paragraph", "figure-alone"),
    ("the figure has no text for who cannot see it: ![what one sees](file.svg)", "figure-alt"),
    ("the figure's text is a file's name: write what one sees", "figure-alt-name"),
    ("the figure's text says too little: write what one sees", "figure-alt-short"),
    ("the figure has no caption: ![…](file.svg \"caption\")", "figure-caption"),
    ("{} is no address: /page of Coesa, /lezioni/unit or https://…", "address"),
    ("a word of the glossary is [[id]] or [[id|word]]", "word-manner"),
    ("the glossary has no word {}", "word-none"),
    ("{}: the glossary has no word {}", "key-word-none"),
    ("{}: which words of the glossary?", "key-words"),
    ("{} is missing", "key-missing"),
    ("{}: it may not be empty", "key-empty"),
    ("{}: it is between {} and {}", "key-between"),
    ("{}: an empty text in the list", "key-empty-in-list"),
    ("{}: it is a text, or a list of texts", "key-texts"),
    ("{}: the data have no {} of code {}", "key-code"),
    ("{}: the search has no such filter", "key-filter"),
    ("{}: invalid type: {}, expected {}", "key-type"),
    ("{}: cost_per_head is for a choropleth", "chart-per-head"),
    ("{}: it says too little: write what a reader should see", "chart-alt"),
    (
        "{}: bars go by theme, nature, state, cycle, region or fund; lines by year, a histogram by cost, a choropleth by region",
        "chart-by",
    ),
    ("{}: {} is none of {}", "key-choice"),
    ("there is no key {} here", "key-unknown"),
    ("{}: {}", "key-other"),
];

/// The names by which texts call what differs.
const NAMES: [&str; 3] = ["a", "b", "c"];

/// A mistake in the words of that language. What no text is kept for, TOML's own complaints above all,
/// comes after the words that it is so.
pub fn in_words(texts: &Texts, lang: Lang, mistake: &str) -> String {
    let (key, values) = told(mistake).unwrap_or(("other", vec![mistake]));
    let args: Vec<(&str, Arg)> =
        NAMES.into_iter().zip(values).map(|(name, value)| (name, Arg::from(value))).collect();
    texts.get(lang, &format!("mistakes-{key}"), &args)
}

/// Which kind of mistake it is, and what differs; none for one that has no kind.
pub fn told(mistake: &str) -> Option<(&'static str, Vec<&str>)> {
    KINDS.iter().find_map(|(pattern, key)| Some((*key, values(pattern, mistake)?)))
}

/// What stands for each `{}` of the pattern, without the quotation marks around it.
fn values<'m>(pattern: &str, mistake: &'m str) -> Option<Vec<&'m str>> {
    let mut parts = pattern.split("{}");
    let mut rest = mistake.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let (value, after) = match (part, parts.peek()) {
            // The last: all that is left, but for what has to end it.
            (end, None) => (rest.strip_suffix(end)?, ""),
            (part, Some(_)) => rest.split_once(part)?,
        };
        // A name is one word: longer ones are a sentence that only looks alike.
        if found.is_empty() && pattern.starts_with("{}: ") && value.contains(' ') {
            return None;
        }
        found.push(value.trim_matches('"'));
        rest = after;
    }
    (rest.is_empty() && !found.iter().any(|value| value.is_empty())).then_some(found)
}
