//! What is foreseen of the quorum, before the meeting, and what may be done when it will not be there.

use super::{calls::Gesture, table::Table};
use crate::prelude::*;

/// The card; nothing once the session has begun. The server draws what is only read.
pub(super) fn foreseen(table: Table) -> AnyView {
    let card = move || {
        table.session.with(|session| {
            let drawn = session.foreseen.clone();
            (!drawn.is_empty()).then(|| {
                let way = |(way, words): &(String, String)| {
                    table.button(way.clone(), "btn", words, Gesture::Way(way.clone()))
                };
                let ways = session.ways.iter().map(way).collect_view();
                view! {
                    <section class="card">
                        <div inner_html=drawn></div>
                        <div class="ways">{ways}</div>
                    </section>
                }
            })
        })
    };
    card.into_any()
}
