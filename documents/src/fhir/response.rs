//! The part of the R4 response that answers need, as it is written and as it is read. What others add is passed over.

use super::model::Coding;
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// Answers to a questionnaire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// `QuestionnaireResponse`.
    pub resource_type: String,
    /// The form and its version: `urn:dcc:form:frcp-lung|1`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub questionnaire: String,
    /// See [`Status`].
    pub status: Status,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) item: Vec<Node>,
}

/// How far a response has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Being filled.
    InProgress,
    /// Filled.
    Completed,
    /// Changed after it was completed.
    Amended,
    /// Made by mistake.
    EnteredInError,
    /// Given up.
    Stopped,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Node {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub link_id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answer: Vec<Given>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Node>,
}

/// One value. R4 has one member for each type, and one of them is there.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Given {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_boolean: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_decimal: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_string: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_coding: Option<Coding>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_reference: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Link {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}
