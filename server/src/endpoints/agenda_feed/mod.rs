//! The agenda of a person for other software, at a secret address: no cookie, no session; what it shows is asked of the rights of its
//! holder at each reading.
//!
//! Software asks again and again and nearly always for nothing: `If-None-Match` is answered before anything is read of a session.

use crate::web::{Web, agenda::meeting, log::Asked};
use axum::{
    Extension,
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use chrono::{DateTime, NaiveTime, Utc};
use documents::ical;
use domain::{planning::paris, words};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use services::{
    Error,
    planning::{self, HeldFeed},
};

/// The line of the table of endpoints.
pub const ROUTE: &str = "/agenda/{file}";

/// Kept by whoever reads it, asked again each time.
const KEPT: HeaderValue = HeaderValue::from_static("private, no-cache");

/// The file.
pub fn read() -> MethodRouter<Web> {
    get(answer)
}

async fn answer(
    State(web): State<Web>,
    Path(file): Path<String>,
    Extension(asked): Extension<Asked>,
    headers: HeaderMap,
) -> Response {
    let secret = file.strip_suffix(".ics").unwrap_or_default();
    match held(&web, secret).await {
        Ok(held) if knows(&headers, held.tag()) => unchanged(held.tag()),
        Ok(held) => whole(&web, held).await.unwrap_or_else(|cause| refusal(cause, asked.number())),
        Err(cause) => refusal(cause, asked.number()),
    }
}

/// Says that an agenda did not change, from the tags that this instance keeps: most of what agenda software asks ends here.
pub fn if_known(web: &Web, request: &Request) -> Option<Response> {
    let file = request.uri().path().strip_prefix("/agenda/").filter(|_| request.method() == Method::GET)?;
    let tag = web.agendas.tag(&web.ctx, file.strip_suffix(".ics")?)?;
    knows(request.headers(), &tag).then(|| unchanged(&tag))
}

async fn held(web: &Web, secret: &str) -> Result<HeldFeed, Error> {
    let begun = web.agendas.begin();
    let held = planning::held_feed(&web.ctx, secret).await?;
    web.agendas.keep(&web.ctx, secret, held.tag(), begun);
    Ok(held)
}

/// Whether the reader has this very file. Source: RFC 9110, 13.1.2: a list of tags, or a star; weak tags are compared by what they name.
fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let named = headers.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|list| list.split(',')).map(str::trim).any(|one| {
        one == "*" || one.trim_start_matches("W/").strip_prefix('"').and_then(|one| one.strip_suffix('"')) == Some(tag)
    })
}

fn unchanged(tag: &str) -> Response {
    (StatusCode::NOT_MODIFIED, tagged(tag)).into_response()
}

async fn whole(web: &Web, held: HeldFeed) -> Result<Response, Error> {
    let tag = held.tag().to_owned();
    let entries = planning::feed_entries(&web.ctx, held).await?;
    let meetings: Vec<_> = entries.into_iter().map(|entry| meeting(&web.config, entry)).collect();
    let bytes = ical::feed(words::planning::agenda_name(), &meetings, first_instant(web.ctx.now()));
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static(ical::MEDIA_TYPE));
    Ok((tagged(&tag), [kind], bytes).into_response())
}

/// The midnight before, in Paris: the same sessions make the same bytes all day, as their tag says.
fn first_instant(now: DateTime<Utc>) -> DateTime<Utc> {
    paris::instant(paris::day(now).and_time(NaiveTime::MIN))
}

fn tagged(tag: &str) -> [(HeaderName, HeaderValue); 2] {
    let quoted = HeaderValue::from_str(&format!("\"{tag}\""));
    [(header::CACHE_CONTROL, KEPT), (header::ETAG, quoted.unwrap_or(HeaderValue::from_static("\"\"")))]
}

/// Whatever the reason, an address that shows nothing is one that does not exist.
fn refusal(cause: Error, reference: &str) -> Response {
    match cause {
        Error::Database(_) | Error::Outage(_) | Error::Inconsistent { .. } => {
            tracing::error!(%reference, %cause, "an agenda could not be made");
            (StatusCode::SERVICE_UNAVAILABLE, words::sign_in::outage(reference)).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests;
