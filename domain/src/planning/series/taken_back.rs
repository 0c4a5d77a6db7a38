//! A change of a series taken back: which of its sessions are as before, and which stay as they are.
//!
//! What nobody touched since is as before; what somebody changed, or what holds cases in a session that the change made, stays. No date
//! of a series is ever held twice: an occurrence whose former date another one holds by now stays where it is.
//!
//! Source: expert knowledge, to be confirmed. It refuses to know whether the change is the last one.

use crate::{
    ids::{SeriesId, SessionId},
    planning::Session,
};
use chrono::{DateTime, NaiveDate, Utc};

/// A date of a series.
pub type Place = (SeriesId, NaiveDate);

/// What a change did: each session before and after, and those that it made.
#[derive(Debug, Clone, Copy)]
pub struct Changed<'a> {
    /// Before and after.
    pub lines: &'a [(Session, Session)],
    /// Those that it made.
    pub made: &'a [Session],
}

/// What becomes of one session of the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenBack {
    /// It is as before, or in the trash when the change made it.
    Back(Session),
    /// It stays as somebody put it, and has its former place in its series again.
    Home(Session),
    /// It stays as it is.
    Left,
}

/// The date of its series that a session holds.
#[must_use]
pub fn place_in_series(one: &Session) -> Option<Place> {
    one.series.map(|series| (series, one.due()))
}

/// What becomes of each session of a change, as they are `now`; `held` are the dates that the other sessions hold, and `busy` says which
/// sessions hold cases.
#[must_use]
pub fn take_back(
    change: Changed<'_>,
    sessions: &[Session],
    held: &[Place],
    busy: impl Fn(SessionId) -> bool,
    now: DateTime<Utc>,
) -> Vec<TakenBack> {
    let mut wanted: Vec<_> = sessions.iter().map(|one| wanted(change, one, busy(one.id), now)).collect();
    while let Some(rank) = in_the_way(&wanted, sessions, held) {
        if let Some(one) = wanted.get_mut(rank) {
            *one = TakenBack::Left;
        }
    }
    wanted
}

fn wanted(change: Changed<'_>, one: &Session, busy: bool, now: DateTime<Utc>) -> TakenBack {
    let back = |next: Option<Session>| next.map(TakenBack::Back);
    let found = match change.lines.iter().find(|(before, _)| before.id == one.id) {
        Some((before, after)) => back(one.clone().undone(before, after, now))
            .or_else(|| one.clone().home(before, after).map(TakenBack::Home)),
        None => back(unmade(one, change.made, busy, now)),
    };
    found.unwrap_or(TakenBack::Left)
}

/// A session that the change made goes to the trash, unless it holds cases or somebody changed it.
fn unmade(one: &Session, made: &[Session], busy: bool, now: DateTime<Utc>) -> Option<Session> {
    let after = made.iter().find(|made| made.id == one.id)?;
    let same = one.clone().undone(after, after, now).is_some();
    let gone = one.clone().remove(now).ok().filter(|_| same && !busy)?;
    Some(gone.in_series(None, one.due()))
}

/// The first one whose former date is held by another session, or by one of the change that stays.
fn in_the_way(wanted: &[TakenBack], sessions: &[Session], held: &[Place]) -> Option<usize> {
    let stay = wanted.iter().zip(sessions).filter(|(one, _)| **one == TakenBack::Left);
    let taken: Vec<_> = stay.filter_map(|(_, now)| place_in_series(now)).chain(held.iter().copied()).collect();
    wanted.iter().position(|one| match one {
        TakenBack::Back(next) | TakenBack::Home(next) => {
            place_in_series(next).is_some_and(|place| taken.contains(&place))
        }
        TakenBack::Left => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{AccountId, OfferId},
        planning::{PlannedSlot, paris},
    };
    use uuid::Uuid;

    const SERIES: SeriesId = SeriesId::from_uuid(Uuid::from_u128(9));
    const BY: AccountId = AccountId::from_uuid(Uuid::from_u128(1));

    fn now() -> DateTime<Utc> {
        "2026-03-01T08:00:00Z".parse().unwrap()
    }

    /// An occurrence of a day of March.
    fn on(id: u128, day: u32) -> Session {
        let start: DateTime<Utc> = format!("2026-03-{day:02}T13:00:00Z").parse().unwrap();
        let slot = PlannedSlot::alone(start, start + chrono::Duration::minutes(90));
        let id = SessionId::from_uuid(Uuid::from_u128(id));
        Session::planned(id, OfferId::from_uuid(Uuid::from_u128(2)), 1, slot).in_series(Some(SERIES), paris::day(start))
    }

    /// That occurrence on another day of its series.
    fn to(one: &Session, day: u32) -> Session {
        let there = on(1, day);
        one.clone().reschedule(there.start(), there.end()).unwrap().in_series(Some(SERIES), there.due())
    }

    #[test]
    fn what_nobody_touched_is_as_before_and_what_the_change_made_goes_to_the_trash() {
        let (was, made) = (on(1, 10), on(2, 24));
        let is = to(&was, 11);
        let change = Changed { lines: &[(was.clone(), is.clone())], made: std::slice::from_ref(&made) };
        let sessions = [is, made.clone()];
        let [first, second] = &take_back(change, &sessions, &[], |_| false, now())[..] else { panic!("two") };
        assert_eq!(first, &TakenBack::Back(was.advanced(now())));
        assert!(matches!(second, TakenBack::Back(gone) if gone.step().is_off() && gone.series.is_none()));
    }

    #[test]
    fn a_session_made_by_the_change_stays_with_its_cases() {
        let made = on(2, 24);
        let change = Changed { lines: &[], made: std::slice::from_ref(&made) };
        assert_eq!(take_back(change, std::slice::from_ref(&made), &[], |_| true, now()), [TakenBack::Left]);
    }

    #[test]
    fn what_somebody_moved_since_stays_there_and_has_its_former_date_in_the_series() {
        let was = on(1, 10);
        let is = to(&was, 11);
        let moved = is.clone().moved_alone(BY, now(), (on(1, 13).start(), on(1, 13).end())).unwrap();
        let change = Changed { lines: &[(was.clone(), is)], made: &[] };
        let [TakenBack::Home(home)] = &take_back(change, std::slice::from_ref(&moved), &[], |_| false, now())[..]
        else {
            panic!("it goes home")
        };
        assert_eq!((home.start(), home.due()), (moved.start(), was.due()));
        assert_eq!(home.apart().map(|apart| apart.was_start), Some(was.start()));
    }

    #[test]
    fn an_occurrence_stays_when_another_one_holds_its_former_date_and_so_does_the_one_behind_it() {
        let (first, second) = (on(1, 10), on(2, 12));
        let lines = [(first.clone(), to(&first, 12)), (second.clone(), to(&second, 17))];
        let sessions = [lines[0].1.clone(), lines[1].1.clone()];
        let change = Changed { lines: &lines, made: &[] };
        let held = [(SERIES, first.due())];
        assert_eq!(take_back(change, &sessions, &held, |_| false, now()), [TakenBack::Left, TakenBack::Left]);
        assert!(!take_back(change, &sessions, &[], |_| false, now()).contains(&TakenBack::Left));
    }
}
