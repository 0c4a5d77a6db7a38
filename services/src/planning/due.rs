//! What the calendar does by itself: inscriptions open, then close.

use super::store::{kept_session, read_session, update_session};
use crate::{audit::Event, context::Context, entities::session, error::Error, offer::code, write::write_as_service};
use domain::{audit::SystemAct, ids::SessionId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Opens and closes the inscriptions of every session whose time has come; answers how many sessions changed.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn advance_sessions(ctx: &Context) -> Result<usize, Error> {
    let due = due(ctx).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let now = ctx.now();
    write_as_service(ctx, SystemAct::SessionAdvanced, async move |tx| {
        let mut changed = 0;
        for id in &due {
            let kept = kept_session(tx, *id).await?;
            let next = kept.session.clone().advanced(now);
            if next != kept.session {
                update_session(tx, &kept, &next).await?;
                tx.trace(Event::done(id.uuid()).noting(code(next.step())));
                changed += 1;
            }
        }
        if changed == 0 {
            // Another instance was quicker: nothing to keep, and the trace says that nothing changed.
            tx.trace(Event::done(None).noting("nothing"));
        }
        Ok(changed)
    })
    .await
}

async fn due(ctx: &Context) -> Result<Vec<SessionId>, Error> {
    let rows =
        session::Entity::find().filter(session::Column::State.is_in(["planned", "open"])).all(&ctx.db.read).await?;
    let mut due = Vec::new();
    for row in &rows {
        let session = read_session(row)?;
        if session.due_step(ctx.now()).is_some() {
            due.push(session.id);
        }
    }
    Ok(due)
}
