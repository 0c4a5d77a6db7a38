//! A rule of a form: what must hold, when, how serious it is, and where that comes from.

use super::{Condition, Key, Level, Reference, Severity};
use serde::{Deserialize, Serialize};

/// A rule. It is looked at once for each place of the question it points at: once per row inside a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name, unique in the form.
    pub key: Key,
    /// The question (or the list) that it points at.
    pub at: Reference,
    /// When it applies; always, without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What must hold. The rule is broken only when this is false, not when it is not known.
    pub must: Condition,
    /// How serious it is to break it.
    pub severity: Severity,
    /// From which level it is looked at.
    #[serde(default = "draft")]
    pub from: Level,
    /// The French sentence shown when it is broken.
    pub sentence: String,
    /// Where the rule comes from: text, date, paragraph, or "expertise, à confirmer".
    pub source: String,
}

const fn draft() -> Level {
    Level::Draft
}
