//! `server import-cases`.

use super::progress::Progress;
use crate::{clock::SystemClock, config::Config, start};
use clap::Args;
use domain::{offer::Organ, words::commands as words};
use services::{
    context::Clock,
    import::{Into, Mapping, Read, Refused, agreement, read, write},
};
use std::{fs, path::PathBuf};

/// What to import, and how.
#[derive(Debug, Args)]
pub struct ImportCases {
    /// The mapping file (TOML), from columns to questions; those of the product are in `services/mappings`.
    #[arg(long)]
    mapping: PathBuf,
    /// The CSV file.
    #[arg(long)]
    csv: PathBuf,
    /// Read and say what would be done, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// The organ of the board that receives the drafts (digestive, urology, head-neck, skin, breast, gynaecology, lung…).
    #[arg(long, default_value = "digestive")]
    organ: String,
    /// The account that answers for the import.
    #[arg(long, default_value = "medecin1@demo.terr-esante.example")]
    by: String,
}

/// Reads the file, says what it gives line by line, and writes the drafts unless it is a dry run.
pub async fn run(asked: ImportCases, config: &Config) -> Result<(), String> {
    let text = |path: &PathBuf| fs::read_to_string(path).map_err(|cause| format!("{}: {cause}", path.display()));
    let mapping: Mapping = toml::from_str(&text(&asked.mapping)?).map_err(|cause| cause.to_string())?;
    let csv = text(&asked.csv)?;
    let today = domain::planning::paris::to_paris(SystemClock.now()).date();
    let mut progress = Progress::new(csv.lines().count().saturating_sub(1), false);
    let found = read(&mapping, &csv, today, &mut |done| progress.tell(done)).map_err(super::sentence)?;
    progress.end();
    tell(&found);
    if asked.dry_run {
        println!("{}", words::import_dry_run());
        return Ok(());
    }
    let organ: Organ = serde_json::from_value(asked.organ.as_str().into()).map_err(|cause| cause.to_string())?;
    let started = start::start(config).await?;
    super::migrate::apply(&started.ctx).await?;
    let into = Into { form: mapping.form, source: mapping.source, organ, by: asked.by };
    let mut progress = Progress::new(found.drafts.len(), true);
    let written = write(&started.ctx, &found.drafts, &into, &mut |done| progress.tell(done)).await;
    progress.end();
    let done = written.map_err(super::sentence)?;
    done.refused.iter().for_each(refused);
    println!("{}", words::import_written(done.written, done.known));
    if done.refused.is_empty() { Ok(()) } else { Err(words::import_not_written(done.refused.len())) }
}

fn refused(one: &Refused) {
    println!("{} {}: {}", one.line, one.key, one.reasons.join(" ; "));
}

fn tell(found: &Read) {
    for one in &found.drafts {
        for note in &one.left_out {
            println!("{} {}: {note}", one.line, one.key);
        }
    }
    found.refused.iter().for_each(refused);
    let (drafts, others) = (found.drafts.len(), found.refused.len());
    println!("{}", words::import_summary(drafts + others, drafts, others));
    let Some(compared) = agreement(&found.drafts) else { return };
    println!("{}", words::stage_agreement(compared.given, compared.without, compared.staged, compared.same));
    if !compared.lacked.is_empty() {
        println!("{}", words::stage_lacked(&compared.lacked));
    }
    for (class, count) in &compared.classes {
        println!("{count:>6}  {class}");
    }
}
