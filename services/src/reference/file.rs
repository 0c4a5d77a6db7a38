//! A file of codes, recognised by its headings.

use crate::{
    error::Error,
    import::{Parsed, Sheet, parse},
};
use domain::{
    reference::{Code, ReferenceList, parents},
    words,
};
use std::sync::Arc;

/// A file of codes that was read.
#[derive(Clone)]
pub struct ReferenceFile {
    /// Which list it is.
    pub list: ReferenceList,
    pub(super) parsed: Arc<Parsed<Code>>,
}

impl ReferenceFile {
    /// Reads the lines.
    ///
    /// # Errors
    /// `Refused` when the headings are those of no list.
    pub fn read(sheet: &Sheet) -> Result<Self, Error> {
        let refuse = |fault| Error::refused(words::import::file_fault(&fault));
        let list = ReferenceList::recognise(&sheet.headings).map_err(refuse)?;
        let notes = sheet.expect(list.headings(), &[]).map_err(refuse)?;
        let named = |code: &Code| match code.valid_from {
            Some(from) => format!("{} ({from})", code.code),
            None => code.code.clone(),
        };
        let column = list.code_column();
        let mut parsed = parse(sheet, notes, (column, named), |cells| Code::read(list, cells));
        let mut codes: Vec<&mut Code> = parsed.lines.iter_mut().map(|(_, code)| code).collect();
        parents(list, &mut codes);
        Ok(Self { list, parsed: Arc::new(parsed) })
    }
}
