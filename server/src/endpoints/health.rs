//! Is the process alive; is it ready to answer.

use crate::web::Web;
use axum::{
    extract::State,
    routing::{MethodRouter, get},
};
use http::StatusCode;

/// Alive: the process answers.
pub fn live() -> MethodRouter<Web> {
    get(|| async { "live" })
}

/// Ready: the database answers too.
pub fn ready() -> MethodRouter<Web> {
    get(|State(web): State<Web>| async move {
        match web.ctx.db.read.ping().await {
            Ok(()) => (StatusCode::OK, "ready"),
            Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer"),
        }
    })
}
