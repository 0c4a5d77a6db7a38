//! The steps of an offer after its submission.

use super::{
    store,
    writing::{finish, refused},
};
use crate::{
    access::{
        Act, Granted,
        acts::{CloseOffer, EditOffer, ResumeOffer, SuspendOffer, ValidateOffer3c, ValidateOfferRegion},
    },
    context::Context,
    entities::offer_version,
    error::Error,
    planning::told::leaders_changed,
    write::{Tx, write},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ids::{AccountId, OfferId},
    offer::{NationalIds, Offer, OfferRefusal},
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

/// Whoever validates a text may send it back.
pub trait Validates: Act<Target = OfferId> {}
impl Validates for ValidateOffer3c {}
impl Validates for ValidateOfferRegion {}

/// Who does something, and when.
type By = (AccountId, DateTime<Utc>);

/// One step of one offer, in one transaction. Answers the new version.
async fn step<A: Act<Target = OfferId>>(
    ctx: &Context,
    grant: Granted<A>,
    version: i64,
    noting: &'static str,
    go: impl Fn(Offer, By) -> Result<Offer, OfferRefusal> + Send + 'static,
) -> Result<i64, Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, A::ACTION, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept(tx, *grant.target()).await?.at(version)?;
        let next = go(kept.offer.clone(), (grant.actor().account(), now)).map_err(refused)?;
        finish(tx, &kept, &next, noting).await
    })
    .await
}

/// The 3C validates the submitted text.
///
/// # Errors
/// When nothing is submitted, or when somebody wrote in between.
pub async fn validate_offer_for_3c(ctx: &Context, grant: Granted<ValidateOffer3c>, version: i64) -> Result<i64, Error> {
    step(ctx, grant, version, "validated-by-3c", Offer::validate_for_3c).await
}

/// The region validates the text: it is in force from a day on, under its national identifiers.
///
/// # Errors
/// When the 3C has not validated it, when an identifier is empty, or when the day comes before the last version.
pub async fn validate_offer_for_region(
    ctx: &Context,
    grant: Granted<ValidateOfferRegion>,
    version: i64,
    ids: NationalIds,
    valid_from: NaiveDate,
) -> Result<i64, Error> {
    let (actor, now, row) = (grant.actor().clone(), ctx.now(), ctx.random.uuid());
    let action = ValidateOfferRegion::ACTION;
    write(ctx, &actor, action, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept(tx, *grant.target()).await?.at(version)?;
        let by = grant.actor().account();
        let next = kept.offer.clone().validate_for_region((by, now), ids.clone(), valid_from).map_err(refused)?;
        keep_version(tx, row, &next, by).await?;
        let version = finish(tx, &kept, &next, "validated-by-region").await?;
        leaders_changed(tx, &kept.offer, &next).await?;
        store::recompute_board(tx, next.id, tx.at()).await?;
        Ok(version)
    })
    .await
}

async fn keep_version(tx: &Tx, id: Uuid, offer: &Offer, by: AccountId) -> Result<(), Error> {
    let Some(version) = offer.last_version() else { return Ok(()) };
    let row = offer_version::ActiveModel {
        id: Set(id),
        offer_id: Set(offer.id.uuid()),
        valid_from: Set(version.valid_from),
        body: Set(serde_json::to_string(version).map_err(|_| Error::body("offer_version", id))?),
        made_by: Set(by.uuid()),
        made_at: Set(tx.at()),
    };
    offer_version::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Sends the text back to those who wrote it, with a reason.
///
/// # Errors
/// Without a reason, or when nothing is submitted.
pub async fn send_back_offer<A: Validates>(
    ctx: &Context,
    grant: Granted<A>,
    version: i64,
    note: String,
) -> Result<i64, Error> {
    step(ctx, grant, version, "sent-back", move |offer, by| offer.send_back(by, &note)).await
}

/// Starts a revision of a board in force.
///
/// # Errors
/// Unless it is in force or suspended, or when a revision is under way.
pub async fn revise_offer(ctx: &Context, grant: Granted<EditOffer>, version: i64) -> Result<i64, Error> {
    step(ctx, grant, version, "revision-started", Offer::revise).await
}

/// Gives a revision up.
///
/// # Errors
/// When no revision is under way.
pub async fn drop_revision(ctx: &Context, grant: Granted<EditOffer>, version: i64) -> Result<i64, Error> {
    step(ctx, grant, version, "revision-dropped", Offer::drop_revision).await
}

/// Suspends a board: no new session until it is resumed.
///
/// # Errors
/// Without a reason, or unless it is in force.
pub async fn suspend_offer(
    ctx: &Context,
    grant: Granted<SuspendOffer>,
    version: i64,
    note: String,
) -> Result<i64, Error> {
    step(ctx, grant, version, "suspended", move |offer, by| offer.suspend(by, &note)).await
}

/// Resumes a suspended board.
///
/// # Errors
/// Unless it is suspended.
pub async fn resume_offer(ctx: &Context, grant: Granted<ResumeOffer>, version: i64) -> Result<i64, Error> {
    step(ctx, grant, version, "resumed", Offer::resume).await
}

/// Closes a board for good; its versions and its history stay.
///
/// # Errors
/// Without a reason, or when it is already closed.
pub async fn close_offer(ctx: &Context, grant: Granted<CloseOffer>, version: i64, note: String) -> Result<i64, Error> {
    step(ctx, grant, version, "closed", move |offer, by| offer.close(by, &note)).await
}
