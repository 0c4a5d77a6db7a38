//! What the rules of the biggest form cost, natively: an example of `domain`, built alone, without the optimised server.

use super::{examples, table::Table};
use crate::{command, fault::Outcome, place::Place, progress::Voice};

const EXAMPLE: &str = "check_forms";

pub fn measure(place: &Place, rounds: usize, table: &mut Table) -> Outcome {
    let build = command::cargo(place, &["build", "--quiet", "--release", "-p", "domain", "--example", EXAMPLE]);
    Voice::Screen.step("the rules of the forms, optimised", || Voice::Screen.run(build))?;
    examples::run(place, EXAMPLE, rounds, table)
}
