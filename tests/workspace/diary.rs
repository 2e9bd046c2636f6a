//! The diary: written by anyone of the team, changed by its author.

use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use tables::{diary_entry, diary_presence, team_member};

use super::{BRUNI, GIULIA, OMAR, VIOLA, acqua};
use crate::support::{Site, story};

async fn newest(site: &Site) -> diary_entry::Model {
    diary_entry::Entity::find()
        .order_by_desc(diary_entry::Column::Id)
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn a_page_of_the_diary_is_its_authors_to_change() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "diary").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let (me, omar) = (story::person(&site, GIULIA).await.id, story::person(&site, OMAR).await.id);
    let page = giulia.get(&format!("{path}/new")).await;
    assert_eq!(page.form("entry").value("day"), "2026-11-23", "today, in Italy");
    let ahead = page.form("entry").set("day", "2026-11-24").set("learned", "Molto").submit(&mut giulia).await;
    assert_eq!(ahead.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(ahead.says("è già successo") && ahead.says("Scrivi che cosa avete fatto"));
    assert_eq!(ahead.form("entry").value("learned"), "Molto");
    let written = ahead
        .form("entry")
        .set("day", "2026-11-22")
        .set("done", "Letto la delibera")
        .tick("present", &me.to_string())
        .tick("present", &omar.to_string())
        .submit(&mut giulia)
        .await;
    assert!(
        written.says("La pagina è nel diario") && written.says("Letto la delibera"),
        "{}",
        written.text()
    );
    let row = newest(&site).await;
    let there = diary_presence::Entity::find().filter(diary_presence::Column::EntryId.eq(row.id));
    assert_eq!(there.count(&site.app.db).await.unwrap(), 2);
    let edit = format!("{path}/{}", row.id);
    for (who, status) in [(OMAR, 403), (BRUNI, 403), (VIOLA, 403)] {
        let mut other = site.as_one_of_the_story(who).await;
        assert_eq!(other.get(&edit).await.status, status, "{who}");
        assert!(other.get(&path).await.says("Letto la delibera"), "{who} reads it");
    }
    let (one, two) = (giulia.get(&edit).await, giulia.get(&edit).await);
    assert!(one.form("entry").set("done", "Letto tutto").submit(&mut giulia).await.says("modificato il"));
    let stale = two.form("entry").set("done", "Letto metà").submit(&mut giulia).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Letto tutto"));
    assert_eq!(stale.form("entry").value("done"), "Letto metà");
}

#[tokio::test]
async fn who_was_there_stays_there_after_leaving_the_team() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "diary").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let omar = story::person(&site, OMAR).await.id;
    team_member::Entity::update_many()
        .col_expr(team_member::Column::LeftAt, Expr::value(Some(site.app.clock.now())))
        .filter(team_member::Column::PersonId.eq(omar))
        .exec(&site.app.db)
        .await
        .unwrap();
    let own = diary_entry::Entity::find()
        .filter(diary_entry::Column::Done.contains("pioggia"))
        .one(&site.app.db)
        .await
        .unwrap()
        .unwrap();
    let page = giulia.get(&format!("{path}/{}", own.id)).await;
    let saved = page.form("entry").set("learned", "Altro").submit(&mut giulia).await;
    assert!(saved.says("Salvato") && saved.says("Omar"), "{}", saved.text());
    let there = diary_presence::Entity::find().filter(diary_presence::Column::EntryId.eq(own.id));
    assert_eq!(there.count(&site.app.db).await.unwrap(), 2);
    // A new page offers only who is in the team now.
    let page = giulia.get(&format!("{path}/new")).await;
    assert!(!page.form("entry").fields.iter().any(|(_, value)| *value == omar.to_string()));
    assert!(!page.html().contains("Omar"));
}

#[tokio::test]
async fn a_page_taken_out_is_gone_for_all_and_its_author_puts_it_back() {
    let site = Site::demo().await;
    let (_, path) = acqua(&site, "diary").await;
    let mut giulia = site.as_one_of_the_story(GIULIA).await;
    let mut omar = site.as_one_of_the_story(OMAR).await;
    let form = giulia.get(&format!("{path}/new")).await.form("entry").set("done", "Scritto per sbaglio");
    form.submit(&mut giulia).await;
    let row = newest(&site).await;
    let edit = format!("{path}/{}", row.id);
    let page = giulia.get(&edit).await;
    let gone = page.form("removal").submit(&mut giulia).await;
    assert!(gone.says("Pagina tolta.") && !gone.says("Scritto per sbaglio"), "{}", gone.text());
    assert!(!omar.get(&path).await.says("Scritto per sbaglio"));
    assert!(omar.get(&path).await.attributes("form[id^=restore-]", "id").is_empty(), "his are others");
    assert_eq!(giulia.get(&edit).await.status, StatusCode::NOT_FOUND);
    let (_, activity) = acqua(&site, "activity").await;
    assert!(!giulia.get(&activity).await.html().contains(&format!("#entry-{}\"", row.id)));
    // Only who wrote it takes it out or puts it back.
    for then in ["removal", "restoring"] {
        assert_eq!(omar.post(&format!("{edit}/{then}"), &[]).await.status, StatusCode::FORBIDDEN, "{then}");
    }
    let restore = format!("restore-{}", row.id);
    let back = gone.form(&restore).submit(&mut giulia).await;
    assert!(back.says("di nuovo nel diario") && back.says("Scritto per sbaglio"), "{}", back.text());
    assert!(omar.get(&path).await.says("Scritto per sbaglio"));
    // After a month it is gone for good.
    diary_entry::Entity::update_many()
        .col_expr(
            diary_entry::Column::RemovedAt,
            Expr::value(Some(site.app.clock.now() - chrono::Duration::days(31))),
        )
        .filter(diary_entry::Column::Id.eq(row.id))
        .exec(&site.app.db)
        .await
        .unwrap();
    assert!(giulia.get(&path).await.attributes(&format!("form#{restore}"), "id").is_empty());
    coesa::workspace::sweep(&site.app).await.unwrap();
    assert!(diary_entry::Entity::find_by_id(row.id).one(&site.app.db).await.unwrap().is_none());
}
