//! Professionals inside the body: who did, who wrote, who took a sample.
//!
//! Source: CI-SIS, volet CANCER-FRCP 2025.01, entries of the reports. An answer names a professional by the entry of the
//! directory; one whom the caller does not know leaves by name, without a number.

use super::book::{Asked, Book};
use crate::cda::{Address, PersonId, PersonName, Professional, Trade, party::ASSIGNED, time::moment, xml::Element};
use domain::forms::{Answer, Value};

/// The professional whom an answer names.
pub(super) fn cited(book: &Book, asked: &Asked) -> Option<Professional> {
    let Some(Value::Professional(named)) = asked.answer.and_then(Answer::value) else { return None };
    let known = named.id.and_then(|id| book.fiche.cited.get(&id)).cloned();
    Some(known.unwrap_or_else(|| Professional {
        id: PersonId::Unknown,
        name: PersonName::whole(&named.display),
        trade: None,
        organisation: None,
        phone: None,
    }))
}

/// Who typed the section: the author of the sheet, when it was made.
pub(super) fn section_author(book: &Book) -> Element {
    author(&book.fiche.people.author, Some(moment(book.fiche.document.made_at)))
}

pub(super) fn author(person: &Professional, when: Option<String>) -> Element {
    let writer = person.within(Element::new("assignedAuthor"), &ASSIGNED, None);
    Element::new("author").child(point(when)).child(writer)
}

pub(super) fn performer(person: &Professional, when: Option<String>) -> Element {
    let doer = person.within(Element::new("assignedEntity"), &ASSIGNED, None);
    let time = when.is_some().then(|| point(when));
    Element::new("performer").children(time).child(doer)
}

/// Who took a sample.
pub(super) fn taker(person: &Professional, when: Option<String>) -> Element {
    let organisation = person.organisation.as_ref();
    let scoping = organisation
        .map(|one| Element::new("scopingEntity").child(one.number()).child(Element::new("desc").text(&one.name)));
    let role = Element::new("participantRole")
        .child(person.id.element())
        .children(person.trade.as_ref().map(Trade::element))
        .child(Address::element(organisation.and_then(|one| one.address.as_ref())))
        .child(Element::new("playingEntity").child(person.name.element()))
        .children(scoping);
    Element::new("participant").with("typeCode", "PRF").child(point(when)).child(role)
}

fn point(when: Option<String>) -> Element {
    when.map_or_else(|| Element::null("time", "UNK"), |when| Element::new("time").with("value", when))
}
