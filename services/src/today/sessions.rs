//! The sessions that come: those to prepare, and those where one takes part.

use super::{Kind, Line, Place, boards::Mine};
use crate::{
    access::Actor,
    context::Context,
    entities::{attendance, inscription, offer, session},
    error::Error,
    planning::read_session,
};
use domain::{
    ids::{ProfessionalId, SessionId},
    meeting::{Forecast, Outlook},
    planning::{Session, SessionStep, paris},
    words,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// Sessions to prepare start within a week; those to attend, within two days. Milliseconds.
const PREPARED: i64 = 7 * 86_400_000;
const ATTENDED: i64 = 2 * 86_400_000;

/// The lines of sessions.
pub(super) async fn lines(ctx: &Context, actor: &Actor, mine: &HashMap<Uuid, Mine>) -> Result<Vec<Line>, Error> {
    let me = actor.professional().map(ProfessionalId::uuid);
    let invited = attendance::Entity::find()
        .select_only()
        .column(attendance::Column::SessionId)
        .filter(attendance::Column::ProfessionalId.eq(me.unwrap_or_default()))
        .into_query();
    let whose = Condition::any()
        .add(session::Column::OfferId.is_in(mine.keys().copied()))
        .add(session::Column::Id.in_subquery(invited));
    let now = ctx.now_ms();
    let rows = session::Entity::find()
        .filter(whose)
        .filter(session::Column::EndsAt.gte(now))
        .filter(session::Column::StartsAt.lte(now + PREPARED))
        .filter(session::Column::State.is_not_in(["cancelled", "moved", "removed", "settled"]))
        .order_by_asc(session::Column::StartsAt)
        .limit(50)
        .all(&ctx.db.read)
        .await?;
    let cases = cases(ctx, &rows).await?;
    let names = names(ctx, &rows).await?;
    let coming = rows.iter().filter(|row| row.starts_at > now && mine.contains_key(&row.offer_id)).cloned();
    let seen = crate::meeting::forecasts(&ctx.db.read, coming.collect()).await?;
    let mut lines = Vec::new();
    for row in &rows {
        let read = read_session(row)?;
        let name = names.get(&row.offer_id).map_or("", String::as_str);
        if mine.contains_key(&row.offer_id) {
            let (all, incomplete) = cases.get(&row.id).copied().unwrap_or_default();
            let line = to_prepare(ctx, &read, name, all, incomplete);
            lines.push(at_risk(line, seen.get(&row.id)));
        } else if row.starts_at <= now + ATTENDED {
            lines.push(line(&read, name, words::today::session_to_attend().to_owned(), read.start()));
        }
    }
    Ok(lines)
}

fn to_prepare(ctx: &Context, session: &Session, name: &str, all: u64, incomplete: u64) -> Line {
    if session.step() == SessionStep::InProgress {
        return line(session, name, words::today::session_under_way().to_owned(), session.start());
    }
    let closes = session.timetable().closes;
    let deadline = if closes > ctx.now() { closes } else { session.start() };
    line(session, name, words::today::session_to_prepare(all, incomplete), deadline)
}

/// A session whose quorum will not be there says so.
fn at_risk(line: Line, forecast: Option<&Forecast>) -> Line {
    match forecast.filter(|one| one.outlook == Outlook::Fails) {
        Some(forecast) => {
            Line { reason: format!("{} {}", line.reason, words::meeting::may_not_hold(forecast)), ..line }
        }
        None => line,
    }
}

fn line(session: &Session, name: &str, reason: String, deadline: chrono::DateTime<chrono::Utc>) -> Line {
    Line {
        kind: Kind::Session,
        title: words::today::session_title(name, paris::to_paris(session.start())),
        reason,
        deadline: Some(deadline),
        place: Place::Session(SessionId::from_uuid(session.id.uuid())),
    }
}

/// How many cases each session has, and how many of them are incomplete.
async fn cases(ctx: &Context, rows: &[session::Model]) -> Result<HashMap<Uuid, (u64, u64)>, Error> {
    let found: Vec<(Uuid, String)> = inscription::Entity::find()
        .select_only()
        .column(inscription::Column::SessionId)
        .column(inscription::Column::State)
        .filter(inscription::Column::SessionId.is_in(rows.iter().map(|row| row.id)))
        .filter(inscription::Column::State.is_not_in(["withdrawn", "deferred"]))
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let mut counts: HashMap<Uuid, (u64, u64)> = HashMap::new();
    for (session, state) in found {
        let count = counts.entry(session).or_default();
        count.0 += 1;
        count.1 += u64::from(state == "incomplete");
    }
    Ok(counts)
}

async fn names(ctx: &Context, rows: &[session::Model]) -> Result<HashMap<Uuid, String>, Error> {
    let ids = rows.iter().map(|row| row.offer_id);
    let found = offer::Entity::find().filter(offer::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    Ok(found.into_iter().map(|row| (row.id, row.name)).collect())
}
