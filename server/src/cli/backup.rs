//! `server backup`.

use super::sentence;
use crate::{config::Config, start};
use clap::Args;
use domain::words::operating as words;
use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use services::{account::operator, backup};
use std::{fs, path::PathBuf, time::Instant};

/// Where the backup goes.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; it must not exist.
    #[arg(long)]
    to: PathBuf,
    /// The address of the account that answers for it.
    #[arg(long)]
    actor: String,
}

/// Saves everything. A file that the database names and the disk lacks does not stop it, but fails it at the end.
pub async fn run(asked: Backup, config: &Config) -> Result<(), String> {
    let begun = Instant::now();
    let ctx = start::start(config).await?.ctx;
    super::migrate::apply(&ctx).await?;
    let by = operator(&ctx, &asked.actor).await.map_err(sentence)?;
    let applied = Migrator::get_applied_migrations(&ctx.db.read).await.map_err(|cause| cause.to_string())?;
    let steps = applied.iter().map(|step| step.name().to_owned()).collect();
    let made = backup::save(&ctx, by, &asked.to, steps).await.map_err(sentence)?;
    let size = fs::metadata(&asked.to).map(|file| file.len()).unwrap_or_default();
    println!("{}", words::saved(made.rows(), made.files.count, size, begun.elapsed().as_secs_f32()));
    match made.missing.first() {
        Some(first) => Err(words::saved_without(made.missing.len(), &first.to_string())),
        None => Ok(()),
    }
}
