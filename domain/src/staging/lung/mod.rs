//! Lung cancer: stage group, suggested T and N, extent, predicted function, classes.
//!
//! Source: TNM of the UICC, 8th edition (DOMAIN §2.5, \[S:LUNG8\]); the 9th edition, the function and the labels are
//! expert knowledge, to be confirmed by a clinician. It shows calculations and refuses to advise a treatment; it also
//! refuses to stage what these tables were not made for (mesothelioma, another organ, another edition).

mod category;
mod derive;
mod extent;
mod formula;
mod function;
mod given;
mod group;
mod marker;
mod nodes;
mod primary;
mod stage;
mod tables;

pub use category::{Edition, M, N, T};
pub(super) use derive::derive;
pub use extent::{Extent, Field, OLIGO_METASTASES, OLIGO_ORGANS, Spread, extent, spread};
pub use formula::{LungFormula, LungInput};
pub use function::{Lobe, PpoRisk, SEGMENTS, ppo, ppo_risk, resected_segments};
pub use group::Group;
pub use marker::{PdL1, pd_l1};
pub use nodes::{Shown, Side, by_station, level, suggested_n};
pub use primary::{Aspect, Invasion, Lesion, Suggestion, suggested_t};
pub use stage::{Categories, Letter, NotStaged, is_mesothelioma, is_of_the_lung, stage};
