//! The walls, one check each.

use super::{Bench, log::Log, tally::Tally};
use crate::{fault::Outcome, walls};

pub fn walls(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let mut sum = Tally::default();
    for (name, breaches) in walls::look(bench.place)? {
        log.note(&format!("{} {name}", if breaches.is_empty() { "ok  " } else { "FAIL" }));
        breaches.iter().for_each(|breach| log.note(&format!("       {breach}")));
        sum.add(Tally::one(breaches.is_empty()));
    }
    Ok(sum)
}
