#![doc = include_str!("../README.md")]

mod cli;
mod clock;
mod config;
mod endpoints;
mod jobs;
mod mail;
mod metrics;
mod policy;
mod reader;
mod start;
mod stop;
mod web;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = cli::Cli::parse();
    match cli::run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            // The last word of a command that failed goes to the person who typed it.
            eprintln!("{cause}");
            ExitCode::FAILURE
        }
    }
}
