//! "Not found" is one answer: of what is hidden, and of what does not exist, status, headers and body are the same.

use super::{
    cells::{self, Cell, Hidden},
    client::{Answer, send},
    installation::Service,
};
use std::collections::BTreeMap;

/// An identifier that nothing has.
const NOTHING: &str = "00000000-0000-4000-8000-00000000dead";
/// What two answers to one request need not share.
const OF_THE_MOMENT: [&str; 1] = ["date"];

/// Compares what each hidden thing answered with what nothing answers to the same person.
pub fn not_found_is_always_the_same(service: &Service, cells: &[Cell<'_>], hidden: &Hidden) -> Vec<String> {
    let key = |cell: &Cell<'_>| (cell.request.name(), cell.role, cell.relation);
    let asked: Vec<&Cell<'_>> = cells.iter().filter(|cell| hidden.contains_key(&key(cell))).collect();
    let once: Vec<&Cell<'_>> = asked
        .chunk_by(|one, next| one.role == next.role && one.request.name() == next.request.name())
        .filter_map(|same| same.first().copied())
        .collect();
    service.freshen();
    let answers = cells::at_once(&once, |cell| of_nothing(service, cell));
    let nothing: BTreeMap<(String, &str), String> =
        once.iter().zip(answers).map(|(cell, answer)| ((cell.request.name(), cell.role), answer)).collect();
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for cell in &asked {
        let (there, nowhere) = (&hidden[&key(cell)], &nothing[&(cell.request.name(), cell.role)]);
        if there != nowhere {
            let told = format!("{}: what is hidden answers\n{}", cell.request.name(), apart(there, nowhere));
            wrong.entry(told).or_default().push(format!("{} ({})", cell.role, cell.relation));
        }
    }
    println!(
        "{}: {} hidden things, {} of them not answering as what does not exist does",
        service.name,
        asked.len(),
        wrong.values().map(Vec::len).sum::<usize>()
    );
    assert!(asked.len() > 2000, "{}", asked.len());
    wrong.into_iter().map(|(told, by)| format!("{told}: {}", by.join(", "))).collect()
}

/// What one who asks for nothing that exists is told.
fn of_nothing(service: &Service, cell: &Cell<'_>) -> String {
    let ids = service.world.ids(cell.role, cell.relation);
    let call = cell.request.call(&ids).about(cell.request.about(&ids).unwrap(), NOTHING);
    bare(&send(service.address, cell.session().as_deref(), &call), NOTHING)
}

/// An answer without its moment, without the identifier that was sent, and without what is drawn for one page.
pub fn bare(answer: &Answer, id: &str) -> String {
    let kept = answer.headers.iter().filter(|(name, _)| !OF_THE_MOMENT.contains(&name.as_str()));
    let mut headers: Vec<_> = kept.map(|(name, value)| format!("{name}: {value}")).collect();
    headers.sort();
    let whole = format!("{}\n{}\n\n{}", answer.status, headers.join("\n"), answer.text()).replace(id, "(id)");
    match whole.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()) {
        Some(nonce) => whole.replace(nonce, "(nonce)"),
        None => whole,
    }
}

/// Where the two begin to differ.
fn apart(there: &str, nowhere: &str) -> String {
    let same = there.chars().zip(nowhere.chars()).take_while(|(one, other)| one == other).count();
    let near = |text: &str| text.chars().skip(same.saturating_sub(60)).take(200).collect::<String>();
    format!("    {}\nand not\n    {}", near(there), near(nowhere))
}
