//! Every cell: each request, by each role, in each relation.
//!
//! What changes nothing is asked by several at once; what is expected to change something is asked alone, and put back.

use super::{
    alike::bare,
    answer::{outcome, word},
    client::{send, sent},
    installation::Service,
    requests::Request,
    table::{ROLES, Table},
};
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

/// Requests at once: as many as keep two processors busy.
const AT_ONCE: usize = 6;

/// What a cell answered.
struct Told {
    outcome: String,
    hidden: Option<String>,
}

/// What hidden things answered, by request, role and relation.
pub type Hidden = BTreeMap<(String, &'static str, &'static str), String>;

/// One cell, and what is expected of it.
pub struct Cell<'a> {
    pub request: &'a Request,
    pub role: &'static str,
    pub relation: &'static str,
    pub expected: String,
    line: usize,
}

impl Cell<'_> {
    pub fn session(&self) -> Option<String> {
        let spare = if self.request.spare { "spare-" } else { "" };
        (self.role != "anonymous").then(|| format!("{spare}{}", self.role))
    }

    /// The outcome; and the answer, when what is asked should be hidden.
    fn ask(&self, service: &Service) -> Told {
        let ids = service.world.ids(self.role, self.relation);
        let answer = send(service.address, self.session().as_deref(), &self.request.call(&ids));
        let hidden =
            (self.expected == "hidden").then(|| self.request.about(&ids).map(|id| bare(&answer, id))).flatten();
        Told { outcome: outcome(self.request, &answer, &ids), hidden }
    }

    fn is_alone(&self) -> bool {
        self.request.writes && !matches!(self.expected.as_bytes(), b"hidden" | b"refused" | b"sign-in")
    }
}

/// Roles of care: all that they are to a record changes what they may do.
const CARE: [&str; 5] = ["secretary", "physician", "caregiver", "coordinating-nurse", "rcp-coordinator"];
/// Relations in a row of which the others are asked about one, in turn, when time is short.
const ONE_IN: usize = 3;

/// Every cell of the table; without the long run, those whom no relation brings nearer to a record are asked about a third of them.
pub fn all<'a>(table: &Table, requests: &'a [Request]) -> Vec<Cell<'a>> {
    let long = std::env::var("DCC_LONG").is_ok();
    let mut cells = Vec::new();
    for (turn, request) in requests.iter().enumerate() {
        for role in ROLES {
            for (rank, relation) in request.relations.iter().enumerate() {
                let (expected, line) = table.expects(&request.name(), role, relation);
                let few = request.relations.len() < 6 || CARE.contains(&role);
                if long || few || (rank + turn).is_multiple_of(ONE_IN) || expected != "hidden" {
                    cells.push(Cell { request, role, relation, expected: expected.to_owned(), line });
                }
            }
        }
    }
    cells
}

pub fn against(table: &Table, service: &Service, cells: &[Cell<'_>]) -> (Vec<String>, Hidden) {
    let (begun, before) = (Instant::now(), sent());
    let (alone, together): (Vec<_>, Vec<_>) = cells.iter().partition(|cell| cell.is_alone());
    let mut got = Vec::new();
    for some in together.chunks(1500) {
        service.freshen();
        got.extend(at_once(some, |cell| cell.ask(service)));
    }
    service.put_back();
    let mut told: Vec<_> = together.into_iter().zip(got).collect();
    let halfway = begun.elapsed();
    let count = alone.len();
    // One person may do the same to several records before all are put back: no record knows of another.
    for of_one in alone.chunk_by(|one, next| one.role == next.role && one.request.name() == next.request.name()) {
        told.extend(of_one.iter().map(|cell| (*cell, cell.ask(service))));
        if of_one.iter().any(|cell| cell.request.writes) {
            service.put_back();
        }
    }
    let mut wrong = table.idle();
    wrong.extend(differences(&told));
    println!(
        "{}: {} rows, {} cells ({count} alone), {} requests in {:?} and {:?}, {} differences",
        service.name,
        table.len(),
        cells.len(),
        sent() - before,
        halfway,
        begun.elapsed() - halfway,
        wrong.len()
    );
    let hidden =
        |(cell, told): (&Cell<'_>, Told)| Some(((cell.request.name(), cell.role, cell.relation), told.hidden?));
    (wrong, told.into_iter().filter_map(hidden).collect())
}

/// Work shared between some threads; the answers are in its order.
pub fn at_once<T: Sync, A: Send>(work: &[T], one: impl Fn(&T) -> A + Sync) -> Vec<A> {
    let next = AtomicUsize::new(0);
    let turn = || {
        let mut done = Vec::new();
        loop {
            let rank = next.fetch_add(1, Ordering::Relaxed);
            let Some(piece) = work.get(rank) else { return done };
            done.push((rank, one(piece)));
        }
    };
    let mut all: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(turn)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, answer)| answer).collect()
}

/// Where the answer is not the one of the table: one line for each request, row and answer.
fn differences(told: &[(&Cell<'_>, Told)]) -> Vec<String> {
    let mut lines: BTreeMap<String, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    let outcomes = told.iter().map(|(cell, told)| (cell, told.outcome.as_str()));
    for (cell, got) in outcomes.filter(|(cell, got)| word(got) != cell.expected) {
        let told = format!("{}: expected {} (line {}), got {got}", cell.request.name(), cell.expected, cell.line);
        lines.entry(told).or_default().entry(cell.role).or_default().push(cell.relation);
    }
    let by = |roles: BTreeMap<&str, Vec<&str>>| {
        let roles: Vec<_> = roles.iter().map(|(role, relations)| format!("{role} ({})", relations.join(" "))).collect();
        roles.join(", ")
    };
    lines.into_iter().map(|(told, roles)| format!("{told}: {}", by(roles))).collect()
}
