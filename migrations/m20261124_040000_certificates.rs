//! Certificates of students' hours and of teachers' training.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date_null, integer, json_binary, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null,
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
                    .table(EditionCertificates::Table)
                    .col(big_integer(EditionCertificates::EditionId).primary_key())
                    .col(integer(EditionCertificates::StudentHours))
                    .col(integer(EditionCertificates::TeacherHours))
                    .col(text(EditionCertificates::SignerName))
                    .col(text(EditionCertificates::SignerOffice))
                    .col(date_null(EditionCertificates::OpensOn))
                    .col(integer(EditionCertificates::Revision))
                    .foreign_key(
                        ForeignKey::create()
                            .from(EditionCertificates::Table, EditionCertificates::EditionId)
                            .to(Name::Edition, Name::Id),
                    )
                    .to_owned(),
            )
            .await?;
        let key =
            |from, table, to| ForeignKey::create().from(Certificate::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(Certificate::Table)
                    .col(big_integer(Certificate::Id).auto_increment().primary_key())
                    .col(text(Certificate::Code).unique_key())
                    .col(text(Certificate::Kind))
                    .col(big_integer(Certificate::PersonId))
                    .col(big_integer(Certificate::ClassId))
                    .col(big_integer(Certificate::EditionId))
                    .col(integer(Certificate::Hours))
                    .col(json_binary(Certificate::Record))
                    .col(text_null(Certificate::LiveKey).unique_key())
                    .col(big_integer(Certificate::IssuedBy))
                    .col(timestamp_with_time_zone(Certificate::IssuedAt))
                    .col(timestamp_with_time_zone_null(Certificate::EndedAt))
                    .col(big_integer_null(Certificate::EndedBy))
                    .col(text(Certificate::Reason))
                    .col(big_integer_null(Certificate::ReplacedBy))
                    .foreign_key(&mut key(Certificate::PersonId, Name::Person, Name::Id))
                    .foreign_key(&mut key(Certificate::ClassId, Name::Class, Name::Id))
                    .foreign_key(&mut key(Certificate::EditionId, Name::Edition, Name::Id))
                    .foreign_key(&mut key(Certificate::IssuedBy, Name::Person, Name::Id))
                    .foreign_key(&mut key(Certificate::EndedBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        for (name, column) in [
            ("index_certificate_person_id", Certificate::PersonId),
            ("index_certificate_class_id", Certificate::ClassId),
            ("index_certificate_edition_id", Certificate::EditionId),
        ] {
            manager
                .create_index(Index::create().name(name).table(Certificate::Table).col(column).to_owned())
                .await?;
        }
        Ok(())
    }
}

#[derive(DeriveIden)]
enum Certificate {
    Table,
    Id,
    Code,
    Kind,
    PersonId,
    ClassId,
    EditionId,
    Hours,
    Record,
    LiveKey,
    IssuedBy,
    IssuedAt,
    EndedAt,
    EndedBy,
    Reason,
    ReplacedBy,
}

#[derive(DeriveIden)]
enum EditionCertificates {
    Table,
    EditionId,
    StudentHours,
    TeacherHours,
    SignerName,
    SignerOffice,
    OpensOn,
    Revision,
}

#[derive(DeriveIden)]
enum Name {
    Class,
    Edition,
    Person,
    Id,
}
