//! What is foreseen of the quorum, before the meeting, and what may be done when it will not be there.

use super::{
    calls::{Gesture, SessionShown},
    table::Table,
};
use crate::prelude::*;

/// What is foreseen; nothing once the session has begun. The server draws what is only read.
pub(super) fn foreseen(table: Table, session: &SessionShown) -> Option<AnyView> {
    let drawn = session.foreseen.clone();
    (!drawn.is_empty()).then(|| {
        let way = |(way, words): &(String, String)| table.button(way.clone(), "btn", words, Gesture::Way(way.clone()));
        let ways = session.ways.iter().map(way).collect_view();
        view! {
            <div inner_html=drawn></div>
            <div class="ways">{ways}</div>
        }
        .into_any()
    })
}
