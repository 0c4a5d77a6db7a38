//! The `.br` and `.gz` beside each text and each program, so that the server never compresses.

use crate::{
    fault::{During, Fault, Outcome},
    files,
};
use brotli::enc::{BrotliEncoderParams, backward_references::BrotliEncoderMode};
use std::{
    io::Write,
    path::{Path, PathBuf},
    thread,
};

const WORTH_IT: [&str; 7] = [".js", ".wasm", ".css", ".svg", ".json", ".txt", ".ico"];

pub fn all(site: &Path) -> Outcome {
    for file in files::below(site, &WORTH_IT)? {
        let content = files::bytes(&file)?;
        files::write(&beside(&file, "br"), brotli(&content)?)?;
        files::write(&beside(&file, "gz"), gzip(&content)?)?;
    }
    Ok(())
}

/// The same name with one more ending.
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// What a compressor of programs may be told. Which is best changes with each build, by a few bytes in a thousand: all are tried.
const WAYS: [(BrotliEncoderMode, i32); 3] = [
    (BrotliEncoderMode::BROTLI_MODE_FONT, 0),
    (BrotliEncoderMode::BROTLI_MODE_FONT, 24),
    (BrotliEncoderMode::BROTLI_MODE_GENERIC, 16),
];

fn brotli(content: &[u8]) -> Outcome<Vec<u8>> {
    let tried: Vec<_> = thread::scope(|scope| {
        let working = WAYS.map(|way| scope.spawn(move || packed(content, way)));
        working.into_iter().map(|work| work.join().map_err(|_| Fault::new("brotli stopped"))).collect()
    });
    let mut all = tried.into_iter().map(Result::flatten).collect::<Outcome<Vec<_>>>()?;
    all.sort_by_key(Vec::len);
    Ok(all.into_iter().next().unwrap_or_default())
}

fn packed(content: &[u8], (mode, lgblock): (BrotliEncoderMode, i32)) -> Outcome<Vec<u8>> {
    let settings = BrotliEncoderParams { quality: 11, lgwin: 22, lgblock, mode, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &settings).during("brotli")?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content).during("gzip")?;
    writer.finish().during("gzip")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_compressed_comes_back() {
        let text = "réunion de concertation ".repeat(200);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut brotli(text.as_bytes()).unwrap().as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());

        let mut back = String::new();
        let packed = gzip(text.as_bytes()).unwrap();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
    }
}
