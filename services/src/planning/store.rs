//! A session and its row.

use crate::{entities::session, error::Error, offer::code, write::Tx};
use chrono::{DateTime, Duration, Utc};
use domain::{
    ids::{PlaceId, SeriesId, SessionId},
    planning::{Booking, Session},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// A session as it is kept.
#[derive(Debug, Clone)]
pub struct KeptSession {
    /// The session.
    pub session: Session,
    /// The establishment that organises it.
    pub place: PlaceId,
    /// Its version, to write.
    pub version: i64,
}

impl KeptSession {
    /// The session of a row.
    ///
    /// # Errors
    /// `Inconsistent` when its body does not read.
    pub fn of(row: &session::Model) -> Result<Self, Error> {
        Ok(Self { session: read_session(row)?, place: PlaceId::from_uuid(row.place_id), version: row.version })
    }

    /// Refuses when somebody wrote in between.
    ///
    /// # Errors
    /// `Refused`, in a sentence.
    pub fn at(self, version: i64) -> Result<Self, Error> {
        if self.version == version { Ok(self) } else { Err(Error::refused(words::planning::changed_meanwhile())) }
    }
}

/// The session that a row holds.
///
/// # Errors
/// `Inconsistent` when its body does not read.
pub fn read_session(row: &session::Model) -> Result<Session, Error> {
    serde_json::from_str(&row.body).map_err(|_| Error::body("session", row.id))
}

/// A session by its identity.
///
/// # Errors
/// `NotFound`.
pub async fn kept_session<C: ConnectionTrait>(db: &C, id: SessionId) -> Result<KeptSession, Error> {
    let row = session::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    KeptSession::of(&row)
}

/// Some sessions, in no order; those that do not exist are left out.
pub(super) async fn kept_sessions<C: ConnectionTrait>(db: &C, ids: Vec<SessionId>) -> Result<Vec<KeptSession>, Error> {
    let ids = ids.into_iter().map(SessionId::uuid);
    let rows = session::Entity::find().filter(session::Column::Id.is_in(ids)).all(db).await?;
    rows.iter().map(KeptSession::of).collect()
}

/// The row of a session.
///
/// # Errors
/// `Inconsistent` when it cannot be written down.
pub fn session_row(session: &Session, place: PlaceId, version: i64) -> Result<session::ActiveModel, Error> {
    Ok(session::ActiveModel {
        id: Set(session.id.uuid()),
        offer_id: Set(session.offer.uuid()),
        series_id: Set(session.series.map(SeriesId::uuid)),
        starts_at: Set(session.start().timestamp_millis()),
        ends_at: Set(session.end().timestamp_millis()),
        state: Set(code(session.step())),
        body: Set(serde_json::to_string(session).map_err(|_| Error::body("session", session.id))?),
        place_id: Set(place.uuid()),
        version: Set(version),
    })
}

/// Writes the next state of a session; answers its version.
///
/// # Errors
/// When the database does not answer.
pub async fn update_session(tx: &Tx, kept: &KeptSession, next: &Session) -> Result<i64, Error> {
    let version = kept.version + 1;
    super::told::session_changed(tx, &kept.session, next).await?;
    session::Entity::update(session_row(next, kept.place, version)?).exec(tx).await?;
    Ok(version)
}

/// What other sessions take around a span of time.
pub(super) async fn bookings<C: ConnectionTrait>(
    db: &C,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Booking>, Error> {
    let margin = Duration::hours(12);
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.gte((from - margin).timestamp_millis()))
        .filter(session::Column::StartsAt.lte((until + margin).timestamp_millis()))
        .all(db)
        .await?;
    let read: Result<Vec<_>, _> = rows.iter().map(read_session).collect();
    Ok(read?.iter().filter_map(Session::booking).collect())
}
