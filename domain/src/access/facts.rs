//! What `decide` needs to know: plain facts about the actor and about the target, without any identifier.
//!
//! `services::access` loads them; nothing here knows how. "Here" and "the actor's place" mean the establishment chosen
//! after signing in: a person habilitated at two places acts at one of them at a time.

use super::{RoleSet, TargetKind};
use crate::people::Role;
use serde::{Deserialize, Serialize};

/// Everything that a decision depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Who asks.
    pub actor: ActorFacts,
    /// About what.
    pub circumstance: Circumstance,
}

/// How a person came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// Nobody is signed in.
    Anonymous,
    /// A professional.
    Professional,
    /// A patient, a representative or a carer, through the portal.
    Portal,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorFacts {
    /// How the person came in.
    pub kind: ActorKind,
    /// The roles held at the chosen place today; for a portal account, the relations held to at least one patient.
    pub roles: RoleSet,
    /// The account is neither ended nor suspended.
    pub account_active: bool,
    /// Both factors were given at sign-in.
    pub second_factor: bool,
    /// A one-time code was given less than five minutes ago.
    pub fresh_code: bool,
}

impl Circumstance {
    /// The kind of target that these facts describe.
    #[must_use]
    pub const fn target(&self) -> TargetKind {
        match self {
            Self::System => TargetKind::System,
            Self::Account(_) => TargetKind::Account,
            Self::Directory(_) => TargetKind::Directory,
            Self::Offer(_) => TargetKind::Offer,
            Self::Session(_) => TargetKind::Session,
            Self::Patient(_) => TargetKind::Patient,
            Self::Document(_) => TargetKind::Document,
            Self::Inscription(_) => TargetKind::Inscription,
            Self::Frcp(_) => TargetKind::Frcp,
            Self::FormGroup(_) => TargetKind::FormGroup,
            Self::Audit => TargetKind::Audit,
        }
    }

    /// What a portal account is to the patient concerned, when there is one.
    #[must_use]
    pub const fn relation(&self) -> Option<PortalRelation> {
        match self {
            Self::Patient(patient) => Some(patient.relation),
            Self::Document(document) => Some(document.patient.relation),
            Self::Inscription(case) => Some(case.patient.relation),
            Self::Frcp(frcp) => Some(frcp.patient.relation),
            _ => None,
        }
    }
}

impl ActorFacts {
    /// Nobody.
    pub const ANONYMOUS: Self = Self {
        kind: ActorKind::Anonymous,
        roles: RoleSet::EMPTY,
        account_active: false,
        second_factor: false,
        fresh_code: false,
    };

    /// A person fully signed in, with these roles, whose code is not fresh.
    #[must_use]
    pub const fn signed_in(kind: ActorKind, roles: RoleSet) -> Self {
        Self { kind, roles, account_active: true, second_factor: true, fresh_code: false }
    }

    /// The same person just after a one-time code.
    #[must_use]
    pub const fn with_fresh_code(self) -> Self {
        Self { fresh_code: true, ..self }
    }
}

/// The target, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Circumstance {
    /// No target.
    System,
    /// The accounts of an establishment.
    Account(AccountFacts),
    /// An entry of the directory.
    Directory(DirectoryFacts),
    /// An RCP offer.
    Offer(OfferFacts),
    /// A session.
    Session(SessionFacts),
    /// A patient's record.
    Patient(PatientFacts),
    /// A document of a record.
    Document(DocumentFacts),
    /// A case at a session.
    Inscription(InscriptionFacts),
    /// An FRCP.
    Frcp(FrcpFacts),
    /// The group that owns a form.
    FormGroup(FormGroupFacts),
    /// The audit.
    Audit,
}

/// The accounts of an establishment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AccountFacts {
    /// The establishment is the actor's place.
    pub same_place: bool,
    /// The account aimed at is the actor's own.
    pub oneself: bool,
    /// The role that would be given or ended, when there is one.
    pub role: Option<Role>,
}

/// An entry of the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DirectoryFacts {
    /// The entry belongs to the actor's place.
    pub same_place: bool,
    /// The entry belongs to an establishment followed by the actor's 3C.
    pub centre_of_place: bool,
}

/// How far an offer went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferStage {
    /// Being written.
    #[default]
    Draft,
    /// Waiting for the 3C.
    Submitted,
    /// Validated by the 3C, waiting for the region.
    ValidatedBy3c,
    /// Validated, open to every professional.
    Published,
    /// Published, then suspended.
    Suspended,
    /// Published, then closed.
    Closed,
}

/// What the actor is to an RCP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BoardFacts {
    /// The actor coordinates it.
    pub coordinator: bool,
    /// The actor is a named deputy of the coordinator.
    pub deputy: bool,
    /// The actor holds a named delegation to validate, today.
    pub delegated: bool,
    /// It is organised by the actor's place.
    pub same_place: bool,
    /// It is organised by an establishment followed by the actor's 3C.
    pub centre_of_place: bool,
}

/// An RCP offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OfferFacts {
    /// What the actor is to the RCP.
    pub board: BoardFacts,
    /// How far the offer went.
    pub stage: OfferStage,
}

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SessionFacts {
    /// What the actor is to the RCP.
    pub board: BoardFacts,
    /// The actor is the named host of this session.
    pub host: bool,
    /// The actor takes part in it, and its window is open (see `SessionWindow`).
    pub participant: bool,
}

/// Whether the actor is in the patient's circle of care (or in a service that is).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Circle {
    /// In it today.
    Active,
    /// Was in it, is not any more.
    Ended,
    /// Never was.
    #[default]
    Never,
}

/// What the patient decided about sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// Consent to share is given and runs.
    Given,
    /// Never asked, refused, or not possible yet: the record is not shared.
    #[default]
    NotShared,
    /// Given, then withdrawn or expired.
    Withdrawn,
}

/// What a portal account is to the patient concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PortalRelation {
    /// The patient.
    Oneself,
    /// The legal representative.
    Representative,
    /// A carer named by the patient.
    Carer,
    /// Nothing.
    #[default]
    None,
}

impl PortalRelation {
    /// The role that comes with the relation.
    #[must_use]
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Oneself => Some(Role::Patient),
            Self::Representative => Some(Role::Representative),
            Self::Carer => Some(Role::Carer),
            Self::None => None,
        }
    }
}

/// A patient's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PatientFacts {
    /// The actor's place created the record or inscribed a case: it is an author of it.
    pub author_place: bool,
    /// The actor's place in the circle of care.
    pub circle: Circle,
    /// The actor asked for an opinion, or presents, a case of this patient.
    pub requester: bool,
    /// The actor takes part in a session that holds a case of this patient, and its window is open.
    pub session_window: bool,
    /// What the patient decided about sharing.
    pub sharing: Sharing,
    /// The patient opposed the access of this very person.
    pub opposed_to_actor: bool,
    /// The patient has died.
    pub deceased: bool,
    /// What a portal account is to the patient.
    pub relation: PortalRelation,
    /// A minor asked that the representative not be told (CSP L.1111-5).
    pub secret_from_representative: bool,
    /// The diagnosis was announced to the patient.
    pub announced: bool,
}

/// A document of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// The patient whose record holds it.
    pub patient: PatientFacts,
    /// The patient masked it from this person (the author and the general practitioner are never masked from).
    pub masked: bool,
    /// It is attached to the case of a session whose window is open to the actor.
    pub in_session: bool,
}

/// A case at a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InscriptionFacts {
    /// The patient.
    pub patient: PatientFacts,
    /// The session.
    pub session: SessionFacts,
    /// The case is already on the list of the session (else it is about to be).
    pub inscribed: bool,
}

/// The group that owns a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FormGroupFacts {
    /// The actor was named to it.
    pub member: bool,
}

/// An FRCP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FrcpFacts {
    /// The patient.
    pub patient: PatientFacts,
    /// What the actor is to the RCP that discusses the case.
    pub board: BoardFacts,
    /// The actor is an author of this FRCP.
    pub author: bool,
    /// A version of it is validated.
    pub validated: bool,
    /// Its next version is being written, after a rectification.
    #[serde(default)]
    pub rectified: bool,
    /// The decision was announced to the patient.
    pub announced: bool,
    /// The actor gave a reason for this reading (asked of the 3C).
    pub reason_given: bool,
}
