//! Identifiers: random 128-bit values that say nothing, not even when they were made.
//!
//! They are made by whoever holds a random source (`services::Context::ids`, the browser's `crypto`), never here.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// A text that is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a random value made elsewhere.
            #[must_use]
            pub const fn from_uuid(value: Uuid) -> Self {
                Self(value)
            }

            /// The 128 bits, for storage.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )*};
}

ids! {
    /// A person's account.
    AccountId
    /// A right to act at an establishment, in a role, between two dates.
    HabilitationId
    /// An invitation to open an account.
    InvitationId
    /// An establishment (one FINESS number).
    PlaceId
    /// A service (department) of an establishment.
    ServiceId
    /// A professional of the directory (with or without an account).
    ProfessionalId
    /// A patient's record.
    PatientId
    /// One primary tumour's pathway of one patient.
    EpisodeId
    /// An uploaded document.
    DocumentId
    /// An RCP offer.
    OfferId
    /// A series of sessions.
    SeriesId
    /// One session of an RCP.
    SessionId
    /// A poll that finds a date for a session.
    PollId
    /// One case inscribed to one session.
    InscriptionId
    /// One FRCP, constant over its versions (`setId` of the document).
    FrcpId
    /// One row of a repeated group of a form.
    RowId
    /// The group that owns a form.
    FormGroupId
    /// One version of a form, made by a group.
    FormVersionId
    /// What somebody said of a version of a form.
    FormCommentId
    /// One edit of a draft.
    EditId
    /// One entry of the duplicates worklist.
    DuplicateId
    /// A signed-in browser.
    SignInId
    /// A dated delegation of a coordinator's powers.
    DelegationId
}
