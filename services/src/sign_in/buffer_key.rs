//! The key of what a browser keeps of the text that the server does not have yet.
//!
//! It belongs to a person and a browser. It is kept here, sealed by the master key; a page has it once both factors were given, and
//! nobody reads without it what the browser holds. All keys of a person are destroyed when that person signs out, in whichever browser, and
//! each some days after its last use.

use crate::{
    access::{Granted, acts::SeeOwnAccount},
    context::Context,
    entities::{buffer_key, sign_in},
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
/// `SignedOut` outside a session, or in one that ended meanwhile; an outage of the database.
pub async fn buffer_key(ctx: &Context, grant: Granted<SeeOwnAccount>, browser: Uuid) -> Result<Vec<u8>, Error> {
    let account = grant.actor().account().uuid();
    let session = grant.actor().sign_in().ok_or(Error::SignedOut)?.uuid();
    let (vault, now, id, fresh) = (ctx.vault.clone(), ctx.now_ms(), ctx.random.uuid(), ctx.random.bytes::<32>());
    write_technical(ctx, TechnicalTable::BufferKey, async move |tx| {
        let lives = sign_in::Entity::find_by_id(session).filter(sign_in::Column::EndedAt.is_null());
        lives.one(tx).await?.ok_or(Error::SignedOut)?;
        forget_the_old(tx, now).await?;
        let mine = buffer_key::Entity::find()
            .filter(buffer_key::Column::AccountId.eq(account))
            .filter(buffer_key::Column::Browser.eq(browser));
        if let Some(row) = mine.one(tx).await? {
            // A key that no master key opens any more is replaced: the text that it sealed is lost in any case.
            if let Ok(key) = vault.open(&row.sealed, row.id.as_bytes()) {
                let used = buffer_key::ActiveModel {
                    id: Set(row.id),
                    sign_in_id: Set(session),
                    last_used_at: Set(now),
                    ..Default::default()
                };
                buffer_key::Entity::update(used).exec(tx).await?;
                return Ok(key);
            }
            buffer_key::Entity::delete_by_id(row.id).exec(tx).await?;
        }
        let sealed = vault.seal(&fresh, id.as_bytes())?;
        let row = buffer_key::ActiveModel {
            id: Set(id),
            account_id: Set(account),
            browser: Set(browser),
            sign_in_id: Set(session),
            sealed: Set(vault.fresh(tx, &sealed, id.as_bytes()).await?),
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

/// Destroys the keys of a person who signs out or whose sessions are ended, in whichever browser they are, but those that `but` asked
/// for last: what they sealed is never read again.
pub(super) async fn destroy(tx: &Tx, account: Uuid, but: Option<Uuid>) -> Result<(), Error> {
    let mut keys = buffer_key::Entity::delete_many().filter(buffer_key::Column::AccountId.eq(account));
    if let Some(but) = but {
        keys = keys.filter(buffer_key::Column::SignInId.ne(but));
    }
    keys.exec(tx).await?;
    Ok(())
}
