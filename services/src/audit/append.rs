//! Takes the next place of this instance's chain.

use crate::{entities::audit, error::Error, write::Tx};
use domain::audit::{AuditEvent, Hash, InstanceName, next_entry};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// The head of this instance's chain.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub instance: InstanceName,
    pub last: Option<(u64, Hash)>,
}

/// Writes an event and moves the head of the chain.
pub(crate) async fn append(tx: &Tx, chain: &mut Chain, event: AuditEvent) -> Result<(), Error> {
    let body = event.body().map_err(|_| Error::body("audit", &chain.instance))?;
    let entry = next_entry(chain.last, chain.instance.clone(), body);
    let row = audit::ActiveModel {
        instance: Set(entry.instance.as_str().to_owned()),
        sequence: Set(i64::try_from(entry.sequence).unwrap_or(i64::MAX)),
        at: Set(event.at.timestamp_millis()),
        actor_id: Set(event.actor.map(domain::ids::AccountId::uuid)),
        action: Set(event.act.code().to_owned()),
        target_id: Set(event.target.id),
        patient_id: Set(event.patient),
        body: Set(entry.body),
        previous: Set(entry.previous.bytes().to_vec()),
        hash: Set(entry.hash.bytes().to_vec()),
    };
    audit::Entity::insert(row).exec_without_returning(tx).await?;
    chain.last = Some((entry.sequence, entry.hash));
    Ok(())
}
