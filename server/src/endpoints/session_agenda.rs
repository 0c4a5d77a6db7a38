//! A session for the agenda of whoever may read it: iCalendar, without a patient or a case.

use super::frcp_document::refusal;
use crate::web::{Web, agenda::meeting, pages::Visit};
use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use documents::ical;
use domain::ids::SessionId;
use http::{HeaderValue, header};
use services::{
    Error,
    access::{acts::SeeSession, ask},
    planning,
};

/// The file.
pub fn download() -> MethodRouter<Web> {
    get(answer)
}

async fn answer(State(web): State<Web>, Path(id): Path<String>, request: Request) -> Response {
    let visit = Visit::of(&web, &request).await;
    match file(&web, &visit, &id).await {
        Ok(bytes) => handed(bytes),
        Err(cause) => refusal(cause, visit.reference()),
    }
}

async fn file(web: &Web, visit: &Visit, id: &str) -> Result<Vec<u8>, Error> {
    let actor = visit.visitor().actor()?;
    let session: SessionId = id.parse().map_err(|_| Error::NotFound)?;
    let grant = ask::<SeeSession>(&web.ctx, actor, session).await?;
    let entry = planning::agenda_entry(&web.ctx, grant).await?;
    Ok(ical::write(&meeting(&web.config, entry), web.ctx.now()))
}

fn handed(bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(ical::MEDIA_TYPE));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"seance-rcp.ics\""));
    response
}
