//! The two performance scales and how they meet.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.6, usual equivalence of the WHO scale and of Karnofsky's).

/// The Karnofsky scores that a WHO grade stands for, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Karnofsky {
    /// The lowest.
    pub from: u8,
    /// The highest.
    pub to: u8,
}

/// The Karnofsky range of a WHO grade; `None` above 4.
#[must_use]
pub const fn karnofsky_of(who: u8) -> Option<Karnofsky> {
    match who {
        0 => Some(Karnofsky { from: 90, to: 100 }),
        1 => Some(Karnofsky { from: 70, to: 80 }),
        2 => Some(Karnofsky { from: 50, to: 60 }),
        3 => Some(Karnofsky { from: 30, to: 40 }),
        4 => Some(Karnofsky { from: 10, to: 20 }),
        _ => None,
    }
}

impl Karnofsky {
    /// The WHO grade of a Karnofsky score (10 to 100 by tens); `None` for another number.
    #[must_use]
    pub fn who_grade(score: u8) -> Option<u8> {
        let valid = score.is_multiple_of(10);
        (0..=4).filter(|_| valid).find(|who| karnofsky_of(*who).is_some_and(|k| (k.from..=k.to).contains(&score)))
    }
}
