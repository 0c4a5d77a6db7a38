//! The boards that a person runs, and the offers that wait for one's validation.

use super::{Kind, Line, Place, holds};
use crate::{
    access::{Actor, is_deputy},
    context::Context,
    entities::{offer, place},
    error::Error,
};
use domain::{
    access::OfferStage,
    ids::{OfferId, PlaceId, ProfessionalId},
    people::Role,
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// A board that the person runs, and how.
pub(super) struct Mine {
    /// The person coordinates it, or stands in.
    pub signs: bool,
}

/// The boards that the person coordinates, stands in for, or prepares as a secretary of the place.
pub(super) async fn mine(ctx: &Context, actor: &Actor) -> Result<HashMap<Uuid, Mine>, Error> {
    let me = actor.professional().map(ProfessionalId::uuid);
    let here = actor.place().map(PlaceId::uuid);
    let prepares = holds(actor, &[Role::Secretary]);
    let signs = holds(actor, &[Role::Physician, Role::RcpCoordinator]);
    if !prepares && !signs {
        return Ok(HashMap::new());
    }
    let rows =
        offer::Entity::find().filter(offer::Column::State.ne(state(OfferStage::Closed))).all(&ctx.db.read).await?;
    let run = rows.into_iter().filter_map(|row| {
        let coordinates = me.is_some_and(|me| row.coordinator_id == Some(me) || is_deputy(&row.body, me));
        let (signs, prepares) = (signs && coordinates, prepares && Some(row.place_id) == here);
        (signs || prepares).then_some((row.id, Mine { signs }))
    });
    Ok(run.collect())
}

/// The offers that wait for the 3C or for the region.
pub(super) async fn offers(ctx: &Context, actor: &Actor) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    if let Some(here) = actor.place().filter(|_| holds(actor, &[Role::CancerCentre])) {
        let followed = place::Entity::find()
            .select_only()
            .column(place::Column::Id)
            .filter(place::Column::CancerCentre.eq(here.uuid()))
            .into_query();
        let rows = waiting(OfferStage::Submitted).filter(offer::Column::PlaceId.in_subquery(followed));
        lines.extend(rows.all(&ctx.db.read).await?.into_iter().map(|row| line(row, words::today::offer_for_centre())));
    }
    if holds(actor, &[Role::RegionalAdministrator]) {
        let rows = waiting(OfferStage::ValidatedBy3c).all(&ctx.db.read).await?;
        lines.extend(rows.into_iter().map(|row| line(row, words::today::offer_for_region())));
    }
    Ok(lines)
}

fn waiting(stage: OfferStage) -> sea_orm::Select<offer::Entity> {
    offer::Entity::find().filter(offer::Column::State.eq(state(stage))).order_by_asc(offer::Column::UpdatedAt)
}

fn state(stage: OfferStage) -> String {
    crate::offer::code(stage)
}

fn line(row: offer::Model, reason: &str) -> Line {
    Line {
        kind: Kind::Offer,
        title: row.name,
        reason: reason.to_owned(),
        deadline: None,
        place: Place::Offer(OfferId::from_uuid(row.id)),
    }
}
