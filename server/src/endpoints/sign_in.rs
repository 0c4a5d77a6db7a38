//! The plain forms of signing in: post, store, redirect; a refusal leads to the page again with what was typed.

use crate::web::{Web, come_back::landing, cookies, pages, told};

pub(super) use crate::web::come_back::suite_query;
use app::{routes, shell::Doors, sign_in::Problem};
use axum::{
    Form,
    extract::{FromRequest, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use http::header;
use serde::Deserialize;
use services::{Error, sign_in};

/// An address and a password.
pub fn enter() -> MethodRouter<Web> {
    post(post_entry)
}

/// A code.
pub fn confirm() -> MethodRouter<Web> {
    post(post_code)
}

/// Another code.
pub fn send_again() -> MethodRouter<Web> {
    post(post_again)
}

/// The end of a session.
pub fn leave() -> MethodRouter<Web> {
    post(post_leave)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Entry {
    email: String,
    password: String,
    suite: String,
}

/// From where one leaves.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Left {
    suite: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Code {
    code: String,
    suite: String,
}

async fn post_entry(State(web): State<Web>, request: Request) -> Response {
    let (visit, browser, Form(entry)) = match read::<Entry>(&web, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    match sign_in::enter(&web.ctx, &entry.email, entry.password, visit.visitor().address(), &browser).await {
        Ok(entered) => {
            let next = format!("{}{}", doors(&entry.suite).code, suite_query(&entry.suite));
            cookies::opened(Redirect::to(&next).into_response(), &entered.token)
        }
        Err(cause) => {
            count(&web, &cause);
            again(&visit, doors(&entry.suite).sign_in, &entry.suite, &cause, entry.email)
        }
    }
}

async fn post_code(State(web): State<Web>, request: Request) -> Response {
    let (visit, _, Form(code)) = match read::<Code>(&web, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    match sign_in::confirm(&web.ctx, visit.visitor(), &code.code).await {
        Ok(confirmed) => cookies::opened(Redirect::to(&landing(&code.suite)).into_response(), &confirmed.token),
        Err(Error::SignedOut) => Redirect::to(doors(&code.suite).sign_in).into_response(),
        Err(cause) => {
            count(&web, &cause);
            again(&visit, doors(&code.suite).code, &code.suite, &cause, String::new())
        }
    }
}

/// What was refused, for the figures; an outage is not a refusal.
fn count(web: &Web, cause: &Error) {
    if matches!(cause, Error::Refused(_) | Error::Invalid { .. }) {
        web.metrics.sign_in_refused();
    }
}

async fn post_again(State(web): State<Web>, request: Request) -> Response {
    let (visit, _, Form(code)) = match read::<Code>(&web, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let next = format!("{}{}", doors(&code.suite).code, suite_query(&code.suite));
    match sign_in::send_code(&web.ctx, visit.visitor(), true).await {
        Ok(_) => Redirect::to(&next).into_response(),
        Err(Error::SignedOut) => Redirect::to(doors(&code.suite).sign_in).into_response(),
        Err(cause) => again(&visit, doors(&code.suite).code, &code.suite, &cause, String::new()),
    }
}

async fn post_leave(State(web): State<Web>, request: Request) -> Response {
    let (visit, _, Form(left)) = match read::<Left>(&web, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let next = if routes::is_portal(&left.suite) { routes::PORTAL } else { routes::SIGN_IN };
    if let Err(cause) = sign_in::sign_out(&web.ctx, visit.visitor()).await {
        tracing::warn!(%cause, "a session could not be ended");
    }
    cookies::closed(Redirect::to(next).into_response())
}

pub(super) async fn read<T: serde::de::DeserializeOwned>(
    web: &Web,
    request: Request,
) -> Result<(pages::Visit, String, Form<T>), Response> {
    let visit = pages::Visit::of(web, &request).await;
    let browser =
        request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let form = Form::<T>::from_request(request, &()).await.map_err(IntoResponse::into_response)?;
    Ok((visit, browser, form))
}

/// Leads to the page of the form again, with what went wrong.
pub(super) fn again(visit: &pages::Visit, path: &str, suite: &str, cause: &Error, email: String) -> Response {
    told::lead_to(&format!("{path}{}", suite_query(suite)), problem(cause, email, visit.reference()))
}

pub(super) fn problem(cause: &Error, email: String, reference: &str) -> Problem {
    let (field, sentence) = match cause {
        Error::Refused(sentence) => (None, sentence.clone()),
        Error::Invalid { field, sentence } => (Some(field.clone()), sentence.clone()),
        other => {
            tracing::error!(%reference, cause = %other, "signing in failed");
            (None, domain::words::sign_in::outage(reference))
        }
    };
    Problem { field, sentence, email, code: String::new() }
}

/// The sign-in pages of the program in which the person goes on.
fn doors(suite: &str) -> Doors {
    Doors::of(&landing(suite))
}
