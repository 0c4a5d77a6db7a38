//! The cases that sessions hold, when the sessions change.

use crate::{access::scope::recompute, entities::inscription, error::Error, write::Tx};
use domain::ids::SessionId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Cases that left the session.
const GONE: [&str; 3] = ["deferred", "withdrawn", "not-presented"];

/// How many cases wait in each session, drafts included; a session that holds none is left out.
pub(super) async fn cases_waiting<C: ConnectionTrait>(
    db: &C,
    sessions: Vec<Uuid>,
) -> Result<HashMap<Uuid, usize>, Error> {
    let found: Vec<Uuid> = inscription::Entity::find()
        .select_only()
        .column(inscription::Column::SessionId)
        .filter(inscription::Column::SessionId.is_in(sessions))
        .filter(inscription::Column::State.is_not_in(GONE))
        .into_tuple()
        .all(db)
        .await?;
    let mut cases = HashMap::new();
    for session in found {
        *cases.entry(session).or_default() += 1;
    }
    Ok(cases)
}

/// The participants see the cases around the date of the session: a new date gives new windows.
pub(super) async fn windows_of(tx: &Tx, sessions: &[SessionId]) -> Result<(), Error> {
    let ids = sessions.iter().map(|id| id.uuid());
    let rows = inscription::Entity::find().filter(inscription::Column::SessionId.is_in(ids)).all(tx).await?;
    let patients: BTreeSet<_> = rows.into_iter().map(|row| row.patient_id).collect();
    if patients.is_empty() {
        return Ok(());
    }
    recompute(tx, &patients.into_iter().collect::<Vec<_>>(), tx.at()).await
}
