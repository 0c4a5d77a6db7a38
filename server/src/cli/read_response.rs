//! `server read-response`.

use clap::Args;
use documents::fhir::{Response, canonical, read};
use domain::{forms::Form, ids::RowId, words::commands as words};
use services::forms;
use std::{fs, path::PathBuf};
use uuid::Builder;

/// What to read.
#[derive(Debug, Args)]
pub struct ReadResponse {
    /// The QuestionnaireResponse, FHIR R4 in JSON; it names the form that it answers.
    response: PathBuf,
}

/// Prints the answers as the forms keep them. Nothing is written anywhere.
pub fn run(asked: &ReadResponse) -> Result<(), String> {
    let told = |cause: &dyn std::fmt::Display| format!("{}: {cause}", asked.response.display());
    let text = fs::read_to_string(&asked.response).map_err(|cause| told(&cause))?;
    let response: Response = serde_json::from_str(&text).map_err(|cause| told(&cause))?;
    let form = form(&response.questionnaire)?;
    // Rows without a name are numbered: nothing is kept, and the same response prints the same answers.
    let mut last = 0_u128;
    let mut new_row = || {
        last += 1;
        RowId::from_uuid(Builder::from_random_bytes(last.to_be_bytes()).into_uuid())
    };
    let answers = read(form, &response, &mut new_row).map_err(|wrong| {
        let lines: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    println!("{}", serde_json::to_string_pretty(&answers).map_err(|cause| cause.to_string())?);
    Ok(())
}

/// The form that a response names, at the version that it names.
fn form(questionnaire: &str) -> Result<&'static Form, String> {
    let (name, version) = questionnaire.split_once('|').unwrap_or((questionnaire, ""));
    let all = forms::every().map_err(super::sentence)?;
    let fits = |form: &&Form| canonical(form) == name && (version.is_empty() || version == form.version.to_string());
    let newest = all.iter().map(|shipped| &shipped.form).filter(fits).max_by_key(|form| form.version);
    newest.ok_or_else(|| words::no_such_questionnaire(questionnaire))
}
