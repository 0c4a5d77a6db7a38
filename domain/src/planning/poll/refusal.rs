//! Why a poll refuses something, and where it is told.

use super::Proposed;
use crate::meeting::Missing;
use chrono::{DateTime, Utc};

/// Why a poll refuses something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PollRefusal {
    /// Fewer than [`super::FEWEST_DATES`].
    TooFewDates,
    /// More than [`super::MOST_DATES`].
    TooManyDates,
    /// Two dates begin at the same time.
    SameDateTwice(DateTime<Utc>),
    /// A date has passed.
    DatePassed,
    /// Out of [`super::MINUTES`].
    Minutes,
    /// Answers would be closed already.
    ClosesInThePast,
    /// Answers would still be awaited at the first date.
    ClosesAfterTheFirstDate,
    /// Longer than [`super::LONGEST_SENTENCE`].
    SentenceTooLong,
    /// Longer than [`super::LONGEST_ROOM`].
    RoomTooLong,
    /// The time for answers is over.
    AnswersClosed,
    /// The member answered in person: nobody answers in the name of that member.
    AnsweredInPerson,
    /// A date was kept.
    AlreadyKept(Proposed),
    /// It was cancelled.
    AlreadyCancelled,
    /// It proposes no such date.
    NoSuchDate,
    /// Nobody promised what the quorum needs that day.
    CannotWin(Vec<Missing>),
}

impl PollRefusal {
    /// The field of the form that it is about; nothing when it is no matter of the form.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::TooFewDates | Self::TooManyDates | Self::SameDateTwice(_) | Self::DatePassed => Some("date-1"),
            Self::Minutes => Some("duree"),
            Self::ClosesInThePast | Self::ClosesAfterTheFirstDate => Some("cloture"),
            Self::SentenceTooLong => Some("phrase"),
            Self::RoomTooLong => Some("salle"),
            Self::AnswersClosed
            | Self::AnsweredInPerson
            | Self::AlreadyKept(_)
            | Self::AlreadyCancelled
            | Self::NoSuchDate
            | Self::CannotWin(_) => None,
        }
    }
}
