//! Laws that hold for every combination of findings.

mod cases;
mod scores;
mod stages;
