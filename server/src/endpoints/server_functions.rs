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
use leptos::{prelude::Owner, reactive::computed::ScopedFuture};
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
                // While a page is being made on this thread, for anybody, what it holds is within reach of whoever begins there:
                // a call begins with nothing.
                let (page, alone) = (Owner::current(), Owner::new_root(None));
                let call = leptos_axum::handle_server_fns_with_context(move || visit.provide(), request);
                let call = alone.with(|| ScopedFuture::new(call));
                // The page finds its thread as it left it.
                if let Some(page) = page {
                    page.set();
                }
                let answer = call.await;
                drop(alone);
                answer.into_response()
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

#[cfg(test)]
mod tests {
    use crate::web::tests::{Service, at_work, text};
    use app::sign_in::Problem;
    use axum::body::Body;
    use http::Request;
    use leptos::prelude::{Owner, provide_context, use_context};
    use tower::ServiceExt;

    #[test]
    fn a_call_finds_nothing_of_the_page_that_is_being_made_beside_it() {
        at_work(async {
            let service = Service::open("beside").await;
            let page = Owner::new_root(None);
            let email = "autre.personne@exemple.fr".to_owned();
            page.with(|| provide_context(Problem { email, ..Problem::default() }));
            let call = Request::post("/api/sign-in-problem").header("sec-fetch-site", "same-origin");
            let call = call.header("content-type", "application/json").body(Body::from("{}")).unwrap();
            let answer = service.router.clone().oneshot(call).await.unwrap();
            assert_eq!(answer.headers()["content-security-policy"].to_str().unwrap().matches("nonce").count(), 0);
            assert_eq!(text(answer).await, "null");
            assert!(use_context::<Problem>().is_some(), "the page finds its thread as it left it");
            drop(page);
        });
    }
}
