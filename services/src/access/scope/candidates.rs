//! Who might see a patient: everybody else is not worth a question.

use super::world::World;
use crate::{
    access::facts::deputies,
    context::date_of,
    entities::{account, circle_member, habilitation, place},
    error::Error,
};
use chrono::NaiveDate;
use domain::{access::RoleSet, people::Role};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// A role held, from a date to another, included.
pub(super) type Held = (Role, NaiveDate, Option<NaiveDate>);

/// A person at a place.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub account: Uuid,
    pub professional: Option<Uuid>,
    pub place: Uuid,
    /// The roles held there, now or later.
    pub held: Vec<Held>,
    /// The establishments that this place follows as a 3C.
    pub follows: HashSet<Uuid>,
}

impl Candidate {
    /// The roles held on the day of an instant.
    pub(super) fn roles_at(&self, at: i64) -> RoleSet {
        let today = date_of(at);
        let runs = |held: &&Held| held.1 <= today && held.2.is_none_or(|last| last >= today);
        self.held.iter().filter(runs).map(|held| held.0).collect()
    }

    /// Whether a line of a circle speaks of this person, by name or by place.
    pub(super) fn is_meant_by(&self, row: &circle_member::Model) -> bool {
        row.account_id.map_or(row.place_id == Some(self.place), |named| named == self.account)
    }
}

/// Everybody habilitated at a place of the world, now or later, or linked by name to one of its patients or boards.
pub(super) async fn candidates<C: ConnectionTrait>(db: &C, world: &World, now: i64) -> Result<Vec<Candidate>, Error> {
    let accounts = linked_accounts(db, world).await?;
    let runs = Condition::any()
        .add(habilitation::Column::ValidUntil.is_null())
        .add(habilitation::Column::ValidUntil.gte(date_of(now)));
    let here = Condition::any()
        .add(habilitation::Column::PlaceId.is_in(linked_places(world)))
        .add(habilitation::Column::AccountId.is_in(accounts));
    gather(db, habilitation::Entity::find().filter(runs).filter(here).all(db).await?).await
}

fn linked_places(world: &World) -> HashSet<Uuid> {
    let authors = world.places.iter().map(|row| row.place_id);
    let circle = world.circle.iter().filter_map(|row| row.place_id);
    let boards = world.offers.values().map(|row| row.place_id);
    authors.chain(circle).chain(boards).collect()
}

async fn linked_accounts<C: ConnectionTrait>(db: &C, world: &World) -> Result<HashSet<Uuid>, Error> {
    let inscribed = world.inscriptions.iter().flat_map(|row| [Some(row.requester_id), row.presenter_id]).flatten();
    let asked = world.frcps.iter().map(|row| row.requester_id);
    let present = world.attendances.iter().map(|row| row.professional_id);
    let coordinate = world.offers.values().filter_map(|row| row.coordinator_id);
    let deputize = world.offers.values().flat_map(|row| deputies(&row.body));
    let professionals: HashSet<Uuid> =
        inscribed.chain(asked).chain(present).chain(coordinate).chain(deputize).collect();
    let named = account::Entity::find().filter(account::Column::ProfessionalId.is_in(professionals)).all(db).await?;
    let circle = world.circle.iter().filter_map(|row| row.account_id);
    let authors = world.authors.iter().map(|(_, account)| *account);
    let lent = world.delegations.iter().map(|row| row.given_to);
    Ok(named.into_iter().map(|row| row.id).chain(circle).chain(authors).chain(lent).collect())
}

/// One candidate per account and place, with all the roles held there, now or later.
async fn gather<C: ConnectionTrait>(db: &C, rows: Vec<habilitation::Model>) -> Result<Vec<Candidate>, Error> {
    let ids: HashSet<Uuid> = rows.iter().map(|row| row.account_id).collect();
    let accounts =
        account::Entity::find().filter(account::Column::Id.is_in(ids)).filter(account::Column::Status.eq("active"));
    let accounts: HashMap<Uuid, Option<Uuid>> =
        accounts.all(db).await?.into_iter().map(|row| (row.id, row.professional_id)).collect();
    let follows = followed(db).await?;
    let mut found: BTreeMap<(Uuid, Uuid), Candidate> = BTreeMap::new();
    for row in rows {
        let (Some(professional), Some(role)) = (accounts.get(&row.account_id), role(&row.role)) else { continue };
        let candidate = found.entry((row.account_id, row.place_id)).or_insert_with(|| Candidate {
            account: row.account_id,
            professional: *professional,
            place: row.place_id,
            held: Vec::new(),
            follows: follows.get(&row.place_id).cloned().unwrap_or_default(),
        });
        candidate.held.push((role, row.valid_from, row.valid_until));
    }
    Ok(found.into_values().collect())
}

/// The role of a stored code.
fn role(code: &str) -> Option<Role> {
    serde_json::from_value(code.into()).ok()
}

async fn followed<C: ConnectionTrait>(db: &C) -> Result<HashMap<Uuid, HashSet<Uuid>>, Error> {
    let rows = place::Entity::find().filter(place::Column::CancerCentre.is_not_null()).all(db).await?;
    let mut follows: HashMap<Uuid, HashSet<Uuid>> = HashMap::new();
    for row in rows {
        if let Some(centre) = row.cancer_centre {
            follows.entry(centre).or_default().insert(row.id);
        }
    }
    Ok(follows)
}
