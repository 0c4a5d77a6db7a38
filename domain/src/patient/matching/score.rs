//! How much a record looks like the person looked for, and why.
//!
//! Source: DOMAIN §5.6, expert knowledge, to be confirmed: weights on name, given name, date, sex and place; from 0.95
//! proposed, from 0.80 looked at by somebody, below it is someone else. Two records are never merged on traits alone: a
//! score only orders what a person decides.

use super::compare::{Likeness, compare_dates, compare_given_names, compare_names, compare_places};
use super::query::{Candidate, Query, both_ins};
use crate::patient::Sex;
use serde::{Deserialize, Serialize};

/// From this value on, the record is proposed as the same person.
pub const PROPOSED_FROM: f64 = 0.95;
/// From this value on, somebody must look.
pub const REVIEWED_FROM: f64 = 0.80;
/// Two INS of the national service that differ are two persons until somebody proves otherwise.
const TWO_INS_AT_MOST: f64 = 0.79;

const NAME: f64 = 0.30;
const GIVEN_NAME: f64 = 0.25;
const DATE: f64 = 0.30;
const SEX: f64 = 0.05;
const PLACE: f64 = 0.10;

/// One thing that made or unmade a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The same INS, and traits that agree.
    SameIns,
    /// The same INS, but traits of somebody else: a collision to be looked at.
    SameInsOtherTraits,
    /// Two different INS of the national service.
    OtherIns,
    /// The same name, accents and hyphens aside.
    SameName,
    /// The other name of the person (used instead of birth, or one of two).
    OtherNameOfThePerson,
    /// A name close to it: one or two letters.
    CloseName,
    /// Another name.
    DifferentName,
    /// Name and given name were exchanged.
    NamesExchanged,
    /// The same given name.
    SameGivenName,
    /// Another given name of the person.
    OtherGivenNameOfThePerson,
    /// A given name close to it.
    CloseGivenName,
    /// Another given name.
    DifferentGivenName,
    /// The same date of birth.
    SameBirthDate,
    /// Day and month exchanged.
    DayAndMonthExchanged,
    /// One digit of the date differs.
    OneDigitOfTheDate,
    /// The same year only.
    SameBirthYear,
    /// Another date of birth.
    DifferentBirthDate,
    /// The other sex.
    DifferentSex,
    /// The same place of birth.
    SameBirthPlace,
    /// The same department only.
    SameBirthDepartment,
    /// Another place of birth.
    DifferentBirthPlace,
}

/// What to do with a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// Someone else.
    New,
    /// Somebody must look.
    Review,
    /// Proposed as the same person; a person still decides.
    Proposed,
}

/// A likeness between 0 and 1, and what made it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// From 0 (nothing alike) to 1 (the same).
    pub value: f64,
    /// Why, in the order name, given name, date, sex, place, INS.
    pub reasons: Vec<Reason>,
}

impl Score {
    /// What to do with it.
    #[must_use]
    pub fn zone(&self) -> Zone {
        if self.value >= PROPOSED_FROM {
            Zone::Proposed
        } else if self.value >= REVIEWED_FROM || self.reasons.contains(&Reason::SameInsOtherTraits) {
            Zone::Review
        } else {
            Zone::New
        }
    }
}

/// Compares the person looked for with a record. What the query does not know weighs nothing.
#[must_use]
pub fn score(query: &Query, candidate: &Candidate) -> Score {
    let straight = score_traits(query, candidate);
    let exchanged = Query { name: query.given_name.clone(), given_name: query.name.clone(), ..query.clone() };
    let mut other_way = score_traits(&exchanged, candidate);
    other_way.value -= 0.03;
    other_way.reasons.insert(0, Reason::NamesExchanged);
    let both_known = query.name.is_some() && query.given_name.is_some();
    let best = if both_known && other_way.value > straight.value + 0.1 { other_way } else { straight };
    with_ins(best, query, candidate)
}

fn score_traits(query: &Query, candidate: &Candidate) -> Score {
    let parts = [
        (NAME, query.name.as_deref().map(|name| compare_names(name, &candidate.names))),
        (GIVEN_NAME, query.given_name.as_deref().map(|name| compare_given_names(name, &candidate.given_names))),
        (DATE, query.birth_date.map(|date| compare_dates(date, candidate.birth_date))),
        (SEX, query.sex.map(|sex| compare_sexes(sex, candidate.sex))),
        (PLACE, query.birth_place.as_deref().and_then(|place| compare_places(place, &candidate.birth_place))),
    ];
    let known: Vec<(f64, Likeness)> = parts.into_iter().filter_map(|(w, part)| Some((w, part?))).collect();
    let total: f64 = known.iter().map(|(weight, _)| weight).sum();
    let sum: f64 = known.iter().map(|(weight, likeness)| weight * likeness.value).sum();
    let value = if total > 0.0 { sum / total } else { 0.0 };
    Score { value, reasons: known.into_iter().filter_map(|(_, likeness)| likeness.reason).collect() }
}

fn compare_sexes(a: Sex, b: Sex) -> Likeness {
    match (a, b) {
        (Sex::I, _) | (_, Sex::I) => Likeness { value: 0.5, reason: None },
        _ if a == b => Likeness { value: 1.0, reason: None },
        _ => Likeness { value: 0.0, reason: Some(Reason::DifferentSex) },
    }
}

/// The INS links when the traits agree, and separates when the national service gave two.
fn with_ins(mut score: Score, query: &Query, candidate: &Candidate) -> Score {
    let Some((asked, found)) = both_ins(query, candidate) else { return score };
    let both_retrieved = |query: &Query| {
        let retrieved =
            |ins: &Option<crate::patient::InsStatement>| ins.as_ref().is_some_and(|s| s.retrieved().is_some());
        retrieved(&query.ins) && retrieved(&candidate.ins)
    };
    if asked.matricule() == found.matricule() {
        let agree = score.value >= REVIEWED_FROM;
        score.reasons.push(if agree { Reason::SameIns } else { Reason::SameInsOtherTraits });
        score.value = if agree { 1.0 } else { score.value };
    } else if asked.kind() == found.kind() && both_retrieved(query) {
        score.reasons.push(Reason::OtherIns);
        score.value = score.value.min(TWO_INS_AT_MOST);
    }
    score
}
