//! Failures, counted by address and by (account, address): a stranger makes himself wait, not the owner.

use crate::{
    context::Context,
    entities::throttle,
    error::Error,
    write::{TechnicalTable, write_technical},
};
use chrono::DateTime;
use domain::{sign_in::Failures, words};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

/// The keys of one try.
pub(super) fn keys(email: &str, address: &str) -> [String; 2] {
    [format!("address:{address}"), format!("account:{}:{address}", email.trim().to_lowercase())]
}

/// Refuses while the delay of one of the keys runs.
pub(crate) async fn check(ctx: &Context, keys: &[String]) -> Result<(), Error> {
    for key in keys {
        let wait = patient(key, failures(ctx, key).await?).wait(ctx.now());
        if wait > chrono::Duration::zero() {
            return Err(Error::refused(words::sign_in::wait(wait)));
        }
    }
    Ok(())
}

/// A whole hospital may share one address: twenty failures there weigh as one.
fn patient(key: &str, failures: Failures) -> Failures {
    match failures.last() {
        Some(last) if key.starts_with("address:") => Failures::stored(failures.count() / 20, last),
        _ => failures,
    }
}

async fn failures(ctx: &Context, key: &str) -> Result<Failures, Error> {
    let row = throttle::Entity::find_by_id(key).one(&ctx.db.read).await?;
    Ok(row.map_or(Failures::NONE, |row| {
        let last = DateTime::from_timestamp_millis(row.last_at).unwrap_or_default();
        Failures::stored(u32::try_from(row.failures).unwrap_or_default(), last)
    }))
}

/// Counts one more failure on each key.
pub(crate) async fn count(ctx: &Context, keys: &[String]) -> Result<(), Error> {
    for key in keys {
        let next = failures(ctx, key).await?.one_more(ctx.now());
        save(ctx, key, i32::try_from(next.count()).unwrap_or(i32::MAX)).await?;
    }
    Ok(())
}

/// Forgets the failures after a success of this account from this address.
pub(crate) async fn forget(ctx: &Context, keys: &[String]) -> Result<(), Error> {
    for key in keys {
        if failures(ctx, key).await?.count() > 0 {
            save(ctx, key, 0).await?;
        }
    }
    Ok(())
}

async fn save(ctx: &Context, key: &str, failures: i32) -> Result<(), Error> {
    let row = throttle::ActiveModel { key: Set(key.to_owned()), failures: Set(failures), last_at: Set(ctx.now_ms()) };
    write_technical(ctx, TechnicalTable::Throttle, async move |tx| {
        let known = OnConflict::column(throttle::Column::Key)
            .update_columns([throttle::Column::Failures, throttle::Column::LastAt])
            .to_owned();
        throttle::Entity::insert(row.clone()).on_conflict(known).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
}
