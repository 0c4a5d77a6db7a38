//! One session for an agenda: where and when, never a case.

use super::store::kept_session;
use crate::{
    access::{Granted, acts::SeeSession},
    audit::Event,
    context::Context,
    entities::offer,
    error::Error,
    offer::place_names,
    write::note,
};
use domain::{access::Action, planning::Session};
use sea_orm::EntityTrait;

/// What an agenda is told of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaEntry {
    /// The session.
    pub session: Session,
    /// How many times it was written since it was planned.
    pub revision: u32,
    /// The name of its board.
    pub name: String,
    /// The establishment.
    pub place: String,
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
    let place = kept.place.uuid();
    let mut places = place_names(ctx, [place]).await?;
    note(ctx, grant.actor(), Action::SeeSession, Event::done(id.uuid()).noting("agenda")).await?;
    Ok(AgendaEntry {
        revision: u32::try_from(kept.version.saturating_sub(1)).unwrap_or_default(),
        name: board.ok_or(Error::NotFound)?.name,
        place: places.remove(&place).unwrap_or_default(),
        cancelled: kept.session.step().is_off(),
        session: kept.session,
    })
}
