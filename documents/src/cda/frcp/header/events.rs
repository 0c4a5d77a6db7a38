//! The inscription, the meeting, the disease, and where the meeting was held.
//!
//! Source: volet CANCER-FRCP 2025.01, header: `inFulfillmentOf` is the inscription of the case; the first `documentationOf` is the
//! meeting (act 39), the others are the sites of the tumours (value set 1.2.250.1.213.1.1.4.2.281.21), or GEN-243 in words;
//! `componentOf` carries the national numbers of the network, of the manager and of the board.

use crate::cda::{
    code::{self, Code, other, ta},
    frcp::{Case, Fiche, body::topographies, book::Book},
    ids::{numbered, uuid},
    party::ASSIGNED,
    time,
    xml::Element,
};
use domain::words;

const MEETING: Code =
    other("1.2.250.1.213.3.3.13", "TRE_R213", "39", "Réunion de Concertation Pluridisciplinaire (RCP)");
const SITE: Code = ta("GEN-243", "Topographie");
const VIRTUAL: Code = other("2.16.840.1.113883.5.4", "ActCode", "VR", "Virtuelle");
const NETWORKS: &str = "1.2.250.1.161.1.20.1.1";
const MANAGERS: &str = "1.2.250.1.161.1.20.2.1";
const BOARDS: &str = "1.2.250.1.161.1.20.3.1";

pub(super) fn order(case: &Case) -> Element {
    let words = words::cda::inscription(&case.number, case.comment.as_deref());
    let code = Element::null("code", "NA").child(Element::new("originalText").text(words));
    let order = Element::new("order").child(Element::new("id").with("root", uuid(case.id.uuid()))).child(code);
    Element::new("inFulfillmentOf").child(order)
}

/// The meeting, then the disease.
pub(super) fn documented(book: &Book) -> Vec<Element> {
    let sites = topographies(book);
    let mut events = vec![meeting(book.fiche)];
    events.extend(sites.into_iter().filter_map(|site| code::coded(Element::new("code"), site)).map(event));
    if events.len() == 1 {
        let none = Element::new("originalText").text(words::cda::NOT_ANSWERED);
        events.push(event(SITE.element("code").child(none)));
    }
    events.into_iter().map(|event| Element::new("documentationOf").child(event)).collect()
}

fn event(code: Element) -> Element {
    Element::new("serviceEvent").with("classCode", "ACT").child(code)
}

fn meeting(fiche: &Fiche) -> Element {
    let board = &fiche.board;
    let name = words::cda::board_name(&board.network.name, &board.manager.name, &board.rcp.name);
    let code = MEETING.element("code").child(Element::new("originalText").text(name));
    let place = &fiche.session.place.organisation;
    let doer = fiche.people.coordinator.within(Element::new("assignedEntity"), &ASSIGNED, Some(place));
    let performer = Element::new("performer").with("typeCode", "PRF").child(doer);
    let start = time::moment(fiche.session.starts_at);
    event(code).child(time::since(Some(start))).child(performer)
}

pub(super) fn encounter(fiche: &Fiche) -> Element {
    let board = &fiche.board;
    let numbers = [(NETWORKS, &board.network), (MANAGERS, &board.manager), (BOARDS, &board.rcp)];
    let encounter = Element::new("encompassingEncounter")
        .children(numbers.map(|(root, named)| numbered("id", root, &named.number)))
        .children(fiche.session.id.as_ref().map(|id| id.element("id")))
        .children(board.local.iter().map(|id| id.element("id")))
        .child(VIRTUAL.element("code"))
        .child(time::since(Some(time::moment(fiche.session.starts_at))))
        .child(fiche.session.place.element());
    Element::new("componentOf").child(encounter)
}
