//! Kidney function and the carboplatin dose.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.6: Cockcroft-Gault 1976, CKD-EPI 2009, Calvert 1989).

use crate::forms::BodySex;

/// Creatinine clearance, mL/min (Cockcroft-Gault), from years, kilograms and µmol/L.
#[must_use]
pub fn cockcroft_gault(age: f64, weight_kg: f64, creatinine_umol: f64, sex: BodySex) -> Option<f64> {
    let k = match sex {
        BodySex::Male => 1.23,
        BodySex::Female => 1.04,
    };
    let known = age < 140.0 && weight_kg > 0.0 && creatinine_umol > 0.0;
    known.then(|| (140.0 - age) * weight_kg * k / creatinine_umol)
}

/// Glomerular filtration, mL/min/1.73 m² (CKD-EPI 2009, without the ethnic term), from years and µmol/L.
#[must_use]
pub fn ckd_epi_2009(age: f64, creatinine_umol: f64, sex: BodySex) -> Option<f64> {
    let (kappa, alpha, factor) = match sex {
        BodySex::Male => (0.9, -0.411, 1.0),
        BodySex::Female => (0.7, -0.329, 1.018),
    };
    let ratio = creatinine_umol / 88.4 / kappa;
    let formula = || 141.0 * ratio.min(1.0).powf(alpha) * ratio.max(1.0).powf(-1.209) * 0.993_f64.powf(age) * factor;
    (age > 0.0 && creatinine_umol > 0.0).then(formula)
}

/// Carboplatin dose, mg (Calvert), from the target area under the curve and the filtration in mL/min.
#[must_use]
pub fn calvert_dose(auc: f64, filtration: f64) -> Option<f64> {
    (auc > 0.0 && filtration > 0.0).then_some(auc * (filtration + 25.0))
}
