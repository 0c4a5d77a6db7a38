//! One session, as its page shows it around the cases.

use super::{
    changing::in_the_way,
    load::{self, cases},
    store::kept_session,
};
use crate::{
    access::{
        Granted,
        acts::{CancelSession, MoveSession, SeeInscriptions, SeeSession},
        offered,
    },
    context::Context,
    entities::offer,
    error::Error,
    offer::{people_names, place_names, read_offer},
};
use domain::{
    ids::{PlaceId, ProfessionalId},
    meeting::Forecast,
    offer::{Organ, Stopped},
    planning::{Conflict, Load, Session},
};
use sea_orm::EntityTrait;

/// What the actor may do on a session, to show a button or not; each act asks again.
#[derive(Debug, Clone, Copy, Default)]
pub struct SessionMay {
    /// Give it another date.
    pub move_it: bool,
    /// Cancel it.
    pub cancel: bool,
    /// Open its page: see its cases.
    pub open: bool,
}

/// A session and what its page names, without any case.
#[derive(Debug, Clone)]
pub struct SessionView {
    /// The session.
    pub session: Session,
    /// Its version, to write.
    pub version: i64,
    /// The name of its board.
    pub name: String,
    /// What its board is about.
    pub organ: Option<Organ>,
    /// The establishment.
    pub place: PlaceId,
    /// The name of the establishment where it is held.
    pub place_name: String,
    /// Who coordinates it.
    pub coordinator: Option<String>,
    /// How many cases.
    pub cases: usize,
    /// How full it is.
    pub load: Load,
    /// Sessions in its way.
    pub conflicts: Vec<Conflict>,
    /// What is foreseen of its quorum, and whether the actor is expected; nothing once it has begun.
    pub forecast: Option<(Forecast, bool)>,
    /// Its board takes nothing new.
    pub stopped: Option<Stopped>,
    /// What the actor may do.
    pub may: SessionMay,
}

/// One session.
///
/// # Errors
/// `NotFound`, or when the database does not answer.
pub async fn session(ctx: &Context, grant: Granted<SeeSession>) -> Result<SessionView, Error> {
    let id = *grant.target();
    let kept = kept_session(&ctx.db.read, id).await?;
    let row = offer::Entity::find_by_id(kept.session.offer.uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    let board = read_offer(&row)?;
    let coordinator = kept.session.coordinator.map(ProfessionalId::uuid);
    let people = people_names(ctx, coordinator).await?;
    let place = kept.session.held_at(kept.place).uuid();
    let mut places = place_names(ctx, [place]).await?;
    let cases = cases(&ctx.db.read, vec![id.uuid()]).await?;
    let (count, load) = load::load(&cases, id.uuid(), kept.session.capacity);
    let offered = offered::<MoveSession>(ctx, grant.actor(), &id).await?;
    Ok(SessionView {
        version: kept.version,
        name: row.name,
        organ: board.last_version().map(|version| version.details.organ()),
        place: kept.place,
        place_name: places.remove(&place).unwrap_or_default(),
        coordinator: coordinator.and_then(|id| people.get(&id).cloned()),
        cases: count,
        load,
        conflicts: in_the_way(&ctx.db.read, &kept.session).await?,
        forecast: crate::meeting::forecast_of(&ctx.db.read, id, grant.actor().professional(), ctx.now_ms()).await?,
        stopped: board.stopped(),
        may: SessionMay {
            move_it: offered.may::<MoveSession>(),
            cancel: offered.may::<CancelSession>(),
            open: offered.may::<SeeInscriptions>(),
        },
        session: kept.session,
    })
}
