//! The command line: what each command is called, and what it does.

mod import;
mod lessons;
mod schools;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use coesa::clock::Clock;
use coesa::config::Config;
use coesa::demo::large::{Filled, Sizes};
use coesa::people::account::{self, SignIn};
use coesa::people::{second_factor, strength};
use coesa::text::Lang;
use coesa::{App, db, demo, serve};
use tables::kinds::Role;

use lessons::Lessons;

/// Civic monitoring of publicly funded projects, from the first lesson to the published report.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

#[derive(Args)]
struct Place {
    /// Folder of the database, the dataset and the files
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Address of a PostgreSQL database, instead of the SQLite file in the data folder
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// Settings file (TOML)
    #[arg(long, global = true, env = "COESA_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site
    Serve {
        /// Address and port to listen on
        #[arg(long)]
        listen: Option<String>,
    },
    /// Fill an empty data folder with the demo story and serve it
    Demo {
        /// Address and port to listen on
        #[arg(long)]
        listen: Option<String>,
        /// Fill only, do not serve
        #[arg(long)]
        no_serve: bool,
        /// With a whole edition besides (200 classes, 5,000 students) and the public reports of earlier ones
        #[arg(long)]
        large: bool,
    },
    /// Import the open dataset: a .csv, .zip or .csv.gz file, or an https address of one
    Import(import::Import),
    /// The course
    #[command(subcommand)]
    Lessons(Lessons),
    /// The register of schools
    #[command(subcommand)]
    Schools(schools::Schools),
    /// Bring the database to this version's schema
    Migrate,
    /// Show every setting, what it is for and its value
    Config,
    /// Show every route and who gets in
    Routes,
    /// Accounts
    #[command(subcommand)]
    User(User),
}

#[derive(Subcommand)]
enum User {
    /// Make an adult's account; its password is read from the terminal or from standard input
    Add {
        /// E-mail address to sign in with
        email: String,
        /// Name
        #[arg(long)]
        name: String,
        /// What the person is in the programme
        #[arg(long, value_enum)]
        role: RoleArg,
    },
    /// Take away the second factor of somebody who has lost it; the next sign-in sets up a new one
    ResetSecondFactor {
        /// E-mail address, or a student's sign-in
        sign_in: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleArg {
    Teacher,
    Supporter,
    Reviewer,
    Editor,
    Admin,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Teacher => Self::Teacher,
            RoleArg::Supporter => Self::Supporter,
            RoleArg::Reviewer => Self::Reviewer,
            RoleArg::Editor => Self::Editor,
            RoleArg::Admin => Self::Admin,
        }
    }
}

/// What stopped a command: the sentence that is printed, and the exit code.
struct Stop(u8, String);

impl<E: std::error::Error> From<E> for Stop {
    fn from(error: E) -> Self {
        Self(1, error.to_string())
    }
}

type Done = Result<(), Stop>;

/// Reads the command line, runs the command, gives the exit code.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match start(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop(code, message)) => {
            say_error(&message);
            ExitCode::from(code)
        }
    }
}

#[expect(clippy::print_stderr, reason = "the command line speaks to its user")]
fn say_error(message: &str) {
    eprintln!("coesa: {message}");
}

/// Whoever has read enough (`coesa routes | head`) closes the pipe, and there is nobody to tell more. A full
/// disk is told.
fn say(line: &str) {
    if let Err(error) = writeln!(std::io::stdout(), "{line}")
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        say_error(&format!("this could not be written: {error}"));
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn config(place: &Place) -> Result<Config, Stop> {
    let mut config = Config::load(place.config.as_deref(), std::env::vars())
        .map_err(|error| Stop(2, error.to_string()))?;
    if let Some(folder) = &place.data_dir {
        config.data_dir.clone_from(folder);
    }
    if let Some(address) = &place.database {
        config.database.clone_from(address);
    }
    Ok(config)
}

fn start(cli: Cli) -> Done {
    let mut config = config(&cli.place)?;
    logging(&config);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match cli.command {
        Command::Config => {
            show_config(&config);
            Ok(())
        }
        Command::Routes => {
            for route in coesa::routes().table() {
                let prefix = if route.paged { "/{lang}" } else { "" };
                say(&format!("{:4} {prefix}{:48} {}", route.method, route.path, route.access));
            }
            Ok(())
        }
        Command::Migrate => runtime.block_on(async {
            open(config).await?;
            say("the database is up to date");
            Ok(())
        }),
        Command::Serve { listen } => runtime.block_on(async {
            config.listen = listen.unwrap_or(config.listen);
            let app = open(config).await?;
            Ok(serve::run(app).await?)
        }),
        Command::Demo { listen, no_serve, large } => runtime.block_on(async {
            config.listen = listen.unwrap_or(config.listen);
            config.base_url = format!("http://{}", config.listen);
            config.demo = true;
            // Its sign-ins are told to everybody, and must work with a password alone.
            config.second_factor_roles.clear();
            let app = open(config).await?;
            demo::fill(&app).await?;
            if large {
                fill_large(&app).await?;
            }
            if no_serve {
                return Ok(());
            }
            for line in demo::welcome(&app) {
                say(&line);
            }
            if large {
                say(&demo::large::welcome(&app).await?);
            }
            Ok(serve::run(app).await?)
        }),
        Command::Import(import) => runtime.block_on(async {
            let app = open(config).await?;
            import::run(&app, import).await
        }),
        Command::Lessons(Lessons::Check { dir, json }) => lessons::check(dir.as_deref(), json),
        Command::Lessons(Lessons::Export { dir, edition }) => runtime.block_on(async {
            let app = open(config).await?;
            lessons::export(&app, &dir, edition.as_deref()).await
        }),
        Command::Schools(command) => runtime.block_on(async {
            let app = open(config).await?;
            schools::run(&app, command).await
        }),
        Command::User(User::Add { email, name, role }) => runtime.block_on(async {
            let app = open(config).await?;
            let password = read_password()?;
            let about = [name.clone(), email.clone()];
            if let Some(mistake) = strength::mistake(&app, Lang::En, &password, &about).await? {
                return Err(Stop(2, mistake));
            }
            let hash = app.passwords.hash(password).await?;
            let made =
                account::create(&app.db, &app, role.into(), &name, SignIn::Email(email), hash, Lang::It)
                    .await;
            match made {
                Ok(person) => {
                    say(&format!("account {} made", person.id));
                    Ok(())
                }
                Err(error) if db::is_unique_violation(&error) => {
                    Err(Stop(2, "there is already an account with this e-mail".to_owned()))
                }
                Err(error) => Err(error.into()),
            }
        }),
        Command::User(User::ResetSecondFactor { sign_in }) => {
            runtime.block_on(reset_second_factor(config, &sign_in))
        }
    }
}

async fn fill_large(app: &App) -> Done {
    say("filling the large demo: about a minute");
    match demo::large::fill(app, &Sizes::default()).await? {
        Filled::Done => {}
        Filled::Before => say("the large demo has been filled already"),
        Filled::NotTheDemo => {
            return Err(Stop(2, "this folder holds something else than the demo".to_owned()));
        }
    }
    Ok(())
}

async fn reset_second_factor(config: Config, sign_in: &str) -> Done {
    let app = open(config).await?;
    let person = account::find(&app, sign_in).await?;
    let person = person.ok_or_else(|| Stop(2, "there is no account that signs in so".to_owned()))?;
    let tx = db::begin_write(&app.db).await?;
    if !second_factor::reset(&tx, &app, &person, None).await? {
        return Err(Stop(2, "this account has no second factor".to_owned()));
    }
    tx.commit().await?;
    say("the second factor is gone; the next sign-in sets up a new one");
    Ok(())
}

async fn open(config: Config) -> Result<App, Stop> {
    std::fs::create_dir_all(&config.data_dir)?;
    let db = db::connect(&config.database_address(), config.database_connections()).await?;
    <migrations::Migrator as migrations::MigratorTrait>::up(&db, None).await?;
    Ok(App::new(db, config, Clock::default())?)
}

#[expect(clippy::disallowed_methods, reason = "the log filter is no setting of the site")]
fn logging(config: &Config) {
    let filter = std::env::var("COESA_LOG").unwrap_or_else(|_| "warn,coesa=info".to_owned());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first subscriber.
    let _ = if config.log_json { log.json().try_init() } else { log.compact().try_init() };
}

fn show_config(config: &Config) {
    let values = toml::Table::try_from(config).unwrap_or_default();
    for (name, about) in Config::MANUAL {
        say(&format!("# {}", about.trim()));
        let value = match (*name, values.get(*name)) {
            ("smtp" | "database", Some(value)) if value.as_str().is_some_and(|v| v.contains('@')) => {
                "\"(set, not shown)\"".to_owned()
            }
            ("secret_key", Some(value)) if value.as_str() != Some("") => "\"(set, not shown)\"".to_owned(),
            ("oidc", _) => {
                let keys: Vec<&str> = config.oidc.iter().map(|provider| provider.key.as_str()).collect();
                format!("{keys:?} # secrets are not shown")
            }
            (_, Some(value)) => value.to_string(),
            (_, None) => String::new(),
        };
        say(&format!("{name} = {value}\n"));
    }
}

fn read_password() -> Result<String, Stop> {
    say_error("password (10 characters at least), then Enter:");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    Ok(password)
}
