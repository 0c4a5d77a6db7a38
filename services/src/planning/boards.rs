//! The boards for which somebody may plan sessions.

use crate::{
    access::{
        Granted,
        acts::{PlanSeries, SeePlanning},
        offered_boards,
    },
    context::Context,
    entities::offer,
    error::Error,
    offer::read_offer,
};
use domain::{access::OfferStage, ids::OfferId, offer::Periodicity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;

/// A board in force that the actor may plan.
#[derive(Debug, Clone)]
pub struct Plannable {
    /// Its identity.
    pub id: OfferId,
    /// Its name.
    pub name: String,
    /// Its usual rhythm.
    pub periodicity: Option<Periodicity>,
}

/// The boards in force whose sessions the actor may plan.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn planned_by(ctx: &Context, grant: Granted<SeePlanning>) -> Result<HashSet<OfferId>, Error> {
    let boards = offered_boards::<PlanSeries>(ctx, grant.actor()).await?;
    Ok(boards.into_iter().filter(|(_, stage)| *stage == OfferStage::Published).map(|(id, _)| id).collect())
}

/// The boards in force whose sessions the actor may plan, by name.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn plannable(ctx: &Context, grant: Granted<SeePlanning>) -> Result<Vec<Plannable>, Error> {
    let rows = offer::Entity::find()
        .filter(offer::Column::State.eq("published"))
        .order_by_asc(offer::Column::Name)
        .all(&ctx.db.read)
        .await?;
    let mine = planned_by(ctx, grant).await?;
    let rows = rows.into_iter().filter(|row| mine.contains(&OfferId::from_uuid(row.id)));
    rows.map(|row| {
        let board = read_offer(&row)?;
        let text = board.version_on(ctx.today()).or_else(|| board.last_version());
        let periodicity = text.map(|text| text.details.periodicity().clone());
        Ok(Plannable { id: board.id, name: row.name, periodicity })
    })
    .collect()
}
