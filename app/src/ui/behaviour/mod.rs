//! What several components do alike: no component here.

mod adopt;
mod dates;
mod escape;
mod focus;
mod numbers;
mod text_control;
mod wiring;

pub use adopt::adopt;
pub use dates::{tidy_date, tidy_partial_date};
pub use escape::escape;
pub use focus::{focus, focus_on_drawn};
pub use numbers::{number_of, tidy_number};
pub use text_control::{TextControl, text_control};
pub use wiring::{Wiring, wiring};
