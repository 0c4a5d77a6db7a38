//! Documents of a record: added by a plain form, read as attachments.
//!
//! The body of an upload may be larger than that of other requests, on its own route only.

use crate::web::{Web, pages, told};
use app::sign_in::Problem;
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use domain::{
    ids::{DocumentId, PatientId},
    words,
};
use http::{HeaderValue, StatusCode, header};
use services::{
    Error,
    access::{
        acts::{AddDocument, ReadDocument},
        ask,
    },
    document::{self, Kind, Opened, Upload},
};

/// The largest body of an upload: the largest document, and the form around it.
const BODY_LIMIT: usize = document::LARGEST + 1024 * 1024;

/// A document for a record.
pub fn add_to_record() -> MethodRouter<Web> {
    post(add).layer(DefaultBodyLimit::max(BODY_LIMIT))
}

/// One document.
pub fn one() -> MethodRouter<Web> {
    get(read)
}

async fn add(State(web): State<Web>, Path(id): Path<String>, request: Request) -> Response {
    let visit = pages::Visit::of(&web, &request).await;
    let page = format!("/patients/{id}/documents");
    match store(&web, &visit, &id, request).await {
        Ok(()) => Redirect::to(&page).into_response(),
        Err(Error::SignedOut) => Redirect::to(&format!("{}?suite={page}", app::routes::SIGN_IN)).into_response(),
        Err(Error::NeedsCode) => Redirect::to(&format!("{}?suite={page}", app::routes::SIGN_IN_CODE)).into_response(),
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(cause) => told::lead_to(&page, problem(&cause, visit.reference())),
    }
}

async fn store(web: &Web, visit: &pages::Visit, id: &str, request: Request) -> Result<(), Error> {
    let actor = visit.visitor().actor()?;
    if actor.is_portal() {
        // A patient's account has its own doors only.
        return Err(Error::NotFound);
    }
    let patient: PatientId = id.parse().map_err(|_| Error::NotFound)?;
    let grant = ask::<AddDocument>(&web.ctx, actor, patient).await?;
    let upload = upload(request).await?;
    document::add_document(&web.ctx, grant, upload).await?;
    Ok(())
}

/// Reads the form: a file, and what it is about.
async fn upload(request: Request) -> Result<Upload, Error> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let mut upload = Upload { name: String::new(), kind: Kind::default(), bytes: Vec::new() };
    while let Some(field) = form.next_field().await.map_err(|cause| too_large(&cause))? {
        match field.name() {
            Some("kind") => upload.kind = Kind::from_code(&field.text().await.map_err(|_| unreadable())?),
            Some("file") => {
                upload.name = field.file_name().unwrap_or_default().to_owned();
                upload.bytes = field.bytes().await.map_err(|cause| too_large(&cause))?.to_vec();
            }
            _ => {}
        }
    }
    Ok(upload)
}

fn unreadable() -> Error {
    Error::invalid("file", words::patient::file_empty())
}

fn too_large(cause: &axum::extract::multipart::MultipartError) -> Error {
    if cause.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Error::invalid("file", words::patient::file_too_large());
    }
    unreadable()
}

fn problem(cause: &Error, reference: &str) -> Problem {
    let sentence = match cause {
        Error::Refused(sentence) | Error::Invalid { sentence, .. } => sentence.clone(),
        other => {
            tracing::error!(%reference, cause = %other, "a document could not be added");
            words::sign_in::outage(reference)
        }
    };
    Problem { field: Some("file".into()), sentence, ..Problem::default() }
}

async fn read(State(web): State<Web>, Path(id): Path<String>, request: Request) -> Response {
    let visit = pages::Visit::of(&web, &request).await;
    match open(&web, &visit, &id).await {
        Ok(opened) => attachment(opened),
        Err(Error::SignedOut | Error::NeedsCode) => Redirect::to(app::routes::SIGN_IN).into_response(),
        Err(Error::Refused(sentence)) => (StatusCode::FORBIDDEN, sentence).into_response(),
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(cause) => {
            let reference = visit.reference();
            tracing::error!(%reference, %cause, "a document could not be read");
            (StatusCode::INTERNAL_SERVER_ERROR, words::sign_in::outage(reference)).into_response()
        }
    }
}

async fn open(web: &Web, visit: &pages::Visit, id: &str) -> Result<Opened, Error> {
    let actor = visit.visitor().actor()?;
    let document: DocumentId = id.parse().map_err(|_| Error::NotFound)?;
    let grant = ask::<ReadDocument>(&web.ctx, actor, document).await?;
    document::open(&web.ctx, grant).await
}

/// The bytes, to be kept and never run: no browser guesses their type, none opens them in our pages.
fn attachment(opened: Opened) -> Response {
    let mut response = opened.bytes.into_response();
    let headers = response.headers_mut();
    let media_type = HeaderValue::from_str(&opened.media_type);
    headers.insert(header::CONTENT_TYPE, media_type.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    let disposition = HeaderValue::from_str(&disposition(&opened.name));
    headers.insert(header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment")));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// The name in plain ASCII for every browser, and whole for those that read it encoded (RFC 6266, RFC 8187).
fn disposition(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        let header = disposition("compte\"rendu\r\né.pdf");
        assert_eq!(
            header,
            "attachment; filename=\"compte_rendu___.pdf\"; filename*=UTF-8''compte%22rendu%0D%0A%C3%A9.pdf"
        );
    }
}
