//! `server restore`.

use super::sentence;
use crate::{config::Config, start};
use clap::Args;
use domain::{planning::paris::to_paris, words::operating as words};
use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use services::{Context, backup, context::instant, secrets};
use std::{path::PathBuf, time::Instant};

/// Where the backup is.
#[derive(Debug, Args)]
pub struct Restore {
    /// The file of the backup.
    #[arg(long)]
    from: PathBuf,
    /// The address of the account, inside the backup, that answers for it.
    #[arg(long)]
    actor: String,
}

/// Reads the whole backup, then writes it. The master key must be here before: a backup never holds it.
pub async fn run(asked: Restore, config: &Config) -> Result<(), String> {
    let begun = Instant::now();
    let first = &config.master_key;
    if secrets::numbers(first).is_empty() {
        return Err(words::key_missing(&first.display().to_string()));
    }
    let vault = secrets::Vault::at(first, start::random()?);
    let known: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    let checked = backup::check(&vault, &asked.from, &known, &asked.actor).map_err(sentence)?;
    let ctx = start::start(config).await?.ctx;
    backup::refuse_occupied(&ctx).await.map_err(sentence)?;
    // The database takes the shape that the rows had, the rows, then what has changed since.
    let steps = known.iter().rposition(|step| checked.manifest.steps.contains(step)).map_or(0, |last| last + 1);
    up(&ctx, steps).await?;
    backup::load(&ctx, &asked.from, &checked).await.map_err(sentence)?;
    super::migrate::apply(&ctx).await?;
    let made = &checked.manifest;
    let at = words::at(to_paris(instant(made.made_at)));
    println!("{}", words::restored(made.rows(), made.files.count, &at, begun.elapsed().as_secs_f32()));
    Ok(())
}

/// Brings the database to the shape of the first `steps` steps, some of which may be there already.
async fn up(ctx: &Context, steps: usize) -> Result<(), String> {
    let applied = Migrator::get_applied_migrations(&ctx.db.read).await.map_err(|cause| cause.to_string())?.len();
    let missing = u32::try_from(steps.saturating_sub(applied)).unwrap_or(u32::MAX);
    if missing > 0 {
        Migrator::up(&ctx.db.read, Some(missing)).await.map_err(|cause| cause.to_string())?;
    }
    Ok(())
}
