//! One round of measures for `cargo xtask bench`: `name|unit|ours|rival|goal`.

#[path = "../tests/frcp/sample.rs"]
#[expect(dead_code, reason = "the other samples are for the tests")]
mod sample;

use std::time::Instant;

use documents::pdf::frcp::render;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sheet = sample::full();
    let first = milliseconds(&sheet)?;
    let next = milliseconds(&sheet)?;
    println!("first PDF of a process (a full FRCP)|ms|{first}||1000");
    println!("PDF of a full FRCP|ms|{next}||30");
    Ok(())
}

fn milliseconds(sheet: &documents::pdf::frcp::Sheet) -> Result<f64, Box<dyn std::error::Error>> {
    let start = Instant::now();
    render(sheet, sample::moment())?;
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}
