//! A patient's record and its documents.

use super::{RECORD, Request};
use serde_json::json;
use uuid::Uuid;

pub fn all() -> Vec<Request> {
    let mut all = vec![
        Request::read("patient-record", RECORD, |ids| json!({ "id": ids.of("patient") })),
        Request::read("patient-access-log", RECORD, |ids| json!({ "id": ids.of("patient") })),
        Request::read("portal-accesses", RECORD, |ids| json!({ "id": ids.of("patient") })),
        Request::read(
            "record-to-inscribe",
            RECORD,
            |ids| json!({ "patient": ids.of("patient"), "pathway": null, "session": null }),
        ),
        Request::read("may-stay-open", RECORD, |ids| json!({ "screen": "dossier", "id": ids.of("patient") }))
            .variant("record"),
        Request::read("still-shown", RECORD, |ids| json!({ "cases": [[ids.of("patient"), Uuid::nil()]] }))
            .variant("record"),
        Request::get("GET /patients/{id}/documents", RECORD, |ids| {
            format!("/patients/{}/documents", ids.of("patient"))
        }),
        Request::get("GET /patients/{id}/urgence", RECORD, |ids| format!("/patients/{}/urgence", ids.of("patient"))),
        Request::post("POST /patients/{id}/urgence", RECORD, |ids| {
            let decided = "jour=01/02/2026&heure=22:15&medecin-1=10003456786&medecin-2=10003456794";
            let told = "traitement=Cortico%C3%AFdes&motif=Compression&question=Suite";
            let fields = format!("{decided}&{told}&parcours={}&seance={}", ids.of("episode"), ids.of("next-session"));
            (format!("/patients/{}/urgence", ids.of("patient")), fields)
        }),
        Request::get("GET /documents/{id}", RECORD, |ids| format!("/documents/{}", ids.of("document"))),
        Request::get("GET /documents/{id}/lecture", RECORD, |ids| format!("/documents/{}/lecture", ids.of("document"))),
        Request::read("document-reading", RECORD, |ids| json!({ "id": ids.of("document") })),
        Request::file("POST /patients/{id}/documents", RECORD, |ids| {
            format!("/patients/{}/documents", ids.of("patient"))
        }),
    ];
    all.extend(written());
    all
}

fn written() -> Vec<Request> {
    vec![
        Request::write(
            "correct-identity",
            RECORD,
            |ids| json!({ "id": ids.of("patient"), "version": ids.number("version"), "typed": ids.json("corrected") }),
        ),
        Request::write("validate-identity", RECORD, |ids| json!({ "id": ids.of("patient"), "document": "passport" })),
        Request::write("retrieve-ins", RECORD, |ids| json!({ "id": ids.of("patient") })),
        Request::write("record-consent", RECORD, |ids| {
            json!({ "id": ids.of("patient"), "scopes": ["record-creation", "circle-sharing", "rcp", "dmp-feed"],
                "giver": "patient", "document": "" })
        }),
        Request::write("withdraw-consent", RECORD, |ids| json!({ "id": ids.of("patient") })),
        Request::write(
            "record-board-information",
            RECORD,
            |ids| json!({ "id": ids.of("patient"), "date": ids.of("today-typed"), "mode": "oral", "outcome": "non-opposition" }),
        ),
        Request::write(
            "oppose-professional",
            RECORD,
            |ids| json!({ "id": ids.of("patient"), "professional": ids.of("lent-to") }),
        ),
        Request::write(
            "lift-opposition",
            RECORD,
            |ids| json!({ "id": ids.of("patient"), "line": ids.of("opposed-line") }),
        ),
        Request::write(
            "join-circle",
            RECORD,
            |ids| json!({ "id": ids.of("patient"), "professional": ids.of("lent-to"), "reason": "nurse" }),
        ),
        Request::write("leave-circle", RECORD, |ids| json!({ "id": ids.of("patient"), "line": ids.of("line") })),
        Request::write(
            "open-episode",
            RECORD,
            |ids| json!({ "id": ids.of("patient"), "organ": "lung", "label": "Poumon droit" }),
        ),
        Request::write("edit-people-around", RECORD, |ids| {
            let person = json!({ "function": "to-call", "basis": "", "signed_on": "", "name": "Petit", "given_name": "Anne",
                "link": "parent", "phone": "", "email": "" });
            json!({ "id": ids.of("patient"), "version": ids.number("version"), "people": [person],
                "protected_adult": false })
        }),
        Request::write(
            "settle-duplicate",
            RECORD,
            |ids| json!({ "pair": ids.of("pair"), "gesture": "distinct", "kept": ids.of("patient"), "other": ids.of("twin") }),
        ),
        Request::write(
            "invite-to-portal",
            RECORD,
            |ids| json!({ "id": ids.of("patient"), "email": "patiente@exemple.fr", "who": "patient" }),
        ),
        Request::write(
            "end-portal-access",
            RECORD,
            |ids| json!({ "id": ids.of("patient"), "access": ids.of("access") }),
        ),
        Request::write("inscribe-case", RECORD, |ids| {
            json!({ "case": { "patient": ids.of("patient"), "pathway": ids.of("episode"), "session": ids.of("open-session"),
                "question": "Chirurgie première ?", "requester": ids.of("requester"), "presenter": "", "registered": false,
                "complex": false, "urgent": false, "late": null, "late_note": "", "beyond": false } })
        }),
    ]
}
