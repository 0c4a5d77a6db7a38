//! The pages of a poll of dates: opening one, answering it, keeping a date. The server alone draws them: they are plain forms, which
//! work without a program, and the programs weigh nothing for them.

mod notes;
mod opening_page;
mod reply_page;
mod report;
mod result_page;
mod result_shown;
mod typed;

use crate::prelude::*;
use crate::{
    sign_in::Problem,
    ui::{Mark, Notice},
};
use leptos_router::hooks::use_location;

/// The page at this address: a new poll, one's own replies, or a poll and its ranking.
pub(crate) fn poll_page() -> AnyView {
    let path = use_location().pathname.get_untracked();
    if path.ends_with("/sondage") {
        opening_page::opening_page()
    } else if path.ends_with("/ma-reponse") {
        reply_page::reply_page()
    } else {
        result_page::result_page()
    }
}

/// What is wrong with a field of the form that was posted.
fn wrong(problem: &Problem, field: &str) -> Signal<Option<String>> {
    Signal::stored((problem.field.as_deref() == Some(field)).then(|| problem.sentence.clone()))
}

/// What was done just before, or what is wrong with the whole form.
fn told(problem: &Problem) -> Option<AnyView> {
    let mark = if problem.is_done() { Mark::Done } else { Mark::Blocking };
    let whole = (problem.is_done() || problem.field.is_none()) && !problem.sentence.is_empty();
    let sentence = problem.sentence.clone();
    whole.then(|| {
        view! {
            <Notice mark=mark urgent=true>
                {sentence}
            </Notice>
        }
        .into_any()
    })
}
