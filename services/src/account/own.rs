//! One's own account: what it is, and its password.

use super::rows;
use crate::{
    access::{Granted, acts::SeeOwnAccount},
    audit::Event,
    context::{Context, Message},
    entities::account,
    error::Error,
    outbox::Line,
    sign_in::{SecondFactor, end_others, password, recovery, second_factor, store, throttle},
    write::write,
};
use domain::{audit::SystemAct, sign_in::Password, words};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAccount {
    /// Given name and family name.
    pub name: String,
    /// The address.
    pub email: String,
    /// How the codes come.
    pub factor: SecondFactor,
    /// How many recovery codes remain.
    pub recovery_left: u64,
}

/// One's own account.
///
/// # Errors
/// When the database does not answer.
pub async fn own(ctx: &Context, grant: Granted<SeeOwnAccount>) -> Result<OwnAccount, Error> {
    let row = store::account(&ctx.db.read, grant.actor().account().uuid()).await?;
    let recovery_left = recovery::left(ctx, grant.actor().account()).await?;
    Ok(OwnAccount { name: rows::name(&row), factor: second_factor(&row), recovery_left, email: row.email })
}

/// Changes the password, which takes the old one; the other sessions end.
///
/// # Errors
/// `Invalid` on `old` or `password`; `Refused` while too many tries are waited for.
pub async fn change_password(
    ctx: &Context,
    grant: Granted<SeeOwnAccount>,
    old: String,
    new: String,
) -> Result<(), Error> {
    let actor = grant.actor().clone();
    let row = store::account(&ctx.db.read, actor.account().uuid()).await?;
    let keys = [format!("password:{}", row.id)];
    throttle::check(ctx, &keys).await?;
    let chosen = Password::choose(&new, &row.email)
        .map_err(|why| Error::invalid("password", words::sign_in::password_refusal(why)))?;
    let same = old == new;
    if !password::verify(ctx, old, row.password_hash.clone()).await? {
        throttle::count(ctx, &keys).await?;
        return Err(Error::invalid("old", words::account::old_password_wrong()));
    }
    if same {
        return Err(Error::invalid("password", words::account::same_password()));
    }
    throttle::forget(ctx, &keys).await?;
    let hash = password::hash(ctx, chosen.reveal().to_owned()).await?;
    let here = actor.sign_in();
    write(ctx, &actor, SystemAct::PasswordChanged, async move |tx| {
        grant.again(tx).await?;
        let next =
            account::ActiveModel { id: Set(row.id), password_hash: Set(Some(hash.clone())), ..Default::default() };
        account::Entity::update(next).exec(tx).await?;
        end_others(tx, row.id, here).await?;
        let (subject, text) = words::account::password_changed_mail();
        tx.post(Line::SendMail { message: Message::plain(row.email.clone(), subject, text) });
        tx.trace(Event::done(row.id).noting("password"));
        Ok(())
    })
    .await
}
