//! How the columns of a file become answers: a TOML file.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A mapping.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The form that is filled.
    pub form: String,
    /// Where the values come from; stands beside each of them.
    pub source: String,
    /// The column that names a line.
    pub key: String,
    /// The column of the year of the values.
    pub year: String,
    /// How the sex is written.
    pub sex: SexColumn,
    /// The column of the days from birth to diagnosis (the sign does not count); the first of these that the file has.
    pub days_since_birth: Vec<String>,
    /// The answers.
    #[serde(rename = "answer")]
    pub answers: Vec<Column>,
}

/// How the sex is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SexColumn {
    /// The column.
    pub column: String,
    /// What it says of a woman.
    pub female: String,
    /// What it says of a man.
    pub male: String,
}

/// What a column is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// A code of the set.
    #[default]
    Coded,
    /// A code of CIM-10.
    Icd10,
    /// A code of CIM-O-3.
    Morphology,
    /// A number.
    Number,
    /// A text.
    Text,
}

/// One column and its question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The column.
    pub column: String,
    /// Section and question; the first row when the section repeats.
    pub path: String,
    /// What it is.
    #[serde(default)]
    pub kind: ColumnKind,
    /// The value set of a code.
    #[serde(default)]
    pub set: String,
    /// What is put before the value.
    #[serde(default)]
    pub prefix: String,
    /// From what is written to the code.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
    /// Decimals that the question keeps of a number; the others are rounded.
    #[serde(default)]
    pub decimals: u8,
    /// A line without it is refused.
    #[serde(default)]
    pub required: bool,
}
