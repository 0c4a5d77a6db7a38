//! A person who is not there: other software reads an agenda for that person, or a mail is about to tell something. No place was
//! chosen, so that the person acts at each place where roles are held today.

use super::store;
use crate::{access::Actor, context::date_of, error::Error};
use domain::{
    access::{ActorFacts, ActorKind, RoleSet},
    ids::{AccountId, PlaceId, ProfessionalId},
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An account, and the roles that it holds today at each place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Absent {
    pub account: Uuid,
    pub professional: Option<Uuid>,
    /// Neither blocked nor closed.
    pub active: bool,
    pub name: String,
    pub roles: BTreeMap<Uuid, RoleSet>,
}

/// The person of an account.
///
/// # Errors
/// `NotFound` for an unknown account.
pub(crate) async fn absent<C: ConnectionTrait>(db: &C, account: AccountId, now: i64) -> Result<Absent, Error> {
    let row = store::account(db, account.uuid()).await?;
    let mut absent = Absent {
        account: row.id,
        professional: row.professional_id,
        active: row.status == "active",
        name: format!("{} {}", row.given_name, row.family_name),
        roles: BTreeMap::new(),
    };
    for held in store::running(row.id, date_of(now)).all(db).await? {
        absent.hold(held.place_id, &held.role);
    }
    Ok(absent)
}

impl Absent {
    /// Adds a role; one that this version does not know gives nothing.
    pub(crate) fn hold(&mut self, place: Uuid, stored: &str) {
        if let Some(role) = store::role(stored) {
            let held = self.roles.entry(place).or_default();
            *held = held.with(role);
        }
    }

    /// The person at each place; nobody when the account was ended, nor without an entry of the directory.
    pub(crate) fn actors(&self) -> Vec<Actor> {
        let Some(professional) = self.professional.filter(|_| self.active) else { return Vec::new() };
        let at = |(place, roles): (&Uuid, &RoleSet)| Actor {
            account: AccountId::from_uuid(self.account),
            professional: Some(ProfessionalId::from_uuid(professional)),
            place: Some(PlaceId::from_uuid(*place)),
            sign_in: None,
            name: self.name.clone(),
            facts: ActorFacts::signed_in(ActorKind::Professional, *roles),
        };
        self.roles.iter().map(at).collect()
    }
}
