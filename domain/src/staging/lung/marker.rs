//! The classes of PD-L1.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.5, P6: share of tumour cells under 1, 1 to 49, from 50 %).

use serde::{Deserialize, Serialize};

/// A class of PD-L1 on tumour cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PdL1 {
    /// Under 1 %.
    Negative,
    /// From 1 to 49 %.
    Low,
    /// From 50 %.
    High,
}

/// The class of a share in percents; `None` outside of 0 to 100.
#[must_use]
pub fn pd_l1(percent: f64) -> Option<PdL1> {
    match percent {
        p if !(0.0..=100.0).contains(&p) => None,
        p if p < 1.0 => Some(PdL1::Negative),
        p if p < 50.0 => Some(PdL1::Low),
        _ => Some(PdL1::High),
    }
}
