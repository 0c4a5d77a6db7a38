//! A form as data: sections, questions, rules.
//!
//! The same structures are read from the TOML files by the server and sent as JSON to the browser. `assemble` turns a
//! file as written (with `extends`, `block` and names of value sets) into a form that stands alone.

#[cfg(feature = "organs")]
use super::Narrow;
use super::{Computed, Condition, Key, Kind, Prefill, Rule, State};
use crate::codes::System;
use serde::{Deserialize, Serialize};

/// A form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its name, constant over versions.
    pub key: Key,
    /// Its version, from 1.
    pub version: u32,
    /// Its French title.
    pub title: String,
    /// The form that it adds to; empty once assembled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<FormRef>,
    /// What it asks more strictly than the form that it adds to; empty once assembled. The browser, which reads assembled forms only,
    /// has no such field.
    #[cfg(feature = "organs")]
    #[serde(default, rename = "narrow", skip_serializing_if = "Vec::is_empty")]
    pub narrows: Vec<Narrow>,
    /// The small sets of choices of its own; as `narrows`, empty once assembled.
    #[cfg(feature = "organs")]
    #[serde(default, rename = "set", skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<super::ChoiceSet>,
    /// Its sections, in order.
    #[serde(default, rename = "section")]
    pub sections: Vec<Section>,
    /// Its rules, in order.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
}

/// A form at one version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRef {
    /// The form.
    pub key: Key,
    /// The version.
    pub version: u32,
}

/// A section, or a reference to a shared one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its name, unique in the form.
    pub key: Key,
    /// Its French title.
    #[serde(default)]
    pub title: String,
    /// A sentence under the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// The block that holds its questions; empty once assembled. Questions written here come after those of the block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<Key>,
    /// In a form that extends another: the section after which this new section comes (at the end without it).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Key>,
    /// Set when the section is a list of rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<Repeats>,
    /// When the section is shown; always, without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<Condition>,
    /// The code of the section in exchanged documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Anchor>,
    /// The questions, in order.
    #[serde(default, rename = "question", skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
}

/// How many rows a list takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeats {
    /// At least, to validate.
    #[serde(default)]
    pub min: u32,
    /// At most.
    #[serde(default = "many")]
    pub max: u32,
    /// What one row is called ("tumeur").
    #[serde(default)]
    pub row: String,
}

const fn many() -> u32 {
    50
}

/// A question, or a group of questions asked once per row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name, unique in its section or group.
    pub key: Key,
    /// Its French label.
    pub label: String,
    /// A sentence that helps to answer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// The guideline that the help names; as `narrows`, empty once assembled: the help then ends with it.
    #[cfg(feature = "organs")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guideline: Option<super::Guideline>,
    /// How it is drawn, one of [`LOOKS`]; as any other question, without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look: Option<Key>,
    /// The shape of its answer.
    pub kind: Kind,
    /// From which level an answer is required; never, without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_at: Option<Level>,
    /// The severity of a missing required answer.
    #[serde(default, skip_serializing_if = "is_blocking")]
    pub missing: Severity,
    /// Required only when this is true; always when `required_at` stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_if: Option<Condition>,
    /// When the question is shown; always, without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<Condition>,
    /// The states other than a value that it admits; without it, those usual for its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub states: Option<Vec<State>>,
    /// The code of the question in exchanged documents, and what a copy from the last form goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Anchor>,
    /// A fact of the record that fills it when the form starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefill: Option<Prefill>,
    /// Whether the answer is copied from the last form of the same patient.
    #[serde(default, skip_serializing_if = "is_false")]
    pub carried: bool,
    /// The named function that derives a value shown beside it; it never overwrites what is typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Computed>,
    /// The drawn scheme of which each region is an answer; it stands beside the choices and replaces none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<Key>,
    /// The drawing itself, an SVG image written by `assemble`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub drawing: String,
    /// The questions of a group.
    #[serde(default, rename = "question", skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
}

/// The ways to draw a question besides the usual one; `style` has rules for each (`data-look`). Successive questions of one look make
/// a block. A look that does not fit the kind of a question changes nothing of it.
///
/// `lines`: its label and its few choices, all in sight, on one line. `panel`: its label, its control, its states and what derives from it
/// on one line. `pair` and `third`: beside the next ones, two or three on a line.
pub const LOOKS: [&str; 4] = ["lines", "panel", "pair", "third"];

/// The code of a section or question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The code system.
    pub system: System,
    /// The code.
    pub code: String,
}

/// How far a form has come, and so how much is asked of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Being typed.
    #[default]
    Draft,
    /// Ready to be presented in a session.
    Ready,
    /// To be validated.
    Validated,
}

/// How serious an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Shown, without consequence.
    Information,
    /// The user may go on.
    Warning,
    /// The level is refused.
    #[default]
    Blocking,
}

const fn is_blocking(severity: &Severity) -> bool {
    matches!(severity, Severity::Blocking)
}

const fn is_false(value: &bool) -> bool {
    !*value
}

impl Form {
    /// A section by name.
    #[must_use]
    pub fn section(&self, key: &Key) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == *key)
    }

    /// The form and version.
    #[must_use]
    pub fn reference(&self) -> FormRef {
        FormRef { key: self.key.clone(), version: self.version }
    }

    /// The question at an address.
    #[must_use]
    pub fn question(&self, path: &super::Path) -> Option<&Question> {
        let section = self.section(path.scope.section_key())?;
        let questions = match path.scope.group_key() {
            None => &section.questions,
            Some(group) => &section.question(group)?.questions,
        };
        find(questions, &path.question)
    }
}

impl Section {
    /// A question or a group of the section, by name.
    #[must_use]
    pub fn question(&self, key: &Key) -> Option<&Question> {
        find(&self.questions, key)
    }
}

fn find<'a>(questions: &'a [Question], key: &Key) -> Option<&'a Question> {
    questions.iter().find(|question| question.key == *key)
}

impl Question {
    /// The rows of a group, or `None` for a plain question.
    #[must_use]
    pub const fn group(&self) -> Option<&Repeats> {
        match &self.kind {
            Kind::Group(repeats) => Some(repeats),
            _ => None,
        }
    }

    /// The states other than a value that it admits.
    #[must_use]
    pub fn admitted_states(&self) -> &[State] {
        self.states.as_deref().unwrap_or_else(|| self.kind.usual_states())
    }
}
