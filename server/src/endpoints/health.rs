//! Is the process alive; may requests be sent to it. Anybody may ask: the answer never says what is wrong, the log does.

use crate::web::Web;
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use http::StatusCode;
use serde_json::json;

/// Alive: the process answers. Whatever it depends on may be gone: to start it again would not help.
pub fn live() -> MethodRouter<Web> {
    get(|| async { Json(json!({ "live": true })) })
}

/// Ready: it has all that it needs, and was not told to stop.
pub fn ready() -> MethodRouter<Web> {
    get(|State(web): State<Web>| async move {
        let ready = web.is_ready().await;
        told(ready, json!({ "ready": ready }))
    })
}

/// Both, for whoever reads one address.
pub fn both() -> MethodRouter<Web> {
    get(|State(web): State<Web>| async move {
        let ready = web.is_ready().await;
        told(ready, json!({ "live": true, "ready": ready }))
    })
}

fn told(ready: bool, body: serde_json::Value) -> Response {
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(body)).into_response()
}
