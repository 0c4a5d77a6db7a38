//! The four statuses of an identity, and what each allows.
//!
//! Source: expert knowledge, to be confirmed (RNIV v2, DOMAIN §5.5); a provisional identity blocks interoperability
//! (Terr-eSanté practice, [S:TESFORM]).

use serde::{Deserialize, Serialize};

/// How far an identity may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityStatus {
    /// Nobody checked anything.
    Provisional,
    /// The national service gave the INS, no document was checked.
    Recovered,
    /// A document was checked, the national service did not give the INS.
    Validated,
    /// Both.
    Qualified,
}

/// A doubt, or a fact, about an identity; several may hold at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityAttribute {
    /// Homonyme: somebody else has nearly the same traits.
    Homonym,
    /// Douteuse: the person may not be who they say.
    Doubtful,
    /// Fictive: invented on purpose (test, protected anonymity).
    Fictive,
}

impl IdentityAttribute {
    /// Whether it forbids a validated or qualified identity, and a call to the national service.
    #[must_use]
    pub const fn forbids_trust(self) -> bool {
        matches!(self, Self::Doubtful | Self::Fictive)
    }
}

/// What may be done with an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityUses {
    /// Ask the national service for the INS.
    pub call_insi: bool,
    /// Send documents elsewhere without the INS.
    pub exchange_without_ins: bool,
    /// Send documents elsewhere with the INS; then it is an obligation.
    pub exchange_with_ins: bool,
    /// Feed the DMP.
    pub feed_dmp: bool,
}

impl IdentityStatus {
    /// Every status, from the least trusted.
    pub const ALL: [Self; 4] = [Self::Provisional, Self::Recovered, Self::Validated, Self::Qualified];

    /// Whether somebody checked a document: nothing about the identity is provisional then.
    #[must_use]
    pub const fn is_checked(self) -> bool {
        matches!(self, Self::Validated | Self::Qualified)
    }

    /// What this status allows when no attribute forbids it.
    #[must_use]
    pub const fn uses(self) -> IdentityUses {
        let qualified = matches!(self, Self::Qualified);
        IdentityUses {
            call_insi: true,
            exchange_without_ins: matches!(self, Self::Validated),
            exchange_with_ins: qualified,
            feed_dmp: qualified,
        }
    }
}
