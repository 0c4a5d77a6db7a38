//! The opening of a form, in the transaction of the inscription that asks for it.

use super::{
    last,
    prefill::{Case, brought},
    store::{self, Kept},
};
use crate::{context::date_of, entities::frcp, error::Error, forms, write::Tx};
use domain::{
    frcp::{Frcp, Stamp},
    ids::{AccountId, EpisodeId, FrcpId, OfferId, PatientId, PlaceId, ProfessionalId, SessionId},
    offer::Organ,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// A form to open.
#[derive(Debug, Clone)]
pub struct Initiate {
    /// Its id, made by the caller: constant over its versions.
    pub id: FrcpId,
    /// Whose it is.
    pub patient: PatientId,
    /// For which pathway.
    pub episode: EpisodeId,
    /// The board.
    pub offer: OfferId,
    /// The session.
    pub session: SessionId,
    /// The form that the board names; the generic one when this one does not exist.
    pub form_key: String,
    /// What the board is about: the group of that organ may have published a form.
    pub organ: Organ,
    /// What the board is asked.
    pub question: String,
    /// The physician who asks.
    pub requester: ProfessionalId,
    /// The establishment of the one who inscribes.
    pub place: PlaceId,
    /// The one who inscribes.
    pub by: AccountId,
}

/// Opens a form, filled with what the record and the last validated form of the patient already tell. The caller asks
/// the right, traces and recomputes the scope: the opening is a part of the inscription.
///
/// # Errors
/// When the board, the session or the patient does not exist, or the database does not answer.
pub async fn initiate(tx: &Tx, new: Initiate) -> Result<(), Error> {
    let form = &forms::of_a_board(tx, &new.form_key, new.organ, date_of(tx.at())).await?.form;
    let opened = Stamp { by: new.by, at: chrono::DateTime::from_timestamp_millis(tx.at()).unwrap_or_default() };
    let case = Case {
        patient: new.patient.uuid(),
        offer: new.offer.uuid(),
        session: Some(new.session.uuid()),
        question: &new.question,
        by: Some(new.by),
    };
    let last = last::of_patient(tx, case.patient).await?;
    let (changes, origins): (Vec<_>, Vec<_>) = brought(tx, form, case, last.as_ref()).await?.into_iter().unzip();
    let mut edits = store::edits_of(new.id, 0, new.by, tx.at(), changes);
    edits.iter_mut().zip(origins).for_each(|(edit, origin)| edit.imported = origin);
    let revision = store::append(tx, new.id, 0, &edits).await?;
    let kept = Kept::new(Frcp::initiate(new.id, opened));
    let row = frcp::ActiveModel {
        id: Set(new.id.uuid()),
        patient_id: Set(new.patient.uuid()),
        episode_id: Set(new.episode.uuid()),
        offer_id: Set(new.offer.uuid()),
        session_id: Set(Some(new.session.uuid())),
        form_key: Set(form.key.to_string()),
        form_version: Set(form.version.to_string()),
        state: Set(kept.state()),
        body: Set(store::to_json(&kept, "frcp", new.id)?),
        requester_id: Set(new.requester.uuid()),
        place_id: Set(new.place.uuid()),
        version_number: Set(0),
        announced_at: Set(None),
        revision: Set(revision),
        created_at: Set(tx.at()),
        updated_at: Set(tx.at()),
        updated_by: Set(new.by.uuid()),
        version: Set(1),
    };
    frcp::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
