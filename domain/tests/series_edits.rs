//! Random lives of a board's series against a plain model: edits, splits, moves, other rooms, cancellations, removals, inscriptions.
//!
//! The model knows only which patient sits in which session, where a session that somebody changed must stand, and which room somebody
//! gave to it. Whatever happens, no occurrence is lost or doubled, none that was changed apart moves by itself, one that was given another
//! room keeps it and is never put in the trash by its series, and no patient is left in a session that will not take place while another
//! one could take them.

#[cfg(test)]
mod random_lives {
    use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc, Weekday};
    use domain::{
        ids::{AccountId, OfferId, PlaceId, SeriesId, SessionId},
        meeting::next_open_session,
        planning::{
            CancelReason, Editing, Fate, Nth, Recurrence, Rhythm, Session, SessionStep, Setting, edit_series, paris,
            plan,
        },
        samples::Draw,
    };
    use std::collections::{BTreeMap, BTreeSet};
    use uuid::Uuid;

    type Hours = (DateTime<Utc>, DateTime<Utc>);

    /// One board: its sessions and its series, and what a plain model knows of them.
    struct World {
        draw: Draw,
        now: DateTime<Utc>,
        made: u128,
        sessions: BTreeMap<SessionId, Session>,
        series: BTreeMap<SeriesId, Recurrence>,
        patients: BTreeMap<u32, SessionId>,
        waiting: BTreeSet<u32>,
        standing: BTreeMap<SessionId, Hours>,
        settings: BTreeMap<SessionId, Setting>,
    }

    const BY: AccountId = AccountId::from_uuid(Uuid::from_u128(1));
    const BOARD: OfferId = OfferId::from_uuid(Uuid::from_u128(2));
    const DAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

    impl World {
        fn new(seed: u64) -> Self {
            let mut world = Self {
                draw: Draw::from_seed(seed),
                now: "2026-01-05T07:00:00Z".parse().unwrap(),
                made: 100,
                sessions: BTreeMap::new(),
                series: BTreeMap::new(),
                patients: BTreeMap::new(),
                waiting: BTreeSet::new(),
                standing: BTreeMap::new(),
                settings: BTreeMap::new(),
            };
            let id = world.new_series();
            let rhythm = world.rhythm(paris::day(world.now));
            world.follow(id, rhythm, paris::day(world.now));
            world
        }

        fn new_id(&mut self) -> Uuid {
            self.made += 1;
            Uuid::from_u128(self.made)
        }

        fn new_series(&mut self) -> SeriesId {
            SeriesId::from_uuid(self.new_id())
        }

        fn below(&mut self, count: usize) -> usize {
            usize::try_from(self.draw.below(count as u64)).unwrap()
        }

        fn rhythm(&mut self, from: NaiveDate) -> Recurrence {
            let weekday = *self.draw.pick(&DAYS);
            let rhythm = match self.below(4) {
                0 => Rhythm::MonthlyNth { nth: vec![Nth::First, Nth::Third], weekday },
                1 => Rhythm::MonthlyNth { nth: vec![Nth::Last], weekday },
                other => Rhythm::Weekly { weekday, every: u8::try_from(other - 1).unwrap() },
            };
            let hour = NaiveTime::from_hms_opt(8 + u32::try_from(self.below(10)).unwrap(), 30, 0).unwrap();
            let until = from.checked_add_days(Days::new(60 + self.draw.below(150))).unwrap();
            Recurrence::new(rhythm, from, until, hour, 90).unwrap()
        }

        /// The occurrences of a series follow a rhythm from a day on; the facts of an edit are checked on the way.
        fn follow(&mut self, id: SeriesId, rhythm: Recurrence, from: NaiveDate) {
            self.edit(id, id, rhythm, from);
        }

        fn edit(&mut self, of: SeriesId, into: SeriesId, rhythm: Recurrence, from: NaiveDate) {
            let before: Vec<_> = self.sessions.values().filter(|one| one.series == Some(of)).cloned().collect();
            let cases = |id| self.patients.values().filter(|at| **at == id).count();
            let occurrences: Vec<_> = before.iter().map(|one| (one.clone(), cases(one.id))).collect();
            let slots = plan(&rhythm);
            let edit = edit_series(&occurrences, &slots, Editing { by: BY, at: self.now, from, into });
            let known: BTreeSet<_> = before.iter().filter(|one| one.due() >= from).map(|one| one.id).collect();
            let told: BTreeSet<_> = edit.lines.iter().map(|line| line.after.id).collect();
            assert_eq!((told.len(), &told), (edit.lines.len(), &known), "each occurrence is told once");
            let mut dues: Vec<_> =
                edit.lines.iter().filter(|line| line.fate != Fate::Removed).map(|line| line.after.due()).collect();
            dues.extend(edit.added.iter().map(|slot| slot.due));
            for slot in slots.iter().filter(|slot| slot.due >= from && slot.start > self.now) {
                assert_eq!(dues.iter().filter(|due| **due == slot.due).count(), 1, "{} stands once", slot.due);
            }
            for line in edit.lines {
                assert!(line.fate != Fate::Removed || line.cases == 0, "no patient is left behind");
                assert!(line.fate != Fate::Removed || line.before.chosen().is_none(), "no choice is thrown away");
                self.sessions.insert(line.after.id, line.after);
            }
            for slot in edit.added {
                let session = SessionId::from_uuid(self.new_id());
                let one = Session::planned(session, BOARD, 1, slot).in_series(Some(into), slot.due);
                self.sessions.insert(session, one.advanced(self.now));
            }
            self.series.insert(into, rhythm);
        }

        fn any_session(&mut self) -> Option<SessionId> {
            let ids: Vec<_> = self.sessions.keys().copied().collect();
            if ids.is_empty() { None } else { Some(*self.draw.pick(&ids)) }
        }

        fn step(&mut self) {
            match self.below(10) {
                0 | 1 => self.edit_all_or_split(),
                2 => self.move_one(),
                3 => self.cancel_one(),
                4 => self.restore_one(),
                5 | 6 => self.inscribe(),
                7 | 8 => self.set_one_alone(),
                _ => self.pass_time(),
            }
        }

        fn edit_all_or_split(&mut self) {
            let ids: Vec<_> = self.series.keys().copied().collect();
            let id = *self.draw.pick(&ids);
            let today = paris::day(self.now);
            let from = today.checked_add_days(Days::new(self.draw.below(40))).unwrap();
            let rhythm = self.rhythm(from);
            let into = if self.draw.chance(40) { self.new_series() } else { id };
            self.edit(id, into, rhythm, from);
        }

        fn move_one(&mut self) {
            let Some(id) = self.any_session() else { return };
            let one = self.sessions.get(&id).unwrap().clone();
            let by = Duration::hours(self.draw.between(-30, 60));
            let hours = (one.start() + by, one.end() + by);
            if let Ok(moved) = one.moved_alone(BY, self.now, hours) {
                self.stands(&moved, hours);
                self.sessions.insert(id, moved);
            }
        }

        /// A session is given another room, or given back the one of its offer.
        fn set_one_alone(&mut self) {
            let Some(id) = self.any_session() else { return };
            let one = self.sessions.get(&id).unwrap().clone();
            let place = PlaceId::from_uuid(Uuid::from_u128(3));
            let room = Some((place, format!("Salle {}", self.below(4))));
            let back = self.draw.chance(20);
            let next = if back {
                one.set_back(BY, self.now)
            } else {
                one.clone().set_alone(BY, self.now, Setting { room, ..one.setting() })
            };
            if let Ok(next) = next {
                self.settings.insert(id, next.setting());
                self.sessions.insert(id, next);
            }
        }

        /// Where a session must stand from now on; one that is back at the date of its series follows it again.
        fn stands(&mut self, one: &Session, hours: Hours) {
            match one.apart() {
                Some(_) => drop(self.standing.insert(one.id, hours)),
                None => drop(self.standing.remove(&one.id)),
            }
        }

        fn cancel_one(&mut self) {
            let Some(id) = self.any_session() else { return };
            let one = self.sessions.get(&id).unwrap().clone();
            let hours = (one.start(), one.end());
            let next = match self.draw.chance(50) {
                true => one.apart_by(BY, self.now).cancel(self.now, CancelReason::NoCase, None),
                false => one.apart_by(BY, self.now).remove(self.now),
            };
            let Ok(next) = next else { return };
            self.standing.insert(id, hours);
            self.sessions.insert(id, next.clone());
            let all: Vec<_> = self.sessions.values().cloned().collect();
            let to = next_open_session(&next, &all, self.now).map(|one| one.id);
            let leaving: Vec<_> = self.patients.iter().filter(|(_, at)| **at == id).map(|(who, _)| *who).collect();
            for who in leaving {
                match to {
                    Some(to) => drop(self.patients.insert(who, to)),
                    None => {
                        self.patients.remove(&who);
                        self.waiting.insert(who);
                    }
                }
            }
        }

        fn restore_one(&mut self) {
            let Some(id) = self.any_session() else { return };
            if let Ok(back) = self.sessions.get(&id).unwrap().clone().restore(self.now) {
                self.stands(&back, (back.start(), back.end()));
                self.sessions.insert(id, back);
            }
        }

        fn inscribe(&mut self) {
            let Some(id) = self.any_session() else { return };
            let one = self.sessions.get(&id).unwrap();
            if matches!(one.step(), SessionStep::Open) && one.start() > self.now {
                let who = u32::try_from(self.patients.len() + self.waiting.len()).unwrap();
                self.patients.insert(who, id);
            }
        }

        fn pass_time(&mut self) {
            self.now += Duration::hours(self.draw.between(1, 200));
            let now = self.now;
            self.sessions.values_mut().for_each(|one| *one = one.clone().advanced(now));
        }

        /// What holds after each step.
        fn check(&self, known: &BTreeSet<SessionId>, inscribed: usize) {
            assert!(known.iter().all(|id| self.sessions.contains_key(id)), "no occurrence is lost");
            let mut taken = BTreeSet::new();
            for one in self.sessions.values() {
                let place = (one.series, one.due());
                assert!(one.series.is_none() || taken.insert(place), "no occurrence is doubled: {place:?}");
            }
            for (id, hours) in &self.standing {
                let one = &self.sessions[id];
                if one.apart().is_some() {
                    assert_eq!((one.start(), one.end()), *hours, "what somebody changed stays where it was put");
                }
            }
            for (id, setting) in &self.settings {
                assert_eq!(self.sessions[id].setting(), *setting, "a session given another room keeps it");
            }
            for at in self.patients.values() {
                assert!(!self.sessions[at].step().is_off(), "no patient sits in a session that is off");
            }
            assert!(self.patients.len() + self.waiting.len() >= inscribed, "no patient is lost");
        }
    }

    #[test]
    fn no_occurrence_is_lost_or_doubled_and_no_patient_orphaned_in_random_lives() {
        let lives = if std::env::var("DCC_LONG").is_ok() { 12_500 } else { 125 };
        for seed in 0..lives {
            let mut world = World::new(seed);
            for _ in 0..40 {
                let known: BTreeSet<_> = world.sessions.keys().copied().collect();
                let inscribed = world.patients.len() + world.waiting.len();
                world.step();
                world.check(&known, inscribed);
            }
        }
    }
}
