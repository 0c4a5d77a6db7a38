//! Which boards hear a patient by age.
//!
//! Source: CSP R.6123-91-3: under 18, always the interregional paediatric board (RCPPI). The orientation of a patient of 16 to 18 to an
//! adult centre, with the informed agreement of patient and family, follows from that board and does not replace it. It refuses to know
//! how a board is found: the caller tells which paediatric boards there are.

use crate::{
    ids::SessionId,
    offer::{Contact, RcpType},
    planning::paris,
};
use chrono::{DateTime, Months, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// The age from which any board hears a patient, in years. Source: CSP R.6123-91-3.
pub const MAJORITY: u16 = 18;

/// Whether a board of this type hears a patient of this age, in years on the day of the session. A birth date that tells no age stops
/// nobody. Source: CSP R.6123-91-3.
#[must_use]
pub fn hears(kind: RcpType, age: Option<u16>) -> bool {
    kind == RcpType::Paediatric || age.is_none_or(|age| age >= MAJORITY)
}

/// The age from which the paediatric expertise is not sought any more, in years: adolescents and young adults are from 15 to 24. Source:
/// CSP D.6124-131-1, whose text is to be confirmed.
const OLDEST_YOUNG_ADULT: u16 = 24;

/// Whether a board of this type is proposed for a patient of this age: one that [`hears`] such a patient, and no paediatric board for an
/// adult. Source: as [`hears`], then D.6124-131-1 for young adults.
#[must_use]
pub fn is_proposed(kind: RcpType, age: Option<u16>) -> bool {
    hears(kind, age) && (kind != RcpType::Paediatric || age.is_none_or(|age| age <= OLDEST_YOUNG_ADULT))
}

/// The day from which any board hears a patient born on a day. Source: CSP R.6123-91-3.
#[must_use]
pub fn comes_of_age(born: NaiveDate) -> Option<NaiveDate> {
    born.checked_add_months(Months::new(u32::from(MAJORITY) * 12))
}

/// An interregional paediatric board, as the way to go for a minor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaediatricBoard {
    /// Its name.
    pub name: String,
    /// The establishment that organises it.
    pub place: String,
    /// Its next session that takes cases, and when it begins; none when it is not planned.
    pub next: Option<(SessionId, DateTime<Utc>)>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
}

impl PaediatricBoard {
    /// When it meets next, in Paris.
    #[must_use]
    pub fn meets(&self) -> Option<NaiveDateTime> {
        self.next.map(|(_, at)| paris::to_paris(at))
    }
}

/// A patient who is not of age today, and where to go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinorsWay {
    /// Full years on the day of the first session of these boards, or today when none is planned.
    pub age: u16,
    /// The first session of these boards is known, and the age is the one of that day.
    pub at_session: bool,
    /// The day from which any board hears the patient.
    pub of_age_on: NaiveDate,
    /// The boards that hear children and adolescents, by name.
    pub boards: Vec<PaediatricBoard>,
}

/// The way of a patient born on a day; none for whoever is of age today. Source: as [`hears`].
#[must_use]
pub fn way_of(born: NaiveDate, today: NaiveDate, boards: Vec<PaediatricBoard>) -> Option<MinorsWay> {
    let age_on = |day: NaiveDate| day.years_since(born).and_then(|years| u16::try_from(years).ok());
    let minor = |age: &u16| *age < MAJORITY;
    let now = age_on(today).filter(minor)?;
    let first = boards.iter().filter_map(PaediatricBoard::meets).min();
    let then = first.and_then(|at| age_on(at.date())).filter(minor);
    let of_age_on = comes_of_age(born)?;
    Some(MinorsWay { age: then.unwrap_or(now), at_session: then.is_some(), of_age_on, boards })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minor_is_heard_by_the_paediatric_board_alone_until_the_eighteenth_birthday() {
        for kind in RcpType::ALL {
            assert_eq!(hears(kind, Some(17)), kind == RcpType::Paediatric, "{kind:?}");
            assert!(hears(kind, Some(18)), "{kind:?}");
        }
    }

    #[test]
    fn a_paediatric_board_is_proposed_until_twenty_four() {
        let proposed = |age| is_proposed(RcpType::Paediatric, Some(age));
        assert!(proposed(9) && proposed(24) && !proposed(25));
        assert!(is_proposed(RcpType::Standard, Some(25)) && !is_proposed(RcpType::Standard, Some(17)));
    }

    #[test]
    fn the_way_of_a_minor_tells_the_age_on_the_day_of_the_first_session() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let board = |at: &str| PaediatricBoard {
            name: "RCPPI".into(),
            place: "Paris".into(),
            next: Some((SessionId::from_uuid(uuid::Uuid::nil()), at.parse().unwrap())),
            contacts: Vec::new(),
        };
        let way = |at: &str| way_of(day("2010-03-11"), day("2026-03-02"), vec![board(at)]).unwrap();
        assert_eq!((way("2026-03-10T13:00:00Z").age, way("2026-03-12T13:00:00Z").age), (15, 16));
        let alone = way_of(day("2010-03-11"), day("2026-03-02"), Vec::new()).unwrap();
        assert_eq!((alone.age, alone.at_session, alone.of_age_on), (15, false, day("2028-03-11")));
        let nearly = way_of(day("2008-03-11"), day("2026-03-02"), vec![board("2026-03-12T13:00:00Z")]).unwrap();
        assert_eq!((nearly.age, nearly.at_session), (17, false), "of age before the first session");
        assert!(way_of(day("2008-03-02"), day("2026-03-02"), Vec::new()).is_none());
    }

    #[test]
    fn a_patient_whose_age_is_not_known_is_not_stopped() {
        assert!(hears(RcpType::Standard, None));
    }
}
