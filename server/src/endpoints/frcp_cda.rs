//! A signed form for other software: the CDA as it was kept, or made now for a version that has none yet.

use super::frcp_document::{asked, told};
use crate::{
    jobs::{exchange_frcp, print_frcp},
    web::{Web, pages::Visit},
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
    routing::{MethodRouter, get},
};
use domain::{ids::FrcpId, words};
use services::{
    Actor, Context, Error,
    access::ask,
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
    told(&visit, Format::Cda, found)
}

async fn bytes(ctx: &Context, actor: &Actor, id: FrcpId) -> Result<(String, Vec<u8>), Error> {
    let grant = ask(ctx, actor, id).await?;
    if !frcp::has_document(ctx, id).await? {
        return Err(Error::refused(words::frcp::exchanged_once_validated()));
    }
    let kept = frcp::kept(ctx, grant, Format::Cda).await?;
    let name = format!("fiche-rcp-v{}.xml", kept.number);
    let content = match kept.content {
        Some(content) => Some(content),
        None => made_now(ctx, id, kept.number).await.map_err(Error::Outage)?,
    };
    content.map(|content| (name, content)).ok_or_else(|| Error::refused(words::frcp::not_exchanged()))
}

async fn made_now(ctx: &Context, id: FrcpId, version: i32) -> Result<Option<Vec<u8>>, String> {
    let pdf = print_frcp::print(ctx, id, version).await?;
    exchange_frcp::keep(ctx, id, version, pdf).await
}
