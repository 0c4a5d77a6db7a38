//! The encrypted bytes on disk, one file a document, named by its identifier.

use crate::{context::Context, error::Error};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};
use uuid::Uuid;

fn path(ctx: &Context, id: Uuid) -> PathBuf {
    ctx.settings.files.join(id.to_string())
}

fn outage(cause: &io::Error) -> Error {
    Error::Outage(format!("a file of documents: {cause}"))
}

/// Writes the bytes and waits until the disk holds them and their name; when it cannot, nothing of them stays.
pub(super) async fn write(ctx: &Context, id: Uuid, bytes: Vec<u8>) -> Result<(), Error> {
    let (folder, path) = (ctx.settings.files.clone(), path(ctx, id));
    let kept = tokio::task::spawn_blocking(move || keep(&folder, &path, &bytes)).await;
    kept.map_err(io::Error::other).flatten().map_err(|cause| outage(&cause))
}

/// Synchronous on purpose: an asynchronous file keeps the failure of a write for its next call, and its sync forgets it.
fn keep(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let held = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| File::open(folder)?.sync_all());
    held.inspect_err(|_| drop(fs::remove_file(path)))
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
