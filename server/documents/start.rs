//! What a document may begin with.

use crate::text::Lang;

/// A text to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing.
    Empty,
    /// Notes of an interview.
    Interview,
    /// Minutes of a meeting.
    Minutes,
    /// A request for access to an administration's documents.
    Access,
    /// A plan for a visit.
    Visit,
}

macro_rules! texts {
    ($name:literal) => {
        (
            include_str!(concat!("../../seeds/documents/it/", $name, ".md")),
            include_str!(concat!("../../seeds/documents/en/", $name, ".md")),
        )
    };
}

impl Start {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Empty, Self::Interview, Self::Minutes, Self::Access, Self::Visit];

    /// As forms and text keys call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Interview => "interview",
            Self::Minutes => "minutes",
            Self::Access => "access",
            Self::Visit => "visit",
        }
    }

    /// The one of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|start| start.as_str() == name)
    }

    /// The text.
    pub fn text(self, lang: Lang) -> &'static str {
        let (it, en) = match self {
            Self::Empty => ("", ""),
            Self::Interview => texts!("interview"),
            Self::Minutes => texts!("minutes"),
            Self::Access => texts!("access"),
            Self::Visit => texts!("visit"),
        };
        match lang {
            Lang::It => it,
            Lang::En => en,
        }
    }
}
