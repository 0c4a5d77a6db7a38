//! What is known of an action without any fact.

use serde::{Deserialize, Serialize};

/// Whether an action changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Shows, and changes nothing (its trace apart).
    Reads,
    /// Creates or changes.
    Writes,
}

/// What an action is aimed at: it says which facts `decide` needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetKind {
    /// Nothing in particular: a function of the product, or a list filtered row by row.
    System,
    /// The accounts of an establishment.
    Account,
    /// An entry of the directory.
    Directory,
    /// An RCP offer.
    Offer,
    /// A session of an RCP.
    Session,
    /// A patient's record.
    Patient,
    /// A document of a patient's record.
    Document,
    /// The case of one patient at one session.
    Inscription,
    /// An FRCP.
    Frcp,
    /// The group that owns a form.
    FormGroup,
    /// The audit.
    Audit,
}

/// What is known of an action without any fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ActionKind {
    /// Reads or writes.
    pub effect: Effect,
    /// What it is aimed at.
    pub target: TargetKind,
    /// Whether a one-time code given less than five minutes ago is needed (DOMAIN §5.7, step-up).
    pub grave: bool,
}
