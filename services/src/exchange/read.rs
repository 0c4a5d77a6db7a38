//! A document is shown, with the forms that could take it up.

use crate::{
    access::{
        Actor, Granted,
        acts::{FillFrcp, FillFrcpOnBehalf, ReadDocument, ReadFrcpPdf},
        offered,
    },
    context::{Context, instant},
    document,
    entities::{document as document_row, frcp, offer, patient, session},
    error::Error,
    frcp::{self as forms, Format},
    outbox::{self, Line},
    patient::Body,
};
use domain::{
    exchange::{Difference, Reading, differences},
    ids::{DocumentId, FrcpId, PatientId},
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A document as its page shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What it says.
    pub reading: Reading,
    /// The record that holds it.
    pub patient: PatientId,
    /// In what its person differs from the one of the record.
    pub differences: Vec<Difference>,
    /// The forms of the record that this person is writing, newest first; none for a document that is not taken up.
    pub open_forms: Vec<OpenForm>,
}

/// A form that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenForm {
    /// The form.
    pub id: FrcpId,
    /// The board.
    pub board: String,
    /// When the session starts, milliseconds.
    pub session_at: Option<i64>,
}

/// Reads a document of a record. Its trace is the one of a document that is opened.
///
/// # Errors
/// `Refused` when it is no clinical document, or when its bytes are not those that were added.
pub async fn document(ctx: &Context, grant: Granted<ReadDocument>) -> Result<Shown, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let patient = patient_of(ctx, id).await?;
    let opened = document::open(ctx, grant).await?;
    let reading = read(ctx, &opened.bytes)?;
    let open_forms = if reading.is_frcp { open_forms(ctx, &actor, patient).await? } else { Vec::new() };
    let differences = compared(ctx, &reading, patient).await?;
    Ok(Shown { reading, patient, differences, open_forms })
}

/// Reads a signed form as other software receives it. Its trace is the one of a form that is handed over.
///
/// # Errors
/// `Refused` before the signature, and for a form that has no such document, or not yet.
pub async fn form(ctx: &Context, grant: Granted<ReadFrcpPdf>) -> Result<Reading, Error> {
    let id = *grant.target();
    if !forms::has_document(ctx, id).await? {
        return Err(Error::refused(words::frcp::exchanged_once_validated()));
    }
    let kept = forms::kept(ctx, grant, Format::Cda).await?;
    match kept.content {
        Some(bytes) => read(ctx, &bytes),
        None => Err(Error::refused(why_none(ctx, id, kept.number).await?)),
    }
}

/// A version just signed is made within seconds; another has no document.
async fn why_none(ctx: &Context, frcp: FrcpId, version: i32) -> Result<&'static str, Error> {
    let coming = outbox::is_waiting(&ctx.db.read, &Line::RenderFrcp { frcp, version }).await?;
    Ok(if coming { words::frcp::exchanged_soon() } else { words::frcp::not_exchanged() })
}

pub(super) async fn patient_of(ctx: &Context, id: DocumentId) -> Result<PatientId, Error> {
    let row = document_row::Entity::find_by_id(id.uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    Ok(PatientId::from_uuid(row.patient_id))
}

fn read(ctx: &Context, bytes: &[u8]) -> Result<Reading, Error> {
    ctx.reader.read(bytes).map_err(|why| Error::refused(words::exchange::unreadable(why)))
}

/// Compares the person of a document with the one of the record.
pub(super) async fn compared(ctx: &Context, reading: &Reading, id: PatientId) -> Result<Vec<Difference>, Error> {
    let row = patient::Entity::find_by_id(id.uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    Ok(differences(&reading.person, &Body::read(&row)?.identity))
}

/// The forms of a record in which a person may write now.
async fn open_forms(ctx: &Context, actor: &Actor, patient: PatientId) -> Result<Vec<OpenForm>, Error> {
    let rows = frcp::Entity::find()
        .filter(frcp::Column::PatientId.eq(patient.uuid()))
        .order_by_desc(frcp::Column::CreatedAt)
        .all(&ctx.db.read)
        .await?;
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|row| forms::is_open(&row.state)) {
        let id = FrcpId::from_uuid(row.id);
        let offered = offered::<FillFrcp>(ctx, actor, &id).await?;
        if offered.may::<FillFrcp>() || offered.may::<FillFrcpOnBehalf>() {
            found.push(described(ctx, row).await?);
        }
    }
    Ok(found)
}

async fn described(ctx: &Context, row: frcp::Model) -> Result<OpenForm, Error> {
    let board = offer::Entity::find_by_id(row.offer_id).one(&ctx.db.read).await?;
    let session = match row.session_id {
        Some(id) => session::Entity::find_by_id(id).one(&ctx.db.read).await?,
        None => None,
    };
    Ok(OpenForm {
        id: FrcpId::from_uuid(row.id),
        board: board.map(|board| board.name).unwrap_or_default(),
        session_at: session.map(|session| instant(session.starts_at).timestamp_millis()),
    })
}
