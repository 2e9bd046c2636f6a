//! An edition of 200 classes and 5,000 students, as `coesa demo --large` makes it: the teacher's page,
//! the staff's directory, and a list of 5,000 students.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use coesa::config::Config;
use coesa::db::{self, Db};
use coesa::demo::PASSWORD;
use hyper::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use tables::kinds::Role;
use tables::{class, class_member, class_teacher, person};

use crate::client::{self, Asker, Client};
use crate::server::{self, Server};
use crate::{CLIENTS, Failed, Options, Table, millis, say};

/// Students of the classes whose pages are asked.
const STUDENTS: u64 = 25;
/// Rows of the list.
const ROWS: usize = 5_000;

/// A class with its teacher.
struct Taught {
    class: i64,
    cookie: String,
}

/// Fills a folder, serves it, measures.
pub async fn measure(table: &mut Table, program: &Path, options: &Options) -> Result<(), Failed> {
    let data = options.folder.join("large");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    say("filling the large demo\n");
    let mut command = Command::new(program);
    command.arg("--data-dir").arg(&data).args(["demo", "--large", "--no-serve"]);
    command.env("COESA_LOG", "error").stderr(Stdio::null());
    let (took, _) = server::run(command)?;
    table.add("demo --large filled", "", format!("{:.0} s", took.as_secs_f64()), None);
    let config = Config { data_dir: data.clone(), ..Config::default() };
    let database = db::connect(&config.database_address(), 1).await?;
    let server = Server::start(program, &data).await?;
    let lasting = Duration::from_secs(options.seconds);
    let taught = taught(&database, &server.host).await?;
    teachers(table, &server.host, &taught, lasting).await?;
    staff(table, &database, &server.host, lasting).await?;
    roster(table, &database, &server.host, &taught[0]).await
}

async fn sign_in(host: &str, person: &person::Model) -> Result<String, Failed> {
    let name = person.email.as_deref().or(person.sign_in_name.as_deref()).unwrap_or_default();
    let mut client = Client::connect(host).await?;
    let (status, cookie) = client.post("/it/accedi", &[("sign_in", name), ("password", PASSWORD)]).await?;
    if status == StatusCode::SEE_OTHER && !cookie.is_empty() {
        return Ok(cookie);
    }
    Err(Failed(format!("{name} could not sign in: {status}")))
}

/// As many classes of 25 as there are clients, each with its teacher signed in.
async fn taught(database: &Db, host: &str) -> Result<Vec<Taught>, Failed> {
    let mut found = Vec::new();
    let classes = class::Entity::find()
        .filter(class::Column::JoiningOpen.eq(true))
        .filter(class::Column::JoinCode.starts_with("DEMO-"))
        .order_by_asc(class::Column::Id)
        .all(database)
        .await?;
    for class in classes {
        let students = class_member::Entity::find()
            .filter(class_member::Column::ClassId.eq(class.id))
            .filter(class_member::Column::LeftAt.is_null())
            .count(database)
            .await?;
        if students != STUDENTS {
            continue;
        }
        let tie = class_teacher::Entity::find().filter(class_teacher::Column::ClassId.eq(class.id));
        let Some(tie) = tie.one(database).await? else { continue };
        let Some(teacher) = person::Entity::find_by_id(tie.person_id).one(database).await? else { continue };
        found.push(Taught { class: class.id.0, cookie: sign_in(host, &teacher).await? });
        if found.len() == CLIENTS {
            break;
        }
    }
    if found.is_empty() { Err(Failed(format!("no class has {STUDENTS} students"))) } else { Ok(found) }
}

/// Each client is a teacher at the page of their own class.
async fn teachers(table: &mut Table, host: &str, taught: &[Taught], lasting: Duration) -> Result<(), Failed> {
    let what = "teacher's page, 25 students: p95";
    say(&format!("{what}\n"));
    let many = usize::try_from(lasting.as_secs()).unwrap_or(1) * 3000;
    let askers = taught.iter().cycle().take(CLIENTS);
    let askers = askers
        .map(|one| Asker::alone(vec![format!("/it/classes/{}", one.class); many], &one.cookie))
        .collect();
    let seen = client::load(host, askers, lasting, false).await?;
    table.add_load(what, Some(15), &seen);
    Ok(())
}

/// The directory's students by words, school, state and order, no two the same one after the other.
fn directory(many: usize) -> Vec<String> {
    let names = ["", "a", "mar", "ada", "lin", "volpe", "blu", "lu g", "zo", "airone verde"];
    let schools = ["", "", "faro", "olmi di", "ps98"];
    let (states, sorts) = (["", "active", "never"], ["", "last", "new", "role"]);
    (0..many)
        .map(|n| {
            let (name, school) = (names[n % names.len()], schools[n / 3 % schools.len()]);
            let (state, sort) = (states[n / 7 % states.len()], sorts[n % sorts.len()]);
            let page = (1 + n % 9).to_string();
            let query = serde_urlencoded::to_string([
                ("role", "student"),
                ("q", name),
                ("school", school),
                ("state", state),
                ("sort", sort),
                ("page", page.as_str()),
            ]);
            format!("/it/people?{}", query.unwrap_or_default())
        })
        .collect()
}

/// Staff look for students: one alone, and eight at once.
async fn staff(table: &mut Table, database: &Db, host: &str, lasting: Duration) -> Result<(), Failed> {
    let editor = person::Entity::find().filter(person::Column::Role.eq(Role::Editor)).one(database).await?;
    let editor = editor.ok_or_else(|| Failed("there is no editor".to_owned()))?;
    let cookie = sign_in(host, &editor).await?;
    for (what, clients, most) in [
        ("staff list of 5,000, filtered and sorted: p95", 1, Some(30)),
        ("staff list, 8 at once: p95", CLIENTS, None),
    ] {
        say(&format!("{what}\n"));
        let many = usize::try_from(lasting.as_secs()).unwrap_or(1) * 3000;
        let askers = Asker::together(clients, directory(many), &cookie);
        let seen = client::load(host, askers, lasting, false).await?;
        table.add_load(what, most, &seen);
    }
    Ok(())
}

/// A list of 5,000 students into one class: with mistakes, and without.
async fn roster(table: &mut Table, database: &Db, host: &str, one: &Taught) -> Result<(), Failed> {
    say("a list of 5,000 students\n");
    let mut client = Client::connect(host).await?;
    let path = format!("/it/classes/{}/roster", one.class);
    let mut list = String::new();
    for n in 0..ROWS {
        let _ = write!(list, "\nStudente {n},Squadra {}", n / 25);
    }
    let before = person::Entity::find().count(database).await?;
    let wrong = format!("nome,squadra{list}\nStudente 1,\n,Squadra 2\n{},", "x".repeat(60));
    let (status, page) = client.upload(&path, "elenco.csv", &wrong, &one.cookie).await?;
    let text = String::from_utf8_lossy(&page);
    let named = [ROWS + 2, ROWS + 3, ROWS + 4].iter().all(|line| text.contains(&format!(">{line}<")));
    let typed = wrong.replace(',', "\t");
    let (forced, _) =
        client.post_as(&format!("{path}/import"), &[("list", typed.as_str())], &one.cookie).await?;
    let nothing = person::Entity::find().count(database).await? == before;
    let refused = status == StatusCode::UNPROCESSABLE_ENTITY && forced == status && named && nothing;
    let said = if refused { "3 named, nothing written" } else { "not all named, or something written" };
    table.add("5,000 rows with 3 mistakes", "named, nothing written", said, Some(refused));

    let right = format!("nome,squadra{list}");
    let began = Instant::now();
    let (status, _) = client.upload(&path, "elenco.csv", &right, &one.cookie).await?;
    let took = began.elapsed();
    let reached = status == StatusCode::OK && took <= Duration::from_secs(2);
    table.add("5,000 rows previewed", "<= 2000 ms", format!("{:.0} ms", millis(took)), Some(reached));
    let typed = right.replace(',', "\t");
    let began = Instant::now();
    let (status, _) =
        client.post_as(&format!("{path}/import"), &[("list", typed.as_str())], &one.cookie).await?;
    let took = began.elapsed();
    let came = person::Entity::find().count(database).await? - before;
    let whole = status == StatusCode::OK && usize::try_from(came).is_ok_and(|came| came == ROWS);
    table.add("5,000 rows imported", "in one transaction", format!("{:.0} ms", millis(took)), Some(whole));
    Ok(())
}
