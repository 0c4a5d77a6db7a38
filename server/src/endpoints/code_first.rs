//! A form that needs a code first is not lost: the code is asked on a page that holds what was typed, then the browser sends the form again
//! as it was (307: the same method, the same fields; RFC 9110, 15.4.8).

use super::sign_in::problem;
use crate::web::{BODY_LIMIT, Web, come_back::landing, cookies, headers::content_policy, pages::Visit};
use app::{
    routes,
    sign_in::{ANOTHER, AwaitedCode, CODE, Held, TO, awaited_code, code_first},
};
use axum::{
    Form,
    body::{Body, to_bytes},
    extract::{FromRequest, Request, State},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use http::{HeaderMap, StatusCode, header};
use services::{Error, sign_in};

type Fields = Vec<(String, String)>;

/// What the page adds to the fields of the form that it holds.
const OWN: [&str; 3] = [TO, CODE, ANOTHER];

/// Marks the answer to a form that needs a code first.
#[derive(Clone, Copy)]
pub struct CodeFirst;

/// Around a plain form: when it needs a code, the answer is the page that asks for it and holds the form.
pub async fn hold(State(web): State<Web>, request: Request, next: Next) -> Response {
    if !is_plain_form(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_LIMIT).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let again = || Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let answer = next.run(again()).await;
    if answer.extensions().get::<CodeFirst>().is_none() {
        return answer;
    }
    let visit = Visit::of(&web, &again()).await;
    match Form::<Fields>::from_request(again(), &()).await {
        Ok(Form(sent)) => ask(&web, &visit, &held(parts.uri.to_string(), sent), None).await,
        Err(_) => answer,
    }
}

fn held(to: String, sent: Fields) -> Held {
    Held { to, fields: sent.into_iter().filter(|(name, _)| !OWN.contains(&name.as_str())).collect() }
}

fn is_plain_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}

/// The code, with the form that waits for it.
pub fn resume() -> MethodRouter<Web> {
    post(|State(web): State<Web>, request: Request| async move {
        let visit = Visit::of(&web, &request).await;
        match Form::<Fields>::from_request(request, &()).await {
            Ok(Form(sent)) => resumed(&web, &visit, sent).await,
            Err(rejection) => rejection.into_response(),
        }
    })
}

async fn resumed(web: &Web, visit: &Visit, sent: Fields) -> Response {
    let said = |name: &str| sent.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone());
    let to = landing(&said(TO).unwrap_or_default());
    let (code, another) = (said(CODE).unwrap_or_default(), said(ANOTHER).is_some());
    let held = held(to, sent);
    let done = if another {
        sign_in::send_code(&web.ctx, visit.visitor(), true).await.map(|_| None)
    } else {
        sign_in::confirm(&web.ctx, visit.visitor(), &code).await.map(Some)
    };
    match done {
        Ok(Some(confirmed)) => cookies::opened(Redirect::temporary(&held.to).into_response(), &confirmed.token),
        Ok(None) => ask(web, visit, &held, None).await,
        Err(Error::SignedOut) => Redirect::to(routes::SIGN_IN).into_response(),
        Err(cause) => {
            if matches!(cause, Error::Refused(_) | Error::Invalid { .. }) {
                web.metrics.sign_in_refused();
            }
            ask(web, visit, &held, Some(problem(&cause, String::new(), visit.reference()).sentence)).await
        }
    }
}

async fn ask(web: &Web, visit: &Visit, held: &Held, wrong: Option<String>) -> Response {
    let nonce = BASE64_URL_SAFE_NO_PAD.encode(web.ctx.random.bytes::<16>());
    let awaited = awaited_code(&web.ctx, visit.visitor()).await.unwrap_or(AwaitedCode::None);
    let page = code_first(&web.site.manifest.css, held, &awaited, wrong);
    let policy = [(header::CONTENT_SECURITY_POLICY, content_policy(&nonce))];
    (StatusCode::UNPROCESSABLE_ENTITY, policy, Html(page)).into_response()
}
