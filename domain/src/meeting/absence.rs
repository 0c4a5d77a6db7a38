//! What to do when the presenter is absent.
//!
//! Source: ONCONPDC (the requester, present or not, is responsible for the file); the three options and their conditions
//! are expert knowledge, to be confirmed.

use crate::ids::{ProfessionalId, SessionId};
use serde::{Deserialize, Serialize};

/// What is decided when the presenter is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PresenterAbsence {
    /// Somebody named presents instead.
    Delegate {
        /// Who.
        professional: ProfessionalId,
    },
    /// Put off; to the next open session by default.
    Deferred {
        /// To which session.
        to: Option<SessionId>,
    },
    /// Discussed from the file alone.
    OnFile,
}

/// Why a choice is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AbsenceRefusal {
    /// The delegate is the one who is absent.
    DelegateIsAbsent,
    /// The coordinator has not ticked "dossier complet" (GEN-100).
    FileNotComplete,
}

/// Checks a choice: a delegate is somebody else, and a case is discussed from its file only when the coordinator found it
/// complete.
///
/// # Errors
/// See [`AbsenceRefusal`].
pub fn settle_absence(
    choice: PresenterAbsence,
    absent: ProfessionalId,
    file_complete: bool,
) -> Result<PresenterAbsence, AbsenceRefusal> {
    match choice {
        PresenterAbsence::Delegate { professional } if professional == absent => Err(AbsenceRefusal::DelegateIsAbsent),
        PresenterAbsence::OnFile if !file_complete => Err(AbsenceRefusal::FileNotComplete),
        choice => Ok(choice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_case_is_discussed_on_file_only_when_the_file_is_complete() {
        let absent = ProfessionalId::from_uuid(Uuid::from_u128(1));
        let choice = PresenterAbsence::OnFile;
        assert_eq!(settle_absence(choice, absent, false), Err(AbsenceRefusal::FileNotComplete));
        assert_eq!(settle_absence(choice, absent, true), Ok(choice));
        let himself = PresenterAbsence::Delegate { professional: absent };
        assert_eq!(settle_absence(himself, absent, true), Err(AbsenceRefusal::DelegateIsAbsent));
    }
}
