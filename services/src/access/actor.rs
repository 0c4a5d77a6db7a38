//! Who asks: a signed-in person, at the place that person chose.

use domain::{
    access::{ActorFacts, RoleSet},
    ids::{AccountId, PlaceId, ProfessionalId, SignInId},
};

/// A signed-in person. Made by `services::sign_in` only, from the session.
#[derive(Debug, Clone)]
pub struct Actor {
    pub(crate) account: AccountId,
    pub(crate) professional: Option<ProfessionalId>,
    pub(crate) place: Option<PlaceId>,
    pub(crate) sign_in: Option<SignInId>,
    pub(crate) name: String,
    pub(crate) facts: ActorFacts,
}

impl Actor {
    /// The account.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// The entry of the directory, for a professional.
    #[must_use]
    pub const fn professional(&self) -> Option<ProfessionalId> {
        self.professional
    }

    /// The practice place chosen after signing in.
    #[must_use]
    pub const fn place(&self) -> Option<PlaceId> {
        self.place
    }

    /// The signed-in browser.
    #[must_use]
    pub const fn sign_in(&self) -> Option<SignInId> {
        self.sign_in
    }

    /// The person's name, as shown.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the person comes by the patients' door.
    #[must_use]
    pub const fn is_portal(&self) -> bool {
        matches!(self.facts.kind, domain::access::ActorKind::Portal)
    }

    /// The roles held at this place today.
    #[must_use]
    pub const fn roles(&self) -> RoleSet {
        self.facts.roles
    }

    /// What `decide` knows of the person.
    #[must_use]
    pub const fn facts(&self) -> ActorFacts {
        self.facts
    }
}
