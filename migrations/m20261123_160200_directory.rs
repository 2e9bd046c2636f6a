//! What the directory of people shows and searches, and whose each session is.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, string, text_null, timestamp_with_time_zone_null};
use sea_orm_migration::sea_query::Expr;

/// The change.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One column a statement: SQLite adds no more.
        for column in [
            timestamp_with_time_zone_null(Person::LastSignInAt),
            string(Person::Searchable).default("").to_owned(),
        ] {
            manager.alter_table(Table::alter().table(Person::Table).add_column(column).to_owned()).await?;
        }
        for column in [
            big_integer_null(Session::PersonId),
            text_null(Session::Device),
            timestamp_with_time_zone_null(Session::CreatedAt),
            timestamp_with_time_zone_null(Session::LastUsedAt),
        ] {
            manager.alter_table(Table::alter().table(Session::Table).add_column(column).to_owned()).await?;
        }
        fold_the_names(manager).await?;
        // Sessions from before belong to nobody who could list them: everybody signs in anew.
        let db = manager.get_connection();
        db.execute(&Query::delete().from_table(Session::Table).to_owned()).await?;
        for (name, columns) in [
            ("index_person_searchable", vec![Person::Searchable, Person::Id]),
            ("index_person_role_searchable", vec![Person::Role, Person::Searchable]),
            ("index_person_last_sign_in_at", vec![Person::LastSignInAt]),
        ] {
            let mut index = Index::create().name(name).table(Person::Table).to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        manager
            .create_index(
                Index::create()
                    .name("index_session_person_id")
                    .table(Session::Table)
                    .col(Session::PersonId)
                    .to_owned(),
            )
            .await
    }
}

/// Lower case as the program folds it; databases fold only ASCII, or by their locale.
async fn fold_the_names(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let select = Query::select()
        .columns([Person::Id, Person::Name, Person::EmailFolded, Person::SignInName])
        .from(Person::Table)
        .to_owned();
    for row in db.query_all(&select).await? {
        let id: i64 = row.try_get("", "id")?;
        let name: String = row.try_get("", "name")?;
        let email: Option<String> = row.try_get("", "email_folded")?;
        let sign_in: Option<String> = row.try_get("", "sign_in_name")?;
        let known = email.or(sign_in).unwrap_or_default();
        let update = Query::update()
            .table(Person::Table)
            .value(Person::Searchable, format!("{} {known}", name.to_lowercase()))
            .and_where(Expr::col(Person::Id).eq(id))
            .to_owned();
        db.execute(&update).await?;
    }
    Ok(())
}

#[derive(DeriveIden)]
enum Person {
    Table,
    Id,
    Role,
    Name,
    EmailFolded,
    SignInName,
    LastSignInAt,
    Searchable,
}

#[derive(DeriveIden)]
enum Session {
    Table,
    PersonId,
    Device,
    CreatedAt,
    LastUsedAt,
}
