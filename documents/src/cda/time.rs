//! Moments and dates, in the shape of the HL7 data type TS.
//!
//! Source: CI-SIS, structuration minimale: `yyyy`, `yyyymm`, `yyyymmdd` or `yyyymmddhhmmss±zzzz`. Moments are told in the civil
//! time of Paris with its offset.

use super::xml::Element;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    codes::{DatePrecision, PartialDate},
    planning::paris::{is_summer_time, to_paris},
};

pub(super) fn moment(at: DateTime<Utc>) -> String {
    let offset = if is_summer_time(at) { "+0200" } else { "+0100" };
    format!("{}{offset}", to_paris(at).format("%Y%m%d%H%M%S"))
}

pub(super) fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

pub(super) fn partial(date: PartialDate) -> String {
    let shape = match date.precision() {
        DatePrecision::Year => "%Y",
        DatePrecision::Month => "%Y%m",
        DatePrecision::Day => "%Y%m%d",
    };
    date.earliest().format(shape).to_string()
}

/// `effectiveTime` at a point in time, or why it is not told.
pub(super) fn at(time: Option<String>) -> Element {
    point("effectiveTime", time)
}

/// `effectiveTime` from a point on.
pub(super) fn since(time: Option<String>) -> Element {
    Element::new("effectiveTime").child(point("low", time))
}

/// `effectiveTime` between two points, each of which may be unknown.
pub(super) fn between(low: Option<String>, high: Option<String>) -> Element {
    if low.is_none() && high.is_none() {
        return at(None);
    }
    Element::new("effectiveTime").child(point("low", low)).child(point("high", high))
}

/// `effectiveTime` of something that has no date of its own.
pub(super) fn timeless() -> Element {
    Element::null("effectiveTime", "NAV")
}

fn point(name: &'static str, time: Option<String>) -> Element {
    time.map_or_else(|| Element::null(name, "UNK"), |time| Element::new(name).with("value", time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_carry_the_offset_of_paris() {
        for (at, told) in
            [("2026-03-03T17:24:09Z", "20260303182409+0100"), ("2026-07-01T22:30:00Z", "20260702003000+0200")]
        {
            assert_eq!(moment(at.parse().unwrap()), told);
        }
    }

    #[test]
    fn a_year_stays_a_year() {
        for (date, told) in [("2019", "2019"), ("03/2019", "201903"), ("14/03/2019", "20190314")] {
            assert_eq!(partial(PartialDate::parse(date).unwrap()), told);
        }
    }
}
