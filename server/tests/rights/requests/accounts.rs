//! One's own account, and the people of an establishment.

use super::{NONE, PERSON, PLACE, Request};
use serde_json::json;
use uuid::Uuid;

pub fn all() -> Vec<Request> {
    vec![
        Request::read("own-account", NONE, |_| json!({})),
        Request::write(
            "change-password",
            NONE,
            |ids| json!({ "old": ids.of("password"), "new": "quatre poires dans un panier" }),
        ),
        Request::write("begin-application", NONE, |_| json!({})),
        Request::write("confirm-application", NONE, |_| json!({ "code": "000000" }))
            .past("Aucune application n’est en cours d’installation. Recommencez."),
        Request::write("codes-by-mail", NONE, |_| json!({})),
        Request::write("recovery-codes", NONE, |_| json!({})),
        Request::read("buffer-key", NONE, |_| json!({ "browser": Uuid::from_u128(1) })),
        Request::read("own-browsers", NONE, |_| json!({})),
        Request::read("own-places", NONE, |_| json!({})),
        Request::read("manages-accounts", NONE, |_| json!({})),
        Request::write("end-browser", PERSON, |ids| json!({ "id": ids.of("browser") })),
        Request::get("GET /reglages/absences", NONE, |_| "/reglages/absences".into()),
        Request::post("POST /reglages/absences", NONE, |_| {
            ("/reglages/absences".into(), "from=01%2F08%2F2099&until=12%2F08%2F2099".into())
        }),
        Request::post("POST /preferences/lieu", PLACE, |ids| {
            ("/preferences/lieu".into(), format!("place={}", ids.of("place")))
        }),
        Request::post("POST /preferences/courriels", NONE, |_| ("/preferences/courriels".into(), "mails=daily".into())),
        Request::post("POST /preferences/agenda", NONE, |_| ("/preferences/agenda".into(), "gesture=make".into())),
        Request::get("GET /reglages/agenda", NONE, |_| "/reglages/agenda".into()),
        Request::read("place-people", NONE, |_| json!({})),
        Request::read("place-movements", NONE, |_| json!({})),
        Request::write("invite-person", NONE, |_| {
            json!({ "input": { "email": "nouvelle.venue@exemple.fr", "family_name": "VENUE", "given_name": "Nouvelle",
                "role": "physician", "service": "", "rpps": "", "until": "" } })
        }),
        Request::write("take-invitation-back", PLACE, |ids| json!({ "id": ids.of("invitation"), "role": "secretary" })),
        Request::write("give-role", PLACE, |ids| {
            json!({ "input": { "account": ids.of("account"), "role": "caregiver", "service": "", "from": "",
                "until": "" } })
        }),
        Request::write("end-role", PLACE, |ids| {
            json!({ "account": ids.of("account"), "held": ids.of("held"), "role": "secretary",
                "last_day": "31/12/2099" })
        }),
        Request::write("reopen-account", PLACE, |ids| json!({ "account": ids.of("account"), "role": "secretary" })),
        Request::write("reset-account", PLACE, |ids| json!({ "account": ids.of("account"), "reset": null })),
    ]
}
