//! A form on paper: the validated document as it was kept, or the draft marked as such on each page.

use super::frcp_document::{asked, told};
use crate::{
    jobs::print_frcp,
    web::{Web, pages::Visit},
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
    routing::{MethodRouter, get},
};
use domain::ids::FrcpId;
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
    let found = match asked(&visit, &id) {
        Ok((actor, id)) => bytes(&web.ctx, actor, id).await,
        Err(cause) => Err(cause),
    };
    told(&visit, Format::Pdf, found)
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
