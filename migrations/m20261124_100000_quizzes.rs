//! How each answer of a quiz was marked, and how often an edition lets one take a quiz.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, json_binary};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table(QuizAttempt::Table)
                    .add_column(json_binary(QuizAttempt::Marks).default("{}"))
                    .to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter()
                    .table(Edition::Table)
                    .add_column(integer_null(Edition::QuizAttempts))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_quiz_attempt_lesson_at")
                    .table(QuizAttempt::Table)
                    .col(QuizAttempt::Lesson)
                    .col(QuizAttempt::At)
                    .to_owned(),
            )
            .await?;
        Ok(())
    }
}

#[derive(DeriveIden)]
enum QuizAttempt {
    Table,
    Lesson,
    At,
    Marks,
}

#[derive(DeriveIden)]
enum Edition {
    Table,
    QuizAttempts,
}
