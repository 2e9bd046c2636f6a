//! One type for each table's key, so that a team's number can't stand where a report's is meant.

use sea_orm::DeriveValueType;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
        #[sea_orm(try_from_u64)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )* }
}

ids! {
    /// Key of `person`.
    PersonId
    /// Key of `edition`.
    EditionId
    /// Key of `edition_step`.
    StepId
    /// Key of `edition_page`.
    EditionPageId
    /// Key of `lesson_version`.
    LessonVersionId
    /// Key of `note`.
    NoteId
    /// Key of `application`.
    ApplicationId
    /// Key of `school`.
    SchoolId
    /// Key of `class`.
    ClassId
    /// Key of `team`.
    TeamId
    /// Key of `report`.
    ReportId
    /// Key of `evidence`.
    EvidenceId
    /// Key of `file`.
    FileId
    /// Key of `remark`.
    RemarkId
    /// Key of `notice`.
    NoticeId
    /// Key of `invitation`.
    InvitationId
    /// Key of `organisation`.
    OrganisationId
    /// Key of `organisation_assignment`.
    AssignmentId
    /// Key of `team_comment`.
    CommentId
    /// Key of `team_vote`.
    VoteId
    /// Key of `meeting`.
    MeetingId
    /// Key of `document`.
    DocumentId
    /// Key of `document_comment`.
    EntryId
    /// Key of `task`.
    TaskId
    /// Key of `team_file`.
    TeamFileId
    /// Key of `occasion`.
    OccasionId
    /// Key of `diary_entry`.
    DiaryEntryId
    /// Key of `deliverable`.
    DeliverableId
    /// Key of `deliverable_file`.
    DeliverableFileId
    /// Key of `post`.
    PostId
    /// Key of `post_piece`.
    PieceId
    /// Key of `flag`.
    FlagId
    /// Key of `selection`.
    SelectionId
    /// Key of `chart`.
    ChartId
    /// Key of `chart_version`.
    ChartVersionId
    /// Key of `certificate`.
    CertificateId
    /// Key of `dataset_import`.
    ImportId
}
