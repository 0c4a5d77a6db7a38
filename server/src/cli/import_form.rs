//! `server import-form`.

use crate::config::Config;
use clap::Args;
use documents::fhir::written_form;
use domain::words::exchange_forms as words;
use services::forms::{self, builder};
use std::{fs, path::PathBuf};

/// What to read, and who answers for it.
#[derive(Debug, Args)]
pub struct ImportForm {
    /// The Questionnaire, FHIR R4 in JSON, as `export-forms` wrote it; other software may have changed its words.
    questionnaire: PathBuf,
    /// The account that brings it in: of the group that owns the form.
    #[arg(long)]
    by: String,
    /// Read, say what the form cannot hold, and write nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Reads the questionnaire back as the next version of its form, a draft of its group; or says line by line what the form cannot hold.
pub async fn run(asked: &ImportForm, config: &Config) -> Result<(), String> {
    let told = |cause: &dyn std::fmt::Display| format!("{}: {cause}", asked.questionnaire.display());
    let text = fs::read_to_string(&asked.questionnaire).map_err(|cause| told(&cause))?;
    let json: serde_json::Value = serde_json::from_str(&text).map_err(|cause| told(&cause))?;
    let form = written_form(&json, forms::library().map_err(super::sentence)?).map_err(|wrong| {
        let lines: Vec<String> = wrong.iter().map(documents::fhir::Altered::sentence).collect();
        lines.join("\n")
    })?;
    let title = form.title.clone();
    if asked.dry_run {
        println!("{}", words::would_be_brought_in(&title));
        return Ok(());
    }
    let ctx = super::import_tell::open(config).await?;
    let right = builder::writer(&ctx, &asked.by, form.key.as_str()).await.map_err(super::sentence)?;
    let (_, version) = builder::bring_in(&ctx, right, form).await.map_err(super::sentence)?;
    println!("{}", words::brought_in(&title, version));
    Ok(())
}
