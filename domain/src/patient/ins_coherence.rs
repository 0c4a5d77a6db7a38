//! Does an INS look like the person? Warnings only: numbers carry history that no rule knows in full.
//!
//! Source: INSEE, structure of the NIR (sex, year, month, department or country, commune, rank); the tolerated
//! histories (Seine and Seine-et-Oise before 1968, Corsica before 1976, Algeria before 1963) are expert knowledge, to be
//! confirmed.

use super::{BirthPlaceKind, Ins, Sex, Traits};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// What an INS and the traits do not agree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InsWarning {
    /// The first digit says the other sex.
    Sex,
    /// The two digits of the year differ.
    BirthYear,
    /// The month differs (months that the register invents, above 12, are never compared).
    BirthMonth,
    /// The department or the country differs.
    BirthPlace,
}

/// Every disagreement between an INS and the traits, in the order of the digits.
#[must_use]
pub fn ins_coherence(ins: &Ins, traits: &Traits) -> Vec<InsWarning> {
    let checks = [
        (InsWarning::Sex, sex_agrees(ins, traits.sex)),
        (InsWarning::BirthYear, digits(ins, 1, 3).is_none_or(|yy| yy == traits.birth_date.year().rem_euclid(100))),
        (InsWarning::BirthMonth, month_agrees(ins, traits)),
        (InsWarning::BirthPlace, place_agrees(ins, traits)),
    ];
    checks.into_iter().filter_map(|(warning, agrees)| (!agrees).then_some(warning)).collect()
}

fn digits(ins: &Ins, from: usize, to: usize) -> Option<i32> {
    ins.matricule().get(from..to)?.parse().ok()
}

fn sex_agrees(ins: &Ins, sex: Sex) -> bool {
    let male = ins.matricule().starts_with(['1', '3', '7']);
    match sex {
        Sex::M => male,
        Sex::F => !male,
        Sex::I => true,
    }
}

fn month_agrees(ins: &Ins, traits: &Traits) -> bool {
    let month = digits(ins, 3, 5).filter(|month| (1..=12).contains(month));
    month.is_none_or(|month| i64::from(month) == i64::from(traits.birth_date.date().month()))
}

fn place_agrees(ins: &Ins, traits: &Traits) -> bool {
    let code = &traits.birth_place.code;
    let written = ins.matricule().get(5..7).unwrap_or_default();
    match code.kind() {
        BirthPlaceKind::Unknown => true,
        BirthPlaceKind::Country => written == "99" || former_territory(written, traits),
        BirthPlaceKind::Commune => {
            let now = code.department().get(..2).unwrap_or_default();
            written == now || former_department(written, now, traits.birth_date.year())
        }
    }
}

fn former_department(written: &str, now: &str, year: i32) -> bool {
    let paris_region = ["75", "78", "91", "92", "93", "94", "95"].contains(&now);
    let before_split = paris_region && year <= 1968 && ["75", "78"].contains(&written);
    let corsica = ["2A", "2B"].contains(&now) && year <= 1976 && written == "20";
    before_split || corsica
}

fn former_territory(written: &str, traits: &Traits) -> bool {
    let algeria_tunisia_morocco = ["91", "92", "93", "94", "95", "96"].contains(&written);
    algeria_tunisia_morocco && traits.birth_date.year() <= 1964
}

#[cfg(test)]
mod tests {
    use super::super::{InsKind, ins::key_of, tests::traits};
    use super::*;
    use crate::patient::{BirthPlace, CogCode};

    fn ins(matricule: &str) -> Ins {
        let key = key_of(matricule).unwrap();
        Ins::parse(&format!("{matricule}{key:02}"), InsKind::Nir).unwrap()
    }

    #[test]
    fn an_ins_that_looks_like_the_person_raises_nothing() {
        assert_eq!(ins_coherence(&ins("2790351215189"), &traits()), []);
        assert_eq!(ins_coherence(&ins("2792051215189"), &traits()), [], "an invented month is not compared");
    }

    #[test]
    fn each_disagreement_is_told() {
        use InsWarning::{BirthMonth, BirthPlace, BirthYear, Sex};
        assert_eq!(ins_coherence(&ins("1790351215189"), &traits()), [Sex]);
        assert_eq!(ins_coherence(&ins("2780451215189"), &traits()), [BirthYear, BirthMonth]);
        assert_eq!(ins_coherence(&ins("2790375215189"), &traits()), [BirthPlace]);
    }

    #[test]
    fn the_former_departments_of_paris_are_known() {
        let mut person = traits();
        person.birth_place = BirthPlace::new(CogCode::parse("92012").unwrap(), "BOULOGNE-BILLANCOURT");
        assert_eq!(ins_coherence(&ins("2790375215189"), &person), [InsWarning::BirthPlace]);
        person.birth_date = serde_json::from_str("\"1959-03-28\"").unwrap();
        assert_eq!(ins_coherence(&ins("2590375215189"), &person), []);
    }
}
