//! Sessions for an agenda: where and when, never a case.

use super::store::{KeptSession, kept_session};
use crate::{
    access::{
        Granted,
        acts::{SeePlanning, SeeSession},
        ask, decide_for,
    },
    audit::Event,
    context::{Context, instant},
    entities::{offer, session_change},
    error::Error,
    offer::{people_names, place_names},
    sign_in::absent::Absent,
    write::note,
};
use chrono::{DateTime, Utc};
use domain::{access::Action, planning::Session};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// What an agenda is told of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaEntry {
    /// The session.
    pub session: Session,
    /// How many times it was written since it was planned.
    pub revision: u32,
    /// When its hours or its place last changed, when they did.
    pub changed: Option<DateTime<Utc>>,
    /// The name of its board.
    pub name: String,
    /// The establishment where it is held.
    pub place: String,
    /// The name of who coordinates it.
    pub coordinator: Option<String>,
    /// It will not take place under this identity: cancelled, or its cases went to another session.
    pub cancelled: bool,
}

/// One session, for the agenda of whoever may read it: a traced reading.
///
/// # Errors
/// `NotFound`, or when the database does not answer.
pub async fn agenda_entry(ctx: &Context, grant: Granted<SeeSession>) -> Result<AgendaEntry, Error> {
    let id = *grant.target();
    let kept = kept_session(&ctx.db.read, id).await?;
    let board = offer::Entity::find_by_id(kept.session.offer.uuid()).one(&ctx.db.read).await?;
    let names = HashMap::from_iter(board.map(|row| (row.id, row.name)));
    let entry = entries(ctx, vec![kept], &names).await?.pop().ok_or(Error::NotFound)?;
    note(ctx, grant.actor(), Action::SeeSession, Event::done(id.uuid()).noting("agenda")).await?;
    Ok(entry)
}

/// What an agenda is told of these sessions, in their order; one whose board has no name here is left out.
pub(super) async fn entries(
    ctx: &Context,
    kept: Vec<KeptSession>,
    boards: &HashMap<Uuid, String>,
) -> Result<Vec<AgendaEntry>, Error> {
    let places = place_names(ctx, kept.iter().map(|one| one.session.held_at(one.place).uuid())).await?;
    let changes = changes(ctx, kept.iter().map(|one| one.session.id.uuid())).await?;
    let people =
        people_names(ctx, kept.iter().filter_map(|one| one.session.coordinator).map(domain::ids::ProfessionalId::uuid))
            .await?;
    let entry = |one: KeptSession| {
        Some(AgendaEntry {
            revision: u32::try_from(one.version.saturating_sub(1)).unwrap_or_default(),
            changed: changes.get(&one.session.id.uuid()).copied().map(instant),
            name: boards.get(&one.session.offer.uuid())?.clone(),
            place: places.get(&one.session.held_at(one.place).uuid()).cloned().unwrap_or_default(),
            coordinator: one.session.coordinator.and_then(|who| people.get(&who.uuid()).cloned()),
            cancelled: one.session.step().is_off(),
            session: one.session,
        })
    };
    Ok(kept.into_iter().filter_map(entry).collect())
}

async fn changes(ctx: &Context, sessions: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, i64>, Error> {
    let rows = session_change::Entity::find().filter(session_change::Column::SessionId.is_in(sessions));
    Ok(rows.all(&ctx.db.read).await?.into_iter().map(|row| (row.session_id, row.at)).collect())
}

/// The right to the calendar at each place where a person who is not there has it; none for whoever has it nowhere.
pub(super) async fn calendar_rights(ctx: &Context, person: &Absent) -> Result<Vec<Granted<SeePlanning>>, Error> {
    let mut rights = Vec::new();
    for actor in person.actors() {
        // A place where the person has no such right is passed over: nobody asked for it, so that nothing is refused.
        if decide_for::<SeePlanning>(ctx, &actor, &()).await? {
            rights.push(ask::<SeePlanning>(ctx, &actor, ()).await?);
        }
    }
    Ok(rights)
}
