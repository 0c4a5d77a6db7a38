//! What the server draws in a form of the cases that go their own way: the opinion of another board, a decision taken in emergency.

use domain::words;
use services::frcp::{Emergency, Opened};

use super::server::civil;
use crate::{prelude::*, routes};

/// What came from another board with its question, and what is asked to others. The server alone draws these pages.
pub(super) fn ways(opened: &Opened, id: &str) -> AnyView {
    let sent = opened.sent_by.as_ref().map(|board| {
        let href = routes::sent_with(id);
        view! {
            <a class="btn" rel="external" href=href>
                {words::meeting::sent_by(board)}
            </a>
        }
    });
    let asked = words::meeting::opinions_of_others(opened.opinions.0, opened.opinions.1);
    let words = asked.map(|asked| words::capitalised(&asked));
    let words = words.or_else(|| opened.allowed.recourse.then(|| "Demander l’avis d’une autre RCP".to_owned()));
    let asked = words.map(|words| {
        let href = routes::recourse_of(id);
        view! {
            <a class="btn" rel="external" href=href>
                {words}
            </a>
        }
    });
    view! { {sent} {asked} }.into_any()
}

/// What physicians decided before any board: when, who, what and why.
pub(super) fn decided(one: &Emergency) -> String {
    let by = words::meeting::decided_in_emergency(civil(one.at), &one.physicians);
    format!("{by}. {}\u{a0}: {}", one.reason, one.treatment)
}
