//! An offer and its row.

use crate::{
    access::scope::recompute,
    context::date_of,
    entities::{frcp, inscription, offer, session},
    error::Error,
    write::Tx,
};
use domain::{
    access::OfferStage,
    ids::{OfferId, PlaceId, ProfessionalId},
    offer::{Offer, OfferDraft, OfferStatus},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Serialize;
use std::collections::BTreeSet;

/// An offer as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub offer: Offer,
    pub place: PlaceId,
    pub version: i64,
}

impl Kept {
    /// Refuses when somebody wrote in between.
    pub(super) fn at(self, version: i64) -> Result<Self, Error> {
        if self.version == version { Ok(self) } else { Err(Error::refused(words::offer::changed_meanwhile())) }
    }
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(flatten)]
    offer: &'a Offer,
    deputies: Vec<ProfessionalId>,
}

/// The offer that a row holds.
///
/// # Errors
/// `Inconsistent` when its body does not read.
pub fn read_offer(row: &offer::Model) -> Result<Offer, Error> {
    serde_json::from_str(&row.body).map_err(|_| Error::body("offer", row.id))
}

pub(super) async fn kept<C: ConnectionTrait>(db: &C, id: OfferId) -> Result<Kept, Error> {
    let row = offer::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    Ok(Kept { offer: read_offer(&row)?, place: PlaceId::from_uuid(row.place_id), version: row.version })
}

/// The text that counts on the day of an act: in force, or the last one, or the one being written.
pub(super) fn text(offer: &Offer, at: i64) -> OfferDraft {
    let version = offer.version_on(date_of(at)).or_else(|| offer.last_version());
    match version {
        Some(version) => version.details.clone().into(),
        None => offer.pending().map(|pending| pending.draft.clone()).unwrap_or_default(),
    }
}

/// The row of an offer; `place` is that of its text, or the one it had.
pub(crate) fn row(offer: &Offer, place: PlaceId, version: i64, at: i64) -> Result<offer::ActiveModel, Error> {
    let text = text(offer, at);
    let body = Body { offer, deputies: text.deputies.clone() };
    let body = serde_json::to_string(&body).map_err(|_| Error::body("offer", offer.id))?;
    Ok(offer::ActiveModel {
        id: Set(offer.id.uuid()),
        name: Set(offer.name().to_owned()),
        organ: Set(text.organ.map(code).unwrap_or_default()),
        place_id: Set(text.place.unwrap_or(place).uuid()),
        coordinator_id: Set(text.coordinator.map(ProfessionalId::uuid)),
        state: Set(code(stage(offer.status()))),
        body: Set(body),
        updated_at: Set(at),
        version: Set(version),
        ..Default::default()
    })
}

/// Writes the next state of an offer; answers its version.
pub(super) async fn update(tx: &Tx, kept: &Kept, next: &Offer) -> Result<i64, Error> {
    let version = kept.version + 1;
    let row = row(next, kept.place, version, tx.at())?;
    offer::Entity::update(row).exec(tx).await?;
    Ok(version)
}

/// How far it went, as `access` calls it.
pub(super) const fn stage(status: OfferStatus) -> OfferStage {
    match status {
        OfferStatus::Draft => OfferStage::Draft,
        OfferStatus::Submitted => OfferStage::Submitted,
        OfferStatus::ValidatedBy3c => OfferStage::ValidatedBy3c,
        OfferStatus::Validated => OfferStage::Published,
        OfferStatus::Suspended => OfferStage::Suspended,
        OfferStatus::Closed => OfferStage::Closed,
    }
}

/// The kebab-case code of an enum without data.
pub(crate) fn code<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// Recomputes who sees the patients of a board: its coordinator, its deputies or its delegates changed.
///
/// # Errors
/// When the database does not answer.
pub async fn recompute_board<C: ConnectionTrait>(db: &C, offer: OfferId, at: i64) -> Result<(), Error> {
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::OfferId.eq(offer.uuid()))
        .into_query();
    let rows = inscription::Entity::find().filter(inscription::Column::SessionId.in_subquery(sessions)).all(db).await?;
    let forms = frcp::Entity::find().filter(frcp::Column::OfferId.eq(offer.uuid())).all(db).await?;
    let forms = forms.into_iter().map(|row| row.patient_id);
    let patients: BTreeSet<_> = rows.into_iter().map(|row| row.patient_id).chain(forms).collect();
    if patients.is_empty() {
        return Ok(());
    }
    recompute(db, &patients.into_iter().collect::<Vec<_>>(), at).await
}
