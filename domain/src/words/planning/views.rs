//! Words of the views of the calendar.

use super::{super::capitalised, dates};
use crate::{
    offer::RcpType,
    planning::{Columns, Period, SchoolHoliday, Span, Taking, iso_week},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// The title of a view: `Mars 2026`, `Semaine 10, du 2 au 8 mars 2026`, `Mardi 3 mars 2026`, `Année 2026`.
#[must_use]
pub fn period(period: Period) -> String {
    let first = period.first();
    match period.span() {
        Span::Month => capitalised(&dates::month_of_year(first.year(), first.month())),
        Span::Week => format!("Semaine {}, {}", iso_week(first).1, dates::days_between(first, period.last())),
        Span::Day => capitalised(&dates::long(first)),
        Span::Year => format!("Année {}", first.year()),
    }
}

/// What leads to the view before and to the one after.
#[must_use]
pub const fn turns(span: Span) -> (&'static str, &'static str) {
    match span {
        Span::Month => ("Mois précédent", "Mois suivant"),
        Span::Week => ("Semaine précédente", "Semaine suivante"),
        Span::Day => ("Jour précédent", "Jour suivant"),
        Span::Year => ("Année précédente", "Année suivante"),
    }
}

/// A view that holds nothing.
#[must_use]
pub const fn no_session(span: Span) -> &'static str {
    match span {
        Span::Month => "Aucune séance ce mois-ci",
        Span::Week => "Aucune séance cette semaine",
        Span::Day => "Aucune séance ce jour-là",
        Span::Year => "Aucune séance cette année",
    }
}

/// The sessions of a day, for those who welcome the people who come.
#[must_use]
pub fn reception_list(date: NaiveDate) -> String {
    format!("Séances du {}", dates::long(date))
}

/// What the columns of the view of resources are.
#[must_use]
pub const fn columns(columns: Columns) -> &'static str {
    match columns {
        Columns::Board => "RCP",
        Columns::Room => "Salles",
        Columns::Site => "Établissements",
        Columns::Expert => "Coordonnateurs et membres",
    }
}

/// Where a session is held that has no room.
#[must_use]
pub const fn by_video_only() -> &'static str {
    "Visioconférence"
}

/// A session that was given another date.
#[must_use]
pub fn session_moved(date: NaiveDate, hour: NaiveTime) -> String {
    format!("Séance déplacée au {} à {}.", dates::long(date), dates::hour(hour))
}

/// The question that a type of board answers.
#[must_use]
pub const fn question_for(kind: RcpType) -> &'static str {
    match kind {
        RcpType::Standard => "Avis avant traitement, ou changement de traitement",
        RcpType::Recourse => "Avis de recours\u{a0}: chirurgie complexe, impasse",
        RcpType::RareCancer => "Cancer rare",
        RcpType::Paediatric => "Patient de moins de 18 ans",
    }
}

/// When a board takes a case soonest.
#[must_use]
pub fn soonest(at: Option<NaiveDateTime>) -> String {
    match at {
        Some(at) => format!("Au plus tôt\u{a0}: {}", dates::long_with_hour(at)),
        None => "Aucune séance à venir n’a de place\u{a0}: appelez le secrétariat.".to_owned(),
    }
}

/// How a session can take a case.
#[must_use]
pub fn taking(taking: Taking, closes: NaiveDateTime) -> String {
    match taking {
        Taking::Freely => format!("Jusqu’au {}", dates::short_with_hour(closes)),
        Taking::WithAReason => "Inscriptions closes\u{a0}: avec un motif".to_owned(),
        Taking::Full => "Séance pleine".to_owned(),
    }
}

/// A session whose hours changed on the same day and at the same beginning.
#[must_use]
pub fn session_resized(date: NaiveDate, from: NaiveTime, to: NaiveTime) -> String {
    format!("Séance du {} prévue {}.", dates::long(date), dates::hours_between(from, to))
}

/// A session as it is spoken: `mardi 3 mars, 14 h 00, RCP Sénologie, 7 dossiers`.
#[must_use]
pub fn session_line(date: NaiveDate, hour: NaiveTime, name: &str, cases: usize) -> String {
    let cases = dates::plural(u64::try_from(cases).unwrap_or(u64::MAX), "dossier", "dossiers");
    format!("{}, {}, {name}, {cases}", dates::day_of_year(date), dates::hour(hour))
}

/// A day on which an establishment is closed.
#[must_use]
pub fn closed_because(reason: &str, place: &str) -> String {
    format!("{place} fermé\u{a0}: {reason}")
}

/// The same in a cell, where the whole stands in a title.
#[must_use]
pub fn closed_short(reason: &str) -> String {
    format!("Fermé\u{a0}: {reason}")
}

/// A day of school holidays, in zone C.
#[must_use]
pub const fn school_holiday(holiday: SchoolHoliday) -> &'static str {
    match holiday {
        SchoolHoliday::Autumn => "vacances d’automne",
        SchoolHoliday::Christmas => "vacances de Noël",
        SchoolHoliday::Winter => "vacances d’hiver",
        SchoolHoliday::Spring => "vacances de printemps",
        SchoolHoliday::Summer => "vacances d’été",
    }
}

/// A session would be held on a public holiday.
#[must_use]
pub fn on_a_holiday(date: NaiveDate, name: &str) -> String {
    format!("Le {} est férié\u{a0}: {name}.", dates::medium(date))
}

/// A session that began in an hour before: `suite, jusqu’à 15:30`.
#[must_use]
pub fn goes_on_until(end: chrono::NaiveTime) -> String {
    format!("suite, jusqu’à {}", dates::clock(end))
}

/// A room or a person is taken by another session at the same time.
#[must_use]
pub const fn at_the_same_time() -> &'static str {
    "en même temps"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_spoken_by_its_day_its_hour_its_board_and_its_cases() {
        let hour = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        let said = session_line("2026-03-03".parse().unwrap(), hour, "RCP Sénologie", 7).replace('\u{a0}', " ");
        assert_eq!(said, "mardi 3 mars, 14 h 00, RCP Sénologie, 7 dossiers");
    }

    #[test]
    fn a_view_is_named_by_its_days() {
        let told = |span| period(Period::of(span, "2026-03-03".parse().unwrap()));
        assert_eq!(told(Span::Month), "Mars 2026");
        assert_eq!(told(Span::Week), "Semaine 10, du 2 au 8 mars 2026");
        assert_eq!(told(Span::Day), "Mardi 3 mars 2026");
        assert_eq!(told(Span::Year), "Année 2026");
    }
}
