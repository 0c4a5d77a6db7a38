//! Who already looks like the person about to be created: shown before anything is written.

use super::{
    body::Body,
    search::{trace, visible, with_key},
    store::Summary,
};
use crate::{
    access::{Actor, Granted, acts::SearchPatients},
    context::Context,
    entities::patient,
    error::Error,
};
use domain::{
    ids::PatientId,
    patient::{
        Identity, exact_five_traits,
        matching::{Query, Score, keys_of_query, score},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

/// From this likeness on a record is shown before a creation. Lower than the review of pairs: a glance costs little.
/// Source: expert knowledge, to be confirmed.
const SHOWN_FROM: f64 = 0.70;
/// Records compared at most.
const COMPARED: u64 = 1000;

/// A record that looks like the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Lookalike {
    /// The record.
    pub patient: Summary,
    /// How much, and why.
    pub score: Score,
    /// The five traits are the same, letter for letter.
    pub same_traits: bool,
}

/// Every record that looks like a person, whoever may see it.
#[derive(Debug, Default)]
pub(super) struct Likenesses {
    /// Those that the actor may open, most alike first.
    pub seen: Vec<Lookalike>,
    /// The others.
    pub hidden: Vec<Lookalike>,
}

/// The records, among those that the actor may open, that look like what is typed so far; most alike first.
///
/// # Errors
/// When the database does not answer.
pub async fn lookalikes(ctx: &Context, grant: Granted<SearchPatients>, query: &Query) -> Result<Vec<Lookalike>, Error> {
    let found = compare(&ctx.db.read, grant.actor(), query, None, ctx.now_ms()).await?;
    trace(ctx, grant.actor(), found.seen.iter().map(|like| like.patient.id).collect(), "lookalikes").await?;
    Ok(found.seen)
}

/// Compares with every record that shares a key; `draft` tells which have exactly the same traits.
pub(super) async fn compare<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    query: &Query,
    draft: Option<&Identity>,
    now: i64,
) -> Result<Likenesses, Error> {
    let rows = sharing_a_key(db, query).await?;
    let open: HashSet<Uuid> = openable(db, actor, &rows, now).await?;
    let mut found = Likenesses::default();
    for row in &rows {
        let Some(like) = likeness(row, query, draft)? else { continue };
        if open.contains(&row.id) {
            found.seen.push(like);
        } else {
            found.hidden.push(like);
        }
    }
    for list in [&mut found.seen, &mut found.hidden] {
        list.sort_by(|a, b| b.score.value.total_cmp(&a.score.value));
    }
    Ok(found)
}

async fn sharing_a_key<C: ConnectionTrait>(db: &C, query: &Query) -> Result<Vec<patient::Model>, Error> {
    let keys: Vec<String> = keys_of_query(query).into_iter().collect();
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let rows = patient::Entity::find()
        .filter(patient::Column::MergedInto.is_null())
        .filter(patient::Column::Id.in_subquery(with_key(keys)))
        .limit(COMPARED);
    Ok(rows.all(db).await?)
}

async fn openable<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    rows: &[patient::Model],
    now: i64,
) -> Result<HashSet<Uuid>, Error> {
    let ids: Vec<Uuid> = visible(actor, now)
        .select_only()
        .column(patient::Column::Id)
        .filter(patient::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().collect())
}

fn likeness(row: &patient::Model, query: &Query, draft: Option<&Identity>) -> Result<Option<Lookalike>, Error> {
    let body = Body::read(row)?;
    let candidate = body.candidate();
    let score = score(query, &candidate);
    let same_traits = draft.is_some_and(|draft| exact_five_traits(draft.traits(), body.identity.traits()));
    let same_ins = match (&query.ins, &candidate.ins) {
        (Some(asked), Some(known)) => asked.ins().matricule() == known.ins().matricule(),
        _ => false,
    };
    let patient = Summary { id: PatientId::from_uuid(row.id), identity: body.identity };
    let shown = score.value >= SHOWN_FROM || same_traits || same_ins;
    Ok(shown.then_some(Lookalike { patient, score, same_traits: same_traits || same_ins }))
}
