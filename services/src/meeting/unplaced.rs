//! The cases that no session of their board has: they are told, and the first session that takes cases takes them.

use super::{
    again::{destination, inscribe_again},
    store::{self, Case},
};
use crate::{
    access::scope,
    audit::Event,
    context::Random,
    entities::{inscription, session},
    error::Error,
    write::Tx,
};
use domain::{
    ids::{OfferId, SessionId},
    meeting,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The cases of some boards that wait for a session, by board.
pub(crate) async fn unplaced<C: ConnectionTrait>(
    db: &C,
    boards: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<OfferId, Vec<SessionId>>, Error> {
    let mut waiting: HashMap<OfferId, Vec<SessionId>> = HashMap::new();
    for case in cases(db, boards).await? {
        waiting.entry(case.file.case.offer).or_default().push(case.file.case.session);
    }
    Ok(waiting)
}

async fn cases<C: ConnectionTrait>(db: &C, boards: impl IntoIterator<Item = Uuid>) -> Result<Vec<Case>, Error> {
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::OfferId.is_in(boards))
        .into_query();
    // Which session took a case that was put off is written in its body only.
    let left = Condition::any().add(inscription::Column::State.eq("not-presented")).add(
        Condition::all()
            .add(inscription::Column::State.eq("deferred"))
            .add(inscription::Column::Body.contains("\"to\":null")),
    );
    let rows = inscription::Entity::find().filter(inscription::Column::SessionId.in_subquery(sessions)).filter(left);
    let rows = rows.all(db).await?;
    let pathways: BTreeSet<Uuid> = rows.iter().map(|row| row.episode_id).collect();
    let rows = inscription::Entity::find().filter(inscription::Column::EpisodeId.is_in(pathways)).all(db).await?;
    let mut cases: HashMap<_, Vec<Case>> = HashMap::new();
    for row in rows {
        let case = Case::of(row)?;
        cases.entry((case.file.case.offer, case.row.episode_id)).or_default().push(case);
    }
    Ok(cases.into_values().filter_map(waiting).collect())
}

/// The one that waits, among the inscriptions of one pathway to one board.
fn waiting(mut cases: Vec<Case>) -> Option<Case> {
    let id = meeting::unplaced(cases.iter().map(|one| &one.file.case))?.id;
    let rank = cases.iter().position(|one| one.file.case.id == id)?;
    Some(cases.swap_remove(rank))
}

/// Whether a case waits for a session.
pub(super) async fn is_unplaced<C: ConnectionTrait>(db: &C, case: &Case) -> Result<bool, Error> {
    let all = cases(db, [case.file.case.offer.uuid()]).await?;
    Ok(all.iter().any(|one| one.file.case.id == case.file.case.id))
}

/// A session of the board is planned, or takes place after all: the cases that no session had go to the first one that takes cases.
pub(crate) async fn place_waiting(tx: &Tx, board: OfferId, random: &Random, by: Uuid) -> Result<(), Error> {
    for mut case in cases(tx, [board.uuid()]).await? {
        let left = store::held(tx, case.file.case.session).await?;
        let Some(to) = destination(tx, &left, None).await? else { continue };
        case.file.case = case.file.case.taken_by(to);
        store::save_case(tx, &case).await?;
        inscribe_again(tx, &case, to, random, by).await?;
        scope::recompute(tx, &[case.row.patient_id], tx.at()).await?;
        tx.trace(Event::done(case.row.id).about(case.file.case.patient).noting("placed"));
    }
    Ok(())
}
