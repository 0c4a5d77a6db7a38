//! The versions that groups published, beside those that ship.
//!
//! A published version never changes: what an instance read once it keeps, by the hash of its content. Which version is in force is asked
//! of the database each time, so that every instance answers the same from the day on. Versions of groups are numbered from
//! [`FIRST_OF_A_GROUP`]: a later release may ship another version of the same form without taking the number of theirs.

use super::{GENERIC, Shipped, ship_whole};
use crate::{entities::form_version, error::Error};
use chrono::NaiveDate;
use domain::{forms::Form, offer::Organ};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::{
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

/// The number of the first version that a group makes of a form.
pub const FIRST_OF_A_GROUP: u32 = 101;

/// What stands in `form_version.state` once it is published.
pub(crate) const PUBLISHED: &str = "published";

/// The form of this key and version.
///
/// # Errors
/// `NotFound` when it neither ships nor was published.
pub async fn form<C: ConnectionTrait>(db: &C, key: &str, version: u32) -> Result<&'static Shipped, Error> {
    if version < FIRST_OF_A_GROUP {
        return super::shipped(key, version);
    }
    let number = i32::try_from(version).map_err(|_| Error::NotFound)?;
    let named =
        Condition::all().add(form_version::Column::FormKey.eq(key)).add(form_version::Column::Version.eq(number));
    let hash = of_one(db, named).await?.ok_or(Error::NotFound)?;
    by_hash(db, &hash).await
}

/// The version of a form under which something begins on a day: the last one of its group that is in force, else the newest that
/// ships, else that of the generic form.
///
/// # Errors
/// An outage when the database does not answer.
pub async fn newest<C: ConnectionTrait>(db: &C, key: &str, day: NaiveDate) -> Result<&'static Shipped, Error> {
    match in_force(db, key, day).await? {
        Some(hash) => by_hash(db, &hash).await,
        None if super::ships(key)? => super::latest(key),
        None => match in_force(db, GENERIC, day).await? {
            Some(hash) => by_hash(db, &hash).await,
            None => super::latest(GENERIC),
        },
    }
}

/// The form of a board: the one that it names or, where that is the generic one, the one that the group of its organ published.
///
/// # Errors
/// As [`newest`].
pub async fn of_a_board<C: ConnectionTrait>(
    db: &C,
    key: &str,
    organ: Organ,
    day: NaiveDate,
) -> Result<&'static Shipped, Error> {
    if key == GENERIC {
        return newest(db, &organ.own_form_key(), day).await;
    }
    newest(db, key, day).await
}

/// The hash of the version of a group that is in force on a day.
async fn in_force<C: ConnectionTrait>(db: &C, key: &str, day: NaiveDate) -> Result<Option<String>, Error> {
    let running = Condition::all()
        .add(form_version::Column::FormKey.eq(key))
        .add(form_version::Column::State.eq(PUBLISHED))
        .add(form_version::Column::InForceFrom.lte(day));
    of_one(db, running).await
}

async fn of_one<C: ConnectionTrait>(db: &C, which: Condition) -> Result<Option<String>, Error> {
    let found: Option<Option<String>> = form_version::Entity::find()
        .select_only()
        .column(form_version::Column::Hash)
        .filter(which)
        .order_by_desc(form_version::Column::Version)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.flatten())
}

/// The form with this content hash.
///
/// # Errors
/// `NotFound` when no version has it; `Inconsistent` when what was published does not read.
pub async fn by_hash<C: ConnectionTrait>(db: &C, hash: &str) -> Result<&'static Shipped, Error> {
    if let Some(known) = super::shipped_by_hash(hash)?.or_else(|| kept(hash)) {
        return Ok(known);
    }
    let row = form_version::Entity::find().filter(form_version::Column::Hash.eq(hash)).one(db).await?;
    let row = row.ok_or(Error::NotFound)?;
    let wrong = || Error::Inconsistent { table: "form_version", column: "whole", row: row.id.to_string() };
    let form: Form = serde_json::from_str(row.whole.as_deref().unwrap_or_default()).map_err(|_| wrong())?;
    let one = ship_whole(form, hash.to_owned()).map_err(|_| wrong())?;
    Ok(keep(one))
}

/// What this process has read, for its whole life: as many as there are published versions, a few hundred kilobytes each.
static KEPT: LazyLock<RwLock<HashMap<String, &'static Shipped>>> = LazyLock::new(RwLock::default);

fn kept(hash: &str) -> Option<&'static Shipped> {
    KEPT.read().unwrap_or_else(PoisonError::into_inner).get(hash).copied()
}

fn keep(one: Shipped) -> &'static Shipped {
    let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    kept.entry(one.hash.clone()).or_insert_with(|| Box::leak(Box::new(one)))
}
