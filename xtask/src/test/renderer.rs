//! The questionnaires in a renderer of forms that is not ours: shown, filled, and read again by the product.

use super::{Bench, browser, conformance, log::Log, tally::Tally};
use crate::{fault::Outcome, prerequisites};

/// Where tests leave a response for each complete example, and what the product thinks of every example; those tests.
const OUT: &str = "DCC_FHIR_OUT";
const LEAVE: [(&str, &str); 2] = [
    ("documents", "every_complete_example_is_left_as_a_response_and_comes_back"),
    ("documents", "what_the_product_thinks_of_every_example_is_left_for_another_engine"),
];

/// The renderer comes through npm, once; the play itself tells why it is skipped when npm cannot be reached.
pub fn renderer(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    if let Err(missing) = prerequisites::browser() {
        return Ok(Tally::skip(missing.to_string(), false));
    }
    browser::install(bench.place)?;
    conformance::samples(bench, "rendered", OUT, &LEAVE, ".json", log)?;
    let responses = bench.place.own().join("rendered");
    let words = ["--config", "renderer.config.ts", "--project", "desktop"];
    browser::played(bench, "renderer.json", &words, &[("DCC_FHIR", responses.as_os_str())], log)
}
