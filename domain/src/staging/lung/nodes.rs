//! The N that the involved nodal stations suggest, beside the N that the physician types.
//!
//! Source: UICC TNM, 8th edition (DOMAIN §2.5, \[S:LUNG8\]: N1 hilar, N2 mediastinal of the same side or subcarinal, N3 of
//! the other side or supraclavicular); one station for N2a and several for N2b in the 9th: expert knowledge, to be confirmed.
//! The stations are those of the IASLC map, with their side.

use super::{Edition, N};
use crate::sorted::Map;

/// The side of the tumour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Right.
    Right,
    /// Left.
    Left,
}

/// What a station shows, from what says least to what says most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Not sampled, or nothing can be said of the sample.
    NotKnown,
    /// Free.
    Free,
    /// Involved.
    Involved,
}

impl Side {
    /// Reads a code of the value set `lateralite`; `None` for both sides.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "C25228" => Some(Self::Right),
            "C25229" => Some(Self::Left),
            _ => None,
        }
    }
}

impl Shown {
    /// Reads a code of the value set `resultat-station`.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        match code {
            "positive" => Self::Involved,
            "negative" => Self::Free,
            _ => Self::NotKnown,
        }
    }
}

/// The level of a station: N1, N2 or N3 (N2 stands for one station, whichever the edition). `None` for a code that the
/// value set `stations-iaslc` does not have.
#[must_use]
pub fn level(station: &str, side: Side) -> Option<N> {
    let number: u8 = station.trim_end_matches(['R', 'L', 'a', 'p']).parse().ok()?;
    let same_side = match (station, side) {
        ("7" | "3p", _) | ("5" | "6", Side::Left) => true,
        ("5" | "6", Side::Right) => false,
        (_, Side::Right) if station.ends_with('R') => true,
        (_, Side::Left) if station.ends_with('L') => true,
        _ if station.ends_with(['R', 'L']) => false,
        _ => return None,
    };
    match (number, same_side) {
        (1, _) | (2..=14, false) => Some(N::N3),
        (2..=9, true) => Some(N::N2),
        (10..=14, true) => Some(N::N1),
        _ => None,
    }
}

/// What each station shows over all its samples: involved in one, it is involved; a free sample says more than none.
#[must_use]
pub fn by_station<'a>(samples: impl Iterator<Item = (&'a str, Shown)>) -> Map<&'a str, Shown> {
    let mut stations = Map::new();
    for (station, shown) in samples {
        let known = stations.get_or_insert_with(station, || shown);
        *known = shown.max(*known);
    }
    stations
}

/// Every N that the stations leave, from the least: a single one when all of them are told. Empty without any station.
#[must_use]
pub fn suggested_n(edition: Edition, stations: &[(N, Shown)]) -> Vec<N> {
    let of = |shown: Shown| stations.iter().filter(move |(_, found)| *found == shown).map(|(level, _)| *level);
    let involved: Vec<N> = of(Shown::Involved).collect();
    let open: Vec<N> = of(Shown::NotKnown).collect();
    let with = |more: &dyn Fn(N) -> bool| {
        let more = open.iter().copied().filter(|level| more(*level));
        category(edition, &involved.iter().copied().chain(more).collect::<Vec<_>>())
    };
    let up_to = [N::N0, N::N1, N::N2, N::N3].into_iter().map(|most| with(&|level| level <= most));
    let alone = open.iter().map(|one| category(edition, &[involved.as_slice(), &[*one]].concat()));
    let mut left: Vec<N> = up_to.chain(alone).filter(|_| !stations.is_empty()).collect();
    left.sort_unstable();
    left.dedup();
    left
}

/// The category of some involved stations.
fn category(edition: Edition, involved: &[N]) -> N {
    let mediastinal = involved.iter().filter(|level| **level == N::N2).count();
    match (involved.iter().max(), edition) {
        (None, _) => N::N0,
        (Some(N::N2), Edition::Ninth) if mediastinal > 1 => N::N2b,
        (Some(N::N2), Edition::Ninth) => N::N2a,
        (Some(highest), _) => *highest,
    }
}
