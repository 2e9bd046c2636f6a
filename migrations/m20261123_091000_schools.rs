//! Editions, schools, classes, teams and who belongs to them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Edition::Table)
                    .col(big_integer(Edition::Id).auto_increment().primary_key())
                    .col(text(Edition::Slug))
                    .col(text(Edition::Name))
                    .col(date(Edition::StartsOn))
                    .col(date(Edition::EndsOn))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_edition_slug")
                    .table(Edition::Table)
                    .col(Edition::Slug)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(School::Table)
                    .col(big_integer(School::Id).auto_increment().primary_key())
                    .col(text(School::Code))
                    .col(text(School::Name))
                    .col(text(School::Municipality))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_school_code")
                    .table(School::Table)
                    .col(School::Code)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Class::Table)
                    .col(big_integer(Class::Id).auto_increment().primary_key())
                    .col(big_integer(Class::SchoolId))
                    .col(big_integer(Class::EditionId))
                    .col(text(Class::Name))
                    .col(text(Class::JoinCode))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Class::Table, Class::SchoolId)
                            .to(School::Table, School::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Class::Table, Class::EditionId)
                            .to(Edition::Table, Edition::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_class_join_code")
                    .table(Class::Table)
                    .col(Class::JoinCode)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_class_school_id")
                    .table(Class::Table)
                    .col(Class::SchoolId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_class_edition_id")
                    .table(Class::Table)
                    .col(Class::EditionId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ClassTeacher::Table)
                    .col(big_integer(ClassTeacher::ClassId))
                    .col(big_integer(ClassTeacher::PersonId))
                    .primary_key(Index::create().col(ClassTeacher::ClassId).col(ClassTeacher::PersonId))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ClassTeacher::Table, ClassTeacher::ClassId)
                            .to(Class::Table, Class::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ClassTeacher::Table, ClassTeacher::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_class_teacher_person_id")
                    .table(ClassTeacher::Table)
                    .col(ClassTeacher::PersonId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ClassMember::Table)
                    .col(big_integer(ClassMember::Id).auto_increment().primary_key())
                    .col(big_integer(ClassMember::ClassId))
                    .col(big_integer(ClassMember::PersonId))
                    .col(timestamp_with_time_zone(ClassMember::JoinedAt))
                    .col(timestamp_with_time_zone_null(ClassMember::LeftAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ClassMember::Table, ClassMember::ClassId)
                            .to(Class::Table, Class::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ClassMember::Table, ClassMember::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_class_member_class_id")
                    .table(ClassMember::Table)
                    .col(ClassMember::ClassId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_class_member_person_id")
                    .table(ClassMember::Table)
                    .col(ClassMember::PersonId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Team::Table)
                    .col(big_integer(Team::Id).auto_increment().primary_key())
                    .col(big_integer(Team::ClassId))
                    .col(text(Team::Name))
                    .col(text(Team::Slug))
                    .col(text(Team::Motto))
                    .foreign_key(
                        ForeignKey::create().from(Team::Table, Team::ClassId).to(Class::Table, Class::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_team_slug")
                    .table(Team::Table)
                    .col(Team::Slug)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("index_team_class_id").table(Team::Table).col(Team::ClassId).to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(TeamMember::Table)
                    .col(big_integer(TeamMember::Id).auto_increment().primary_key())
                    .col(big_integer(TeamMember::TeamId))
                    .col(big_integer(TeamMember::PersonId))
                    .col(timestamp_with_time_zone(TeamMember::JoinedAt))
                    .col(timestamp_with_time_zone_null(TeamMember::LeftAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamMember::Table, TeamMember::TeamId)
                            .to(Team::Table, Team::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamMember::Table, TeamMember::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_team_member_team_id")
                    .table(TeamMember::Table)
                    .col(TeamMember::TeamId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_team_member_person_id")
                    .table(TeamMember::Table)
                    .col(TeamMember::PersonId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(TeamSupporter::Table)
                    .col(big_integer(TeamSupporter::TeamId))
                    .col(big_integer(TeamSupporter::PersonId))
                    .primary_key(Index::create().col(TeamSupporter::TeamId).col(TeamSupporter::PersonId))
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamSupporter::Table, TeamSupporter::TeamId)
                            .to(Team::Table, Team::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamSupporter::Table, TeamSupporter::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_team_supporter_person_id")
                    .table(TeamSupporter::Table)
                    .col(TeamSupporter::PersonId)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Edition {
    Table,
    Id,
    Slug,
    Name,
    StartsOn,
    EndsOn,
}

#[derive(DeriveIden)]
enum School {
    Table,
    Id,
    Code,
    Name,
    Municipality,
}

#[derive(DeriveIden)]
enum Class {
    Table,
    Id,
    SchoolId,
    EditionId,
    Name,
    JoinCode,
}

#[derive(DeriveIden)]
enum ClassTeacher {
    Table,
    ClassId,
    PersonId,
}

#[derive(DeriveIden)]
enum ClassMember {
    Table,
    Id,
    ClassId,
    PersonId,
    JoinedAt,
    LeftAt,
}

#[derive(DeriveIden)]
enum Team {
    Table,
    Id,
    ClassId,
    Name,
    Slug,
    Motto,
}

#[derive(DeriveIden)]
enum TeamMember {
    Table,
    Id,
    TeamId,
    PersonId,
    JoinedAt,
    LeftAt,
}

#[derive(DeriveIden)]
enum TeamSupporter {
    Table,
    TeamId,
    PersonId,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
