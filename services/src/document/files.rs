//! The encrypted bytes on disk, one file a document, named by its identifier.

use crate::{context::Context, error::Error};
use std::path::PathBuf;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

fn path(ctx: &Context, id: Uuid) -> PathBuf {
    ctx.settings.files.join(id.to_string())
}

fn outage(cause: &std::io::Error) -> Error {
    Error::Outage(format!("a file of documents: {cause}"))
}

/// Writes the bytes and waits until the disk holds them.
pub(super) async fn write(ctx: &Context, id: Uuid, bytes: &[u8]) -> Result<(), Error> {
    let keep = async {
        tokio::fs::create_dir_all(&ctx.settings.files).await?;
        let mut file = tokio::fs::OpenOptions::new().write(true).create_new(true).open(path(ctx, id)).await?;
        file.write_all(bytes).await?;
        file.sync_all().await
    };
    keep.await.map_err(|cause| outage(&cause))
}

/// Reads the bytes.
pub(super) async fn read(ctx: &Context, id: Uuid) -> Result<Vec<u8>, Error> {
    tokio::fs::read(path(ctx, id)).await.map_err(|cause| outage(&cause))
}

/// Takes away bytes that no row names.
pub(super) async fn forget(ctx: &Context, id: Uuid) {
    if let Err(cause) = tokio::fs::remove_file(path(ctx, id)).await {
        tracing::warn!(%id, %cause, "a file without a document stays on disk");
    }
}
