//! A poll as it is typed, one field at a time, and what is wrong with it.

use super::{Asked, MINUTES, MOST_DATES, Proposed};
use crate::{planning::paris, portal};
use chrono::{NaiveDate, NaiveTime};

/// How many dates a form may carry.
pub const TYPED_DATES: usize = MOST_DATES;

/// One date as it is typed: a day, and an hour of the wall in Paris.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedDate {
    /// `14/07/2027`.
    pub day: String,
    /// `14:00`, `14 h 30`.
    pub hour: String,
}

/// A poll as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The dates; an empty line proposes nothing.
    pub dates: Vec<TypedDate>,
    /// How long the session lasts, in minutes.
    pub minutes: String,
    /// Another room.
    pub room: String,
    /// The last day for answers.
    pub closes: String,
    /// A sentence.
    pub sentence: String,
}

/// What is wrong with what was typed; each names its field by [`Self::field`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No day that the calendar knows, in this line.
    NotADay(usize),
    /// No hour of the day, in this line.
    NotAnHour(usize),
    /// No length.
    NotMinutes,
    /// No closing day.
    NoClosingDay,
}

impl Fault {
    /// The field that it is about.
    #[must_use]
    pub fn field(&self) -> String {
        match self {
            Self::NotADay(line) => format!("date-{line}"),
            Self::NotAnHour(line) => format!("heure-{line}"),
            Self::NotMinutes => "duree".into(),
            Self::NoClosingDay => "cloture".into(),
        }
    }
}

impl Typed {
    /// The dates that read, each with its line: for what the calendar knows of them while the others are still being typed.
    #[must_use]
    pub fn readable(&self) -> Vec<(usize, Proposed)> {
        let minutes = self.length().unwrap_or(60);
        let lines = self.dates.iter().enumerate();
        lines.filter_map(|(line, one)| Some((line, one.read(line, minutes).ok()??))).collect()
    }

    /// What is asked.
    ///
    /// # Errors
    /// The first [`Fault`] found, in the order of the form.
    pub fn read(&self) -> Result<Asked, Fault> {
        let minutes = self.length().ok_or(Fault::NotMinutes);
        let known = minutes.clone().unwrap_or(60);
        let lines = self.dates.iter().enumerate().map(|(line, one)| one.read(line, known));
        let dates: Vec<Option<Proposed>> = lines.collect::<Result<_, _>>()?;
        minutes?;
        let closes = portal::birth_date(&self.closes).ok_or(Fault::NoClosingDay)?;
        Ok(Asked {
            dates: dates.into_iter().flatten().collect(),
            room: given(&self.room),
            closes: end_of(closes),
            sentence: given(&self.sentence),
        })
    }

    fn length(&self) -> Option<u16> {
        self.minutes.trim().parse().ok().filter(|minutes| *minutes <= *MINUTES.end())
    }
}

impl TypedDate {
    /// The date that it says; nothing for an empty line.
    fn read(&self, line: usize, minutes: u16) -> Result<Option<Proposed>, Fault> {
        if self.day.trim().is_empty() {
            return Ok(None);
        }
        let day = portal::birth_date(&self.day).ok_or(Fault::NotADay(line + 1))?;
        let hour = typed_hour(&self.hour).ok_or(Fault::NotAnHour(line + 1))?;
        Ok(Some(Proposed::at(day.and_time(hour), minutes)))
    }
}

/// An hour as people type it: `14:00`, `14h30`, `14 h`, `14`.
#[must_use]
pub fn typed_hour(typed: &str) -> Option<NaiveTime> {
    let plain: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (hour, minute) = plain.split_once([':', 'h', 'H']).unwrap_or((&plain, ""));
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

/// Members answer until the last minute of the day in Paris.
fn end_of(day: NaiveDate) -> chrono::DateTime<chrono::Utc> {
    let next = day.succ_opt().unwrap_or(day);
    paris::instant(next.and_time(NaiveTime::MIN))
}

fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(dates: &[(&str, &str)]) -> Typed {
        let one = |(day, hour): &(&str, &str)| TypedDate { day: (*day).into(), hour: (*hour).into() };
        let dates = dates.iter().map(one).collect();
        Typed { dates, minutes: "90".into(), closes: "02/11/2026".into(), ..Typed::default() }
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let half_past = NaiveTime::from_hms_opt(14, 30, 0);
        assert!(["14:30", "14h30", " 14 h 30 "].iter().all(|text| typed_hour(text) == half_past));
        assert_eq!(typed_hour("9"), NaiveTime::from_hms_opt(9, 0, 0));
        assert!(["", "25:00", "midi", "14:61"].iter().all(|text| typed_hour(text).is_none()));
    }

    #[test]
    fn an_empty_line_proposes_nothing_and_a_date_keeps_its_hour_of_the_wall() {
        let asked = typed(&[("26/10/2026", "14:00"), ("", ""), ("23/10/2026", "14 h")]).read().unwrap();
        let starts: Vec<_> = asked.dates.iter().map(|one| one.start.to_rfc3339()).collect();
        assert_eq!(starts, ["2026-10-26T13:00:00+00:00", "2026-10-23T12:00:00+00:00"], "winter time, then summer time");
        assert_eq!(asked.closes.to_rfc3339(), "2026-11-02T23:00:00+00:00", "the end of the day in Paris");
    }

    #[test]
    fn what_does_not_read_is_told_at_its_field() {
        let fault = |typed: Typed| typed.read().unwrap_err().field();
        assert_eq!(fault(typed(&[("26/10/2026", "14:00"), ("31/02/2026", "14:00")])), "date-2");
        assert_eq!(fault(typed(&[("26/10/2026", "")])), "heure-1");
        assert_eq!(fault(Typed { minutes: "une heure".into(), ..typed(&[]) }), "duree");
        assert_eq!(fault(Typed { closes: String::new(), ..typed(&[]) }), "cloture");
        let half = typed(&[("26/10/2026", "14:00"), ("bientôt", "14:00")]);
        assert_eq!(half.readable().iter().map(|(line, _)| *line).collect::<Vec<_>>(), [0], "what reads is looked at");
    }
}
