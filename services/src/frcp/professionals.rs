//! The directory, for the questions that ask for a professional.

use super::people;
use crate::{
    access::{Granted, acts::SearchEverything},
    audit::Event,
    context::Context,
    entities::professional,
    error::Error,
    write::write,
};
use domain::{access::Action, forms::Professional, ids::ProfessionalId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

const MOST: u64 = 20;

/// The professionals whose name starts with these words.
///
/// # Errors
/// When the database does not answer.
pub async fn find_professionals(
    ctx: &Context,
    grant: Granted<SearchEverything>,
    words: &str,
) -> Result<Vec<Professional>, Error> {
    let here = professional::Entity::find().filter(professional::Column::ClosedOn.is_null());
    let mut rows = here.order_by_asc(professional::Column::FamilyName).limit(MOST);
    for word in domain::patient::matching::normalise(words).split_whitespace() {
        rows = rows.filter(professional::Column::Search.contains(word));
    }
    let ids: Vec<uuid::Uuid> = rows.all(&ctx.db.read).await?.into_iter().map(|row| row.id).collect();
    let found = people::people(&ctx.db.read, ids.iter().copied()).await?;
    write(ctx, grant.actor(), Action::SearchEverything, async move |tx| {
        tx.trace(Event::done(None).showing(ids.clone()));
        Ok(())
    })
    .await?;
    let one = |(id, person): (uuid::Uuid, super::Person)| Professional {
        id: Some(ProfessionalId::from_uuid(id)),
        display: if person.specialty.is_empty() {
            person.name
        } else {
            format!("{}, {}", person.name, person.specialty)
        },
    };
    Ok(found.into_iter().map(one).collect())
}
