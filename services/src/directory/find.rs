//! Establishments found by their words.

use crate::{
    access::{Granted, acts::SeeDirectory},
    context::Context,
    entities::place,
    error::Error,
};
use domain::{ids::PlaceId, patient::matching::normalise, people::Finess};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many one search shows.
const SHOWN: u64 = 20;

/// An establishment, as a list of choices shows one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPlace {
    /// Which.
    pub id: PlaceId,
    /// FINESS number.
    pub finess: String,
    /// Name.
    pub name: String,
    /// Town.
    pub city: String,
}

/// The establishments in activity whose name or town holds every word, or the one of a FINESS number. Nothing is found
/// before two letters.
///
/// # Errors
/// When the database does not answer.
pub async fn find_places(ctx: &Context, _: Granted<SeeDirectory>, text: &str) -> Result<Vec<FoundPlace>, Error> {
    let mut rows = place::Entity::find().filter(place::Column::ClosedOn.is_null());
    if let Ok(number) = Finess::parse(text) {
        rows = rows.filter(place::Column::Finess.eq(number.as_str()));
    } else {
        let words = normalise(text);
        if words.chars().filter(|letter| letter.is_alphanumeric()).count() < 2 {
            return Ok(Vec::new());
        }
        for word in words.split_whitespace() {
            rows = rows.filter(place::Column::Search.contains(word));
        }
    }
    let rows = rows.order_by_asc(place::Column::Name).limit(SHOWN).all(&ctx.db.read).await?;
    let found = |row: place::Model| FoundPlace {
        id: PlaceId::from_uuid(row.id),
        finess: row.finess,
        name: row.name,
        city: row.city,
    };
    Ok(rows.into_iter().map(found).collect())
}
