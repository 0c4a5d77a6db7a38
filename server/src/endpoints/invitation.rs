//! The plain form of an invitation, or of an account that is given back: a password, then the sign-in page.

use super::sign_in::{again, read};
use crate::web::Web;
use app::routes;
use axum::{
    Form,
    extract::{Path, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use serde::Deserialize;
use services::account;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Choice {
    password: String,
}

/// A password chosen.
pub fn open() -> MethodRouter<Web> {
    post(post_password)
}

async fn post_password(State(web): State<Web>, Path(token): Path<String>, request: Request) -> Response {
    let (visit, _, Form(choice)) = match read::<Choice>(&web, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    match account::open(&web.ctx, &token, &choice.password).await {
        Ok(()) => Redirect::to(routes::SIGN_IN).into_response(),
        Err(cause) => {
            let path = format!("{}/{token}", routes::INVITATION);
            again(&visit, &path, "", &cause, String::new())
        }
    }
}
