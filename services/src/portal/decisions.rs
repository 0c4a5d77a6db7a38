//! What the boards proposed: each form of the patient that is validated, once the proposal was announced.

use crate::{
    access::{
        Granted,
        acts::{ReadFrcpPdf, SeeRecord},
        ask, decide_for,
    },
    audit::Event,
    context::{Context, date_of},
    entities::frcp as form,
    error::Error,
    frcp,
    write::write,
};
use chrono::NaiveDate;
use domain::{
    access::Action,
    ids::{FrcpId, PatientId},
    portal::advice,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A form, in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionLine {
    /// The form.
    pub id: FrcpId,
    /// The name of the board.
    pub board: String,
    /// The day of the meeting.
    pub day: Option<NaiveDate>,
}

/// What one board proposed.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The form.
    pub line: DecisionLine,
    /// The establishment of the board.
    pub place: String,
    /// The answered questions of the proposal: label, then answer in words.
    pub advice: Vec<(String, String)>,
}

/// The forms that the patient may read: each one is asked for. Latest meeting first.
///
/// # Errors
/// When the database does not answer.
pub async fn decisions(ctx: &Context, grant: Granted<SeeRecord>) -> Result<Vec<DecisionLine>, Error> {
    let rows = form::Entity::find()
        .filter(form::Column::PatientId.eq(grant.target().uuid()))
        .filter(form::Column::VersionNumber.gt(0))
        .order_by_desc(form::Column::CreatedAt)
        .all(&ctx.db.read)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let id = FrcpId::from_uuid(row.id);
        if decide_for::<ReadFrcpPdf>(ctx, grant.actor(), &id).await? {
            found.push(line(id, &frcp::sheet(ctx, id, row.version_number).await?));
        }
    }
    found.sort_by_key(|line| std::cmp::Reverse(line.day));
    let (patient, shown) = (*grant.target(), found.iter().map(|line| line.id.uuid()).collect::<Vec<_>>());
    write(ctx, grant.actor(), Action::SeeRecord, async move |tx| {
        tx.trace(Event::done(patient.uuid()).about(patient).noting("proposals").showing(shown.clone()));
        Ok(())
    })
    .await?;
    Ok(found)
}

fn line(id: FrcpId, sheet: &frcp::Printable) -> DecisionLine {
    DecisionLine { id, board: sheet.header.board.name.clone(), day: sheet.header.session_at.map(date_of) }
}

/// One proposal. The reading is traced before anything is shown.
///
/// # Errors
/// `NotFound` for a form of another patient, or not announced; the refusals of the right.
pub async fn decision(ctx: &Context, grant: Granted<SeeRecord>, id: FrcpId) -> Result<Decision, Error> {
    let row = form::Entity::find_by_id(id.uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    if row.patient_id != grant.target().uuid() {
        return Err(Error::NotFound);
    }
    let grant = ask::<ReadFrcpPdf>(ctx, grant.actor(), id).await?;
    let sheet = frcp::sheet(ctx, id, row.version_number).await?;
    let patient = PatientId::from_uuid(row.patient_id);
    write(ctx, grant.actor(), Action::ReadFrcpPdf, async move |tx| {
        tx.trace(Event::done(id.uuid()).about(patient).noting("proposal"));
        Ok(())
    })
    .await?;
    Ok(Decision {
        line: line(id, &sheet),
        place: sheet.header.board.place.clone(),
        advice: advice(sheet.form, &sheet.answers, &sheet.context),
    })
}
