//! Writing the text of an offer, and submitting it.

use super::store::{self, Kept};
use crate::{
    access::{
        Actor, Granted,
        acts::{DraftOffer, EditOffer, SubmitOffer},
    },
    audit::Event,
    context::Context,
    entities::{offer, place},
    error::Error,
    write::{Tx, write},
};
use domain::{
    access::Action,
    ids::{OfferId, PlaceId},
    offer::{Offer, OfferDraft},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Starts an offer. The author coordinates it unless the text names somebody else; a 3C drafts for the establishments that
/// it follows.
///
/// # Errors
/// `Invalid` on `place` when the author could not go on writing it.
pub async fn draft_offer(ctx: &Context, grant: Granted<DraftOffer>, draft: OfferDraft) -> Result<OfferId, Error> {
    let actor = grant.actor().clone();
    let draft = completed(draft, &actor);
    let place = draft.place.ok_or_else(|| Error::invalid("place", words::offer::place_needed()))?;
    let (id, now) = (ctx.id(OfferId::from_uuid), ctx.now());
    let new = Offer::start(id, draft, (actor.account(), now));
    write(ctx, &actor, Action::DraftOffer, async move |tx| {
        grant.again(tx).await?;
        stays_writable(tx, grant.actor(), &new, place).await?;
        let mut row = store::row(&new, place, 1, tx.at())?;
        row.created_at = Set(tx.at());
        offer::Entity::insert(row).exec_without_returning(tx).await?;
        tx.trace(Event::done(id.uuid()));
        Ok(id)
    })
    .await
}

fn completed(draft: OfferDraft, actor: &Actor) -> OfferDraft {
    let place = draft.place.or_else(|| actor.place());
    let centre = actor.roles().has(domain::people::Role::CancerCentre);
    let author = actor.professional().filter(|_| !centre);
    OfferDraft { place, coordinator: draft.coordinator.or(author), ..draft }
}

/// A draft that its author could not open again would be lost.
async fn stays_writable(tx: &Tx, actor: &Actor, new: &Offer, place: PlaceId) -> Result<(), Error> {
    let text = store::text(new, tx.at());
    let mine = actor.professional().is_some_and(|me| text.coordinator == Some(me) || text.deputies.contains(&me));
    let row = place::Entity::find_by_id(place.uuid()).one(tx).await?;
    let row = row.ok_or_else(|| Error::invalid("place", words::offer::place_needed()))?;
    let followed = actor.place().is_some_and(|own| row.cancer_centre == Some(own.uuid()));
    if mine || followed { Ok(()) } else { Err(Error::invalid("place", words::offer::place_not_followed())) }
}

/// Writes the text; a board in force starts a revision, and its version stays in force meanwhile. Answers the new version.
///
/// # Errors
/// When the text is already submitted, or when somebody wrote in between.
pub async fn edit_offer(
    ctx: &Context,
    grant: Granted<EditOffer>,
    draft: OfferDraft,
    version: i64,
) -> Result<i64, Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::EditOffer, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept(tx, *grant.target()).await?.at(version)?;
        let place = kept.place;
        let act = (grant.actor().account(), now);
        let open = match kept.offer.pending() {
            Some(_) => kept.offer.clone(),
            None => kept.offer.clone().revise(act).map_err(refused)?,
        };
        let draft = OfferDraft { place: draft.place.or(Some(place)), ..draft.clone() };
        let next = open.write(draft).map_err(refused)?;
        finish(tx, &kept, &next, "text").await
    })
    .await
}

/// Submits the text to the 3C.
///
/// # Errors
/// `Refused` with everything that is missing, at once.
pub async fn submit_offer(ctx: &Context, grant: Granted<SubmitOffer>, version: i64) -> Result<i64, Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::SubmitOffer, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept(tx, *grant.target()).await?.at(version)?;
        let next = kept.offer.clone().submit((grant.actor().account(), now)).map_err(refused)?;
        finish(tx, &kept, &next, "submitted").await
    })
    .await
}

pub(super) fn refused(refusal: domain::offer::OfferRefusal) -> Error {
    Error::refused(words::offer::refusal(&refusal))
}

/// Keeps and traces the next state.
pub(super) async fn finish(tx: &Tx, kept: &Kept, next: &Offer, noting: &str) -> Result<i64, Error> {
    let version = store::update(tx, kept, next).await?;
    tx.trace(Event::done(next.id.uuid()).noting(noting));
    Ok(version)
}
