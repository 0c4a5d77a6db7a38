//! The commands of the server, one per file.

mod demo;
mod import_cases;
mod migrate;
mod serve;
mod verify_audit;

#[cfg(test)]
pub use migrate::apply as apply_migrations;

use crate::config::Config;
use clap::{Parser, Subcommand};

/// Terr-eSanté / DCC: cancer care coordination. Settings come from DCC_… variables and from the TOML file named by DCC_CONFIG.
#[derive(Debug, Parser)]
#[command(name = "server", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring the database to the newest shape, then answer browsers until stopped.
    Serve(serve::Serve),
    /// Bring the database to the newest shape, and stop.
    Migrate,
    /// Write the demo territory (fictive people, real establishments) into an empty database, and print its accounts.
    Demo(demo::Demo),
    /// Read the whole audit again and say whether anything was changed, added or removed behind our back.
    VerifyAudit,
    /// Read cases from a CSV file through a mapping file, as drafts of forms whose values are to be confirmed.
    ImportCases(import_cases::ImportCases),
}

/// Runs one command to its end.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn run(cli: Cli) -> Result<(), String> {
    let config = Config::load().map_err(|cause| cause.to_string())?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|cause| cause.to_string())?;
    let outcome = runtime.block_on(async {
        match cli.command {
            Command::Serve(serve) => serve::run(serve, config).await,
            Command::Migrate => migrate::run(&config).await,
            Command::Demo(demo) => demo::run(demo, config).await,
            Command::ImportCases(asked) => import_cases::run(asked, &config).await,
            Command::VerifyAudit => verify_audit::run(&config).await,
        }
    });
    // What could not be waited for any longer does not keep the process alive.
    runtime.shutdown_background();
    outcome
}
