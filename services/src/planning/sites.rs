//! The establishments that hold boards, and their cancer centres (3C): what the calendar can be narrowed to.

use crate::{
    access::{Granted, acts::SeePlanning},
    context::Context,
    entities::{offer, place},
    error::Error,
    offer::place_names,
};
use domain::ids::PlaceId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// An establishment, or a cancer centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its identity.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
}

/// Where boards are held.
#[derive(Debug, Clone, Default)]
pub struct Sites {
    /// The establishments, by name.
    pub places: Vec<Site>,
    /// The cancer centres that they depend on, by name.
    pub centres: Vec<Site>,
}

/// Where boards are held.
///
/// # Errors
/// When the database does not answer.
pub async fn sites(ctx: &Context, _grant: Granted<SeePlanning>) -> Result<Sites, Error> {
    let rows = host_rows(ctx).await?;
    let centres = place_names(ctx, rows.iter().filter_map(|row| row.cancer_centre)).await?;
    let mut centres: Vec<_> = centres.into_iter().map(|(id, name)| site(id, name)).collect();
    centres.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Sites { places: rows.into_iter().map(|row| site(row.id, row.name)).collect(), centres })
}

/// The establishments that hold boards, by name.
pub(super) async fn hosts(ctx: &Context) -> Result<Vec<Site>, Error> {
    Ok(host_rows(ctx).await?.into_iter().map(|row| site(row.id, row.name)).collect())
}

async fn host_rows(ctx: &Context) -> Result<Vec<place::Model>, Error> {
    let hosts: Vec<Uuid> = offer::Entity::find()
        .select_only()
        .column(offer::Column::PlaceId)
        .filter(offer::Column::State.eq("published"))
        .distinct()
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let rows = place::Entity::find().filter(place::Column::Id.is_in(hosts)).order_by_asc(place::Column::Name);
    Ok(rows.all(&ctx.db.read).await?)
}

fn site(id: Uuid, name: String) -> Site {
    Site { id: PlaceId::from_uuid(id), name }
}
