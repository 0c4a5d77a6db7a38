//! The last form of a patient that a board signed: what a new one starts from, and what it is compared with.

use super::{Frozen, Header, store};
use crate::{
    access::{Actor, scope::holds},
    context::date_of,
    entities::{frcp, frcp_version},
    error::Error,
};
use domain::{
    access::Action,
    forms::{CheckContext, Form},
    frcp::{Change, Imported, prefill_from_last},
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

/// A signed form in its last version.
#[derive(Debug)]
pub(super) struct Last {
    /// Its row.
    pub row: frcp::Model,
    /// When it was signed, milliseconds.
    pub at: i64,
    /// What was signed.
    pub frozen: Frozen,
    /// The form that it was written with.
    pub form: &'static Form,
}

/// The last signed form of a patient, for a form about to begin: what it tells belongs to the record.
pub(super) async fn of_patient<C: ConnectionTrait>(db: &C, patient: Uuid) -> Result<Option<Last>, Error> {
    newest(db, signed(patient), i64::MAX).await
}

/// The last form of the same patient signed before a moment, among those that this person may read.
pub(super) async fn before<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    row: &frcp::Model,
    (moment, now): (i64, i64),
) -> Result<Option<Last>, Error> {
    let readable = holds(actor, Action::SeeFrcp, frcp::Column::Id, now);
    newest(db, signed(row.patient_id).filter(frcp::Column::Id.ne(row.id)).filter(readable), moment).await
}

/// A form withdrawn because it was about somebody else tells nothing of this patient.
fn signed(patient: Uuid) -> Select<frcp::Entity> {
    frcp::Entity::find()
        .filter(frcp::Column::PatientId.eq(patient))
        .filter(frcp::Column::VersionNumber.gt(0))
        .filter(frcp::Column::State.ne("withdrawn"))
}

async fn newest<C: ConnectionTrait>(db: &C, among: Select<frcp::Entity>, moment: i64) -> Result<Option<Last>, Error> {
    let rows = among.all(db).await?;
    let version = frcp_version::Entity::find()
        .filter(frcp_version::Column::FrcpId.is_in(rows.iter().map(|row| row.id)))
        .filter(frcp_version::Column::MadeAt.lt(moment))
        .order_by_desc(frcp_version::Column::MadeAt)
        .order_by_desc(frcp_version::Column::Number);
    let Some(version) = version.one(db).await? else { return Ok(None) };
    let frozen = serde_json::from_str(&version.body).map_err(|_| Error::body("frcp_version", version.id))?;
    let Some(row) = rows.into_iter().find(|row| row.id == version.frcp_id) else { return Ok(None) };
    let form = &store::form(db, &row).await?.form;
    Ok(Some(Last { row, at: version.made_at, frozen, form }))
}

impl Last {
    /// What it brings into a new form.
    pub(super) fn carried(&self, new: &Form) -> Vec<Change> {
        prefill_from_last(self.form, &self.frozen.answers, new)
    }

    /// How it is named as a source: the day of the session, else that of the signature, and who signed.
    pub(super) fn origin(&self) -> Imported {
        let day = date_of(self.frozen.header.session_at.unwrap_or(self.at));
        let (source, by) = (words::frcp::from_form(day), self.frozen.signer.name.clone());
        Imported { source, date: String::new(), by, prefilled: true }
    }
}

/// The facts around a frozen content: the same patient, on the day of its session, else on that of the signature.
pub(super) fn at_the_time(header: &Header, signed_at: i64, now: CheckContext) -> CheckContext {
    let day = date_of(header.session_at.unwrap_or(signed_at));
    let quorum_met = header.quorum.as_ref().map(|quorum| quorum.reached);
    CheckContext { today: day, session_date: Some(day), quorum_met, ..now }
}
