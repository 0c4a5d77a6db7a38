//! The master keys as their operator sees them: numbers, dates, how many values each still seals.

use super::{kept, ring};
use crate::{
    context::Context,
    entities::{account, document},
    error::Error,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// One key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// Its number, from 1.
    pub number: u32,
    /// When it was made, milliseconds.
    pub created_at: i64,
    /// Since when it has been current, milliseconds; nothing when it is not yet.
    pub current_since: Option<i64>,
    /// When nothing needed it any more, milliseconds.
    pub retired_at: Option<i64>,
    /// Documents whose own key it wraps.
    pub documents: u64,
    /// Second factors that it seals.
    pub second_factors: u64,
    /// Whether its file is here.
    pub present: bool,
}

/// Every key, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(ctx: &Context) -> Result<Vec<KeyLine>, Error> {
    let db = &ctx.db.read;
    let rows = kept::all(db).await?;
    let last = rows.iter().map(kept::number).next_back().transpose()?.unwrap_or(1);
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        let number = kept::number(row)?;
        lines.push(KeyLine {
            number,
            created_at: row.created_at,
            current_since: row.current_since,
            retired_at: row.retired_at,
            documents: documents(db, &of(document::Column::WrappedKey, number, last)).await?,
            second_factors: second_factors(db, &of(account::Column::TotpSecret, number, last)).await?,
            present: ctx.vault.ring.key(number).is_ok(),
        });
    }
    Ok(lines)
}

/// The values of one key. Those of the first are the ones without a mark.
fn of<C: ColumnTrait>(column: C, number: u32, last: u32) -> Condition {
    if number == 1 {
        return outside(column, 2, last);
    }
    within(column, number, number)
}

fn within<C: ColumnTrait>(column: C, from: u32, to: u32) -> Condition {
    Condition::all().add(column.gte(ring::prefix(from))).add(column.lt(ring::prefix(to.saturating_add(1))))
}

fn outside<C: ColumnTrait>(column: C, from: u32, to: u32) -> Condition {
    Condition::any().add(column.lt(ring::prefix(from))).add(column.gte(ring::prefix(to.saturating_add(1).max(from))))
}

/// The values that another key than this one seals. No key after the first may be asked for.
pub(super) fn stale<C: ColumnTrait>(column: C, current: u32) -> Condition {
    outside(column, current, current)
}

pub(super) async fn documents<C: ConnectionTrait>(db: &C, which: &Condition) -> Result<u64, Error> {
    Ok(document::Entity::find().filter(which.clone()).count(db).await?)
}

pub(super) async fn second_factors<C: ConnectionTrait>(db: &C, which: &Condition) -> Result<u64, Error> {
    Ok(account::Entity::find()
        .filter(account::Column::TotpSecret.is_not_null())
        .filter(which.clone())
        .count(db)
        .await?)
}

/// The keys that seal something, the current one or older.
pub(crate) async fn needed<C: ConnectionTrait>(vault: &super::Vault, db: &C) -> Result<Vec<u32>, Error> {
    let last = vault.current();
    let mut needed = Vec::new();
    for number in 1..=last {
        let sealed = documents(db, &of(document::Column::WrappedKey, number, last)).await?
            + second_factors(db, &of(account::Column::TotpSecret, number, last)).await?;
        if sealed > 0 {
            needed.push(number);
        }
    }
    Ok(needed)
}
