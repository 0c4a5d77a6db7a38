//! Words of the views of the calendar.

use super::{super::capitalised, dates};
use crate::{
    offer::RcpType,
    planning::{Period, Span, Taking, iso_week},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// The title of a view: `Mars 2026`, `Semaine 10, du 2 au 8 mars 2026`, `Mardi 3 mars 2026`.
#[must_use]
pub fn period(period: Period) -> String {
    let first = period.first();
    match period.span() {
        Span::Month => capitalised(&dates::month_of_year(first.year(), first.month())),
        Span::Week => format!("Semaine {}, {}", iso_week(first).1, dates::days_between(first, period.last())),
        Span::Day => capitalised(&dates::long(first)),
    }
}

/// What leads to the view before and to the one after.
#[must_use]
pub const fn turns(span: Span) -> (&'static str, &'static str) {
    match span {
        Span::Month => ("Mois précédent", "Mois suivant"),
        Span::Week => ("Semaine précédente", "Semaine suivante"),
        Span::Day => ("Jour précédent", "Jour suivant"),
    }
}

/// A view that holds nothing.
#[must_use]
pub const fn no_session(span: Span) -> &'static str {
    match span {
        Span::Month => "Aucune séance ce mois-ci",
        Span::Week => "Aucune séance cette semaine",
        Span::Day => "Aucune séance ce jour-là",
    }
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

/// A session would be held on a public holiday.
#[must_use]
pub fn on_a_holiday(date: NaiveDate, name: &str) -> String {
    format!("Le {} est férié\u{a0}: {name}.", dates::medium(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_named_by_its_days() {
        let told = |span| period(Period::of(span, "2026-03-03".parse().unwrap()));
        assert_eq!(told(Span::Month), "Mars 2026");
        assert_eq!(told(Span::Week), "Semaine 10, du 2 au 8 mars 2026");
        assert_eq!(told(Span::Day), "Mardi 3 mars 2026");
    }
}
