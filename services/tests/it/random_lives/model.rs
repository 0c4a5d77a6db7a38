//! What a plain model expects of the cases.

use super::seen::Seen;
use chrono::{DateTime, Utc};
use domain::{
    ids::{InscriptionId, PatientId, SessionId},
    planning::SessionStep,
};
use std::collections::{BTreeMap, BTreeSet};

/// Why a case left a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The session was cancelled or removed.
    Off,
    /// Somebody put the case off.
    PutOff,
    /// The meeting was over without it.
    Passed,
}

/// That a case left a session for another one, or for none.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    pub case: InscriptionId,
    pub from: SessionId,
    pub to: Option<SessionId>,
    pub why: Why,
}

/// A case: where it waits, and the sessions that it left.
#[derive(Debug, Clone, Default)]
pub struct Case {
    pub at: Option<SessionId>,
    pub left: Vec<Left>,
}

#[derive(Debug, Default)]
pub struct Model {
    pub cases: BTreeMap<PatientId, Case>,
    known: BTreeSet<SessionId>,
}

impl Model {
    pub fn in_session(&self, session: SessionId) -> Vec<PatientId> {
        self.cases.iter().filter(|(_, case)| case.at == Some(session)).map(|(who, _)| *who).collect()
    }

    /// How many cases no session has.
    pub fn unplaced(&self) -> usize {
        self.cases.values().filter(|case| case.at.is_none()).count()
    }

    /// These patients leave a session: each goes to the session asked for, or to the first later one that takes cases.
    pub fn leave(&mut self, who: &[PatientId], from: SessionId, why: Why, asked: Option<SessionId>, on: &Page<'_>) {
        for patient in who {
            let case = on.before.waiting(*patient)[0].id;
            let to = asked.or_else(|| on.next(*patient, from));
            let known = self.cases.get_mut(patient).unwrap();
            known.left.push(Left { case, from, to, why });
            known.at = to;
        }
    }

    /// Those who left a session for that reason come back, unless they went elsewhere since.
    pub fn come_back(&mut self, session: SessionId, why: Why, cases: Option<&[InscriptionId]>) -> usize {
        let mut back = 0;
        for case in self.cases.values_mut() {
            let Some(last) = case.left.last().copied() else { continue };
            let asked = cases.is_none_or(|cases| cases.contains(&last.case));
            if asked && (last.from, last.why, last.to) == (session, why, case.at) {
                case.left.pop();
                case.at = Some(session);
                back += 1;
            }
        }
        back
    }

    /// Those who had no session go to the first one that takes cases.
    pub fn place(&mut self, on: &Page<'_>) {
        for (patient, case) in self.cases.iter_mut().filter(|(_, case)| case.at.is_none()) {
            let Some(last) = case.left.last_mut() else { continue };
            case.at = on.next(*patient, last.from);
            last.to = case.at;
        }
    }

    /// What holds after each step.
    pub fn check(&mut self, seen: &Seen) {
        let now: BTreeSet<_> = seen.sessions.keys().copied().collect();
        assert!(self.known.is_subset(&now), "a session is lost");
        self.known = now;
        let mut taken = BTreeSet::new();
        for one in seen.sessions.values().filter(|one| one.series.is_some()) {
            assert!(taken.insert((one.series, one.due())), "a date of a series is held twice: {:?}", one.due());
        }
        for (patient, case) in &self.cases {
            let waiting = seen.waiting(*patient);
            let at: Vec<_> = waiting.iter().map(|one| one.session).collect();
            assert_eq!(at, Vec::from_iter(case.at), "where {patient:?} waits; {case:?}");
            for one in waiting {
                assert!(seen.step(one.session).hears_cases(), "{patient:?} waits in a session that hears nobody");
                let form = one.frcp.map(|form| seen.forms[&form.uuid()]);
                assert_eq!(form, Some(Some(one.session.uuid())), "the form of {patient:?} is with the case");
            }
        }
        assert_eq!(seen.cases.iter().filter(|one| one.is_on_the_agenda()).count() + self.unplaced(), self.cases.len());
    }
}

/// The board before and after a step.
pub struct Page<'a> {
    pub before: &'a Seen,
    pub after: &'a Seen,
    pub now: DateTime<Utc>,
}

impl Page<'_> {
    /// The first session after another one that takes cases, as the board is now. When two begin together, either may do.
    fn next(&self, patient: PatientId, from: SessionId) -> Option<SessionId> {
        let left = self.after.sessions[&from].start().max(self.now);
        let takes = self.after.sessions.values().filter(|one| {
            one.start() > left && one.id != from && matches!(one.step(), SessionStep::Open | SessionStep::Planned)
        });
        let first = takes.clone().map(domain::planning::Session::start).min()?;
        let firsts: Vec<_> = takes.filter(|one| one.start() == first).map(|one| one.id).collect();
        let there = self.after.waiting(patient).first().map(|one| one.session).filter(|one| firsts.contains(one));
        there.or(firsts.first().copied())
    }
}
