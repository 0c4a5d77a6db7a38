//! The facts about a person and a target at an instant, from a world loaded once.
//!
//! They are those of `access::facts`, which asks the database about one person: a test compares the two.

use super::{candidates::Candidate, instants::windows, world::World};
use crate::{
    context::date_of,
    entities::{circle_member, frcp, patient},
};
use domain::access::{BoardFacts, Circle, FrcpFacts, PatientFacts, Sharing};

pub(super) fn patient_facts(
    world: &World,
    patient: &patient::Model,
    sharing: Sharing,
    person: &Candidate,
    at: i64,
) -> PatientFacts {
    let asks = |me| {
        let mut cases = world.inscriptions.iter().filter(|case| case.patient_id == patient.id);
        let mut forms = world.frcps.iter().filter(|form| form.patient_id == patient.id);
        cases.any(|case| case.requester_id == me || case.presenter_id == Some(me))
            || forms.any(|form| form.requester_id == me)
    };
    let (circle, opposed_to_actor) = circle(world, patient, person, at);
    PatientFacts {
        author_place: world.places.iter().any(|row| row.patient_id == patient.id && row.place_id == person.place),
        circle,
        requester: person.professional.is_some_and(asks),
        session_window: windows(world, patient.id, person).any(|(first, last)| first <= at && at <= last),
        sharing,
        opposed_to_actor,
        deceased: patient.deceased_on.is_some(),
        ..PatientFacts::default()
    }
}

fn circle(world: &World, patient: &patient::Model, person: &Candidate, at: i64) -> (Circle, bool) {
    let mine = |row: &&circle_member::Model| row.patient_id == patient.id && person.is_meant_by(row);
    let runs = |row: &circle_member::Model| row.since <= at && row.until.is_none_or(|until| until > at);
    let (mut circle, mut opposed) = (Circle::Never, false);
    for row in world.circle.iter().filter(mine) {
        match row.status.as_str() {
            "active" if runs(row) => circle = Circle::Active,
            "active" if circle == Circle::Never => circle = Circle::Ended,
            "opposed" => opposed |= runs(row),
            _ => {}
        }
    }
    (circle, opposed)
}

pub(super) fn frcp_facts(world: &World, form: &frcp::Model, person: &Candidate, at: i64) -> FrcpFacts {
    let me = person.professional;
    let today = date_of(at);
    let delegated = world.delegations.iter().any(|row| {
        row.offer_id == form.offer_id
            && row.given_to == person.account
            && row.valid_from <= today
            && row.valid_until >= today
    });
    let board = world.offers.get(&form.offer_id).map_or_else(BoardFacts::default, |offer| BoardFacts {
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
        rectified: crate::frcp::is_open(&form.state),
        announced: form.announced_at.is_some(),
        ..FrcpFacts::default()
    }
}
