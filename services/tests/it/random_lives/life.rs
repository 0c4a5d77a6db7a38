//! The steps of a life, each through the services as the pages call them.

use super::{
    model::{Case, Model, Page, Why},
    seen::Seen,
};
use crate::support::{
    World,
    board::{OFFER, People, a_board, a_patient, may, new_case},
};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use domain::{
    ids::{InscriptionId, OfferId, PatientId, SeriesId, SessionId},
    meeting::{DeferReason, WithdrawReason},
    planning::{CancelReason, Nth, Recurrence, Rhythm, SessionStep as Step, paris},
    samples::Draw,
    words,
};
use services::{
    Context, Error,
    access::{acts::*, ask},
    audit::{Verdict, verify},
    meeting::{self, NewCase},
    planning::{self, SeriesChange},
    today::{Place, today},
};
use uuid::Uuid;

const DAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
const PATIENTS: u128 = 6;
const BEFORE: [Step; 3] = [Step::Planned, Step::Open, Step::Closed];

/// What a step does to the model, once the services have done it.
type Effect = Box<dyn FnOnce(&mut Model, &Page<'_>)>;

pub struct Life {
    world: World,
    people: People,
    draw: Draw,
    model: Model,
    seen: Seen,
    patients: Vec<PatientId>,
    series: Vec<SeriesId>,
    /// What was put off together: the session and the cases.
    put_off: Vec<(SessionId, Vec<InscriptionId>)>,
    pub done: usize,
    pub refused: usize,
}

fn board() -> OfferId {
    OfferId::from_uuid(Uuid::from_u128(OFFER))
}

impl Life {
    pub async fn begin(world: World, seed: u64) -> Self {
        let people = a_board(&world.ctx).await;
        let mut patients = Vec::new();
        for number in 0..PATIENTS {
            patients.push(a_patient(&world.ctx, 101 + number, true).await);
        }
        let (draw, seen) = (Draw::from_seed(seed), Seen::read(&world.ctx).await);
        let (series, put_off) = (Vec::new(), Vec::new());
        let model = Model::default();
        let mut life = Self { world, people, draw, model, seen, patients, series, put_off, done: 0, refused: 0 };
        life.plan_series().await.unwrap();
        life.seen = Seen::read(life.ctx()).await;
        life
    }

    fn ctx(&self) -> &Context {
        &self.world.ctx
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.draw.below(count as u64)).unwrap()
    }

    /// Plays one gesture; what is refused changes nothing, what is done is what the model expects.
    pub async fn step(&mut self) {
        let played = match self.below(17) {
            0 | 1 => self.change_series().await,
            2 => self.undo_change().await,
            3 => self.plan_series().await,
            4 | 5 => self.move_one().await,
            6 => self.cancel_or_remove().await,
            7 | 8 => self.restore_one().await,
            9..=11 => self.inscribe().await,
            12 => self.defer_some().await,
            13 => self.bring_back().await,
            14 => self.defer_one().await,
            15 => self.withdraw_or_hold().await,
            _ => self.pass_time().await,
        };
        let after = Seen::read(self.ctx()).await;
        let page = Page { before: &self.seen, after: &after, now: self.world.ctx.now() };
        match played {
            Ok(Some(effect)) => {
                effect(&mut self.model, &page);
                self.done += 1;
            }
            Ok(None) => {}
            Err(Error::Refused(_) | Error::Invalid { .. } | Error::Conflict(_) | Error::NotFound) => {
                assert_eq!(after, self.seen, "what is refused changes nothing");
                self.refused += 1;
            }
            Err(other) => panic!("{other}"),
        }
        self.model.check(&after);
        self.seen = after;
        self.told_of_those_without_session().await;
    }

    /// The audit is whole.
    pub async fn end(&self) {
        assert!(matches!(verify(self.ctx()).await.unwrap(), Verdict::Whole(_)));
    }

    /// The coordinator's day says how many cases have no session.
    async fn told_of_those_without_session(&self) {
        let lines = today(self.ctx(), may::<SeeToday>(self.ctx(), &self.people.surgeon, ()).await).await.unwrap();
        let said: Vec<_> = lines
            .iter()
            .filter(|line| line.place == Place::Sessions(board()))
            .map(|line| line.reason.clone())
            .collect();
        let count = self.model.unplaced();
        let expected: Vec<_> = (count > 0).then(|| words::today::cases_without_session(count)).into_iter().collect();
        assert_eq!(said, expected);
    }

    fn any_session(&mut self) -> SessionId {
        let ids: Vec<_> = self.seen.sessions.keys().copied().collect();
        *self.draw.pick(&ids)
    }

    /// A session in one of these steps, those that hold cases first.
    fn session_in(&mut self, steps: &[Step]) -> Option<SessionId> {
        let ids: Vec<_> = self.seen.sessions.keys().copied().filter(|id| self.seen.is(*id, steps)).collect();
        let held: Vec<_> = ids.iter().copied().filter(|id| !self.model.in_session(*id).is_empty()).collect();
        let among = if !held.is_empty() && self.draw.chance(70) { held } else { ids };
        if among.is_empty() { None } else { Some(*self.draw.pick(&among)) }
    }

    fn rhythm(&mut self, from: NaiveDate) -> Recurrence {
        let weekday = *self.draw.pick(&DAYS);
        let rhythm = match self.below(4) {
            0 => Rhythm::MonthlyNth { nth: vec![Nth::First, Nth::Third], weekday },
            1 => Rhythm::MonthlyNth { nth: vec![Nth::Last], weekday },
            other => Rhythm::Weekly { weekday, every: u8::try_from(other - 1).unwrap() },
        };
        let hour = NaiveTime::from_hms_opt(8 + u32::try_from(self.below(10)).unwrap(), 30, 0).unwrap();
        let until = from.checked_add_days(Days::new(35 + self.draw.below(60))).unwrap();
        Recurrence::new(rhythm, from, until, hour, 90).unwrap()
    }

    async fn plan_series(&mut self) -> Result<Option<Effect>, Error> {
        if self.series.len() > 2 {
            return Ok(None);
        }
        let rhythm = self.rhythm(paris::day(self.ctx().now()) + Days::new(7));
        let grant = may::<PlanSeries>(self.ctx(), &self.people.surgeon, board()).await;
        self.series.push(planning::plan_series(self.ctx(), grant, rhythm).await?.series);
        Ok(Some(Box::new(Model::place)))
    }

    /// All the sessions of a series, or those from a day on, take another rhythm.
    async fn change_series(&mut self) -> Result<Option<Effect>, Error> {
        let series = *self.draw.pick(&self.series.clone());
        let from = paris::day(self.ctx().now()) + Days::new(self.draw.below(40));
        let asked = SeriesChange { series, from, rhythm: self.rhythm(from), split: self.draw.chance(40) };
        let grant = may::<PlanSeries>(self.ctx(), &self.people.surgeon, board()).await;
        let foreseen = planning::what_would_change(self.ctx(), &grant, &asked).await?;
        let stale = i64::from(self.draw.chance(10));
        let into = planning::change_series(self.ctx(), grant, asked, foreseen.seen - stale).await?;
        assert_eq!(stale, 0, "what was foreseen on other sessions is refused");
        if !self.series.contains(&into) {
            self.series.push(into);
        }
        Ok(Some(Box::new(Model::place)))
    }

    /// The last change is taken back; another one is refused.
    async fn undo_change(&mut self) -> Result<Option<Effect>, Error> {
        let grant = may::<PlanSeries>(self.ctx(), &self.people.surgeon, board()).await;
        let changes = planning::board_sessions(self.ctx(), &grant).await?.changes;
        if changes.is_empty() {
            return Ok(None);
        }
        let id = self.draw.pick(&changes).0.id;
        planning::undo_change(self.ctx(), grant, id).await?;
        Ok(Some(Box::new(Model::place)))
    }

    async fn version(&mut self, id: SessionId) -> i64 {
        let version = planning::kept_session(&self.ctx().db.read, id).await.unwrap().version;
        version - i64::from(self.draw.chance(10))
    }

    async fn move_one(&mut self) -> Result<Option<Effect>, Error> {
        let (id, version) = self.any_versioned().await;
        let by = TimeDelta::hours(self.draw.between(-60, 90));
        let minutes = TimeDelta::minutes(self.draw.between(-30, 180));
        let start = self.seen.sessions[&id].start() + by;
        let grant = ask::<MoveSession>(self.ctx(), &self.people.surgeon, id).await?;
        planning::move_session(self.ctx(), grant, (start, start + minutes), version).await?;
        Ok(Some(Box::new(move |_, page| {
            let one = &page.after.sessions[&id];
            assert_eq!((one.start(), one.end()), (start, start + minutes));
        })))
    }

    async fn any_versioned(&mut self) -> (SessionId, i64) {
        let id = self.any_session();
        (id, self.version(id).await)
    }

    async fn cancel_or_remove(&mut self) -> Result<Option<Effect>, Error> {
        let Some(id) = self.session_in(&BEFORE) else { return Ok(None) };
        let version = self.version(id).await;
        let grant = ask::<CancelSession>(self.ctx(), &self.people.surgeon, id).await?;
        if self.draw.chance(60) {
            planning::cancel_session(self.ctx(), grant, (CancelReason::NoCase, None), version).await?;
        } else {
            planning::remove_session(self.ctx(), grant, version).await?;
        }
        let who = self.model.in_session(id);
        Ok(Some(Box::new(move |model, page| model.leave(&who, id, Why::Off, None, page))))
    }

    async fn restore_one(&mut self) -> Result<Option<Effect>, Error> {
        let Some(id) = self.session_in(&[Step::Cancelled, Step::Removed]) else { return Ok(None) };
        let version = self.version(id).await;
        let grant = ask::<CancelSession>(self.ctx(), &self.people.surgeon, id).await?;
        let cases = planning::restore_session(self.ctx(), grant, version).await?.cases;
        Ok(Some(Box::new(move |model, page| {
            assert_eq!(model.come_back(id, Why::Off, None), cases);
            model.place(page);
        })))
    }

    /// Inscribes somebody who waits nowhere, beyond the minutes of the session or not.
    async fn inscribe(&mut self) -> Result<Option<Effect>, Error> {
        let absent = |who: &PatientId| self.model.cases.get(who).is_none_or(|case| case.at.is_none());
        let absent: Vec<_> = self.patients.iter().copied().filter(absent).collect();
        let (Some(session), false) = (self.session_in(&[Step::Open]), absent.is_empty()) else { return Ok(None) };
        let patient = *self.draw.pick(&absent);
        let grant = ask::<Inscribe>(self.ctx(), &self.people.requester, CaseTarget { patient, session }).await?;
        let new = NewCase { beyond: self.draw.chance(50), ..new_case(patient, &self.people.requester) };
        meeting::inscribe(self.ctx(), grant, new).await?;
        Ok(Some(Box::new(move |model, _| {
            model.cases.insert(patient, Case { at: Some(session), left: Vec::new() });
        })))
    }

    async fn rights(&self, cases: &[InscriptionId]) -> Result<Vec<services::Granted<WithdrawInscription>>, Error> {
        let mut grants = Vec::new();
        for case in cases {
            grants.push(ask::<WithdrawInscription>(self.ctx(), &self.people.surgeon, *case).await?);
        }
        Ok(grants)
    }

    /// Several cases of a session are put off with one reason.
    async fn defer_some(&mut self) -> Result<Option<Effect>, Error> {
        let Some(session) = self.session_in(&BEFORE) else { return Ok(None) };
        let mut who = self.model.in_session(session);
        who.retain(|_| self.draw.chance(70));
        let cases: Vec<_> = who.iter().map(|patient| self.seen.waiting(*patient)[0].id).collect();
        if cases.is_empty() {
            return Ok(None);
        }
        meeting::defer_many(self.ctx(), self.rights(&cases).await?, DeferReason::Time, None).await?;
        self.put_off.push((session, cases));
        Ok(Some(Box::new(move |model, page| model.leave(&who, session, Why::PutOff, None, page))))
    }

    /// Cases that were put off together come back: those that nobody presented or sent elsewhere, to a session that can hear them.
    async fn bring_back(&mut self) -> Result<Option<Effect>, Error> {
        if self.put_off.is_empty() {
            return Ok(None);
        }
        let (session, cases) = self.draw.pick(&self.put_off.clone()).clone();
        let back = meeting::bring_back(self.ctx(), self.rights(&cases).await?).await?;
        let hears = self.seen.step(session).hears_cases();
        Ok(Some(Box::new(move |model, _| {
            let expected = if hears { model.come_back(session, Why::PutOff, Some(&cases)) } else { 0 };
            assert_eq!(back, expected, "those who come back");
        })))
    }

    /// One case is put off to a session that was chosen on a page, perhaps long ago.
    async fn defer_one(&mut self) -> Result<Option<Effect>, Error> {
        let (Some(from), to) = (self.session_in(&BEFORE), self.any_session()) else { return Ok(None) };
        let Some(patient) = self.model.in_session(from).first().copied() else { return Ok(None) };
        let cases = [self.seen.waiting(patient)[0].id];
        let grant = self.rights(&cases).await?.remove(0);
        meeting::defer(self.ctx(), grant, DeferReason::MissingPiece, Some(to)).await?;
        let takes = self.seen.is(to, &[Step::Open, Step::Planned]);
        assert!(takes && self.seen.sessions[&to].start() > self.ctx().now(), "it goes to a session that takes cases");
        self.put_off.push((from, cases.into()));
        Ok(Some(Box::new(move |model, page| model.leave(&[patient], from, Why::PutOff, Some(to), page))))
    }

    /// A case is taken out, or a meeting whose hour has come is held without hearing anybody.
    async fn withdraw_or_hold(&mut self) -> Result<Option<Effect>, Error> {
        let now = self.ctx().now();
        let mut past = self.seen.sessions.values().filter(|one| one.start() <= now && one.step() == Step::Closed);
        if let Some(id) = past.next().map(|one| one.id) {
            let who = self.model.in_session(id);
            for step in [meeting::Step::Sit, meeting::Step::Finish] {
                let grant = ask::<HoldSession>(self.ctx(), &self.people.surgeon, id).await?;
                meeting::step_session(self.ctx(), grant, step).await?;
            }
            return Ok(Some(Box::new(move |model, page| model.leave(&who, id, Why::Passed, None, page))));
        }
        let waiting: Vec<_> =
            self.model.cases.iter().filter(|(_, case)| case.at.is_some()).map(|(who, _)| *who).collect();
        if waiting.is_empty() {
            return Ok(None);
        }
        let patient = *self.draw.pick(&waiting);
        let grant = self.rights(&[self.seen.waiting(patient)[0].id]).await?.remove(0);
        meeting::withdraw(self.ctx(), grant, WithdrawReason::ALL[0]).await?;
        Ok(Some(Box::new(move |model, _| drop(model.cases.remove(&patient)))))
    }

    async fn pass_time(&mut self) -> Result<Option<Effect>, Error> {
        self.world.clock.advance(TimeDelta::hours(self.draw.between(1, 90)));
        planning::advance_sessions(self.ctx()).await?;
        Ok(Some(Box::new(|_, _| {})))
    }
}
