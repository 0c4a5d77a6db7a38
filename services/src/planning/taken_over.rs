//! The text of an offer has changed: the sessions to come that still follow the former one take it over, those that are chosen.

use super::{
    change::{Change, ChangeKind, keep},
    held::{cases_waiting, windows_of},
    store::{KeptSession, kept_sessions, update_session},
};
use crate::{
    access::{Granted, acts::PlanSeries},
    audit::Event,
    context::Context,
    entities::{offer, session},
    error::Error,
    offer::read_offer,
    write::write,
};
use domain::{access::Action, ids::SessionId, offer::Difference, planning::Session, words};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A session to come that differs from the text in force on its day.
#[derive(Debug, Clone)]
pub struct Outdated {
    /// As it is.
    pub before: Session,
    /// As the text would have it.
    pub after: Session,
    /// In what they differ.
    pub differences: Vec<Difference>,
    /// How many cases it holds.
    pub cases: usize,
    /// Its version, to write.
    pub version: i64,
}

/// The sessions to come of a board that differ from its text, in order.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn outdated(ctx: &Context, grant: &Granted<PlanSeries>) -> Result<Vec<Outdated>, Error> {
    let db = &ctx.db.read;
    let row = offer::Entity::find_by_id(grant.target().uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let board = read_offer(&row)?;
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(row.id))
        .filter(session::Column::StartsAt.gt(ctx.now_ms()))
        .order_by_asc(session::Column::StartsAt)
        .all(db)
        .await?;
    let cases = cases_waiting(db, rows.iter().map(|row| row.id).collect()).await?;
    let mut found = Vec::new();
    for row in &rows {
        let kept = KeptSession::of(row)?;
        if let Some((after, differences)) = board.up_to_date(&kept.session, ctx.now()) {
            let cases = cases.get(&row.id).copied().unwrap_or_default();
            found.push(Outdated { before: kept.session, after, differences, cases, version: kept.version });
        }
    }
    Ok(found)
}

/// The chosen sessions take the text over; answers how many did.
///
/// # Errors
/// `Refused` when somebody changed one of them since it was shown.
pub async fn take_over(
    ctx: &Context,
    grant: Granted<PlanSeries>,
    chosen: Vec<(SessionId, i64)>,
) -> Result<usize, Error> {
    let (actor, now, random) = (grant.actor().clone(), ctx.now(), ctx.random.clone());
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let row = offer::Entity::find_by_id(grant.target().uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let board = read_offer(&row)?;
        let kept = kept_sessions(tx, chosen.iter().map(|(id, _)| *id).collect()).await?;
        let mut lines = Vec::new();
        for one in kept.iter().filter(|one| one.session.offer == board.id) {
            let seen = chosen.iter().any(|(id, version)| (*id, *version) == (one.session.id, one.version));
            if !seen {
                return Err(Error::refused(words::planning::changed_meanwhile()));
            }
            if let Some((after, _)) = board.up_to_date(&one.session, now) {
                update_session(tx, one, &after).await?;
                lines.push((one.session.clone(), after));
            }
        }
        let changed: Vec<_> = lines.iter().map(|(before, _)| before.id).collect();
        windows_of(tx, &changed).await?;
        let shown = changed.iter().map(|id| id.uuid()).collect();
        tx.trace(Event::done(board.id.uuid()).showing(shown).noting("taken-over"));
        let change = Change { lines, made: Vec::new(), rhythm: None };
        let by = grant.actor().account().uuid();
        keep(tx, (random.uuid(), ChangeKind::Offer), board.id, None, &change, by).await?;
        Ok(changed.len())
    })
    .await
}
