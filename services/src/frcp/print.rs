//! What a printed form says, as values: the documents' room turns it into pages.

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

const PDF: &str = "application/pdf";

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
pub struct Pdf {
    /// The version.
    pub number: i32,
    /// The bytes; none as long as the document is not printed.
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
        form: &store::form(&row)?.form,
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
        form: &store::form(&row)?.form,
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

/// Keeps the printed document of a version. Printing twice keeps the first.
///
/// # Errors
/// When the database does not answer.
pub async fn keep_pdf(ctx: &Context, id: FrcpId, number: i32, content: Vec<u8>) -> Result<(), Error> {
    if stored(&ctx.db.read, id, number).await?.is_some() {
        return Ok(());
    }
    let row_id = ctx.random.uuid();
    write_as_service(ctx, Action::ReadFrcpPdf, async move |tx| {
        let row = store::row(tx, id).await?;
        if stored(tx, id, number).await?.is_none() {
            let printed = rendered::ActiveModel {
                id: Set(row_id),
                frcp_id: Set(id.uuid()),
                version_number: Set(number),
                media_type: Set(PDF.into()),
                content: Set(content.clone()),
                made_at: Set(tx.at()),
            };
            rendered::Entity::insert(printed).exec_without_returning(tx).await?;
        }
        tx.trace(
            Event::done(id.uuid()).about(PatientId::from_uuid(row.patient_id)).noting(format!("printed {number}")),
        );
        Ok(())
    })
    .await
}

async fn stored<C: ConnectionTrait>(db: &C, id: FrcpId, number: i32) -> Result<Option<rendered::Model>, Error> {
    let row = rendered::Entity::find()
        .filter(rendered::Column::FrcpId.eq(id.uuid()))
        .filter(rendered::Column::VersionNumber.eq(number))
        .filter(rendered::Column::MediaType.eq(PDF));
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
pub async fn pdf(ctx: &Context, grant: Granted<ReadFrcpPdf>) -> Result<Pdf, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let row = store::row(&ctx.db.read, id).await?;
    let number = row.version_number;
    let content = stored(&ctx.db.read, id, number).await?.map(|row| row.content);
    let patient = PatientId::from_uuid(row.patient_id);
    write(ctx, &actor, Action::ReadFrcpPdf, async move |tx| {
        tx.trace(Event::done(id.uuid()).about(patient).noting(format!("version {number}")));
        Ok(())
    })
    .await?;
    Ok(Pdf { number, content })
}
