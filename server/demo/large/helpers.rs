//! Who helps the large demo's classes, and what is said: organisations given to regions, comments,
//! meetings, and teachers' short words.

use std::collections::BTreeMap;

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ConnectionTrait, NotSet, Set};
use tables::ids::PersonId;
use tables::kinds::{MeetingState, OrganisationKind, Role};
use tables::{meeting, nudge, organisation_assignment, organisation_member, team_comment};

use super::pace::Pace;
use super::teams::{Class, Team};
use super::years::Year;
use super::{Making, insert_all, people};
use crate::error::Result;
use crate::schools::places;
use crate::supporters::Record;

/// The people of each organisation.
const PEOPLE: usize = 2;
const KINDS: [OrganisationKind; 4] = [
    OrganisationKind::EuropeDirect,
    OrganisationKind::Association,
    OrganisationKind::StatisticsOffice,
    OrganisationKind::Other,
];

/// Fills it in.
pub(super) async fn make(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    classes: &[Class],
    teams: &[Team],
) -> Result<()> {
    let helpers = organisations(conn, making, year, classes).await?;
    comments(conn, making, year, classes, teams, &helpers).await?;
    meetings(conn, making, classes, teams, &helpers).await?;
    nudges(conn, making, classes, teams).await
}

/// One organisation for each region that has a class; gives its people by region.
async fn organisations(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    classes: &[Class],
) -> Result<BTreeMap<String, Vec<PersonId>>> {
    let mut seats: BTreeMap<String, &str> = BTreeMap::new();
    for class in classes {
        let place = making.schools[class.school].place;
        seats.entry(place.region.clone()).or_insert(place.istat);
    }
    let mut helpers = BTreeMap::new();
    for (n, (region, seat)) in seats.into_iter().enumerate() {
        let name =
            format!("{} – {}", making.words.organisations[n % KINDS.len()], places::region_name(&region));
        let record = Record::new(&name, KINDS[n % KINDS.len()], seat, "https://demo.example/");
        let id = record.begin(year.began).insert(conn).await?.id;
        let new = people::adults(making, Role::Supporter, PEOPLE, year.began);
        let people = people::make(conn, making, new).await?;
        let members = people.iter().map(|person| organisation_member::ActiveModel {
            organisation_id: Set(id),
            person_id: Set(*person),
            added_at: Set(year.began),
        });
        insert_all(conn, members.collect()).await?;
        let given = organisation_assignment::ActiveModel {
            id: NotSet,
            organisation_id: Set(id),
            edition_id: Set(year.id),
            region: Set(Some(region.clone())),
            school_id: Set(None),
            given_by: Set(making.editor.id),
            given_at: Set(year.began),
        };
        given.insert(conn).await?;
        helpers.insert(region, people);
    }
    Ok(helpers)
}

/// Those who help a class.
fn helper_of<'a>(
    making: &Making<'_>,
    class: &Class,
    helpers: &'a BTreeMap<String, Vec<PersonId>>,
) -> Option<&'a [PersonId]> {
    helpers.get(&making.schools[class.school].place.region).map(Vec::as_slice)
}

async fn comments(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    classes: &[Class],
    teams: &[Team],
    helpers: &BTreeMap<String, Vec<PersonId>>,
) -> Result<()> {
    let mut rows = Vec::new();
    for team in teams.iter().filter(|team| team.pace == Pace::Working) {
        let Some(people) = helper_of(making, &classes[team.class], helpers) else { continue };
        if !making.dice.percent(35) {
            continue;
        }
        let mut at = making.dice.moment(year.began + Duration::days(20), team.last_active);
        for n in 0..=making.dice.below(4) {
            let author_id =
                if n % 2 == 0 { *making.dice.pick(people) } else { *making.dice.pick(&team.members) };
            rows.push(team_comment::ActiveModel {
                id: NotSet,
                team_id: Set(team.id),
                author_id: Set(author_id),
                words: Set(making.dice.pick(&making.words.comments).clone()),
                at: Set(at),
                hidden_at: Set(None),
                hidden_by: Set(None),
            });
            at = making.dice.moment(at, team.last_active);
        }
    }
    insert_all(conn, rows).await
}

async fn meetings(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    classes: &[Class],
    teams: &[Team],
    helpers: &BTreeMap<String, Vec<PersonId>>,
) -> Result<()> {
    let mut rows = Vec::new();
    for team in teams.iter().filter(|team| team.pace == Pace::Working) {
        let class = &classes[team.class];
        let Some(people) = helper_of(making, class, helpers) else { continue };
        if !making.dice.percent(15) {
            continue;
        }
        let states = [(2, MeetingState::Offered), (4, MeetingState::Accepted), (1, MeetingState::Declined)];
        let state = making.dice.weighted(&states);
        let offered_by = *making.dice.pick(people);
        let created = making.now - Duration::days(making.dice.between(2, 12));
        let day = making.now + Duration::days(making.dice.between(2, 25));
        let day = day.date_naive().and_hms_opt(8 + u32::try_from(making.dice.below(4)).unwrap_or(0), 30, 0);
        let answered = state != MeetingState::Offered;
        let answered_at = created + Duration::days(1);
        rows.push(meeting::ActiveModel {
            id: NotSet,
            class_id: Set(class.id),
            team_id: Set(making.dice.percent(60).then_some(team.id)),
            offered_by: Set(offered_by),
            topic: Set(making.dice.pick(&making.words.meetings).clone()),
            place: Set("A scuola".to_owned()),
            link: Set(String::new()),
            starts_at: Set(day.map_or(making.now, |day| day.and_utc())),
            minutes: Set(60),
            state: Set(state),
            accepted_at: Set((state == MeetingState::Accepted).then_some(answered_at)),
            word: Set(String::new()),
            changed_by: Set(if answered { class.teacher } else { offered_by }),
            changed_at: Set(if answered { answered_at } else { created }),
            created_at: Set(created),
        });
    }
    insert_all(conn, rows).await
}

async fn nudges(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    classes: &[Class],
    teams: &[Team],
) -> Result<()> {
    let mut rows = Vec::new();
    for team in teams.iter().filter(|team| team.pace != Pace::Empty) {
        let class = &classes[team.class];
        if !making.dice.percent(25) {
            continue;
        }
        let student = making.dice.percent(50).then(|| *making.dice.pick(&team.members));
        rows.push(nudge::ActiveModel {
            id: NotSet,
            class_id: Set(class.id),
            author_id: Set(class.teacher),
            student_id: Set(student),
            team_id: Set(student.is_none().then_some(team.id)),
            phrase: Set(String::new()),
            words: Set(making.dice.pick(&making.words.nudges).clone()),
            at: Set(making.dice.moment(team.last_active, making.now)),
        });
    }
    insert_all(conn, rows).await
}
