//! How much there is to read, and how hard it is.

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
                "the text is hard to read: its Gulpease index is {}, and {LEAST_GULPEASE} is the least; \
                 {average} words a sentence, shorter ones help",
                self.gulpease()
            )),
            Lang::En if average > LONGEST_SENTENCES => Some(format!(
                "the text is hard to read: {average} words a sentence on average, {LONGEST_SENTENCES} are \
                 the most"
            )),
            Lang::It | Lang::En => None,
        }
    }

    /// What is wrong with the minutes that a unit says it takes.
    pub(super) fn wrong_minutes(&self, minutes: u32) -> Option<String> {
        let needed = self.words.div_ceil(PER_MINUTE);
        let (said, least, most) = (minutes as usize, needed * 7 / 10, needed * 2 + 4);
        (!(least..=most).contains(&said)).then(|| {
            format!("minutes: {} words take {needed} minutes, figures apart, and {said} are said", self.words)
        })
    }
}
