//! Coded reasons: they feed the activity report (indicators A9 and Q3).

use serde::{Deserialize, Serialize};

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$member_doc])* $member,)* }

        impl $name {
            /// Every reason, in the order in which lists show them.
            pub const ALL: &[Self] = &[$(Self::$member),*];
        }
    )*};
}

reasons! {
    /// Why a case is put off.
    DeferReason {
        /// The quorum is not reached: to be presented again as soon as possible (HEGP and 3C charters).
        Quorum
        /// Nobody can present it.
        PresenterAbsent
        /// A document or a result is missing.
        MissingPiece
        /// There was no time left.
        Time
        /// A complementary examination is needed first.
        ExaminationNeeded
        /// The session is cancelled or moved.
        SessionCancelled
        /// The session that it came from takes place after all.
        SessionRestored
        /// The patient's own choice differs from the proposal.
        PatientChoice
    }
    /// Why a case is taken out.
    WithdrawReason {
        /// Inscribed by mistake.
        Mistake
        /// The patient objects.
        Opposition
        /// The patient died.
        Death
        /// The diagnosis of cancer is set aside.
        NotCancer
        /// Sent to another board.
        OtherBoard
        /// The requester no longer needs an opinion.
        NoLongerNeeded
    }
    /// Why the session went by without a case.
    NotPresentedReason {
        /// Nobody could present it.
        PresenterAbsent
        /// The quorum was not reached.
        Quorum
        /// A document or a result was missing.
        MissingPiece
        /// There was no time left.
        Time
    }
    /// Why a case comes after the closing.
    LateReason {
        /// It cannot wait for the next session.
        Urgent
        /// A result came late.
        LateResult
        /// It was put off from another session.
        Deferred
        /// It was forgotten.
        Forgotten
        /// Another reason, told in words.
        Other
    }
}

impl DeferReason {
    /// Whether a person chooses it: the others follow from what becomes of the session.
    #[must_use]
    pub const fn is_offered(self) -> bool {
        !matches!(self, Self::SessionCancelled | Self::SessionRestored)
    }
}

/// That a case comes after the closing, and why (Besançon charter: the secretary may force a last-minute add).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "LateShape", into = "LateShape")]
pub struct LateAdd {
    reason: LateReason,
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct LateShape {
    reason: LateReason,
    note: Option<String>,
}

impl LateAdd {
    /// A late add; nothing when another reason is not told in words.
    #[must_use]
    pub fn new(reason: LateReason, note: Option<&str>) -> Option<Self> {
        let note = note.map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
        (reason != LateReason::Other || note.is_some()).then_some(Self { reason, note })
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> LateReason {
        self.reason
    }

    /// In words.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

impl TryFrom<LateShape> for LateAdd {
    type Error = &'static str;

    fn try_from(shape: LateShape) -> Result<Self, Self::Error> {
        Self::new(shape.reason, shape.note.as_deref()).ok_or("another reason is told in words")
    }
}

impl From<LateAdd> for LateShape {
    fn from(late: LateAdd) -> Self {
        Self { reason: late.reason, note: late.note }
    }
}
