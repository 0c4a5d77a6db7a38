//! What an action may change on other screens.

use super::{Action, Effect, TargetKind};

impl Action {
    /// Whether it changes what the calendar of sessions shows: open calendars ask again.
    #[must_use]
    pub const fn changes_calendar(self) -> bool {
        matches!(self, Self::PlanSeries | Self::MoveSession | Self::CancelSession | Self::HoldSession)
    }

    /// Whether a person's agenda of sessions, or the right to it, may be another after it: every writing but those that touch a
    /// patient, a document, an FRCP or the forms themselves, of which an agenda holds nothing.
    #[must_use]
    pub const fn may_change_agendas(self) -> bool {
        let kind = self.kind();
        matches!(kind.effect, Effect::Writes)
            && !matches!(
                kind.target,
                TargetKind::Patient | TargetKind::Document | TargetKind::Frcp | TargetKind::FormGroup
            )
    }

    /// Whether it may take from somebody the right to what is on a screen now: such screens ask again.
    #[must_use]
    pub const fn narrows(self) -> bool {
        matches!(
            self,
            Self::WithdrawConsent
                | Self::OpposeProfessional
                | Self::EditCircle
                | Self::InviteToPortal
                | Self::EndHabilitation
                | Self::EndDelegation
                | Self::ResetAccess
                | Self::WithdrawInscription
                | Self::MarkPresence
                | Self::MergeRecords
                | Self::UnmergeRecords
        )
    }
}
