//! Mistakes in the words of whoever writes. The engine says them in English, as `coesa lessons check`
//! prints them; those that an author can make have a text of their own in each language.

use crate::text::{Arg, Lang, Texts};

/// As the engine says it, with `{}` for what differs, and the key of its text, which calls these `$a`,
/// `$b`, …. What is special comes before what is general.
const KINDS: [(&str, &str); 95] = [
    ("it is missing: a unit is in both languages or in none", "unit-language"),
    ("it is missing: what teachers are told beside the unit", "unit-note"),
    ("where Italian has {} on line {}, there is {}", "twin-other"),
    ("Italian has {} on line {}, and there is none here", "twin-none"),
    ("Italian has no {} in this place", "twin-more"),
    ("{}: it is not here, and in Italian it is {}", "twin-key-none"),
    ("{}: it is {} here, and Italian has none", "twin-key-more"),
    ("{}: it is {} here and {} in Italian", "twin-key"),
    ("{}: there are {} here and {} in Italian", "twin-count"),
    (
        "the text is hard to read, here above all: its Gulpease index is {}, and {} is the least; {} words a sentence, shorter ones help",
        "hard-gulpease",
    ),
    (
        "the text is hard to read, here above all: {} words a sentence on average, and {} are the most",
        "hard-sentences",
    ),
    ("the text takes {} minutes to read ({} words, activities apart), and a unit takes {} to {}", "length"),
    ("minutes: {} words take {} to {}, activities apart, and {} are said", "minutes"),
    ("a teacher's note is text: no directives, no figures", "note-plain"),
    ("there is no figure {} that can be shown", "figure-none"),
    ("the figure {} is in the folder and not in the text", "figure-unused"),
    ("the unit has no figure and no chart", "unit-figure"),
    ("the unit has no worked example: a :::query or a :::chart", "unit-example"),
    ("a unit has exactly one :::activity", "unit-activity"),
    ("another activity has the id {}", "unit-activity-id"),
    ("the unit has a quiz.toml, and must show it once: :::quiz", "unit-quiz-once"),
    ("the unit has no quiz.toml", "unit-quiz"),
    ("module: course.toml has no module {}", "unit-module"),
    ("order: {} is the place of {} already", "unit-order"),
    ("order: {} comes before, and is of a later module", "unit-order-module"),
    ("the facts about the unit stand first, between +++ lines", "unit-facts"),
    ("{}: it is {}, but the folder is {}", "unit-folder"),
    ("{}: what one can do afterwards: at least one", "unit-aims"),
    ("{}: where it can be checked: at least one", "unit-sources"),
    ("{}: each has a title, and an address that begins with https://", "unit-addresses"),
    ("{}: the size of a group: \"4\" or \"4-5\"", "activity-group"),
    ("there is no question", "quiz-empty"),
    ("question {}: there is another one of that id", "quiz-twice"),
    ("{}: {}: ids are lower case letters, digits and -", "quiz-part-id"),
    ("{}: {} is there twice", "quiz-part-twice"),
    ("{}: there are fewer than two to choose from", "quiz-few"),
    ("{}: option {} lacks its text or its feedback", "quiz-option"),
    ("{}: no option is right", "quiz-none-right"),
    ("{}: more than one option is right, and it takes one", "quiz-many-right"),
    ("{}: an item has no text", "quiz-item"),
    ("{}: a pair lacks one of its sides", "quiz-pair"),
    ("{}: two pairs have the same right side", "quiz-pair-alike"),
    ("{}: it is between {} and {}, a quarter of the answer", "quiz-tolerance"),
    ("{}: every accepted form has letters or digits, and there is at least one", "quiz-accepted"),
    ("Coesa has no page {}", "link-page"),
    ("{} is no project's code: letters, digits, - and _, a digit at least", "link-code"),
    ("the data have no project {}", "link-project"),
    ("there is no unit {}", "link-unit"),
    ("the unit {} has no activity {}", "link-activity"),
    ("the unit {} has no figure {}", "link-figure"),
    ("the unit {} has no heading {}", "link-heading"),
    ("the unit {} has no quiz", "link-quiz"),
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
    ("{}: ids are lower case letters, digits and -", "key-id"),
    ("{}: lower case letters, digits and dashes", "key-id"),
    ("{}: a unit's id is lower case letters and dashes", "key-id"),
    ("{}: it is a number", "key-number"),
    ("{}: an empty text in the list", "key-empty-in-list"),
    ("{}: it is a text, or a list of texts", "key-texts"),
    ("{}: the data have no {} of code {}", "key-code"),
    ("{}: the search has no such filter", "key-filter"),
    ("{}: invalid type: {}, expected {}", "key-type"),
    ("{}: invalid value: {}, expected {}", "key-value"),
    ("{}: missing field `{}`", "key-field"),
    ("{}: unknown field `{}`, expected {}", "key-field-unknown"),
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
const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// The kind whose text has the engine's own words in them.
const MIXED: &str = "key-other";

/// A mistake in the words of that language. What no text is kept for, TOML's own complaints above all,
/// comes after the words that it is so.
pub fn in_words(texts: &Texts, lang: Lang, mistake: &str) -> String {
    let (key, values) = told(mistake).unwrap_or(("other", vec![mistake]));
    text(texts, lang, key, values)
}

/// The same, if all of it can be said in that language.
pub fn find(texts: &Texts, lang: Lang, mistake: &str) -> Option<String> {
    let (key, values) = told(mistake).filter(|(key, _)| *key != MIXED)?;
    Some(text(texts, lang, key, values))
}

fn text(texts: &Texts, lang: Lang, key: &str, values: Vec<&str>) -> String {
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
        if value.is_empty() {
            return None;
        }
        found.push(value.trim_matches('"'));
        rest = after;
    }
    rest.is_empty().then_some(found)
}
