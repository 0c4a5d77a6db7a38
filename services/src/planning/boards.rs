//! The boards for which somebody may plan sessions.

use crate::{
    access::{
        Granted,
        acts::{PlanSeries, SeePlanning},
        decide_for,
    },
    context::Context,
    entities::offer,
    error::Error,
    offer::read_offer,
};
use domain::{ids::OfferId, offer::Periodicity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

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
    let mut boards = Vec::new();
    for row in rows {
        let board = read_offer(&row)?;
        if decide_for::<PlanSeries>(ctx, grant.actor(), &board.id).await? {
            let text = board.version_on(ctx.today()).or_else(|| board.last_version());
            let periodicity = text.map(|text| text.details.periodicity().clone());
            boards.push(Plannable { id: board.id, name: row.name, periodicity });
        }
    }
    Ok(boards)
}
