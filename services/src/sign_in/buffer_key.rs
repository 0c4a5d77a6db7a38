//! The key of what a browser keeps of the text that the server does not have yet.
//!
//! It belongs to a person and a browser. It is kept here, sealed by the master key; a page has it once both factors were given, and
//! nobody reads without it what the browser holds. It is destroyed when the person signs out, or some days after its last use.

use crate::{
    access::{Granted, acts::SeeOwnAccount},
    context::Context,
    entities::buffer_key,
    error::Error,
    write::{TechnicalTable, Tx, write_technical},
};
use chrono::Duration;
use domain::sign_in::BUFFER_DAYS;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The key of the actor in this browser: 32 bytes, made at the first call.
///
/// # Errors
/// `SignedOut` outside a session; an outage of the database; a key that the master keys do not open.
pub async fn buffer_key(ctx: &Context, grant: Granted<SeeOwnAccount>, browser: Uuid) -> Result<Vec<u8>, Error> {
    let account = grant.actor().account().uuid();
    let sign_in = grant.actor().sign_in().ok_or(Error::SignedOut)?.uuid();
    let (vault, id, fresh) = (ctx.vault.clone(), ctx.random.uuid(), ctx.random.bytes::<32>());
    let now = ctx.now_ms();
    write_technical(ctx, TechnicalTable::BufferKey, async move |tx| {
        forget_the_old(tx, now).await?;
        let mine = buffer_key::Entity::find()
            .filter(buffer_key::Column::AccountId.eq(account))
            .filter(buffer_key::Column::Browser.eq(browser));
        if let Some(row) = mine.one(tx).await? {
            let used = buffer_key::ActiveModel {
                id: Set(row.id),
                sign_in_id: Set(sign_in),
                last_used_at: Set(now),
                ..Default::default()
            };
            buffer_key::Entity::update(used).exec(tx).await?;
            return vault.open(&row.sealed, row.id.as_bytes());
        }
        let row = buffer_key::ActiveModel {
            id: Set(id),
            account_id: Set(account),
            browser: Set(browser),
            sign_in_id: Set(sign_in),
            sealed: Set(vault.seal(&fresh, id.as_bytes())?),
            last_used_at: Set(now),
        };
        buffer_key::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(fresh.to_vec())
    })
    .await
}

async fn forget_the_old(tx: &Tx, now: i64) -> Result<(), Error> {
    let before = now - Duration::days(BUFFER_DAYS).num_milliseconds();
    buffer_key::Entity::delete_many().filter(buffer_key::Column::LastUsedAt.lt(before)).exec(tx).await?;
    Ok(())
}

/// Destroys the key of a session that ends: what its browser holds is never read again.
pub(super) async fn destroy(tx: &Tx, sign_in: Uuid) -> Result<(), Error> {
    buffer_key::Entity::delete_many().filter(buffer_key::Column::SignInId.eq(sign_in)).exec(tx).await?;
    Ok(())
}
