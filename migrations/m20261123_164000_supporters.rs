//! Organisations of supporters, their people, and what staff give them in an edition.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, text, text_null, timestamp_with_time_zone,
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
                    .table(Organisation::Table)
                    .col(big_integer(Organisation::Id).auto_increment().primary_key())
                    .col(text(Organisation::Name))
                    .col(text(Organisation::Kind))
                    .col(text(Organisation::Municipality))
                    .col(text(Organisation::Website))
                    .col(text(Organisation::Note))
                    .col(boolean(Organisation::Active))
                    .col(text(Organisation::Searchable))
                    .col(integer(Organisation::Revision))
                    .col(timestamp_with_time_zone(Organisation::CreatedAt))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Member::Table)
                    .col(big_integer(Member::OrganisationId))
                    .col(big_integer(Member::PersonId))
                    .col(timestamp_with_time_zone(Member::AddedAt))
                    .primary_key(Index::create().col(Member::OrganisationId).col(Member::PersonId))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Member::Table, Member::OrganisationId)
                            .to(Organisation::Table, Organisation::Id),
                    )
                    .foreign_key(
                        ForeignKey::create().from(Member::Table, Member::PersonId).to(Name::Person, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_organisation_member_person_id")
                    .table(Member::Table)
                    .col(Member::PersonId)
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Invited::Table)
                    .col(big_integer(Invited::InvitationId))
                    .col(big_integer(Invited::OrganisationId))
                    .primary_key(Index::create().col(Invited::InvitationId).col(Invited::OrganisationId))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Invited::Table, Invited::InvitationId)
                            .to(Name::Invitation, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Invited::Table, Invited::OrganisationId)
                            .to(Organisation::Table, Organisation::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Assignment::Table)
                    .col(big_integer(Assignment::Id).auto_increment().primary_key())
                    .col(big_integer(Assignment::OrganisationId))
                    .col(big_integer(Assignment::EditionId))
                    .col(text_null(Assignment::Region))
                    .col(big_integer_null(Assignment::SchoolId))
                    .col(big_integer(Assignment::GivenBy))
                    .col(timestamp_with_time_zone(Assignment::GivenAt))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Assignment::Table, Assignment::OrganisationId)
                            .to(Organisation::Table, Organisation::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Assignment::Table, Assignment::EditionId)
                            .to(Name::Edition, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Assignment::Table, Assignment::SchoolId)
                            .to(Name::School, Name::Id),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from(Assignment::Table, Assignment::GivenBy)
                            .to(Name::Person, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        // Empty values differ from each other: each index sees its own kind of gift only.
        for (name, what) in [
            ("unique_organisation_assignment_region", Assignment::Region),
            ("unique_organisation_assignment_school", Assignment::SchoolId),
        ] {
            manager
                .create_index(
                    Index::create()
                        .name(name)
                        .table(Assignment::Table)
                        .col(Assignment::OrganisationId)
                        .col(Assignment::EditionId)
                        .col(what)
                        .unique()
                        .to_owned(),
                )
                .await?;
        }
        // A school's entry is merged into another one: what it was given goes along.
        manager
            .create_index(
                Index::create()
                    .name("index_organisation_assignment_school_id")
                    .table(Assignment::Table)
                    .col(Assignment::SchoolId)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Organisation {
    Table,
    Id,
    Name,
    Kind,
    Municipality,
    Website,
    Note,
    Active,
    Searchable,
    Revision,
    CreatedAt,
}

#[derive(DeriveIden)]
enum Member {
    #[sea_orm(iden = "organisation_member")]
    Table,
    OrganisationId,
    PersonId,
    AddedAt,
}

#[derive(DeriveIden)]
enum Invited {
    #[sea_orm(iden = "organisation_invitation")]
    Table,
    InvitationId,
    OrganisationId,
}

#[derive(DeriveIden)]
enum Assignment {
    #[sea_orm(iden = "organisation_assignment")]
    Table,
    Id,
    OrganisationId,
    EditionId,
    Region,
    SchoolId,
    GivenBy,
    GivenAt,
}

#[derive(DeriveIden)]
enum Name {
    Person,
    Invitation,
    Edition,
    School,
    Id,
}
