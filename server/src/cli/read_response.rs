//! `server read-response`.

use crate::{config::Config, start};
use clap::Args;
use documents::fhir::{Response, canonical, read};
use domain::{forms::Form, ids::RowId, words::commands as words};
use services::forms::builder::{shipped, travelling};
use std::{fs, path::PathBuf};
use uuid::Builder;

/// What to read.
#[derive(Debug, Args)]
pub struct ReadResponse {
    /// The QuestionnaireResponse, FHIR R4 in JSON; it names the form that it answers.
    response: PathBuf,
}

/// Prints the answers as the forms keep them. Nothing is written anywhere.
pub async fn run(asked: &ReadResponse, config: &Config) -> Result<(), String> {
    let told = |cause: &dyn std::fmt::Display| format!("{}: {cause}", asked.response.display());
    let text = fs::read_to_string(&asked.response).map_err(|cause| told(&cause))?;
    let response: Response = serde_json::from_str(&text).map_err(|cause| told(&cause))?;
    let form = form(&response.questionnaire, config).await?;
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

/// The form that a response names, at the version that it names: among those that ship, then among those that groups published.
async fn form(questionnaire: &str, config: &Config) -> Result<&'static Form, String> {
    let (name, version) = questionnaire.split_once('|').unwrap_or((questionnaire, ""));
    let fits = |form: &&Form| canonical(form) == name && (version.is_empty() || version == form.version.to_string());
    let newest = |all: Vec<&'static Form>| all.into_iter().filter(fits).max_by_key(|form| form.version);
    let ours = shipped().map_err(super::sentence)?.iter().map(|one| one.whole).collect();
    let found = match newest(ours) {
        Some(form) if !version.is_empty() => Some(form),
        shipped if start::has_database(config) => {
            let ctx = super::import_tell::open(config).await?;
            let all = travelling(&ctx.db.read).await.map_err(super::sentence)?;
            newest(all.iter().map(|one| one.whole).collect()).or(shipped)
        }
        shipped => shipped,
    };
    found.ok_or_else(|| words::no_such_questionnaire(questionnaire))
}
