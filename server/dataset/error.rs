//! Why a dataset can't be opened, read or made.

/// A failure of ours or of the machine's: a file, the store or the index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The store of rows.
    #[error("store: {0}")]
    Store(#[from] rusqlite::Error),
    /// The search index.
    #[error("index: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// A version's folder is not whole.
    #[error("the dataset's folder is damaged: {0}")]
    Damaged(String),
}

/// What most of the crate gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn damaged(what: impl std::fmt::Display) -> Self {
        Self::Damaged(what.to_string())
    }
}
