//! Coded values shared by every feature: partial dates, code systems, value sets.

mod partial_date;

pub use partial_date::{DatePrecision, PartialDate, PartialDateError};
