//! The page of a board in force, for anybody: HTML alone, without a program.

use crate::web::Web;
use app::offer::public_page;
use axum::{
    Extension,
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
    routing::{MethodRouter, get},
};
use domain::ids::OfferId;
use http::{HeaderValue, StatusCode, header};
use services::{Error, offer};

use crate::web::log::Asked;

/// Our own style sheet, and nothing else.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
);

/// The page.
pub fn show() -> MethodRouter<Web> {
    get(answer)
}

async fn answer(State(web): State<Web>, Path(id): Path<String>, Extension(asked): Extension<Asked>) -> Response {
    match page(&web, &id).await {
        Ok(page) => ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(page)).into_response(),
        // A board that is not in force answers as one that does not exist.
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(cause) => super::frcp_document::refusal(cause, asked.number()),
    }
}

async fn page(web: &Web, id: &str) -> Result<String, Error> {
    let id: OfferId = id.parse().map_err(|_| Error::NotFound)?;
    let board = offer::public_board(&web.ctx, id).await?;
    Ok(public_page(&web.site.manifest.css, &board))
}
