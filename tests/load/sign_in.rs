//! Thirty students of one school who sign in at the same moment.

use std::path::Path;
use std::time::{Duration, Instant};

use coesa::people::account::{self, SignIn};
use coesa::text::Lang;
use coesa::{App, clock::Clock, config::Config, db};
use hyper::StatusCode;
use migrations::MigratorTrait;
use tables::kinds::Role;

use crate::Failed;
use crate::client::Client;

const PASSWORD: &str = "una frase lunga";

fn name(n: usize) -> String {
    format!("bench.student{n}")
}

/// Makes their accounts, unless an earlier run has.
pub async fn accounts(data: &Path, many: usize) -> Result<(), Failed> {
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
    Ok(app.db.clone().close().await?)
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
