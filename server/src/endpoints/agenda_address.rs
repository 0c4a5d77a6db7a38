//! The address of one's agenda: made, replaced or ended by a plain form, and shown once.
//!
//! Post, keep, redirect: the browser keeps the secret for a minute in a cookie that only this service reads, so that "back" and "reload"
//! make no other address and the address of the page holds nothing.

use crate::web::{
    Web, agenda,
    cookies::{self, cookie},
    headers::content_policy,
    pages::Visit,
};
use app::{account::agenda_address, routes};
use axum::{
    Form,
    extract::{FromRequest, Request, State},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use http::header;
use serde::Deserialize;
use services::{
    Error,
    access::{acts::SeePlanning, ask},
    planning,
};

/// The name of the cookie.
const COOKIE: &str = "__Host-agenda";
/// How long it is kept, seconds.
const KEPT: u32 = 60;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Asked {
    gesture: String,
}

/// A gesture on the address.
pub fn change() -> MethodRouter<Web> {
    post(|State(web): State<Web>, request: Request| async move {
        let visit = Visit::of(&web, &request).await;
        match Form::<Asked>::from_request(request, &()).await {
            Ok(Form(asked)) => gesture(&web, &visit, &asked.gesture)
                .await
                .unwrap_or_else(|cause| super::preferences::refusal(cause, &visit)),
            Err(rejection) => rejection.into_response(),
        }
    })
}

async fn gesture(web: &Web, visit: &Visit, gesture: &str) -> Result<Response, Error> {
    let grant = ask::<SeePlanning>(&web.ctx, super::preferences::professional(visit)?, ()).await?;
    if gesture == "end" {
        planning::end_feed(&web.ctx, grant).await?;
        web.agendas.forget();
        return Ok(Redirect::to(routes::OWN_ACCOUNT).into_response());
    }
    let secret = planning::make_feed(&web.ctx, grant).await?;
    web.agendas.forget();
    Ok(cookies::brief(Redirect::to(routes::AGENDA_ADDRESS).into_response(), COOKIE, &secret, KEPT))
}

/// The address that was just made, once; whoever has none to see is led to the settings.
pub fn show() -> MethodRouter<Web> {
    get(|State(web): State<Web>, request: Request| async move {
        let visit = Visit::of(&web, &request).await;
        match (super::preferences::professional(&visit), cookie(request.headers(), COOKIE)) {
            (Err(cause), _) => super::preferences::refusal(cause, &visit),
            (Ok(_), Some(secret)) if !secret.is_empty() => cookies::brief(once(&web, &secret), COOKIE, "", 0),
            _ => Redirect::to(routes::OWN_ACCOUNT).into_response(),
        }
    })
}

fn once(web: &Web, secret: &str) -> Response {
    let nonce = BASE64_URL_SAFE_NO_PAD.encode(web.ctx.random.bytes::<16>());
    let address = format!("{}/agenda/{secret}.ics", agenda::site(&web.config));
    let page = agenda_address(&web.site.manifest.css, &nonce, &address);
    ([(header::CONTENT_SECURITY_POLICY, content_policy(&nonce))], Html(page)).into_response()
}
