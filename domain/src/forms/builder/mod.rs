//! The making of forms by those who use them: a draft that a tumour group edits, reads, publishes and takes back.
//!
//! The programs of the browser that fill a form know nothing of it.

mod cases;
mod draft;
mod edit;
mod fill;
mod life;
mod rehearsal;
mod remarks;
pub mod typed;

pub use cases::{Case, case};
pub use draft::{Draft, Made, name_for};
pub use edit::{Edit, EditRefusal, QuestionChange, SectionChange};
pub use fill::{FEWEST, Filled, Filling};
pub use life::{APPROVERS, Life, LifeRefusal, SentBack, Stage, Standing, in_force};
pub use rehearsal::{Counted, Rehearsal, Rehearsing};
pub use remarks::{Remark, remarks};
