//! May a record be opened, may it be shared, and with whom.
//!
//! Source: CSP L.1110-4 III al.1 (inside one care team, information is deemed entrusted to the team, the person may oppose)
//! and al.2 (outside of it, prior consent); creation without consent when the person cannot express a will,
//! and reading of one's own writings after a withdrawal: expert knowledge, to be confirmed (DOMAIN §5.3).

use super::state::{Act, Consent, Scope};
use crate::ids::ProfessionalId;
use crate::people::refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a record is opened without consent, to be asked for later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WithoutConsent {
    /// Vital emergency.
    Emergency,
    /// The person is unconscious, or cannot express a will.
    Unconscious,
}

/// Why a record is not shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum NotSharedReason {
    /// Opened without consent.
    OpenedWithout {
        /// For what reason.
        reason: WithoutConsent,
    },
    /// Asked, not answered yet.
    Awaited,
    /// The person said no, or agreed to other things only.
    NotAgreed,
    /// The person took the consent back.
    Withdrawn,
    /// The consent is past its last day.
    Expired,
}

/// Whether a record is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "sharing")]
pub enum Sharing {
    /// Its circle sees it.
    Shared,
    /// Only those who write in it see what they wrote.
    NotShared {
        /// Why.
        reason: NotSharedReason,
    },
}

/// A record cannot be opened without the person's consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ConsentNeeded;

refusal!(ConsentNeeded);

/// How a record stands on a day, from its consent (if any) and the reason for which it was opened without.
#[must_use]
pub fn sharing(consent: Option<&Consent>, opened: Option<WithoutConsent>, day: NaiveDate) -> Sharing {
    let reason = match consent {
        Some(consent) if consent.holds(Scope::CircleSharing, day) => return Sharing::Shared,
        Some(Consent::Withdrawn { .. }) => NotSharedReason::Withdrawn,
        Some(Consent::Expired { .. }) => NotSharedReason::Expired,
        Some(Consent::Given { given }) if given.until.is_some_and(|until| until < day) => NotSharedReason::Expired,
        Some(Consent::Given { .. } | Consent::Declined { .. }) => NotSharedReason::NotAgreed,
        Some(Consent::Asked { .. }) | None => match opened {
            Some(reason) => NotSharedReason::OpenedWithout { reason },
            None => NotSharedReason::Awaited,
        },
    };
    Sharing::NotShared { reason }
}

/// May a record be opened, and how does it stand then?
///
/// # Errors
/// [`ConsentNeeded`] without a consent to open it nor a coded reason.
pub fn may_open_record(
    consent: Option<&Consent>,
    without: Option<WithoutConsent>,
    day: NaiveDate,
) -> Result<Sharing, ConsentNeeded> {
    let agreed = consent.is_some_and(|consent| consent.holds(Scope::RecordCreation, day));
    let said_no = matches!(consent, Some(Consent::Declined { .. } | Consent::Withdrawn { .. }));
    if agreed || (without.is_some() && !said_no) { Ok(sharing(consent, without, day)) } else { Err(ConsentNeeded) }
}

/// The person does not want one professional to see the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opposition {
    /// Whom.
    pub professional: ProfessionalId,
    /// Recorded by whom, when.
    pub opposed: Act,
    /// Taken back by whom, when.
    pub lifted: Option<Act>,
}

impl Opposition {
    /// Whether it holds against a professional.
    #[must_use]
    pub fn is_against(&self, professional: ProfessionalId) -> bool {
        self.professional == professional && self.lifted.is_none()
    }
}

/// Who wants to see, and in what relation to the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// The professional.
    pub professional: ProfessionalId,
    /// Belongs to the patient's care team (CSP L.1110-12).
    pub same_team: bool,
    /// Belongs to the establishment that wrote what is to be read.
    pub author_place: bool,
}

/// Why something is not shared with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum ShareRefused {
    /// The person opposed this professional.
    Opposed,
    /// The record is not shared.
    NotShared {
        /// Why.
        reason: NotSharedReason,
    },
}

refusal!(ShareRefused);

/// May this be shared with this reader? An opposition comes before everything; then the author's establishment reads what it
/// wrote, the team reads unless consent was asked and refused or taken back, and the others read a shared record.
///
/// # Errors
/// See [`ShareRefused`].
pub fn may_share(sharing: Sharing, oppositions: &[Opposition], reader: Reader) -> Result<(), ShareRefused> {
    if oppositions.iter().any(|opposition| opposition.is_against(reader.professional)) {
        return Err(ShareRefused::Opposed);
    }
    match sharing {
        Sharing::Shared => Ok(()),
        Sharing::NotShared { .. } if reader.author_place => Ok(()),
        Sharing::NotShared { reason } if reader.same_team && !is_a_no(reason) => Ok(()),
        Sharing::NotShared { reason } => Err(ShareRefused::NotShared { reason }),
    }
}

/// The reasons that are the person's will.
const fn is_a_no(reason: NotSharedReason) -> bool {
    matches!(reason, NotSharedReason::NotAgreed | NotSharedReason::Withdrawn)
}
