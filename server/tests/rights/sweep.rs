//! Every identifier of others, by somebody who has no right to any of it, and slipped into what one has a right to.

use super::{
    answer::{outcome, word},
    cells::{self, Cell},
    client::{Call, send},
    installation::Service,
    requests::Request,
    table::Table,
};
use std::collections::BTreeSet;

const NEWCOMER: &str = "newcomer";
/// What belongs to one record, one board or one person, and goes with it in a request.
const PARTS: [&str; 14] = [
    "line",
    "opposed-line",
    "access",
    "pair",
    "episode",
    "signed",
    "secret",
    "document",
    "held",
    "invitation",
    "delegation",
    "last-case",
    "waiting-case",
    "browser",
];

/// The relation of whoever has nothing to do with what is asked.
const STRANGERS: [&str; 5] = ["never", "other-board", "another-place", "somebody-else", "another-record"];

struct Try<'a> {
    request: &'a Request,
    session: &'a str,
    call: Call,
    told: String,
}

pub fn of_the_ids_of_others(table: &Table, service: &Service, cells: &[Cell<'_>]) -> Vec<String> {
    let mut tries = by_a_newcomer(table, service, cells);
    let alone = tries.len();
    tries.extend(slipped_in(service, cells));
    service.freshen();
    let ids = service.world.ids(NEWCOMER, "none");
    let successes = cells::at_once(&tries, |one| {
        let answer = send(service.address, Some(one.session), &one.call);
        let got = outcome(one.request, &answer, &ids);
        (!matches!(word(&got), "hidden" | "refused")).then(|| format!("{}: {got}", one.told))
    });
    let successes: Vec<String> = successes.into_iter().flatten().collect();
    println!(
        "{}: {alone} identifiers of others tried by somebody without any right, {} slipped into one's own: {} successes",
        service.name,
        tries.len() - alone,
        successes.len()
    );
    assert!(alone > 400 && tries.len() - alone > 100, "{alone}, {}", tries.len());
    successes
}

/// Somebody who has just been given a role where nothing was written yet.
fn by_a_newcomer<'a>(table: &Table, service: &Service, cells: &'a [Cell<'a>]) -> Vec<Try<'a>> {
    let mut tries = Vec::new();
    for Cell { request, relation, .. } in cells.iter().filter(|cell| cell.role == "physician") {
        let ids = service.world.ids(NEWCOMER, relation);
        if request.tells.is_some() || request.about(&ids).is_none() {
            continue;
        }
        // What is open to every physician of elsewhere is no secret.
        let strangers = STRANGERS.iter().find(|relation| request.relations.contains(relation));
        if strangers.is_some_and(|relation| table.expects(&request.name(), "physician", relation).0 == "allowed") {
            continue;
        }
        let told = format!("{} of the relation {relation}, by somebody without any right", request.name());
        tries.push(Try { request, session: NEWCOMER, call: request.call(&ids), told });
    }
    tries
}

/// A request that one may make, with a part of it that belongs to something else; by the first role that may make it, or by each.
fn slipped_in<'a>(service: &Service, cells: &'a [Cell<'a>]) -> Vec<Try<'a>> {
    let (mut tries, mut tried) = (Vec::new(), BTreeSet::new());
    let long = std::env::var("DCC_LONG").is_ok();
    for cell in cells.iter().filter(|cell| cell.expected == "allowed") {
        if !tried.insert((cell.request.name(), cell.relation)) && !long {
            continue;
        }
        let ids = service.world.ids(cell.role, cell.relation);
        let (call, about) = (cell.request.call(&ids), cell.request.about(&ids));
        for name in PARTS {
            let Some(own) = ids.get(name).filter(|own| call.names(own) && Some(*own) != about) else { continue };
            for (relation, other) in service.world.every(name).into_iter().filter(|(_, other)| *other != own) {
                let told = format!(
                    "{} by {} ({}), with {name} of the relation {relation}",
                    cell.request.name(),
                    cell.role,
                    cell.relation
                );
                tries.push(Try { request: cell.request, session: cell.role, call: call.about(own, other), told });
            }
        }
    }
    tries
}
