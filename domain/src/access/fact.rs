//! The facts as a set of flags, so that a rule is a row and not a nest of conditions.

use super::facts::{
    AccountFacts, BoardFacts, Circle, Circumstance, DirectoryFacts, DocumentFacts, FrcpFacts, OfferFacts, OfferStage,
    PatientFacts, SessionFacts, Sharing,
};
use crate::people::Role;

/// One thing that is true of the actor and the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    SamePlace,
    CentreOfPlace,
    Oneself,
    CareRole,
    ReferentRole,
    RegionalRole,
    Coordinates,
    Deputizes,
    Delegated,
    Hosts,
    TakesPart,
    Inscribed,
    OfferSubmitted,
    OfferValidatedBy3c,
    OfferPublic,
    AuthorPlace,
    InCircle,
    Requester,
    SessionWindow,
    Shared,
    Unshared,
    Opposed,
    Deceased,
    SecretFromRepresentative,
    Announced,
    Masked,
    InSession,
    Author,
    Validated,
    NotValidated,
    Closed,
    ReasonGiven,
    InGroup,
}

/// A set of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FactSet(u64);

impl FactSet {
    /// The set of these facts.
    pub(super) const fn of(mut facts: &[Fact]) -> Self {
        let mut bits = 0;
        while let [first, rest @ ..] = facts {
            bits |= 1 << (*first as u64);
            facts = rest;
        }
        Self(bits)
    }

    /// Whether every fact of `other` is here.
    pub(super) const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn add(&mut self, fact: Fact, holds: bool) {
        if holds {
            self.0 |= 1 << (fact as u64);
        }
    }
}

impl From<&Circumstance> for FactSet {
    fn from(circumstance: &Circumstance) -> Self {
        let mut set = Self::default();
        match circumstance {
            Circumstance::System | Circumstance::Audit => {}
            Circumstance::Account(account) => set.account(account),
            Circumstance::Directory(entry) => set.directory(entry),
            Circumstance::Offer(offer) => set.offer(offer),
            Circumstance::Session(session) => set.session(session),
            Circumstance::Patient(patient) => set.patient(patient),
            Circumstance::Document(document) => set.document(document),
            Circumstance::Inscription(case) => {
                set.patient(&case.patient);
                set.session(&case.session);
                set.add(Fact::Inscribed, case.inscribed);
            }
            Circumstance::Frcp(frcp) => set.frcp(frcp),
            Circumstance::FormGroup(group) => set.add(Fact::InGroup, group.member),
        }
        set
    }
}

impl FactSet {
    fn account(&mut self, account: &AccountFacts) {
        let referent = account.role == Some(Role::StructureReferent);
        let regional = matches!(
            account.role,
            Some(Role::CancerCentre | Role::RegionalAdministrator | Role::DataProtectionOfficer)
        );
        let care = account.role.is_some_and(Role::is_professional) && !referent && !regional;
        self.add(Fact::SamePlace, account.same_place);
        self.add(Fact::Oneself, account.oneself);
        self.add(Fact::CareRole, care);
        self.add(Fact::ReferentRole, referent);
        self.add(Fact::RegionalRole, regional);
    }

    fn directory(&mut self, entry: &DirectoryFacts) {
        self.add(Fact::SamePlace, entry.same_place);
        self.add(Fact::CentreOfPlace, entry.centre_of_place);
    }

    fn board(&mut self, board: &BoardFacts) {
        self.add(Fact::Coordinates, board.coordinator);
        self.add(Fact::Deputizes, board.deputy);
        self.add(Fact::Delegated, board.delegated);
        self.add(Fact::SamePlace, board.same_place);
        self.add(Fact::CentreOfPlace, board.centre_of_place);
    }

    fn offer(&mut self, offer: &OfferFacts) {
        let public = matches!(offer.stage, OfferStage::Published | OfferStage::Suspended | OfferStage::Closed);
        self.board(&offer.board);
        self.add(Fact::OfferPublic, public);
        self.add(Fact::OfferSubmitted, offer.stage != OfferStage::Draft);
        self.add(Fact::OfferValidatedBy3c, public || offer.stage == OfferStage::ValidatedBy3c);
    }

    fn session(&mut self, session: &SessionFacts) {
        self.board(&session.board);
        self.add(Fact::Hosts, session.host);
        self.add(Fact::TakesPart, session.participant);
    }

    fn patient(&mut self, patient: &PatientFacts) {
        self.add(Fact::AuthorPlace, patient.author_place);
        self.add(Fact::InCircle, patient.circle == Circle::Active);
        self.add(Fact::Requester, patient.requester);
        self.add(Fact::SessionWindow, patient.session_window);
        self.add(Fact::Shared, patient.sharing == Sharing::Given);
        self.add(Fact::Unshared, patient.sharing != Sharing::Given);
        self.add(Fact::Opposed, patient.opposed_to_actor);
        self.add(Fact::Deceased, patient.deceased);
        self.add(Fact::SecretFromRepresentative, patient.secret_from_representative);
        self.add(Fact::Announced, patient.announced);
    }

    fn document(&mut self, document: &DocumentFacts) {
        self.patient(&document.patient);
        self.add(Fact::Masked, document.masked);
        self.add(Fact::InSession, document.in_session);
    }

    fn frcp(&mut self, frcp: &FrcpFacts) {
        self.patient(&PatientFacts { announced: frcp.announced, ..frcp.patient });
        self.board(&frcp.board);
        self.add(Fact::Author, frcp.author);
        self.add(Fact::Validated, frcp.validated);
        self.add(Fact::NotValidated, !frcp.validated);
        self.add(Fact::Closed, frcp.validated && !frcp.rectified);
        self.add(Fact::ReasonGiven, frcp.reason_given);
    }
}
