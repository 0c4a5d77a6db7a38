//! Once a minute, one signed line holds the heads of every chain.

use crate::{
    context::Context,
    entities::{audit, audit_seal},
    error::Error,
    write::{TechnicalTable, write_technical},
};
use domain::audit::{Hash, Head, InstanceName, Seal};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// Seals the heads of all chains. With nothing new since the last seal, nothing is written.
///
/// The last seal and the heads are read in the transaction that writes the next one: of two instances that seal together, the
/// database makes one wait for the other, and each number is given once.
///
/// # Errors
/// When the database does not answer or holds what does not read.
pub async fn seal(ctx: &Context) -> Result<(), Error> {
    let (vault, id, now) = (ctx.vault.clone(), ctx.random.uuid(), ctx.now());
    write_technical(ctx, TechnicalTable::AuditSeal, async move |tx| {
        let last = last(tx).await?;
        let heads = heads(tx).await?;
        if last.as_ref().is_some_and(|last| last.heads == heads) {
            return Ok(());
        }
        let key = vault.notice(tx).await?;
        let next = Seal::following(last.as_ref(), now, heads);
        let row = audit_seal::ActiveModel {
            id: Set(id),
            at: Set(next.at.timestamp_millis()),
            body: Set(serde_json::to_string(&next).map_err(|_| Error::body("audit_seal", next.number))?),
            signature: Set(vault.sign_with(key, &next.canonical_bytes())?),
        };
        audit_seal::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
}

async fn last<C: ConnectionTrait>(db: &C) -> Result<Option<Seal>, Error> {
    let row = audit_seal::Entity::find().order_by_desc(audit_seal::Column::At).one(db).await?;
    row.map(|row| serde_json::from_str(&row.body).map_err(|_| Error::body("audit_seal", row.id))).transpose()
}

#[derive(FromQueryResult)]
struct LastOf {
    instance: String,
    sequence: i64,
}

async fn heads<C: ConnectionTrait>(db: &C) -> Result<BTreeMap<InstanceName, Head>, Error> {
    let lasts = audit::Entity::find()
        .select_only()
        .column(audit::Column::Instance)
        .column_as(audit::Column::Sequence.max(), "sequence")
        .group_by(audit::Column::Instance)
        .into_model::<LastOf>()
        .all(db)
        .await?;
    let mut heads = BTreeMap::new();
    for last in lasts {
        let key = (last.instance, last.sequence);
        if let Some(row) = audit::Entity::find_by_id(key).one(db).await? {
            let (instance, head) = head_of(&row)?;
            heads.insert(instance, head);
        }
    }
    Ok(heads)
}

fn head_of(row: &audit::Model) -> Result<(InstanceName, Head), Error> {
    let wrong =
        |column| Error::Inconsistent { table: "audit", column, row: format!("{} {}", row.instance, row.sequence) };
    let instance = InstanceName::parse(&row.instance).map_err(|_| wrong("instance"))?;
    Ok((
        instance,
        Head {
            sequence: u64::try_from(row.sequence).map_err(|_| wrong("sequence"))?,
            hash: hash(&row.hash).ok_or_else(|| wrong("hash"))?,
        },
    ))
}

/// A stored hash.
pub(super) fn hash(bytes: &[u8]) -> Option<Hash> {
    bytes.try_into().ok().map(Hash::from_bytes)
}
