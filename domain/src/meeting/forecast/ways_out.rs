//! When the quorum will not hold: a colleague who may come, or another date, by how many cases they save.
//!
//! Source: HEGP and 3C charters (without quorum, a case is presented again as soon as possible, with the missing
//! specialist). That a case may wait for the next round of its board is taken from the periodicity of two sessions a month
//! at least (HEGP); seven days for an urgent one is expert knowledge, to be confirmed.

use super::{
    Invited, Outlook, Stance, forecast,
    lacking::{count, lacking},
    outlook::might,
};
use crate::{
    ids::{ProfessionalId, SessionId},
    meeting::{Attendance, QuorumRule, trade},
    people::Specialty,
};
use chrono::{DateTime, Duration, Utc};

/// Days that a case may lose.
const DAYS: i64 = 14;
const URGENT_DAYS: i64 = 7;
/// Ways of each kind that are worth showing.
const SHOWN: usize = 3;

/// Somebody of the same board who is not invited yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The person, as the quorum would count them.
    pub person: Attendance,
    /// When that person last sat at this board.
    pub last_sat: Option<DateTime<Utc>>,
    /// A dated absence covers the day.
    pub away: bool,
    /// Expected in another session at that hour.
    pub busy: bool,
}

/// Another session of the same board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherDate {
    /// The session.
    pub session: SessionId,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// What is foreseen of its quorum.
    pub outlook: Outlook,
    /// Minutes left in it.
    pub minutes: u16,
}

/// A case of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingCase {
    /// Its requester says that it cannot wait.
    pub urgent: bool,
    /// Minutes that it takes.
    pub minutes: u16,
}

/// A way out, and how many cases keep a session within their delay by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// A colleague comes.
    Swap {
        /// The member of the same specialty who does not, if there is one.
        absent: Option<ProfessionalId>,
        /// Who comes.
        by: ProfessionalId,
        /// Cases saved; none as long as something else is missing too.
        saves: usize,
    },
    /// The cases go to another session.
    Date {
        /// Which one.
        session: SessionId,
        /// When it begins.
        start: DateTime<Utc>,
        /// Cases saved.
        saves: usize,
    },
}

impl WayOut {
    /// How many cases it saves.
    #[must_use]
    pub const fn saves(self) -> usize {
        match self {
            Self::Swap { saves, .. } | Self::Date { saves, .. } => saves,
        }
    }
}

/// Whether a case of a session of this date may go to that date.
#[must_use]
pub fn keeps_its_delay(urgent: bool, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
    to - from <= Duration::days(if urgent { URGENT_DAYS } else { DAYS })
}

/// The ways out of a session that begins at `start` and will not hold: those that save the most cases first, a colleague
/// before another date at the same count. Nothing when the session is not foreseen to fail.
#[must_use]
pub fn ways_out(
    rule: &QuorumRule,
    invited: &[Invited],
    colleagues: &[Colleague],
    dates: &[OtherDate],
    (start, cases): (DateTime<Utc>, &[WaitingCase]),
) -> Vec<WayOut> {
    if forecast(rule, invited).outlook != Outlook::Fails {
        return Vec::new();
    }
    let mut ways = swaps(rule, invited, colleagues, cases.len());
    let dates = dates.iter().filter(|date| date.outlook == Outlook::Holds && date.start > start);
    let dates = dates.map(|date| WayOut::Date {
        session: date.session,
        start: date.start,
        saves: saved(cases, date.minutes, |case| keeps_its_delay(case.urgent, start, date.start)),
    });
    ways.extend(best(dates.filter(|way| way.saves() > 0).collect()));
    best_of_all(ways)
}

/// The best of one kind, in the order given at the same count.
fn best(ways: Vec<WayOut>) -> Vec<WayOut> {
    best_of_all(ways).into_iter().take(SHOWN).collect()
}

fn best_of_all(mut ways: Vec<WayOut>) -> Vec<WayOut> {
    ways.sort_by_key(|way| std::cmp::Reverse(way.saves()));
    ways
}

/// How many cases fit, the urgent ones first.
fn saved(cases: &[WaitingCase], minutes: u16, keeps: impl Fn(&WaitingCase) -> bool) -> usize {
    let mut kept: Vec<_> = cases.iter().filter(|case| keeps(case)).collect();
    kept.sort_by_key(|case| (!case.urgent, case.minutes));
    let mut left = minutes;
    let fits = |case: &&&WaitingCase| match left.checked_sub(case.minutes) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    kept.iter().filter(fits).count()
}

fn swaps(rule: &QuorumRule, invited: &[Invited], colleagues: &[Colleague], cases: usize) -> Vec<WayOut> {
    let lack = |invited: &[Invited]| count(&lacking(rule, &might(invited)));
    let before = lack(invited);
    let mut free: Vec<_> =
        colleagues.iter().filter(|one| !one.away && !one.busy && !is_invited(invited, one)).collect();
    free.sort_by_key(|one| std::cmp::Reverse(one.last_sat));
    let swap = |one: &Colleague| {
        let joined = Invited { person: one.person.clone(), stance: Stance::Awaited };
        let after = lack(&[invited, &[joined]].concat());
        let saves = if after == 0 { cases } else { 0 };
        let by = one.person.professional;
        (after < before).then(|| WayOut::Swap { absent: absent(invited, &one.person), by, saves })
    };
    best(free.into_iter().filter_map(swap).collect())
}

fn is_invited(invited: &[Invited], one: &Colleague) -> bool {
    invited.iter().any(|known| known.person.professional == one.person.professional)
}

/// The member who does not come and is of the same specialty.
fn absent(invited: &[Invited], by: &Attendance) -> Option<ProfessionalId> {
    let trades =
        |person: &Attendance| -> Vec<Specialty> { person.specialties.iter().copied().filter_map(trade).collect() };
    let wanted = trades(by);
    let away = invited.iter().filter(|one| one.is_away());
    let same = away.filter(|one| trades(&one.person).iter().any(|one| wanted.contains(one)));
    same.map(|one| one.person.professional).next()
}
