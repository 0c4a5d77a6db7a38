//! The way of a patient under 18: which boards hear children and adolescents, and how to reach them.

use super::store::read;
use crate::{
    entities::{offer, place, session},
    error::Error,
};
use chrono::{DateTime, Utc};
use domain::{
    meeting::PaediatricBoard,
    offer::{Offer, OfferDetails, RcpType},
    planning::{Session, SessionStep, paris},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The paediatric boards in force, by name. A board in force is public: no right is asked.
pub(super) async fn paediatric_boards<C: ConnectionTrait>(
    db: &C,
    now: DateTime<Utc>,
) -> Result<Vec<PaediatricBoard>, Error> {
    let mut boards = Vec::new();
    for (row, details) in in_force(db, now).await? {
        let place = place::Entity::find_by_id(row.place_id).one(db).await?;
        boards.push(PaediatricBoard {
            name: details.name().to_owned(),
            place: place.map(|place| place.name).unwrap_or_default(),
            next: next(db, row.id, now).await?.map(|one| (one.id, one.start())),
            contacts: details.contacts().to_vec(),
        });
    }
    boards.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(boards)
}

/// The rows of the paediatric boards in force.
pub(super) async fn paediatric<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<Uuid>, Error> {
    Ok(in_force(db, now).await?.into_iter().map(|(row, _)| row.id).collect())
}

async fn in_force<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<Vec<(offer::Model, OfferDetails)>, Error> {
    let day = paris::to_paris(now).date();
    // The type of a board is told by its body only.
    let rows = offer::Entity::find()
        .filter(offer::Column::State.eq("published"))
        .filter(offer::Column::Body.contains("\"kind\":\"paediatric\""));
    let mut found = Vec::new();
    for row in rows.all(db).await? {
        let whole: Offer = read("offer", row.id, &row.body)?;
        let version = whole.version_on(day).filter(|version| version.details.kind() == RcpType::Paediatric);
        let details = version.map(|version| version.details.clone());
        found.extend(details.filter(|_| whole.stopped().is_none()).map(|details| (row, details)));
    }
    Ok(found)
}

/// The first session to come that takes cases.
async fn next<C: ConnectionTrait>(db: &C, board: Uuid, now: DateTime<Utc>) -> Result<Option<Session>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(board))
        .filter(session::Column::StartsAt.gt(now.timestamp_millis()))
        .order_by_asc(session::Column::StartsAt);
    for row in rows.all(db).await? {
        let one: Session = read("session", row.id, &row.body)?;
        if one.clone().advanced(now).step() == SessionStep::Open {
            return Ok(Some(one));
        }
    }
    Ok(None)
}
