//! Takes the next places of this instance's chain.

use crate::{entities::audit, error::Error};
use domain::audit::{AuditEvent, Hash, InstanceName, next_entry};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The head of this instance's chain.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub instance: InstanceName,
    pub last: Option<(u64, Hash)>,
    /// A commit was tried and its answer was lost: the head may stand further than `last`, only the database knows.
    pub doubtful: bool,
}

impl Chain {
    /// The chain of an instance that has written nothing yet.
    pub(crate) const fn new(instance: InstanceName) -> Self {
        Self { instance, last: None, doubtful: false }
    }

    /// Reads the head again when it is in doubt.
    pub(crate) async fn settle<C: ConnectionTrait>(&mut self, db: &C) -> Result<(), Error> {
        if self.doubtful {
            let rows = audit::Entity::find().filter(audit::Column::Instance.eq(self.instance.as_str()));
            let head = rows.order_by_desc(audit::Column::Sequence).one(db).await?;
            self.last = head.map(|row| read_head(&row)).transpose()?;
            self.doubtful = false;
        }
        Ok(())
    }
}

fn read_head(row: &audit::Model) -> Result<(u64, Hash), Error> {
    let wrong =
        |column| Error::Inconsistent { table: "audit", column, row: format!("{}/{}", row.instance, row.sequence) };
    let sequence = u64::try_from(row.sequence).map_err(|_| wrong("sequence"))?;
    let hash = row.hash.as_slice().try_into().map_err(|_| wrong("hash"))?;
    Ok((sequence, Hash::from_bytes(hash)))
}

/// Events of one statement: their values stay under the limits of both databases.
const CHUNK: usize = 400;

/// Writes events in their order and moves the head of the chain.
pub(crate) async fn append_all<C: ConnectionTrait>(
    db: &C,
    chain: &mut Chain,
    events: Vec<AuditEvent>,
) -> Result<(), Error> {
    let rows = events.into_iter().map(|event| row(chain, &event)).collect::<Result<Vec<_>, _>>()?;
    for some in rows.chunks(CHUNK) {
        audit::Entity::insert_many(some.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

fn row(chain: &mut Chain, event: &AuditEvent) -> Result<audit::ActiveModel, Error> {
    let body = event.body().map_err(|_| Error::body("audit", &chain.instance))?;
    let entry = next_entry(chain.last, chain.instance.clone(), body);
    chain.last = Some((entry.sequence, entry.hash));
    Ok(audit::ActiveModel {
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
    })
}
