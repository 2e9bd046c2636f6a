//! What a class of numbers says about a question: how many got it right, and does it tell those who
//! know from those who do not?

use std::collections::BTreeMap;

/// Students below whom nothing is said about how a question discriminates: chance would say it.
pub const ENOUGH: usize = 20;

/// The first attempt of one student at a quiz: for each question, was it right?
pub type First = BTreeMap<String, bool>;

/// What is known of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Students who answered it.
    pub answered: usize,
    /// Those who had it right at their first attempt.
    pub right: usize,
    /// From -1 to 1: do those who have it right have more of the rest right? None with too few
    /// students, or where all answered alike.
    pub discrimination: Option<f64>,
}

impl Item {
    /// Right ones in percent.
    #[expect(clippy::cast_precision_loss, reason = "students of an edition")]
    pub fn share(&self) -> Option<f64> {
        (self.answered > 0).then(|| self.right as f64 / self.answered as f64 * 100.0)
    }
}

/// What first attempts say about a question. Discrimination is the correlation between having it right
/// and the share of the other questions that one had right (point-biserial, corrected: the question
/// itself is left out of the rest, or it would agree with itself).
#[expect(clippy::cast_precision_loss, reason = "students of an edition")]
pub fn of(question: &str, attempts: &[First]) -> Item {
    let mut pairs: Vec<(f64, f64)> = Vec::new();
    let (mut answered, mut right) = (0, 0);
    for attempt in attempts {
        let Some(mine) = attempt.get(question) else { continue };
        answered += 1;
        right += usize::from(*mine);
        let rest: Vec<bool> =
            attempt.iter().filter(|(id, _)| *id != question).map(|(_, right)| *right).collect();
        if !rest.is_empty() {
            let share = rest.iter().filter(|right| **right).count() as f64 / rest.len() as f64;
            pairs.push((f64::from(u8::from(*mine)), share));
        }
    }
    let discrimination = if pairs.len() < ENOUGH { None } else { correlation(&pairs) };
    Item { answered, right, discrimination }
}

/// Pearson's; none where one side does not vary.
#[expect(clippy::cast_precision_loss, reason = "students of an edition")]
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let (sum_x, sum_y) = pairs.iter().fold((0.0, 0.0), |(x, y), pair| (x + pair.0, y + pair.1));
    let (mean_x, mean_y) = (sum_x / n, sum_y / n);
    let (mut both, mut of_x, mut of_y) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        let (dx, dy) = (x - mean_x, y - mean_y);
        both += dx * dy;
        of_x += dx * dx;
        of_y += dy * dy;
    }
    (of_x > 1e-12 && of_y > 1e-12).then(|| (both / (of_x * of_y).sqrt()).clamp(-1.0, 1.0))
}
