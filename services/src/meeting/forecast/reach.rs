//! How to reach the members whom no mail asks: those without an account, who said nothing. Whoever prepares the session calls them, and
//! notes what they answer.

use super::gathered::Gathered;
use crate::{
    entities::{account, place, professional},
    error::Error,
};
use domain::{
    directory::{PersonDetails, PlaceDetails},
    meeting::Stance,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What the directory knows of how to reach somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Their telephone.
    pub phone: Option<String>,
    /// The telephone of the establishment where they work.
    pub place_phone: Option<String>,
    /// Their professional address (MSSanté when they have one).
    pub mail: Option<String>,
}

/// Those to reach, by their entry of the directory.
pub(super) async fn reaches<C: ConnectionTrait>(db: &C, one: &Gathered) -> Result<HashMap<Uuid, Reach>, Error> {
    let silent = one.expected.iter().filter(|person| person.invited.stance == Stance::Awaited);
    let silent: HashSet<Uuid> = silent.map(|person| person.who().uuid()).collect();
    if silent.is_empty() {
        return Ok(HashMap::new());
    }
    let accounts = account::Entity::find()
        .filter(account::Column::ProfessionalId.is_in(silent.iter().copied()))
        .filter(account::Column::Status.eq("active"));
    let asked: HashSet<Uuid> = accounts.all(db).await?.into_iter().filter_map(|row| row.professional_id).collect();
    let rows = professional::Entity::find().filter(professional::Column::Id.is_in(silent.difference(&asked).copied()));
    let rows = rows.all(db).await?;
    let places = place::Entity::find().filter(place::Column::Id.is_in(rows.iter().filter_map(|row| row.place_id)));
    let phones: HashMap<Uuid, String> =
        places.all(db).await?.into_iter().filter_map(|row| Some((row.id, phone_of(&row)?))).collect();
    Ok(rows.into_iter().map(|row| (row.id, reach(&row, &phones))).collect())
}

fn reach(row: &professional::Model, phones: &HashMap<Uuid, String>) -> Reach {
    let known: PersonDetails = row.body.as_deref().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
    Reach {
        phone: known.phone,
        place_phone: row.place_id.and_then(|place| phones.get(&place).cloned()),
        mail: known.email.map(|address| address.to_string()),
    }
}

fn phone_of(row: &place::Model) -> Option<String> {
    let known: PlaceDetails = serde_json::from_str(row.body.as_deref()?).ok()?;
    Some(known.phone).filter(|phone| !phone.is_empty())
}
