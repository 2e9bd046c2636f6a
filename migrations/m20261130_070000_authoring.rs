//! Units of the course that staff write, and which edition reads which.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, json_binary, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

fn key(
    (table, column): (impl IntoIden, impl IntoIden),
    (to, id): (impl IntoIden, impl IntoIden),
) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_tbl(table).from_col(column).to_tbl(to).to_col(id).to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(LessonVersion::Table)
                    .col(big_integer(LessonVersion::Id).auto_increment().primary_key())
                    .col(text(LessonVersion::Lesson))
                    .col(integer(LessonVersion::Number))
                    .col(text(LessonVersion::About))
                    .col(text(LessonVersion::LessonIt))
                    .col(text(LessonVersion::LessonEn))
                    .col(text(LessonVersion::TeacherIt))
                    .col(text(LessonVersion::TeacherEn))
                    .col(text(LessonVersion::QuizIt))
                    .col(text(LessonVersion::QuizEn))
                    .col(json_binary(LessonVersion::Drawings))
                    .col(big_integer(LessonVersion::AuthorId))
                    .col(timestamp_with_time_zone(LessonVersion::SavedAt))
                    .foreign_key(&mut key(
                        (LessonVersion::Table, LessonVersion::AuthorId),
                        (Person::Table, Person::Id),
                    ))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(LessonFigure::Table)
                    .col(big_integer(LessonFigure::Id).auto_increment().primary_key())
                    .col(text(LessonFigure::Lesson))
                    .col(text(LessonFigure::Name))
                    .col(text(LessonFigure::Alt))
                    .col(big_integer(LessonFigure::FileId))
                    .col(big_integer(LessonFigure::AddedBy))
                    .col(timestamp_with_time_zone(LessonFigure::AddedAt))
                    .foreign_key(&mut key(
                        (LessonFigure::Table, LessonFigure::FileId),
                        (File::Table, File::Id),
                    ))
                    .foreign_key(&mut key(
                        (LessonFigure::Table, LessonFigure::AddedBy),
                        (Person::Table, Person::Id),
                    ))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(EditionLesson::Table)
                    .col(big_integer(EditionLesson::Id).auto_increment().primary_key())
                    .col(big_integer(EditionLesson::EditionId))
                    .col(text(EditionLesson::Lesson))
                    .col(integer(EditionLesson::Turn))
                    .col(big_integer_null(EditionLesson::VersionId))
                    .col(boolean(EditionLesson::Hidden))
                    .col(big_integer(EditionLesson::PublishedBy))
                    .col(timestamp_with_time_zone(EditionLesson::PublishedAt))
                    .col(timestamp_with_time_zone_null(EditionLesson::TakenBackAt))
                    .foreign_key(&mut key(
                        (EditionLesson::Table, EditionLesson::EditionId),
                        (Edition::Table, Edition::Id),
                    ))
                    .foreign_key(&mut key(
                        (EditionLesson::Table, EditionLesson::VersionId),
                        (LessonVersion::Table, LessonVersion::Id),
                    ))
                    .foreign_key(&mut key(
                        (EditionLesson::Table, EditionLesson::PublishedBy),
                        (Person::Table, Person::Id),
                    ))
                    .to_owned(),
            )
            .await?;
        let unique = |name: &str, table: DynIden, columns: Vec<DynIden>| {
            let mut index = Index::create();
            index.name(name).table(table).unique();
            for column in columns {
                index.col(column);
            }
            index
        };
        for index in [
            unique(
                "unique_lesson_version_lesson_number",
                LessonVersion::Table.into_iden(),
                vec![LessonVersion::Lesson.into_iden(), LessonVersion::Number.into_iden()],
            ),
            unique(
                "unique_lesson_figure_lesson_name",
                LessonFigure::Table.into_iden(),
                vec![LessonFigure::Lesson.into_iden(), LessonFigure::Name.into_iden()],
            ),
            unique(
                "unique_edition_lesson_edition_id_lesson_turn",
                EditionLesson::Table.into_iden(),
                vec![
                    EditionLesson::EditionId.into_iden(),
                    EditionLesson::Lesson.into_iden(),
                    EditionLesson::Turn.into_iden(),
                ],
            ),
        ] {
            manager.create_index(index).await?;
        }
        manager
            .alter_table(
                Table::alter()
                    .table(QuizAttempt::Table)
                    .add_column(big_integer_null(QuizAttempt::VersionId))
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Edition {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum File {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum QuizAttempt {
    Table,
    VersionId,
}

#[derive(DeriveIden)]
enum LessonVersion {
    Table,
    Id,
    Lesson,
    Number,
    About,
    LessonIt,
    LessonEn,
    TeacherIt,
    TeacherEn,
    QuizIt,
    QuizEn,
    Drawings,
    AuthorId,
    SavedAt,
}

#[derive(DeriveIden)]
enum LessonFigure {
    Table,
    Id,
    Lesson,
    Name,
    Alt,
    FileId,
    AddedBy,
    AddedAt,
}

#[derive(DeriveIden)]
enum EditionLesson {
    Table,
    Id,
    EditionId,
    Lesson,
    Turn,
    VersionId,
    Hidden,
    PublishedBy,
    PublishedAt,
    TakenBackAt,
}
