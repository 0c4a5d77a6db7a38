//! `server migrate`.

use crate::{config::Config, start};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, TransactionTrait};
use sea_orm_migration::MigratorTrait;
use services::Context;

/// Applies the steps that the database has not seen.
pub async fn run(config: &Config) -> Result<(), String> {
    let started = start::start(config).await?;
    let steps = apply(&started.ctx).await?;
    println!("{steps} step(s) applied; the database has the newest shape.");
    Ok(())
}

/// Applies the missing steps; returns how many. Of several instances that start together, one applies them and the others wait.
pub async fn apply(ctx: &Context) -> Result<usize, String> {
    let turn = turn(ctx).await.map_err(|cause| cause.to_string())?;
    let missing = Migrator::get_pending_migrations(&ctx.db.read).await.map_err(|cause| cause.to_string())?.len();
    if missing > 0 {
        Migrator::up(&ctx.db.read, None)
            .await
            .map_err(|cause| format!("The database could not be brought up to date: {cause}"))?;
    }
    match turn {
        Some(turn) => turn.commit().await.map(|()| missing).map_err(|cause| cause.to_string()),
        None => Ok(missing),
    }
}

/// On a server, an open transaction that holds the only right to change the shape. A file has one instance.
async fn turn(ctx: &Context) -> Result<Option<DatabaseTransaction>, DbErr> {
    if ctx.db.backend() != DbBackend::Postgres {
        return Ok(None);
    }
    let turn = ctx.db.read.begin().await?;
    turn.execute_unprepared("SELECT pg_advisory_xact_lock(hashtext('dcc migrations'))").await?;
    Ok(Some(turn))
}
