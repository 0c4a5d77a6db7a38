//! The patient, and the people around.
//!
//! Source: CI-SIS, structuration minimale: with a national identity number, birth name, first given name, date, place and sex
//! are demanded; they are always told here. Relations: value set J11 (1.2.250.1.213.3.3.16), only where a link means exactly
//! one of its codes. What the ground of a representation is has no code there.

use crate::cda::{
    Address,
    code::{Code, other},
    frcp::{Ins, Patient},
    ids::numbered,
    party::telecom,
    time::day,
    xml::Element,
};
use domain::patient::{Contact, Function, Link, Relative, Sex};

const RELATIONS: &str = "2.16.840.1.113883.5.111";

pub(super) fn record_target(patient: &Patient) -> Element {
    let role = Element::new("patientRole")
        .children(patient.ins.as_ref().map(national))
        .child(patient.record.element("id"))
        .children(patient.local.iter().map(|id| id.element("id")))
        .child(Address::element(patient.address.as_ref()))
        .children(patient.phones.iter().filter_map(|phone| telecom(phone, "H")))
        .child(person(patient));
    Element::new("recordTarget").child(role)
}

fn national(ins: &Ins) -> Element {
    numbered("id", ins.register.root(), &ins.number)
}

fn person(patient: &Patient) -> Element {
    let birth_place = Element::new("addr")
        .child(Element::new("county").text(patient.birth_place.code.as_str()))
        .children(Element::filled("city", &patient.birth_place.label));
    let birth_place = Element::new("birthplace").child(Element::new("place").child(birth_place));
    let sex = match patient.sex {
        Sex::F => ("F", "Féminin"),
        Sex::M => ("M", "Masculin"),
        Sex::I => ("UN", "Inconnu"),
    };
    let sex = other("2.16.840.1.113883.5.1", "AdministrativeGender", sex.0, sex.1);
    Element::new("patient")
        .with("classCode", "PSN")
        .child(names(patient))
        .child(sex.element("administrativeGenderCode"))
        .child(Element::new("birthTime").with("value", day(patient.birth_date)))
        .children(patient.around.iter().filter_map(guardian))
        .child(birth_place)
}

/// Birth names (`BR`), the full list without a mark, names of daily life (`CL`).
fn names(patient: &Patient) -> Element {
    let marked = |name, mark, text: &String| Element::new(name).with("qualifier", mark).text(text);
    Element::new("name")
        .child(marked("family", "BR", &patient.birth_name))
        .children(Element::filled("given", &patient.given_names))
        .child(marked("given", "BR", &patient.first_given_name))
        .children(patient.used_name.as_ref().map(|name| marked("family", "CL", name)))
        .children(patient.used_given_name.as_ref().map(|name| marked("given", "CL", name)))
}

fn guardian(relative: &Relative) -> Option<Element> {
    let represents = matches!(relative.function, Function::Representative { .. });
    represents.then(|| {
        let person = Element::new("guardianPerson").child(name(relative));
        reached(Element::new("guardian"), &relative.contact).child(person)
    })
}

/// Who is called, and who is trusted.
pub(super) fn informants(patient: &Patient) -> Vec<Element> {
    let informant = |relative: &Relative| {
        let class = match relative.function {
            Function::ToCall => "ECON",
            Function::TrustedPerson { .. } => "NOK",
            Function::Representative { .. } => return None,
        };
        let entity = Element::new("relatedEntity").with("classCode", class);
        let entity = entity.children(relation(relative.link).map(|code| code.element("code")));
        let person = Element::new("relatedPerson").child(name(relative));
        Some(Element::new("informant").child(reached(entity, &relative.contact).child(person)))
    };
    patient.around.iter().filter_map(informant).collect()
}

fn name(relative: &Relative) -> Element {
    Element::new("name")
        .child(Element::new("family").text(&relative.name))
        .children(Element::filled("given", &relative.given_name))
}

/// Address and telephone; a mail address is not an exchanged datum.
fn reached(element: Element, contact: &Contact) -> Element {
    let address = contact.address.as_deref().filter(|text| !text.trim().is_empty());
    let address = address.map_or_else(
        || Element::null("addr", "NAV"),
        |text| {
            Element::new("addr").children(text.lines().filter_map(|line| Element::filled("streetAddressLine", line)))
        },
    );
    element.child(address).children(contact.phone.as_ref().and_then(|phone| telecom(phone.as_str(), "H")))
}

const fn relation(link: Link) -> Option<Code> {
    let (code, display) = match link {
        Link::Partner => ("SIGOTHR", "Conjoint"),
        Link::Child => ("CHILD", "Enfant"),
        Link::Family => ("FAMMEMB", "Autre membre de la famille"),
        Link::Friend => ("FRND", "Autre proche"),
        Link::Parent | Link::Sibling | Link::Professional | Link::Other => return None,
    };
    Some(other(RELATIONS, "RoleCode", code, display))
}
