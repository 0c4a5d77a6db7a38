//! Whether a rule is met by those who took part, by the best assignment of people to specialties.

use super::{QuorumRule, SpecialtyGroup, matching::fill};
use crate::sorted::Set;
use crate::{
    ids::ProfessionalId,
    meeting::{Attendance, Seat, trade},
    people::Specialty,
};
use serde::{Deserialize, Serialize};

/// Whether the quorum is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuorumState {
    /// It is.
    Reached,
    /// It is not: the case is to be presented again.
    NotReached,
}

impl QuorumState {
    /// The code in the FRCP. Source: ANS JDV 1.2.250.1.213.1.1.4.2.281.16.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reached => "ORG-126",
            Self::NotReached => "ORG-133",
        }
    }
}

/// What a quorum lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Missing {
    /// A physician of a group.
    Group {
        /// The group.
        group: SpecialtyGroup,
    },
    /// Some physicians out of several groups.
    AnyOf {
        /// How many are needed.
        needed: u8,
        /// How many are there.
        found: u8,
        /// The groups.
        groups: Vec<SpecialtyGroup>,
    },
    /// Different specialties.
    Specialties {
        /// How many are needed.
        needed: u8,
        /// How many are there.
        found: u8,
    },
}

impl Missing {
    /// How many physicians, or how many more specialties.
    #[must_use]
    pub const fn count(&self) -> u8 {
        match self {
            Self::Group { .. } => 1,
            Self::AnyOf { needed, found, .. } | Self::Specialties { needed, found } => needed.saturating_sub(*found),
        }
    }
}

/// One physician and the specialty for which that person is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Who.
    pub professional: ProfessionalId,
    /// For which specialty.
    pub specialty: Specialty,
    /// Whether the rule asked for that person's group (else the person only adds a specialty).
    pub required: bool,
    /// Whether the opinion is only written.
    pub written: bool,
}

/// The quorum of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// Whether it is there.
    pub state: QuorumState,
    /// Everything it lacks.
    pub missing: Vec<Missing>,
    /// Who is counted, and for what.
    pub counted: Vec<Counted>,
    /// How many different specialties are counted.
    pub distinct: u8,
    /// Those who are counted by a written opinion: printed on the form.
    pub by_written_opinion: Vec<ProfessionalId>,
    /// Groups that were expected and are away: a warning.
    pub expected_missing: Vec<SpecialtyGroup>,
}

struct Person {
    professional: ProfessionalId,
    trades: Vec<(Specialty, Specialty)>,
    written: bool,
}

struct Chair {
    trades: Set<Specialty>,
    written: Set<Specialty>,
}

/// One way to meet the rule: for each chair then for each other specialty, the person who takes it.
struct Assignment {
    demands: Vec<Specialty>,
    taken: Vec<Option<usize>>,
    chairs: usize,
}

/// The quorum of one case, from those who took part in it (see [`during`](crate::meeting::during)). Nobody outside the
/// quorum, no family physician and nobody but physicians is counted; each physician is counted once.
#[must_use]
pub fn evaluate(rule: &QuorumRule, attendances: &[Attendance]) -> Quorum {
    let people = people(attendances);
    let chairs = chairs(rule);
    let best = best(rule, &people, &chairs);
    let missing = missing(rule, &best);
    let counted = best.counted(&people);
    Quorum {
        state: if missing.is_empty() { QuorumState::Reached } else { QuorumState::NotReached },
        missing,
        distinct: best.distinct(),
        by_written_opinion: counted.iter().filter(|one| one.written).map(|one| one.professional).collect(),
        expected_missing: absent(rule, &people),
        counted,
    }
}

/// Those who can be counted, each once: presence prevails over a written opinion.
fn people(attendances: &[Attendance]) -> Vec<Person> {
    let mut all: Vec<&Attendance> =
        attendances.iter().filter(|one| one.physician && one.seat == Seat::Quorum).collect();
    all.sort_by_key(|one| one.is_written());
    let mut seen = Set::new();
    all.into_iter()
        .filter(|one| seen.insert(one.professional))
        .map(|one| Person {
            professional: one.professional,
            trades: one.specialties.iter().filter_map(|code| Some((trade(*code)?, *code))).collect(),
            written: one.is_written(),
        })
        .collect()
}

fn chairs(rule: &QuorumRule) -> Vec<Chair> {
    let all = rule.all_of().iter().map(|group| chair(rule, std::slice::from_ref(group)));
    let any = rule.any_of().iter().flat_map(|any| (0..any.n).map(|_| chair(rule, &any.groups)));
    all.chain(any).collect()
}

fn chair(rule: &QuorumRule, groups: &[SpecialtyGroup]) -> Chair {
    Chair {
        trades: groups.iter().flat_map(SpecialtyGroup::trades).collect(),
        written: groups.iter().filter(|group| rule.allows_written(group)).flat_map(SpecialtyGroup::trades).collect(),
    }
}

/// The best assignment over every choice of a specialty for each chair: most chairs first, then most specialties.
fn best(rule: &QuorumRule, people: &[Person], chairs: &[Chair]) -> Assignment {
    let there: Set<Specialty> = people.iter().flat_map(|one| one.trades.iter().map(|it| it.0)).collect();
    let writable = writable(rule);
    let mut best: Option<Assignment> = None;
    for choice in choices(chairs, &there) {
        let found = assign(people, chairs, choice, &there, &writable);
        if best.as_ref().is_none_or(|best| found.worth() > best.worth()) {
            best = Some(found);
        }
    }
    best.unwrap_or(Assignment { demands: Vec::new(), taken: Vec::new(), chairs: 0 })
}

/// Specialties that may be counted without being asked for although the opinion is written.
fn writable(rule: &QuorumRule) -> Set<Specialty> {
    let any = rule.any_of().iter().flat_map(|any| &any.groups);
    let groups = rule.all_of().iter().chain(any).chain(rule.expected());
    groups.filter(|group| rule.allows_written(group)).flat_map(SpecialtyGroup::trades).collect()
}

/// Every choice of one specialty per chair, among those that are there; any of its own when none is.
fn choices(chairs: &[Chair], there: &Set<Specialty>) -> Vec<Vec<Specialty>> {
    chairs.iter().fold(vec![Vec::new()], |made, chair| {
        let mut options: Vec<_> = chair.trades.intersection(there).copied().collect();
        if options.is_empty() {
            options.extend(chair.trades.first());
        }
        made.iter().flat_map(|start| options.iter().map(|one| [start.as_slice(), &[*one]].concat())).collect()
    })
}

fn assign(
    people: &[Person],
    chairs: &[Chair],
    choice: Vec<Specialty>,
    there: &Set<Specialty>,
    writable: &Set<Specialty>,
) -> Assignment {
    let others: Vec<_> = there.iter().copied().filter(|one| !choice.contains(one)).collect();
    let count = choice.len();
    let demands = [choice, others].concat();
    let can = |demand: usize, person: usize| {
        let (Some(wanted), Some(person)) = (demands.get(demand), people.get(person)) else { return false };
        let allowed = chairs.get(demand).map_or(writable, |chair| &chair.written);
        person.trades.iter().any(|it| it.0 == *wanted) && (!person.written || allowed.contains(wanted))
    };
    let taken = fill(demands.len(), people.len(), &can);
    Assignment { demands, taken, chairs: count }
}

impl Assignment {
    fn worth(&self) -> (usize, u8) {
        (self.taken.iter().take(self.chairs).flatten().count(), self.distinct())
    }

    fn distinct(&self) -> u8 {
        let met = self.demands.iter().zip(&self.taken).filter(|(_, person)| person.is_some());
        let trades: Set<_> = met.map(|(trade, _)| trade).collect();
        u8::try_from(trades.len()).unwrap_or(u8::MAX)
    }

    fn counted(&self, people: &[Person]) -> Vec<Counted> {
        let met = self.demands.iter().zip(&self.taken).enumerate();
        met.filter_map(|(index, (wanted, person))| {
            let person = people.get((*person)?)?;
            let specialty = person.trades.iter().find(|it| it.0 == *wanted)?.1;
            let (professional, written) = (person.professional, person.written);
            Some(Counted { professional, specialty, required: index < self.chairs, written })
        })
        .collect()
    }
}

fn missing(rule: &QuorumRule, best: &Assignment) -> Vec<Missing> {
    let mut taken = best.taken.iter().take(best.chairs);
    let mut missing = Vec::new();
    for group in rule.all_of() {
        if taken.next().is_none_or(Option::is_none) {
            missing.push(Missing::Group { group: group.clone() });
        }
    }
    for any in rule.any_of() {
        let found = taken.by_ref().take(usize::from(any.n)).flatten().count();
        let found = u8::try_from(found).unwrap_or(u8::MAX);
        if found < any.n {
            missing.push(Missing::AnyOf { needed: any.n, found, groups: any.groups.clone() });
        }
    }
    let (needed, found) = (rule.min_distinct_specialties(), best.distinct());
    if found < needed {
        missing.push(Missing::Specialties { needed, found });
    }
    missing
}

fn absent(rule: &QuorumRule, people: &[Person]) -> Vec<SpecialtyGroup> {
    let there = |group: &&SpecialtyGroup| {
        let trades = group.trades();
        !people.iter().any(|one| one.trades.iter().any(|it| trades.contains(&it.0)))
    };
    rule.expected().iter().filter(there).cloned().collect()
}
