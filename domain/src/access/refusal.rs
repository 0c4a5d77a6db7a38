//! The answer of `decide`, and why it may be no.

use serde::{Deserialize, Serialize};

/// May this be done?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Yes.
    Allowed,
    /// No, and the person may know why.
    Refused(Refusal),
    /// No, and the person may not even know that the thing exists: the answer is "not found".
    Hidden,
}

impl Decision {
    /// Whether the answer is yes.
    #[must_use]
    pub const fn is_allowed(self) -> bool {
        matches!(self, Self::Allowed)
    }
}

/// Why an action is refused; the sentence is in `words::access`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Nobody is signed in.
    SignInFirst,
    /// The account was ended or suspended.
    AccountClosed,
    /// The second factor was not given.
    SecondFactorNeeded,
    /// A grave act needs a one-time code given less than five minutes ago.
    FreshCodeNeeded,
    /// The person has no role at the chosen place.
    NoRoleHere,
    /// No role of the person, at the chosen place, allows it.
    NotInYourRole,
    /// The thing belongs to another establishment.
    OtherPlace,
    /// Nobody does this for oneself.
    NotForYourself,
    /// A reason must be given first.
    ReasonNeeded,
    /// Only the coordinator of the RCP or a deputy may.
    OnlyTheCoordinator,
    /// A secretary needs a named and dated delegation.
    DelegationNeeded,
    /// The regional level sees aggregates only.
    AggregatesOnly,
    /// The data protection officer sees the audit only.
    AuditOnly,
    /// Access is limited to the cases of the session.
    SessionOnly,
    /// The patient's consent does not allow sharing.
    NotShared,
    /// The patient has died.
    PatientHasDied,
    /// The FRCP is validated: it takes an addendum or a rectification.
    FrcpValidated,
    /// The FRCP is not validated yet.
    FrcpNotValidated,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 18] = [
        Self::SignInFirst,
        Self::AccountClosed,
        Self::SecondFactorNeeded,
        Self::FreshCodeNeeded,
        Self::NoRoleHere,
        Self::NotInYourRole,
        Self::OtherPlace,
        Self::NotForYourself,
        Self::ReasonNeeded,
        Self::OnlyTheCoordinator,
        Self::DelegationNeeded,
        Self::AggregatesOnly,
        Self::AuditOnly,
        Self::SessionOnly,
        Self::NotShared,
        Self::PatientHasDied,
        Self::FrcpValidated,
        Self::FrcpNotValidated,
    ];

    /// The stable code, in kebab case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignInFirst => "sign-in-first",
            Self::AccountClosed => "account-closed",
            Self::SecondFactorNeeded => "second-factor-needed",
            Self::FreshCodeNeeded => "fresh-code-needed",
            Self::NoRoleHere => "no-role-here",
            Self::NotInYourRole => "not-in-your-role",
            Self::OtherPlace => "other-place",
            Self::NotForYourself => "not-for-yourself",
            Self::ReasonNeeded => "reason-needed",
            Self::OnlyTheCoordinator => "only-the-coordinator",
            Self::DelegationNeeded => "delegation-needed",
            Self::AggregatesOnly => "aggregates-only",
            Self::AuditOnly => "audit-only",
            Self::SessionOnly => "session-only",
            Self::NotShared => "not-shared",
            Self::PatientHasDied => "patient-has-died",
            Self::FrcpValidated => "frcp-validated",
            Self::FrcpNotValidated => "frcp-not-validated",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_one_that_crosses_the_wire() {
        for refusal in Refusal::ALL {
            assert_eq!(serde_json::to_string(&refusal).unwrap(), format!("\"{}\"", refusal.code()));
        }
    }
}
