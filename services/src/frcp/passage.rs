//! The passage of a case in session, in the transaction of whoever holds the session.

use super::store;
use crate::{error::Error, meeting, write::Tx};
use domain::{
    codes::sets,
    forms::Answer,
    frcp::{AbandonReason, CaseStatus, Change, Discussion, Draft, Frcp, Stage},
    ids::{AccountId, FrcpId, SessionId},
    words,
};

/// The question "statut du cas présenté". Source: CI-SIS, volet CANCER-FRCP.
const CASE_STATUS: &str = "ORG-127";
/// The question "quorum". Source: CI-SIS, volet CANCER-FRCP.
const QUORUM: &str = "ORG-125";

/// Notes that a session has dealt with a case: the form waits for its proposal, and its questions on the status of the
/// case and on the quorum are filled where nobody has answered. The caller asks the right, saves the case first, and
/// traces: the passage is a part of the session.
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
    let (form, quorum) = (&store::form(tx, &row).await?.form, quorum(tx, id).await?);
    let told = [(CASE_STATUS, status_answer(status)), (QUORUM, quorum)];
    let changes = told.into_iter().filter_map(|(code, answer)| fill(form, &draft, code, answer?));
    let edits = store::edits_of(id, row.revision, by, tx.at(), changes);
    let revision = store::append(tx, id, row.revision, &edits).await?;
    store::save_row(tx, &row, &kept, revision, by).await
}

/// Gives up the form of a case that is taken out of its session: it waits for nothing any more, and stays readable. The
/// caller asks the right and traces.
///
/// # Errors
/// The database does not answer.
pub async fn give_up(tx: &Tx, id: FrcpId, why: AbandonReason, by: AccountId) -> Result<(), Error> {
    let row = store::row(tx, id).await?;
    let mut kept = store::kept(&row)?;
    // A form that is signed already outlives its case.
    if let Ok(given_up) = kept.current.clone().abandon(why, store::stamp(tx, by)) {
        kept.current = given_up;
        store::save_row(tx, &row, &kept, row.revision, by).await?;
    }
    Ok(())
}

/// A form in which nobody typed passes too: its answers came from the record.
fn pass(frcp: Frcp, discussion: Discussion) -> Result<Frcp, domain::frcp::FrcpRefusal> {
    let frcp = if matches!(frcp.stage(), Stage::Initiated { .. }) { frcp.edited()? } else { frcp };
    frcp.discussed(discussion)
}

/// The change that answers a question, unless somebody did.
fn fill(form: &domain::forms::Form, draft: &Draft, code: &str, answer: Answer) -> Option<Change> {
    let path = store::coded_question(form, code)?;
    let cell = draft.cell(&path);
    if cell.is_some_and(|cell| cell.answer.is_some()) {
        return None;
    }
    Some(Change::Answer { path, base: cell.and_then(|cell| cell.revision), answer: Some(answer) })
}

fn status_answer(status: CaseStatus) -> Option<Answer> {
    let code = match status {
        CaseStatus::Discussed => domain::meeting::CaseStatus::Discussed.code(),
        CaseStatus::Registered => domain::meeting::CaseStatus::Registered.code(),
    };
    sets::coded("statut-cas", code).map(Answer::one)
}

async fn quorum(tx: &Tx, id: FrcpId) -> Result<Option<Answer>, Error> {
    let Some(case) = meeting::case_of_frcp(tx, id).await? else { return Ok(None) };
    let quorum = meeting::quorum_for_case(tx, case).await?;
    Ok(sets::coded("quorum", quorum.state.code()).map(Answer::one))
}
