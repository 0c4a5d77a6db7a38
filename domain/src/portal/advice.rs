//! What a board proposes, as lines that the patient reads before opening the whole document.

use crate::{
    forms::{Answers, CheckContext, Form, Stop, World},
    words,
};

/// The section of every form that holds what the board proposes.
const PROPOSAL: &str = "proposal";

/// The answered questions of the proposal, in the order of the form: label, then answer in words.
#[must_use]
pub fn advice(form: &Form, answers: &Answers, context: &CheckContext) -> Vec<(String, String)> {
    let stops = World { form, answers, context }.shown();
    let line = |stop: Stop<'_>| match stop {
        Stop::Question { path, question, answer: Some(answer) } if path.scope.section_key().as_str() == PROPOSAL => {
            Some((question.label.clone(), words::forms::answer(&question.kind, answer)))
        }
        Stop::Question { .. } | Stop::List { .. } => None,
    };
    stops.into_iter().filter_map(line).collect()
}
