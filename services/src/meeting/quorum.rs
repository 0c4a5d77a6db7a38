//! The quorum of a case, from who is in the room and the rule of the board on the day; before the meeting, what is foreseen of it.

use super::{
    CaseFile,
    forecast::invited_at,
    store::{self, Held},
};
use crate::{entities::inscription, error::Error};
use chrono::{DateTime, Utc};
use domain::{
    ids::{FrcpId, InscriptionId, SessionId},
    meeting::{Attendance, Forecast, Invited, Quorum, QuorumRule, Way, during, evaluate, forecast, invited_for},
    planning::SessionStep,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// A quorum as it can be told.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Before the meeting: what the answers of the members foresee.
    Foreseen(Forecast),
    /// From its beginning on: who was there.
    Real(Quorum),
}

/// Those of a session: enrolled, and, before the meeting, what is known of everybody who may come.
pub(super) struct There {
    pub all: Vec<Attendance>,
    step: SessionStep,
    invited: Vec<Invited>,
}

impl There {
    pub(super) async fn load<C: ConnectionTrait>(db: &C, held: &Held, step: SessionStep) -> Result<Self, Error> {
        let sits = matches!(step, SessionStep::InProgress | SessionStep::Ended | SessionStep::Settled);
        let invited = if sits { Vec::new() } else { invited_at(db, held.row.clone()).await? };
        Ok(Self { all: attendances(db, held.session.id).await?, step, invited })
    }

    /// The quorum in the room now, of the whole meeting once it is over, and what is foreseen of it before.
    pub(super) fn in_the_room(&self, rule: &QuorumRule) -> Standing {
        match self.step {
            SessionStep::InProgress => {
                let now = DateTime::<Utc>::MAX_UTC;
                Standing::Real(evaluate(rule, &during(&self.all, now, now)))
            }
            SessionStep::Ended | SessionStep::Settled => Standing::Real(evaluate(rule, &self.all)),
            _ => Standing::Foreseen(forecast(rule, &self.invited)),
        }
    }

    /// The quorum of one case.
    pub(super) fn for_case(&self, rule: &QuorumRule, file: &CaseFile) -> Standing {
        match self.step {
            SessionStep::InProgress | SessionStep::Ended | SessionStep::Settled => {
                Standing::Real(evaluate(rule, &took_part(file, &self.all)))
            }
            _ => {
                let out = |who| file.away.contains(&who);
                let written = |who| file.opinions.iter().any(|opinion| opinion.professional == who);
                Standing::Foreseen(forecast(rule, &invited_for(&self.invited, out, written)))
            }
        }
    }
}

/// Everybody enrolled in a session, as the quorum counts them.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn attendances<C: ConnectionTrait>(db: &C, session: SessionId) -> Result<Vec<Attendance>, Error> {
    let rows = store::attendance_rows(db, session.uuid()).await?;
    Ok(rows.into_iter().map(|(_, attendance)| attendance).collect())
}

/// The quorum of one case: with those who were there for all of it once it has been discussed, and with those who are in
/// the room now before that.
///
/// # Errors
/// `NotFound` without such a case; else as [`attendances`].
pub async fn quorum_for_case<C: ConnectionTrait>(db: &C, case: InscriptionId) -> Result<Quorum, Error> {
    let case = store::case(db, case).await?;
    let held = store::held(db, case.file.case.session).await?;
    let all = attendances(db, held.session.id).await?;
    Ok(evaluate(held.details.quorum(), &took_part(&case.file, &all)))
}

/// The latest passage of the case of a form, if it is inscribed.
///
/// # Errors
/// When the database does not answer.
pub async fn case_of_frcp<C: ConnectionTrait>(db: &C, frcp: FrcpId) -> Result<Option<InscriptionId>, Error> {
    let latest = inscription::Entity::find()
        .filter(inscription::Column::FrcpId.eq(frcp.uuid()))
        .filter(inscription::Column::State.ne("withdrawn"))
        .order_by_desc(inscription::Column::CreatedAt);
    Ok(latest.one(db).await?.map(|row| InscriptionId::from_uuid(row.id)))
}

/// Those who took part in a case.
pub(super) fn took_part(file: &CaseFile, all: &[Attendance]) -> Vec<Attendance> {
    let (from, until) = window(file);
    let mut there = during(all, from, until);
    there.retain(|one| !file.away.contains(&one.professional));
    there.extend(file.opinions.iter().filter_map(|opinion| {
        let one = all.iter().find(|one| one.professional == opinion.professional)?;
        Some(Attendance { way: Way::Written { at: opinion.at }, ..one.clone() })
    }));
    there
}

/// From when until when the case was before the board; a stay that goes on covers the end of time.
fn window(file: &CaseFile) -> (DateTime<Utc>, DateTime<Utc>) {
    let now = DateTime::<Utc>::MAX_UTC;
    file.sitting.map_or((now, now), |sitting| (sitting.from, sitting.until.unwrap_or(now)))
}
