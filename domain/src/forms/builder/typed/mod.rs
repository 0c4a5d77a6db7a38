//! What people type on the pages of the builder, read into changes; and what stands, written as they would type it.
//!
//! A page is plain fields. Each gesture of a page is read against the draft and against the form as it stands alone, gives one change
//! or every mistake at its field, and leaves alone what its page does not show. It refuses to know how the fields look.

mod conditions;
mod fields;
mod gestures;
mod kinds;
mod names;
mod narrows;
mod questions;
mod rules;
mod sections;
mod subjects;
mod values;

pub use conditions::{LINES, Line, Lines, lines, sentence};
pub use fields::{Fields, Mistake, code_of};
pub use gestures::{Desk, Gesture, Place, leads_to, stands};
pub use kinds::{Shape, choices_text, shape_of};
pub use names::{Named, Names};
pub use questions::{input_field, inputs};
pub use subjects::{FACTS, How, subjects};
