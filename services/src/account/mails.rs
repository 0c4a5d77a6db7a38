//! How one is told of sessions: by a message at each change, or by one summary a day.

use crate::{
    access::{Granted, acts::SeeOwnAccount},
    audit::Event,
    context::Context,
    entities::mail_choice,
    error::Error,
    write::write,
};
use domain::audit::SystemAct;
use sea_orm::{EntityTrait, IntoActiveModel, sea_query::OnConflict};

/// Whether the actor chose one summary a day.
///
/// # Errors
/// When the database does not answer.
pub async fn daily_summary(ctx: &Context, grant: &Granted<SeeOwnAccount>) -> Result<bool, Error> {
    let row = mail_choice::Entity::find_by_id(grant.actor().account().uuid()).one(&ctx.db.read).await?;
    Ok(row.is_some_and(|row| row.daily))
}

/// Keeps the choice. What was noted before leaves when it was to leave.
///
/// # Errors
/// The refusals of the right.
pub async fn choose_daily_summary(ctx: &Context, grant: Granted<SeeOwnAccount>, daily: bool) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, SystemAct::MailChosen, async move |tx| {
        grant.again(tx).await?;
        let account_id = grant.actor().account().uuid();
        let again =
            OnConflict::column(mail_choice::Column::AccountId).update_column(mail_choice::Column::Daily).to_owned();
        let row = mail_choice::Model { account_id, daily }.into_active_model();
        mail_choice::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
        tx.trace(Event::done(account_id).noting(if daily { "daily" } else { "each" }));
        Ok(())
    })
    .await
}
