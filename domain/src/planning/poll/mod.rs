//! A poll that finds a date: several are proposed to the members of a board, each says which suit, and one is kept.
//!
//! It decides what a poll may propose, until when it is answered, how its dates are ranked and which of them may be kept. Whether a
//! date would have its quorum is told by [`crate::meeting::forecast`]: there is no second rule. Source: INCa référentiel RCP (2023) and
//! 3C charters for the quorum, without which a session does not decide; how many dates, which replies and the order of the ranking are
//! expert knowledge, to be confirmed. It refuses to know the cases, and what time it is: instants are passed in.

mod asked;
mod rank;
mod refusal;
mod suggest;
mod typed;

pub use asked::{Asked, FEWEST_DATES, LONGEST_ROOM, LONGEST_SENTENCE, MINUTES, MOST_DATES, Proposed};
pub use rank::{Candidate, Hold, Ranked, Standing, Voter, could_settle, rank, seen, winner};
pub use refusal::PollRefusal;
pub use suggest::{closing_day, suggest};
pub use typed::{Fault, TYPED_DATES, Typed, TypedDate, typed_hour};

#[cfg(test)]
mod tests;

use crate::ids::{AccountId, OfferId, PollId, SessionId};
use asked::checked;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a member says of one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// In the room.
    Yes,
    /// By video, which is presence (CSP D.6124-131).
    Remote,
    /// Only if the quorum needs it.
    IfNeeded,
    /// Not that day.
    No,
}

impl Reply {
    /// Every reply, in the order in which the form shows them.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Remote, Self::IfNeeded, Self::No];

    /// How it is named in a form that is posted.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "oui",
            Self::Remote => "distance",
            Self::IfNeeded => "besoin",
            Self::No => "non",
        }
    }

    /// The reply of this name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// Where a poll is in its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum PollState {
    /// A date is still to be kept.
    Open,
    /// A date was kept.
    Kept {
        /// When.
        at: DateTime<Utc>,
        /// By whom.
        by: AccountId,
        /// Which one.
        date: Proposed,
        /// The session that is held then.
        session: SessionId,
    },
    /// No date was kept.
    Cancelled {
        /// When.
        at: DateTime<Utc>,
        /// By whom.
        by: AccountId,
    },
}

impl PollState {
    /// How it is named in the database.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept { .. } => "kept",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

/// The session that a poll would move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// The session.
    pub session: SessionId,
    /// When it began, as the poll was opened: one that somebody moved meanwhile is not moved again.
    pub was: DateTime<Utc>,
}

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// Its identity.
    pub id: PollId,
    /// The board whose members are asked.
    pub offer: OfferId,
    /// The session that would be moved; nothing when a new one would be planned.
    pub moves: Option<Moves>,
    asked: Asked,
    state: PollState,
}

type Next = Result<Poll, PollRefusal>;

impl Poll {
    /// Opens a poll.
    ///
    /// # Errors
    /// The first [`PollRefusal`] found, in the order of the form.
    pub fn open(id: PollId, offer: OfferId, moves: Option<Moves>, asked: Asked, now: DateTime<Utc>) -> Next {
        let asked = checked(asked, now)?;
        Ok(Self { id, offer, moves, asked, state: PollState::Open })
    }

    /// What is asked.
    #[must_use]
    pub const fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Where it is in its life.
    #[must_use]
    pub const fn state(&self) -> &PollState {
        &self.state
    }

    /// Whether a date is still to be kept.
    ///
    /// # Errors
    /// Once a date was kept, or the poll cancelled.
    pub const fn is_open(&self) -> Result<(), PollRefusal> {
        match &self.state {
            PollState::Open => Ok(()),
            PollState::Kept { date, .. } => Err(PollRefusal::AlreadyKept(*date)),
            PollState::Cancelled { .. } => Err(PollRefusal::AlreadyCancelled),
        }
    }

    /// Whether members may still answer, and change what they answered.
    ///
    /// # Errors
    /// Once the time for answers is over, as [`Self::is_open`].
    pub fn takes_answers(&self, now: DateTime<Utc>) -> Result<(), PollRefusal> {
        self.is_open()?;
        if now < self.asked.closes { Ok(()) } else { Err(PollRefusal::AnswersClosed) }
    }

    /// Whether whoever plans may report what a member said by telephone or by mail: those who have no account answer in no other way.
    ///
    /// # Errors
    /// As [`Self::takes_answers`]; once the member answered `in_person`, who alone changes that answer.
    pub fn takes_reports(&self, in_person: bool, now: DateTime<Utc>) -> Result<(), PollRefusal> {
        self.takes_answers(now)?;
        if in_person { Err(PollRefusal::AnsweredInPerson) } else { Ok(()) }
    }

    /// A date that may be kept, by its rank in what was asked.
    ///
    /// # Errors
    /// As [`Self::is_open`]; when it is no date of the poll, has passed, or cannot win.
    pub fn eligible(&self, date: usize, ranking: &[Ranked]) -> Result<Proposed, PollRefusal> {
        self.is_open()?;
        let found = ranking.iter().find(|one| one.date == date).ok_or(PollRefusal::NoSuchDate)?;
        match &found.standing {
            Standing::Eligible(_) => self.asked.dates.get(date).copied().ok_or(PollRefusal::NoSuchDate),
            Standing::CannotWin { missing } => Err(PollRefusal::CannotWin(missing.clone())),
            Standing::Passed => Err(PollRefusal::DatePassed),
        }
    }

    /// Keeps a date, which [`Self::eligible`] gave.
    ///
    /// # Errors
    /// As [`Self::is_open`].
    pub fn keep(self, date: Proposed, session: SessionId, (by, at): (AccountId, DateTime<Utc>)) -> Next {
        self.is_open()?;
        Ok(Self { state: PollState::Kept { at, by, date, session }, ..self })
    }

    /// Cancels it.
    ///
    /// # Errors
    /// As [`Self::is_open`].
    pub fn cancel(self, (by, at): (AccountId, DateTime<Utc>)) -> Next {
        self.is_open()?;
        Ok(Self { state: PollState::Cancelled { at, by }, ..self })
    }
}
