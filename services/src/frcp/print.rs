//! What a printed form says, as values: the documents' room turns it into pages. And the documents of a signed version, as kept.

use super::{Frozen, Header, open, store, surroundings::Surroundings};
use crate::{
    access::{
        Granted,
        acts::{ReadFrcpPdf, SeeFrcp},
    },
    audit::Event,
    context::Context,
    entities::{frcp_version, rendered},
    error::Error,
    write::{write, write_as_service},
};
use domain::{
    access::Action,
    forms::{Answers, CheckContext, Form},
    frcp::Frcp,
    ids::{FrcpId, PatientId},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// How a signed version is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// On paper.
    Pdf,
    /// For other software: CDA R2.
    Cda,
}

impl Format {
    /// The media type, as HTTP names it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Cda => "text/xml",
        }
    }

    /// How the audit names what was made.
    const fn made(self) -> &'static str {
        match self {
            Self::Pdf => "printed",
            Self::Cda => "exchanged",
        }
    }
}

/// A form to print.
#[derive(Debug, Clone)]
pub struct Printable {
    /// The form definition.
    pub form: &'static Form,
    /// The answers.
    pub answers: Answers,
    /// The facts around them, for what is shown and what is computed.
    pub context: CheckContext,
    /// What surrounds them.
    pub header: Header,
    /// The form with its stage.
    pub frcp: Frcp,
    /// Number of the version; the next one for a draft.
    pub number: i32,
    /// The frozen version, when it is one.
    pub frozen: Option<Frozen>,
    /// Every version up to this one, oldest first, with when it was made.
    pub lineage: Vec<(Frozen, i64)>,
}

/// The bytes of a document, with the number of its version.
#[derive(Debug, Clone)]
pub struct Handed {
    /// The version.
    pub number: i32,
    /// The bytes; none as long as the document is not made.
    pub content: Option<Vec<u8>>,
}

/// The draft of a form, as it would be printed now; traced as a reading.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn draft_sheet(ctx: &Context, grant: Granted<SeeFrcp>) -> Result<Printable, Error> {
    let row = store::row(&ctx.db.read, *grant.target()).await?;
    open::see(ctx, grant.actor(), &row, &[]).await?;
    let around = Surroundings::load(&ctx.db.read, &row).await?;
    Ok(Printable {
        form: &store::form(&ctx.db.read, &row).await?.form,
        answers: store::draft(&ctx.db.read, *grant.target()).await?.answers(),
        context: around.check_context(ctx.today()),
        header: around.header(&ctx.db.read, &row).await?,
        frcp: store::kept(&row)?.current,
        number: row.version_number + 1,
        frozen: None,
        lineage: lineage(&ctx.db.read, row.id, row.version_number).await?,
    })
}

/// A frozen version, for the job that prints it.
///
/// # Errors
/// `NotFound` for a version that does not exist.
pub async fn sheet(ctx: &Context, id: FrcpId, number: i32) -> Result<Printable, Error> {
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    let lineage = lineage(db, row.id, number).await?;
    let (version, frozen) = store::frozen(db, row.id, number).await?;
    let around = Surroundings::load(db, &row).await?;
    let context = around.check_context(crate::context::date_of(version.made_at));
    Ok(Printable {
        form: &store::form(db, &row).await?.form,
        answers: frozen.answers.clone(),
        context: CheckContext {
            birth: Some(frozen.header.patient.birth_date),
            quorum_met: frozen.header.quorum.as_ref().map(|quorum| quorum.reached),
            ..context
        },
        header: frozen.header.clone(),
        frcp: frozen.frcp.clone(),
        number,
        frozen: Some(frozen),
        lineage,
    })
}

async fn lineage<C: ConnectionTrait>(db: &C, id: uuid::Uuid, number: i32) -> Result<Vec<(Frozen, i64)>, Error> {
    let rows = frcp_version::Entity::find()
        .filter(frcp_version::Column::FrcpId.eq(id))
        .filter(frcp_version::Column::Number.lte(number))
        .order_by_asc(frcp_version::Column::Number);
    let read = |row: frcp_version::Model| {
        let frozen = serde_json::from_str(&row.body).map_err(|_| Error::body("frcp_version", row.id))?;
        Ok((frozen, row.made_at))
    };
    rows.all(db).await?.into_iter().map(read).collect()
}

/// Keeps a document of a version, and answers what is kept: making it twice keeps the first.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(ctx: &Context, id: FrcpId, number: i32, format: Format, content: Vec<u8>) -> Result<Vec<u8>, Error> {
    if let Some(known) = stored(&ctx.db.read, id, number, format).await? {
        return Ok(known.content);
    }
    let row_id = ctx.random.uuid();
    write_as_service(ctx, Action::ReadFrcpPdf, async move |tx| {
        let row = store::row(tx, id).await?;
        let known = stored(tx, id, number, format).await?;
        if known.is_none() {
            let made = rendered::ActiveModel {
                id: Set(row_id),
                frcp_id: Set(id.uuid()),
                version_number: Set(number),
                media_type: Set(format.media_type().into()),
                content: Set(content.clone()),
                made_at: Set(tx.at()),
            };
            rendered::Entity::insert(made).exec_without_returning(tx).await?;
        }
        let noting = format!("{} {number}", format.made());
        tx.trace(Event::done(id.uuid()).about(PatientId::from_uuid(row.patient_id)).noting(noting));
        Ok(known.map_or_else(|| content.clone(), |known| known.content))
    })
    .await
}

async fn stored<C: ConnectionTrait>(
    db: &C,
    id: FrcpId,
    number: i32,
    format: Format,
) -> Result<Option<rendered::Model>, Error> {
    let row = rendered::Entity::find()
        .filter(rendered::Column::FrcpId.eq(id.uuid()))
        .filter(rendered::Column::VersionNumber.eq(number))
        .filter(rendered::Column::MediaType.eq(format.media_type()));
    Ok(row.one(db).await?)
}

/// Whether a form has a validated document. It says nothing of a patient: whoever asks for the document is asked for the
/// right to it.
///
/// # Errors
/// `NotFound` for a form that does not exist.
pub async fn has_document(ctx: &Context, id: FrcpId) -> Result<bool, Error> {
    Ok(store::row(&ctx.db.read, id).await?.version_number > 0)
}

/// The last validated document of a form, traced before its bytes leave.
///
/// # Errors
/// When the database does not answer.
pub async fn kept(ctx: &Context, grant: Granted<ReadFrcpPdf>, format: Format) -> Result<Handed, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let row = store::row(&ctx.db.read, id).await?;
    let number = row.version_number;
    let content = stored(&ctx.db.read, id, number, format).await?.map(|row| row.content);
    let patient = PatientId::from_uuid(row.patient_id);
    write(ctx, &actor, Action::ReadFrcpPdf, async move |tx| {
        let what = if format == Format::Cda { "CDA, version" } else { "version" };
        tx.trace(Event::done(id.uuid()).about(patient).noting(format!("{what} {number}")));
        Ok(())
    })
    .await?;
    Ok(Handed { number, content })
}
