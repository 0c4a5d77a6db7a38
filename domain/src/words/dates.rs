//! Words of dates, hours and durations.
//!
//! Hours are those of Paris: callers convert an instant to a civil date-time first (`crate::planning`).

use crate::codes::{DatePrecision, PartialDate, PartialDateError};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const SHORT_MONTHS: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

/// `lundi`.
#[must_use]
pub const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "lundi",
        Weekday::Tue => "mardi",
        Weekday::Wed => "mercredi",
        Weekday::Thu => "jeudi",
        Weekday::Fri => "vendredi",
        Weekday::Sat => "samedi",
        Weekday::Sun => "dimanche",
    }
}

/// `lun.`
#[must_use]
pub const fn short_weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "lun.",
        Weekday::Tue => "mar.",
        Weekday::Wed => "mer.",
        Weekday::Thu => "jeu.",
        Weekday::Fri => "ven.",
        Weekday::Sat => "sam.",
        Weekday::Sun => "dim.",
    }
}

/// The French name of a month, 1 to 12; empty for any other number.
#[must_use]
pub fn month(number: u32) -> &'static str {
    nth(&MONTHS, number)
}

/// `2026-03`, as addresses write a month.
#[must_use]
pub fn month_code(date: NaiveDate) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

/// The short French name of a month, 1 to 12; empty for any other number.
#[must_use]
pub fn short_month(number: u32) -> &'static str {
    nth(&SHORT_MONTHS, number)
}

fn nth(names: &[&'static str; 12], number: u32) -> &'static str {
    let index = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
    index.and_then(|index| names.get(index)).copied().unwrap_or_default()
}

/// A sentence and its full stop: one that ends with a short name (`21 déc.`) has it already.
#[must_use]
pub fn full_stop(sentence: &str) -> String {
    if sentence.ends_with('.') { sentence.to_owned() } else { format!("{sentence}.") }
}

/// `1er` for the first day of a month, else the number.
fn day_number(date: NaiveDate) -> String {
    if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() }
}

/// `3 mars 2026`.
#[must_use]
pub fn medium(date: NaiveDate) -> String {
    format!("{} {} {}", day_number(date), month(date.month()), date.year())
}

/// `mardi 3 mars`, where the year is not in doubt.
#[must_use]
pub fn day_of_year(date: NaiveDate) -> String {
    format!("{} {} {}", weekday(date.weekday()), day_number(date), month(date.month()))
}

/// `mardi 3 mars 2026`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    format!("{} {}", weekday(date.weekday()), medium(date))
}

/// `mardi 3 mars 2026 à 14 h 00`.
#[must_use]
pub fn long_with_hour(at: NaiveDateTime) -> String {
    format!("{} à\u{a0}{}", long(at.date()), hour(at.time()))
}

/// `mar. 3 mars`.
#[must_use]
pub fn short(date: NaiveDate) -> String {
    format!("{} {} {}", short_weekday(date.weekday()), day_number(date), short_month(date.month()))
}

/// `mar. 3 mars, 14:00`.
#[must_use]
pub fn short_with_hour(at: NaiveDateTime) -> String {
    format!("{}, {}", short(at.date()), clock(at.time()))
}

/// `mar. 3 mars 2026, 14:00`, in lists that may go from one year to the next.
#[must_use]
pub fn short_with_year(at: NaiveDateTime) -> String {
    format!("{} {}, {}", short(at.date()), at.year(), clock(at.time()))
}

/// `03/03/2026`.
#[must_use]
pub fn numeric(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `03/03/2026 14:00`.
#[must_use]
pub fn numeric_with_hour(at: NaiveDateTime) -> String {
    format!("{} {}", numeric(at.date()), clock(at.time()))
}

/// `mars 2026`; empty before the year for a month that does not exist.
#[must_use]
pub fn month_of_year(year: i32, number: u32) -> String {
    format!("{} {year}", month(number)).trim_start().to_owned()
}

/// `14 h 00`, in sentences.
#[must_use]
pub fn hour(time: NaiveTime) -> String {
    format!("{}\u{a0}h\u{a0}{:02}", time.hour(), time.minute())
}

/// `14:00`, in lists and grids.
#[must_use]
pub fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `de 14 h 00 à 15 h 30`, `de 23 h 30 à 1 h 00 le lendemain`.
#[must_use]
pub fn hours_between(from: NaiveTime, to: NaiveTime) -> String {
    let next_day = if is_next_day(from, to) { " le lendemain" } else { "" };
    format!("de {} à {}{next_day}", hour(from), hour(to))
}

/// `14:00 – 15:30`, `23:30 – 01:00 (lendemain)`, in lists and grids.
#[must_use]
pub fn clocks(from: NaiveTime, to: NaiveTime) -> String {
    let next_day = if is_next_day(from, to) { " (lendemain)" } else { "" };
    format!("{} – {}{next_day}", clock(from), clock(to))
}

/// What ends before it begins ends on the next day; midnight is the end of its own.
fn is_next_day(from: NaiveTime, to: NaiveTime) -> bool {
    to < from && to != NaiveTime::MIN
}

/// `du 3 au 9 mars 2026`, `du 27 février au 5 mars 2026`, or one date when both are the same.
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return medium(from);
    }
    let start = if (from.year(), from.month()) == (to.year(), to.month()) {
        day_number(from)
    } else if from.year() == to.year() {
        format!("{} {}", day_number(from), month(from.month()))
    } else {
        medium(from)
    };
    format!("du {start} au {}", medium(to))
}

/// An hour of the day: `8 h`.
#[must_use]
pub fn hour_alone(hour: u32) -> String {
    format!("{hour}\u{a0}h")
}

/// A duration in minutes: `45 min`, `1 h`, `1 h 30`.
#[must_use]
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, left) => format!("{left}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, left) => format!("{hours}\u{a0}h\u{a0}{left:02}"),
    }
}

/// `1 jour`, `3 jours`.
#[must_use]
pub fn days(count: u64) -> String {
    plural(count, "jour", "jours")
}

/// An age in completed years: `54 ans`, `1 an`, `moins d’un an`.
#[must_use]
pub fn age(years: u32) -> String {
    if years == 0 { "moins d’un an".to_owned() } else { plural(u64::from(years), "an", "ans") }
}

/// A number with its noun; 0 and 1 take the singular.
#[must_use]
pub fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count < 2 { one } else { many })
}

/// A day seen from another: `aujourd’hui`, `demain`, `hier`, `dans 3 jours`, `il y a 12 jours`.
#[must_use]
pub fn relative_day(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "aujourd’hui".to_owned(),
        1 => "demain".to_owned(),
        -1 => "hier".to_owned(),
        ahead @ 2.. => format!("dans {}", days(ahead.unsigned_abs())),
        behind => format!("il y a {}", days(behind.unsigned_abs())),
    }
}

/// How long ago, in minutes: `à l’instant`, `il y a 5 min`, `il y a 2 h`, then days.
#[must_use]
pub fn minutes_ago(minutes: u32) -> String {
    match minutes {
        0 => "à l’instant".to_owned(),
        1..60 => format!("il y a {}", duration(minutes)),
        60..1440 => format!("il y a {}\u{a0}h", minutes / 60),
        _ => format!("il y a {}", days(u64::from(minutes / 1440))),
    }
}

/// A partial date in figures: `2019`, `03/2019`, `14/03/2019`.
#[must_use]
pub fn partial(date: PartialDate) -> String {
    let (day, year) = (date.earliest(), date.year_number());
    match date.precision() {
        DatePrecision::Year => format!("{year:04}"),
        DatePrecision::Month => format!("{:02}/{year:04}", day.month()),
        DatePrecision::Day => numeric(day),
    }
}

/// A partial date in letters: `2019`, `mars 2019`, `14 mars 2019`.
#[must_use]
pub fn partial_long(date: PartialDate) -> String {
    let day = date.earliest();
    match date.precision() {
        DatePrecision::Year => date.year_number().to_string(),
        DatePrecision::Month => month_of_year(day.year(), day.month()),
        DatePrecision::Day => medium(day),
    }
}

/// Why a typed date is not understood.
#[must_use]
pub const fn partial_error(error: PartialDateError) -> &'static str {
    match error {
        PartialDateError::Shape => "Saisissez une année (2019), un mois (03/2019) ou une date complète (14/03/2019).",
        PartialDateError::NotInCalendar => "Cette date n’existe pas dans le calendrier.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn addresses_write_a_month_with_two_digits() {
        assert_eq!(month_code(day("2026-03-05")), "2026-03");
    }

    #[test]
    fn dates_are_written_as_the_french_write_them() {
        assert_eq!(long_with_hour(at("2026-03-03T14:00:00")), "mardi 3 mars 2026 à\u{a0}14\u{a0}h\u{a0}00");
        assert_eq!(short_with_hour(at("2026-03-03T14:00:00")), "mar. 3 mars, 14:00");
        assert_eq!(short_with_year(at("2027-01-01T14:00:00")), "ven. 1er janv. 2027, 14:00");
        assert_eq!(long(day("2026-11-01")), "dimanche 1er novembre 2026");
        assert_eq!(numeric_with_hour(at("2026-03-03T09:05:00")), "03/03/2026 09:05");
        assert_eq!(hour(at("2026-03-03T09:05:00").time()), "9\u{a0}h\u{a0}05");
        assert_eq!((month(12), month(13), month(0)), ("décembre", "", ""));
    }

    #[test]
    fn a_span_does_not_repeat_itself() {
        assert_eq!(days_between(day("2026-03-03"), day("2026-03-09")), "du 3 au 9 mars 2026");
        assert_eq!(days_between(day("2026-02-27"), day("2026-03-01")), "du 27 février au 1er mars 2026");
        assert_eq!(days_between(day("2026-12-27"), day("2027-01-02")), "du 27 décembre 2026 au 2 janvier 2027");
        assert_eq!(days_between(day("2026-03-03"), day("2026-03-03")), "3 mars 2026");
    }

    #[test]
    fn durations_and_ages_agree_in_number() {
        assert_eq!((duration(45), duration(60)), ("45\u{a0}min".into(), "1\u{a0}h".into()));
        assert_eq!(duration(95), "1\u{a0}h\u{a0}35");
        assert_eq!((days(0), days(1), days(2)), ("0\u{a0}jour".into(), "1\u{a0}jour".into(), "2\u{a0}jours".into()));
        assert_eq!((age(0), age(1), age(54)), ("moins d’un an".into(), "1\u{a0}an".into(), "54\u{a0}ans".into()));
    }

    #[test]
    fn days_nearby_have_a_word() {
        let today = day("2026-03-03");
        for (date, said) in [
            ("2026-03-03", "aujourd’hui"),
            ("2026-03-04", "demain"),
            ("2026-03-02", "hier"),
            ("2026-03-06", "dans 3\u{a0}jours"),
            ("2026-02-19", "il y a 12\u{a0}jours"),
        ] {
            assert_eq!(relative_day(day(date), today), said);
        }
        assert_eq!(minutes_ago(0), "à l’instant");
        assert_eq!(minutes_ago(130), "il y a 2\u{a0}h");
        assert_eq!(minutes_ago(3000), "il y a 2\u{a0}jours");
    }

    #[test]
    fn a_partial_date_shows_what_is_known() {
        let show = |text| (partial(PartialDate::parse(text).unwrap()), partial_long(PartialDate::parse(text).unwrap()));
        assert_eq!(show("2019"), ("2019".into(), "2019".into()));
        assert_eq!(show("2019-03"), ("03/2019".into(), "mars 2019".into()));
        assert_eq!(show("2019-03-14"), ("14/03/2019".into(), "14 mars 2019".into()));
    }
}
