//! Prints an invented FRCP to a file and says how long it takes: `cargo run -p documents --release --example frcp -- frcp.pdf draft`.

#[path = "../tests/frcp/sample.rs"]
mod sample;

use std::time::Instant;

use documents::pdf::frcp::render;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_else(|| "frcp.pdf".to_owned());
    let sheet = match arguments.next().as_deref() {
        None => sample::full(),
        Some("draft") => sample::nearly_empty(),
        Some(text) => sample::filled_with(text),
    };
    let mut bytes = Vec::new();
    for turn in 1..=10 {
        let start = Instant::now();
        bytes = render(&sheet, sample::moment())?;
        println!("{turn}: {:.1} ms, {} bytes", start.elapsed().as_secs_f64() * 1000.0, bytes.len());
    }
    std::fs::write(file, bytes)?;
    Ok(())
}
