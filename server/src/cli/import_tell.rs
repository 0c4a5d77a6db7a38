//! What the imports of reference data share: their settings, how a file is opened, and what is said line by line.

use crate::{config::Config, start};
use clap::Args;
use domain::words::import as words;
use services::{
    Context, Error,
    import::{Report, Sheet},
};
use std::{fs, path::Path};

/// How to import.
#[derive(Debug, Args)]
pub struct Asked {
    /// Write. Without it the file is read and compared, and nothing is written.
    #[arg(long)]
    pub apply: bool,
    /// Read, say what would be done, and write nothing: what happens anyway without --apply.
    #[arg(long, conflicts_with = "apply")]
    pub dry_run: bool,
    /// Write the other lines when some are refused; without it, a refused line stops everything.
    #[arg(long)]
    pub leave_refused: bool,
    /// The account that answers for the import: of someone who may correct the whole directory.
    #[arg(long, default_value = "region@demo.terr-esante.example")]
    pub by: String,
}

/// Reads a file into lines.
pub fn sheet(path: &Path) -> Result<Sheet, String> {
    let bytes = fs::read(path).map_err(|cause| format!("{}: {cause}", path.display()))?;
    Sheet::read(&bytes).map_err(|fault| format!("{}: {}", path.display(), words::file_fault(&fault)))
}

/// The database, in its newest shape.
pub async fn open(config: &Config) -> Result<Context, String> {
    let started = start::start(config).await?;
    super::migrate::apply(&started.ctx).await?;
    Ok(started.ctx)
}

/// Says what each line does, and the sum.
pub fn tell(report: &Report) {
    for note in &report.notes {
        println!("{}", words::note(note));
    }
    for (line, key, effect) in &report.changed {
        println!("{}", words::at_line(*line, key, &words::effect(effect)));
    }
    for (key, label) in &report.closed {
        println!("{}", words::closed(key, label));
    }
    for one in &report.refused {
        let why: Vec<String> = one.faults.iter().map(words::line_fault).collect();
        println!("{}", words::at_line(one.line, &one.key, &why.join(" ; ")));
    }
    let (new, changed, closed) = sums(report);
    println!("{}", words::summary(report.read, new, changed, closed, report.refused.len()));
}

/// Says whether anything was written.
pub fn end(applied: bool, reports: &[&Report]) {
    if !applied {
        println!("{}", words::dry_run());
        return;
    }
    let all = reports.iter().map(|report| sums(report));
    let (new, changed, closed) = all.fold((0, 0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1, sum.2 + one.2));
    println!("{}", words::written(new, changed, closed));
}

const fn sums(report: &Report) -> (usize, usize, usize) {
    (report.new, report.changed.len(), report.closed.len())
}

/// What a refusal says to whoever typed the command.
pub fn sentence(cause: Error) -> String {
    match cause {
        Error::Refused(sentence) => sentence,
        other => other.to_string(),
    }
}
