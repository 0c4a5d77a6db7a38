//! Who sits at sessions: those who are enrolled, and those whom the board names and who will be.

use super::store::read_session;
use crate::{
    entities::{attendance, offer, professional, session},
    error::Error,
    meeting::enrolled,
    offer::read_offer,
};
use domain::{
    ids::ProfessionalId,
    meeting::{Attendance, Seat},
    planning::Session,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// The members of sessions, by session.
pub(super) type Members = HashMap<Uuid, Vec<Attendance>>;

/// The members of these sessions: the coordinator first, then those enrolled and the deputies.
pub(super) async fn members<C: ConnectionTrait>(db: &C, rows: &[session::Model]) -> Result<Members, Error> {
    let mut seated = enrolled_at(db, rows).await?;
    let named = named(db, rows).await?;
    let people = people(db, named.values().flatten().copied()).await?;
    for (session, named) in named {
        let there = seated.entry(session).or_default();
        for person in named.iter().filter_map(|id| people.get(id)) {
            if !there.iter().any(|one| one.professional.uuid() == person.id) {
                there.push(enrolled(person, Seat::Quorum));
            }
        }
    }
    Ok(seated)
}

async fn enrolled_at<C: ConnectionTrait>(db: &C, rows: &[session::Model]) -> Result<Members, Error> {
    let found = attendance::Entity::find()
        .filter(attendance::Column::SessionId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let mut seated = Members::new();
    for row in found {
        let one: Attendance = serde_json::from_str(&row.body).map_err(|_| Error::body("attendance", row.id))?;
        seated.entry(row.session_id).or_default().push(one);
    }
    Ok(seated)
}

/// Those whom the board of each session names on its day.
async fn named<C: ConnectionTrait>(db: &C, rows: &[session::Model]) -> Result<HashMap<Uuid, Vec<Uuid>>, Error> {
    let boards =
        offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id))).all(db).await?;
    let boards = boards.iter().map(|row| Ok((row.id, read_offer(row)?))).collect::<Result<HashMap<_, _>, Error>>()?;
    rows.iter().map(|row| Ok((row.id, named_at(&read_session(row)?, boards.get(&row.offer_id))))).collect()
}

fn named_at(session: &Session, board: Option<&domain::offer::Offer>) -> Vec<Uuid> {
    let leaders = board.map(|board| board.leaders_of(session)).unwrap_or_default();
    leaders.into_iter().map(ProfessionalId::uuid).collect()
}

async fn people<C: ConnectionTrait>(
    db: &C,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, professional::Model>, Error> {
    let found = professional::Entity::find().filter(professional::Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}
