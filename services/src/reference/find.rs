//! The search of codes.

use crate::{context::Context, error::Error};
use domain::{
    codes::{Coded, System},
    reference::ReferenceList,
};

/// Answers of one search, at most.
const SHOWN: usize = 30;

/// Answers looked at when only some are wanted.
const LOOKED_AT: usize = 600;

/// A code that answers what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCode {
    /// The code.
    pub code: String,
    /// Its label: the list's own when it was imported, else ours.
    pub label: String,
    /// The system under which answers keep it; none for a list that no form asks for.
    pub system: Option<System>,
    /// The version of the list.
    pub version: String,
}

impl FoundCode {
    /// The answer that choosing it gives.
    #[must_use]
    pub fn coded(&self) -> Option<Coded> {
        let coded = Coded::new(self.system?, &self.code, &self.label);
        Some(Coded { version: self.version.clone(), ..coded })
    }
}

/// The codes of a list in force today that answer what is typed, best first. A list says nothing of anybody: whoever is
/// signed in may search it.
///
/// # Errors
/// When the database does not answer.
pub async fn find_codes(ctx: &Context, list: ReferenceList, typed: &str) -> Result<Vec<FoundCode>, Error> {
    let ready = ctx.db.references().ready(&ctx.db.read, list, ctx.today()).await?;
    Ok(ready.find(typed, SHOWN))
}

/// The tumours of CIM-10 that answer what is typed: as [`find_codes`], in chapter II alone.
///
/// # Errors
/// As `find_codes`.
pub async fn find_tumours(ctx: &Context, typed: &str) -> Result<Vec<FoundCode>, Error> {
    let ready = ctx.db.references().ready(&ctx.db.read, ReferenceList::Cim10, ctx.today()).await?;
    let found = ready.find(typed, LOOKED_AT).into_iter();
    Ok(found.filter(|one| is_tumour(&one.code)).take(SHOWN).collect())
}

/// Chapter II of CIM-10: C00 to C97 and D00 to D48.
pub(super) fn is_tumour(code: &str) -> bool {
    let mut signs = code.chars();
    match (signs.next(), signs.next()) {
        (Some('C'), _) => true,
        (Some('D'), Some(tens)) => tens <= '3' || tens == '4' && signs.next().is_some_and(|unit| unit <= '8'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_tumour;

    #[test]
    fn the_tumours_are_chapter_ii() {
        for code in ["C00", "C50.9", "C97", "D05.1", "D37", "D48.9"] {
            assert!(is_tumour(code), "{code}");
        }
        for code in ["B99", "D49", "D50.0", "D89", "E11", "", "D", "D4"] {
            assert!(!is_tumour(code), "{code}");
        }
    }
}
