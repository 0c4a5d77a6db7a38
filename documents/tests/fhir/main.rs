//! The forms in FHIR: every form as a questionnaire, answers there and back.
//!
//! The official definitions are run on what these tests leave by `cargo xtask test --only conformance`.

#[cfg(test)]
mod answered;
#[cfg(test)]
mod drawn;
#[cfg(test)]
#[path = "../../../domain/tests/forms/library/example.rs"]
#[expect(dead_code, reason = "what the rules say of an example is looked at in its own room")]
mod example;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod questionnaires;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod round;
#[cfg(test)]
mod written;
