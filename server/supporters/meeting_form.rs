//! The offer of a meeting, as typed and checked.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::comments::contacts;
use crate::error::Result;
use crate::schools::moments;
use crate::schools::register::is_web_address;
use crate::teams::access::SupportTeam;
use crate::teams::days;
use crate::text::Arg;
use crate::web::form::Errors;
use crate::web::visit::Visit;

/// The longest topic, place and address.
pub(super) const LONGEST: usize = 200;
/// How long meetings may be.
const MINUTES: std::ops::RangeInclusive<i32> = 15..=480;
/// Nothing is offered further ahead.
const AHEAD_DAYS: i64 = 366;

/// An offer, as typed.
#[derive(Deserialize, Serialize)]
#[serde(default)]
pub(super) struct MeetingForm {
    /// `team` or `class`.
    whom: String,
    topic: String,
    day: String,
    hour: String,
    minutes: String,
    place: String,
    link: String,
}

impl Default for MeetingForm {
    fn default() -> Self {
        Self {
            whom: "team".to_owned(),
            topic: String::new(),
            day: String::new(),
            hour: String::new(),
            minutes: "60".to_owned(),
            place: String::new(),
            link: String::new(),
        }
    }
}

/// An offer that makes sense.
pub(super) struct Checked {
    pub(super) whole_class: bool,
    pub(super) topic: String,
    pub(super) starts_at: DateTime<Utc>,
    pub(super) minutes: i32,
    pub(super) place: String,
    pub(super) link: String,
}

/// That an address or a number stands in words that students will read; none if there is none.
pub(super) fn contact(visit: &Visit, words: &str) -> Option<String> {
    let found = contacts(words);
    let args = [("found", Arg::from(found.join(", ")))];
    (!found.is_empty()).then(|| visit.t_with("supporters-meeting-contacts", &args))
}

impl MeetingForm {
    pub(super) async fn check(&self, visit: &Visit, may: &SupportTeam) -> Result<Result<Checked, Errors>> {
        let mut errors = Errors::new();
        let cleaned = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        let (topic, place, link) = (cleaned(&self.topic), cleaned(&self.place), cleaned(&self.link));
        if topic.is_empty() {
            errors.add("topic", visit.t("supporters-meeting-topic-missing"));
        }
        for (field, text) in [("topic", &topic), ("place", &place), ("link", &link)] {
            if text.chars().count() > LONGEST {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", Arg::from(LONGEST))]));
            }
        }
        for (field, text) in [("topic", &topic), ("place", &place)] {
            if let Some(mistake) = contact(visit, text) {
                errors.add(field, mistake);
            }
        }
        let now = visit.app.clock.now();
        let starts_at = moments::moment(&self.day, &self.hour);
        match starts_at {
            None => errors.add("day", visit.t("schools-moment-missing")),
            Some(at) if at <= now => errors.add("day", visit.t("supporters-meeting-past")),
            Some(at) if at > now + Duration::days(AHEAD_DAYS) => {
                errors.add("day", visit.t("supporters-meeting-far"));
            }
            Some(_) => {
                if let Some(mistake) = days::mistake(visit, &may.team, &self.day).await? {
                    errors.add("day", mistake);
                }
            }
        }
        let minutes = self.minutes.trim().parse().ok().filter(|minutes| MINUTES.contains(minutes));
        if minutes.is_none() {
            let args = [("least", Arg::from(*MINUTES.start())), ("most", Arg::from(*MINUTES.end()))];
            errors.add("minutes", visit.t_with("supporters-meeting-minutes-wrong", &args));
        }
        if place.is_empty() && link.is_empty() {
            errors.add("place", visit.t("supporters-meeting-where-missing"));
        }
        if !link.is_empty() && !is_web_address(&link) {
            errors.add("link", visit.t("supporters-website-wrong"));
        }
        Ok(match (starts_at, minutes) {
            (Some(starts_at), Some(minutes)) if errors.is_empty() => {
                Ok(Checked { whole_class: self.whom == "class", topic, starts_at, minutes, place, link })
            }
            _ => Err(errors),
        })
    }
}
