//! The master keys as their operator sees them: numbers, dates, how many values each still seals.

use super::{kept, ring};
use crate::{
    context::Context,
    entities::{account, buffer_key, document},
    error::Error,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// Where values are sealed under a master key.
pub(super) struct Sealed<E: EntityTrait> {
    /// The identifier of a row, with which its value is sealed.
    pub id: E::Column,
    /// The sealed value; a row may have none.
    pub value: E::Column,
    /// How the audit names them.
    pub what: &'static str,
}

/// The key of each document.
pub(super) const DOCUMENTS: Sealed<document::Entity> =
    Sealed { id: document::Column::Id, value: document::Column::WrappedKey, what: "documents" };
/// The secret of each second factor.
pub(super) const SECOND_FACTORS: Sealed<account::Entity> =
    Sealed { id: account::Column::Id, value: account::Column::TotpSecret, what: "second factors" };
/// The key of what each browser keeps of unsent text.
pub(super) const BUFFER_KEYS: Sealed<buffer_key::Entity> =
    Sealed { id: buffer_key::Column::Id, value: buffer_key::Column::Sealed, what: "buffer keys" };

impl<E: EntityTrait> Sealed<E> {
    /// How many values one key seals, of the keys up to `last`. Those of the first are the ones without a mark.
    async fn under<C: ConnectionTrait>(&self, db: &C, number: u32, last: u32) -> Result<u64, Error> {
        let which = if number == 1 { outside(self.value, 2, last) } else { within(self.value, number, number) };
        self.count(db, which).await
    }

    /// How many values another key than this one seals.
    pub(super) async fn left<C: ConnectionTrait>(&self, db: &C, current: u32) -> Result<u64, Error> {
        self.count(db, stale(self.value, current)).await
    }

    async fn count<C: ConnectionTrait>(&self, db: &C, which: Condition) -> Result<u64, Error> {
        let count = E::find().select_only().column_as(self.id.count(), "count").filter(which).into_tuple::<i64>();
        Ok(count.one(db).await?.and_then(|count| u64::try_from(count).ok()).unwrap_or_default())
    }
}

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
            documents: DOCUMENTS.under(db, number, last).await?,
            second_factors: SECOND_FACTORS.under(db, number, last).await?,
            present: ctx.vault.ring.key(number).is_ok(),
        });
    }
    Ok(lines)
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

/// The keys that seal something, the current one or older.
pub(crate) async fn needed<C: ConnectionTrait>(vault: &super::Vault, db: &C) -> Result<Vec<u32>, Error> {
    let last = vault.current();
    let mut needed = Vec::new();
    for number in 1..=last {
        let sealed = DOCUMENTS.under(db, number, last).await?
            + SECOND_FACTORS.under(db, number, last).await?
            + BUFFER_KEYS.under(db, number, last).await?;
        if sealed > 0 {
            needed.push(number);
        }
    }
    Ok(needed)
}
