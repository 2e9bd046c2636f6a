//! Two texts that were written on the same third: put together line by line. In Markdown a paragraph
//! is a line, mostly; so whoever writes in another paragraph is never in the way. Where both changed the
//! same line nothing is chosen for them: the joined text has both, one below the other.

use std::collections::HashMap;
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::algorithms::{Capture, myers};
use similar::{DiffOp, DiffTag};

/// Looking for what changed takes so long at most; after that it is told more coarsely, never wrongly.
const PATIENCE: Duration = Duration::from_millis(100);

/// Two texts in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The text. Where both changed the same lines: theirs, then mine.
    pub text: String,
    /// Did each change places of its own?
    pub clean: bool,
}

/// Lines of the common text that one side has put others in place of.
#[derive(Clone, Debug)]
struct Change<'t> {
    from: Range<usize>,
    lines: &'t [&'t str],
}

/// What is between the lines that stayed. As the search finds them: tidied for the eye they would be
/// fewer, and changes of different paragraphs would reach into each other.
fn changes<'t>(base: &[&str], other: &'t [&'t str], until: Instant) -> Vec<Change<'t>> {
    let (all, theirs) = (0..base.len(), 0..other.len());
    let mut found = Capture::new();
    let Ok(()) = myers::diff_deadline(&mut found, base, all, other, theirs, Some(until));
    let stayed = found.ops().iter().map(DiffOp::as_tag_tuple).filter(|(tag, ..)| *tag == DiffTag::Equal);
    let stayed = stayed.map(|(_, from, to)| (from, to));
    let end = (base.len()..base.len(), other.len()..other.len());
    let (mut changes, mut at, mut there) = (Vec::new(), 0, 0);
    for (from, to) in stayed.chain([end]) {
        if from.start > at || to.start > there {
            changes.push(Change { from: at..from.start, lines: &other[there..to.start] });
        }
        (at, there) = (from.end, to.end);
    }
    changes
}

/// What one side has made of these lines of the common text.
fn made<'t>(base: &[&'t str], range: &Range<usize>, changes: &[Change<'t>]) -> Vec<&'t str> {
    let (mut lines, mut at) = (Vec::new(), range.start);
    for change in changes {
        lines.extend_from_slice(&base[at..change.from.start]);
        lines.extend_from_slice(change.lines);
        at = change.from.end;
    }
    lines.extend_from_slice(&base[at..range.end]);
    lines
}

/// Additions come before what is put in place of lines at the same point.
fn key(change: &Change<'_>) -> (usize, bool) {
    (change.from.start, !change.from.is_empty())
}

/// Puts `theirs` and `mine` together, which were both made from `base`.
pub fn merge(base: &str, theirs: &str, mine: &str) -> Joined {
    let until = Instant::now() + PATIENCE;
    let [base, theirs, mine] = [base, theirs, mine].map(|text| text.split('\n').collect::<Vec<_>>());
    let (their_changes, my_changes) = (changes(&base, &theirs, until), changes(&base, &mine, until));
    let mut joined = Joined { text: String::new(), clean: true };
    let (mut lines, mut at) = (Vec::new(), 0);
    let (mut one, mut other) = (their_changes.as_slice(), my_changes.as_slice());
    loop {
        let theirs_first = match (one.first(), other.first()) {
            (Some(a), Some(b)) => key(a) <= key(b),
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        let (mut n, mut m) = if theirs_first { (1, 0) } else { (0, 1) };
        let mut range = if theirs_first { one[0].from.clone() } else { other[0].from.clone() };
        // What both have added alike is added once.
        if theirs_first && other.first().is_some_and(|b| b.from == range && b.lines == one[0].lines) {
            m = 1;
        }
        // All changes of both that reach into each other are one place.
        loop {
            if let Some(next) = one.get(n).filter(|next| next.from.start < range.end) {
                range.end = range.end.max(next.from.end);
                n += 1;
            } else if let Some(next) = other.get(m).filter(|next| next.from.start < range.end) {
                range.end = range.end.max(next.from.end);
                m += 1;
            } else {
                break;
            }
        }
        lines.extend_from_slice(&base[at..range.start]);
        let (a, b) = (made(&base, &range, &one[..n]), made(&base, &range, &other[..m]));
        if m == 0 || a == b {
            lines.extend(a);
        } else if n == 0 {
            lines.extend(b);
        } else {
            joined.clean = false;
            lines.extend(a);
            lines.extend(b);
        }
        at = range.end;
        (one, other) = (&one[n..], &other[m..]);
    }
    lines.extend_from_slice(&base[at..]);
    joined.text = lines.join("\n");
    joined
}

/// The same for a line that is one whole, as a title: theirs, mine, or nothing if both changed it.
pub fn merge_line<'t>(base: &str, theirs: &'t str, mine: &'t str) -> Option<&'t str> {
    if mine == base || mine == theirs {
        Some(theirs)
    } else if theirs == base {
        Some(mine)
    } else {
        None
    }
}

/// How many words of the text are not in the one before.
pub fn words_added(before: &str, text: &str) -> i32 {
    let mut there: HashMap<&str, i32> = HashMap::new();
    for word in before.split_whitespace() {
        *there.entry(word).or_default() += 1;
    }
    let mut added = 0_i32;
    for word in text.split_whitespace() {
        match there.get_mut(word) {
            Some(left) if *left > 0 => *left -= 1,
            _ => added = added.saturating_add(1),
        }
    }
    added
}
