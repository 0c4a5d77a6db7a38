//! What anybody meets before saying who they are.

use super::{NONE, Request};
use serde_json::json;

/// Plain forms and pages of signing in, which lead elsewhere whoever asks.
pub const DOORS: [&str; 10] = [
    "GET /connexion",
    "GET /connexion/code",
    "POST /connexion",
    "POST /connexion/code",
    "POST /connexion/nouveau-code",
    "POST /connexion/code-puis-envoi",
    "POST /deconnexion",
    "POST /invitation/{token}",
    "POST /portail/ouvrir",
    "POST /preferences/theme",
];

fn page(door: &'static str) -> Request {
    Request::get(door, NONE, |_| unreachable!())
}

pub fn all() -> Vec<Request> {
    let at = |door, address| Request { made: super::Made::Address(address), ..page(door) };
    vec![
        at("GET /health", |_| "/health".into()),
        at("GET /health/live", |_| "/health/live".into()),
        at("GET /health/ready", |_| "/health/ready".into()),
        at("GET /pkg/{file}", |_| "/pkg/app.css".into()),
        at("GET /favicon.ico", |_| "/favicon.ico".into()),
        at("GET /favicon.svg", |_| "/favicon.svg".into()),
        at("GET /connexion", |_| "/connexion".into()),
        at("GET /connexion/code", |_| "/connexion/code".into()),
        at("GET /invitation/{token}", |_| "/invitation/jeton-inconnu".into()),
        at("GET /portail/ouvrir", |_| "/portail/ouvrir".into()),
        at("GET /demo/mailbox", |_| "/demo/mailbox".into()),
        at("GET /demo/mailbox.json", |_| "/demo/mailbox.json?to=personne@exemple.fr".into()),
        at("GET /evenements", |_| "/evenements".into()),
        at("GET /agenda/{file}", |_| "/agenda/une-adresse-que-personne-n-a.ics".into()),
        Request::post("POST /connexion", NONE, |_| ("/connexion".into(), "email=x%40exemple.fr&password=y".into())),
        Request::post("POST /connexion/code", NONE, |_| ("/connexion/code".into(), "code=000000".into())),
        Request::post("POST /connexion/nouveau-code", NONE, |_| ("/connexion/nouveau-code".into(), String::new())),
        Request::post("POST /connexion/code-puis-envoi", NONE, |_| {
            ("/connexion/code-puis-envoi".into(), "_vers=%2Fpatients&_code=000000".into())
        })
        .spare()
        .past("Ce code a plus de 5 minutes. Demandez-en un autre."),
        Request::post("POST /deconnexion", NONE, |_| ("/deconnexion".into(), String::new())).spare(),
        Request::post("POST /invitation/{token}", NONE, |_| {
            ("/invitation/jeton-inconnu".into(), "password=trois+pommes+sur+la+table".into())
        }),
        Request::post("POST /portail/ouvrir", NONE, |_| {
            ("/portail/ouvrir".into(), "code=AAAA-AAAA-AAAA-AAAA-AAAA&birth_date=14%2F06%2F1971&password=trois".into())
        }),
        Request::post("POST /preferences/theme", NONE, |_| ("/preferences/theme".into(), "theme=dark".into())),
        Request::read("viewer", NONE, |_| json!({})),
        Request::read("sign-in-problem", NONE, |_| json!({})),
        Request::read("portal-who", NONE, |_| json!({})),
        Request::read("password-advice", NONE, |_| json!({})),
        Request::read("invitation-opening", NONE, |_| json!({ "token": "jeton-inconnu" }))
            .past("Cette invitation n’est plus valable. Demandez-en une autre à la personne qui vous l’a envoyée."),
        Request::write("confirm-code", NONE, |_| json!({ "code": "000000" }))
            .past("Ce code a plus de 5 minutes. Demandez-en un autre."),
        Request::write("awaited-code", NONE, |_| json!({})),
    ]
}
