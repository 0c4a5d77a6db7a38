//! Whose a document is, and who wrote it, when, for which board.

use super::tree::{self, Element, at, attribute, child, children, day, words};
use domain::{
    exchange::{Line, Person},
    patient::Sex,
    words::{dates, exchange::HEADER},
};

/// The registers of national health identity numbers. Source: CI-SIS, structuration minimale.
const INS: [&str; 4] = ["1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9", "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11"];

pub(super) fn person(root: Element) -> Person {
    let Some(role) = at(root, &["recordTarget", "patientRole"]) else { return Person::default() };
    let ins = children(role, "id").find(|id| attribute(*id, "root").is_some_and(|root| INS.contains(&root)));
    let ins = ins.and_then(|id| attribute(id, "extension")).map(str::to_owned);
    let Some(patient) = child(role, "patient") else { return Person { ins, ..Person::default() } };
    let sex = child(patient, "administrativeGenderCode").and_then(|code| attribute(code, "code"));
    let sex = sex.map(|code| Sex::from_code(code).unwrap_or(Sex::I));
    let born = child(patient, "birthTime").and_then(|time| attribute(time, "value")).and_then(day);
    let name = child(patient, "name");
    Person {
        birth_name: name.and_then(|name| part(name, "family", "BR")).unwrap_or_default(),
        given_names: name.and_then(|name| part(name, "given", "BR")).unwrap_or_default(),
        birth_date: born,
        sex,
        ins,
    }
}

/// The part of a name that carries a qualifier, or the first one.
fn part(name: Element, part: &'static str, qualifier: &str) -> Option<String> {
    let qualified = children(name, part).find(|one| attribute(*one, "qualifier") == Some(qualifier));
    qualified.or_else(|| child(name, part)).map(words)
}

/// What is told beside the sections.
pub(super) fn lines(root: Element) -> Vec<Line> {
    let encounter = at(root, &["componentOf", "encompassingEncounter"]);
    let event = at(root, &["documentationOf", "serviceEvent"]);
    let board = event.and_then(|event| at(event, &["code", "originalText"])).map(words);
    let met = encounter.and_then(tree::since).and_then(date);
    let place = encounter.and_then(|one| at(one, &["location", "healthCareFacility", "location", "name"])).map(words);
    let author = at(root, &["author", "assignedAuthor"]).and_then(somebody);
    let signer = at(root, &["legalAuthenticator", "assignedEntity"]).and_then(somebody);
    let keeper = at(root, &["custodian", "assignedCustodian", "representedCustodianOrganization", "name"]).map(words);
    let made = child(root, "effectiveTime").and_then(|time| attribute(time, "value")).and_then(date);
    let version = child(root, "versionNumber").and_then(|number| attribute(number, "value")).map(str::to_owned);
    let told = [
        (HEADER.board, board),
        (HEADER.met_on, met),
        (HEADER.place, place),
        (HEADER.author, author),
        (HEADER.signer, signer),
        (HEADER.keeper, keeper),
        (HEADER.made_on, made),
        (HEADER.version, version),
    ];
    let told = told.into_iter().filter_map(|(label, text)| line(label.to_owned(), text));
    told.chain(participants(root)).collect()
}

/// One line for each part that people take: those of a board are many.
fn participants(root: Element) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for told in children(root, "participant").filter_map(participant) {
        match lines.iter_mut().find(|line| line.label == told.label) {
            Some(line) => line.text = format!("{}\u{a0}; {}", line.text, told.text),
            None => lines.push(told),
        }
    }
    lines
}

fn line(label: String, text: Option<String>) -> Option<Line> {
    text.filter(|text| !text.is_empty()).map(|text| Line { label, text })
}

fn participant(node: Element) -> Option<Line> {
    let entity = child(node, "associatedEntity")?;
    let role = child(node, "functionCode");
    let said = role.and_then(|role| child(role, "originalText")).map(words).filter(|text| !text.is_empty());
    let said = said.or_else(|| role.and_then(|role| attribute(role, "displayName")).map(str::to_owned));
    line(said.unwrap_or_else(|| HEADER.participant.to_owned()), somebody(entity))
}

/// A person with the organisation, as one line.
pub(super) fn somebody(entity: Element) -> Option<String> {
    let person =
        ["assignedPerson", "associatedPerson", "playingEntity"].into_iter().find_map(|name| child(entity, name));
    let person = person.and_then(|person| child(person, "name")).and_then(tree::name);
    let place = ["representedOrganization", "scopingOrganization"].into_iter().find_map(|name| child(entity, name));
    let place = place.and_then(|place| child(place, "name")).map(words);
    let place = place.or_else(|| at(entity, &["scopingEntity", "desc"]).map(words)).filter(|text| !text.is_empty());
    match (person, place) {
        (Some(person), Some(place)) => Some(format!("{person} ({place})")),
        (person, place) => person.or(place),
    }
}

/// A day in words.
pub(super) fn date(time: &str) -> Option<String> {
    tree::date(time).map(dates::partial)
}
