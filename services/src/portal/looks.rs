//! Who looked at what, and who among them may be kept away.

use crate::{
    access::{Granted, acts::SeeAccessLog},
    context::{Context, date_of},
    entities::professional,
    error::Error,
    patient,
};
use domain::{
    ids::{AccountId, PlaceId, ProfessionalId},
    portal, words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// One line: a sentence, and the person when there is an entry of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookLine {
    /// The sentence.
    pub sentence: String,
    /// The person.
    pub professional: Option<ProfessionalId>,
    /// The name.
    pub who: String,
}

/// The looks of others, latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn looks(ctx: &Context, grant: Granted<SeeAccessLog>) -> Result<Vec<LookLine>, Error> {
    let reader = grant.actor().account();
    let lines = patient::access_log(ctx, grant).await?;
    let mut people: HashMap<Uuid, String> = HashMap::new();
    let mut places: HashMap<Uuid, String> = HashMap::new();
    for line in &lines {
        people.extend(line.event.actor.map(AccountId::uuid).zip(line.person.clone()));
        places.extend(line.event.place.map(PlaceId::uuid).zip(line.place.clone()));
    }
    let rows = professional::Entity::find().filter(professional::Column::AccountId.is_in(people.keys().copied()));
    let rows = rows.all(&ctx.db.read).await?;
    let entries: HashMap<Uuid, Uuid> = rows.into_iter().filter_map(|row| Some((row.account_id?, row.id))).collect();
    let events: Vec<_> = lines.into_iter().map(|line| line.event).collect();
    let looks = portal::looks(&events, reader, |at| date_of(at.timestamp_millis()));
    let line = |look: portal::Look| {
        let person = people.get(&look.who.uuid()).map_or(words::portal::somebody(), String::as_str);
        let place = look.place.and_then(|place| places.get(&place.uuid())).map(String::as_str);
        LookLine {
            sentence: words::portal::look(person, place, look.act, look.day, look.times),
            professional: entries.get(&look.who.uuid()).copied().map(ProfessionalId::from_uuid),
            who: person.to_owned(),
        }
    };
    Ok(looks.into_iter().map(line).collect())
}
