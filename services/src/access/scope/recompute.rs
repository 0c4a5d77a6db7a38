//! Recomputes the rights on a few patients and on their forms.

use super::{
    candidates::{Candidate, candidates},
    instants::{Period, changes, periods},
    known::{frcp_facts, patient_facts},
    world::World,
};
use crate::{
    entities::{access_scope, patient},
    error::Error,
};
use domain::access::{
    Action, ActorFacts, ActorKind, Circumstance, Facts, FrcpFacts, PatientFacts, RoleSet, Sharing, decide,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Rows inserted by one statement.
const CHUNK: usize = 500;

/// Recomputes what everybody may see of these patients. Call it in the transaction that changed a fact.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn recompute<C: ConnectionTrait>(db: &C, patients: &[Uuid], now: i64) -> Result<(), Error> {
    compute(db, patients, None, now).await
}

/// Recomputes what one account may see of these patients at one place: a role began or ended, nobody else is concerned.
///
/// # Errors
/// As `recompute`.
pub async fn recompute_seat<C: ConnectionTrait>(
    db: &C,
    patients: &[Uuid],
    seat: (Uuid, Uuid),
    now: i64,
) -> Result<(), Error> {
    compute(db, patients, Some(seat), now).await
}

async fn compute<C: ConnectionTrait>(
    db: &C,
    patients: &[Uuid],
    only: Option<(Uuid, Uuid)>,
    now: i64,
) -> Result<(), Error> {
    let world = World::load(db, patients).await?;
    let mut people = candidates(db, &world, now).await?;
    people.retain(|person| only.is_none_or(|seat| seat == (person.account, person.place)));
    let mut rows = Vec::new();
    for patient in world.patients.iter().filter(|row| row.merged_into.is_none()) {
        let sharing = sharing(patient)?;
        for person in &people {
            rights(&world, (patient, sharing), person, now, &mut rows);
        }
    }
    let targets = patients.iter().copied().chain(world.frcps.iter().map(|row| row.id));
    let mut old = access_scope::Entity::delete_many().filter(access_scope::Column::TargetId.is_in(targets));
    if let Some((account, place)) = only {
        old = old.filter(access_scope::Column::AccountId.eq(account)).filter(access_scope::Column::PlaceId.eq(place));
    }
    old.exec(db).await?;
    for chunk in rows.chunks(CHUNK) {
        access_scope::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

fn sharing(patient: &patient::Model) -> Result<Sharing, Error> {
    serde_json::from_value(patient.sharing.as_str().into()).map_err(|_| Error::Inconsistent {
        table: "patient",
        column: "sharing",
        row: patient.id.to_string(),
    })
}

/// What is known of a person and a patient from one instant on.
struct Moment {
    at: i64,
    roles: RoleSet,
    facts: PatientFacts,
}

/// What `person` may see of a patient, and when: `decide` is asked now and at each instant at which a fact changes by
/// itself, so that time alone asks for no computation.
fn rights(
    world: &World,
    (patient, sharing): (&patient::Model, Sharing),
    person: &Candidate,
    now: i64,
    rows: &mut Vec<access_scope::ActiveModel>,
) {
    let moment =
        |at| Moment { at, roles: person.roles_at(at), facts: patient_facts(world, patient, sharing, person, at) };
    let moments: Vec<Moment> = changes(world, patient.id, person, now).into_iter().map(moment).collect();
    let see = |one: &Moment| allows(one.roles, Circumstance::Patient(one.facts), Action::SeeRecord);
    let seen = periods(moments.iter().map(|one| (one.at, see(one))));
    rows.extend(seen.into_iter().map(|period| row(person, Action::SeeRecord, patient.id, period)));
    for form in world.frcps.iter().filter(|form| form.patient_id == patient.id) {
        let see = |one: &Moment| {
            let facts = FrcpFacts { patient: one.facts, ..frcp_facts(world, form, person, one.at) };
            allows(one.roles, Circumstance::Frcp(facts), Action::SeeFrcp)
        };
        let seen = periods(moments.iter().map(|one| (one.at, see(one))));
        rows.extend(seen.into_iter().map(|period| row(person, Action::SeeFrcp, form.id, period)));
    }
}

fn allows(roles: RoleSet, circumstance: Circumstance, action: Action) -> bool {
    let actor = ActorFacts::signed_in(ActorKind::Professional, roles);
    decide(&Facts { actor, circumstance }, action).is_allowed()
}

fn row(person: &Candidate, action: Action, target: Uuid, (since, until): Period) -> access_scope::ActiveModel {
    access_scope::ActiveModel {
        account_id: Set(person.account),
        place_id: Set(person.place),
        action: Set(action.code().into()),
        target_id: Set(target),
        since: Set(since),
        until: Set(until),
    }
}
