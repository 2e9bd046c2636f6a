//! Every setting, once: its name, its kind, its default and what it is for.
//!
//! Settings come from a TOML file, then from the environment (`COESA_…`, upper case), then from
//! the command line. A name that nobody knows is refused, so that a slip of the pen is found.

use std::num::NonZero;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tables::kinds::Role;

/// Declares the settings so that their list, for `coesa config` and for the environment, can't
/// part from the fields.
macro_rules! settings {
    ($($(#[doc = $doc:literal])* $name:ident: $kind:ty = $default:expr;)*) => {
        /// The settings.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Config { $($(#[doc = $doc])* pub $name: $kind,)* }

        impl Default for Config {
            fn default() -> Self {
                Self { $($name: $default,)* }
            }
        }

        impl Config {
            /// Name and explanation of each setting.
            pub const MANUAL: &'static [(&'static str, &'static str)] =
                &[$((stringify!($name), concat!($($doc,)*)),)*];
        }
    };
}

settings! {
    /// Folder of the SQLite file, the dataset with its index, and the uploaded files.
    data_dir: PathBuf = PathBuf::from("data");
    /// Address of a PostgreSQL database (`postgres://user@host/name`); empty: SQLite in `data_dir`.
    database: String = String::new();
    /// Address and port to listen on.
    listen: String = "127.0.0.1:8080".to_owned();
    /// Address under which people reach the site; `https://…` makes cookies secure.
    base_url: String = "http://127.0.0.1:8080".to_owned();
    /// True when a proxy in front sets `X-Forwarded-For`.
    behind_proxy: bool = false;
    /// Mail server, `smtp://host:port` or `smtps://user:password@host`; empty: none goes out.
    smtp: String = String::new();
    /// The sender of mails.
    mail_from: String = "Coesa <noreply@coesa.example>".to_owned();
    /// E-mail address of those who run the site, shown on the pages about accessibility and privacy.
    contact: String = String::new();
    /// Database connections at most; 0: two for each processor, four at least (PostgreSQL: eight).
    connections: u32 = 0;
    /// Largest upload in bytes.
    upload_limit: usize = 25 * 1024 * 1024;
    /// A request must be answered in so many seconds.
    request_seconds: u64 = 60;
    /// Key of 32 bytes in base64 that seals secrets; empty: `secret.key` in `data_dir`, made at the first start.
    secret_key: String = String::new();
    /// Roles that must have a second factor, with commas between; the demo demands it of nobody.
    second_factor_roles: String = "reviewer,editor,admin".to_owned();
    /// Providers of sign-in by `OpenID` Connect; in the environment a list of inline tables.
    oidc: Vec<Provider> = Vec::new();
    /// True for the demo: its mails can be read at a page of the site, and its sign-ins are shown.
    demo: bool = false;
    /// Log lines as JSON instead of text.
    log_json: bool = false;
}

/// A provider of sign-in by `OpenID` Connect.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its name in addresses and in the database: lower case, never changed.
    pub key: String,
    /// What the button says.
    pub name: String,
    /// Its issuer address, below which the discovery document lies.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there; empty: none.
    #[serde(default)]
    pub client_secret: String,
    /// True: an adult's account with the e-mail that the provider has verified is linked at the first
    /// sign-in. False: people link their accounts from their profile.
    #[serde(default)]
    pub link_by_email: bool,
}

/// Why the settings can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file can't be read.
    #[error("the settings file {0} can't be read: {1}")]
    File(PathBuf, std::io::Error),
    /// The file is not TOML, a name is unknown or a value is of the wrong kind.
    #[error("the settings file {0} is not right: {1}")]
    Content(PathBuf, toml::de::Error),
    /// An environment variable that names no setting.
    #[error("{0} names no setting; `coesa config` lists them all")]
    Unknown(String),
    /// An environment variable with a value of the wrong kind.
    #[error("{0} has a value that can't be used: {1}")]
    Value(String, toml::de::Error),
}

impl Config {
    /// Reads the file, if one is named, and the variables that begin with `COESA_`.
    ///
    /// `COESA_CONFIG` is the file's own name and `COESA_LOG` the log filter: neither is a setting.
    pub fn load(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut table = match file {
            None => toml::Table::new(),
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|error| ConfigError::File(path.to_owned(), error))?;
                let parsed: toml::Table =
                    toml::from_str(&text).map_err(|error| ConfigError::Content(path.to_owned(), error))?;
                parsed
                    .clone()
                    .try_into::<Self>()
                    .map_err(|error| ConfigError::Content(path.to_owned(), error))?;
                parsed
            }
        };
        for (variable, value) in environment {
            let Some(name) = variable.strip_prefix("COESA_") else { continue };
            let name = name.to_lowercase();
            if name == "config" || name == "log" {
                continue;
            }
            if !Self::MANUAL.iter().any(|(known, _)| *known == name) {
                return Err(ConfigError::Unknown(variable));
            }
            let typed = toml::from_str::<toml::Table>(&format!("v = {value}"))
                .ok()
                .and_then(|table| table.get("v").cloned())
                .filter(|typed| typed.is_bool() || typed.is_integer() || typed.is_array())
                .unwrap_or(toml::Value::String(value));
            let one = toml::Table::from_iter([(name.clone(), typed.clone())]);
            one.try_into::<Self>().map_err(|error| ConfigError::Value(variable, error))?;
            table.insert(name, typed);
        }
        table.try_into().map_err(|error| ConfigError::Content(PathBuf::from("environment"), error))
    }

    /// Database connections at most. Each of SQLite's is a thread, and more threads than processors can
    /// serve cost turns: a teacher's page at eight clients is a tenth faster with four than with eight on two.
    pub fn database_connections(&self) -> u32 {
        let processors = || std::thread::available_parallelism().map_or(1, NonZero::get);
        match self.connections {
            0 if self.database.is_empty() => u32::try_from(2 * processors()).unwrap_or(u32::MAX).max(4),
            0 => 8,
            many => many,
        }
    }

    /// The database's address: the one that is set, or the SQLite file in the data folder.
    pub fn database_address(&self) -> String {
        if self.database.is_empty() { crate::db::sqlite_in(&self.data_dir) } else { self.database.clone() }
    }

    /// Where versions of the dataset lie.
    pub fn dataset_dir(&self) -> PathBuf {
        self.data_dir.join("dataset")
    }

    /// Must people of that role have a second factor?
    pub fn needs_second_factor(&self, role: Role) -> bool {
        self.second_factor_roles.split(',').any(|name| name.trim() == role.as_str())
    }

    /// The first name among [`Self::second_factor_roles`] that is no role's.
    pub fn unknown_second_factor_role(&self) -> Option<&str> {
        let names = self.second_factor_roles.split(',').map(str::trim);
        names.filter(|name| !name.is_empty()).find(|name| Role::parse(name).is_none())
    }

    /// Where uploaded files lie.
    pub fn files_dir(&self) -> PathBuf {
        self.data_dir.join("files")
    }
}
