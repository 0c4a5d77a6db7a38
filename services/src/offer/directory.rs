//! Whom and where an offer may name: professionals found by their name, establishments of the territory.

use super::reading::Known;
use crate::{
    access::{Granted, acts::SeeDirectory},
    context::Context,
    entities::{place, professional},
    error::Error,
};
use domain::{
    ids::{PlaceId, ProfessionalId},
    patient::matching::normalise,
    people::Specialty,
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many people one search shows.
const SHOWN: u64 = 10;

/// A professional of the directory, as a list of choices shows one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: ProfessionalId,
    /// The name, as people say it.
    pub name: String,
    /// Specialty and establishment.
    pub about: String,
}

/// The professionals whose name holds every word, by name. Nothing is found before two letters.
///
/// # Errors
/// When the database does not answer.
pub async fn find_people(ctx: &Context, _: Granted<SeeDirectory>, text: &str) -> Result<Vec<Person>, Error> {
    people_called(ctx, text).await
}

/// As [`find_people`], for a service that asked for a right of its own.
pub(crate) async fn people_called(ctx: &Context, text: &str) -> Result<Vec<Person>, Error> {
    let text = normalise(text);
    if text.chars().filter(|letter| letter.is_alphanumeric()).count() < 2 {
        return Ok(Vec::new());
    }
    let mut query = professional::Entity::find().filter(professional::Column::ClosedOn.is_null());
    for word in text.split_whitespace() {
        query = query.filter(professional::Column::Search.contains(word));
    }
    let rows = query
        .order_by_asc(professional::Column::FamilyName)
        .order_by_asc(professional::Column::GivenName)
        .limit(SHOWN)
        .all(&ctx.db.read)
        .await?;
    let places = super::place_names(ctx, rows.iter().filter_map(|row| row.place_id)).await?;
    let person = |row: professional::Model| {
        let specialty = row.specialty.clone().and_then(|code| Specialty::try_from(code).ok());
        let specialty = specialty.map(|one| words::people::specialty(one).to_owned());
        let place = row.place_id.and_then(|id| places.get(&id).cloned());
        Person {
            id: ProfessionalId::from_uuid(row.id),
            name: format!("{} {}", row.given_name, row.family_name),
            about: [specialty, place].into_iter().flatten().collect::<Vec<_>>().join(", "),
        }
    };
    Ok(rows.into_iter().map(person).collect())
}

/// The establishments in activity that are authorised to treat cancer, by name: those where a board may be held.
///
/// # Errors
/// When the database does not answer.
pub async fn places(ctx: &Context, _: Granted<SeeDirectory>) -> Result<Vec<Known<PlaceId>>, Error> {
    let rows = place::Entity::find()
        .filter(place::Column::Authorised.eq(true))
        .filter(place::Column::ClosedOn.is_null())
        .order_by_asc(place::Column::Name)
        .all(&ctx.db.read)
        .await?;
    Ok(rows.into_iter().map(|row| Known { id: PlaceId::from_uuid(row.id), name: row.name }).collect())
}
