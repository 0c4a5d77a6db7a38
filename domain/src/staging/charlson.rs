//! The Charlson comorbidity index, with age.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.6; Charlson 1987 and its age version of 1994). The tumour that
//! the form is about does not count.

/// The points of a comorbidity (value set `charlson`); `None` for a code that the index does not know.
#[must_use]
pub fn comorbidity_points(code: &str) -> Option<u32> {
    match code {
        "myocardial-infarction"
        | "heart-failure"
        | "peripheral-vascular"
        | "stroke"
        | "dementia"
        | "copd"
        | "connective-tissue"
        | "ulcer"
        | "mild-liver"
        | "diabetes" => Some(1),
        "hemiplegia" | "kidney" | "diabetes-organ" | "other-tumour" | "leukaemia" | "lymphoma" => Some(2),
        "severe-liver" => Some(3),
        "metastatic-other-tumour" | "aids" => Some(6),
        "none" => Some(0),
        _ => None,
    }
}

/// One point per decade from 50 years: 50 to 59 is 1, from 80 is 4.
#[must_use]
pub fn age_points(age: f64) -> u32 {
    match age {
        a if a >= 80.0 => 4,
        a if a >= 70.0 => 3,
        a if a >= 60.0 => 2,
        a if a >= 50.0 => 1,
        _ => 0,
    }
}

/// The index. The graver form of a disease replaces the lighter one. `None` if a code is unknown.
#[must_use]
pub fn charlson(codes: &[&str], age: f64) -> Option<u32> {
    let replaced = |code: &str| match code {
        "mild-liver" => codes.contains(&"severe-liver"),
        "diabetes" => codes.contains(&"diabetes-organ"),
        "other-tumour" => codes.contains(&"metastatic-other-tumour"),
        _ => false,
    };
    let points: Option<Vec<u32>> =
        codes.iter().filter(|code| !replaced(code)).map(|code| comorbidity_points(code)).collect();
    points.map(|points| points.iter().sum::<u32>() + age_points(age))
}

/// The ten-year survival that the index predicts, in percents: 0.983 to the power of exp(0.9 × index).
#[must_use]
pub fn ten_year_survival(index: u32) -> f64 {
    0.983_f64.powf((0.9 * f64::from(index)).exp()) * 100.0
}
