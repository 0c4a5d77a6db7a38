//! Who opened a record: the lines of the audit that concern it, newest first.

use crate::{
    access::{Granted, acts::SeeAccessLog},
    audit::Event,
    context::Context,
    entities::{audit, place},
    error::Error,
    offer::account_names,
    write::write,
};
use domain::{access::Action, audit::AuditEvent, ids::AccountId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Lines shown at most.
const SHOWN: u64 = 300;

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct AccessLine {
    /// What was done, by whom, when.
    pub event: AuditEvent,
    /// The person's name, when the account is known.
    pub person: Option<String>,
    /// The name of the place.
    pub place: Option<String>,
}

/// The latest accesses to a record.
///
/// # Errors
/// When the database does not answer or a line does not read.
pub async fn access_log(ctx: &Context, grant: Granted<SeeAccessLog>) -> Result<Vec<AccessLine>, Error> {
    let patient = *grant.target();
    // A patient looks for what others did: one's own readings do not push theirs out of the page.
    let mut lines = audit::Entity::find().filter(audit::Column::PatientId.eq(patient.uuid()));
    if grant.actor().is_portal() {
        lines = lines.filter(audit::Column::ActorId.ne(grant.actor().account().uuid()));
    }
    let rows = lines.order_by_desc(audit::Column::At).limit(SHOWN).all(&ctx.db.read).await?;
    let events = rows
        .iter()
        .map(|row| AuditEvent::read(&row.body).map_err(|_| Error::body("audit", row.sequence)))
        .collect::<Result<Vec<_>, _>>()?;
    let actors = events.iter().filter_map(|event| event.actor.map(AccountId::uuid));
    let (people, places) = (account_names(ctx, actors).await?, places(ctx, &events).await?);
    write(ctx, grant.actor(), Action::SeeAccessLog, async move |tx| {
        tx.trace(Event::done(patient.uuid()).about(patient));
        Ok(())
    })
    .await?;
    let line = |event: AuditEvent| AccessLine {
        person: event.actor.and_then(|who| people.get(&who.uuid()).cloned()),
        place: event.place.and_then(|place| places.get(&place.uuid()).cloned()),
        event,
    };
    Ok(events.into_iter().map(line).collect())
}

async fn places(ctx: &Context, events: &[AuditEvent]) -> Result<HashMap<Uuid, String>, Error> {
    let ids = events.iter().filter_map(|event| event.place.map(domain::ids::PlaceId::uuid));
    let rows = place::Entity::find().filter(place::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
