//! How much there is to read, and how hard it is.

use std::iter::Sum;

use crate::text::Lang;

/// Words that somebody of sixteen reads in a minute.
const PER_MINUTE: usize = 130;
/// Italian: the Gulpease index of a text that is read with ease after middle school is 60 and over; texts
/// of our subject, with its official terms, are let through from here.
const LEAST_GULPEASE: usize = 45;
/// English: words in a sentence, on average.
const LONGEST_SENTENCES: usize = 22;
/// Of shorter texts an average says nothing.
const SHORTEST: usize = 60;
/// Of shorter paragraphs neither, if there are longer ones.
const SHORTEST_PARAGRAPH: usize = 20;
/// Minutes that a unit's text takes to read at least: shorter ones leave too much out.
const SHORTEST_UNIT: usize = 10;
/// At most: longer ones are two.
const LONGEST_UNIT: usize = 20;

/// How much there is to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Words.
    pub words: usize,
    /// Letters in them.
    pub letters: usize,
    /// Sentences.
    pub sentences: usize,
}

impl Sum for Words {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |one, other| Self {
            words: one.words + other.words,
            letters: one.letters + other.letters,
            sentences: one.sentences + other.sentences,
        })
    }
}

impl Words {
    /// Counts a paragraph: a sentence at least.
    pub(super) fn add(&mut self, paragraph: &str) {
        let mut open = false;
        for word in paragraph.split_whitespace() {
            let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
            if letters > 0 {
                self.words += 1;
                self.letters += letters;
                open = true;
            }
            let end = word.trim_end_matches(['”', '»', '"', ')', '’', '*']);
            if open && end.ends_with(['.', '!', '?', '…']) {
                self.sentences += 1;
                open = false;
            }
        }
        self.sentences += usize::from(open);
    }

    /// The Gulpease index, 0 (hard) to 100 (easy).
    pub fn gulpease(&self) -> usize {
        let words = self.words.max(1);
        (89 + 300 * self.sentences / words).saturating_sub(10 * self.letters / words).min(100)
    }

    /// What makes the text too hard for its readers.
    pub(super) fn too_hard(&self, lang: Lang) -> Option<String> {
        if self.words < SHORTEST {
            return None;
        }
        let average = self.words / self.sentences.max(1);
        match lang {
            Lang::It if self.gulpease() < LEAST_GULPEASE => Some(format!(
                "the text is hard to read, here above all: its Gulpease index is {}, and {LEAST_GULPEASE} is \
                 the least; {average} words a sentence, shorter ones help",
                self.gulpease()
            )),
            Lang::En if average > LONGEST_SENTENCES => Some(format!(
                "the text is hard to read, here above all: {average} words a sentence on average, and \
                 {LONGEST_SENTENCES} are the most"
            )),
            Lang::It | Lang::En => None,
        }
    }

    /// Minutes that it takes to read.
    fn minutes(&self) -> usize {
        self.words.div_ceil(PER_MINUTE)
    }

    /// What is wrong with the length of a unit's text.
    pub(super) fn wrong_length(&self) -> Option<String> {
        let (minutes, words) = (self.minutes(), self.words);
        (!(SHORTEST_UNIT..=LONGEST_UNIT).contains(&minutes)).then(|| {
            format!(
                "the text takes {minutes} minutes to read ({words} words, activities apart), and a unit takes \
                 {SHORTEST_UNIT} to {LONGEST_UNIT}"
            )
        })
    }

    /// What is wrong with the minutes that a unit says it takes: at least those of reading; looking at
    /// figures, charts and live answers takes up to half as many again.
    pub(super) fn wrong_minutes(&self, said: u32) -> Option<String> {
        let least = self.minutes();
        let most = least + least / 2;
        let fits = usize::try_from(said).is_ok_and(|said| (least..=most).contains(&said));
        (!fits).then(|| {
            let words = self.words;
            format!("minutes: {words} words take {least} to {most}, activities apart, and {said} are said")
        })
    }
}

/// The line of the paragraph that is the hardest to read, of those with their lines.
pub(super) fn hardest(paragraphs: &[(usize, Words)], lang: Lang) -> Option<usize> {
    let ease = |words: &Words| match lang {
        Lang::It => words.gulpease(),
        Lang::En => usize::MAX - words.words / words.sentences.max(1),
    };
    let hardest = paragraphs.iter().min_by_key(|(_, words)| (words.words < SHORTEST_PARAGRAPH, ease(words)));
    hardest.map(|(line, _)| *line)
}
