//! `server export-forms`.

use clap::Args;
use documents::fhir::questionnaire;
use domain::words::commands as words;
use services::forms;
use std::{fs, path::PathBuf};

/// Where to write.
#[derive(Debug, Args)]
pub struct ExportForms {
    /// The folder to write into; it is made when it does not exist.
    folder: PathBuf,
}

/// Writes each form as `<key>-<version>.json`, a questionnaire of FHIR R4.
pub fn run(asked: &ExportForms) -> Result<(), String> {
    let told = |cause: std::io::Error| format!("{}: {cause}", asked.folder.display());
    fs::create_dir_all(&asked.folder).map_err(told)?;
    let all = forms::every().map_err(super::sentence)?;
    for shipped in all {
        let form = &shipped.form;
        let json = serde_json::to_vec_pretty(&questionnaire(form)).map_err(|cause| cause.to_string())?;
        fs::write(asked.folder.join(format!("{}-{}.json", form.key, form.version)), json).map_err(told)?;
    }
    println!("{}", words::forms_exported(all.len(), &asked.folder.display().to_string()));
    Ok(())
}
