//! How the columns of a file become answers: a TOML file.
//!
//! A mapping names a form and, for each column, the question that it answers. What a file writes in its own words is
//! translated by `map`; what it writes as one number is cut into codes by `bands`. A mapping never invents: `always` writes
//! the same value on every line, and is for what the file is (its organ), not for what it leaves out.

use domain::{patient::Sex, staging::OlderTable};
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
    #[serde(default)]
    pub year: String,
    /// When the values were gathered, for a file that has no such column.
    #[serde(default)]
    pub years: String,
    /// How the sex is written.
    pub sex: SexColumn,
    /// The column of the days from birth to diagnosis (the sign does not count); the first of these that the file has.
    #[serde(default)]
    pub days_since_birth: Vec<String>,
    /// The columns of the age in years, read in order when the days are not told.
    #[serde(default)]
    pub age_years: Vec<String>,
    /// What the file writes when it knows nothing: such a cell is an empty one.
    #[serde(default)]
    pub blank: Vec<String>,
    /// The answers.
    #[serde(rename = "answer")]
    pub answers: Vec<Column>,
    /// The stage that the file gives, to be compared with the one that the answers give.
    #[serde(default)]
    pub stage: Option<StageColumn>,
}

/// How the sex is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SexColumn {
    /// The column; empty when every line is of the same sex.
    pub column: String,
    /// What it says of a woman.
    pub female: String,
    /// What it says of a man.
    pub male: String,
    /// The sex of every line, when the file is about one sex only.
    pub always: Option<Sex>,
}

/// What a column is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// A code, among those of `set` or of the question; `yes` or `no` for a question that is answered so.
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

/// One letter of a text that tells several, as in `pT2a N1 M0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Part {
    /// The tumour.
    T,
    /// The nodes.
    N,
    /// The metastases.
    M,
}

/// A code for the numbers up to a limit, the limit included.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The limit; the last band has none.
    #[serde(default)]
    pub up_to: Option<f64>,
    /// The code; empty where the number says nothing for this question.
    pub code: String,
}

/// One column and its question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The column. With `always`, the value is only written where this column is filled.
    #[serde(default)]
    pub column: String,
    /// Columns that are read, in order, where the first one is empty.
    #[serde(default)]
    pub or: Vec<String>,
    /// Columns whose texts are put after it, each after ` + `, when they are filled: one answer from several columns.
    #[serde(default)]
    pub and: Vec<String>,
    /// Section and question, or section, group and question. `section#2` is the second row of a list; the first without it.
    /// A question that a column above has answered is left as it is.
    pub path: String,
    /// What it is.
    #[serde(default)]
    pub kind: ColumnKind,
    /// The value set of a code; the choices of the question without it.
    #[serde(default)]
    pub set: String,
    /// What is put before the value.
    #[serde(default)]
    pub prefix: String,
    /// The same value on every line.
    #[serde(default)]
    pub always: Option<String>,
    /// What cuts a cell that tells several things: the pieces that `map` knows are taken, the others are not.
    #[serde(default)]
    pub split: Option<String>,
    /// The letter that is read in a text that tells several.
    #[serde(default)]
    pub part: Option<Part>,
    /// From what is written to the code; to an empty text what says nothing for this question.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
    /// From a number to the code, in ascending order.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// What a number is multiplied by to be in the unit of the question.
    #[serde(default)]
    pub times: Option<f64>,
    /// What says "not known", and is answered so.
    #[serde(default)]
    pub unknown: Vec<String>,
    /// A line without it is refused.
    #[serde(default)]
    pub required: bool,
}

/// Values of questions, by address: `yes`, `no`, a number or a code.
pub type Values = BTreeMap<String, String>;

/// The stage that the file gives, and what may explain that it is not ours.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageColumn {
    /// The column.
    pub column: String,
    /// What stands before the stage in it.
    #[serde(default)]
    pub prefix: String,
    /// From what is written to a stage.
    #[serde(default)]
    pub rename: BTreeMap<String, String>,
    /// What says that the stage is not known.
    #[serde(default)]
    pub unknown: Vec<String>,
    /// The question beside which our stage is derived.
    pub question: String,
    /// The questions of T, N and M, each followed by the one that is read in its place, for the older tables.
    #[serde(default)]
    pub tnm: [Vec<String>; 3],
    /// The column of the edition.
    #[serde(default)]
    pub edition: String,
    /// What is put in the copy of the answers that is staged (never in the draft): the edition of our table.
    #[serde(default)]
    pub set: Values,
    /// What is put where nothing is told, once our function has said what is missing.
    #[serde(default)]
    pub absent: Values,
    /// What may explain a difference, in order: the first that does is the reason.
    #[serde(default, rename = "because")]
    pub causes: Vec<Cause>,
}

/// What may explain a difference.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// How the report tells it.
    pub name: String,
    /// What the column of the edition says of the lines that it may explain; every line without it. A line that does not
    /// tell its edition may be of any.
    #[serde(default)]
    pub editions: Vec<String>,
    /// From the stage of the file to the same stage in our words.
    #[serde(default)]
    pub rename: BTreeMap<String, String>,
    /// What is put in the copy of the answers, over what is told.
    #[serde(default)]
    pub set: Values,
    /// The groups of an older edition, in the place of ours.
    #[serde(default)]
    pub groups: Option<OlderTable>,
}
