//! Forms: one being typed, one that was discussed and waits for its signature, one signed.

use super::{FORM, Request};
use serde_json::json;
use uuid::Uuid;

pub fn all() -> Vec<Request> {
    let mut all = vec![
        Request::read("may-stay-open", FORM, |ids| json!({ "screen": "fiche", "id": ids.of("signed") }))
            .variant("form"),
        Request::read("still-shown", FORM, |ids| json!({ "cases": [[Uuid::nil(), ids.of("signed")]] })).variant("form"),
        Request::get("GET /fiches/{id}/pdf", FORM, |ids| format!("/fiches/{}/pdf", ids.of("signed"))),
        Request::get("GET /fiches/{id}/cda", FORM, |ids| format!("/fiches/{}/cda", ids.of("signed"))),
        Request::read("frcp-reading", FORM, |ids| json!({ "id": ids.of("signed") }))
            .past(domain::words::exchange::unreadable(domain::exchange::Unreadable::NotCda)),
        Request::post("POST /documents/{id}/lecture", FORM, |ids| {
            let chosen = format!("form={}&same-person=yes", ids.of("typed"));
            (format!("/documents/{}/lecture", ids.of("document")), chosen)
        }),
        Request::get("GET /fiches/{id}/recours", FORM, |ids| format!("/fiches/{}/recours", ids.of("signed"))),
        Request::get("GET /fiches/{id}/transmise", FORM, |ids| format!("/fiches/{}/transmise", ids.of("signed"))),
        Request::post("POST /fiches/{id}/recours", FORM, |ids| {
            let fields = format!("seance={}&question=Chirurgie", ids.of("recourse-session"));
            (format!("/fiches/{}/recours", ids.of("signed")), fields)
        }),
        Request::write("frcp-save", FORM, |ids| {
            let change = json!({ "do": "answer", "path": "phase/progression", "base": null, "answer": null });
            let edit = json!({ "id": ids.of("edit"), "change": change });
            json!({ "id": ids.of("typed"), "edits": [edit], "since": 0, "here": "" })
        }),
        Request::write("frcp-take-over", FORM, |ids| json!({ "id": ids.of("typed"), "path": "phase/progression" }))
            .past(domain::words::frcp::not_said_any_more()),
        Request::write("frcp-ready", FORM, |ids| json!({ "id": ids.of("typed") })),
        Request::read("frcp-review", FORM, |ids| json!({ "id": ids.of("discussed") })),
        Request::write(
            "frcp-validate",
            FORM,
            |ids| json!({ "id": ids.of("discussed"), "position": ids.number("position"), "hash": ids.of("hash") }),
        ),
        Request::write(
            "frcp-addendum",
            FORM,
            |ids| json!({ "id": ids.of("signed"), "reason": "late-result", "text": "Résultat reçu." }),
        ),
        Request::write("frcp-rectify", FORM, |ids| json!({ "id": ids.of("signed"), "reason": "typing-error" })),
        Request::write("frcp-announce", FORM, |ids| json!({ "id": ids.of("signed") })),
    ];
    all.extend(read());
    all
}

/// Reading a form that is being typed is not reading what a board decided.
fn read() -> Vec<Request> {
    vec![
        Request::read("frcp-open", FORM, |ids| json!({ "id": ids.of("signed") })),
        Request::read("frcp-news", FORM, |ids| json!({ "id": ids.of("signed"), "since": 0, "here": "" })),
        Request::read("frcp-history", FORM, |ids| json!({ "id": ids.of("signed"), "path": "phase/progression" })),
        Request::read("frcp-drawn", FORM, |ids| json!({ "id": ids.of("signed"), "view": "historique" })),
        Request::read("frcp-drawn", FORM, |ids| json!({ "id": ids.of("typed"), "view": "nouveau" })).variant("typed"),
        Request::read("frcp-open", FORM, |ids| json!({ "id": ids.of("typed") })).variant("typed"),
        Request::read("frcp-news", FORM, |ids| json!({ "id": ids.of("typed"), "since": 0, "here": "" }))
            .variant("typed"),
        Request::read("frcp-history", FORM, |ids| json!({ "id": ids.of("typed"), "path": "phase/progression" }))
            .variant("typed"),
    ]
}
