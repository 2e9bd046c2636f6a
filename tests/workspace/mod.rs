//! A team's work: tasks, canvas, calendar, diary, files; what happened, and who has done how much.

mod activity;
mod calendar;
mod canvas;
mod contributions;
mod diary;
mod files;
mod month;
mod previews;
mod reminders;
mod tasks;
mod told;

use std::io::Cursor;

use coesa::people::access::Actor;
use image::{ImageFormat, Rgb, RgbImage};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::NoticeKind;
use tables::{class, edition, notice, person, team};

pub use self::files::PDF;
pub use self::previews::docx;
use crate::support::{Site, story};

/// Signs in as one of team Acqua.
const GIULIA: &str = "lince-blu-427";
/// The other one.
const OMAR: &str = "gufo-verde-219";
/// In another team of the class.
const SOFIA: &str = "riccio-rosso-296";
const BRUNI: &str = "bruni@demo.example";
const VIOLA: &str = "viola@demo.example";
const TERESA: &str = "teresa@demo.example";

/// A small picture, of another colour for each number.
pub fn picture(n: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(40, 30, Rgb([n * 60, 80, 200])).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Team Acqua and the address of one of its places.
async fn acqua(site: &Site, place: &str) -> (team::Model, String) {
    let team = story::team(site, "acqua").await;
    let path = format!("/it/teams/{}/{place}", team.id);
    (team, path)
}

/// A person of the story as they act.
async fn actor(site: &Site, sign_in: &str) -> Actor {
    let row: person::Model = story::person(site, sign_in).await;
    Actor::new(row.id, row.role, row.name)
}

/// How many notices of that kind a person has.
async fn notices(site: &Site, sign_in: &str, kind: NoticeKind) -> Vec<notice::Model> {
    let who = story::person(site, sign_in).await;
    notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(who.id))
        .filter(notice::Column::Kind.eq(kind))
        .all(&site.app.db)
        .await
        .unwrap()
}

/// The team's year is over and archived.
async fn archive(site: &Site, team: &team::Model) {
    let class = class::Entity::find_by_id(team.class_id).one(&site.app.db).await.unwrap().unwrap();
    edition::Entity::update_many()
        .col_expr(edition::Column::ArchivedAt, Expr::value(Some(site.app.clock.now())))
        .filter(edition::Column::Id.eq(class.edition_id))
        .exec(&site.app.db)
        .await
        .unwrap();
}
