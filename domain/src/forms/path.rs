//! Where an answer lives: `section/question`, `section/<row>/question`, `section/group/<row>/question` or
//! `section/<row>/group/<row>/question`. Groups nest two deep, never more.
//!
//! A row is named by a random id, so an address stays true when rows are added, moved or deleted by several hands.

use super::Key;
use crate::ids::RowId;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A text that is not an address of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAPath(pub String);

/// One list of rows: a repeated section, or a group of questions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ListPath {
    section: Key,
    row: Option<RowId>,
    group: Option<Key>,
}

/// Questions that sit side by side: a plain section, or one row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope {
    section: Key,
    row: Option<RowId>,
    group: Option<(Key, RowId)>,
}

/// The address of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Path {
    /// Where the question sits.
    pub scope: Scope,
    /// The question.
    pub question: Key,
}

/// What an issue or a link points at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A question.
    Question(Path),
    /// A list of rows.
    List(ListPath),
}

impl ListPath {
    /// The rows of a repeated section.
    #[must_use]
    pub const fn section(section: Key) -> Self {
        Self { section, row: None, group: None }
    }

    /// One row of this list.
    #[must_use]
    pub fn row(&self, id: RowId) -> Scope {
        match &self.group {
            None => Scope { section: self.section.clone(), row: Some(id), group: None },
            Some(group) => Scope { section: self.section.clone(), row: self.row, group: Some((group.clone(), id)) },
        }
    }

    /// The section that holds the list.
    #[must_use]
    pub const fn section_key(&self) -> &Key {
        &self.section
    }

    /// The group, unless the list is a repeated section.
    #[must_use]
    pub const fn group_key(&self) -> Option<&Key> {
        self.group.as_ref()
    }

    /// The row that holds the group, when its section repeats.
    #[must_use]
    pub fn parent(&self) -> Option<(Self, RowId)> {
        self.group.as_ref()?;
        self.row.map(|row| (Self::section(self.section.clone()), row))
    }
}

impl Scope {
    /// A section that does not repeat.
    #[must_use]
    pub const fn section(section: Key) -> Self {
        Self { section, row: None, group: None }
    }

    /// The address of a question here.
    #[must_use]
    pub fn question(&self, question: Key) -> Path {
        Path { scope: self.clone(), question }
    }

    /// The list of rows of a group here; `None` inside a group, because groups nest two deep only.
    #[must_use]
    pub fn list(&self, group: Key) -> Option<ListPath> {
        let fits = self.group.is_none();
        fits.then(|| ListPath { section: self.section.clone(), row: self.row, group: Some(group) })
    }

    /// The section.
    #[must_use]
    pub const fn section_key(&self) -> &Key {
        &self.section
    }

    /// The group of which it is a row, if it is one.
    #[must_use]
    pub const fn group_key(&self) -> Option<&Key> {
        match &self.group {
            Some((group, _)) => Some(group),
            None => None,
        }
    }

    /// The row and the list that it belongs to; `None` for a plain section.
    #[must_use]
    pub fn own_row(&self) -> Option<(ListPath, RowId)> {
        match (&self.group, self.row) {
            (Some((group, id)), row) => {
                Some((ListPath { section: self.section.clone(), row, group: Some(group.clone()) }, *id))
            }
            (None, Some(id)) => Some((ListPath::section(self.section.clone()), id)),
            (None, None) => None,
        }
    }

    /// What holds this group's row: the section, or the row of the section.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.group.as_ref().map(|_| Self { section: self.section.clone(), row: self.row, group: None })
    }

    /// Every row that must exist for this scope to exist, outermost first.
    #[must_use]
    pub fn rows(&self) -> Vec<(ListPath, RowId)> {
        let outer = self.parent().and_then(|parent| parent.own_row());
        outer.into_iter().chain(self.own_row()).collect()
    }
}

impl fmt::Display for ListPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.section)?;
        if let Some(row) = self.row {
            write!(f, "/{row}")?;
        }
        self.group.as_ref().map_or(Ok(()), |group| write!(f, "/{group}"))
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.section)?;
        if let Some(row) = self.row {
            write!(f, "/{row}")?;
        }
        self.group.as_ref().map_or(Ok(()), |(group, row)| write!(f, "/{group}/{row}"))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.scope, self.question)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Question(path) => path.fmt(f),
            Self::List(list) => list.fmt(f),
        }
    }
}

fn key(text: &str) -> Option<Key> {
    Key::new(text).ok()
}

fn row(text: &str) -> Option<RowId> {
    (text.len() == 36).then(|| text.parse().ok()).flatten()
}

fn parse_path(text: &str) -> Option<Path> {
    let parts: Vec<&str> = text.split('/').collect();
    let (scope, question) = match *parts.as_slice() {
        [s, q] => (Scope { section: key(s)?, row: None, group: None }, q),
        [s, r, q] => (Scope { section: key(s)?, row: Some(row(r)?), group: None }, q),
        [s, g, r, q] => (Scope { section: key(s)?, row: None, group: Some((key(g)?, row(r)?)) }, q),
        [s, r, g, r2, q] => (Scope { section: key(s)?, row: Some(row(r)?), group: Some((key(g)?, row(r2)?)) }, q),
        _ => return None,
    };
    Some(scope.question(key(question)?))
}

fn parse_list(text: &str) -> Option<ListPath> {
    let parts: Vec<&str> = text.split('/').collect();
    match *parts.as_slice() {
        [s] => Some(ListPath::section(key(s)?)),
        [s, g] => Scope::section(key(s)?).list(key(g)?),
        [s, r, g] => ListPath::section(key(s)?).row(row(r)?).list(key(g)?),
        _ => None,
    }
}

impl FromStr for Path {
    type Err = NotAPath;

    fn from_str(text: &str) -> Result<Self, NotAPath> {
        parse_path(text).ok_or_else(|| NotAPath(text.to_owned()))
    }
}

impl FromStr for ListPath {
    type Err = NotAPath;

    fn from_str(text: &str) -> Result<Self, NotAPath> {
        parse_list(text).ok_or_else(|| NotAPath(text.to_owned()))
    }
}

impl fmt::Display for NotAPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an address of a form: {}", self.0)
    }
}

impl std::error::Error for NotAPath {}

macro_rules! as_text {
    ($($name:ident)*) => {$(
        impl TryFrom<String> for $name {
            type Error = NotAPath;

            fn try_from(text: String) -> Result<Self, NotAPath> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )*};
}

as_text! { Path ListPath }

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "00000000-0000-4000-8000-00000000000a";
    const B: &str = "00000000-0000-4000-8000-00000000000b";

    #[test]
    fn an_address_reads_back_as_written() {
        for text in [
            "motif/nature".to_owned(),
            format!("tumour/{A}/topography"),
            format!("proposal/treatments/{A}/kind"),
            format!("tumour/{A}/other/{B}/name"),
        ] {
            assert_eq!(text.parse::<Path>().unwrap().to_string(), text);
        }
        for text in ["tumour".to_owned(), "proposal/treatments".to_owned(), format!("tumour/{A}/other")] {
            assert_eq!(text.parse::<ListPath>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_an_address_is_refused() {
        for text in ["", "motif", "Motif/nature", "a/b/c", "a/b/c/d/e/f", "motif/"] {
            assert!(text.parse::<Path>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_nested_row_knows_its_ancestors() {
        let path: Path = format!("tumour/{A}/other/{B}/name").parse().unwrap();
        let rows: Vec<String> = path.scope.rows().iter().map(|(list, id)| format!("{list} {id}")).collect();
        assert_eq!(rows, [format!("tumour {A}"), format!("tumour/{A}/other {B}")]);
    }
}
