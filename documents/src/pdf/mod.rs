//! Documents on paper.
//!
//! What it decides: fonts, conformance (PDF/A-2a for the archive, PDF/UA-1 for screen readers) and how a text that nobody
//! chose is made printable. What it refuses to know: where values come from, and what they mean.

pub mod frcp;
mod letters;
mod press;

pub use press::Error;
