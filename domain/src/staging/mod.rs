//! Values derived by a published formula: body measures, kidney function, scores.
//!
//! Each formula names its source. A result is a value, or the list of what is missing: never a guess. They display a
//! calculation; none of them advises a treatment. It refuses to know where its inputs come from.

mod blood;
mod body;
#[cfg(feature = "organs")]
pub mod breast;
mod charlson;
mod derive;
mod formula;
mod g8;
#[cfg(feature = "organs")]
pub mod gyn;
mod kidney;
#[cfg(feature = "organs")]
pub mod lung;
#[cfg(feature = "organs")]
mod older;
mod performance;
mod tobacco;

pub use blood::derived_nlr;
pub use body::{bmi, bsa_du_bois, bsa_mosteller, nutrition_note, weight_loss_percent};
pub use charlson::{age_points, charlson, comorbidity_points, ten_year_survival};
pub use derive::derive;
pub use formula::{Derived, Formula, Input, Known, Missing, Note};
pub use g8::{G8, G8_FRAGILE_AT_MOST};
pub use kidney::{calvert_dose, ckd_epi_2009, cockcroft_gault};
#[cfg(feature = "organs")]
pub use older::{OlderTable, older_groups};
pub use performance::{Karnofsky, karnofsky_of};
pub use tobacco::{pack_years, pack_years_of};
