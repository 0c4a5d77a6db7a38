//! What a signed form says to other software, as values: the numbers and codes that paper does not need.
//!
//! It is read as soon as a version is signed, while the directory still says what it said that day.

mod people;

pub use people::{People, Practitioner, Site};

use super::{Printable, print, store, surroundings::Surroundings};
use crate::{context::Context, entities::frcp_version, error::Error, patient::Body};
use chrono::{DateTime, Utc};
use domain::{
    frcp::{CaseStatus, Stage, Stamp},
    ids::{FrcpId, InscriptionId, PatientId, SessionId},
    offer::{NationalIds, Offer},
    patient::{Ins, Relative},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// A signed version, ready to be exchanged.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// What is printed of it too.
    pub sheet: Printable,
    /// This version.
    pub version: Uuid,
    /// The version before.
    pub replaces: Option<Uuid>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it was signed.
    pub signed_at: DateTime<Utc>,
    /// Debated, or only registered.
    pub status: CaseStatus,
    /// The national numbers of the board.
    pub numbers: NationalIds,
    /// The session, and when it started.
    pub session: (SessionId, DateTime<Utc>),
    /// The establishment that organises the board.
    pub place: Site,
    /// The record.
    pub record: PatientId,
    /// The national identity, when it is qualified.
    pub ins: Option<Ins>,
    /// Given name of every day, when it is told.
    pub used_given_name: Option<String>,
    /// Who represents, is trusted, is called.
    pub around: Vec<Relative>,
    /// The inscription.
    pub case: InscriptionId,
    /// Who did what.
    pub people: People,
}

/// A signed version for other software; nothing when its board has no national numbers yet, or when whoever coordinates,
/// asks or signs is not in the directory: the official model refuses a document where they are missing.
///
/// # Errors
/// `NotFound` for a version that does not exist.
pub async fn exchange(ctx: &Context, id: FrcpId, number: i32) -> Result<Option<Exchange>, Error> {
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    let around = Surroundings::load(db, &row).await?;
    let sheet = print::sheet(ctx, id, number).await?;
    let offer: Offer = serde_json::from_str(&around.offer.body).map_err(|_| Error::body("offer", around.offer.id))?;
    let (Some(numbers), Some(case), Some(session), Some(place)) =
        (offer.national_ids().cloned(), &around.case, &around.session, &around.place)
    else {
        return Ok(None);
    };
    let versions = versions(db, row.id, number).await?;
    let (Some(last), Some((status, signed))) = (versions.last(), signed(&sheet)) else { return Ok(None) };
    let Some(people) = people::people(db, &row, &around, &sheet, signed.by).await? else { return Ok(None) };
    let body = Body::read(&around.patient)?;
    Ok(Some(Exchange {
        version: last.id,
        replaces: versions.iter().rev().nth(1).map(|before| before.id),
        made_at: store::instant(last.made_at),
        signed_at: signed.at,
        status,
        numbers,
        session: (SessionId::from_uuid(session.id), store::instant(session.starts_at)),
        place: Site::of(place),
        record: around.patient_id(),
        ins: body.identity.ins_for_exchange().cloned(),
        used_given_name: body.identity.used_given_name.as_ref().map(ToString::to_string),
        around: body.people,
        case: InscriptionId::from_uuid(case.id),
        people,
        sheet,
    }))
}

/// The versions up to this one, oldest first.
async fn versions<C: ConnectionTrait>(db: &C, id: Uuid, number: i32) -> Result<Vec<frcp_version::Model>, Error> {
    let rows = frcp_version::Entity::find()
        .filter(frcp_version::Column::FrcpId.eq(id))
        .filter(frcp_version::Column::Number.lte(number))
        .order_by_asc(frcp_version::Column::Number);
    Ok(rows.all(db).await?)
}

/// What the session made of the case, and who signed; a version is frozen as validated.
fn signed(sheet: &Printable) -> Option<(CaseStatus, Stamp)> {
    match sheet.frcp.stage() {
        Stage::Validated { discussion, validation, .. } => Some((discussion.status, validation.signature().stamp)),
        _ => None,
    }
}
