//! The tables of the code and those of the migrations are the same, on either database.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityName, EntityTrait, IdenStatic, Iterable,
    QuerySelect, Statement,
};

use crate::support::Site;

/// Columns by table, each with whether it may be empty.
type Schema = BTreeMap<String, BTreeSet<(String, bool)>>;

/// Reads one row of each table, and gives what the code says of all.
macro_rules! entities {
    ($db:expr; $($name:ident)*) => {{
        let mut schema = Schema::new();
        $(
            tables::$name::Entity::find().limit(1).one($db).await.unwrap();
            let columns = tables::$name::Column::iter()
                .map(|column| (column.as_str().to_owned(), column.def().is_null()))
                .collect();
            let table = tables::$name::Entity.table_name().to_owned();
            assert!(schema.insert(table, columns).is_none(), "{} is there twice", stringify!($name));
        )*
        schema
    }};
}

/// What the database says.
async fn migrated(site: &Site) -> Schema {
    let db = &site.app.db;
    let sql = match db.get_database_backend() {
        DatabaseBackend::Sqlite => {
            "SELECT m.name AS t, c.name AS c, c.\"notnull\" = 0 AND c.pk = 0 AS n FROM sqlite_master m
             JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        }
        _ => {
            "SELECT table_name::text AS t, column_name::text AS c, is_nullable = 'YES' AS n
             FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let mut schema = Schema::new();
    for row in rows {
        let (table, column): (String, String) =
            (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
        schema.entry(table).or_default().insert((column, row.try_get("", "n").unwrap()));
    }
    schema.remove("seaql_migrations").unwrap();
    schema
}

#[tokio::test]
async fn every_table_of_the_code_is_migrated_and_every_migrated_one_is_in_the_code() {
    let site = Site::new().await;
    let of_code = entities! { &site.app.db;
        activation answer answer_revision application application_score ballot canvas_field
        canvas_revision certificate chart chart_version choice_proposal class class_feed
        class_invitation class_member class_teacher class_teaching dataset_import deliverable
        deliverable_file deliverable_version diary_entry diary_presence document document_comment
        document_revision edition edition_call edition_certificates edition_lesson edition_page
        edition_step event evidence external_identity file flag invitation lesson_figure
        lesson_progress lesson_version mail mail_link meeting note note_subject note_version notice
        notice_digest notice_preference nudge occasion organisation organisation_assignment
        organisation_invitation organisation_member person post post_listed post_piece post_revision
        post_tag post_version project_change project_follower publication quiet_hours quiz_attempt
        recovery_code remark report report_part school school_alias second_factor secret selection session
        shortlist_item shortlist_point sign_in_failure task task_assignee team team_comment
        team_file team_file_version team_member team_picker team_role team_supporter team_vote
        vote_option
    };
    let migrated = migrated(&site).await;
    for table in migrated.keys() {
        assert!(
            of_code.contains_key(table),
            "the migrations make the table {table}, which tests/schema.rs does not know: write \
             server/tables/{table}.rs, or name it here if it is there"
        );
    }
    for (table, columns) in &of_code {
        let there = migrated.get(table).unwrap_or_else(|| panic!("no migration makes the table {table}"));
        assert_eq!(there, columns, "columns of {table}: the database's, then the code's");
    }
}

#[test]
fn every_file_of_the_tables_is_checked_here() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/server/tables");
    let own = include_str!("schema.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let named =
            own.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| *word == name).count();
        assert!(
            !source.contains("DeriveEntityModel") || named >= 1,
            "server/tables/{name}.rs is a table that tests/schema.rs does not read: name it there"
        );
    }
}
