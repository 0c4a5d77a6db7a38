//! `server export-forms`.

use crate::{config::Config, start};
use clap::Args;
use documents::fhir::questionnaire_of;
use domain::words::commands as words;
use services::forms::builder::{shipped, travelling};
use std::{fs, path::PathBuf};

/// Where to write.
#[derive(Debug, Args)]
pub struct ExportForms {
    /// The folder to write into; it is made when it does not exist.
    folder: PathBuf,
}

/// Writes each form that ships and each version that a group published as `<key>-<version>.json`, a questionnaire of FHIR R4. Where there is no
/// database yet, there are only those that ship.
pub async fn run(asked: &ExportForms, config: &Config) -> Result<(), String> {
    let told = |cause: std::io::Error| format!("{}: {cause}", asked.folder.display());
    fs::create_dir_all(&asked.folder).map_err(told)?;
    let all = if start::has_database(config) {
        let ctx = super::import_tell::open(config).await?;
        travelling(&ctx.db.read).await.map_err(super::sentence)?
    } else {
        shipped().map_err(super::sentence)?
    };
    for form in &all {
        let json = questionnaire_of(form.whole, &form.written).and_then(|told| serde_json::to_vec_pretty(&told));
        let name = format!("{}-{}.json", form.whole.key, form.whole.version);
        fs::write(asked.folder.join(name), json.map_err(|cause| cause.to_string())?).map_err(told)?;
    }
    println!("{}", words::forms_exported(all.len(), &asked.folder.display().to_string()));
    Ok(())
}
