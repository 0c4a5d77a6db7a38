//! Which record a page is about: the account may open several, and the address says which.

use crate::prelude::*;
use leptos_router::hooks::use_query_map;

use super::calls::Who;

/// The name of the query that holds the record.
const QUERY: &str = "dossier";

/// The record that the address names; empty when there is only one.
pub(crate) fn here() -> String {
    use_query_map().with_untracked(|query| query.get(QUERY)).unwrap_or_default()
}

/// An address of the same record.
pub(crate) fn link(path: &str, record: &str) -> String {
    if record.is_empty() { path.to_owned() } else { format!("{path}?{QUERY}={record}") }
}

/// The links to the other records of the account; nothing when there is one.
pub(super) fn others(who: &Who, path: &'static str, record: &str) -> AnyView {
    if who.records.len() < 2 {
        return ().into_any();
    }
    let one = |id: &str, label: &str| {
        let here = (record == id).then_some("true");
        view! {
            <li>
                <a href=link(path, id) aria-current=here>
                    {label.to_owned()}
                </a>
            </li>
        }
    };
    let links = who.records.iter().map(|known| one(&known.id, &known.label)).collect_view();
    view! {
        <nav aria-label="Dossiers">
            <ul class="plain-list">{links}</ul>
        </nav>
    }
    .into_any()
}

/// What the address says was just done; nothing otherwise.
pub(super) fn said() -> Option<&'static str> {
    let done = use_query_map().with_untracked(|query| query.get("fait"))?;
    match done.as_str() {
        "retire" => Some(domain::words::portal::removed()),
        "rendu" => Some(domain::words::portal::accepted_again()),
        "accord-retire" => Some(domain::words::portal::withdrawn()),
        "accord-donne" => Some(domain::words::portal::given()),
        "code" => Some(domain::words::portal::code_given()),
        _ => None,
    }
}
