//! Lessons read and quizzes taken.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, integer_null, json_binary, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
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
                    .table(LessonProgress::Table)
                    .col(big_integer(LessonProgress::PersonId))
                    .col(text(LessonProgress::Lesson))
                    .col(timestamp_with_time_zone(LessonProgress::StartedAt))
                    .col(timestamp_with_time_zone_null(LessonProgress::ReadAt))
                    .col(integer_null(LessonProgress::BestScore))
                    .col(integer_null(LessonProgress::BestOf))
                    .primary_key(Index::create().col(LessonProgress::PersonId).col(LessonProgress::Lesson))
                    .foreign_key(
                        ForeignKey::create()
                            .from(LessonProgress::Table, LessonProgress::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(QuizAttempt::Table)
                    .col(big_integer(QuizAttempt::Id).auto_increment().primary_key())
                    .col(big_integer(QuizAttempt::PersonId))
                    .col(text(QuizAttempt::Lesson))
                    .col(json_binary(QuizAttempt::Answers))
                    .col(integer(QuizAttempt::Score))
                    .col(integer(QuizAttempt::OutOf))
                    .col(timestamp_with_time_zone(QuizAttempt::At))
                    .foreign_key(
                        ForeignKey::create()
                            .from(QuizAttempt::Table, QuizAttempt::PersonId)
                            .to(Person::Table, Person::Id),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_quiz_attempt_person_id_lesson")
                    .table(QuizAttempt::Table)
                    .col(QuizAttempt::PersonId)
                    .col(QuizAttempt::Lesson)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum LessonProgress {
    Table,
    PersonId,
    Lesson,
    StartedAt,
    ReadAt,
    BestScore,
    BestOf,
}

#[derive(DeriveIden)]
enum QuizAttempt {
    Table,
    Id,
    PersonId,
    Lesson,
    Answers,
    Score,
    OutOf,
    At,
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
}
