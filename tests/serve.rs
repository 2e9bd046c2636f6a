//! What runs in the background while the site is served.

use coesa::{classes, serve};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use tables::sign_in_failure;

use crate::support::Site;

#[tokio::test]
async fn a_step_of_the_background_work_that_fails_holds_up_no_other() {
    let site = Site::new().await;
    site.visitor().post("/it/accedi", &[("sign_in", "bruni@coesa.test"), ("password", "no")]).await;
    let failures = async || sign_in_failure::Entity::find().count(&site.app.db).await.unwrap();
    assert_eq!(failures().await, 1);
    site.app.clock.advance(chrono::Duration::hours(13));
    site.app.db.execute_unprepared("ALTER TABLE class_teaching RENAME TO elsewhere").await.unwrap();
    assert!(classes::teaching::follow_plans(&site.app).await.is_err());
    serve::turn(&site.app, 0).await;
    assert_eq!(failures().await, 0, "what is long past has been swept all the same");
}
