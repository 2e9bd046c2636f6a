//! Schools as the ministry lists them, and teachers' applications for a class.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, integer_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            text(School::Kind).default("other"),
            text(School::Address).default(""),
            text(School::Postcode).default(""),
            text(School::Email).default(""),
            text(School::Website).default(""),
            text(School::InstituteCode).default(""),
            text(School::Searchable).default(""),
        ] {
            manager.alter_table(Table::alter().table(School::Table).add_column(column).to_owned()).await?;
        }
        // Good enough to be found by; the next edit or import writes it properly.
        let plain = Expr::cust("LOWER(code || ' ' || name)");
        manager
            .execute(Query::update().table(School::Table).value(School::Searchable, plain).to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Application::Table)
                    .col(big_integer(Application::Id).auto_increment().primary_key())
                    .col(big_integer(Application::EditionId))
                    .col(big_integer(Application::TeacherId))
                    .col(big_integer_null(Application::SchoolId))
                    .col(text(Application::ClassName))
                    .col(text(Application::ClassYear))
                    .col(text(Application::Subjects))
                    .col(integer_null(Application::Students))
                    .col(text(Application::SecondEmail))
                    .col(text(Application::Earlier))
                    .col(boolean(Application::WantsSupporter))
                    .col(text(Application::Idea))
                    .col(text(Application::Motivation))
                    .col(big_integer_null(Application::ConsentFileId))
                    .col(text(Application::State))
                    .col(text(Application::Reason))
                    .col(integer(Application::Revision))
                    .col(timestamp_with_time_zone(Application::CreatedAt))
                    .col(timestamp_with_time_zone(Application::ChangedAt))
                    .col(timestamp_with_time_zone_null(Application::SubmittedAt))
                    .col(timestamp_with_time_zone_null(Application::DecidedAt))
                    .col(big_integer_null(Application::DecidedBy))
                    .col(big_integer_null(Application::ClassId))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Application::Table, Application::EditionId)
                            .to(Edition::Table, Edition::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Application::Table, Application::TeacherId)
                            .to(Person::Table, Person::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Application::Table, Application::SchoolId)
                            .to(School::Table, School::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Application::Table, Application::ConsentFileId)
                            .to(File::Table, File::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Application::Table, Application::ClassId)
                            .to(Class::Table, Class::Id),
                    )
                    .to_owned(),
            )
            .await?;
        for (name, column) in [
            ("index_application_edition_id", Application::EditionId),
            ("index_application_teacher_id", Application::TeacherId),
            ("index_application_school_id", Application::SchoolId),
        ] {
            manager
                .create_index(Index::create().name(name).table(Application::Table).col(column).to_owned())
                .await?;
        }
        manager
            .create_table(
                Table::create()
                    .table(ApplicationScore::Table)
                    .col(big_integer(ApplicationScore::ApplicationId))
                    .col(text(ApplicationScore::Criterion))
                    .col(integer(ApplicationScore::Points))
                    .col(text(ApplicationScore::Comment))
                    .col(big_integer(ApplicationScore::ScoredBy))
                    .col(timestamp_with_time_zone(ApplicationScore::ScoredAt))
                    .primary_key(
                        Index::create().col(ApplicationScore::ApplicationId).col(ApplicationScore::Criterion),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ApplicationScore::Table, ApplicationScore::ApplicationId)
                            .to(Application::Table, Application::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ApplicationScore::Table, ApplicationScore::ScoredBy)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum School {
    Table,
    Id,
    Kind,
    Address,
    Postcode,
    Email,
    Website,
    InstituteCode,
    Searchable,
}

#[derive(DeriveIden)]
enum Application {
    Table,
    Id,
    EditionId,
    TeacherId,
    SchoolId,
    ClassName,
    ClassYear,
    Subjects,
    Students,
    SecondEmail,
    Earlier,
    WantsSupporter,
    Idea,
    Motivation,
    ConsentFileId,
    State,
    Reason,
    Revision,
    CreatedAt,
    ChangedAt,
    SubmittedAt,
    DecidedAt,
    DecidedBy,
    ClassId,
}

#[derive(DeriveIden)]
enum ApplicationScore {
    Table,
    ApplicationId,
    Criterion,
    Points,
    Comment,
    ScoredBy,
    ScoredAt,
}

#[derive(DeriveIden)]
enum Edition {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum Class {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum File {
    Table,
    Id,
}
