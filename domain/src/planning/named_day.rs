//! The day that somebody names in a search: `15 déc`, `15/12`, `1er janvier 2027`.

use crate::patient::matching::normalise;
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "JANVIER",
    "FEVRIER",
    "MARS",
    "AVRIL",
    "MAI",
    "JUIN",
    "JUILLET",
    "AOUT",
    "SEPTEMBRE",
    "OCTOBRE",
    "NOVEMBRE",
    "DECEMBRE",
];
/// Letters that are enough to begin a month.
const ENOUGH: usize = 3;

/// A day of the month, the month, and the year when it is said.
type Named = (u32, u32, Option<i32>);

/// The text without the day that it names, and the dates that may be meant: without a year, last year's, this year's and next year's.
/// No date when it names none.
#[must_use]
pub fn named_day(text: &str, today: NaiveDate) -> (String, Vec<NaiveDate>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let found = (0..words.len()).find_map(|at| {
        let (before, after) = words.split_at(at);
        let (taken, named) = read(after)?;
        let dates = Some(dates(named, today)).filter(|dates| !dates.is_empty())?;
        Some((before.iter().chain(after.iter().skip(taken)).copied().collect::<Vec<_>>().join(" "), dates))
    });
    found.unwrap_or_else(|| (text.to_owned(), Vec::new()))
}

/// The day that these words begin with, and how many of them name it.
fn read(words: &[&str]) -> Option<(usize, Named)> {
    let (first, rest) = words.split_first()?;
    let mut slashed = first.split('/');
    if let (Some(day), Some(month), year, None) = (slashed.next(), slashed.next(), slashed.next(), slashed.next()) {
        let year = year.map(str::parse).transpose().ok()?;
        return Some((1, (day.parse().ok()?, month.parse().ok()?, year)));
    }
    let day = first.strip_suffix("er").unwrap_or(first).parse().ok()?;
    let month = month(rest.first()?)?;
    let year = rest.get(1).and_then(|word| word.parse().ok()).filter(|year| (1900..2200).contains(year));
    Some((2 + usize::from(year.is_some()), (day, month, year)))
}

/// The one month that begins like this.
fn month(word: &str) -> Option<u32> {
    let typed = normalise(word);
    let mut begun = (1..).zip(MONTHS).filter(|(_, name)| typed.len() >= ENOUGH && name.starts_with(&typed));
    match (begun.next(), begun.next()) {
        (Some((number, _)), None) => Some(number),
        _ => None,
    }
}

fn dates((day, month, year): Named, today: NaiveDate) -> Vec<NaiveDate> {
    let around = today.year() - 1..=today.year() + 1;
    let years = year.map_or_else(|| around.collect(), |year| vec![year]);
    years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let (rest, dates) = named_day(text, NaiveDate::from_ymd_opt(2026, 11, 30).unwrap());
        format!("{rest}|{}", dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let december = "Sénologie|2025-12-15 2026-12-15 2027-12-15";
        for text in ["Sénologie 15 déc", "Sénologie 15/12", "15 DECEMBRE Sénologie", "Sénologie 15 déc."] {
            assert_eq!(told(text), december, "{text}");
        }
        assert_eq!(told("rcp 1er janvier 2027 thorax"), "rcp thorax|2027-01-01");
        assert_eq!(told("15/12/2026"), "|2026-12-15");
        assert_eq!(told("29 février"), "29 février|", "of no year around");
        assert_eq!(told("29 février 2028"), "|2028-02-29");
    }

    #[test]
    fn what_names_no_day_stays_whole() {
        for text in ["", "Sénologie", "15", "31/02", "3 jui", "15 de", "MARTIN 15", "1/2/3/4", "15/déc", "99 mai"] {
            assert_eq!(told(text), format!("{text}|"));
        }
    }
}
