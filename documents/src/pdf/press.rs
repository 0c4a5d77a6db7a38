//! The press: one template and one set of values in, one PDF out.
//!
//! typst asks its "world" for everything it reads. This one holds a constant template, one JSON file and two fonts; it
//! has no disk, no network, no packages and no date, so a template can reach nothing else.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, comemo};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Why a document could not be made. None of these depends on what people type: each is a defect of this crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The values could not be written as JSON.
    #[error("the values cannot be written as JSON")]
    Values(#[from] serde_json::Error),
    /// The template does not lay these values out; the messages of the typesetter.
    #[error("the template does not lay these values out: {}", .0.join("; "))]
    Layout(Vec<String>),
    /// The page breaks a rule of PDF/A or PDF/UA; the messages of the exporter.
    #[error("the document breaks the archive or accessibility standard: {}", .0.join("; "))]
    Standard(Vec<String>),
}

/// A template, parsed, and the name of the file its values come from.
pub(super) struct Template {
    source: Source,
    values: FileId,
}

impl Template {
    /// Parses a template, which reads its values from `main.json`.
    pub(super) fn new(text: &str) -> Self {
        let source = Source::detached(text);
        let values = source.id().map(|path| path.with_extension("json")).intern();
        Self { source, values }
    }

    /// Prints `values`, written as JSON. `ident` says which document this is, for ever.
    /// The template sets title, language and date.
    pub(super) fn print(&self, values: Vec<u8>, ident: String) -> Result<Vec<u8>, Error> {
        let job = Job { template: self, values: Bytes::new(values) };
        let printed = job.print(ident);
        // The cache of the typesetter holds the text of the patient: it does not outlive the document.
        comemo::evict(0);
        printed
    }
}

/// What is the same for every document: the language, the fonts, the standards.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts = fonts();
    Press {
        library: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// DejaVu Sans Condensed: free to embed, with Latin, Greek, Cyrillic, Hebrew, Arabic and most symbols of medicine.
fn fonts() -> Vec<Font> {
    [dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold()]
        .into_iter()
        .filter_map(|file| Font::new(Bytes::new(file), 0))
        .collect()
}

/// True when a font of the press has a shape for this character.
pub(super) fn has_shape(c: char) -> bool {
    PRESS.fonts.iter().any(|font| font.info().coverage.contains(c as u32))
}

/// One document being made.
struct Job<'a> {
    template: &'a Template,
    values: Bytes,
}

impl Job<'_> {
    fn print(&self, ident: String) -> Result<Vec<u8>, Error> {
        let document = typst::compile(self).output.map_err(|found| Error::Layout(messages(&found)))?;
        let options = PdfOptions {
            ident: Smart::Custom(ident),
            creator: Smart::Custom(Some("Terr-eSanté".to_owned())),
            standards: standards()?,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|found| Error::Standard(messages(&found)))
    }
}

/// PDF/A-2a: archived for twenty years with its structure. PDF/UA-1: read aloud in order. They hold together.
fn standards() -> Result<PdfStandards, Error> {
    PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|refused| Error::Standard(vec![refused.message().to_string()]))
}

/// What the typesetter says, with its hints.
fn messages(found: &[SourceDiagnostic]) -> Vec<String> {
    let said = |one: &SourceDiagnostic| {
        let hints = one.hints.iter().map(|hint| format!(", {}", hint.v)).collect::<String>();
        format!("{}{hints}", one.message)
    };
    found.iter().map(said).collect()
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        self.template.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.source.id() { Ok(self.template.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.template.values { Ok(self.values.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
