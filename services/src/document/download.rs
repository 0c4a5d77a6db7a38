//! A document is read: its trace is written before its bytes leave, and altered bytes never leave.

use super::files;
use crate::{
    access::{Granted, acts::ReadDocument},
    audit::Event,
    context::Context,
    entities::document,
    error::Error,
    write::write,
};
use domain::{access::Action, ids::PatientId, words};
use sea_orm::EntityTrait;
use sha2::{Digest, Sha256};

/// A document, decrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Its media type, one of those that are taken.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads a document.
///
/// # Errors
/// `Refused` when its bytes on disk are not those that were added.
pub async fn open(ctx: &Context, grant: Granted<ReadDocument>) -> Result<Opened, Error> {
    let id = grant.target().uuid();
    let row = document::Entity::find_by_id(id).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    ctx.vault.holds_key_of(&row.wrapped_key)?;
    let content = content(ctx, &row).await;
    let (whole, patient) = (content.is_ok(), PatientId::from_uuid(row.patient_id));
    write(ctx, grant.actor(), Action::ReadDocument, async move |tx| {
        let event = if whole { Event::done(id) } else { Event::failed(id).noting("altered") };
        tx.trace(event.about(patient));
        Ok(())
    })
    .await?;
    Ok(Opened { name: row.name, media_type: row.media_type, bytes: content? })
}

/// The bytes of a document, when they are those that were added.
pub(crate) async fn content(ctx: &Context, row: &document::Model) -> Result<Vec<u8>, Error> {
    let altered = || Error::refused(words::patient::file_altered());
    let sealed = files::read(ctx, row.id).await?;
    let bytes = ctx.vault.open_file(&sealed, &row.wrapped_key, row.id.as_bytes()).map_err(|_| altered())?;
    if Sha256::digest(&bytes).as_slice() == row.sha256.as_slice() { Ok(bytes) } else { Err(altered()) }
}
