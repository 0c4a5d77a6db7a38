//! A document is added: sealed on disk first, then named by a row in the same commit as its trace.

use super::{
    content::{Kind, MediaType},
    files,
};
use crate::{
    access::{Actor, Granted, acts::AddDocument},
    audit::Event,
    context::Context,
    entities::document,
    error::Error,
    secrets::Vault,
    write::{Tx, write},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    access::Action,
    ids::{DocumentId, PlaceId},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The longest name kept, characters.
const LONGEST_NAME: usize = 120;

/// A file as it arrived.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name that the person's computer gives it.
    pub name: String,
    /// What it is about.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// A file as a page carries it inside a call: `data:<type>;base64,<bytes>` (RFC 2397). The type is not believed.
    ///
    /// # Errors
    /// `Invalid` on `file` when it is not such an address.
    pub fn from_data_url(name: String, kind: Kind, url: &str) -> Result<Self, Error> {
        let unreadable = || Error::invalid("file", words::patient::file_empty());
        let (_, encoded) = url.split_once(";base64,").ok_or_else(unreadable)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| unreadable())?;
        Ok(Self { name, kind, bytes })
    }
}

/// A file whose encrypted bytes are on disk and that no row names yet.
#[derive(Debug, Clone)]
pub struct Sealed {
    row: document::ActiveModel,
    id: Uuid,
    wrapped_key: Vec<u8>,
    vault: Vault,
}

impl Sealed {
    /// The document that it will be.
    #[must_use]
    pub const fn id(&self) -> DocumentId {
        DocumentId::from_uuid(self.id)
    }
}

/// Checks and encrypts a file.
///
/// # Errors
/// `Invalid` on `file` (empty, too large, of another type); an outage when the disk does not answer.
pub async fn seal(ctx: &Context, upload: Upload) -> Result<Sealed, Error> {
    let media_type = MediaType::of(&upload.bytes)?;
    let id = ctx.random.uuid();
    let (sealed, wrapped_key) = ctx.vault.seal_file(&upload.bytes, id.as_bytes())?;
    files::write(ctx, id, sealed).await?;
    let row = document::ActiveModel {
        id: Set(id),
        name: Set(tidy_name(&upload.name)),
        media_type: Set(media_type.name().to_owned()),
        kind: Set(upload.kind.code().to_owned()),
        size: Set(i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX)),
        sha256: Set(Sha256::digest(&upload.bytes).to_vec()),
        ..Default::default()
    };
    Ok(Sealed { row, id, wrapped_key, vault: ctx.vault.clone() })
}

/// Letters, figures and plain signs of a file's name, without any path.
fn tidy_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = last.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '<' | '>')).take(LONGEST_NAME);
    let plain: String = plain.collect();
    if plain.trim().is_empty() { "document".to_owned() } else { plain.trim().to_owned() }
}

/// Takes away the bytes of a file that no row will name.
pub(crate) async fn give_up(ctx: &Context, sealed: &Sealed) {
    files::forget(ctx, sealed.id).await;
}

/// Names a sealed file in a record.
pub(crate) async fn add(tx: &Tx, sealed: &Sealed, patient: Uuid, actor: &Actor, place: PlaceId) -> Result<(), Error> {
    let wrapped_key = sealed.vault.fresh(tx, &sealed.wrapped_key, sealed.id.as_bytes()).await?;
    let row = document::ActiveModel {
        wrapped_key: Set(wrapped_key),
        patient_id: Set(patient),
        added_by: Set(actor.account().uuid()),
        place_id: Set(place.uuid()),
        added_at: Set(tx.at()),
        ..sealed.row.clone()
    };
    document::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds a document to a record.
///
/// # Errors
/// As [`seal`]; `NotFound` without a place.
pub async fn add_document(ctx: &Context, grant: Granted<AddDocument>, upload: Upload) -> Result<DocumentId, Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    let place = actor.place().ok_or(Error::NotFound)?;
    let sealed = seal(ctx, upload).await?;
    let kept = sealed.clone();
    let added = write(ctx, &actor.clone(), Action::AddDocument, async move |tx| {
        grant.again(tx).await?;
        add(tx, &sealed, patient.uuid(), &actor, place).await?;
        tx.trace(Event::done(sealed.id).about(patient).noting("document"));
        Ok(())
    })
    .await;
    if added.is_err() {
        give_up(ctx, &kept).await;
    }
    added.map(|()| kept.id())
}
