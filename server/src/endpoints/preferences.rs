//! The theme and the practice place, as plain forms: post, keep, come back.

use crate::web::{Web, cookies, pages};
use app::shell::Theme;
use axum::{
    Form,
    extract::{FromRequest, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use http::{StatusCode, Uri, header};
use serde::Deserialize;
use services::{
    Actor, Error,
    access::{acts::SeeOwnAccount, ask},
    account, sign_in,
};

#[derive(Deserialize, Default)]
#[serde(default)]
struct Choice {
    theme: String,
    place: String,
    mails: String,
}

/// Keeps the theme in a cookie.
pub fn theme() -> MethodRouter<Web> {
    post(|request: Request| async move {
        let back = came_from(&request);
        match Form::<Choice>::from_request(request, &()).await {
            Ok(Form(choice)) => cookies::preference(
                Redirect::to(&back).into_response(),
                Theme::COOKIE,
                Theme::from_code(&choice.theme).code(),
            ),
            Err(rejection) => rejection.into_response(),
        }
    })
}

/// Changes the practice place; rights follow at the next request.
pub fn place() -> MethodRouter<Web> {
    post(|State(web): State<Web>, request: Request| async move {
        let visit = pages::Visit::of(&web, &request).await;
        match Form::<Choice>::from_request(request, &()).await {
            Ok(Form(choice)) => change(&web, &visit, &choice.place).await,
            Err(rejection) => rejection.into_response(),
        }
    })
}

/// Chooses how mail about sessions comes.
pub fn mails() -> MethodRouter<Web> {
    post(|State(web): State<Web>, request: Request| async move {
        let visit = pages::Visit::of(&web, &request).await;
        match Form::<Choice>::from_request(request, &()).await {
            Ok(Form(choice)) => match choose_mails(&web, &visit, choice.mails == "daily").await {
                Ok(()) => Redirect::to(&format!("{}?fait=courriels", app::routes::OWN_ACCOUNT)).into_response(),
                Err(cause) => refusal(cause, &visit),
            },
            Err(rejection) => rejection.into_response(),
        }
    })
}

async fn choose_mails(web: &Web, visit: &pages::Visit, daily: bool) -> Result<(), Error> {
    let grant = ask::<SeeOwnAccount>(&web.ctx, professional(visit)?, ()).await?;
    account::choose_daily_summary(&web.ctx, grant, daily).await
}

/// The professional who visits; the settings of professionals are not there for patients.
pub(super) fn professional(visit: &pages::Visit) -> Result<&Actor, Error> {
    let actor = visit.visitor().actor()?;
    if actor.is_portal() { Err(Error::NotFound) } else { Ok(actor) }
}

/// Why a setting was not kept; whoever is not signed in any more signs in first.
pub(super) fn refusal(cause: Error, visit: &pages::Visit) -> Response {
    match cause {
        Error::SignedOut | Error::NeedsCode => Redirect::to(app::routes::SIGN_IN).into_response(),
        cause => super::frcp_document::refusal(cause, visit.reference()),
    }
}

async fn change(web: &Web, visit: &pages::Visit, place: &str) -> Response {
    let outcome = match (visit.visitor().actor(), place.parse()) {
        (Ok(actor), Ok(place)) => sign_in::choose_place(&web.ctx, actor, place).await,
        (Err(cause), _) => Err(cause),
        (_, Err(_)) => Err(Error::NotFound),
    };
    match outcome {
        Ok(()) => Redirect::to("/").into_response(),
        Err(Error::SignedOut | Error::NeedsCode) => Redirect::to(app::routes::SIGN_IN).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The path of the page that sent the form; another site's page is never come back to.
fn came_from(request: &Request) -> String {
    let referer = request.headers().get(header::REFERER).and_then(|value| value.to_str().ok());
    let uri: Option<Uri> = referer.and_then(|text| text.parse().ok());
    uri.and_then(|uri| uri.path_and_query().map(|path| path.as_str().to_owned()))
        .filter(|path| !path.starts_with("//"))
        .unwrap_or_else(|| "/".into())
}
