//! What a poll asks of the members, and what it may not ask.

use super::PollRefusal;
use crate::planning::paris;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// The fewest dates that leave a choice.
pub const FEWEST_DATES: usize = 2;
/// The most dates that a person reads with care.
pub const MOST_DATES: usize = 12;
/// The longest sentence, in characters.
pub const LONGEST_SENTENCE: usize = 400;
/// The longest name of a room, in characters.
pub const LONGEST_ROOM: usize = 80;
/// How long a session may last, in minutes.
pub const MINUTES: std::ops::RangeInclusive<u16> = 15..=480;

/// One date of a poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Proposed {
    /// When the session would begin.
    pub start: DateTime<Utc>,
    /// When it would end.
    pub end: DateTime<Utc>,
}

/// What is asked of the members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The dates, in the order of the calendar.
    pub dates: Vec<Proposed>,
    /// Another room than that of the board.
    pub room: Option<String>,
    /// Until when members answer.
    pub closes: DateTime<Utc>,
    /// A sentence to the members.
    pub sentence: Option<String>,
}

impl Proposed {
    /// The date of this civil day and hour of Paris.
    #[must_use]
    pub fn at(local: NaiveDateTime, minutes: u16) -> Self {
        let start = paris::instant(local);
        Self { start, end: start + Duration::minutes(i64::from(minutes)) }
    }
}

/// What is asked, its dates in the order of the calendar.
pub(super) fn checked(mut asked: Asked, now: DateTime<Utc>) -> Result<Asked, PollRefusal> {
    asked.dates.sort();
    dates_checked(&asked.dates, now)?;
    let first = asked.dates.first().map(|one| one.start);
    if first.is_some_and(|first| asked.closes > first) {
        return Err(PollRefusal::ClosesAfterTheFirstDate);
    }
    if asked.closes <= now {
        return Err(PollRefusal::ClosesInThePast);
    }
    let long = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.chars().count() > most);
    if long(&asked.room, LONGEST_ROOM) {
        return Err(PollRefusal::RoomTooLong);
    }
    if long(&asked.sentence, LONGEST_SENTENCE) {
        return Err(PollRefusal::SentenceTooLong);
    }
    Ok(asked)
}

fn dates_checked(dates: &[Proposed], now: DateTime<Utc>) -> Result<(), PollRefusal> {
    if dates.len() < FEWEST_DATES {
        return Err(PollRefusal::TooFewDates);
    }
    if dates.len() > MOST_DATES {
        return Err(PollRefusal::TooManyDates);
    }
    if dates.iter().any(|one| one.start <= now) {
        return Err(PollRefusal::DatePassed);
    }
    let minutes = |one: &Proposed| u16::try_from((one.end - one.start).num_minutes()).unwrap_or(0);
    if dates.iter().any(|one| !MINUTES.contains(&minutes(one))) {
        return Err(PollRefusal::Minutes);
    }
    let twice = dates.iter().zip(dates.iter().skip(1)).find(|(one, next)| one.start == next.start);
    twice.map_or(Ok(()), |(one, _)| Err(PollRefusal::SameDateTwice(one.start)))
}
