//! Who wrote, signed, asked, took part.
//!
//! Source: volet CANCER-FRCP 2025.01, header: a role is told by `typeCode` and `functionCode` (value set J47,
//! 1.2.250.1.213.1.1.5.124); the family physician is always there, known or not.

use crate::cda::{
    Professional,
    code::{Code, other},
    frcp::{Fiche, People},
    party::{ASSIGNED, ASSOCIATED},
    time::moment,
    xml::Element,
};
use domain::words::cda::ROLES;

const TEAM: Code = other("1.2.250.1.213.1.6.1.107", "TRE_R85", "353", "Membre de l'équipe de soins");
const CORRESPONDENT: Code = other("1.2.250.1.213.1.1.4.2.280", "TRE_A01", "CORRE", "Correspondant");
const FAMILY_PHYSICIAN: Code = other("2.16.840.1.113883.5.88", "ParticipationFunction", "PCP", "Médecin traitant");

pub(super) fn author(fiche: &Fiche) -> Element {
    let place = &fiche.session.place.organisation;
    let writer = fiche.people.author.within(Element::new("assignedAuthor"), &ASSIGNED, Some(place));
    Element::new("author")
        .child(function(Some(TEAM), ROLES.author))
        .child(Element::new("time").with("value", moment(fiche.document.made_at)))
        .child(writer)
}

pub(super) fn legal_authenticator(fiche: &Fiche) -> Element {
    let people = &fiche.people;
    let place = &fiche.session.place.organisation;
    let signer = people.validator.within(Element::new("assignedEntity"), &ASSIGNED, Some(place));
    Element::new("legalAuthenticator")
        .child(Element::new("time").with("value", moment(people.validated_at)))
        .child(Element::new("signatureCode").with("code", "S"))
        .child(signer)
}

pub(super) fn participants(people: &People) -> Vec<Element> {
    let one = |kind, code, role, person: &Professional| participant(kind, function(code, role), Some(person));
    let quorum = people.quorum.iter().map(|person| one("PRF", Some(TEAM), ROLES.quorum, person));
    let others = people.others.iter().map(|person| one("PRF", Some(CORRESPONDENT), ROLES.other, person));
    let told = people.correspondents.iter().map(|person| one("CON", Some(CORRESPONDENT), ROLES.correspondent, person));
    let known = people.family_physician.as_ref();
    let role = if known.is_some() { ROLES.family_physician } else { ROLES.no_family_physician };
    let first = [
        Some(one("RESP", None, ROLES.coordinator, &people.coordinator)),
        Some(one("REFB", None, ROLES.requester, &people.requester)),
        people.presenter.as_ref().map(|person| one("PRF", None, ROLES.presenter, person)),
        Some(participant("INF", function(Some(FAMILY_PHYSICIAN), role), known)),
    ];
    first.into_iter().flatten().chain(quorum).chain(others).chain(told).collect()
}

fn participant(kind: &'static str, function: Element, person: Option<&Professional>) -> Element {
    let entity = Element::new("associatedEntity").with("classCode", "PROV");
    let entity = match person {
        Some(person) => person.within(entity, &ASSOCIATED, None),
        None => entity.with("nullFlavor", "UNK"),
    };
    Element::new("participant").with("typeCode", kind).child(function).child(Element::null("time", "UNK")).child(entity)
}

/// What somebody does, in words; roles of this volet have no code of their own.
fn function(code: Option<Code>, role: &str) -> Element {
    let function = code.map_or_else(|| Element::null("functionCode", "NA"), |code| code.element("functionCode"));
    function.child(Element::new("originalText").text(role))
}
