//! What surrounds the answers of a signed form, from what the territory knows.

use super::{forms::Asked, people::Person as Someone};
use crate::frcp::{Board, Header, Identity, Participant, Person, QuorumLine};
use domain::{
    ids::ProfessionalId,
    meeting::{Attendance, QuorumState, Way},
    patient::IdentityStatus,
    words,
};

/// A name, as people say it.
pub(super) fn name(person: &Someone) -> String {
    format!("{} {}", person.given_name, person.family_name)
}

fn person(person: &Someone) -> Person {
    let specialty = person.specialty.map_or_else(|| words::people::profession(person.profession), |one| one.label());
    Person {
        name: name(person),
        specialty: specialty.to_owned(),
        rpps: person.rpps.as_ref().map(|rpps| rpps.as_str().to_owned()),
    }
}

/// The coordinator, who signs.
pub(super) fn signer(asked: &Asked<'_>) -> Person {
    let chief = asked.board.details.coordinator();
    find(asked, chief).unwrap_or_else(|| Person { name: String::new(), specialty: String::new(), rpps: None })
}

fn find(asked: &Asked<'_>, id: ProfessionalId) -> Option<Person> {
    asked.people.list.iter().find(|one| one.id == id).map(person)
}

/// The header of a form.
pub(super) fn header(asked: &Asked<'_>) -> Header {
    Header {
        number: asked.number.clone(),
        patient: identity(asked),
        board: Board {
            name: asked.board.offer.name().to_owned(),
            place: asked.place.name.to_owned(),
            organ: super::rows::code(&asked.board.details.organ()).unwrap_or_default(),
        },
        session_at: Some(asked.session.start().timestamp_millis()),
        coordinator: find(asked, asked.board.details.coordinator()),
        requester: Some(person(asked.hands.requester)),
        presenter: None,
        family_physician: None,
        participants: asked.members.iter().filter_map(|one| participant(asked, one)).collect(),
        quorum: asked.quorum.as_ref().map(|quorum| QuorumLine {
            reached: quorum.state == QuorumState::Reached,
            sentence: words::meeting::quorum(quorum),
        }),
        emergency: None,
    }
}

fn participant(asked: &Asked<'_>, one: &Attendance) -> Option<Participant> {
    let quorum = asked.quorum.as_ref()?;
    Some(Participant {
        person: find(asked, one.professional)?,
        counted: quorum.counted.iter().any(|counted| counted.professional == one.professional),
        remote: matches!(&one.way, Way::Present { stays } if stays.last().is_some_and(|stay| stay.remote)),
        written: one.is_written(),
    })
}

fn identity(asked: &Asked<'_>) -> Identity {
    let (identity, traits) = (&asked.known.identity, asked.known.identity.traits());
    let qualified = identity.status() == IdentityStatus::Qualified;
    Identity {
        birth_name: traits.birth_name.to_string(),
        given_names: traits.given_names.to_string(),
        first_given_name: traits.first_given_name.to_string(),
        used_name: identity.used_name.as_ref().map(ToString::to_string),
        birth_date: traits.birth_date.date(),
        sex: traits.sex.code().to_owned(),
        birth_place: traits.birth_place.label.clone(),
        birth_place_code: traits.birth_place.code.to_string(),
        ins: identity.ins().filter(|_| qualified).map(|known| known.ins().number().to_owned()),
        status: super::rows::code(&identity.status()).unwrap_or_default(),
    }
}
