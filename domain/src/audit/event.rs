//! What one line of the audit says. No health data: identifiers, codes, and the reason typed by the person.

use crate::access::{Action, Decision, Refusal, TargetKind};
use crate::ids::{AccountId, PlaceId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! system_acts {
    ($($(#[$doc:meta])* $name:ident $code:literal;)*) => {
        /// What happens without being a right: coming in, going out, jobs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum SystemAct {
            $($(#[$doc])* $name,)*
        }

        impl SystemAct {
            /// Every act.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

system_acts! {
    /// Both factors were right.
    SignedIn "signed-in";
    /// A sign-in was refused.
    SignInRefused "sign-in-refused";
    /// A sign-in was ended.
    SignedOut "signed-out";
    /// A one-time code was sent.
    CodeSent "code-sent";
    /// A one-time code was right.
    CodeAccepted "code-accepted";
    /// A one-time code was refused.
    CodeRefused "code-refused";
    /// The place to act at was chosen.
    PlaceChosen "place-chosen";
    /// A password was chosen.
    PasswordChanged "password-changed";
    /// A second factor was set up.
    SecondFactorSet "second-factor-set";
    /// A recovery code was used.
    RecoveryCodeUsed "recovery-code-used";
    /// An invitation was accepted.
    InvitationAccepted "invitation-accepted";
    /// An account was opened.
    AccountOpened "account-opened";
    /// An account was blocked for want of use.
    AccountBlocked "account-blocked";
    /// A reset was asked for by a first person.
    ResetRequested "reset-requested";
    /// A reset was confirmed by a second person.
    ResetConfirmed "reset-confirmed";
    /// The secret address of somebody's agenda was made, and the one before ended.
    AgendaAddressMade "agenda-address-made";
    /// The secret address of somebody's agenda was ended.
    AgendaAddressEnded "agenda-address-ended";
    /// Somebody chose how mail about sessions comes.
    MailChosen "mail-chosen";
    /// A document was rendered by a job.
    DocumentRendered "document-rendered";
    /// A message was sent by a job.
    MessageSent "message-sent";
    /// A right ended by date (window, habilitation, delegation, consent).
    RightExpired "right-expired";
    /// The inscriptions of a session opened or closed by date.
    SessionAdvanced "session-advanced";
    /// The audit was sealed.
    AuditSealed "audit-sealed";
    /// A command was run on the server.
    CommandRun "command-run";
    /// Demonstration data were written.
    DemoWritten "demo-written";
}

impl SystemAct {
    /// Whether a person's agenda of sessions, or the right to it, may be another after it: every act but those that only let
    /// somebody in, carry something out or seal.
    #[must_use]
    pub const fn may_change_agendas(self) -> bool {
        !matches!(
            self,
            Self::SignedIn
                | Self::SignInRefused
                | Self::SignedOut
                | Self::CodeSent
                | Self::CodeAccepted
                | Self::CodeRefused
                | Self::PlaceChosen
                | Self::MailChosen
                | Self::DocumentRendered
                | Self::MessageSent
                | Self::AuditSealed
        )
    }
}

/// What was done: an action of the list of rights, or an act of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Act {
    /// An action of the list of rights.
    Right(Action),
    /// An act of the system.
    System(SystemAct),
}

/// A text that is not the code of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnAct(pub String);

impl std::fmt::Display for NotAnAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not an act: {}", self.0)
    }
}

impl Act {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Right(action) => action.code(),
            Self::System(act) => act.code(),
        }
    }
}

impl From<Action> for Act {
    fn from(action: Action) -> Self {
        Self::Right(action)
    }
}

impl From<SystemAct> for Act {
    fn from(act: SystemAct) -> Self {
        Self::System(act)
    }
}

impl TryFrom<String> for Act {
    type Error = NotAnAct;

    fn try_from(code: String) -> Result<Self, NotAnAct> {
        if let Some(act) = SystemAct::ALL.iter().find(|act| act.code() == code) {
            return Ok(Self::System(*act));
        }
        Action::try_from(code).map(Self::Right).map_err(|unknown| NotAnAct(unknown.0))
    }
}

impl From<Act> for String {
    fn from(act: Act) -> Self {
        act.code().to_owned()
    }
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The kind.
    pub kind: TargetKind,
    /// The identifier, when there is one thing.
    pub id: Option<Uuid>,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was done, or shown.
    Done,
    /// It was refused, and the person was told why.
    Refused(Refusal),
    /// It was answered "not found", though it exists.
    Hidden,
    /// It was tried and failed.
    Failed,
}

impl From<Decision> for Outcome {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Allowed => Self::Done,
            Decision::Refused(refusal) => Self::Refused(refusal),
            Decision::Hidden => Self::Hidden,
        }
    }
}

/// One line of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEvent {
    /// When, by the server's clock, in universal time.
    pub at: DateTime<Utc>,
    /// Who; nobody for a job or for someone not signed in.
    pub actor: Option<AccountId>,
    /// The place at which the person acted.
    pub place: Option<PlaceId>,
    /// What was done.
    pub act: Act,
    /// To what.
    pub target: Target,
    /// The record concerned, when there is one: the patient reads these lines.
    pub patient: Option<Uuid>,
    /// How it ended.
    pub outcome: Outcome,
    /// The identifiers that a list showed.
    pub shown: Vec<Uuid>,
    /// The reason typed by the person, when one is asked (3C, late inscription, cancellation).
    pub reason: Option<String>,
    /// Why the program wrote: the service's own short code.
    pub why: String,
}

impl AuditEvent {
    /// The body that is chained and stored: compact JSON, fields in declared order, one way of writing each value.
    ///
    /// # Errors
    /// Never for an event that this crate can hold; the writer's error otherwise.
    pub fn body(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads a stored body.
    ///
    /// # Errors
    /// When the body is not one that this version knows.
    pub fn read(body: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn event() -> AuditEvent {
        AuditEvent {
            at: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
            actor: Some(AccountId::from_uuid(Uuid::from_u128(1))),
            place: None,
            act: Action::SeeRecord.into(),
            target: Target { kind: TargetKind::Patient, id: Some(Uuid::from_u128(2)) },
            patient: Some(Uuid::from_u128(2)),
            outcome: Outcome::Refused(Refusal::SessionOnly),
            shown: vec![],
            reason: None,
            why: "open record".into(),
        }
    }

    #[test]
    fn the_body_is_written_in_one_way_and_read_back() {
        let body = event().body().unwrap();
        assert_eq!(body, event().body().unwrap());
        assert_eq!(AuditEvent::read(&body).unwrap(), event());
        insta::assert_snapshot!(body, @r#"{"at":"2026-09-21T14:13:20Z","actor":"00000000-0000-0000-0000-000000000001","place":null,"act":"see-record","target":{"kind":"patient","id":"00000000-0000-0000-0000-000000000002"},"patient":"00000000-0000-0000-0000-000000000002","outcome":{"refused":"session-only"},"shown":[],"reason":null,"why":"open record"}"#);
    }

    #[test]
    fn no_code_means_both_a_right_and_an_act_of_the_system() {
        let rights: BTreeSet<_> = Action::ALL.iter().map(|action| action.code()).collect();
        let acts: BTreeSet<_> = SystemAct::ALL.iter().map(|act| act.code()).collect();
        assert_eq!(acts.len(), SystemAct::ALL.len());
        assert!(rights.is_disjoint(&acts));
        for code in rights.union(&acts) {
            assert_eq!(Act::try_from((*code).to_owned()).unwrap().code(), *code);
        }
        assert!(Act::try_from("no-such-act".to_owned()).is_err());
    }

    #[test]
    fn every_decision_has_its_outcome() {
        assert_eq!(Outcome::from(Decision::Allowed), Outcome::Done);
        assert_eq!(Outcome::from(Decision::Hidden), Outcome::Hidden);
        let refused = Decision::Refused(Refusal::NotShared);
        assert_eq!(Outcome::from(refused), Outcome::Refused(Refusal::NotShared));
    }
}
