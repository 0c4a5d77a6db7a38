//! Who is expected in the sessions that come, and what the members have answered for the next ones.

use super::{boards::Board, rows::body, sessions::Held};
use crate::{entities::session_answer, error::Error};
use chrono::{DateTime, Duration, Utc};
use domain::{
    meeting::{Answer, Attendance, Missing, evaluate},
    samples::Draw,
};
use sea_orm::ActiveValue::Set;

/// Days before a session from which answers come in.
const ANSWERED_DAYS: i64 = 14;

/// Those whom the offer names, then whoever of the team brings what the quorum lacks: the others are colleagues who may stand
/// in.
pub(super) fn expected(board: &Board, named: usize, seat: impl Fn(usize) -> Option<Attendance>) -> Vec<Attendance> {
    let lacks = |people: &[Attendance]| -> u32 {
        evaluate(board.details.quorum(), people).missing.iter().map(|one: &Missing| u32::from(one.count())).sum()
    };
    let mut people: Vec<Attendance> = (0..named).filter_map(&seat).collect();
    for one in (named..board.team.len()).filter_map(seat) {
        let with = [people.as_slice(), std::slice::from_ref(&one)].concat();
        if lacks(&with) < lacks(&people) {
            people = with;
        }
    }
    people
}

/// What was answered for a session of the next two weeks. The holders of the demo accounts are left to answer.
pub(super) fn answers(
    draw: &mut Draw,
    board: &Board,
    held: &Held,
    now: DateTime<Utc>,
) -> Result<Vec<session_answer::ActiveModel>, Error> {
    let left = held.session.start() - now;
    if !held.is_coming() || left <= Duration::zero() || left > Duration::days(ANSWERED_DAYS) {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for (_, seat) in &held.attendances {
        let plays = board.team.iter().any(|one| one.id == seat.professional && one.account.is_some());
        let (id, says, remote) = (draw.uuid(), draw.chance(85), draw.chance(25));
        if says && !plays {
            rows.push(session_answer::ActiveModel {
                id: Set(id),
                session_id: Set(held.session.id.uuid()),
                professional_id: Set(seat.professional.uuid()),
                body: Set(body(&if remote { Answer::Remote } else { Answer::Present })?),
                said_by: Set(board.coordinator.uuid()),
                said_at: Set(now.timestamp_millis()),
            });
        }
    }
    Ok(rows)
}
