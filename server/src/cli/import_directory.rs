//! `server import-directory`.

use super::import_tell::{Asked, open, sheet, tell};
use crate::config::Config;
use clap::Args;
use domain::words::import as words;
use services::{
    directory::{Establishments, People},
    import::{How, operator},
};
use std::path::PathBuf;

/// What to import: one file, as establishments or as professionals. CSV in UTF-8, with commas.
#[derive(Debug, Args)]
#[group(id = "file", required = true, multiple = false, args = ["establishments", "professionals"])]
pub struct ImportDirectory {
    /// Establishments: the columns of the FINESS extraction (finess_et, raison_sociale, code_commune…), and if known
    /// date_fermeture and autorisation_cancer (0 or 1).
    #[arg(long)]
    establishments: Option<PathBuf>,
    /// Professionals: rpps, nom, prenom, profession (NOS code: G15_10), specialites (NOS codes separated by blanks, the one
    /// that counts first), courriel, finess_et, and if known date_fin.
    #[arg(long)]
    professionals: Option<PathBuf>,
    #[command(flatten)]
    asked: Asked,
    /// The file is whole: who or what it does not name, in its departments or at its places, is marked closed today.
    #[arg(long, conflicts_with = "leave_refused")]
    complete: bool,
}

/// Says line by line what the file would do, and does it when asked.
pub async fn run(import: ImportDirectory, config: &Config) -> Result<(), String> {
    let ImportDirectory { establishments, professionals, asked, complete } = import;
    let path = establishments.as_ref().or(professionals.as_ref()).ok_or_else(String::new)?;
    let sheet = sheet(path)?;
    let ctx = open(config).await?;
    let by = operator(&ctx, &asked.by).await.map_err(super::import_tell::sentence)?;
    let how = How { by, complete, leave_refused: asked.leave_refused };
    let report = if establishments.is_some() {
        let file = Establishments::read(&sheet).map_err(super::import_tell::sentence)?;
        if asked.apply { file.apply(&ctx, how).await } else { file.plan(&ctx, complete).await }
    } else {
        let file = People::read(&sheet).map_err(super::import_tell::sentence)?;
        if asked.apply { file.apply(&ctx, how).await } else { file.plan(&ctx, complete).await }
    };
    let report = report.map_err(super::import_tell::sentence)?;
    tell(&report);
    if report.absent > 0 {
        println!("{}", words::absent(report.absent));
    }
    super::import_tell::end(asked.apply, &[&report]);
    Ok(())
}
