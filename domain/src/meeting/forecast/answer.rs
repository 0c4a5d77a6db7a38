//! What a member says of a session that comes.
//!
//! Source: expert knowledge, to be confirmed. An answer for one session prevails over whatever is dated; powers lent to a
//! physician for that day lend the seat; a dated absence answers in the place of who said nothing.

use crate::{
    ids::ProfessionalId,
    people::{EndsBeforeItBegins, Period},
    planning::{Session, SessionStep},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest absence told at once, in days, both ends included: as long as a delegation.
pub const LONGEST_ABSENCE_DAYS: i64 = 366;

/// What a member answers for one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Answer {
    /// In the room.
    Present,
    /// By video.
    Remote,
    /// Not there.
    Absent,
    /// By a written opinion, counted where the rule accepts it.
    Written,
    /// Somebody else comes instead.
    Replaced {
        /// Who; that person has an answer of their own to give.
        by: ProfessionalId,
    },
}

impl Answer {
    /// How it is named in a form that is posted.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Remote => "remote",
            Self::Absent => "absent",
            Self::Written => "written",
            Self::Replaced { .. } => "replaced",
        }
    }

    /// The answer of this name; nothing when it names none, or when nobody replaces.
    #[must_use]
    pub fn of(key: &str, by: Option<ProfessionalId>) -> Option<Self> {
        Some(match key {
            "present" => Self::Present,
            "remote" => Self::Remote,
            "absent" => Self::Absent,
            "written" => Self::Written,
            "replaced" => Self::Replaced { by: by? },
            _ => return None,
        })
    }
}

/// Why an answer is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerRefusal {
    /// The session has begun, is over, or will not take place.
    TooLate,
    /// Nobody takes one's own place.
    ReplacedByOneself,
}

/// What is known of a member before the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// The member's own answer, or the one given in their name.
    Answered(Answer),
    /// The powers of the member are lent that day: the seat is.
    Lent(ProfessionalId),
    /// A dated absence covers the day.
    Away,
    /// Nothing is known.
    Awaited,
}

/// What is known of a member, from what was said.
#[must_use]
pub fn stance(answer: Option<Answer>, lent: Option<ProfessionalId>, away: bool) -> Stance {
    match (answer, lent, away) {
        (Some(answer), _, _) => Stance::Answered(answer),
        (None, Some(to), _) => Stance::Lent(to),
        (None, None, true) => Stance::Away,
        (None, None, false) => Stance::Awaited,
    }
}

impl Stance {
    /// Who comes in the place of the member.
    #[must_use]
    pub const fn instead(self) -> Option<ProfessionalId> {
        match self {
            Self::Answered(Answer::Replaced { by }) => Some(by),
            Self::Lent(to) => Some(to),
            Self::Answered(_) | Self::Away | Self::Awaited => None,
        }
    }
}

/// Whether `who` may answer so. An answer may be changed until the session begins.
///
/// # Errors
/// See [`AnswerRefusal`].
pub fn may_answer(session: &Session, who: ProfessionalId, answer: Answer) -> Result<(), AnswerRefusal> {
    if !matches!(session.step(), SessionStep::Planned | SessionStep::Open | SessionStep::Closed) {
        return Err(AnswerRefusal::TooLate);
    }
    if answer == (Answer::Replaced { by: who }) {
        return Err(AnswerRefusal::ReplacedByOneself);
    }
    Ok(())
}

/// Why a dated absence is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeAwayRefusal {
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// It lasts longer than [`LONGEST_ABSENCE_DAYS`].
    TooLong,
    /// Its last day has passed: it answers for no session.
    Over,
}

/// A dated absence, both days included; one that has begun is told still.
///
/// # Errors
/// See [`TimeAwayRefusal`].
pub fn time_away(from: NaiveDate, until: NaiveDate, today: NaiveDate) -> Result<Period, TimeAwayRefusal> {
    let period = Period::new(from, Some(until)).map_err(|EndsBeforeItBegins| TimeAwayRefusal::EndsBeforeItBegins)?;
    if until < today {
        return Err(TimeAwayRefusal::Over);
    }
    let days = (until - from).num_days() + 1;
    if days > LONGEST_ABSENCE_DAYS { Err(TimeAwayRefusal::TooLong) } else { Ok(period) }
}
