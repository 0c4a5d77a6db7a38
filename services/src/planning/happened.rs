//! What others did to the calendar since one read it: an open calendar learns who and what, and reads again.

use super::calendar::{Filter, narrowed_to};
use crate::{
    access::{
        Granted,
        acts::{SeePlanning, SeeSession},
    },
    audit::{Told, codes, newly},
    context::Context,
    entities::{audit, offer, session},
    error::Error,
    offer::account_names,
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    audit::{Act, AuditEvent, Outcome, SystemAct},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// How much earlier one looks, milliseconds: a commit of another instance may be seen after a younger one.
const OVERLAP: i64 = 3_000;

/// What somebody did to a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// Its place in the audit, so that nothing is told twice.
    pub key: String,
    /// Who.
    pub who: String,
    /// The board.
    pub board: String,
    /// What.
    pub deed: Deed,
    /// The date of the session as it is now.
    pub start: DateTime<Utc>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A series was planned.
    Planned,
    /// A series was changed, or brought back.
    Changed,
    /// A session has another date.
    Moved,
    /// A session has another room, video meeting or coordinator.
    SetApart,
    /// A session is cancelled.
    Cancelled,
    /// A session was removed.
    Removed,
    /// A session came back.
    Restored,
}

/// What happened to the calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happenings {
    /// Something changed, whoever did it: one reads again.
    pub changed: bool,
    /// What others did; the oldest first.
    pub lines: Vec<Happened>,
}

/// Whether the calendar changed since the last call, on whatever instance. The first call tells nothing: it says where one begins.
///
/// # Errors
/// When the database does not answer.
pub async fn calendar_changed(ctx: &Context, told: &mut Option<Told>) -> Result<bool, Error> {
    newly(ctx, changing(), told).await
}

/// The acts that change the calendar, those of the service itself included.
fn changing() -> Vec<&'static str> {
    [codes(Action::changes_calendar), vec![SystemAct::SessionAdvanced.code()]].concat()
}

/// What happened since an instant, in milliseconds; others' acts are told of the sessions that the filter keeps.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn happenings(
    ctx: &Context,
    grant: Granted<SeePlanning>,
    since: i64,
    filter: &Filter,
) -> Result<Happenings, Error> {
    let acts = acts(ctx, since).await?;
    let me = grant.actor().account().uuid();
    let events: Vec<_> = acts.iter().filter_map(done).filter(|event| event.by != me).collect();
    let rows = session::Entity::find()
        .filter(session::Column::Id.is_in(events.iter().map(|event| event.session)))
        .all(&ctx.db.read)
        .await?;
    let kept = narrowed_to(ctx, grant.actor(), filter, rows).await?;
    let kept: HashMap<_, _> = kept.into_iter().map(|row| (row.id, row)).collect();
    let names = account_names(ctx, events.iter().map(|event| event.by)).await?;
    let boards = boards(ctx, kept.values().map(|row| row.offer_id)).await?;
    let happened = |event: Done| {
        let row = kept.get(&event.session)?;
        Some(Happened {
            who: names.get(&event.by)?.clone(),
            board: boards.get(&row.offer_id)?.clone(),
            start: DateTime::from_timestamp_millis(row.starts_at)?,
            key: event.key,
            deed: event.deed,
        })
    };
    Ok(Happenings { changed: !acts.is_empty(), lines: events.into_iter().filter_map(happened).collect() })
}

/// How far back one looks for what was just done, milliseconds.
const JUST: i64 = 60 * 60 * 1000;

/// What was just done to one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDeed {
    /// Who; nothing when it was the reader.
    pub who: Option<String>,
    /// What.
    pub deed: Deed,
}

/// What was done last to a session within the hour, told to whoever is about to change it.
///
/// # Errors
/// When the database does not answer.
pub async fn last_deed(ctx: &Context, grant: &Granted<SeeSession>) -> Result<Option<LastDeed>, Error> {
    let id = grant.target().uuid();
    let about = |event: &Done, row: &audit::Model| event.session == id || row.target_id == Some(id);
    let acts = acts(ctx, ctx.now_ms() - JUST).await?;
    let last = acts.iter().rev().filter_map(|row| done(row).filter(|event| about(event, row))).next();
    let Some(last) = last else { return Ok(None) };
    let others = last.by != grant.actor().account().uuid();
    let who = account_names(ctx, [last.by]).await?.remove(&last.by).filter(|_| others);
    Ok(Some(LastDeed { who, deed: last.deed }))
}

/// What was done at these instants, by session: the last deed of each.
pub(super) async fn deeds_at(ctx: &Context, instants: Vec<i64>) -> Result<HashMap<Uuid, Deed>, Error> {
    let rows = audit::Entity::find()
        .filter(audit::Column::At.is_in(instants))
        .filter(audit::Column::Action.is_in(changing()))
        .order_by_asc(audit::Column::At);
    let rows = rows.all(&ctx.db.read).await?;
    Ok(rows.iter().filter_map(done).map(|event| (event.session, event.deed)).collect())
}

/// One line of the audit.
struct Done {
    key: String,
    by: Uuid,
    deed: Deed,
    session: Uuid,
}

/// What is told of an act, by what its trace notes; a session that begins or ends says so by its state.
fn deed(act: Action, why: &str) -> Option<Deed> {
    match (act, why) {
        (Action::PlanSeries, "series" | "poll-session") => Some(Deed::Planned),
        (Action::PlanSeries, "series-again") => None,
        (Action::PlanSeries, _) => Some(Deed::Changed),
        (Action::MoveSession, "date") => Some(Deed::Moved),
        (Action::MoveSession, "setting") => Some(Deed::SetApart),
        (Action::CancelSession, "removed") => Some(Deed::Removed),
        (Action::CancelSession, "restored") => Some(Deed::Restored),
        (Action::CancelSession, _) => Some(Deed::Cancelled),
        _ => None,
    }
}

async fn acts(ctx: &Context, since: i64) -> Result<Vec<audit::Model>, Error> {
    let rows = audit::Entity::find()
        .filter(audit::Column::At.gt(since.saturating_sub(OVERLAP)))
        .filter(audit::Column::Action.is_in(changing()))
        .order_by_asc(audit::Column::At);
    Ok(rows.all(&ctx.db.read).await?)
}

/// An act that was done; a refusal changed nothing. A series is known by its first session.
fn done(row: &audit::Model) -> Option<Done> {
    let event = AuditEvent::read(&row.body).ok()?;
    let (Outcome::Done, Act::Right(act)) = (event.outcome, event.act) else { return None };
    let session = event.shown.first().copied().or(row.target_id)?;
    let deed = deed(act, &event.why)?;
    Some(Done { key: format!("{}/{}", row.instance, row.sequence), by: row.actor_id?, deed, session })
}

async fn boards(ctx: &Context, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    let rows = offer::Entity::find().filter(offer::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
