//! A document of other software is taken up in a form that is being written: a plain form, which works without a program.

use super::sign_in::{problem, read, suite_query};
use crate::web::{Web, pages, told};
use app::routes;
use axum::{
    Form,
    extract::{FromRequestParts, Path, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use domain::ids::{DocumentId, FrcpId};
use serde::Deserialize;
use services::{
    Error,
    access::{acts::ReadDocument, ask},
    exchange,
    frcp::Writing,
};

/// The form that takes it up.
pub fn take_up() -> MethodRouter<Web> {
    post(answer)
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Chosen {
    form: String,
    same_person: String,
}

async fn answer(State(web): State<Web>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(Path(id)) = Path::<String>::from_request_parts(&mut parts, &web).await else {
        return http::StatusCode::NOT_FOUND.into_response();
    };
    let (visit, _, Form(chosen)) = match read::<Chosen>(&web, Request::from_parts(parts, body)).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    // What the addresses below hold is identifiers, or nothing.
    let (Ok(document), Ok(form)) = (id.parse::<DocumentId>(), chosen.form.parse::<FrcpId>()) else {
        return http::StatusCode::NOT_FOUND.into_response();
    };
    let page = format!("/documents/{document}/lecture");
    match done(&web, &visit, document, form, chosen.same_person == "yes").await {
        Ok(()) => Redirect::to(&format!("/fiches/{form}")).into_response(),
        Err(Error::NotFound) => http::StatusCode::NOT_FOUND.into_response(),
        Err(Error::SignedOut) => Redirect::to(&format!("{}{}", routes::SIGN_IN, suite_query(&page))).into_response(),
        Err(cause) => told::lead_to(&page, problem(&cause, String::new(), visit.reference())),
    }
}

async fn done(
    web: &Web,
    visit: &pages::Visit,
    document: DocumentId,
    form: FrcpId,
    same_person: bool,
) -> Result<(), Error> {
    let actor = visit.visitor().actor()?;
    let right = Writing::ask(&web.ctx, actor, form).await?;
    let grant = ask::<ReadDocument>(&web.ctx, actor, document).await?;
    exchange::take_up(&web.ctx, right, grant, same_person).await?;
    Ok(())
}
