//! What nobody planned, and how it reaches a reader.
//!
//! Planned outcomes (a stale save, a wrong password) are values of their own; this type is for the
//! rest. A handler says `?`; `web::layers` turns the answer into a page or an RFC 9457 problem in
//! the reader's language, and logs what is ours to mend, once.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// Why a request could not be answered as asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the caller may not know that there is.
    #[error("not found")]
    NotFound,
    /// The caller may see the thing, but not do this to it (now).
    #[error("forbidden")]
    Forbidden,
    /// Only oneself may see or do this, and not an admin who acts as somebody.
    #[error("only oneself")]
    OnlyOneself,
    /// Only for people who are signed in.
    #[error("sign in first")]
    SignInFirst,
    /// Too many tries; again after so many seconds.
    #[error("too many requests")]
    TooMany(u64),
    /// The request can't be understood. The text is a key of `templates/text`.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// Larger than we take.
    #[error("too large")]
    TooLarge,
    /// The data aren't there yet: no dataset has been imported, or the index is being opened.
    #[error("not ready")]
    NotReady,
    /// The database failed.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The dataset failed.
    #[error("dataset: {0}")]
    Dataset(#[from] dataset::Error),
    /// A template failed.
    #[error("template: {0:#}")]
    Template(#[from] minijinja::Error),
    /// The session store failed.
    #[error("session: {0}")]
    Session(#[from] tower_sessions::session::Error),
    /// A file could not be read or written.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// Stored JSON is not what it should be.
    #[error("stored data: {0}")]
    Json(#[from] serde_json::Error),
    /// A task was stopped.
    #[error("task: {0}")]
    Task(#[from] tokio::task::JoinError),
    /// Anything else that is ours to mend.
    #[error("{0}")]
    Internal(String),
}

/// What a handler or a verb of the domain gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// The status that says it.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::OnlyOneself => StatusCode::FORBIDDEN,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotReady => StatusCode::SERVICE_UNAVAILABLE,
            Self::Database(_)
            | Self::Dataset(_)
            | Self::Template(_)
            | Self::Session(_)
            | Self::Io(_)
            | Self::Json(_)
            | Self::Task(_)
            | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A failure that no other variant names.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::TooMany(seconds) = self {
            response.headers_mut().insert(http::header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}
