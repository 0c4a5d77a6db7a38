//! `server migrate`.

use crate::{config::Config, start};
use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use services::Context;

/// Applies the steps that the database has not seen.
pub async fn run(config: &Config) -> Result<(), String> {
    let started = start::start(config).await?;
    let steps = apply(&started.ctx).await?;
    println!("{steps} step(s) applied; the database has the newest shape.");
    Ok(())
}

/// Applies the missing steps; returns how many.
pub async fn apply(ctx: &Context) -> Result<usize, String> {
    let missing = Migrator::get_pending_migrations(&ctx.db.read).await.map_err(|cause| cause.to_string())?.len();
    if missing > 0 {
        Migrator::up(&ctx.db.read, None)
            .await
            .map_err(|cause| format!("The database could not be brought up to date: {cause}"))?;
    }
    Ok(missing)
}
