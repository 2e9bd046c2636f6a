//! The blog of the teams: posts, their history and pieces, what is public of them; and words on public
//! texts that staff should look at.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, json_binary, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

fn key(table: impl IntoIden, from: impl IntoIden, to: Name) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, from).to(to, Name::Id).to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Post::Table)
                    .col(big_integer(Post::Id).auto_increment().primary_key())
                    .col(big_integer(Post::TeamId))
                    .col(big_integer_null(Post::StepId))
                    .col(text(Post::Title))
                    .col(text(Post::Summary))
                    .col(text(Post::Body))
                    .col(json_binary(Post::Tags))
                    .col(text(Post::State))
                    .col(text_null(Post::ReturnedReason))
                    .col(integer(Post::Revision))
                    .col(big_integer(Post::ChangedBy))
                    .col(timestamp_with_time_zone(Post::ChangedAt))
                    .col(timestamp_with_time_zone(Post::CreatedAt))
                    .col(text_null(Post::Slug).unique_key())
                    .col(timestamp_with_time_zone_null(Post::HiddenAt))
                    .col(big_integer_null(Post::HiddenBy))
                    .col(text_null(Post::HiddenWhy))
                    .col(text(Post::HiddenWords).default(""))
                    .col(boolean(Post::HiddenByStaff).default(false))
                    .foreign_key(&mut key(Post::Table, Post::TeamId, Name::Team))
                    .foreign_key(&mut key(Post::Table, Post::StepId, Name::EditionStep))
                    .foreign_key(&mut key(Post::Table, Post::ChangedBy, Name::Person))
                    .foreign_key(&mut key(Post::Table, Post::HiddenBy, Name::Person))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Revision::Table)
                    .col(big_integer(Revision::PostId))
                    .col(integer(Revision::Revision))
                    .col(text(Revision::Title))
                    .col(text(Revision::Summary))
                    .col(text(Revision::Body))
                    .col(json_binary(Revision::Tags))
                    .col(big_integer_null(Revision::StepId))
                    .col(big_integer(Revision::AuthorId))
                    .col(timestamp_with_time_zone(Revision::SavedAt))
                    .primary_key(Index::create().col(Revision::PostId).col(Revision::Revision))
                    .foreign_key(&mut key(Revision::Table, Revision::PostId, Name::Post))
                    .foreign_key(&mut key(Revision::Table, Revision::AuthorId, Name::Person))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Piece::Table)
                    .col(big_integer(Piece::Id).auto_increment().primary_key())
                    .col(big_integer(Piece::PostId))
                    .col(integer(Piece::Number))
                    .col(text(Piece::Kind))
                    .col(text(Piece::Title))
                    .col(text(Piece::Alt))
                    .col(text(Piece::Credit))
                    .col(text_null(Piece::Consent))
                    .col(text_null(Piece::Url))
                    .col(big_integer_null(Piece::FileId))
                    .col(big_integer_null(Piece::ChartVersionId))
                    .col(big_integer(Piece::AddedBy))
                    .col(timestamp_with_time_zone(Piece::AddedAt))
                    .foreign_key(&mut key(Piece::Table, Piece::PostId, Name::Post))
                    .foreign_key(&mut key(Piece::Table, Piece::FileId, Name::File))
                    .foreign_key(&mut key(Piece::Table, Piece::ChartVersionId, Name::ChartVersion))
                    .foreign_key(&mut key(Piece::Table, Piece::AddedBy, Name::Person))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Version::Table)
                    .col(big_integer(Version::Id).auto_increment().primary_key())
                    .col(big_integer(Version::PostId))
                    .col(integer(Version::Number))
                    .col(json_binary(Version::Content))
                    .col(big_integer(Version::PublishedBy))
                    .col(timestamp_with_time_zone(Version::PublishedAt))
                    .foreign_key(&mut key(Version::Table, Version::PostId, Name::Post))
                    .foreign_key(&mut key(Version::Table, Version::PublishedBy, Name::Person))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Listed::Table)
                    .col(big_integer(Listed::PostId).primary_key())
                    .col(big_integer(Listed::VersionId))
                    .col(big_integer(Listed::TeamId))
                    .col(big_integer(Listed::SchoolId))
                    .col(text(Listed::Year))
                    .col(text(Listed::Region))
                    .col(text(Listed::Theme))
                    .col(text(Listed::ThemeLabel))
                    .col(text(Listed::ProjectSlug))
                    .col(timestamp_with_time_zone(Listed::FirstAt))
                    .foreign_key(&mut key(Listed::Table, Listed::PostId, Name::Post))
                    .foreign_key(&mut key(Listed::Table, Listed::VersionId, Name::PostVersion))
                    .foreign_key(&mut key(Listed::Table, Listed::TeamId, Name::Team))
                    .foreign_key(&mut key(Listed::Table, Listed::SchoolId, Name::School))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Tag::Table)
                    .col(big_integer(Tag::PostId))
                    .col(text(Tag::Tag))
                    .col(text(Tag::Label))
                    .primary_key(Index::create().col(Tag::PostId).col(Tag::Tag))
                    .foreign_key(&mut key(Tag::Table, Tag::PostId, Name::Post))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Flag::Table)
                    .col(big_integer(Flag::Id).auto_increment().primary_key())
                    .col(text(Flag::Subject))
                    .col(big_integer(Flag::SubjectId))
                    .col(text(Flag::Why))
                    .col(text(Flag::Words))
                    .col(timestamp_with_time_zone(Flag::At))
                    .col(text_null(Flag::Outcome))
                    .col(timestamp_with_time_zone_null(Flag::SettledAt))
                    .col(big_integer_null(Flag::SettledBy))
                    .foreign_key(&mut key(Flag::Table, Flag::SettledBy, Name::Person))
                    .to_owned(),
            )
            .await?;
        indexes(manager).await
    }
}

async fn indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let index = |name: &str| Index::create().name(name).to_owned();
    for mut wanted in [
        index("index_post_team_id").table(Post::Table).col(Post::TeamId).to_owned(),
        index("unique_post_piece_number")
            .table(Piece::Table)
            .col(Piece::PostId)
            .col(Piece::Number)
            .unique()
            .to_owned(),
        index("unique_post_version_number")
            .table(Version::Table)
            .col(Version::PostId)
            .col(Version::Number)
            .unique()
            .to_owned(),
        index("index_post_listed_first_at").table(Listed::Table).col(Listed::FirstAt).to_owned(),
        index("index_post_listed_team_id").table(Listed::Table).col(Listed::TeamId).to_owned(),
        index("index_post_listed_project_slug").table(Listed::Table).col(Listed::ProjectSlug).to_owned(),
        index("index_post_tag_tag").table(Tag::Table).col(Tag::Tag).to_owned(),
        index("index_flag_outcome_at").table(Flag::Table).col(Flag::Outcome).col(Flag::At).to_owned(),
        index("index_flag_subject").table(Flag::Table).col(Flag::Subject).col(Flag::SubjectId).to_owned(),
    ] {
        manager.create_index(wanted.take()).await?;
    }
    Ok(())
}

#[derive(DeriveIden)]
enum Post {
    Table,
    Id,
    TeamId,
    StepId,
    Title,
    Summary,
    Body,
    Tags,
    State,
    ReturnedReason,
    Revision,
    ChangedBy,
    ChangedAt,
    CreatedAt,
    Slug,
    HiddenAt,
    HiddenBy,
    HiddenWhy,
    HiddenWords,
    HiddenByStaff,
}

#[derive(DeriveIden)]
#[expect(clippy::enum_variant_names, reason = "columns are called as they are")]
enum Revision {
    #[sea_orm(iden = "post_revision")]
    Table,
    PostId,
    Revision,
    Title,
    Summary,
    Body,
    Tags,
    StepId,
    AuthorId,
    SavedAt,
}

#[derive(DeriveIden)]
enum Piece {
    #[sea_orm(iden = "post_piece")]
    Table,
    Id,
    PostId,
    Number,
    Kind,
    Title,
    Alt,
    Credit,
    Consent,
    Url,
    FileId,
    ChartVersionId,
    AddedBy,
    AddedAt,
}

#[derive(DeriveIden)]
enum Version {
    #[sea_orm(iden = "post_version")]
    Table,
    Id,
    PostId,
    Number,
    Content,
    PublishedBy,
    PublishedAt,
}

#[derive(DeriveIden)]
enum Listed {
    #[sea_orm(iden = "post_listed")]
    Table,
    PostId,
    VersionId,
    TeamId,
    SchoolId,
    Year,
    Region,
    Theme,
    ThemeLabel,
    ProjectSlug,
    FirstAt,
}

#[derive(DeriveIden)]
#[expect(clippy::enum_variant_names, reason = "columns are called as they are")]
enum Tag {
    #[sea_orm(iden = "post_tag")]
    Table,
    PostId,
    Tag,
    Label,
}

#[derive(DeriveIden)]
enum Flag {
    Table,
    Id,
    Subject,
    SubjectId,
    Why,
    Words,
    At,
    Outcome,
    SettledAt,
    SettledBy,
}

#[derive(DeriveIden)]
enum Name {
    Id,
    Team,
    EditionStep,
    Person,
    File,
    School,
    Post,
    PostVersion,
    ChartVersion,
}
