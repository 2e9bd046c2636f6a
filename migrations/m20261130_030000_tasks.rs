//! What a team has to do, and who of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date_null, integer, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |from, table, to| ForeignKey::create().from(Task::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(Task::Table)
                    .col(big_integer(Task::Id).auto_increment().primary_key())
                    .col(big_integer(Task::TeamId))
                    .col(text(Task::Title))
                    .col(text(Task::Notes))
                    .col(date_null(Task::DueOn))
                    .col(text(Task::State))
                    .col(big_integer_null(Task::StepId))
                    .col(text_null(Task::Template))
                    .col(integer(Task::Revision))
                    .col(big_integer(Task::CreatedBy))
                    .col(timestamp_with_time_zone(Task::CreatedAt))
                    .col(big_integer(Task::ChangedBy))
                    .col(timestamp_with_time_zone(Task::ChangedAt))
                    .col(big_integer_null(Task::DoneBy))
                    .col(timestamp_with_time_zone_null(Task::DoneAt))
                    .col(timestamp_with_time_zone_null(Task::RemovedAt))
                    .foreign_key(&mut key(Task::TeamId, Name::Team, Name::Id))
                    .foreign_key(
                        key(Task::StepId, Name::EditionStep, Name::Id).on_delete(ForeignKeyAction::SetNull),
                    )
                    .foreign_key(&mut key(Task::CreatedBy, Name::Person, Name::Id))
                    .foreign_key(&mut key(Task::ChangedBy, Name::Person, Name::Id))
                    .foreign_key(&mut key(Task::DoneBy, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        for (name, columns, unique) in [
            ("index_task_team_id_created_at", [Task::TeamId, Task::CreatedAt], false),
            ("index_task_team_id_done_at", [Task::TeamId, Task::DoneAt], false),
            ("index_task_due_on_state", [Task::DueOn, Task::State], false),
            ("index_task_step_id_id", [Task::StepId, Task::Id], false),
            ("unique_task_team_id_template", [Task::TeamId, Task::Template], true),
        ] {
            let mut index = Index::create().name(name).table(Task::Table).to_owned();
            if unique {
                index.unique();
            }
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        let own =
            |from, table, to| ForeignKey::create().from(TaskAssignee::Table, from).to(table, to).to_owned();
        manager
            .create_table(
                Table::create()
                    .table(TaskAssignee::Table)
                    .col(big_integer(TaskAssignee::TaskId))
                    .col(big_integer(TaskAssignee::PersonId))
                    .primary_key(Index::create().col(TaskAssignee::TaskId).col(TaskAssignee::PersonId))
                    .foreign_key(&mut own(TaskAssignee::TaskId, Name::Task, Name::Id))
                    .foreign_key(&mut own(TaskAssignee::PersonId, Name::Person, Name::Id))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("index_task_assignee_person_id")
                    .table(TaskAssignee::Table)
                    .col(TaskAssignee::PersonId)
                    .to_owned(),
            )
            .await
    }
}

#[derive(DeriveIden)]
enum Task {
    Table,
    Id,
    TeamId,
    Title,
    Notes,
    DueOn,
    State,
    StepId,
    Template,
    Revision,
    CreatedBy,
    CreatedAt,
    ChangedBy,
    ChangedAt,
    DoneBy,
    DoneAt,
    RemovedAt,
}

#[derive(DeriveIden)]
enum TaskAssignee {
    Table,
    TaskId,
    PersonId,
}

#[derive(DeriveIden)]
enum Name {
    Task,
    Team,
    Person,
    EditionStep,
    Id,
}
