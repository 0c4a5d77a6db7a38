//! Answers that come from a document of other software, added to a form that is being written.

use super::{Writing, store, surroundings::Surroundings};
use crate::{context::Context, error::Error, write::Tx};
use domain::{
    forms::{CheckContext, Form},
    frcp::{Change, Imported, Outcome},
    ids::{FrcpId, PatientId, ProfessionalId},
};

/// What became of the answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Added {
    /// Answers that are in the form now.
    pub answers: usize,
    /// Answers that wait for a choice.
    pub conflicts: usize,
    /// Who took them had not written in this form before.
    pub new_hand: bool,
}

/// The form with the facts that tell what it asks, and whose record it is.
pub(crate) async fn form(ctx: &Context, id: FrcpId) -> Result<(&'static Form, CheckContext, PatientId), Error> {
    let row = store::row(&ctx.db.read, id).await?;
    let around = Surroundings::load(&ctx.db.read, &row).await?;
    Ok((&store::form(&ctx.db.read, &row).await?.form, around.check_context(ctx.today()), around.patient_id()))
}

/// Adds the changes, each with the document that it comes from and its date.
pub(crate) async fn add(
    tx: &Tx,
    right: &Writing,
    changes: &[Change],
    (source, date): &(String, String),
) -> Result<Added, Error> {
    let id = right.id();
    let row = store::row(tx, id).await?;
    let mut kept = store::kept(&row)?;
    let mut draft = store::draft(tx, id).await?;
    let who = right.actor().account();
    let new_hand = !draft.log().iter().any(|edit| edit.author == who);
    let imported = Imported { source: source.clone(), date: date.clone(), ..Imported::default() };
    if draft.log().iter().any(|edit| edit.imported.as_ref() == Some(&imported)) {
        return Err(Error::refused(domain::words::exchange::already_taken_up()));
    }
    let before = draft.position();
    let on_behalf_of = right.is_on_behalf().then(|| ProfessionalId::from_uuid(row.requester_id));
    let edits = store::edits_of(id, row.revision, who, tx.at(), changes.iter().cloned());
    let (mut answers, mut conflicts) = (0, 0);
    for edit in edits {
        let is_answer = edit.change.path().is_some();
        let outcome = draft.apply(domain::frcp::Edit { on_behalf_of, imported: Some(imported.clone()), ..edit });
        answers += usize::from(is_answer && outcome == Outcome::Applied);
        conflicts += usize::from(outcome.is_conflict());
    }
    let added = draft.log().get(before..).unwrap_or_default();
    if !added.is_empty() {
        kept.current = kept.current.edited().map_err(|refusal| store::refused(&refusal))?;
        let revision = store::append(tx, id, row.revision, added).await?;
        store::save_row(tx, &row, &kept, revision, who).await?;
    }
    Ok(Added { answers, conflicts, new_hand })
}
