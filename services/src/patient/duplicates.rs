//! The worklist of possible duplicates: pairs found at a creation, looked at by a person.

use super::{
    body::Body,
    likeness::Lookalike,
    store::{Summary, is_record_of, summary},
};
use crate::{
    access::{
        Actor, Granted,
        acts::{EditIdentity, SeeDuplicates},
        scope::holds,
    },
    audit::Event,
    context::{Context, instant},
    entities::{duplicate, patient},
    error::Error,
    write::{Tx, write},
};
use domain::{
    access::Action,
    ids::{DuplicateId, PatientId, PlaceId},
    patient::{
        Decision, DuplicatePair, DuplicateState,
        matching::{Reason, Score, Zone},
    },
    words,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// What the row of a pair keeps.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The pair and its state.
    pub pair: DuplicatePair,
    /// What made them alike.
    pub reasons: Vec<Reason>,
}

/// One record of a pair.
#[derive(Debug, Clone, PartialEq)]
pub enum Side {
    /// A record that the actor may open.
    Seen(Box<Summary>),
    /// A record of somewhere else: nothing of it is told.
    Elsewhere,
}

/// A pair to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Its identifier.
    pub id: DuplicateId,
    /// The likeness, thousandths.
    pub score: i64,
    /// What made it.
    pub reasons: Vec<Reason>,
    /// Where it stands.
    pub state: DuplicateState,
    /// The two records.
    pub sides: [Side; 2],
    /// When it was found, milliseconds.
    pub found_at: i64,
}

/// Writes the pairs that a new record makes with those that look like it enough for somebody to look.
pub(super) async fn note<'a>(
    tx: &Tx,
    seed: &[u8; 16],
    new: Uuid,
    alike: impl Iterator<Item = &'a Lookalike>,
) -> Result<(), Error> {
    let seed = u128::from_le_bytes(*seed);
    for (rank, like) in (0_u128..).zip(alike.filter(|like| like.score.zone() != Zone::New || like.same_traits)) {
        let id = uuid::Builder::from_random_bytes(seed.wrapping_add(rank << 64).to_le_bytes()).into_uuid();
        insert(tx, id, new, like.patient.id.uuid(), &like.score).await?;
    }
    Ok(())
}

async fn insert(tx: &Tx, id: Uuid, a: Uuid, b: Uuid, score: &Score) -> Result<(), Error> {
    let pair = DuplicatePair::found(DuplicateId::from_uuid(id), PatientId::from_uuid(a), PatientId::from_uuid(b))
        .map_err(|refused| Error::refused(words::patient::duplicate_refused(refused)))?;
    let (first, second) = pair.records();
    let row = duplicate::ActiveModel {
        id: Set(id),
        first_id: Set(first.uuid()),
        second_id: Set(second.uuid()),
        score: Set(thousandths(score.value)),
        body: Set(json(&Kept { pair, reasons: score.reasons.clone() })?),
        state: Set("to-review".into()),
        found_at: Set(tx.at()),
        settled_by: Set(None),
        settled_at: Set(None),
    };
    let known = OnConflict::columns([duplicate::Column::FirstId, duplicate::Column::SecondId]).do_nothing().to_owned();
    duplicate::Entity::insert(row).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}

/// The nearest thousandth of a likeness between 0 and 1.
fn thousandths(value: f64) -> i64 {
    (0..=1000).rev().find(|step| f64::from(*step) <= value.mul_add(1000.0, 0.5)).map_or(0, i64::from)
}

fn json(kept: &Kept) -> Result<String, Error> {
    serde_json::to_string(kept).map_err(|_| Error::body("duplicate", kept.pair.id()))
}

/// Pairs where a record of a place stands.
fn pairs_of(place: PlaceId) -> Condition {
    Condition::any()
        .add(is_record_of(place, duplicate::Column::FirstId))
        .add(is_record_of(place, duplicate::Column::SecondId))
}

/// How many pairs of a place wait for somebody to look at them.
pub(crate) async fn to_review(ctx: &Context, place: PlaceId) -> Result<u64, Error> {
    let waiting = duplicate::Entity::find().filter(duplicate::Column::State.eq("to-review"));
    Ok(waiting.filter(pairs_of(place)).count(&ctx.db.read).await?)
}

/// The pairs where a record of the actor's place stands: those to look at first, then those that were merged.
///
/// # Errors
/// When the database does not answer.
pub async fn duplicates(ctx: &Context, grant: Granted<SeeDuplicates>) -> Result<Vec<Pair>, Error> {
    let Some(place) = grant.actor().place() else { return Ok(Vec::new()) };
    let rows = duplicate::Entity::find()
        .filter(pairs_of(place))
        .filter(duplicate::Column::State.is_in(["to-review", "undone", "merged"]))
        .order_by_desc(duplicate::Column::Score)
        .order_by_asc(duplicate::Column::Id)
        .limit(200)
        .all(&ctx.db.read)
        .await?;
    let seen = seen(ctx, grant.actor(), &rows).await?;
    let mut pairs = rows.iter().map(|row| pair(row, &seen)).collect::<Result<Vec<_>, _>>()?;
    pairs.sort_by_key(|pair| matches!(pair.state, DuplicateState::Merged { .. }));
    let shown: Vec<Uuid> = seen.keys().copied().collect();
    write(ctx, grant.actor(), Action::SeeDuplicates, async move |tx| {
        tx.trace(Event::done(None).showing(shown.clone()));
        Ok(())
    })
    .await?;
    Ok(pairs)
}

/// The records of these pairs that the actor may open; a merged one is seen by whoever sees the one that stands for it.
async fn seen(ctx: &Context, actor: &Actor, rows: &[duplicate::Model]) -> Result<HashMap<Uuid, Summary>, Error> {
    let ids: Vec<Uuid> = rows.iter().flat_map(|row| [row.first_id, row.second_id]).collect();
    let open = |column| holds(actor, Action::SeeRecord, column, ctx.now_ms());
    let visible = Condition::any().add(open(patient::Column::Id)).add(open(patient::Column::MergedInto));
    let rows = patient::Entity::find().filter(patient::Column::Id.is_in(ids)).filter(visible).all(&ctx.db.read).await?;
    rows.iter().map(|row| Ok((row.id, summary(row)?))).collect()
}

fn pair(row: &duplicate::Model, seen: &HashMap<Uuid, Summary>) -> Result<Pair, Error> {
    let kept = read(row)?;
    let side = |id: Uuid| seen.get(&id).map_or(Side::Elsewhere, |seen| Side::Seen(Box::new(seen.clone())));
    Ok(Pair {
        id: kept.pair.id(),
        score: row.score,
        reasons: kept.reasons,
        state: kept.pair.state().clone(),
        sides: [side(row.first_id), side(row.second_id)],
        found_at: row.found_at,
    })
}

pub(super) fn read(row: &duplicate::Model) -> Result<Kept, Error> {
    serde_json::from_str(&row.body).map_err(|_| Error::body("duplicate", row.id))
}

/// The row of a pair.
pub(super) async fn load(tx: &Tx, id: DuplicateId) -> Result<(duplicate::Model, Kept), Error> {
    let row = duplicate::Entity::find_by_id(id.uuid()).one(tx).await?.ok_or(Error::NotFound)?;
    let kept = read(&row)?;
    Ok((row, kept))
}

/// Saves the next state of a pair.
pub(super) async fn settle(tx: &Tx, actor: &Actor, kept: Kept) -> Result<(), Error> {
    let state = match kept.pair.state() {
        DuplicateState::ToReview => "to-review",
        DuplicateState::Distinct { .. } => "distinct",
        DuplicateState::Merged { .. } => "merged",
        DuplicateState::Undone { .. } => "undone",
    };
    let row = duplicate::ActiveModel {
        id: Set(kept.pair.id().uuid()),
        state: Set(state.to_owned()),
        body: Set(json(&kept)?),
        settled_by: Set(Some(actor.account().uuid())),
        settled_at: Set(Some(tx.at())),
        ..Default::default()
    };
    duplicate::Entity::update(row).exec(tx).await?;
    Ok(())
}

/// The decision that the actor takes now.
pub(super) fn decision(tx: &Tx, actor: &Actor) -> Decision {
    Decision { by: actor.account(), at: instant(tx.at()) }
}

/// Says that a pair is two persons. The grant is on one of the two records.
///
/// # Errors
/// `NotFound` when the record is not in the pair; `Refused` when the pair is merged.
pub async fn declare_distinct(ctx: &Context, grant: Granted<EditIdentity>, id: DuplicateId) -> Result<(), Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    write(ctx, &actor.clone(), Action::EditIdentity, async move |tx| {
        grant.again(tx).await?;
        let (_, kept) = load(tx, id).await?;
        let (first, second) = kept.pair.records();
        if patient != first && patient != second {
            return Err(Error::NotFound);
        }
        let pair = kept.pair.clone().declare_distinct(decision(tx, &actor));
        let pair = pair.map_err(|refused| Error::refused(words::patient::duplicate_refused(refused)))?;
        settle(tx, &actor, Kept { pair, ..kept }).await?;
        tx.trace(
            Event::done(patient.uuid()).about(patient).noting("distinct").showing(vec![first.uuid(), second.uuid()]),
        );
        Ok(())
    })
    .await
}

/// The pair of two records, made when a person pairs records that nobody had found alike.
pub(super) async fn of_records(tx: &Tx, id: Uuid, a: PatientId, b: PatientId) -> Result<Kept, Error> {
    let (first, second) = (a.min(b), a.max(b));
    let known = duplicate::Entity::find()
        .filter(duplicate::Column::FirstId.eq(first.uuid()))
        .filter(duplicate::Column::SecondId.eq(second.uuid()));
    if let Some(row) = known.one(tx).await? {
        return read(&row);
    }
    let likeness = likeness(tx, a, b).await?;
    insert(tx, id, a.uuid(), b.uuid(), &likeness).await?;
    Ok(load(tx, DuplicateId::from_uuid(id)).await?.1)
}

async fn likeness(tx: &Tx, a: PatientId, b: PatientId) -> Result<Score, Error> {
    let mut bodies = Vec::new();
    for id in [a, b] {
        let row = patient::Entity::find_by_id(id.uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        bodies.push(Body::read(&row)?);
    }
    let [one, other] = <[Body; 2]>::try_from(bodies).map_err(|_| Error::NotFound)?;
    Ok(domain::patient::matching::score(&(&one.identity).into(), &other.candidate()))
}
