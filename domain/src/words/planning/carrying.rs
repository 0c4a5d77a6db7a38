//! Words of a session that is carried by hand, and of what its new hours would cost.

use super::super::{dates, meeting};
use crate::meeting::Missing;
use crate::planning::Carried;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Where a carried session is: `mardi 3 mars, de 14 h 15 à 15 h 45`.
#[must_use]
pub fn carried(carried: Carried) -> String {
    format!("{}, {}", dates::day_of_year(carried.day), dates::hours_between(carried.hour(), carried.end()))
}

/// A session was picked up with the keys: where it is, and what they do now.
#[must_use]
pub fn picked_up(at: Carried) -> String {
    let keys = "Flèches\u{a0}: déplacer. Majuscule et flèches\u{a0}: changer la durée. Entrée\u{a0}: poser. Échap\u{a0}: renoncer.";
    format!("Séance prise, {}. {keys}", carried(at))
}

/// It was put down elsewhere; the dialog asks before anything is written.
#[must_use]
pub fn dropped(at: Carried) -> String {
    format!("Séance posée, {}, à confirmer.", carried(at))
}

/// Nothing changed.
#[must_use]
pub const fn carried_home() -> &'static str {
    "La séance reste à sa place."
}

/// It was cancelled, or has begun, while it was carried; or the person may not.
#[must_use]
pub const fn no_longer_movable() -> &'static str {
    "Cette séance ne peut pas, ou ne peut plus, être déplacée\u{a0}: voici son état actuel."
}

/// Somebody whom another session takes: `Camille Martin est déjà à la RCP Poumon, mar. 3 mars 2026, 14:00.`
#[must_use]
pub fn taken_elsewhere(name: &str, board: &str, at: NaiveDateTime) -> String {
    format!("{name} participe déjà à {board}, {}.", dates::short_with_year(at))
}

/// What the quorum would lose; nothing when it holds.
#[must_use]
pub fn quorum_lost(missing: &[Missing]) -> Option<String> {
    let names: Vec<_> = missing.iter().map(meeting::missing).collect();
    (!names.is_empty()).then(|| format!("Le quorum ne serait plus réuni\u{a0}: il manquerait {}.", names.join(", ")))
}

/// How many cases follow the session to another day; never whose.
#[must_use]
pub fn cases_change_day(cases: usize) -> Option<String> {
    let count = dates::plural(u64::try_from(cases).unwrap_or(u64::MAX), "dossier change", "dossiers changent");
    (cases > 0).then(|| format!("{count} de date."))
}

/// The new date of a session is over.
#[must_use]
pub const fn date_has_passed() -> &'static str {
    "Cette date est passée."
}

/// When a session ends, beside its duration.
#[must_use]
pub fn ends_at(end: NaiveTime) -> String {
    format!("Fin à {}.", dates::hour(end))
}

/// The dialog that changes a session, by what changes.
#[must_use]
pub const fn move_title(length_alone: bool) -> &'static str {
    if length_alone { "Changer la durée" } else { "Déplacer la séance" }
}

/// A session changed while somebody was about to move it: who did it, when the audit tells, and where it is now.
#[must_use]
pub fn changed_under(by: Option<&str>, date: NaiveDate, from: NaiveTime, to: NaiveTime) -> String {
    let who = by.unwrap_or("Cette séance vient de changer");
    format!("{who}\u{a0}: elle est maintenant le {}, {}.", dates::long(date), dates::hours_between(from, to))
}

/// Who just did something to a session; the reader, in another tab perhaps, when no name is given.
#[must_use]
pub fn just_did(who: Option<&str>, what: Touched) -> String {
    let what = match what {
        Touched::Moved => "déplacer",
        Touched::Changed => "modifier",
        Touched::Cancelled => "annuler",
        Touched::Restored => "rétablir",
        Touched::Removed => "supprimer",
    };
    match who {
        Some(who) => format!("{who} vient de {what} cette séance"),
        None => format!("Vous venez de {what} cette séance dans une autre fenêtre"),
    }
}

/// What was done to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// It has another date.
    Moved,
    /// It changed with its series.
    Changed,
    /// It is cancelled.
    Cancelled,
    /// It is back.
    Restored,
    /// It is in the trash.
    Removed,
}

/// A gesture that was to be undone could not be.
#[must_use]
pub fn not_undone(why: &str) -> String {
    format!("Rien n’a été annulé. {why}")
}

/// A day is missing.
#[must_use]
pub const fn day_needed() -> &'static str {
    "Indiquez une date, par exemple 03/03/2027."
}

/// An hour is missing or does not read.
#[must_use]
pub const fn hour_needed() -> &'static str {
    "Indiquez une heure, par exemple 14:00."
}

/// A duration is missing or does not read.
#[must_use]
pub const fn minutes_needed() -> &'static str {
    "Indiquez la durée en minutes, de 15 à 600."
}

/// The calendar could not be read again.
#[must_use]
pub const fn not_read_again() -> &'static str {
    "Le planning n’a pas pu être relu."
}

/// Nothing stands in the way of the new hours.
#[must_use]
pub const fn nothing_in_the_way() -> &'static str {
    "Aucun empêchement connu à cette date."
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tuesday() -> Carried {
        let hour = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        Carried::of("2026-03-03".parse().unwrap(), hour(14, 15), hour(15, 45))
    }

    #[test]
    fn each_step_is_said_by_its_day_and_its_hours() {
        assert_eq!(carried(tuesday()).replace('\u{a0}', " "), "mardi 3 mars, de 14 h 15 à 15 h 45");
    }

    #[test]
    fn a_session_that_changed_under_the_hand_says_who_did_it_and_where_it_is() {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let told = |who: Option<&str>| {
            let by = just_did(who, Touched::Moved);
            changed_under(Some(&by), "2026-03-03".parse().unwrap(), hour(14), hour(15)).replace('\u{a0}', " ")
        };
        let place = "elle est maintenant le mardi 3 mars 2026, de 14 h 00 à 15 h 00.";
        assert_eq!(told(Some("Camille Martin")), format!("Camille Martin vient de déplacer cette séance : {place}"));
        assert!(told(None).starts_with("Vous venez de déplacer cette séance dans une autre fenêtre : "));
    }

    #[test]
    fn the_cases_are_counted_and_none_is_not_said() {
        assert_eq!(cases_change_day(7).unwrap().replace('\u{a0}', " "), "7 dossiers changent de date.");
        assert_eq!(cases_change_day(1).unwrap().replace('\u{a0}', " "), "1 dossier change de date.");
        assert_eq!((cases_change_day(0), quorum_lost(&[])), (None, None));
    }

    #[test]
    fn what_a_quorum_lacks_is_named() {
        let said = quorum_lost(&[Missing::Specialties { needed: 3, found: 2 }]).unwrap();
        assert!(said.starts_with("Le quorum ne serait plus réuni\u{a0}: il manquerait "), "{said}");
    }
}
