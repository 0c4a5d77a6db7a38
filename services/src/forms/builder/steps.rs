//! The steps of a version: review, approvals, the day from which it is in force, and back.

use super::store::{self, Body, Kept};
use crate::{
    access::{
        Act, Granted,
        acts::{ApproveForm, PublishForm, RollBackForm, WriteForm},
    },
    audit::Event,
    context::{Context, date_of},
    entities::form_version,
    error::Error,
    forms,
    write::{Tx, write},
};
use chrono::NaiveDate;
use domain::{
    forms::{
        assemble,
        builder::{Life, LifeRefusal},
    },
    frcp::Stamp,
    ids::{FormGroupId, FormVersionId},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// One step, in one transaction: which version, as it was read at which revision. Answers the new revision.
async fn step<A: Act<Target = FormGroupId>>(
    ctx: &Context,
    grant: Granted<A>,
    (version, revision): (FormVersionId, i64),
    noting: &'static str,
    go: impl Fn(&Kept, Stamp, NaiveDate) -> Result<Life, LifeRefusal> + Send + Sync + 'static,
) -> Result<i64, Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, A::ACTION, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept(tx, *grant.target(), version).await?.at(revision)?;
        let by = store::stamp(tx, grant.actor().account());
        let life = go(&kept, by, date_of(tx.at())).map_err(store::refused)?;
        tx.trace(Event::done(grant.target().uuid()).noting(format!("{noting} {version}")));
        store::save(tx, &kept, &Body { life, draft: kept.body.draft.clone() }).await
    })
    .await
}

/// Asks the group to read it.
///
/// # Errors
/// Refused while something is wrong in it, or unless it is a draft; `Conflict` when somebody wrote in between.
pub async fn ask_review(
    ctx: &Context,
    grant: Granted<WriteForm>,
    version: FormVersionId,
    revision: i64,
) -> Result<i64, Error> {
    let library = forms::library()?;
    step(ctx, grant, (version, revision), "review-asked", move |kept, by, _| {
        let faults = domain::forms::builder::remarks(&kept.body.draft.form(), library).len();
        kept.body.life.clone().ask_review(by, faults)
    })
    .await
}

/// Gives a version up.
///
/// # Errors
/// Refused once it is published; `Conflict` when somebody wrote in between.
pub async fn drop_version(
    ctx: &Context,
    grant: Granted<WriteForm>,
    version: FormVersionId,
    revision: i64,
) -> Result<i64, Error> {
    step(ctx, grant, (version, revision), "dropped", |kept, by, _| kept.body.life.clone().give_up(by)).await
}

/// Approves what was read.
///
/// # Errors
/// Refused to its authors, twice to the same person, and unless review was asked; `Conflict` when somebody wrote in between.
pub async fn approve(
    ctx: &Context,
    grant: Granted<ApproveForm>,
    version: FormVersionId,
    revision: i64,
) -> Result<i64, Error> {
    step(ctx, grant, (version, revision), "approved", |kept, by, _| kept.body.life.clone().approve(by)).await
}

/// Sends it back to those who write it, in words.
///
/// # Errors
/// `Invalid` on `reason` without words; refused unless review was asked; `Conflict` when somebody wrote in between.
pub async fn send_back(
    ctx: &Context,
    grant: Granted<ApproveForm>,
    version: FormVersionId,
    revision: i64,
    reason: String,
) -> Result<i64, Error> {
    step(ctx, grant, (version, revision), "sent-back", move |kept, by, _| kept.body.life.clone().send_back(by, &reason))
        .await
}

/// Fixes the first day in force. The form is assembled now, and never again: what ships later does not change it.
///
/// # Errors
/// `Invalid` on `from` before today; refused unless two persons approved, or once it is in force; `Conflict` when somebody wrote in between.
pub async fn publish(
    ctx: &Context,
    grant: Granted<PublishForm>,
    version: FormVersionId,
    revision: i64,
    from: NaiveDate,
) -> Result<i64, Error> {
    let (actor, library) = (grant.actor().clone(), forms::library()?);
    write(ctx, &actor, PublishForm::ACTION, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept(tx, *grant.target(), version).await?.at(revision)?;
        let by = store::stamp(tx, grant.actor().account());
        let life = kept.body.life.clone().publish(by, from, date_of(tx.at())).map_err(store::refused)?;
        let whole = assemble(&kept.body.draft.form(), library)
            .map_err(|cause| Error::refused(words::builder::not_assembled(&cause)))?;
        keep_whole(tx, &kept, &whole).await?;
        tx.trace(Event::done(grant.target().uuid()).noting(format!("published {version} {from}")));
        store::save(tx, &kept, &Body { life, draft: kept.body.draft.clone() }).await
    })
    .await
}

async fn keep_whole(tx: &Tx, kept: &Kept, whole: &domain::forms::Form) -> Result<(), Error> {
    let text = serde_json::to_string(whole).map_err(|_| Error::body("form_version", kept.row.id))?;
    let row = form_version::ActiveModel {
        id: Set(kept.row.id),
        hash: Set(Some(forms::hash(&text))),
        whole: Set(Some(text)),
        ..Default::default()
    };
    form_version::Entity::update(row).exec(tx).await?;
    Ok(())
}

/// Gives up a day that has not come: it stays approved.
///
/// # Errors
/// Refused once it is in force; `Conflict` when somebody wrote in between.
pub async fn unplan(
    ctx: &Context,
    grant: Granted<PublishForm>,
    version: FormVersionId,
    revision: i64,
) -> Result<i64, Error> {
    step(ctx, grant, (version, revision), "unplanned", |kept, _, today| kept.body.life.clone().unplan(today)).await
}

/// Takes a version in force back: forms begin under the one before, those begun under it stay.
///
/// # Errors
/// `Invalid` on `reason` without words; refused unless it is in force; `Conflict` when somebody wrote in between.
pub async fn roll_back(
    ctx: &Context,
    grant: Granted<RollBackForm>,
    version: FormVersionId,
    revision: i64,
    reason: String,
) -> Result<i64, Error> {
    step(ctx, grant, (version, revision), "rolled-back", move |kept, by, today| {
        kept.body.life.clone().roll_back(by, &reason, today)
    })
    .await
}
