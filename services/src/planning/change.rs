//! A change of many sessions at once: kept with what it changed, so that it can be told and taken back.

use super::{
    held::{cases_waiting, windows_of},
    series::keep_rhythm,
    store::{KeptSession, kept_sessions, update_session},
};
use crate::{
    access::{Granted, acts::PlanSeries},
    audit::Event,
    context::Context,
    entities::{planning_change, session},
    error::Error,
    write::{Tx, write},
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    ids::{OfferId, SeriesId},
    planning::{self, Place, Recurrence, Session, TakenBack},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a change was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The rhythm of a series.
    Series,
    /// The text of the offer, taken over by the sessions to come.
    Offer,
    /// A series removed, with its sessions.
    Removal,
}

/// What a change did.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Change {
    /// Each session, before and after.
    pub(super) lines: Vec<(Session, Session)>,
    /// The sessions that it made.
    pub(super) made: Vec<Session>,
    /// The series whose rhythm it changed, and the rhythm before.
    pub(super) rhythm: Option<(SeriesId, Recurrence)>,
}

/// A change that is kept.
#[derive(Debug, Clone)]
pub struct KeptChange {
    /// Its identity.
    pub id: Uuid,
    /// What it was about.
    pub kind: ChangeKind,
    /// How many sessions it changed or made.
    pub count: usize,
    /// Who made it.
    pub by: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// It was taken back.
    pub undone: bool,
}

/// What taking a change back did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// Sessions that are as before.
    pub back: usize,
    /// Sessions that somebody changed since, or whose hour has passed: they stay as they are.
    pub left: usize,
}

/// Keeps a change.
pub(super) async fn keep(
    tx: &Tx,
    (id, kind): (Uuid, ChangeKind),
    offer: OfferId,
    series: Option<SeriesId>,
    change: &Change,
    by: Uuid,
) -> Result<(), Error> {
    let row = planning_change::ActiveModel {
        id: Set(id),
        offer_id: Set(offer.uuid()),
        series_id: Set(series.map(SeriesId::uuid)),
        kind: Set(crate::offer::code(kind)),
        body: Set(serde_json::to_string(change).map_err(|_| Error::body("planning_change", id))?),
        made_by: Set(by),
        made_at: Set(tx.at()),
        undone_at: Set(None),
        undone_by: Set(None),
    };
    planning_change::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The changes of a board's sessions, the last one first; of one series when it is told.
pub(super) async fn kept_changes<C: ConnectionTrait>(
    db: &C,
    offer: OfferId,
    series: Option<SeriesId>,
) -> Result<Vec<KeptChange>, Error> {
    let mut rows = planning_change::Entity::find()
        .filter(planning_change::Column::OfferId.eq(offer.uuid()))
        .order_by_desc(planning_change::Column::MadeAt)
        .order_by_desc(planning_change::Column::Id);
    if let Some(series) = series {
        rows = rows.filter(planning_change::Column::SeriesId.eq(series.uuid()));
    }
    rows.all(db).await?.iter().map(kept).collect()
}

fn kept(row: &planning_change::Model) -> Result<KeptChange, Error> {
    let change = read(row)?;
    Ok(KeptChange {
        id: row.id,
        kind: serde_json::from_value(row.kind.as_str().into()).map_err(|_| Error::body("planning_change", row.id))?,
        count: change.lines.len() + change.made.len(),
        by: row.made_by,
        at: DateTime::from_timestamp_millis(row.made_at).unwrap_or_default(),
        undone: row.undone_at.is_some(),
    })
}

fn read(row: &planning_change::Model) -> Result<Change, Error> {
    serde_json::from_str(&row.body).map_err(|_| Error::body("planning_change", row.id))
}

/// Takes back the last change of a board or of a series: what nobody changed since is as before, the rest stays.
///
/// # Errors
/// `NotFound`; `Refused` when it is not the last one any more, or was taken back already.
pub async fn undo_change(ctx: &Context, grant: Granted<PlanSeries>, id: Uuid) -> Result<Undone, Error> {
    let (actor, now, random) = (grant.actor().clone(), ctx.now(), ctx.random.clone());
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let row = planning_change::Entity::find_by_id(id).one(tx).await?.ok_or(Error::NotFound)?;
        if row.offer_id != grant.target().uuid() {
            return Err(Error::NotFound);
        }
        last_one(tx, &row).await?;
        let change = read(&row)?;
        let undone = take_back(tx, &change, now).await?;
        if let Some((series, rhythm)) = &change.rhythm {
            keep_rhythm(tx, *series, rhythm).await?;
        }
        let by = grant.actor().account().uuid();
        crate::meeting::place_waiting(tx, *grant.target(), &random, by).await?;
        let marked = planning_change::ActiveModel {
            id: Set(id),
            undone_at: Set(Some(tx.at())),
            undone_by: Set(Some(by)),
            ..Default::default()
        };
        planning_change::Entity::update(marked).exec(tx).await?;
        let shown = change.lines.iter().map(|(before, _)| before.id.uuid()).collect();
        tx.trace(Event::done(grant.target().uuid()).showing(shown).noting("undone"));
        Ok(undone)
    })
    .await
}

/// A change can be taken back while no later one stands on it.
async fn last_one(tx: &Tx, row: &planning_change::Model) -> Result<(), Error> {
    let offer = OfferId::from_uuid(row.offer_id);
    let all = kept_changes(tx, offer, row.series_id.map(SeriesId::from_uuid)).await?;
    match all.iter().find(|one| !one.undone) {
        Some(last) if last.id == row.id => Ok(()),
        _ => Err(Error::refused(words::planning::not_the_last_change())),
    }
}

async fn take_back(tx: &Tx, change: &Change, now: DateTime<Utc>) -> Result<Undone, Error> {
    let changed = change.lines.iter().map(|(before, _)| before.id);
    let kept = kept_sessions(tx, changed.chain(change.made.iter().map(|one| one.id)).collect()).await?;
    let busy = cases_waiting(tx, kept.iter().map(|one| one.session.id.uuid()).collect()).await?;
    let held = held_by_others(tx, change, &kept).await?;
    let sessions: Vec<_> = kept.iter().map(|one| one.session.clone()).collect();
    let asked = planning::Changed { lines: &change.lines, made: &change.made };
    let mut written = Vec::new();
    let taken = planning::take_back(asked, &sessions, &held, |id| busy.contains_key(&id.uuid()), now);
    for (one, taken) in kept.iter().zip(taken) {
        match taken {
            TakenBack::Back(next) => {
                update_session(tx, one, &next).await?;
                if one.session.step().is_off() && !next.step().is_off() {
                    crate::meeting::come_back(tx, next.id).await?;
                }
                written.push(next.id);
            }
            TakenBack::Home(next) => drop(update_session(tx, one, &next).await?),
            TakenBack::Left => {}
        }
    }
    windows_of(tx, &written).await?;
    Ok(Undone { back: written.len(), left: kept.len() - written.len() })
}

/// The dates of these series that sessions of no part in the change hold.
async fn held_by_others(tx: &Tx, change: &Change, kept: &[KeptSession]) -> Result<Vec<Place>, Error> {
    let series: BTreeSet<_> = change.lines.iter().filter_map(|(before, _)| before.series).map(SeriesId::uuid).collect();
    let rows = session::Entity::find()
        .filter(session::Column::SeriesId.is_in(series))
        .filter(session::Column::Id.is_not_in(kept.iter().map(|one| one.session.id.uuid())))
        .all(tx)
        .await?;
    let others = rows.iter().map(KeptSession::of).collect::<Result<Vec<_>, _>>()?;
    Ok(others.iter().filter_map(|one| planning::place_in_series(&one.session)).collect())
}
