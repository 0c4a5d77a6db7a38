//! The rows of a consent.

use crate::{access::Actor, entities::consent, error::Error, write::Tx};
use domain::{
    access,
    consent::{Consent, NotSharedReason, Sharing},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Writes the next step.
pub(crate) async fn append(tx: &Tx, id: Uuid, patient: Uuid, actor: &Actor, consent: &Consent) -> Result<(), Error> {
    let row = consent::ActiveModel {
        id: Set(id),
        patient_id: Set(patient),
        state: Set(state(consent).to_owned()),
        body: Set(serde_json::to_string(consent).map_err(|_| Error::body("consent", id))?),
        recorded_by: Set(actor.account().uuid()),
        recorded_at: Set(tx.at()),
    };
    consent::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

const fn state(consent: &Consent) -> &'static str {
    match consent {
        Consent::Asked { .. } => "asked",
        Consent::Declined { .. } => "declined",
        Consent::Given { .. } => "given",
        Consent::Withdrawn { .. } => "withdrawn",
        Consent::Expired { .. } => "expired",
    }
}

/// Every step, newest first.
pub(crate) async fn history<C: ConnectionTrait>(db: &C, patient: Uuid) -> Result<Vec<Consent>, Error> {
    let rows = consent::Entity::find()
        .filter(consent::Column::PatientId.eq(patient))
        .order_by_desc(consent::Column::RecordedAt)
        .order_by_desc(consent::Column::Id);
    let rows = rows.all(db).await?;
    rows.iter().map(|row| serde_json::from_str(&row.body).map_err(|_| Error::body("consent", row.id))).collect()
}

/// Where the consent stands.
pub(crate) async fn last<C: ConnectionTrait>(db: &C, patient: Uuid) -> Result<Option<Consent>, Error> {
    Ok(history(db, patient).await?.into_iter().next())
}

/// What rights know of a sharing.
#[must_use]
pub(crate) const fn as_right(sharing: Sharing) -> access::Sharing {
    match sharing {
        Sharing::Shared => access::Sharing::Given,
        Sharing::NotShared { reason: NotSharedReason::Withdrawn } => access::Sharing::Withdrawn,
        Sharing::NotShared { .. } => access::Sharing::NotShared,
    }
}
