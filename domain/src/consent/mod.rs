//! What the patient agreed to: the record and its sharing, the professionals set aside, the board.
//!
//! Decides whether a record may be opened, shared and brought to a board. It refuses to know roles and masks
//! (`crate::access`) and who the patient is (`crate::patient`).

mod board_information;
mod circle;
mod sharing;
mod state;
#[cfg(test)]
mod tests;

pub use board_information::{
    BoardInformation, CaseNaming, InformationMode, InformationOutcome, InformationRule, InscribeRefused, may_inscribe,
};
pub use circle::CircleReason;
pub use sharing::{
    ConsentNeeded, NotSharedReason, Opposition, Reader, ShareRefused, Sharing, WithoutConsent, may_open_record,
    may_share, sharing,
};
pub use state::{Act, Consent, ConsentMode, ConsentRefused, Given, Giver, Scope};
