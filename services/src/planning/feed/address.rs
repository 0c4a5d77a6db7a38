//! The address: made, replaced, ended. A person has one at most.

use crate::{
    access::{Granted, acts::SeePlanning},
    audit::Event,
    context::Context,
    entities::agenda_feed,
    error::Error,
    sign_in::hash_token,
    write::{Tx, write},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::audit::SystemAct;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

/// Since when the actor's address is in service, milliseconds; nothing when there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn feed_since(ctx: &Context, grant: &Granted<SeePlanning>) -> Result<Option<i64>, Error> {
    let mine = agenda_feed::Entity::find()
        .filter(agenda_feed::Column::AccountId.eq(grant.actor().account().uuid()))
        .filter(agenda_feed::Column::EndedAt.is_null());
    Ok(mine.one(&ctx.db.read).await?.map(|row| row.created_at))
}

/// Makes an address and answers its secret, which is shown once: 256 random bits. The one before, if any, ends at once.
///
/// # Errors
/// The refusals of the right.
pub async fn make_feed(ctx: &Context, grant: Granted<SeePlanning>) -> Result<String, Error> {
    let secret = URL_SAFE_NO_PAD.encode(ctx.random.bytes::<32>());
    let (actor, id, hash) = (grant.actor().clone(), ctx.random.uuid(), hash_token(&secret));
    write(ctx, &actor, SystemAct::AgendaAddressMade, async move |tx| {
        grant.again(tx).await?;
        let account = grant.actor().account().uuid();
        end(tx, account).await?;
        let row = agenda_feed::ActiveModel {
            id: Set(id),
            account_id: Set(account),
            secret_hash: Set(hash.clone()),
            created_at: Set(tx.at()),
            ended_at: Set(None),
        };
        agenda_feed::Entity::insert(row).exec_without_returning(tx).await?;
        tx.trace(Event::done(id));
        Ok(())
    })
    .await?;
    Ok(secret)
}

/// Ends the actor's address: it answers no more.
///
/// # Errors
/// The refusals of the right.
pub async fn end_feed(ctx: &Context, grant: Granted<SeePlanning>) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, SystemAct::AgendaAddressEnded, async move |tx| {
        grant.again(tx).await?;
        end(tx, grant.actor().account().uuid()).await?;
        tx.trace(Event::done(grant.actor().account().uuid()));
        Ok(())
    })
    .await
}

async fn end(tx: &Tx, account: Uuid) -> Result<(), Error> {
    agenda_feed::Entity::update_many()
        .col_expr(agenda_feed::Column::EndedAt, Expr::value(tx.at()))
        .filter(agenda_feed::Column::AccountId.eq(account))
        .filter(agenda_feed::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
