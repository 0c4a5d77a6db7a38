//! The server functions of `app`; each asks for the right of its own act.

use crate::web::{Web, pages};
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, post},
};

/// Calls the function that the path names.
pub fn call() -> MethodRouter<Web> {
    post(|State(web): State<Web>, request: Request| async move {
        let visit = pages::Visit::of(&web, &request).await;
        let answer = leptos_axum::handle_server_fns_with_context(move || visit.provide(), request).await;
        answer.into_response() as Response
    })
}
