//! A new master key becomes current while people write.
//!
//! The key of each document, the secret of each second factor and the key of each browser's buffer are opened and sealed again; documents themselves are not
//! touched. Nothing becomes unreadable at any instant: a file of a key is written before the database names it, the older
//! keys stay readable, and a value changes only if it is still the one that was read. A rotation that was interrupted is
//! taken up where it stopped. The older keys' files are left to their operator, who may need them for older backups.

use super::{
    Vault,
    kept::{self, all},
    list::{BUFFER_KEYS, DOCUMENTS, SECOND_FACTORS, Sealed, stale},
    ring,
};
use crate::{
    audit::{Event, seal},
    context::Context,
    entities::master_key,
    error::Error,
    write::{Tx, write_as_service},
};
use domain::{audit::SystemAct, ids::AccountId, words::operating as words};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Values of one commit.
const BATCH: u64 = 200;
/// How often the values are gone through again for those written meanwhile by an instance that did not know yet.
const ROUNDS: u32 = 20;

/// What a rotation did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotated {
    /// The key that is current.
    pub number: u32,
    /// Whether it had been begun before.
    pub resumed: bool,
    /// Documents whose key was sealed again.
    pub documents: u64,
    /// Second factors that were sealed again.
    pub second_factors: u64,
}

/// Where the next key goes, when the first is at `first`: made there in advance, it can be copied to the other machines.
#[must_use]
pub fn next_file(first: &Path) -> PathBuf {
    ring::file_of(first, ring::numbers(first).last().map_or(1, |last| last.saturating_add(1)))
}

/// Makes the next key current and seals everything again under it; or ends a rotation that was interrupted.
///
/// # Errors
/// `Refused` when a key file is missing or is not the one that the database knows; an outage of the database. It may then be
/// asked again.
pub async fn rotate(ctx: &Context, by: AccountId) -> Result<Rotated, Error> {
    kept::remember(ctx).await?;
    kept::check(ctx).await?;
    let current = ctx.vault.current();
    let rows = all(&ctx.db.read).await?;
    let resumed = rows.iter().any(|row| row.retired_at.is_none() && kept::number(row).is_ok_and(|one| one < current));
    let number = if resumed { current } else { begin(ctx, current.saturating_add(1), by).await? };
    ctx.vault.notice(&ctx.db.read).await?;
    let mut done = Rotated { number, resumed, documents: 0, second_factors: 0 };
    for _ in 0..ROUNDS {
        done.documents += move_all(ctx, &DOCUMENTS, number, by).await?;
        done.second_factors += move_all(ctx, &SECOND_FACTORS, number, by).await?;
        move_all(ctx, &BUFFER_KEYS, number, by).await?;
        if end(ctx, number, by).await? {
            // The seals of the older key end here: whoever finds it later cannot write a past of their own.
            seal(ctx).await?;
            return Ok(done);
        }
    }
    Err(Error::refused(words::rotation_unfinished()))
}

/// Makes the key, unless it was put there in advance, and makes it current.
async fn begin(ctx: &Context, number: u32, by: AccountId) -> Result<u32, Error> {
    let file = ctx.vault.ring.file(number).ok_or_else(|| Error::refused(words::key_unknown(number)))?;
    if !file.exists() {
        let first = ctx.vault.ring.file(1).unwrap_or_else(|| file.clone());
        ring::create_beside(&first, &file, &ctx.random)?;
    }
    let (vault, fingerprint) = (ctx.vault.clone(), ctx.vault.fingerprint(number)?);
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        tx.trace(Event::done(None).by(by).noting(format!("keys-rotate: {number} is current")));
        kept::insert(tx, row(number, fingerprint.clone(), tx.at())).await?;
        keep_verifiers(tx, &vault, number).await
    })
    .await?;
    Ok(number)
}

fn row(number: u32, fingerprint: Vec<u8>, at: i64) -> master_key::Model {
    master_key::Model {
        number: i32::try_from(number).unwrap_or(i32::MAX),
        fingerprint,
        created_at: at,
        current_since: Some(at),
        retired_at: None,
        verifier: None,
    }
}

/// What the older keys signed stays checked, under the new key alone.
async fn keep_verifiers(tx: &Tx, vault: &Vault, number: u32) -> Result<(), Error> {
    for row in all(tx).await? {
        if kept::number(&row)? < number {
            let verifier = vault.verifier(&row, number)?;
            let next = master_key::ActiveModel {
                number: Set(row.number),
                verifier: Set(Some(verifier)),
                ..Default::default()
            };
            master_key::Entity::update(next).exec(tx).await?;
        }
    }
    Ok(())
}

/// A value sealed by an older key, and the same under the new one.
#[derive(Clone)]
struct Moved {
    id: Uuid,
    before: Vec<u8>,
    after: Vec<u8>,
}

fn moved(ctx: &Context, number: u32, rows: Vec<(Uuid, Vec<u8>)>) -> Result<Vec<Moved>, Error> {
    let one = |(id, before): (Uuid, Vec<u8>)| {
        let after = ctx.vault.move_to(number, &before, id.as_bytes());
        after.map(|after| after.map(|after| Moved { id, before, after })).transpose()
    };
    rows.into_iter().filter_map(one).collect()
}

/// Seals again what the older keys seal, some at a time, and answers how many were.
async fn move_all<E: EntityTrait>(ctx: &Context, sealed: &Sealed<E>, number: u32, by: AccountId) -> Result<u64, Error> {
    let &Sealed { id, value, what } = sealed;
    let (mut after, mut count) = (None::<Uuid>, 0);
    loop {
        let rows: Vec<(Uuid, Vec<u8>)> = E::find()
            .select_only()
            .columns([id, value])
            .apply_if(after, |some, last| some.filter(id.gt(last)))
            .filter(stale(value, number))
            .order_by_asc(id)
            .limit(BATCH)
            .into_tuple()
            .all(&ctx.db.read)
            .await?;
        let Some((last, _)) = rows.last() else { return Ok(count) };
        after = Some(*last);
        let some = moved(ctx, number, rows)?;
        count += write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
            let mut count = 0;
            for one in &some {
                let update = E::update_many()
                    .col_expr(value, Expr::value(one.after.clone()))
                    .filter(id.eq(one.id))
                    .filter(value.eq(one.before.clone()));
                count += update.exec(tx).await?.rows_affected;
            }
            tx.trace(Event::done(None).by(by).noting(format!("keys-rotate: {count} {what} under {number}")));
            Ok(count)
        })
        .await?;
    }
}

/// Retires the older keys if nothing needs them, in the one transaction that counts what does.
async fn end(ctx: &Context, number: u32, by: AccountId) -> Result<bool, Error> {
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        let left = DOCUMENTS.left(tx, number).await?
            + SECOND_FACTORS.left(tx, number).await?
            + BUFFER_KEYS.left(tx, number).await?;
        tx.trace(Event::done(None).by(by).noting(format!("keys-rotate: {left} left to the older keys")));
        if left > 0 {
            return Ok(false);
        }
        let older = master_key::Entity::update_many()
            .col_expr(master_key::Column::RetiredAt, Expr::value(tx.at()))
            .filter(Expr::col(master_key::Column::Number).lt(i32::try_from(number).unwrap_or(i32::MAX)))
            .filter(master_key::Column::RetiredAt.is_null());
        older.exec(tx).await?;
        Ok(true)
    })
    .await
}
