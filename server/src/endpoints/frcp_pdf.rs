//! A form on paper: the validated document as it was kept, or the draft marked as such on each page.

use crate::{
    jobs::print_frcp,
    web::{Web, pages::Visit},
};
use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use domain::{ids::FrcpId, words};
use http::{HeaderValue, StatusCode, header};
use services::{
    Actor, Context, Error,
    access::{acts::SeeFrcp, ask},
    frcp::{self, Format},
};

/// The document.
pub fn download() -> MethodRouter<Web> {
    get(answer)
}

async fn answer(State(web): State<Web>, Path(id): Path<String>, request: Request) -> Response {
    let visit = Visit::of(&web, &request).await;
    let found = match (visit.visitor().actor(), id.parse()) {
        (Ok(actor), Ok(id)) => bytes(&web.ctx, actor, id).await,
        (Err(cause), _) => Err(cause),
        (_, Err(_)) => Err(Error::NotFound),
    };
    match found {
        Ok((name, content)) => document(&name, Format::Pdf, content),
        Err(cause) => refusal(cause, visit.reference()),
    }
}

/// A validated form gives its document; any other gives a working copy, to whoever may read the form.
async fn bytes(ctx: &Context, actor: &Actor, id: FrcpId) -> Result<(String, Vec<u8>), Error> {
    if frcp::has_document(ctx, id).await? {
        let grant = ask(ctx, actor, id).await?;
        let pdf = frcp::kept(ctx, grant, Format::Pdf).await?;
        let name = format!("fiche-rcp-v{}.pdf", pdf.number);
        if let Some(content) = pdf.content {
            return Ok((name, content));
        }
        let sheet = frcp::sheet(ctx, id, pdf.number).await?;
        return Ok((name, print_frcp::pages(ctx, id, sheet).await.map_err(Error::Outage)?));
    }
    let grant = ask::<SeeFrcp>(ctx, actor, id).await?;
    let sheet = frcp::draft_sheet(ctx, grant).await?;
    Ok(("fiche-rcp-brouillon.pdf".into(), print_frcp::pages(ctx, id, sheet).await.map_err(Error::Outage)?))
}

/// A document to be kept by whoever asks for it.
pub(super) fn document(name: &str, format: Format, content: Vec<u8>) -> Response {
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
            tracing::error!(%reference, %cause, "a document of a form could not be made");
            (StatusCode::INTERNAL_SERVER_ERROR, words::sign_in::outage(reference)).into_response()
        }
    }
}
