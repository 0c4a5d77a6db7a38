//! The search box, and the latest records of a place. Both stay within what the actor may see.

use super::{
    body::Body,
    keys,
    store::{Summary, is_record_of, records_of, summary},
};
use crate::{
    access::{Actor, Granted, acts::SearchPatients, scope},
    audit::Event,
    context::Context,
    entities::{patient, patient_key},
    error::Error,
    write::write,
};
use chrono::Datelike;
use domain::{
    access::Action,
    ids::{PatientId, PlaceId},
    patient::matching::{Candidate, Query, Reason, SearchQuery, score},
    words,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{SelectStatement, SimpleExpr},
};
use uuid::Uuid;

/// Records compared at most, and shown at most.
const COMPARED: u64 = 600;
const SHOWN: usize = 30;
/// From this rank on, each word is a name of the record, or begins one.
const SURE: f64 = 0.9;

/// A record that answers a search.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The record.
    pub patient: Summary,
    /// How well it answers, from 0 to 1.
    pub rank: f64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Looks for patients by what was typed, best first. Accents, hyphens, beginnings, typing errors and sounds are tolerated.
///
/// # Errors
/// `Invalid` on `q` when too little was typed.
pub async fn search(ctx: &Context, grant: Granted<SearchPatients>, text: &str) -> Result<Vec<Found>, Error> {
    let query =
        SearchQuery::parse(text).map_err(|refused| Error::invalid("q", words::patient::search_refused(refused)))?;
    let mut found = answers(ctx, grant.actor(), &query, keys::asked(&query)).await?;
    if query.matricule.is_none() && found.iter().all(|one| one.rank < SURE) {
        // Nothing begins as typed: the beginning itself may be mistyped, which the keys do not forgive.
        let mut wider = answers(ctx, grant.actor(), &query, keys::asked_with_slips(&query)).await?;
        wider.retain(|one| !found.iter().any(|known| known.patient.id == one.patient.id));
        found.append(&mut wider);
    }
    found.sort_by(|a, b| b.rank.total_cmp(&a.rank).then_with(|| order(a).cmp(&order(b))));
    found.truncate(SHOWN);
    trace(ctx, grant.actor(), found.iter().map(|found| found.patient.id).collect(), "search").await?;
    Ok(found)
}

fn order(found: &Found) -> (String, String) {
    let traits = found.patient.identity.traits();
    (traits.birth_name.to_string(), traits.first_given_name.to_string())
}

/// The records found under these keys that answer the query.
async fn answers(
    ctx: &Context,
    actor: &Actor,
    query: &SearchQuery,
    keys: Vec<Vec<String>>,
) -> Result<Vec<Found>, Error> {
    let rows = candidates(actor, query, keys, ctx.now_ms()).all(&ctx.db.read).await?;
    let found = rows.iter().map(|row| answer(query, row)).collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().flatten().collect())
}

fn candidates(actor: &Actor, query: &SearchQuery, keys: Vec<Vec<String>>, now: i64) -> Select<patient::Entity> {
    let mut rows = visible(actor, now);
    for any_of in keys {
        rows = rows.filter(patient::Column::Id.in_subquery(with_key(any_of)));
    }
    if let Some(date) = query.birth_date {
        let within = patient::Column::BirthDate.between(date.earliest(), date.latest());
        let exchanged =
            date.exact().and_then(|day| chrono::NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()));
        let exchanged = exchanged.map(|day| patient::Column::BirthDate.eq(day));
        rows = rows.filter(Condition::any().add(within).add_option(exchanged));
    }
    rows.order_by_asc(patient::Column::Search).limit(COMPARED)
}

/// The records that the actor may open.
pub(super) fn visible(actor: &Actor, now: i64) -> Select<patient::Entity> {
    patient::Entity::find().filter(patient::Column::MergedInto.is_null()).filter(scope::holds(
        actor,
        Action::SeeRecord,
        patient::Column::Id,
        now,
    ))
}

/// The records stored under one of these keys.
pub(super) fn with_key(any_of: Vec<String>) -> SelectStatement {
    patient_key::Entity::find()
        .select_only()
        .column(patient_key::Column::PatientId)
        .filter(patient_key::Column::Key.is_in(any_of))
        .into_query()
}

fn answer(query: &SearchQuery, row: &patient::Model) -> Result<Option<Found>, Error> {
    let body = Body::read(row)?;
    let candidate = body.candidate();
    let Some(rank) = query.rank(&candidate) else { return Ok(None) };
    let patient = Summary { id: PatientId::from_uuid(row.id), identity: body.identity };
    Ok(Some(Found { patient, rank, reasons: reasons(query, &candidate) }))
}

/// How many words of the box may be the name.
const NAME_WORDS: usize = 6;

/// What the words of the box may mean: a name of one word or more then given names, in either order, or given names alone.
fn reasons(query: &SearchQuery, candidate: &Candidate) -> Vec<Reason> {
    if query.matricule.is_some() {
        return vec![Reason::SameIns];
    }
    let birth_date = query.birth_date.and_then(domain::codes::PartialDate::exact);
    let some = |words: &[String]| (!words.is_empty()).then(|| words.join(" "));
    let named = (1..=query.words.len().min(NAME_WORDS)).map(|at| {
        let (name, given) = query.words.split_at(at);
        Query { name: some(name), given_name: some(given), birth_date, ..Query::default() }
    });
    let alone = Query { given_name: some(&query.words), birth_date, ..Query::default() };
    let scores = named.chain(std::iter::once(alone)).map(|query| score(&query, candidate));
    let best = scores.max_by(|a, b| a.value.total_cmp(&b.value));
    best.map(|best| best.reasons).unwrap_or_default()
}

/// The latest records of the actor's place, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn recent(ctx: &Context, grant: Granted<SearchPatients>) -> Result<Vec<Summary>, Error> {
    let Some(place) = grant.actor().place() else { return Ok(Vec::new()) };
    let rows = visible(grant.actor(), ctx.now_ms())
        .filter(at(&ctx.db.read, place).await?)
        .order_by_desc(patient::Column::CreatedAt)
        .order_by_asc(patient::Column::Id)
        .limit(20)
        .all(&ctx.db.read)
        .await?;
    let found = rows.iter().map(summary).collect::<Result<Vec<_>, _>>()?;
    trace(ctx, grant.actor(), found.iter().map(|patient| patient.id).collect(), "recent").await?;
    Ok(found)
}

/// The records of a place: looked up one by one, latest first, where there are many; read at once where there are few.
async fn at<C: ConnectionTrait>(db: &C, place: PlaceId) -> Result<SimpleExpr, Error> {
    let further = records_of(place).offset(scope::MANY).limit(1).into_tuple::<Uuid>().one(db).await?;
    if further.is_none() {
        return Ok(patient::Column::Id.in_subquery(records_of(place).into_query()));
    }
    Ok(is_record_of(place, patient::Column::Id))
}

/// Writes which records a list showed, before it is shown.
pub(super) async fn trace(ctx: &Context, actor: &Actor, shown: Vec<PatientId>, why: &'static str) -> Result<(), Error> {
    let shown: Vec<Uuid> = shown.into_iter().map(PatientId::uuid).collect();
    write(ctx, actor, Action::SearchPatients, async move |tx| {
        tx.trace(Event::done(None).showing(shown.clone()).noting(why));
        Ok(())
    })
    .await
}
