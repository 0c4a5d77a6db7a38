//! What the documents of a form share: who asks for one, how its bytes leave, what is told when they cannot.

use crate::web::pages::Visit;
use axum::response::{IntoResponse, Response};
use domain::{ids::FrcpId, words};
use http::{HeaderValue, StatusCode, header};
use services::{Actor, Error, frcp::Format};

/// Who asks, and for which form.
pub(super) fn asked<'a>(visit: &'a Visit, id: &str) -> Result<(&'a Actor, FrcpId), Error> {
    let actor = visit.visitor().actor()?;
    Ok((actor, id.parse().map_err(|_| Error::NotFound)?))
}

/// The answer: a named document, or what stands in the way.
pub(super) fn told(visit: &Visit, format: Format, found: Result<(String, Vec<u8>), Error>) -> Response {
    match found {
        Ok((name, content)) => document(&name, format, content),
        Err(cause) => refusal(cause, visit.reference()),
    }
}

/// A document to be kept by whoever asks for it.
fn document(name: &str, format: Format, content: Vec<u8>) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let about = [(header::CONTENT_TYPE, format.media_type()), (header::CACHE_CONTROL, "no-store")];
    let mut response = (about, content).into_response();
    if let Ok(disposition) = disposition {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

pub(super) fn refusal(cause: Error, reference: &str) -> Response {
    match cause {
        Error::SignedOut => StatusCode::UNAUTHORIZED.into_response(),
        Error::NeedsCode => StatusCode::FORBIDDEN.into_response(),
        Error::NotFound => StatusCode::NOT_FOUND.into_response(),
        Error::Refused(sentence) => (StatusCode::FORBIDDEN, sentence).into_response(),
        cause => {
            tracing::error!(%reference, %cause, "a document could not be made");
            (StatusCode::INTERNAL_SERVER_ERROR, words::sign_in::outage(reference)).into_response()
        }
    }
}
