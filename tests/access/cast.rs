//! Who asks, and for what: the people of the demo story and a few more, and for each stage of a
//! report a team whose report is in it.

use std::collections::BTreeMap;

use coesa::people::account::{self, SignIn};
use coesa::text::Lang;
use coesa::web::routes::Route;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set as Value};
use tables::ids::{CertificateId, InvitationId, NoticeId, PersonId};
use tables::kinds::{ApplicationState, CertificateKind, EvidenceKind, MeetingState, Part, Role, Teaching};
use tables::{
    application, certificate, class, class_invitation, edition, edition_page, edition_step, evidence, file,
    invitation, meeting, notice, organisation, organisation_assignment, publication, report_part,
    shortlist_item, team, team_comment, team_supporter,
};

use super::made;
use super::table::parameters;
use crate::support::site::Frozen;
use crate::support::{Browser, Site, story};

/// The columns of the table.
pub const VISITORS: [&str; 12] = [
    "visitor",
    "team",
    "class",
    "elsewhere",
    "teacher",
    "teacher-2",
    "support",
    "support-2",
    "reviewer",
    "reviewer-2",
    "editor",
    "admin",
];

/// A stage, and the team that is in it.
pub struct Stage {
    /// As the table calls it.
    pub name: &'static str,
    team: &'static str,
    part: Part,
    member: &'static str,
    /// In the same class, in another team.
    classmate: &'static str,
    teacher: &'static str,
}

const fn stage(
    name: &'static str,
    team: &'static str,
    part: Part,
    [member, classmate, teacher]: [&'static str; 3],
) -> Stage {
    Stage { name, team, part, member, classmate, teacher }
}

impl Stage {
    /// All of them, in the order of the way. What is public in its first two parts has the third
    /// part before it.
    pub const ALL: [Self; 10] = [
        stage("no report", "bussola", Part::Main, ["merlo-nero-730", "lepre-viola-233", FERRI]),
        stage("draft", "acqua", Part::Main, ["lince-blu-427", "riccio-rosso-296", BRUNI]),
        stage("consent", "mattone", Part::Main, ["riccio-rosso-296", "lince-blu-427", BRUNI]),
        stage("submitted", "officina", Part::Main, ["lepre-viola-233", "airone-blu-478", FERRI]),
        stage("review", "pagina", Part::Main, ["airone-blu-478", "lepre-viola-233", FERRI]),
        stage("returned", "binario", Part::Main, ["geco-verde-555", "gabbiano-bianco-359", LAPILLI]),
        stage("approved", "lucciole", Part::Main, ["rondine-bianca-345", "lince-blu-427", BRUNI]),
        stage("public", "chiave", Part::Main, ["gabbiano-bianco-359", "geco-verde-555", LAPILLI]),
        stage("part 3 draft", "chiave", Part::Impact, ["gabbiano-bianco-359", "geco-verde-555", LAPILLI]),
        stage("part 3 public", "raggi", Part::Impact, ["picchio-rosso-639", "lepre-viola-233", FERRI]),
    ];

    /// Is there a report yet?
    pub fn has_report(&self) -> bool {
        self.team != "bussola"
    }

    /// Who signs in for each column but the visitor's.
    fn sign_ins(&self) -> [&'static str; 11] {
        let elsewhere = if self.teacher == BRUNI { "lepre-viola-233" } else { "lince-blu-427" };
        let other = if self.teacher == BRUNI { FERRI } else { BRUNI };
        [
            self.member,
            self.classmate,
            elsewhere,
            self.teacher,
            other,
            SUPPORTER,
            OTHER_SUPPORTER,
            "teresa@demo.example",
            OTHER_REVIEWER,
            "edo@demo.example",
            "ada@demo.example",
        ]
    }
}

const BRUNI: &str = "bruni@demo.example";
const FERRI: &str = "ferri@demo.example";
const LAPILLI: &str = "lapilli@demo.example";
/// Given to every team of the table.
pub const SUPPORTER: &str = "with@coesa.test";
/// Given to a team that is not in the table.
const OTHER_SUPPORTER: &str = "without@coesa.test";
/// Has no report. Teresa has all that somebody reviews.
const OTHER_REVIEWER: &str = "reviewer@coesa.test";

/// The demo with further people in it, everybody signed in, at rest.
pub struct Set {
    /// To be copied.
    pub frozen: Frozen,
    browsers: BTreeMap<&'static str, Browser>,
    visitor: Browser,
    /// By stage: the values of parameters.
    values: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
}

impl Set {
    /// The stage for routes to which it makes no difference.
    pub fn usual() -> &'static Stage {
        Stage::ALL.iter().find(|stage| stage.name == "draft").unwrap()
    }

    /// The browsers of the columns.
    pub fn browsers(&self, stage: &Stage) -> Vec<Browser> {
        let others = stage.sign_ins().map(|name| self.browsers[name].clone());
        std::iter::once(self.visitor.clone()).chain(others).collect()
    }

    /// A route's address in a stage. A value for one end of an address goes before that for all.
    pub fn path(&self, route: &Route, stage: &Stage) -> String {
        let mut path = if route.paged { format!("/it{}", route.path) } else { route.path.to_owned() };
        let end = route.path.rsplit('/').next().unwrap_or_default();
        for name in parameters(route.path) {
            let values = &self.values[stage.name];
            let value = values.get(format!("{name} {end}").as_str()).or_else(|| values.get(name));
            let value = value.unwrap_or_else(|| {
                panic!(
                    "{} {} has the parameter {{{name}}}, for which the test knows no value: add one to \
                     `values` in tests/access/cast.rs",
                    route.method, route.path
                )
            });
            path = path.replace(&format!("{{{name}}}"), value).replace(&format!("{{*{name}}}"), value);
        }
        path
    }

    /// The address of a thing that belongs to others below one's own, for routes of single things.
    pub fn mixed(&self, route: &Route) -> Option<String> {
        let names = parameters(route.path);
        let others = &self.values["returned"];
        let single = [
            "evidence",
            "item",
            "point",
            "student",
            "comment",
            "meeting",
            "saying",
            "document",
            "task",
            "occasion",
            "entry",
            "attachment",
            "upload",
            "selection",
            "chart",
            "piece",
            "post",
        ]
        .into_iter()
        .find(|name| names.contains(name))?;
        let mut path = if route.paged { format!("/it{}", route.path) } else { route.path.to_owned() };
        for (name, own) in &self.values[Self::usual().name] {
            let value = if *name == single { &others[name] } else { own };
            path = path.replace(&format!("{{{name}}}"), value);
        }
        Some(path)
    }

    /// The address of a thing of the same kind that does not exist, for routes of private things.
    pub fn missing(&self, route: &Route) -> Option<(&'static str, String)> {
        let name =
            ["report", "team", "class"].into_iter().find(|name| parameters(route.path).contains(name))?;
        let mut fancied = self.values[Self::usual().name].clone();
        fancied.insert(name, "987654321".to_owned());
        let mut path = if route.paged { format!("/it{}", route.path) } else { route.path.to_owned() };
        for (name, value) in fancied {
            path = path.replace(&format!("{{{name}}}"), &value);
        }
        Some((name, path))
    }
}

/// Tells the story, adds who is missing, signs everybody in.
pub async fn stage_set() -> Set {
    let site = Site::demo().await;
    approve(&site).await;
    // What is not sent yet, staff may not read.
    application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(ApplicationState::Submitted))
        .col_expr(application::Column::SubmittedAt, Expr::col(application::Column::CreatedAt))
        .exec(&site.app.db)
        .await
        .unwrap();
    let hash = site.app.passwords.hash(coesa::demo::PASSWORD.to_owned()).await.unwrap();
    for (role, sign_in, teams) in [
        (Role::Supporter, SUPPORTER, Stage::ALL.iter().map(|stage| stage.team).collect()),
        (Role::Supporter, OTHER_SUPPORTER, vec!["ginestra"]),
        (Role::Reviewer, OTHER_REVIEWER, Vec::new()),
    ] {
        let email = SignIn::Email(sign_in.to_owned());
        let person = account::create(&site.app.db, &site.app, role, sign_in, email, hash.clone(), Lang::It)
            .await
            .unwrap();
        let teams: std::collections::BTreeSet<&str> = teams.into_iter().collect();
        for team in teams {
            let row = team_supporter::ActiveModel {
                team_id: Value(story::team(&site, team).await.id),
                person_id: Value(person.id),
            };
            team_supporter::Entity::insert(row).exec_without_returning(&site.app.db).await.unwrap();
        }
    }
    let mut browsers = BTreeMap::new();
    let mut values = BTreeMap::new();
    for stage in &Stage::ALL {
        for name in stage.sign_ins() {
            if !browsers.contains_key(name) {
                browsers.insert(name, site.as_one_of_the_story(name).await);
            }
        }
        values.insert(stage.name, values_of(&site, stage).await);
    }
    let visitor = site.visitor();
    Set { frozen: site.freeze().await, browsers, visitor, values }
}

/// No team of the story waits between approval and publication: this one is put there.
async fn approve(site: &Site) {
    let report = story::report(site, "lucciole").await;
    let teresa = story::person(site, "teresa@demo.example").await;
    report_part::Entity::update_many()
        .col_expr(report_part::Column::Stage, Expr::value(tables::kinds::Stage::Approved))
        .col_expr(report_part::Column::ReviewerId, Expr::value(teresa.id))
        .filter(report_part::Column::ReportId.eq(report.id))
        .filter(report_part::Column::Part.eq(Part::Main))
        .exec(&site.app.db)
        .await
        .unwrap();
}

/// The values of the parameters of all routes, in a stage.
async fn values_of(site: &Site, stage: &Stage) -> BTreeMap<&'static str, String> {
    let db = &site.app.db;
    let team = story::team(site, stage.team).await;
    let member = story::person(site, stage.member).await;
    let listed = shortlist_item::Entity::find().filter(shortlist_item::Column::TeamId.eq(team.id));
    let item = listed.one(db).await.unwrap().unwrap();
    let public = publication::Entity::find().all(db).await.unwrap().remove(0);
    let media =
        &public.content["evidence"].as_array().unwrap().iter().find(|one| one["kind"] == "photo").unwrap();
    let class = class::Entity::find_by_id(team.class_id).one(db).await.unwrap().unwrap();
    let edition = edition::Entity::find_by_id(class.edition_id).one(db).await.unwrap().unwrap();
    let steps = edition_step::Entity::find().filter(edition_step::Column::EditionId.eq(edition.id));
    let step = steps.order_by_asc(edition_step::Column::Position).one(db).await.unwrap().unwrap();
    let pages = edition_page::Entity::find().filter(edition_page::Column::EditionId.eq(edition.id));
    let page = pages.one(db).await.unwrap().unwrap();
    let teacher = story::person(site, stage.teacher).await;
    let application = application::Entity::find().filter(application::Column::TeacherId.eq(teacher.id));
    let application = application.one(db).await.unwrap().unwrap();
    let organisation = organisation::Entity::find().one(db).await.unwrap().unwrap();
    let gift = organisation_assignment::Entity::find().one(db).await.unwrap().unwrap();
    let (section, question) = match stage.part {
        Part::Main => ("desk", "title"),
        Part::Impact => ("outreach", first_question(site, "outreach")),
    };
    let course = site.app.courses.public();
    let lesson = course.lessons(Lang::It).iter().find(|one| !one.figures.is_empty()).unwrap();
    let mut values = BTreeMap::from([
        ("team", team.id.to_string()),
        ("class", team.class_id.to_string()),
        ("student", member.id.to_string()),
        ("item", item.id.to_string()),
        ("part", stage.part.as_str().to_owned()),
        ("section", section.to_owned()),
        ("question", question.to_owned()),
        ("lesson", lesson.id.clone()),
        ("activity", lesson.document.activities().next().unwrap().id.clone()),
        ("project", "demo-0001-acqua".to_owned()),
        ("slug", story::report(site, "chiave").await.slug.unwrap()),
        ("number", public.number.to_string()),
        ("file", media["file"]["hash"].as_str().unwrap().to_owned()),
        ("person", member.id.to_string()),
        ("edition", edition.id.to_string()),
        ("step", step.id.to_string()),
        ("page", page.id.to_string()),
        ("year", edition.slug.clone()),
        ("title", page.slug),
        ("school", class.school_id.to_string()),
        ("application", application.id.to_string()),
        ("organisation", organisation.id.to_string()),
        ("gift", gift.id.to_string()),
        ("comment", comment_in(site, &team).await),
        ("meeting", meeting_of(site, &team).await),
        ("certificate", certificate_of(site, &team, member.id, teacher.id).await),
        ("code", certificate::Entity::find().one(db).await.unwrap().unwrap().code),
        ("ending", "csv".to_owned()),
        ("note", "speso-non-vuol-dire-finito".to_owned()),
        ("release", "1".to_owned()),
        ("format", "bib".to_owned()),
        ("draft", "1".to_owned()),
        ("invitation", invitation(site).await.to_string()),
        ("notice", notice_for(site, member.id).await.to_string()),
        ("session", "0123456789abcdef01234567".to_owned()),
        ("mail", "1".to_owned()),
        ("provider", "scuola".to_owned()),
        // Whoever has a right one is who it was sent to; the stories of each have right ones.
        ("token", "somebody-else-s".to_owned()),
        ("feed", "somebody-else-s".to_owned()),
        ("version", "0".to_owned()),
        ("asset", coesa::assets::address("app.css").trim_start_matches("/assets/").to_owned()),
    ]);
    values.extend(made::of_team(site, stage, &team, &member, item.id, &step).await);
    if stage.has_report() {
        let report = story::report(site, stage.team).await;
        // Each piece has a row of its own for its file, also when two have the same bytes.
        let photo =
            file::ActiveModel { id: NotSet, ..file::Entity::find().one(db).await.unwrap().unwrap().into() };
        let photo = photo.insert(db).await.unwrap();
        let piece = evidence::ActiveModel {
            id: NotSet,
            report_id: Value(report.id),
            kind: Value(EvidenceKind::Photo),
            question: Value(Some(question.to_owned())),
            title: Value("Foto".to_owned()),
            alt: Value("Foto".to_owned()),
            url: Value(None),
            file_id: Value(Some(photo.id)),
            chart_version_id: Value(None),
            cover: Value(false),
            added_by: Value(member.id),
            added_at: Value(site.app.clock.now()),
        };
        values.insert("report", report.id.to_string());
        values.insert("evidence", piece.insert(db).await.unwrap().id.to_string());
    }
    values
}

/// An adult whom the story's admin has invited: into the programme, and to a class.
async fn invitation(site: &Site) -> InvitationId {
    if let Some(row) = invitation::Entity::find().one(&site.app.db).await.unwrap() {
        return row.id;
    }
    let now = site.app.clock.now();
    let by = story::person(site, "ada@demo.example").await.id;
    let to_class = class_invitation::ActiveModel {
        id: NotSet,
        class_id: Value(story::team(site, "acqua").await.class_id),
        kind: Value(Teaching::Second),
        email: Value("invitata@demo.example".to_owned()),
        email_folded: Value("invitata@demo.example".to_owned()),
        starts_on: Value(None),
        ends_on: Value(None),
        token_hash: Value("no token has this hash".to_owned()),
        invited_by: Value(by),
        created_at: Value(now),
        expires_at: Value(now + chrono::TimeDelta::days(14)),
        closed_at: Value(None),
        accepted_by: Value(None),
    };
    assert_eq!(to_class.insert(&site.app.db).await.unwrap().id, 1, "as the other: routes call both the same");
    let row = invitation::ActiveModel {
        id: NotSet,
        email: Value("invitata@demo.example".to_owned()),
        email_folded: Value("invitata@demo.example".to_owned()),
        name: Value("Persona invitata".to_owned()),
        role: Value(Role::Supporter),
        language: Value("it".to_owned()),
        token_hash: Value("no token has this hash".to_owned()),
        invited_by: Value(Some(by)),
        created_at: Value(now),
        sent_at: Value(now),
        expires_at: Value(now + chrono::TimeDelta::days(14)),
        closed_at: Value(None),
        accepted_by: Value(None),
    };
    row.insert(&site.app.db).await.unwrap().id
}

/// Something that was said to that team.
async fn comment_in(site: &Site, team: &team::Model) -> String {
    let row = team_comment::ActiveModel {
        id: NotSet,
        team_id: Value(team.id),
        author_id: Value(story::person(site, SUPPORTER).await.id),
        words: Value("Bravi".to_owned()),
        at: Value(site.app.clock.now()),
        hidden_at: Value(None),
        hidden_by: Value(None),
    };
    row.insert(&site.app.db).await.unwrap().id.to_string()
}

/// A meeting offered to that team.
async fn meeting_of(site: &Site, team: &team::Model) -> String {
    let (now, by) = (site.app.clock.now(), story::person(site, SUPPORTER).await.id);
    let row = meeting::ActiveModel {
        id: NotSet,
        class_id: Value(team.class_id),
        team_id: Value(Some(team.id)),
        offered_by: Value(by),
        topic: Value("I dati".to_owned()),
        place: Value("Aula magna".to_owned()),
        link: Value(String::new()),
        starts_at: Value(now + chrono::TimeDelta::days(7)),
        minutes: Value(60),
        state: Value(MeetingState::Offered),
        accepted_at: Value(None),
        word: Value(String::new()),
        changed_by: Value(by),
        changed_at: Value(now),
        created_at: Value(now),
    };
    row.insert(&site.app.db).await.unwrap().id.to_string()
}

/// Something to know for that person.
async fn notice_for(site: &Site, person: PersonId) -> NoticeId {
    let row = notice::ActiveModel {
        id: NotSet,
        recipient_id: Value(person),
        kind: Value(tables::kinds::NoticeKind::Remark),
        params: Value(serde_json::json!({})),
        link: Value("/home".to_owned()),
        stack: Value(None),
        times: Value(1),
        once_key: Value(None),
        digest: Value(None),
        digested_at: Value(None),
        created_at: Value(site.app.clock.now()),
        read_at: Value(None),
    };
    row.insert(&site.app.db).await.unwrap().id
}

fn first_question(site: &Site, section: &str) -> &'static str {
    let form = site.app.forms.newest().unwrap();
    &form.section(section).unwrap().questions.first().unwrap().id
}

/// A certificate of that student, for that team's class; of one more code each time.
async fn certificate_of(site: &Site, team: &team::Model, student: PersonId, teacher: PersonId) -> String {
    let db = &site.app.db;
    let of_story = certificate::Entity::find().one(db).await.unwrap().unwrap();
    let row = certificate::ActiveModel {
        id: NotSet,
        code: Value(coesa::certificates::code::new()),
        kind: Value(CertificateKind::Student),
        person_id: Value(student),
        class_id: Value(team.class_id),
        live_key: Value(None),
        issued_by: Value(teacher),
        ..of_story.into()
    };
    let id: CertificateId = row.insert(db).await.unwrap().id;
    id.to_string()
}
