//! What a form, as it is now, tells of its case to whoever sorts or presents it.

use super::store;
use crate::error::Error;
use domain::{
    forms::{Answer, Answers, Form, Value},
    ids::FrcpId,
    meeting::CaseFacts,
};
use sea_orm::ConnectionTrait;

/// Phase of the cancer, and its value "rechute". Source: CI-SIS, volet CANCER-FRCP.
const PHASE: (&str, &str) = ("MED-243", "MED-244");
/// Progression.
const PROGRESSION: &str = "MED-245";
/// Board of recourse, and recourse as the reason of the presentation.
const RECOURSE: [&str; 2] = ["ORG-184", "ORG-115"];

/// The facts that force a discussion, as far as the form tells them: recurrence or progression, recourse.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn told<C: ConnectionTrait>(db: &C, id: FrcpId) -> Result<CaseFacts, Error> {
    let row = store::row(db, id).await?;
    let form = &store::form(db, &row).await?.form;
    let answers = store::draft(db, id).await?.answers();
    let relapse = matches!(answer(form, &answers, PHASE.0), Some(Answer::Value(Value::One(it))) if it.code == PHASE.1);
    let recourse = RECOURSE.iter().any(|code| yes(form, &answers, code));
    let recurrence = relapse || yes(form, &answers, PROGRESSION);
    Ok(CaseFacts { recurrence, recourse, ..CaseFacts::default() })
}

fn answer<'a>(form: &Form, answers: &'a Answers, code: &str) -> Option<&'a Answer> {
    answers.get(&store::coded_question(form, code)?)
}

fn yes(form: &Form, answers: &Answers, code: &str) -> bool {
    answer(form, answers, code) == Some(&Answer::yes(true))
}
