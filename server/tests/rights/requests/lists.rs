//! Lists, searches, and what is the same for everybody.

use super::{FORM, NONE, RECORD, Request};
use serde_json::json;

pub fn all() -> Vec<Request> {
    vec![
        Request::read("today", NONE, |_| json!({})),
        Request::read("my-boards", NONE, |_| json!({})),
        Request::read("directory-places", NONE, |_| json!({ "words": "etablissement" })),
        Request::read("form-definition", NONE, |ids| json!({ "hash": ids.of("definition") })),
        Request::get("GET /modeles", NONE, |_| "/modeles".into()),
        Request::get("GET /modeles/{id}", NONE, |ids| format!("/modeles/{}", ids.of("form-group"))),
        Request::read("form-codes", NONE, |_| json!({ "table": "Tumour", "words": "sein" })),
        Request::read("form-professionals", NONE, |_| json!({ "words": "martin" })),
        Request::read("find-people", NONE, |_| json!({ "words": "martin", "physicians": false })),
        Request::read("offer-people", NONE, |_| json!({ "words": "martin" })),
        Request::read("birth-places", NONE, |_| json!({ "words": "meaux" })),
        Request::read("find-patients", NONE, |_| json!({ "text": "zephyr" })),
        Request::read("recent-patients", NONE, |_| json!({})),
        Request::read("alike-patients", NONE, |ids| json!({ "typed": ids.json("somebody-new") })),
        Request::write("create-patient", NONE, |ids| {
            json!({ "typed": ids.json("somebody-new"), "confirmed_new": true, "why_new": "Autre personne.",
                "consent": { "said": "oral", "scopes": ["record-creation", "circle-sharing", "rcp"], "giver": "patient",
                    "paper": null } })
        }),
        Request::read("patient-duplicates", NONE, |_| json!({})),
        Request::read("list-frcps", FORM, |_| json!({ "asked": { "stage": null, "order": "latest", "page": 0 } }))
            .tells("signed"),
        Request::read("search-everything", RECORD, |ids| json!({ "text": ids.of("name") })).tells("patient"),
    ]
}
