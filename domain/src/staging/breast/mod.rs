//! The breast: anatomic stage, pN from counts, T from sizes, grade, HER2 status, surrogate subtype, prognostic index, family
//! score, classes of the genomic signatures.
//!
//! Source: DOMAIN §2.3; each file names its own. The prognostic stage of the AJCC (grade, receptors, HER2, signature) is
//! deliberately not here: its table has more than 150 lines and is not reproduced. None of these values advises a treatment.

mod biology;
mod family;
mod formula;
mod given;
mod grade;
mod input;
mod nodes;
mod signatures;
mod size;
mod stage;

pub use biology::{Her2, Ihc, Ish, Luminal, Receptors, Subtype, her2, receptors, subtype};
pub use family::{Branch, Relative, Tumour, eisinger};
pub use formula::{BreastFormula, BreastNote};
pub(super) use given::derive;
pub use grade::{Grade, elston_ellis, npi};
pub use input::BreastInput;
pub use nodes::{Deposit, Nodes, pn};
pub use signatures::{epclin_class, rcb_class, recurrence_class, ror_class};
pub use size::t_of_size;
pub use stage::{M, N, Stage, T, stage};
