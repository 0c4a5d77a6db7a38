//! Reads a PDF back. Text and pages need `pdftotext` (poppler-utils): without it the tests that read text say so and stop.

use std::io::Write;
use std::process::{Command, Stdio};

/// The metadata packet, which PDF/A keeps readable.
pub fn xmp(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let packet = text.split_once("<?xpacket begin").and_then(|(_, rest)| rest.split_once("<?xpacket end"));
    packet.map(|(packet, _)| packet.to_owned()).unwrap_or_default()
}

/// True when the text says this, wherever the lines end.
pub fn says(text: &str, fact: &str) -> bool {
    joined(text).contains(&joined(fact))
}

fn joined(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// The text of each page; none, said aloud, when poppler is not installed.
pub fn pages(bytes: &[u8]) -> Option<Vec<String>> {
    match read(bytes) {
        Ok(text) => Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()),
        Err(error) => {
            eprintln!("the text was not read: pdftotext (poppler-utils): {error}");
            None
        }
    }
}

fn read(bytes: &[u8]) -> std::io::Result<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = reader.stdin.take() {
        input.write_all(bytes)?;
    }
    let output = reader.wait_with_output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
