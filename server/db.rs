//! What differs between SQLite and PostgreSQL, and nothing else does.

use std::path::Path;
use std::time::Duration;

use sea_orm::sea_query::{LikeExpr, PostgresQueryBuilder, SelectStatement, SqliteQueryBuilder};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    RuntimeErr, SqlErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};

/// So many rows a connection's thread reads before it waits for whoever asked: each wait is a turn of
/// the thread, and a class's progress has some hundred rows.
const ROWS_AHEAD: usize = 1_000;

/// The pool of connections.
pub type Db = DatabaseConnection;

/// The address of the SQLite file in a data folder.
pub fn sqlite_in(data_dir: &Path) -> String {
    format!("sqlite://{}?mode=rwc", data_dir.join("coesa.db").display())
}

/// Opens the database at `address` (`sqlite://…` or `postgres://…`).
///
/// SQLite: a write is acknowledged only when it is on the disk, readers never wait for the writer,
/// and there are several connections (the library's default is one). Both: only a connection that has
/// been idle is asked whether it still lives, for asking costs as much as a small query.
pub async fn connect(address: &str, connections: u32) -> Result<Db, DbErr> {
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(20))
        .test_before_acquire_if_idle_for(Duration::from_secs(5))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(20))
                .row_buffer_size(ROWS_AHEAD)
        });
    Database::connect(options).await
}

/// A transaction that will write. SQLite takes its write lock here, so that it waits its turn
/// instead of failing half-way.
pub async fn begin_write(db: &Db) -> Result<DatabaseTransaction, DbErr> {
    db.begin_with_options(TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    })
    .await
}

/// A part of a writing transaction that can be undone alone.
pub async fn begin_within(tx: &DatabaseTransaction) -> Result<DatabaseTransaction, DbErr> {
    tx.begin_with_options(TransactionOptions::default()).await
}

/// A question in the words of each database, put together once. Its constants stand in it; where it says `$1`
/// (`Expr::cust("$1")`), the first of the values goes that it is asked with.
pub struct Question {
    sqlite: String,
    postgres: String,
}

impl Question {
    /// Puts the words together.
    pub fn new(asked: &SelectStatement) -> Self {
        Self { sqlite: asked.to_string(SqliteQueryBuilder), postgres: asked.to_string(PostgresQueryBuilder) }
    }

    /// To ask it with these values.
    pub fn with(&self, conn: &impl ConnectionTrait, values: impl IntoIterator<Item = Value>) -> Statement {
        let backend = conn.get_database_backend();
        let words = if backend == DbBackend::Sqlite { &self.sqlite } else { &self.postgres };
        Statement::from_sql_and_values(backend, words, values)
    }
}

/// A text that holds the word, whatever signs are in it.
pub fn holding(word: &str) -> LikeExpr {
    let bare = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{bare}%")).escape('\\')
}

/// Did the database refuse a second row with the same unique value?
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Did the database go away, rather than refuse?
pub fn is_connection_error(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(RuntimeErr::SqlxError(_)))
}
