//! Whether the rule of the board will hold, from what is known of each member.

use super::{
    Answer, Stance,
    lacking::{count, lacking},
};
use crate::{
    ids::ProfessionalId,
    meeting::{Attendance, Missing, QuorumRule, QuorumState, Way, evaluate},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Somebody who may come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The person, as the quorum counts them; the way is not looked at.
    pub person: Attendance,
    /// What is known.
    pub stance: Stance,
}

impl Invited {
    /// The person does not come, and nobody comes instead.
    #[must_use]
    pub const fn is_away(&self) -> bool {
        matches!(self.stance, Stance::Away | Stance::Answered(Answer::Absent))
    }

    /// The person is expected: comes, or has not said otherwise. A written opinion takes nobody's hour.
    #[must_use]
    pub const fn is_expected(&self) -> bool {
        matches!(self.stance, Stance::Awaited | Stance::Answered(Answer::Present | Answer::Remote))
    }
}

/// What is foreseen; worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outlook {
    /// Even if everybody who has not answered comes, the rule will not hold.
    Fails,
    /// It depends on those who have not answered.
    Unknown,
    /// It holds with those who said that they come.
    Holds,
}

/// What is foreseen of the quorum of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// Whether it will hold.
    pub outlook: Outlook,
    /// What will be missing; while it is not known, what nobody has promised yet.
    pub missing: Vec<Missing>,
    /// Whose answer would settle it, while it is not known.
    pub awaited: Vec<ProfessionalId>,
}

/// Foresees the quorum: it holds with those who come, fails without any of those who might, or is not known yet.
#[must_use]
pub fn forecast(rule: &QuorumRule, invited: &[Invited]) -> Forecast {
    let (sure, might) = (sure(invited), might(invited));
    let reached = |people: &[Attendance]| evaluate(rule, people).state == QuorumState::Reached;
    let outlook = match (reached(&sure), reached(&might)) {
        (true, _) => Outlook::Holds,
        (false, true) => Outlook::Unknown,
        (false, false) => Outlook::Fails,
    };
    let awaited = if outlook == Outlook::Unknown { awaited(rule, invited, &sure) } else { Vec::new() };
    let missing = lacking(rule, if outlook == Outlook::Fails { &might } else { &sure });
    Forecast { outlook, missing, awaited }
}

/// Those who said that they come, as the quorum counts them.
fn sure(invited: &[Invited]) -> Vec<Attendance> {
    let way = |stance| match stance {
        Stance::Answered(Answer::Present | Answer::Remote) => Some(Way::Present { stays: Vec::new() }),
        // When it will be given does not count: the rule looks at whether it is written.
        Stance::Answered(Answer::Written) => Some(Way::Written { at: DateTime::<Utc>::UNIX_EPOCH }),
        Stance::Answered(Answer::Absent | Answer::Replaced { .. })
        | Stance::Lent(_)
        | Stance::Away
        | Stance::Awaited => None,
    };
    invited.iter().filter_map(|one| Some(Attendance { way: way(one.stance)?, ..one.person.clone() })).collect()
}

fn unanswered(invited: &[Invited]) -> impl Iterator<Item = Attendance> {
    let coming = |one: &Invited| Attendance { way: Way::Present { stays: Vec::new() }, ..one.person.clone() };
    invited.iter().filter(|one| one.stance == Stance::Awaited).map(coming)
}

/// Those who come, and those who have not said that they do not.
pub(super) fn might(invited: &[Invited]) -> Vec<Attendance> {
    sure(invited).into_iter().chain(unanswered(invited)).collect()
}

/// Those without an answer whose coming would bring the quorum nearer; all of them when none does alone.
fn awaited(rule: &QuorumRule, invited: &[Invited], sure: &[Attendance]) -> Vec<ProfessionalId> {
    let now = count(&lacking(rule, sure));
    let helps = |one: &Attendance| {
        let with = [sure, std::slice::from_ref(one)].concat();
        count(&lacking(rule, &with)) < now
    };
    let alone: Vec<_> = unanswered(invited).filter(helps).map(|one| one.professional).collect();
    if alone.is_empty() { unanswered(invited).map(|one| one.professional).collect() } else { alone }
}
