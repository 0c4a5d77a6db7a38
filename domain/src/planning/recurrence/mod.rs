//! The rhythm of a board, in civil dates.
//!
//! It decides which days a rhythm gives. It refuses to know hours of other places, and rhythms that no board keeps: the
//! complete RRULE language is only its test oracle. Each date becomes a session of its own, whose identity does not
//! depend on the date.

use crate::sorted::{Map, Set};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// Which one of a month: the first to the fourth, or the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The last (the fourth or the fifth).
    Last,
}

/// How often a board meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Rhythm {
    /// One day of the week, every `every` weeks, counted from the first such day on or after the start.
    Weekly {
        /// The day of the week.
        weekday: Weekday,
        /// Number of weeks between two dates: 1 to 52.
        every: u8,
    },
    /// Some of the days of a month, such as the first and the third Tuesday.
    MonthlyNth {
        /// Which ones.
        nth: Vec<Nth>,
        /// The day of the week.
        weekday: Weekday,
    },
    /// Dates chosen one by one.
    Chosen {
        /// The dates.
        dates: Vec<NaiveDate>,
    },
}

/// Why a recurrence cannot exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecurrenceFault {
    /// The end comes before the start.
    EndsBeforeItStarts,
    /// More than three years between start and end (a limit of the product: a plan is reviewed).
    TooLong,
    /// The number of weeks is not between 1 and 52.
    WeeksOutOfRange,
    /// No rank of the month, or no date, is chosen.
    NothingChosen,
    /// The duration is not between 15 minutes and 10 hours.
    DurationOutOfRange,
    /// No date between start and end.
    NoDate,
}

impl RecurrenceFault {
    /// The field beside which it is told; nothing when it is about several.
    #[must_use]
    pub const fn field(self) -> Option<&'static str> {
        match self {
            Self::EndsBeforeItStarts | Self::TooLong | Self::NoDate => Some("au"),
            Self::WeeksOutOfRange => Some("semaines"),
            Self::DurationOutOfRange => Some("duree"),
            Self::NothingChosen => None,
        }
    }
}

/// A rhythm between two dates, at one hour of Paris, for a duration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Recurrence {
    rhythm: Rhythm,
    from: NaiveDate,
    until: NaiveDate,
    hour: NaiveTime,
    minutes: u16,
    except: Vec<NaiveDate>,
    instead: Vec<(NaiveDate, NaiveDate)>,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    rhythm: Rhythm,
    from: NaiveDate,
    until: NaiveDate,
    hour: NaiveTime,
    minutes: u16,
    #[serde(default)]
    except: Vec<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    instead: Vec<(NaiveDate, NaiveDate)>,
}

impl Recurrence {
    /// A rhythm from a first to a last possible day (both included), at an hour of Paris, for a number of minutes.
    ///
    /// # Errors
    /// The first [`RecurrenceFault`] found.
    pub fn new(
        rhythm: Rhythm,
        from: NaiveDate,
        until: NaiveDate,
        hour: NaiveTime,
        minutes: u16,
    ) -> Result<Self, RecurrenceFault> {
        let rhythm = checked(rhythm)?;
        if until < from {
            return Err(RecurrenceFault::EndsBeforeItStarts);
        }
        if (until - from).num_days() > 3 * 366 {
            return Err(RecurrenceFault::TooLong);
        }
        if !super::MINUTES.contains(&minutes) {
            return Err(RecurrenceFault::DurationOutOfRange);
        }
        let made = Self { rhythm, from, until, hour, minutes, except: Vec::new(), instead: Vec::new() };
        if made.all().next().is_none() { Err(RecurrenceFault::NoDate) } else { Ok(made) }
    }

    /// The same rhythm without some dates (a holiday, a congress).
    #[must_use]
    pub fn except(mut self, dates: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.except = once_each(self.except.into_iter().chain(dates));
        self
    }

    /// The same rhythm with some dates held on another day (the day after a holiday): the rhythm's day first, then the other.
    #[must_use]
    pub fn instead(mut self, days: impl IntoIterator<Item = (NaiveDate, NaiveDate)>) -> Self {
        let known = self.instead.into_iter().chain(days).collect::<Map<_, _>>();
        self.instead = known.into_iter().filter(|(due, held)| due != held).collect();
        self
    }

    /// The day on which a date of the rhythm is held.
    #[must_use]
    pub fn held_on(&self, due: NaiveDate) -> NaiveDate {
        self.instead.iter().find(|(day, _)| *day == due).map_or(due, |(_, held)| *held)
    }

    /// The same rhythm until another last day; nothing when no date is left.
    #[must_use]
    pub fn until_day(&self, until: NaiveDate) -> Option<Self> {
        let ended = Self { until: until.min(self.until), ..self.clone() };
        let some = ended.all().next().is_some();
        some.then_some(ended)
    }

    /// The dates between `from` and `until` (both included), at most `limit`, in order.
    #[must_use]
    pub fn occurrences(&self, from: NaiveDate, until: NaiveDate, limit: usize) -> Vec<NaiveDate> {
        self.all().filter(|day| (from..=until).contains(day)).take(limit).collect()
    }

    /// The next dates from a day on (that day included), at most `limit`: what the person who plans is shown.
    #[must_use]
    pub fn next(&self, from: NaiveDate, limit: usize) -> Vec<NaiveDate> {
        self.occurrences(from, self.until, limit)
    }

    /// How often.
    #[must_use]
    pub const fn rhythm(&self) -> &Rhythm {
        &self.rhythm
    }

    /// First possible day.
    #[must_use]
    pub const fn from(&self) -> NaiveDate {
        self.from
    }

    /// Last possible day.
    #[must_use]
    pub const fn until(&self) -> NaiveDate {
        self.until
    }

    /// Hour in Paris.
    #[must_use]
    pub const fn hour(&self) -> NaiveTime {
        self.hour
    }

    /// Duration in minutes.
    #[must_use]
    pub const fn minutes(&self) -> u16 {
        self.minutes
    }

    /// The dates left out, in order.
    #[must_use]
    pub fn excepted(&self) -> &[NaiveDate] {
        &self.except
    }

    /// The dates held on another day.
    #[must_use]
    pub fn moved(&self) -> &[(NaiveDate, NaiveDate)] {
        &self.instead
    }

    /// The dates chosen one by one that its two days leave out, in order: they are said, not dropped in silence.
    #[must_use]
    pub fn outside(&self) -> Vec<NaiveDate> {
        let Rhythm::Chosen { dates } = &self.rhythm else { return Vec::new() };
        dates.iter().copied().filter(|day| !(self.from..=self.until).contains(day)).collect()
    }

    fn all(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.from
            .iter_days()
            .take_while(|day| *day <= self.until)
            .filter(|day| self.rhythm.falls_on(*day, self.from) && !self.except.contains(day))
    }
}

impl Rhythm {
    fn falls_on(&self, day: NaiveDate, start: NaiveDate) -> bool {
        match self {
            Self::Weekly { weekday, every } => {
                day.weekday() == *weekday && (day - start).num_days() / 7 % i64::from((*every).max(1)) == 0
            }
            Self::MonthlyNth { nth, weekday } => day.weekday() == *weekday && nth.iter().any(|nth| nth.is(day)),
            Self::Chosen { dates } => dates.binary_search(&day).is_ok(),
        }
    }
}

impl Nth {
    /// Whether a day is that one of its own weekday in its month.
    #[must_use]
    pub fn is(self, day: NaiveDate) -> bool {
        let rank = day.day0() / 7;
        match self {
            Self::First => rank == 0,
            Self::Second => rank == 1,
            Self::Third => rank == 2,
            Self::Fourth => rank == 3,
            Self::Last => day.checked_add_days(Days::new(7)).is_none_or(|next| next.month() != day.month()),
        }
    }
}

fn once_each<T: Ord>(list: impl IntoIterator<Item = T>) -> Vec<T> {
    list.into_iter().collect::<Set<T>>().into_iter().collect()
}

fn checked(rhythm: Rhythm) -> Result<Rhythm, RecurrenceFault> {
    match rhythm {
        Rhythm::Weekly { every, .. } if !(1..=52).contains(&every) => Err(RecurrenceFault::WeeksOutOfRange),
        Rhythm::MonthlyNth { nth, .. } if nth.is_empty() => Err(RecurrenceFault::NothingChosen),
        Rhythm::Chosen { dates } if dates.is_empty() => Err(RecurrenceFault::NothingChosen),
        Rhythm::MonthlyNth { nth, weekday } => Ok(Rhythm::MonthlyNth { nth: once_each(nth), weekday }),
        Rhythm::Chosen { dates } => Ok(Rhythm::Chosen { dates: once_each(dates) }),
        weekly @ Rhythm::Weekly { .. } => Ok(weekly),
    }
}

impl TryFrom<Wire> for Recurrence {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        Self::new(wire.rhythm, wire.from, wire.until, wire.hour, wire.minutes)
            .map(|made| made.except(wire.except).instead(wire.instead))
            .map_err(|fault| format!("{fault:?}"))
    }
}

impl From<Recurrence> for Wire {
    fn from(value: Recurrence) -> Self {
        let Recurrence { rhythm, from, until, hour, minutes, except, instead } = value;
        Self { rhythm, from, until, hour, minutes, except, instead }
    }
}

#[cfg(test)]
mod tests;
