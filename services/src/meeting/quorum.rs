//! The quorum of a case, from who is in the room and the rule of the board on the day.

use super::{CaseFile, store};
use crate::{entities::inscription, error::Error};
use chrono::{DateTime, Utc};
use domain::{
    ids::{FrcpId, InscriptionId, SessionId},
    meeting::{Attendance, Quorum, Way, during, evaluate},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

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
