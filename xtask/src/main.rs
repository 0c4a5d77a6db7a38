#![doc = include_str!("../README.md")]

mod arguments;
mod bench;
mod build;
mod command;
mod fault;
mod files;
mod place;
mod postgres;
mod prerequisites;
mod progress;
mod run;
mod rust_text;
mod test;
mod walls;

use arguments::Arguments;
use fault::{Fault, Outcome};
use std::process::ExitCode;

const USAGE: &str = "cargo xtask run [--empty] [--release] [--port N]
            build [--release]
            test [--long] [--no-skip] [--only suite[,suite]]
            bench [--rounds N] [--keep] [--only rooms,small,drafts,large,huge,weight,typing]
            prerequisites";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Outcome<ExitCode> {
    let mut arguments = Arguments::read(std::env::args().skip(1));
    let place = place::Place::find()?;
    match arguments.verb().as_str() {
        "run" => run::run(&place, arguments),
        "build" => build::build(&place, arguments),
        "test" => test::test(&place, arguments),
        "bench" => bench::bench(&place, arguments),
        "prerequisites" => prerequisites::all(arguments),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Fault::new(format!("no verb named `{other}`\n\n{USAGE}"))),
    }
}
