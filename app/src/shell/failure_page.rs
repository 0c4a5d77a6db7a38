//! What a page shows when its content could not be read.

use crate::prelude::*;
use leptos_meta::Title;

use super::Doors;
use super::{page::InsidePage, words};
use crate::failure::Failure;

/// A whole page that says what happened and what to do; gives the answer its status.
#[must_use]
pub fn failure_page(failure: &Failure) -> AnyView {
    failure.set_page_status();
    let title = title(failure);
    let heading = match use_context::<InsidePage>() {
        Some(InsidePage) => view! { <h2>{title}</h2> }.into_any(),
        None => view! { <h1>{title}</h1> }.into_any(),
    };
    view! {
        <Title text=title />
        <div class="page notice-page" role="alert">
            {heading}
            <p>{failure.sentence()}</p>
            <p>{way_out(failure)}</p>
        </div>
    }
    .into_any()
}

const fn title(failure: &Failure) -> &'static str {
    match failure {
        Failure::Refused { .. } => words::REFUSED,
        Failure::NotFound => words::NOT_FOUND,
        Failure::Conflict { .. } => words::CONFLICT,
        Failure::SignedOut => words::SIGNED_OUT,
        Failure::NeedsCode => words::NEEDS_CODE,
        Failure::Outage { .. } | Failure::Unreachable => words::OUTAGE,
    }
}

fn way_out(failure: &Failure) -> AnyView {
    let doors = Doors::here();
    let (href, word) = match failure {
        Failure::SignedOut => (doors.sign_in, words::SIGN_IN),
        Failure::NeedsCode => (doors.code, words::GIVE_CODE),
        Failure::Outage { .. } | Failure::Unreachable | Failure::Conflict { .. } => ("", words::RETRY),
        Failure::Refused { .. } | Failure::NotFound => (doors.home, words::BACK_HOME),
    };
    view! {
        <a class="btn btn-primary" rel="external" href=href>
            {word}
        </a>
    }
    .into_any()
}
