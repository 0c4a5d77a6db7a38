//! Rows as the rules know them, and back.

use super::CaseFile;
use crate::{
    entities::{attendance, inscription, offer, session},
    error::Error,
};
use domain::{
    ids::{InscriptionId, PlaceId, ProfessionalId, SessionId},
    meeting::Attendance,
    offer::{Offer, OfferDetails, Stopped},
    planning::{Session, paris},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// A session with what its board said on its day.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub row: session::Model,
    pub session: Session,
    pub details: OfferDetails,
    /// Those who lead it: the coordinator first.
    pub leaders: Vec<ProfessionalId>,
    /// Its board takes nothing new.
    pub stopped: Option<Stopped>,
}

/// A case with its row.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub row: inscription::Model,
    pub file: CaseFile,
}

pub(super) fn read<T: DeserializeOwned>(table: &'static str, row: Uuid, body: &str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|_| Error::body(table, row))
}

pub(super) fn text<T: Serialize>(table: &'static str, row: Uuid, value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::body(table, row))
}

/// The kebab-case code of an enum without data.
pub(super) fn code<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) async fn held<C: ConnectionTrait>(db: &C, id: SessionId) -> Result<Held, Error> {
    let row = session::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let offer = offer::Entity::find_by_id(row.offer_id).one(db).await?.ok_or(Error::NotFound)?;
    Held::of(row, &offer)
}

impl Held {
    pub(super) fn of(row: session::Model, offer: &offer::Model) -> Result<Self, Error> {
        let session: Session = read("session", row.id, &row.body)?;
        let whole: Offer = read("offer", offer.id, &offer.body)?;
        let details = details_of(&whole, &session).cloned().ok_or_else(|| Error::body("offer", offer.id))?;
        let leaders = whole.leaders_of(&session);
        let stopped = whole.stopped();
        Ok(Self { row, session, details, leaders, stopped })
    }

    /// The establishment where it is held.
    pub(super) fn place(&self) -> Uuid {
        self.session.held_at(PlaceId::from_uuid(self.row.place_id)).uuid()
    }
}

/// What the board said when the session was planned: a session keeps its version.
pub(crate) fn details_of<'a>(offer: &'a Offer, session: &Session) -> Option<&'a OfferDetails> {
    let day = paris::to_paris(session.start()).date();
    let version = offer.version(session.offer_version).or_else(|| offer.version_on(day)).or(offer.last_version());
    version.map(|version| &version.details)
}

pub(super) async fn save_session<C: ConnectionTrait>(
    db: &C,
    row: &session::Model,
    next: &Session,
) -> Result<(), Error> {
    let changed = session::ActiveModel {
        id: Set(row.id),
        state: Set(code(&next.step())),
        body: Set(text("session", row.id, next)?),
        version: Set(row.version + 1),
        ..Default::default()
    };
    session::Entity::update(changed).exec(db).await?;
    Ok(())
}

pub(super) async fn case<C: ConnectionTrait>(db: &C, id: InscriptionId) -> Result<Case, Error> {
    let row = inscription::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    Case::of(row)
}

impl Case {
    pub(super) fn of(row: inscription::Model) -> Result<Self, Error> {
        let file = read("inscription", row.id, &row.body)?;
        Ok(Self { row, file })
    }
}

/// The cases of a session, in their order of passage.
pub(super) async fn cases<C: ConnectionTrait>(db: &C, session: Uuid) -> Result<Vec<Case>, Error> {
    let rows = inscription::Entity::find()
        .filter(inscription::Column::SessionId.eq(session))
        .order_by_asc(inscription::Column::OrderKey)
        .order_by_asc(inscription::Column::Id);
    rows.all(db).await?.into_iter().map(Case::of).collect()
}

pub(super) async fn save_case<C: ConnectionTrait>(db: &C, case: &Case) -> Result<(), Error> {
    let changed = inscription::ActiveModel {
        id: Set(case.row.id),
        state: Set(code(&case.file.case.step())),
        triage: Set(code(&case.file.case.wish)),
        presenter_id: Set(case.file.case.presenter.map(ProfessionalId::uuid)),
        order_key: Set(case.file.case.order.as_str().to_owned()),
        body: Set(text("inscription", case.row.id, &case.file)?),
        version: Set(case.row.version + 1),
        ..Default::default()
    };
    inscription::Entity::update(changed).exec(db).await?;
    Ok(())
}

pub(super) async fn attendance_rows<C: ConnectionTrait>(
    db: &C,
    session: Uuid,
) -> Result<Vec<(attendance::Model, Attendance)>, Error> {
    let rows = attendance::Entity::find().filter(attendance::Column::SessionId.eq(session)).all(db).await?;
    rows.into_iter().map(|row| Ok((row.clone(), read("attendance", row.id, &row.body)?))).collect()
}
