//! The passage of a case in session, in the transaction of whoever holds the session.

use super::store;
use crate::{error::Error, write::Tx};
use domain::{
    codes::sets,
    forms::Answer,
    frcp::{CaseStatus, Change, Discussion, Draft, Frcp, Stage},
    ids::{AccountId, FrcpId, SessionId},
    words,
};

/// The question "statut du cas présenté". Source: CI-SIS, volet CANCER-FRCP.
const CASE_STATUS: &str = "ORG-127";

/// Notes that a session has dealt with a case: the form waits for its proposal, and its question on the status of the
/// case is filled when nobody has answered it. The caller asks the right and traces: the passage is a part of the session.
///
/// # Errors
/// Refused when the form is already discussed, validated or abandoned; or the database does not answer.
pub async fn note_passage(
    tx: &Tx,
    id: FrcpId,
    session: SessionId,
    status: CaseStatus,
    by: AccountId,
) -> Result<(), Error> {
    let row = store::row(tx, id).await?;
    let mut kept = store::kept(&row)?;
    let at = chrono::DateTime::from_timestamp_millis(tx.at()).unwrap_or_default();
    kept.current = pass(kept.current, Discussion { session, status, at })
        .map_err(|refusal| Error::refused(words::frcp::refusal(&refusal)))?;
    let draft = store::draft(tx, id).await?;
    let change = case_status(&store::form(&row)?.form, &draft, status);
    let edits = store::edits_of(id, row.revision, by, tx.at(), change);
    let revision = store::append(tx, id, row.revision, &edits).await?;
    store::save_row(tx, &row, &kept, revision, by).await
}

/// A form in which nobody typed passes too: its answers came from the record.
fn pass(frcp: Frcp, discussion: Discussion) -> Result<Frcp, domain::frcp::FrcpRefusal> {
    let frcp = if matches!(frcp.stage(), Stage::Initiated { .. }) { frcp.edited()? } else { frcp };
    frcp.discussed(discussion)
}

fn case_status(form: &domain::forms::Form, draft: &Draft, status: CaseStatus) -> Option<Change> {
    let path = store::coded_question(form, CASE_STATUS)?;
    let cell = draft.cell(&path);
    if cell.is_some_and(|cell| cell.answer.is_some()) {
        return None;
    }
    let code = match status {
        CaseStatus::Discussed => domain::meeting::CaseStatus::Discussed.code(),
        CaseStatus::Registered => domain::meeting::CaseStatus::Registered.code(),
    };
    let answer = Some(Answer::one(sets::coded("statut-cas", code)?));
    Some(Change::Answer { path, base: cell.and_then(|cell| cell.revision), answer })
}
