//! The sessions of the boards, from the past to the coming months, and who sat there.

use super::{
    boards::Board,
    coming,
    people::Person,
    rows::{body, insert},
};
use crate::{
    audit::Event,
    context::Context,
    entities::{attendance, series},
    error::Error,
    planning::session_row,
    write::write_as_service,
};
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use domain::{
    audit::SystemAct,
    ids::{SeriesId, SessionId},
    meeting::{Attendance, OrderKey, QuorumState, Seat, Stay, Way, evaluate},
    people::Profession,
    planning::{CancelReason, PlannedSlot, Recurrence, Session, SessionState, plan},
    samples::Draw,
};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// How long after a session its forms may still wait for the signature.
const RECENT_DAYS: i64 = 14;
/// How far the agenda goes.
const AHEAD_DAYS: u64 = 183;

/// A plan is reviewed: a long past is a succession of series.
const LONGEST_DAYS: u64 = 1000;

/// The series of one board, one after the other, and all their sessions.
#[derive(Debug, Clone)]
pub(super) struct Series {
    parts: Vec<(SeriesId, Recurrence)>,
    pub board: usize,
    pub sessions: Vec<Held>,
}

/// A session, and who is enrolled.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub session: Session,
    pub attendances: Vec<(Uuid, Attendance)>,
    /// The place of its last case.
    pub last: Option<OrderKey>,
    /// How many cases it has.
    pub cases: usize,
}

impl Held {
    /// When it really ended.
    pub(super) fn ended(&self) -> Option<DateTime<Utc>> {
        match self.session.state() {
            SessionState::Ended { ended, .. } | SessionState::Settled { ended, .. } => Some(*ended),
            _ => None,
        }
    }

    /// Whether all its forms are signed.
    pub(super) const fn is_settled(&self) -> bool {
        matches!(self.session.state(), SessionState::Settled { .. })
    }

    /// Whether it takes cases.
    pub(super) const fn is_coming(&self) -> bool {
        matches!(self.session.state(), SessionState::Open { .. } | SessionState::Closed { .. })
    }
}

/// The span of the agenda around a day.
pub(super) fn span(today: NaiveDate, years: u32) -> (NaiveDate, NaiveDate) {
    let past = Days::new(365 * u64::from(years.max(1)));
    (today - past, today + Days::new(AHEAD_DAYS))
}

/// Every session of every board.
pub(super) fn series(
    draw: &mut Draw,
    boards: &[Board],
    (from, until): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Vec<Series> {
    let one = |(rank, board): (usize, &Board)| {
        let mut draw = draw.fork();
        let (mut parts, mut sessions) = (Vec::new(), Vec::new());
        for (from, until) in spans(from, until) {
            let id = SeriesId::from_uuid(draw.uuid());
            let Ok(recurrence) = board.details.periodicity().between(from, until) else { continue };
            let slots = plan(&recurrence).into_iter();
            sessions.extend(slots.filter_map(|slot| held(&mut draw.fork(), board, id, slot, now)));
            parts.push((id, recurrence));
        }
        (!parts.is_empty()).then_some(Series { parts, board: rank, sessions })
    };
    boards.iter().enumerate().filter_map(one).collect()
}

/// The days between two dates, cut where a series would be too long.
fn spans(from: NaiveDate, until: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans = Vec::new();
    let mut start = from;
    while start <= until {
        let end = (start + Days::new(LONGEST_DAYS - 1)).min(until);
        spans.push((start, end));
        start = end + Days::new(1);
    }
    spans
}

fn held(draw: &mut Draw, board: &Board, series: SeriesId, slot: PlannedSlot, now: DateTime<Utc>) -> Option<Held> {
    let planned = board.offer.plan_session(SessionId::from_uuid(draw.uuid()), Some(series), slot).ok()?;
    let session = lived(draw, planned, slot, now)?;
    let mut held = Held { session, attendances: Vec::new(), last: None, cases: 0 };
    held.attendances = enrolled(draw, board, held.ended().map(|ended| (slot.start, ended)));
    Some(held)
}

/// What became of a session by `now`.
fn lived(draw: &mut Draw, session: Session, slot: PlannedSlot, now: DateTime<Utc>) -> Option<Session> {
    if slot.holiday.is_some() {
        return session.cancel(now.min(slot.start - Duration::days(20)), CancelReason::Holiday, None).ok();
    }
    if slot.end > now {
        return Some(session.advanced(now));
    }
    if draw.chance(4) {
        let reason = *draw.pick(&[CancelReason::CoordinatorAway, CancelReason::NoCase, CancelReason::QuorumOutOfReach]);
        return session.cancel(slot.start - Duration::days(3), reason, None).ok();
    }
    let opened = session.open(slot.start - Duration::days(60)).ok()?;
    let closed = opened.close(slot.start - Duration::hours(48)).ok()?;
    let ended =
        closed.start_sitting(slot.start).ok()?.finish(slot.end + Duration::minutes(draw.between(-10, 15))).ok()?;
    if now - slot.end < Duration::days(RECENT_DAYS) {
        return Some(ended);
    }
    ended.settle(slot.end + Duration::days(draw.between(1, 5)), 0).ok()
}

/// How many people of a team its offer names: the coordinator and two deputies.
const NAMED: usize = 3;

/// Those who sit: all of them in the past but now and then one, as long as the quorum holds; those who are needed in the future.
fn enrolled(draw: &mut Draw, board: &Board, sat: Option<(DateTime<Utc>, DateTime<Utc>)>) -> Vec<(Uuid, Attendance)> {
    let Some((from, until)) = sat else {
        let expected = coming::expected(board, NAMED, |rank| Some(seat(board.team.get(rank)?, Vec::new())));
        return expected.into_iter().map(|one| (draw.uuid(), one)).collect();
    };
    let stay = |remote| vec![Stay { arrived: from, left: Some(until), remote }];
    let mut all: Vec<_> = board.team.iter().map(|one| (draw.uuid(), seat(one, stay(draw.chance(25))))).collect();
    let absent = usize::try_from(draw.below(u64::try_from(all.len()).unwrap_or(1))).unwrap_or(0);
    if let Some((_, one)) = all.get_mut(absent) {
        let there = std::mem::replace(&mut one.way, Way::Present { stays: Vec::new() });
        let others: Vec<Attendance> = all.iter().map(|(_, one)| one.clone()).filter(came).collect();
        if evaluate(board.details.quorum(), &others).state != QuorumState::Reached
            && let Some((_, one)) = all.get_mut(absent)
        {
            one.way = there;
        }
    }
    all
}

/// Whether somebody enrolled really came.
pub(super) fn came(one: &Attendance) -> bool {
    !matches!(&one.way, Way::Present { stays } if stays.is_empty())
}

fn seat(person: &Person, stays: Vec<Stay>) -> Attendance {
    Attendance {
        professional: person.id,
        physician: person.profession == Profession::Physician,
        specialties: person.specialty.into_iter().collect(),
        seat: Seat::Quorum,
        way: Way::Present { stays },
    }
}

/// Writes the series, one job each.
pub(super) async fn write(ctx: &Context, draw: &mut Draw, boards: &[Board], all: &[Series]) -> Result<usize, Error> {
    for one in all {
        let Some(board) = boards.get(one.board) else { continue };
        write_one(ctx, &mut draw.fork(), board, one).await?;
    }
    Ok(all.iter().map(|one| one.sessions.len()).sum())
}

async fn write_one(ctx: &Context, draw: &mut Draw, board: &Board, one: &Series) -> Result<(), Error> {
    let at = ctx.now_ms();
    let mut answers = Vec::new();
    for held in &one.sessions {
        answers.extend(coming::answers(draw, board, held, ctx.now())?);
    }
    let row = |(id, recurrence): &(SeriesId, Recurrence)| -> Result<series::ActiveModel, Error> {
        Ok(series::ActiveModel {
            id: Set(id.uuid()),
            offer_id: Set(board.offer.id.uuid()),
            body: Set(body(recurrence)?),
            created_by: Set(board.coordinator.uuid()),
            created_at: Set(at),
        })
    };
    let parts = one.parts.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    let sessions: Result<Vec<_>, _> =
        one.sessions.iter().map(|held| session_row(&held.session, board.place.id, 1)).collect();
    let attendances: Result<Vec<_>, Error> = one.sessions.iter().flat_map(attendance_rows).collect();
    let (sessions, attendances, offer) = (sessions?, attendances?, board.offer.id.uuid());
    write_as_service(ctx, SystemAct::DemoWritten, async move |tx| {
        tx.trace(Event::done(offer).noting("sessions"));
        insert(tx, &parts).await?;
        insert(tx, &sessions).await?;
        insert(tx, &attendances).await?;
        insert(tx, &answers).await
    })
    .await
}

fn attendance_rows(held: &Held) -> impl Iterator<Item = Result<attendance::ActiveModel, Error>> {
    let session = held.session.id.uuid();
    held.attendances.iter().map(move |(id, one)| {
        Ok(attendance::ActiveModel {
            id: Set(*id),
            session_id: Set(session),
            professional_id: Set(one.professional.uuid()),
            body: Set(body(one)?),
            version: Set(1),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_past_is_a_succession_of_series_without_a_gap() {
        let (from, until) = span(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), 5);
        let spans = spans(from, until);
        assert_eq!((spans.first().unwrap().0, spans.last().unwrap().1), (from, until));
        assert!(spans.windows(2).all(|pair| pair[0].1 + Days::new(1) == pair[1].0));
        assert!(spans.iter().all(|(from, until)| *until - *from < Duration::days(1096)));
    }
}
