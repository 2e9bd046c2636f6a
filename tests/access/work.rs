//! A team's work: one of each thing that has an address.

use coesa::people::access::Actor;
use coesa::teams::access::{EditTeam, PlanTeam};
use coesa::workspace::{self, DiaryPage, Kept, NewFile, Plan};
use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, QueryOrder, Set};
use tables::kinds::{Role, TaskState};
use tables::{occasion, person, task, team};

use crate::support::Site;

/// The keys.
pub struct Work {
    pub task: tables::ids::TaskId,
    pub occasion: tables::ids::OccasionId,
    pub entry: tables::ids::DiaryEntryId,
    pub attachment: tables::ids::TeamFileId,
}

/// Of that team, by that member.
pub async fn of(site: &Site, team: &team::Model, member: &person::Model) -> Work {
    let (app, now) = (&site.app, site.app.clock.now());
    let actor = Actor::new(member.id, Role::Student, member.name.as_str());
    let edit = EditTeam::check(&app.db, actor.clone(), team.id).await.unwrap();
    let plan = PlanTeam::check(&app.db, actor, team.id).await.unwrap();
    let row = task::ActiveModel {
        id: NotSet,
        team_id: Set(team.id),
        title: Set("Telefonare".to_owned()),
        notes: Set(String::new()),
        due_on: Set(None),
        state: Set(TaskState::Todo),
        step_id: Set(None),
        template: Set(None),
        revision: Set(1),
        created_by: Set(member.id),
        created_at: Set(now),
        changed_by: Set(member.id),
        changed_at: Set(now),
        done_by: Set(None),
        done_at: Set(None),
        removed_at: Set(None),
    };
    let task = row.insert(&app.db).await.unwrap().id;
    let visit = Plan {
        title: "Visita".to_owned(),
        place: String::new(),
        notes: String::new(),
        starts_at: now,
        minutes: 60,
    };
    assert!(workspace::add_occasion(app, &plan, visit).await.unwrap());
    let newest = occasion::Entity::find().order_by_desc(occasion::Column::Id);
    let occasion = newest.one(&app.db).await.unwrap().unwrap().id;
    let page = DiaryPage {
        day: app.clock.today(),
        done: "Letto".to_owned(),
        learned: String::new(),
        next: String::new(),
        present: [member.id].into(),
    };
    let entry = workspace::write_diary(app, &edit, page).await.unwrap().unwrap();
    let file = NewFile {
        title: "Foto".to_owned(),
        description: String::new(),
        alt: "Una foto".to_owned(),
        upload: ("foto.png".to_owned(), crate::workspace::picture(1).into()),
    };
    let Kept::Done(attachment) = workspace::add_file(app, &edit, file).await.unwrap() else {
        panic!("the file was not taken")
    };
    // What only a PDF or a text has is asked of a later version.
    for (name, bytes) in [
        ("delibera.pdf", crate::workspace::PDF.to_vec()),
        ("verbale.docx", crate::workspace::docx("<w:document/>")),
    ] {
        let upload = (name.to_owned(), bytes.into());
        let added = workspace::add_version(app, &edit, attachment, "", upload).await.unwrap();
        assert!(matches!(added, Kept::Done(_)), "{name} was not taken");
    }
    Work { task, occasion, entry, attachment }
}
