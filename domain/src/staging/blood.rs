//! Ratios of the blood count.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.6, derived neutrophil-to-lymphocyte ratio).

/// Neutrophils over the other leucocytes, both in the same unit (G/L). `None` unless leucocytes exceed neutrophils.
#[must_use]
pub fn derived_nlr(neutrophils: f64, leucocytes: f64) -> Option<f64> {
    (neutrophils >= 0.0 && leucocytes > neutrophils).then(|| neutrophils / (leucocytes - neutrophils))
}
