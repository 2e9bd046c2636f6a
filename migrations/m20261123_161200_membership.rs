//! Closing a class to newcomers, who teaches it from when to when, invitations, first sign-ins by
//! code, roles and logo of a team.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date, date_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
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
                    .table(Class::Table)
                    .add_column(boolean(Class::JoiningOpen).default(true))
                    .to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter().table(Team::Table).add_column(big_integer_null(Team::LogoFileId)).to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter().table(Team::Table).add_column(text(Team::LogoAlt).default("")).to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ClassTeaching::Table)
                    .col(big_integer(ClassTeaching::Id).auto_increment().primary_key())
                    .col(big_integer(ClassTeaching::ClassId))
                    .col(big_integer(ClassTeaching::PersonId))
                    .col(text(ClassTeaching::Kind))
                    .col(date(ClassTeaching::StartsOn))
                    .col(date_null(ClassTeaching::EndsOn))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ClassTeaching::Table, ClassTeaching::ClassId)
                            .to(Class::Table, Class::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ClassTeaching::Table, ClassTeaching::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(ClassInvitation::Table)
                    .col(big_integer(ClassInvitation::Id).auto_increment().primary_key())
                    .col(big_integer(ClassInvitation::ClassId))
                    .col(text(ClassInvitation::Kind))
                    .col(text(ClassInvitation::Email))
                    .col(text(ClassInvitation::EmailFolded))
                    .col(date_null(ClassInvitation::StartsOn))
                    .col(date_null(ClassInvitation::EndsOn))
                    .col(text(ClassInvitation::TokenHash))
                    .col(big_integer(ClassInvitation::InvitedBy))
                    .col(timestamp_with_time_zone(ClassInvitation::CreatedAt))
                    .col(timestamp_with_time_zone(ClassInvitation::ExpiresAt))
                    .col(timestamp_with_time_zone_null(ClassInvitation::ClosedAt))
                    .col(big_integer_null(ClassInvitation::AcceptedBy))
                    .foreign_key(
                        ForeignKey::create()
                            .from(ClassInvitation::Table, ClassInvitation::ClassId)
                            .to(Class::Table, Class::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(ClassInvitation::Table, ClassInvitation::InvitedBy)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_class_invitation_token_hash")
                    .table(ClassInvitation::Table)
                    .col(ClassInvitation::TokenHash)
                    .unique()
                    .to_owned(),
            )
            .await?;
        for (name, table, column) in [
            ("index_class_teaching_class_id", ClassTeaching::Table.into_iden(), "class_id"),
            ("index_class_teaching_person_id", ClassTeaching::Table.into_iden(), "person_id"),
            ("index_class_invitation_class_id", ClassInvitation::Table.into_iden(), "class_id"),
        ] {
            manager
                .create_index(Index::create().name(name).table(table).col(Alias::new(column)).to_owned())
                .await?;
        }
        manager
            .create_table(
                Table::create()
                    .table(Activation::Table)
                    .col(big_integer(Activation::PersonId).primary_key())
                    .col(text(Activation::CodeHash))
                    .col(timestamp_with_time_zone(Activation::CreatedAt))
                    .col(timestamp_with_time_zone(Activation::ExpiresAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Activation::Table, Activation::PersonId)
                            .to(Person::Table, Person::Id)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("unique_activation_code_hash")
                    .table(Activation::Table)
                    .col(Activation::CodeHash)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(TeamRole::Table)
                    .col(big_integer(TeamRole::TeamId))
                    .col(big_integer(TeamRole::PersonId))
                    .col(text(TeamRole::Role))
                    .primary_key(
                        Index::create().col(TeamRole::TeamId).col(TeamRole::PersonId).col(TeamRole::Role),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamRole::Table, TeamRole::TeamId)
                            .to(Team::Table, Team::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(TeamRole::Table, TeamRole::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Class {
    Table,
    Id,
    JoiningOpen,
}

#[derive(DeriveIden)]
enum Team {
    Table,
    Id,
    LogoFileId,
    LogoAlt,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum ClassTeaching {
    Table,
    Id,
    ClassId,
    PersonId,
    Kind,
    StartsOn,
    EndsOn,
}

#[derive(DeriveIden)]
enum ClassInvitation {
    Table,
    Id,
    ClassId,
    Kind,
    Email,
    EmailFolded,
    StartsOn,
    EndsOn,
    TokenHash,
    InvitedBy,
    CreatedAt,
    ExpiresAt,
    ClosedAt,
    AcceptedBy,
}

#[derive(DeriveIden)]
enum Activation {
    Table,
    PersonId,
    CodeHash,
    CreatedAt,
    ExpiresAt,
}

#[derive(DeriveIden)]
enum TeamRole {
    Table,
    TeamId,
    PersonId,
    Role,
}
