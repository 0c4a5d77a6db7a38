//! The commands of the server, one per file.

mod backup;
mod demo;
mod export;
mod export_forms;
mod first_account;
mod import_cases;
mod import_directory;
mod import_form;
mod import_reference;
mod import_tell;
mod keys;
mod migrate;
mod progress;
mod read_response;
mod restore;
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
    /// Invite the first person, who administers the region, into a database without any account.
    FirstAccount(first_account::FirstAccount),
    /// Make, replace and list the master keys, which seal documents and second factors.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Save everything into one encrypted file, while people work.
    Backup(backup::Backup),
    /// Write a backup back, into an empty place only.
    Restore(restore::Restore),
    /// Write in clear, as PDF, CDA and JSON, everything that a person, an establishment or the installation owns.
    Export(export::Export),
    /// Write the forms, those that groups published included, as FHIR R4 questionnaires, which other software shows and fills.
    ExportForms(export_forms::ExportForms),
    /// Read a FHIR R4 response to one of these questionnaires, and print the answers; nothing is kept.
    ReadResponse(read_response::ReadResponse),
    /// Read a questionnaire that export-forms wrote back as a draft of the group that owns the form.
    ImportForm(import_form::ImportForm),
    /// Read cases from a CSV file through a mapping file, as drafts of forms whose values are to be confirmed.
    ImportCases(import_cases::ImportCases),
    /// Compare a file of establishments or of professionals with the directory, and write it with --apply.
    ImportDirectory(import_directory::ImportDirectory),
    /// Compare files of codes (CIM-10, CIM-O-3, CCAM, communes, countries, professions) with what was imported, and write them with --apply.
    ImportReference(import_reference::ImportReference),
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
            Command::ImportDirectory(asked) => import_directory::run(asked, &config).await,
            Command::ImportReference(asked) => import_reference::run(asked, &config).await,
            Command::FirstAccount(asked) => first_account::run(asked, &config).await,
            Command::Keys(asked) => keys::run(asked, &config).await,
            Command::Backup(asked) => backup::run(asked, &config).await,
            Command::Restore(asked) => restore::run(asked, &config).await,
            Command::Export(asked) => export::run(asked, &config).await,
            Command::ExportForms(asked) => export_forms::run(&asked, &config).await,
            Command::ImportForm(asked) => import_form::run(&asked, &config).await,
            Command::ReadResponse(asked) => read_response::run(&asked, &config).await,
            Command::VerifyAudit => verify_audit::run(&config).await,
        }
    });
    // What could not be waited for any longer does not keep the process alive.
    runtime.shutdown_background();
    outcome
}

/// What an operator reads when a command did not succeed.
pub fn sentence(cause: services::Error) -> String {
    match cause {
        services::Error::Refused(sentence) | services::Error::Outage(sentence) => sentence,
        other => other.to_string(),
    }
}

/// Lines in columns, the headings first.
fn columns<const N: usize>(lines: &[[String; N]]) -> String {
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let row = |line: &[String; N]| {
        let last = N.saturating_sub(1);
        let cells = line.iter().enumerate().map(|(at, cell)| {
            let width = if at == last { 0 } else { width(at) };
            format!("{cell:width$}")
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(row).collect::<Vec<_>>().join("\n")
}
