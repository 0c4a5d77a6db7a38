//! Body mass index, weight loss, body surface.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.6: usual formulas; undernutrition after HAS 2019 and 2021).

use super::Note;

/// Body mass index, kg/m², from centimetres and kilograms. `None` unless both are above zero.
#[must_use]
pub fn bmi(height_cm: f64, weight_kg: f64) -> Option<f64> {
    (height_cm > 0.0 && weight_kg > 0.0).then(|| weight_kg / (height_cm / 100.0).powi(2))
}

/// What a body mass index says. From 70 years, undernutrition is told under 22 (HAS 2021).
#[must_use]
pub fn nutrition_note(bmi: f64, age: Option<f64>) -> Note {
    let elderly = age.is_some_and(|age| age >= 70.0);
    match bmi {
        b if elderly && b < 22.0 => Note::UndernutritionElderly,
        b if b < 18.5 => Note::Underweight,
        b if b < 25.0 => Note::NormalWeight,
        b if b < 30.0 => Note::Overweight,
        _ => Note::Obesity,
    }
}

/// Lost weight in percents of the usual weight; negative after a gain. `None` unless both are above zero.
#[must_use]
pub fn weight_loss_percent(usual_kg: f64, current_kg: f64) -> Option<f64> {
    (usual_kg > 0.0 && current_kg > 0.0).then(|| (usual_kg - current_kg) / usual_kg * 100.0)
}

/// Body surface, m² (Mosteller 1987).
#[must_use]
pub fn bsa_mosteller(height_cm: f64, weight_kg: f64) -> Option<f64> {
    (height_cm > 0.0 && weight_kg > 0.0).then(|| (height_cm * weight_kg / 3600.0).sqrt())
}

/// Body surface, m² (Du Bois 1916).
#[must_use]
pub fn bsa_du_bois(height_cm: f64, weight_kg: f64) -> Option<f64> {
    (height_cm > 0.0 && weight_kg > 0.0).then(|| 0.007_184 * weight_kg.powf(0.425) * height_cm.powf(0.725))
}
