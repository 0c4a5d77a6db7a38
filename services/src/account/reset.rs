//! Giving an account back to a person who lost the password: two other persons agree, and a code by mail is still asked.

use super::{invite, rows};
use crate::{
    access::{Granted, acts::ResetAccess},
    audit::Event,
    context::{Context, Message},
    entities::{access_reset, account},
    error::Error,
    outbox::Line,
    sign_in::end_others,
    write::write,
};
use domain::{audit::SystemAct, ids::AccountId, people::ResetAsked, words};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// How long a request waits for its second person, milliseconds (`ResetAsked` says the same).
pub(super) const WAITS: i64 = 24 * 3_600_000;

/// The first person asks. The holder is told by mail.
///
/// # Errors
/// `Refused` for one's own account, or when a request waits already.
pub async fn ask_reset(ctx: &Context, grant: Granted<ResetAccess>) -> Result<(), Error> {
    let actor = grant.actor().clone();
    let (by, name, id, now) = (actor.account(), actor.name().to_owned(), ctx.random.uuid(), ctx.now());
    write(ctx, &actor, SystemAct::ResetRequested, async move |tx| {
        grant.again(tx).await?;
        let holder = rows::account_here(tx, grant.target().account, grant.target().place).await?;
        let asked = ResetAsked::ask(AccountId::from_uuid(holder.id), by, now)
            .map_err(|why| Error::refused(words::people::reset_refused(why)))?;
        let waiting = access_reset::Entity::find()
            .filter(access_reset::Column::AccountId.eq(holder.id))
            .filter(access_reset::Column::TokenHash.is_null())
            .filter(access_reset::Column::CreatedAt.gte(tx.at() - WAITS));
        if waiting.one(tx).await?.is_some() {
            return Err(Error::refused(words::account::reset_already_asked()));
        }
        let row = access_reset::ActiveModel {
            id: Set(id),
            account_id: Set(holder.id),
            body: Set(serde_json::to_string(&asked).map_err(|_| Error::body("access_reset", id))?),
            created_at: Set(tx.at()),
            token_hash: Set(None),
            done_at: Set(None),
        };
        access_reset::Entity::insert(row).exec_without_returning(tx).await?;
        let (subject, text) = words::account::reset_asked_mail(&name);
        tx.post(Line::SendMail { message: Message::plain(holder.email, subject, text) });
        tx.trace(Event::done(holder.id).noting("reset"));
        Ok(())
    })
    .await
}

/// The second person agrees: the old password and every open session are dead, and a link leaves to the holder's own address.
///
/// # Errors
/// `Refused` for the first person, for the holder, or too late.
pub async fn confirm_reset(ctx: &Context, grant: Granted<ResetAccess>, id: Uuid) -> Result<(), Error> {
    let actor = grant.actor().clone();
    let (by, now) = (actor.account(), ctx.now());
    let (link, hash) = invite::link(ctx);
    let to = write(ctx, &actor, SystemAct::ResetConfirmed, async move |tx| {
        grant.again(tx).await?;
        let holder = rows::account_here(tx, grant.target().account, grant.target().place).await?;
        let row = access_reset::Entity::find_by_id(id).one(tx).await?;
        let row = row.filter(|row| row.account_id == holder.id && row.token_hash.is_none()).ok_or(Error::NotFound)?;
        let asked: ResetAsked = serde_json::from_str(&row.body).map_err(|_| Error::body("access_reset", row.id))?;
        let agreed = asked.confirm(by, now).map_err(|why| Error::refused(words::people::reset_refused(why)))?;
        let next = access_reset::ActiveModel {
            id: Set(row.id),
            body: Set(serde_json::to_string(&agreed).map_err(|_| Error::body("access_reset", row.id))?),
            token_hash: Set(Some(hash.clone())),
            ..Default::default()
        };
        access_reset::Entity::update(next).exec(tx).await?;
        let closed = account::ActiveModel { id: Set(holder.id), password_hash: Set(None), ..Default::default() };
        account::Entity::update(closed).exec(tx).await?;
        end_others(tx, holder.id, None).await?;
        tx.trace(Event::done(holder.id).noting("reset"));
        Ok(holder.email)
    })
    .await?;
    let (subject, text) = words::account::reset_mail(&link);
    ctx.mail.send(Message::plain(to, subject, text)).await.map_err(Error::Outage)
}
