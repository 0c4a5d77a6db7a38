//! The members of a session who are expected in another one at the same time, at its date or at another.

use super::gathered::{Gathered, gather};
use crate::{
    access::{Granted, acts::SeeSession},
    context::{Context, date_of},
    entities::session,
    error::Error,
    meeting::store,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    ids::{ProfessionalId, SessionId},
    meeting::{Missing, missing_without},
    planning::{self, Gathering, free_days},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// How far free days are looked for.
const AHEAD: Duration = Duration::days(29);

/// Somebody expected in two sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubled {
    /// The person.
    pub who: ProfessionalId,
    /// The name.
    pub name: String,
    /// The name of the other board.
    pub board: String,
    /// When its session begins.
    pub start: DateTime<Utc>,
}

/// Those expected in two sessions, and when they would not be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doubles {
    /// Who, and where else.
    pub people: Vec<Doubled>,
    /// The next days on which everybody is free at the same hour.
    pub free: Vec<NaiveDate>,
    /// What the quorum would lack without them.
    pub lost: Vec<Missing>,
}

/// Who would be expected elsewhere if the session were held between these instants; nothing is written.
///
/// # Errors
/// `NotFound`, or when the database does not answer.
pub async fn doubled(
    ctx: &Context,
    grant: Granted<SeeSession>,
    hours: (DateTime<Utc>, DateTime<Utc>),
) -> Result<Doubles, Error> {
    doubled_at(ctx, *grant.target(), hours).await
}

/// As [`doubled`], for a service that was granted more than to see the session.
pub(crate) async fn doubled_at(
    ctx: &Context,
    session: SessionId,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Doubles, Error> {
    let row = store::held(&ctx.db.read, session).await?.row;
    let (id, offer) = (row.id, row.offer_id);
    let Some(whole) = gather(&ctx.db.read, vec![row]).await?.into_iter().next() else { return Ok(Doubles::default()) };
    let own = Gathering { start, end, ..gathering(&whole) };
    let others = between(ctx, start, end).await?;
    let people: Vec<_> =
        planning::doubles(&own, &gatherings(&others)).iter().filter_map(|one| told(one, &others)).collect();
    if people.is_empty() {
        return Ok(Doubles::default());
    }
    let later = between(ctx, start, start + AHEAD).await?;
    let of_the_board = later.iter().filter(|one| one.held.row.offer_id == offer && one.held.row.id != id);
    let taken: Vec<_> = of_the_board.map(|one| date_of(one.held.row.starts_at)).collect();
    Ok(Doubles { free: free_days(&own, &gatherings(&later), &taken), lost: lost(&whole, &people), people })
}

/// What the quorum loses when these people go elsewhere.
fn lost(one: &Gathered, people: &[Doubled]) -> Vec<Missing> {
    let expected = one.expected.iter().filter(|person| person.invited.is_expected());
    let expected: Vec<_> = expected.map(|person| person.invited.person.clone()).collect();
    let away: Vec<_> = people.iter().map(|person| person.who).collect();
    missing_without(one.held.details.quorum(), &expected, &away)
}

fn told(one: &planning::Double, others: &[Gathered]) -> Option<Doubled> {
    let other = others.iter().find(|other| other.held.session.id == one.with)?;
    let board = other.held.details.name().to_owned();
    Some(Doubled { who: one.who, name: other.name(one.who).to_owned(), board, start: one.start })
}

/// The sessions that are held between two instants, or a part of the time.
async fn between(ctx: &Context, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Gathered>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.lt(until.timestamp_millis()))
        .filter(session::Column::EndsAt.gt(from.timestamp_millis()))
        .filter(session::Column::State.is_not_in(["cancelled", "moved", "removed"]));
    gather(&ctx.db.read, rows.all(&ctx.db.read).await?).await
}

fn gatherings(all: &[Gathered]) -> Vec<Gathering> {
    all.iter().map(gathering).collect()
}

fn gathering(one: &Gathered) -> Gathering {
    let expected = one.expected.iter().filter(|person| person.invited.is_expected());
    Gathering {
        session: one.held.session.id,
        start: one.held.session.start(),
        end: one.held.session.end(),
        members: expected.map(super::gathered::Expected::who).collect(),
    }
}
