//! The function that a resection would leave.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.5, P2: 19 segments; both predicted values above 60 %, either from 30
//! to 60 %, either under 30 %). It counts segments as if all breathed alike: a perfusion scan says more.

use serde::{Deserialize, Serialize};

/// The segments of both lungs.
pub const SEGMENTS: u32 = 19;

/// A lobe (value set `lobes-pulmonaires`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lobe {
    /// Right upper.
    RightUpper,
    /// Right middle.
    RightMiddle,
    /// Right lower.
    RightLower,
    /// Left upper, lingula included.
    LeftUpper,
    /// Left lower.
    LeftLower,
}

impl Lobe {
    /// Every lobe.
    pub const ALL: [Self; 5] =
        [Self::RightUpper, Self::RightMiddle, Self::RightLower, Self::LeftUpper, Self::LeftLower];

    /// Its segments.
    #[must_use]
    pub const fn segments(self) -> u32 {
        match self {
            Self::RightUpper => 3,
            Self::RightMiddle => 2,
            Self::RightLower | Self::LeftUpper => 5,
            Self::LeftLower => 4,
        }
    }

    /// The code in forms, as French reports abbreviate it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RightUpper => "LSD",
            Self::RightMiddle => "LM",
            Self::RightLower => "LID",
            Self::LeftUpper => "LSG",
            Self::LeftLower => "LIG",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lobe| lobe.code() == code)
    }
}

/// The segments of some whole lobes and of others segments besides. A lobe counts once.
#[must_use]
pub fn resected_segments(lobes: &[Lobe], besides: u32) -> u32 {
    let whole = Lobe::ALL.iter().filter(|lobe| lobes.contains(lobe)).map(|lobe| lobe.segments()).sum::<u32>();
    whole.saturating_add(besides)
}

/// The value that is left when so many of the 19 segments go, in the unit of the value. `None` for a value below zero and
/// for more segments than there are.
#[must_use]
pub fn ppo(value: f64, resected: u32) -> Option<f64> {
    let left = SEGMENTS.checked_sub(resected)?;
    (value >= 0.0 && value.is_finite()).then(|| value * f64::from(left) / f64::from(SEGMENTS))
}

/// What predicted values say, in percents of the norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PpoRisk {
    /// Above 60 %, every one.
    Low,
    /// One from 30 to 60 %: an exercise test is usual.
    ExerciseTest,
    /// One under 30 %: a VO2max is usual.
    Vo2Max,
}

/// The class of some predicted values: that of the lowest; `None` without any.
#[must_use]
pub fn ppo_risk(percents: &[f64]) -> Option<PpoRisk> {
    let class = |percent: &f64| match *percent {
        p if p > 60.0 => PpoRisk::Low,
        p if p >= 30.0 => PpoRisk::ExerciseTest,
        _ => PpoRisk::Vo2Max,
    };
    percents.iter().map(class).max()
}
