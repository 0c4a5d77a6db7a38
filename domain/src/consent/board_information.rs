//! What the patient was told before the case goes to a board, and what the patient answered.
//!
//! Source: DOMAIN §1.10: the physician informs and checks non-opposition [S:NPDC]; other regions record an agreement
//! [S:ONCOLIE] [S:3CG]. An opposition blocks the inscription, unless the coordinator takes an anonymous case. It is not the
//! consent to share a record.

use crate::ids::{AccountId, DocumentId};
use crate::people::refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How the patient was informed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InformationMode {
    /// By word of mouth.
    Oral,
    /// In writing.
    Written,
}

/// What the patient answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InformationOutcome {
    /// Did not oppose.
    NonOpposition,
    /// Agreed.
    Agreement,
    /// Opposed.
    Opposition,
}

/// The patient's information before a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardInformation {
    /// The day.
    pub date: NaiveDate,
    /// The physician who informed.
    pub by: AccountId,
    /// How.
    pub mode: InformationMode,
    /// The answer.
    pub outcome: InformationOutcome,
    /// The paper, when there is one.
    pub document: Option<DocumentId>,
}

/// What a region or a board asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InformationRule {
    /// Not to oppose is enough.
    #[default]
    NonOppositionIsEnough,
    /// An agreement must be recorded.
    AgreementNeeded,
}

/// How a case is inscribed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseNaming {
    /// Under the patient's name.
    Named,
    /// Without anything that tells who it is.
    Anonymous,
}

/// Why a case is not inscribed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InscribeRefused {
    /// Nobody recorded that the patient was informed.
    NotInformed,
    /// The information is dated after today.
    InformedInTheFuture,
    /// The patient opposed; the coordinator may take the case without the name.
    Opposed,
    /// This board asks for an agreement.
    AgreementNeeded,
}

refusal!(InscribeRefused);

/// May the case go to the board? `coordinator_takes_anonymously` is the coordinator's explicit choice for a patient who opposed.
///
/// # Errors
/// See [`InscribeRefused`].
pub fn may_inscribe(
    information: Option<&BoardInformation>,
    rule: InformationRule,
    coordinator_takes_anonymously: bool,
    today: NaiveDate,
) -> Result<CaseNaming, InscribeRefused> {
    let information = information.ok_or(InscribeRefused::NotInformed)?;
    if information.date > today {
        return Err(InscribeRefused::InformedInTheFuture);
    }
    match (information.outcome, rule) {
        (InformationOutcome::Opposition, _) if coordinator_takes_anonymously => Ok(CaseNaming::Anonymous),
        (InformationOutcome::Opposition, _) => Err(InscribeRefused::Opposed),
        (InformationOutcome::NonOpposition, InformationRule::AgreementNeeded) => Err(InscribeRefused::AgreementNeeded),
        _ => Ok(CaseNaming::Named),
    }
}
