//! Two records of one person become one, and back. Nothing is deleted: what moved is written down.

use super::{
    body::code,
    duplicates::{self, Kept, decision},
    store::load,
};
use crate::{
    access::{
        Granted,
        acts::{MergeRecords, UnmergeRecords},
        scope,
    },
    audit::Event,
    context::Context,
    entities::{
        board_information, circle_member, document, episode, frcp, inscription, merge as merge_row, patient,
        patient_place,
    },
    error::Error,
    write::{Tx, write},
};
use domain::{
    access::{Action, Sharing},
    ids::{DuplicateId, PatientId},
    patient::DuplicateState,
    words,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a merge moved from one record to the other, and what it changed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Moved {
    episodes: Vec<Uuid>,
    inscriptions: Vec<Uuid>,
    forms: Vec<Uuid>,
    documents: Vec<Uuid>,
    information: Vec<Uuid>,
    circle: Vec<Uuid>,
    /// Places that the kept record gained.
    places: Vec<Uuid>,
    /// How the kept record was shared.
    sharing: String,
}

macro_rules! each_table {
    ($act:ident($($given:expr),*) of $moved:ident) => {
        $act!(episode, $moved.episodes, $($given),*);
        $act!(inscription, $moved.inscriptions, $($given),*);
        $act!(frcp, $moved.forms, $($given),*);
        $act!(document, $moved.documents, $($given),*);
        $act!(board_information, $moved.information, $($given),*);
        $act!(circle_member, $moved.circle, $($given),*);
    };
}

macro_rules! move_all {
    ($table:ident, $ids:expr, $tx:expr, $from:expr, $to:expr) => {
        $ids = $table::Entity::find()
            .select_only()
            .column($table::Column::Id)
            .filter($table::Column::PatientId.eq($from))
            .order_by_asc($table::Column::Id)
            .into_tuple()
            .all($tx)
            .await?;
        move_these!($table, $ids, $tx, $from, $to);
    };
}

macro_rules! move_these {
    ($table:ident, $ids:expr, $tx:expr, $from:expr, $to:expr) => {
        $table::Entity::update_many()
            .col_expr($table::Column::PatientId, $to.into())
            .filter($table::Column::Id.is_in($ids.iter().copied()))
            .filter($table::Column::PatientId.eq($from))
            .exec($tx)
            .await?;
    };
}

/// Merges the second record into the first one. Both rights are needed: the actor answers for both identities.
///
/// # Errors
/// `Refused` when the pair is merged already, or when the two records are one.
pub async fn merge(
    ctx: &Context,
    kept: Granted<MergeRecords>,
    merged: Granted<MergeRecords>,
) -> Result<DuplicateId, Error> {
    let (actor, stays, goes) = (kept.actor().clone(), *kept.target(), *merged.target());
    let (pair_id, merge_id) = (ctx.random.uuid(), ctx.random.uuid());
    write(ctx, &actor.clone(), Action::MergeRecords, async move |tx| {
        kept.again(tx).await?;
        merged.again(tx).await?;
        let found = duplicates::of_records(tx, pair_id, stays, goes).await?;
        let pair = found.pair.clone().merge(stays, decision(tx, &actor));
        let pair = pair.map_err(|refused| Error::refused(words::patient::duplicate_refused(refused)))?;
        let id = pair.id();
        let moved = join(tx, stays.uuid(), goes.uuid()).await?;
        let row = merge_row::ActiveModel {
            id: Set(merge_id),
            kept_id: Set(stays.uuid()),
            merged_id: Set(goes.uuid()),
            body: Set(serde_json::to_string(&moved).map_err(|_| Error::body("merge", merge_id))?),
            made_by: Set(actor.account().uuid()),
            made_at: Set(tx.at()),
            undone_at: Set(None),
        };
        merge_row::Entity::insert(row).exec_without_returning(tx).await?;
        duplicates::settle(tx, &actor, Kept { pair, ..found }).await?;
        tell(tx, stays, goes, "merged").await?;
        Ok(id)
    })
    .await
}

async fn join(tx: &Tx, stays: Uuid, goes: Uuid) -> Result<Moved, Error> {
    let ((kept, _), (merged, _)) = (load(tx, stays).await?, load(tx, goes).await?);
    let mut moved = Moved { sharing: kept.sharing.clone(), ..Moved::default() };
    each_table!(move_all(tx, goes, stays) of moved);
    moved.places = share_places(tx, stays, goes).await?;
    let gone = patient::ActiveModel { id: Set(goes), merged_into: Set(Some(stays)), ..Default::default() };
    patient::Entity::update(gone).exec(tx).await?;
    let sharing = narrower(&kept.sharing, &merged.sharing)?;
    let next = patient::ActiveModel { id: Set(stays), sharing: Set(sharing), ..Default::default() };
    patient::Entity::update(next).exec(tx).await?;
    Ok(moved)
}

/// The kept record gains the places that wrote in the other one.
async fn share_places(tx: &Tx, stays: Uuid, goes: Uuid) -> Result<Vec<Uuid>, Error> {
    let of = |patient: Uuid| patient_place::Entity::find().filter(patient_place::Column::PatientId.eq(patient)).all(tx);
    let (there, here) = (of(goes).await?, of(stays).await?);
    let missing = there.into_iter().filter(|row| here.iter().all(|own| own.place_id != row.place_id));
    let mut gained = Vec::new();
    for row in missing {
        let next =
            patient_place::ActiveModel { patient_id: Set(stays), place_id: Set(row.place_id), since: Set(row.since) };
        let known = OnConflict::columns([patient_place::Column::PatientId, patient_place::Column::PlaceId])
            .do_nothing()
            .to_owned();
        patient_place::Entity::insert(next).on_conflict(known).exec_without_returning(tx).await?;
        gained.push(row.place_id);
    }
    Ok(gained)
}

/// A person who said no on one of the two records said no.
fn narrower(one: &str, other: &str) -> Result<String, Error> {
    let withdrawn = code(&Sharing::Withdrawn)?;
    let given = code(&Sharing::Given)?;
    Ok(match (one, other) {
        (a, b) if a == withdrawn || b == withdrawn => withdrawn,
        (a, b) if a == given && b == given => given,
        _ => code(&Sharing::NotShared)?,
    })
}

/// Undoes the merge of a pair; the grant is on the record that stayed. What was written since stays where it was written.
///
/// # Errors
/// `Refused` when there is nothing to undo.
pub async fn unmerge(ctx: &Context, grant: Granted<UnmergeRecords>, id: DuplicateId) -> Result<(), Error> {
    let (actor, stays) = (grant.actor().clone(), *grant.target());
    write(ctx, &actor.clone(), Action::UnmergeRecords, async move |tx| {
        grant.again(tx).await?;
        let (_, found) = duplicates::load(tx, id).await?;
        let goes = match found.pair.state() {
            DuplicateState::Merged { merge } if merge.kept == stays => merge.merged,
            _ => return Err(Error::NotFound),
        };
        let pair = found.pair.clone().undo(decision(tx, &actor));
        let pair = pair.map_err(|refused| Error::refused(words::patient::duplicate_refused(refused)))?;
        part(tx, stays.uuid(), goes.uuid()).await?;
        duplicates::settle(tx, &actor, Kept { pair, ..found }).await?;
        tell(tx, stays, goes, "unmerged").await
    })
    .await
}

async fn part(tx: &Tx, stays: Uuid, goes: Uuid) -> Result<(), Error> {
    let done = merge_row::Entity::find()
        .filter(merge_row::Column::KeptId.eq(stays))
        .filter(merge_row::Column::MergedId.eq(goes))
        .filter(merge_row::Column::UndoneAt.is_null());
    let row = done.one(tx).await?.ok_or(Error::NotFound)?;
    let moved: Moved = serde_json::from_str(&row.body).map_err(|_| Error::body("merge", row.id))?;
    each_table!(move_these(tx, stays, goes) of moved);
    patient_place::Entity::delete_many()
        .filter(patient_place::Column::PatientId.eq(stays))
        .filter(patient_place::Column::PlaceId.is_in(moved.places.iter().copied()))
        .exec(tx)
        .await?;
    restore_sharing(tx, stays, goes, &moved.sharing).await?;
    let undone = merge_row::ActiveModel { id: Set(row.id), undone_at: Set(Some(tx.at())), ..Default::default() };
    merge_row::Entity::update(undone).exec(tx).await?;
    Ok(())
}

/// Each record is shared as before, unless the person said no since: then both are withdrawn.
async fn restore_sharing(tx: &Tx, stays: Uuid, goes: Uuid, before: &str) -> Result<(), Error> {
    let (kept, _) = load(tx, stays).await?;
    let merged = patient::Entity::find_by_id(goes).one(tx).await?.ok_or(Error::NotFound)?;
    let withdrawn = code(&Sharing::Withdrawn)?;
    let said_no_since = kept.sharing == withdrawn && before != withdrawn && merged.sharing != withdrawn;
    let as_before = |sharing: &str| if said_no_since { withdrawn.clone() } else { sharing.to_owned() };
    for (id, sharing) in [(stays, as_before(before)), (goes, as_before(&merged.sharing))] {
        let next = patient::ActiveModel { id: Set(id), sharing: Set(sharing), ..Default::default() };
        patient::Entity::update(next).exec(tx).await?;
    }
    let back = patient::ActiveModel { id: Set(goes), merged_into: Set(None), ..Default::default() };
    patient::Entity::update(back).exec(tx).await?;
    Ok(())
}

/// Recomputes who sees both, and leaves one event on each.
async fn tell(tx: &Tx, stays: PatientId, goes: PatientId, why: &str) -> Result<(), Error> {
    scope::recompute(tx, &[stays.uuid(), goes.uuid()], tx.at()).await?;
    for id in [stays, goes] {
        tx.trace(Event::done(id.uuid()).about(id).showing(vec![stays.uuid(), goes.uuid()]).noting(why));
    }
    Ok(())
}
