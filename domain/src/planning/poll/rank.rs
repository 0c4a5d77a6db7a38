//! The dates of a poll, the best first, and which of them cannot win.
//!
//! Source: INCa référentiel RCP (2023) and 3C charters for the quorum: a session without a specialty that its board requires would put
//! its cases off. That a date held by those who come freely precedes one that needs a favour, then more members, then the earliest, is
//! expert knowledge, to be confirmed.

use super::{Proposed, Reply};
use crate::{
    ids::ProfessionalId,
    meeting::{Answer, Attendance, Invited, Missing, Outlook, QuorumRule, Stance, forecast},
};
use chrono::{DateTime, Utc};
use std::cmp::Reverse;

/// A date, and the rule of the board on that day.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The date.
    pub date: Proposed,
    /// What the quorum needs then.
    pub rule: &'a QuorumRule,
}

/// A member who is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voter {
    /// The person, as the quorum counts them; the way is not looked at.
    pub person: Attendance,
    /// What the member said of each date, in their order; empty while nothing was said.
    pub replies: Vec<Option<Reply>>,
}

impl Voter {
    /// What the member said of a date.
    #[must_use]
    pub fn reply(&self, date: usize) -> Option<Reply> {
        self.replies.get(date).copied().flatten()
    }

    /// The member said something.
    #[must_use]
    pub fn answered(&self) -> bool {
        self.replies.iter().any(Option::is_some)
    }
}

/// How the quorum of a date would hold; best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// With those who come.
    Surely,
    /// Only with somebody who comes if it is needed.
    IfNeeded,
}

/// Whether a date may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It may.
    Eligible(Hold),
    /// The rule of the board would not hold.
    CannotWin {
        /// What nobody promised.
        missing: Vec<Missing>,
    },
    /// Its hour has passed.
    Passed,
}

impl Standing {
    /// Whether it may be kept.
    #[must_use]
    pub const fn is_eligible(&self) -> bool {
        matches!(self, Self::Eligible(_))
    }

    /// The class of the ranking.
    const fn class(&self) -> u8 {
        match self {
            Self::Eligible(Hold::Surely) => 0,
            Self::Eligible(Hold::IfNeeded) => 1,
            Self::CannotWin { .. } => 2,
            Self::Passed => 3,
        }
    }
}

/// A date in the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Which one, in the order of the poll.
    pub date: usize,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// Whether it may be kept.
    pub standing: Standing,
    /// How many come, in the room or by video.
    pub coming: usize,
    /// How many more come if it is needed.
    pub if_needed: usize,
}

/// Every date, the best first: what holds surely, then what holds only if needed, then what cannot win, then what has passed; more
/// members before fewer; then the earliest. Whoever has not answered is counted as not coming.
#[must_use]
pub fn rank(dates: &[Candidate<'_>], voters: &[Voter], now: DateTime<Utc>) -> Vec<Ranked> {
    let mut ranked: Vec<_> = dates.iter().enumerate().map(|(index, one)| ranked(index, one, voters, now)).collect();
    ranked.sort_by_key(|one| (one.standing.class(), Reverse(one.coming), Reverse(one.if_needed), one.start, one.date));
    ranked
}

/// The date that wins, if one may.
#[must_use]
pub fn winner(ranking: &[Ranked]) -> Option<&Ranked> {
    ranking.first().filter(|one| one.standing.is_eligible())
}

/// Whose answer would settle a date that cannot win yet; nobody when those who are silent cannot.
#[must_use]
pub fn could_settle(rule: &QuorumRule, voters: &[Voter], date: usize) -> Vec<ProfessionalId> {
    forecast(rule, &seen(voters, date, Stance::Awaited)).awaited
}

/// The members as the forecast of a session knows them, those who come if needed among those who come; `silent` is what is known of
/// those who said nothing.
#[must_use]
pub fn seen(voters: &[Voter], date: usize, silent: Stance) -> Vec<Invited> {
    invited(voters, date, Answer::Present, silent)
}

fn ranked(index: usize, one: &Candidate<'_>, voters: &[Voter], now: DateTime<Utc>) -> Ranked {
    let count = |wanted: &[Reply]| {
        voters.iter().filter(|voter| voter.reply(index).is_some_and(|reply| wanted.contains(&reply))).count()
    };
    Ranked {
        date: index,
        start: one.date.start,
        standing: if one.date.start <= now { Standing::Passed } else { standing(index, one.rule, voters) },
        coming: count(&[Reply::Yes, Reply::Remote]),
        if_needed: count(&[Reply::IfNeeded]),
    }
}

fn standing(index: usize, rule: &QuorumRule, voters: &[Voter]) -> Standing {
    let with = |if_needed| forecast(rule, &invited(voters, index, if_needed, Stance::Away));
    if with(Answer::Absent).outlook == Outlook::Holds {
        return Standing::Eligible(Hold::Surely);
    }
    let all = with(Answer::Present);
    match all.outlook {
        Outlook::Holds => Standing::Eligible(Hold::IfNeeded),
        Outlook::Unknown | Outlook::Fails => Standing::CannotWin { missing: all.missing },
    }
}

fn invited(voters: &[Voter], date: usize, if_needed: Answer, silent: Stance) -> Vec<Invited> {
    let stance = |voter: &Voter| match voter.reply(date) {
        Some(Reply::Yes) => Stance::Answered(Answer::Present),
        Some(Reply::Remote) => Stance::Answered(Answer::Remote),
        Some(Reply::IfNeeded) => Stance::Answered(if_needed),
        Some(Reply::No) => Stance::Answered(Answer::Absent),
        None => silent,
    };
    voters.iter().map(|voter| Invited { person: voter.person.clone(), stance: stance(voter) }).collect()
}
