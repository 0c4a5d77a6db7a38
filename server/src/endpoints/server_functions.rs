//! The server functions of `app`; each asks for the right of its own act.

use crate::{
    policy,
    web::{Web, pages},
};
use app::failure::Failure;
use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, post},
};
use http::{HeaderValue, StatusCode, header};
use server_fn::error::{FromServerFnError, SERVER_FN_ERROR_HEADER};
use services::Error;

/// Calls the function that the path names. Whoever is not signed in is stopped here, before a word of the request is
/// read, unless the line of the function lets strangers in; a function without a line lets nobody in.
pub fn call() -> MethodRouter<Web> {
    post(|State(web): State<Web>, Path(name): Path<String>, mut request: Request| async move {
        let visit = pages::Visit::of(&web, &request).await;
        let open = policy::of_function(&name).is_some_and(policy::Policy::lets_strangers_in);
        match visit.visitor().actor() {
            Err(cause) if !open => failed(request.uri().path(), &failure(cause, visit.reference())),
            // The pages of the professionals show more than a patient reads before the announcement.
            Ok(actor) if actor.is_portal() && !policy::opens_to_patients(&name) => {
                failed(request.uri().path(), &Failure::NotFound)
            }
            _ => {
                policy::allow_body(&name, &mut request);
                leptos_axum::handle_server_fns_with_context(move || visit.provide(), request).await.into_response()
            }
        }
    })
}

fn failure(cause: Error, reference: &str) -> Failure {
    match cause {
        Error::SignedOut | Error::NeedsCode => cause.into(),
        cause => {
            tracing::error!(%reference, %cause, "a call could not begin");
            Failure::Outage { reference: reference.to_owned() }
        }
    }
}

/// A failure as a server function tells it.
fn failed(path: &str, failure: &Failure) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let json = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (status, json, failure.ser()).into_response();
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(SERVER_FN_ERROR_HEADER, path);
    }
    response
}
