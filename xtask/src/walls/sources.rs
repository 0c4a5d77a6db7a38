//! The sources of the workspace, read once.

use crate::{fault::Outcome, files, place::Place, rust_text::RustText};

/// One source file.
pub struct Source {
    /// From the root of the workspace, with slashes.
    pub path: String,
    pub text: String,
    /// The Rust without comments, literals and unit tests; empty for other languages.
    pub code: String,
}

/// Every source, sorted by path.
pub struct Sources(Vec<Source>);

const ENDINGS: [&str; 5] = [".rs", ".ts", ".css", ".toml", ".sh"];

impl Sources {
    pub fn read(place: &Place) -> Outcome<Self> {
        let read = |file: std::path::PathBuf| {
            let path = file.strip_prefix(&place.root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            let text = files::text(&file)?;
            let code = if path.ends_with(".rs") { RustText::read_without_tests(&text).code } else { String::new() };
            Ok(Source { path, text, code })
        };
        files::below(&place.root, &ENDINGS)?.into_iter().map(read).collect::<Outcome<_>>().map(Self)
    }

    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.0.iter().filter(|source| source.path.ends_with(".rs"))
    }

    #[cfg(test)]
    pub fn given(files: &[(&str, &str)]) -> Self {
        let source = |(path, text): &(&str, &str)| Source {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
            code: RustText::read_without_tests(text).code,
        };
        Self(files.iter().map(source).collect())
    }
}

impl Source {
    /// `path:line` of each place in the code where `pattern` stands and `holds` agrees with what follows it.
    pub fn places(&self, pattern: &str, holds: impl Fn(&str) -> bool) -> Vec<String> {
        places(&self.path, &self.code, pattern, holds)
    }
}

/// `path:line` of each place in a text where `pattern` stands and `holds` agrees with what follows it.
pub fn places(path: &str, text: &str, pattern: &str, holds: impl Fn(&str) -> bool) -> Vec<String> {
    text.match_indices(pattern)
        .filter(|(at, _)| holds(text.get(at + pattern.len()..).unwrap_or_default()))
        .map(|(at, _)| format!("{path}:{}", text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1))
        .collect()
}
