//! What a board proposes, as lines that the patient reads before opening the whole document.

use crate::{
    forms::{Answers, CheckContext, Form, Kind, Scope, Stop, World},
    frcp::PROPOSAL,
    words,
};

/// The answered questions of the proposal, in the order of the form: label, then answer in words. A row of a list, such as a
/// treatment, is one line; the numbers that only order rows are left out.
#[must_use]
pub fn advice(form: &Form, answers: &Answers, context: &CheckContext) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = Vec::new();
    let (mut row, mut caption): (Option<Scope>, String) = (None, String::new());
    for stop in (World { form, answers, context }).shown() {
        let (path, question, answer) = match stop {
            Stop::List { list, repeats, .. } => {
                if list.section_key().as_str() == PROPOSAL {
                    caption = words::capitalised(&repeats.row);
                }
                continue;
            }
            Stop::Question { path, question, answer: Some(answer) } => (path, question, answer),
            Stop::Question { .. } => continue,
        };
        if path.scope.section_key().as_str() != PROPOSAL {
            continue;
        }
        let told = words::forms::answer(&question.kind, answer);
        if path.scope.own_row().is_none() {
            lines.push((question.label.clone(), told));
        } else if !matches!(question.kind, Kind::Number(_)) {
            let same = row.as_ref() == Some(&path.scope);
            match lines.last_mut().filter(|_| same) {
                Some((_, line)) => *line = format!("{line}, {}", words::uncapitalised(&told)),
                None => lines.push((caption.clone(), told)),
            }
            row = Some(path.scope);
        }
    }
    lines
}
