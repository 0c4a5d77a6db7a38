//! Lists, searches, and what is the same for everybody.

use super::{super::world::Ids, FORM, NONE, RECORD, Request};
use domain::{forms::builder::LifeRefusal, words::builder as say};
use serde_json::json;

pub fn all() -> Vec<Request> {
    let mut all = form_models();
    all.extend(vec![
        Request::read("today", NONE, |_| json!({})),
        Request::read("my-boards", NONE, |_| json!({})),
        Request::read("directory-places", NONE, |_| json!({ "words": "etablissement" })),
        Request::read("form-definition", NONE, |ids| json!({ "hash": ids.of("definition") })),
        Request::get("GET /modeles", NONE, |_| "/modeles".into()),
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
    ]);
    all
}

/// The groups that own forms, and a version that two of its members have approved.
fn form_models() -> Vec<Request> {
    const VERSION: &str = "POST /modeles/{id}/versions/{version}";
    let group = |ids: &Ids| format!("/modeles/{}", ids.of("form-group"));
    fn version(ids: &Ids, fields: &str) -> (String, String) {
        let path = format!("/modeles/{}/versions/{}", ids.of("form-group"), ids.of("form-version"));
        (path, format!("revision=1&{fields}"))
    }
    vec![
        Request::get("GET /modeles/{id}", NONE, group),
        Request::post("POST /modeles", NONE, |_| ("/modeles".into(), "organe=skin".into())),
        Request::post("POST /modeles/{id}", NONE, |ids| {
            (format!("/modeles/{}", ids.of("form-group")), "geste=commencer".into())
        })
        .variant("begin"),
        Request::post("POST /modeles/{id}", NONE, |ids| {
            (format!("/modeles/{}", ids.of("form-group")), format!("geste=nommer&qui={}", ids.of("lent-to")))
        })
        .variant("name"),
        Request::get("GET /modeles/{id}/versions/{version}", NONE, |ids| version(ids, "").0),
        Request::post(VERSION, NONE, |ids| version(ids, "geste=title&titre=Autrement")).variant("edit"),
        Request::post(VERSION, NONE, |ids| version(ids, "geste=annuler")).variant("undo"),
        Request::post(VERSION, NONE, |ids| version(ids, "geste=commenter&words=Lu")).variant("comment"),
        Request::post(VERSION, NONE, |ids| version(ids, "geste=approuver")).variant("approve"),
        Request::post(VERSION, NONE, |ids| version(ids, &format!("geste=publier&from={}", ids.of("second-typed"))))
            .variant("publish"),
        Request::post(VERSION, NONE, |ids| version(ids, "geste=retirer&reason=Erreur"))
            .variant("roll-back")
            .past(say::life_refused(LifeRefusal::NotPublished)),
    ]
}
