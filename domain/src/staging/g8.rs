//! The G8 screening of older patients with cancer.
//!
//! Source: G8 in its validated version (DOMAIN §2.6, \[S:G8B\]); a French sheet prints a body mass index of 18.5 instead
//! of 19, which is not followed. At most 14 calls for a geriatric assessment (\[S:G8A\]).

/// The highest score that calls for a geriatric assessment.
pub const G8_FRAGILE_AT_MOST: f64 = 14.0;

/// The eight answers. The six asked ones are their points: appetite 0, 1, 2; weight lost in 3 months 0 (more than
/// 3 kg), 1 (unknown), 2 (1 to 3 kg), 3 (none); mobility 0, 1, 2; neuropsychological problems 0, 1, 2; drugs 0 (more
/// than 3 a day), 1; own view of health 0, 0.5, 1, 2.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct G8 {
    /// Appetite.
    pub appetite: f64,
    /// Weight loss.
    pub weight_loss: f64,
    /// Mobility.
    pub mobility: f64,
    /// Neuropsychological problems.
    pub neuropsychological: f64,
    /// Body mass index, kg/m².
    pub bmi: f64,
    /// More than three drugs a day.
    pub drugs: f64,
    /// How the patient rates their own health.
    pub health: f64,
    /// Age in years.
    pub age: f64,
}

impl G8 {
    /// The score, 0 to 17.
    #[must_use]
    pub fn score(&self) -> f64 {
        let asked = [self.appetite, self.weight_loss, self.mobility, self.neuropsychological, self.drugs, self.health];
        asked.iter().sum::<f64>() + bmi_points(self.bmi) + age_points(self.age)
    }
}

fn bmi_points(bmi: f64) -> f64 {
    match bmi {
        b if b < 19.0 => 0.0,
        b if b < 21.0 => 1.0,
        b if b < 23.0 => 2.0,
        _ => 3.0,
    }
}

fn age_points(age: f64) -> f64 {
    match age {
        a if a > 85.0 => 0.0,
        a if a >= 80.0 => 1.0,
        _ => 2.0,
    }
}
