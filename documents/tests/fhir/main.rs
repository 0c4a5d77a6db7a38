//! The forms in FHIR: every form as a questionnaire, answers there and back.
//!
//! The official definitions are run on what these tests leave by `cargo xtask test --only conformance`.

#[cfg(test)]
mod drawn;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod questionnaires;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod round;
