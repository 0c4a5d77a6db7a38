//! What an agenda holds: the sessions that its holder coordinates, stands in for or attends; for a secretary, those of the establishment.

use super::{
    super::{
        agenda::{AgendaEntry, entries},
        store::KeptSession,
    },
    HeldFeed,
};
use crate::{
    access::{Actor, is_deputy},
    audit::Event,
    context::Context,
    entities::{attendance, offer, session},
    error::Error,
    write::note,
};
use chrono::{Days, NaiveDate, NaiveTime};
use domain::{
    access::Action,
    people::Role,
    planning::{agenda_span, paris, stands_in_agenda},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// The sessions of an agenda, by date: a reading, traced once with what it shows.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn feed_entries(ctx: &Context, held: HeldFeed) -> Result<Vec<AgendaEntry>, Error> {
    let actors: Vec<&Actor> = held.grants.iter().map(crate::access::Granted::actor).collect();
    let Some(reader) = actors.first() else { return Err(Error::NotFound) };
    let boards = offer::Entity::find().all(&ctx.db.read).await?;
    let rows = rows(ctx, &actors, &boards).await?;
    let kept = rows.iter().map(KeptSession::of).collect::<Result<Vec<_>, _>>()?;
    let kept = kept.into_iter().filter(|one| stands_in_agenda(&one.session, ctx.today())).collect();
    let names: HashMap<Uuid, String> = boards.into_iter().map(|row| (row.id, row.name)).collect();
    let entries = entries(ctx, kept, &names).await?;
    let shown = entries.iter().map(|one| one.session.id.uuid()).collect();
    note(ctx, reader, Action::SeePlanning, Event::done(None).showing(shown).noting("agenda-feed")).await?;
    Ok(entries)
}

async fn rows(ctx: &Context, actors: &[&Actor], boards: &[offer::Model]) -> Result<Vec<session::Model>, Error> {
    let (from, until) = agenda_span(ctx.today());
    let after = until.checked_add_days(Days::new(1)).unwrap_or(until);
    let found = session::Entity::find()
        .filter(session::Column::StartsAt.gte(midnight(from)))
        .filter(session::Column::StartsAt.lt(midnight(after)))
        .filter(mine(actors, boards))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id);
    Ok(found.all(&ctx.db.read).await?)
}

/// As the calendar's "my boards".
fn mine(actors: &[&Actor], boards: &[offer::Model]) -> Condition {
    let secretary = |actor: &&&Actor| actor.roles().has(Role::Secretary);
    let places = actors.iter().filter(secretary).filter_map(|actor| actor.place()).map(domain::ids::PlaceId::uuid);
    let at_mine = Condition::any().add(session::Column::PlaceId.is_in(places));
    let Some(me) = actors.iter().find_map(|actor| actor.professional()) else { return at_mine };
    let leads = |row: &&offer::Model| row.coordinator_id == Some(me.uuid()) || is_deputy(&row.body, me.uuid());
    let attended = attendance::Entity::find()
        .select_only()
        .column(attendance::Column::SessionId)
        .filter(attendance::Column::ProfessionalId.eq(me.uuid()))
        .into_query();
    at_mine
        .add(session::Column::OfferId.is_in(boards.iter().filter(leads).map(|row| row.id)))
        .add(session::Column::Id.in_subquery(attended))
}

fn midnight(day: NaiveDate) -> i64 {
    paris::instant(day.and_time(NaiveTime::MIN)).timestamp_millis()
}
