//! Recomputes the rights on a few patients and on their forms.

use super::{
    candidates::{Candidate, candidates},
    world::World,
};
use crate::{
    access::facts::{WINDOW_AFTER, WINDOW_BEFORE},
    entities::{access_scope, delegation, frcp, patient},
    error::Error,
};
use domain::access::{
    Action, ActorFacts, ActorKind, BoardFacts, Circle, Circumstance, Facts, FrcpFacts, PatientFacts, Sharing, decide,
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
    let world = World::load(db, patients).await?;
    let people = candidates(db, &world, now).await?;
    let delegated = delegation::Entity::find().all(db).await?;
    let mut rows = Vec::new();
    for patient in world.patients.iter().filter(|row| row.merged_into.is_none()) {
        for person in &people {
            rows.extend(rights(&world, patient, person, &delegated, now)?);
        }
    }
    let targets = patients.iter().copied().chain(world.frcps.iter().map(|row| row.id));
    access_scope::Entity::delete_many().filter(access_scope::Column::TargetId.is_in(targets)).exec(db).await?;
    for chunk in rows.chunks(CHUNK) {
        access_scope::Entity::insert_many(chunk.to_vec()).exec(db).await?;
    }
    Ok(())
}

/// When a right holds: always, or between two instants.
type Period = (Option<i64>, Option<i64>);

fn rights(
    world: &World,
    patient: &patient::Model,
    person: &Candidate,
    delegated: &[delegation::Model],
    now: i64,
) -> Result<Vec<access_scope::ActiveModel>, Error> {
    let facts = patient_facts(world, patient, person, now)?;
    let windows = windows(world, patient, person);
    let see = |facts: PatientFacts| allows(person, Circumstance::Patient(facts), Action::SeeRecord);
    let mut rows: Vec<_> = period(facts, &windows, see)
        .map(|period| row(person, Action::SeeRecord, patient.id, period))
        .into_iter()
        .collect();
    for form in world.frcps.iter().filter(|form| form.patient_id == patient.id) {
        let base = frcp_facts(world, form, person, delegated, now);
        let see =
            |patient: PatientFacts| allows(person, Circumstance::Frcp(FrcpFacts { patient, ..base }), Action::SeeFrcp);
        rows.extend(period(facts, &windows, see).map(|period| row(person, Action::SeeFrcp, form.id, period)));
    }
    Ok(rows)
}

/// Whether it is allowed without a session's window, and else in which window.
fn period(facts: PatientFacts, windows: &[(i64, i64)], see: impl Fn(PatientFacts) -> bool) -> Option<Period> {
    if see(PatientFacts { session_window: false, ..facts }) {
        return Some((None, None));
    }
    let (since, until) = (windows.iter().map(|window| window.0).min()?, windows.iter().map(|window| window.1).max()?);
    see(PatientFacts { session_window: true, ..facts }).then_some((Some(since), Some(until)))
}

fn allows(person: &Candidate, circumstance: Circumstance, action: Action) -> bool {
    let actor = ActorFacts::signed_in(ActorKind::Professional, person.roles);
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

fn windows(world: &World, patient: &patient::Model, person: &Candidate) -> Vec<(i64, i64)> {
    let Some(me) = person.professional else { return Vec::new() };
    let mine = world.inscriptions.iter().filter(|case| case.patient_id == patient.id && case.state != "withdrawn");
    let sessions = mine.filter(|case| {
        world.attendances.iter().any(|row| row.session_id == case.session_id && row.professional_id == me)
    });
    let held = sessions.filter_map(|case| world.sessions.get(&case.session_id));
    held.map(|session| (session.starts_at - WINDOW_BEFORE, session.ends_at + WINDOW_AFTER)).collect()
}

fn patient_facts(world: &World, patient: &patient::Model, person: &Candidate, now: i64) -> Result<PatientFacts, Error> {
    let sharing: Sharing = serde_json::from_value(patient.sharing.as_str().into())
        .map_err(|_| Error::Inconsistent { table: "patient", column: "sharing", row: patient.id.to_string() })?;
    let asks = |professional: Uuid| {
        let by_case = world.inscriptions.iter().filter(|case| case.patient_id == patient.id);
        let by_form = world.frcps.iter().filter(|form| form.patient_id == patient.id);
        by_case.into_iter().any(|case| case.requester_id == professional || case.presenter_id == Some(professional))
            || by_form.into_iter().any(|form| form.requester_id == professional)
    };
    let (circle, opposed_to_actor) = circle(world, patient, person, now);
    Ok(PatientFacts {
        author_place: world.places.iter().any(|row| row.patient_id == patient.id && row.place_id == person.place),
        circle,
        requester: person.professional.is_some_and(asks),
        sharing,
        opposed_to_actor,
        deceased: patient.deceased_on.is_some(),
        ..PatientFacts::default()
    })
}

fn circle(world: &World, patient: &patient::Model, person: &Candidate, now: i64) -> (Circle, bool) {
    let mine = |row: &&crate::entities::circle_member::Model| {
        let named = row.account_id == Some(person.account);
        let by_place = row.account_id.is_none() && row.place_id == Some(person.place);
        row.patient_id == patient.id && (named || by_place)
    };
    let rows: Vec<_> = world.circle.iter().filter(mine).collect();
    let runs = |status: &str| {
        rows.iter().any(|row| row.status == status && row.since <= now && row.until.is_none_or(|until| until > now))
    };
    let circle = match (runs("active"), rows.iter().any(|row| row.status == "active")) {
        (true, _) => Circle::Active,
        (false, true) => Circle::Ended,
        (false, false) => Circle::Never,
    };
    (circle, runs("opposed"))
}

fn frcp_facts(
    world: &World,
    form: &frcp::Model,
    person: &Candidate,
    delegated: &[delegation::Model],
    now: i64,
) -> FrcpFacts {
    let offer = world.offers.get(&form.offer_id);
    let me = person.professional;
    let today = crate::context::date_of(now);
    let delegated = delegated.iter().any(|row| {
        row.offer_id == form.offer_id
            && row.given_to == person.account
            && row.valid_from <= today
            && row.valid_until >= today
    });
    let board = offer.map_or_else(BoardFacts::default, |offer| BoardFacts {
        coordinator: me.is_some() && offer.coordinator_id == me,
        deputy: me.is_some_and(|me| crate::access::facts::is_deputy(&offer.body, me)),
        delegated,
        same_place: offer.place_id == person.place,
        centre_of_place: person.follows.contains(&offer.place_id),
    });
    FrcpFacts {
        board,
        author: me == Some(form.requester_id) || world.authors.contains(&(form.id, person.account)),
        validated: form.version_number > 0,
        rectified: crate::frcp::is_open(form),
        announced: form.announced_at.is_some(),
        ..FrcpFacts::default()
    }
}
