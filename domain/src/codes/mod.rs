//! Coded values shared by every feature: partial dates, code systems, value sets.
//!
//! Small sets (`sets`) are copied into a form when it is assembled, so the browser needs no table. The big tables
//! (`large`: tumours of CIM-10, morphologies of CIM-O-3) are for the server's search only: nothing that the browser
//! runs may refer to them, and the linker then leaves them out of the wasm.

mod coded;
pub mod large;
mod partial_date;
mod plain;
pub mod sets;
mod system;

pub use coded::Coded;
pub use partial_date::{DatePrecision, PartialDate, PartialDateError};
pub use plain::plain;
pub use system::System;
