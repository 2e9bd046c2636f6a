//! Thirty students of one school who sign in at the same moment, and a team of one of them.

use std::path::Path;
use std::time::{Duration, Instant};

use coesa::people::account::{self, SignIn};
use coesa::text::Lang;
use coesa::{App, clock::Clock, config::Config, db};
use hyper::StatusCode;
use migrations::MigratorTrait;
use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, Set};
use tables::ids::TeamId;
use tables::kinds::Role;
use tables::{class, edition, school, team, team_member};

use crate::Failed;
use crate::client::Client;

const PASSWORD: &str = "una frase lunga";

fn name(n: usize) -> String {
    format!("bench.student{n}")
}

/// Makes their accounts, unless an earlier run has, and gives the team of the first.
pub async fn accounts(data: &Path, many: usize) -> Result<TeamId, Failed> {
    let config = Config { data_dir: data.to_owned(), ..Config::default() };
    let database = db::connect(&config.database_address(), 1).await?;
    migrations::Migrator::up(&database, None).await?;
    let app = App::new(database, config, Clock::default())?;
    let hash = app.passwords.hash(PASSWORD.to_owned()).await?;
    for n in 0..many {
        if account::find(&app, &name(n)).await?.is_none() {
            let sign_in = SignIn::Name(name(n));
            account::create(&app.db, &app, Role::Student, "Bench", sign_in, hash.clone(), Lang::It).await?;
        }
    }
    let team = match team::Entity::find().one(&app.db).await? {
        Some(team) => team.id,
        None => new_team(&app).await?,
    };
    app.db.clone().close().await?;
    Ok(team)
}

/// A team of the first student alone, in a school in Rome.
async fn new_team(app: &App) -> Result<TeamId, Failed> {
    let db = &app.db;
    let day = app.clock.today();
    let edition = edition::ActiveModel {
        id: NotSet,
        slug: Set("bench".to_owned()),
        name: Set("Bench".to_owned()),
        starts_on: Set(day),
        ends_on: Set(day + chrono::Duration::days(300)),
        ..Default::default()
    };
    let edition = edition.insert(db).await?;
    let school = school::ActiveModel {
        id: NotSet,
        code: Set("RMIS00001X".to_owned()),
        name: Set("Bench".to_owned()),
        municipality: Set("058091".to_owned()),
        ..Default::default()
    };
    let school = school.insert(db).await?;
    let class = class::ActiveModel {
        id: NotSet,
        school_id: Set(school.id),
        edition_id: Set(edition.id),
        name: Set("3A".to_owned()),
        join_code: Set("BENCH-3A".to_owned()),
        ..Default::default()
    };
    let class = class.insert(db).await?;
    let team = team::ActiveModel {
        id: NotSet,
        class_id: Set(class.id),
        name: Set("Bench".to_owned()),
        slug: Set("bench".to_owned()),
        motto: Set(String::new()),
        ..Default::default()
    };
    let team = team.insert(db).await?;
    let student =
        account::find(app, &name(0)).await?.ok_or(Failed("the first student is gone".to_owned()))?;
    let member = team_member::ActiveModel {
        id: NotSet,
        team_id: Set(team.id),
        person_id: Set(student.id),
        joined_at: Set(app.clock.now()),
        left_at: Set(None),
    };
    member.insert(db).await?;
    Ok(team.id)
}

/// Signs the first student in.
pub async fn first(host: &str) -> Result<String, Failed> {
    let form = [("sign_in", name(0)), ("password", PASSWORD.to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
    match Client::connect(host).await?.post("/it/accedi", &form).await? {
        (StatusCode::SEE_OTHER, cookie) => Ok(cookie),
        (status, _) => Err(Failed(format!("a sign-in was answered with {status}"))),
    }
}

/// All of them at once, each to the page after the sign-in; how long until the last one is there.
pub async fn all_at_once(host: &str, many: usize) -> Result<Duration, Failed> {
    let mut clients = Vec::new();
    for _ in 0..many {
        clients.push(Client::connect(host).await?);
    }
    let began = Instant::now();
    let tasks: Vec<_> = clients
        .into_iter()
        .enumerate()
        .map(|(n, mut client)| {
            tokio::spawn(async move {
                let form = [("sign_in", name(n)), ("password", PASSWORD.to_owned())];
                let form: Vec<(&str, &str)> =
                    form.iter().map(|(key, value)| (*key, value.as_str())).collect();
                let (status, cookie) = client.post("/it/accedi", &form).await?;
                if status != StatusCode::SEE_OTHER {
                    return Err(Failed(format!("a sign-in was answered with {status}")));
                }
                match client.read("/it/home", &cookie).await?.0 {
                    StatusCode::OK => Ok(()),
                    status => Err(Failed(format!("the page after the sign-in was answered with {status}"))),
                }
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    Ok(began.elapsed())
}
