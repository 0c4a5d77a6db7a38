//! The patients' site.

use super::{Request, SITE};
use serde_json::json;

pub fn all() -> Vec<Request> {
    vec![
        Request::read("portal-circle", SITE, |ids| json!({ "record": ids.of("patient") })),
        Request::read("portal-decisions", SITE, |ids| json!({ "record": ids.of("patient") })),
        Request::read("portal-decision", SITE, |ids| json!({ "record": ids.of("patient"), "id": ids.of("signed") })),
        Request::read("portal-decision", SITE, |ids| json!({ "record": ids.of("patient"), "id": ids.of("secret") }))
            .variant("not-announced"),
        Request::get("GET /fiches/{id}/pdf", SITE, |ids| format!("/fiches/{}/pdf", ids.of("signed")))
            .variant("announced"),
        Request::get("GET /fiches/{id}/cda", SITE, |ids| format!("/fiches/{}/cda", ids.of("signed")))
            .variant("announced"),
        Request::get("GET /fiches/{id}/pdf", SITE, |ids| format!("/fiches/{}/pdf", ids.of("secret")))
            .variant("not-announced"),
        Request::get("GET /fiches/{id}/cda", SITE, |ids| format!("/fiches/{}/cda", ids.of("secret")))
            .variant("not-announced"),
        Request::read(
            "portal-person",
            SITE,
            |ids| json!({ "record": ids.of("patient"), "professional": ids.of("lent-to") }),
        ),
        Request::read("portal-looks", SITE, |ids| json!({ "record": ids.of("patient") })),
        Request::get("GET /portail/cercle", SITE, |ids| format!("/portail/cercle?dossier={}", ids.of("patient"))),
        Request::get("GET /portail/accords", SITE, |ids| format!("/portail/accords?dossier={}", ids.of("patient"))),
        Request::post("POST /portail/cercle", SITE, |ids| {
            let fields = format!("dossier={}&geste=retirer&personne={}", ids.of("patient"), ids.of("lent-to"));
            ("/portail/cercle".into(), fields)
        }),
        Request::post("POST /portail/accords", SITE, |ids| {
            ("/portail/accords".into(), format!("dossier={}&geste=retirer", ids.of("patient")))
        }),
    ]
}
