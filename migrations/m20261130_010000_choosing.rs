//! Choosing a project: what a team asks of the picker, reasons for and against, secret votes, a
//! teacher's yes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, integer_null, json_binary, text,
    timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table(Name::Class)
                    .add_column(boolean(Name::ChoiceApproval).default(false))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(TeamPicker::Table)
                    .col(big_integer(TeamPicker::TeamId).primary_key())
                    .col(text(TeamPicker::Municipality))
                    .col(text(TeamPicker::Reach))
                    .col(text(TeamPicker::Theme))
                    .col(json_binary(TeamPicker::Weights))
                    .col(timestamp_with_time_zone(TeamPicker::ChangedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamPicker::Table, TeamPicker::TeamId)
                            .to(Name::Team, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ShortlistPoint::Table)
                    .col(big_integer(ShortlistPoint::Id).auto_increment().primary_key())
                    .col(big_integer(ShortlistPoint::ItemId))
                    .col(text(ShortlistPoint::Side))
                    .col(text(ShortlistPoint::Words))
                    .col(big_integer(ShortlistPoint::AuthorId))
                    .col(timestamp_with_time_zone(ShortlistPoint::At))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ShortlistPoint::Table, ShortlistPoint::ItemId)
                            .to(Name::ShortlistItem, Name::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ShortlistPoint::Table, ShortlistPoint::AuthorId)
                            .to(Name::Person, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_shortlist_point_item_id")
                    .table(ShortlistPoint::Table)
                    .col(ShortlistPoint::ItemId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(TeamVote::Table)
                    .col(big_integer(TeamVote::Id).auto_increment().primary_key())
                    .col(big_integer(TeamVote::TeamId))
                    .col(big_integer(TeamVote::OpenedBy))
                    .col(timestamp_with_time_zone(TeamVote::OpenedAt))
                    .col(big_integer_null(TeamVote::OpenKey))
                    .col(timestamp_with_time_zone_null(TeamVote::ClosedAt))
                    .col(big_integer_null(TeamVote::RunOffOf))
                    .col(integer_null(TeamVote::Members))
                    .col(integer_null(TeamVote::NoneVotes))
                    .foreign_key(
                        ForeignKey::create().from(TeamVote::Table, TeamVote::TeamId).to(Name::Team, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamVote::Table, TeamVote::OpenedBy)
                            .to(Name::Person, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamVote::Table, TeamVote::RunOffOf)
                            .to(TeamVote::Table, TeamVote::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_team_vote_open_key")
                    .table(TeamVote::Table)
                    .col(TeamVote::OpenKey)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_team_vote_team_id")
                    .table(TeamVote::Table)
                    .col(TeamVote::TeamId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(VoteOption::Table)
                    .col(big_integer(VoteOption::VoteId))
                    .col(integer(VoteOption::Place))
                    .col(text(VoteOption::ProjectSlug))
                    .col(text(VoteOption::Title))
                    .col(integer_null(VoteOption::Votes))
                    .primary_key(Index::create().col(VoteOption::VoteId).col(VoteOption::Place))
                    .foreign_key(
                        ForeignKey::create()
                            .from(VoteOption::Table, VoteOption::VoteId)
                            .to(TeamVote::Table, TeamVote::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Ballot::Table)
                    .col(text(Ballot::Key).primary_key())
                    .col(big_integer(Ballot::VoteId))
                    .col(integer(Ballot::Choice))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Ballot::Table, Ballot::VoteId)
                            .to(TeamVote::Table, TeamVote::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_ballot_vote_id")
                    .table(Ballot::Table)
                    .col(Ballot::VoteId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ChoiceProposal::Table)
                    .col(big_integer(ChoiceProposal::TeamId).primary_key())
                    .col(text(ChoiceProposal::ProjectSlug))
                    .col(text(ChoiceProposal::Title))
                    .col(big_integer(ChoiceProposal::ProposedBy))
                    .col(timestamp_with_time_zone(ChoiceProposal::ProposedAt))
                    .col(text(ChoiceProposal::State))
                    .col(integer(ChoiceProposal::Revision))
                    .col(text(ChoiceProposal::Reason))
                    .col(big_integer_null(ChoiceProposal::DecidedBy))
                    .col(timestamp_with_time_zone_null(ChoiceProposal::DecidedAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ChoiceProposal::Table, ChoiceProposal::TeamId)
                            .to(Name::Team, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ChoiceProposal::Table, ChoiceProposal::ProposedBy)
                            .to(Name::Person, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ChoiceProposal::Table, ChoiceProposal::DecidedBy)
                            .to(Name::Person, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum TeamPicker {
    Table,
    TeamId,
    Municipality,
    Reach,
    Theme,
    Weights,
    ChangedAt,
}

#[derive(DeriveIden)]
enum ShortlistPoint {
    Table,
    Id,
    ItemId,
    Side,
    Words,
    AuthorId,
    At,
}

#[derive(DeriveIden)]
enum TeamVote {
    Table,
    Id,
    TeamId,
    OpenedBy,
    OpenedAt,
    OpenKey,
    ClosedAt,
    RunOffOf,
    Members,
    NoneVotes,
}

#[derive(DeriveIden)]
enum VoteOption {
    Table,
    VoteId,
    Place,
    ProjectSlug,
    Title,
    Votes,
}

#[derive(DeriveIden)]
enum Ballot {
    Table,
    Key,
    VoteId,
    Choice,
}

#[derive(DeriveIden)]
enum ChoiceProposal {
    Table,
    TeamId,
    ProjectSlug,
    Title,
    ProposedBy,
    ProposedAt,
    State,
    Revision,
    Reason,
    DecidedBy,
    DecidedAt,
}

#[derive(DeriveIden)]
enum Name {
    Team,
    Person,
    Class,
    ShortlistItem,
    Id,
    ChoiceApproval,
}
