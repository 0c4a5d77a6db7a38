//! The part of the R4 questionnaire that forms need, as it is written.

use super::names::spaced;
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// A questionnaire. It is only written: what is read back is the form that it holds (`written`).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Questionnaire {
    pub(super) resource_type: &'static str,
    pub(super) id: String,
    pub(super) language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) contained: Vec<ValueSet>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension>,
    pub(super) url: String,
    pub(super) version: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) status: &'static str,
    pub(super) subject_type: [&'static str; 1],
    pub(super) item: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    pub link_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<Coding>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enable_when: Vec<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_behavior: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub repeats: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_value_set: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answer_option: Vec<AnswerOption>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct When {
    pub question: String,
    pub operator: &'static str,
    #[serde(flatten)]
    pub answer: Expected,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) enum Expected {
    #[serde(rename = "answerBoolean")]
    Boolean(bool),
    #[serde(rename = "answerInteger")]
    Integer(i32),
    #[serde(rename = "answerDecimal")]
    Decimal(Number),
    #[serde(rename = "answerCoding")]
    Coding(Coding),
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AnswerOption {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    pub value_coding: Coding,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Coding {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Extension {
    pub url: &'static str,
    #[serde(flatten)]
    pub value: Extra,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) enum Extra {
    #[serde(rename = "valueBoolean")]
    Boolean(bool),
    #[serde(rename = "valueInteger")]
    Integer(i32),
    #[serde(rename = "valueDecimal")]
    Decimal(Number),
    #[serde(rename = "valueCode")]
    Code(&'static str),
    #[serde(rename = "valueCoding")]
    Coding(Coding),
    #[serde(rename = "valueCodeableConcept")]
    CodeableConcept(Concept),
    #[serde(rename = "valueExpression")]
    Expression(Expression),
    #[serde(rename = "valueId")]
    Id(String),
    #[serde(rename = "valueString")]
    Text(String),
    #[serde(rename = "valueMarkdown")]
    Markdown(String),
    /// An extension that is made of others.
    #[serde(rename = "extension")]
    Parts(Vec<Extension>),
}

impl Extra {
    pub(super) const fn fhirpath(expression: String) -> Self {
        Self::Expression(Expression { name: None, language: "text/fhirpath", expression })
    }

    /// Whether an expression in it names something.
    pub(super) fn mentions(&self, name: &str) -> bool {
        match self {
            Self::Expression(told) => told.expression.contains(name),
            Self::Parts(parts) => parts.iter().any(|part| part.value.mentions(name)),
            _ => false,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Concept {
    pub coding: Vec<Coding>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Expression {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'static str>,
    pub language: &'static str,
    pub expression: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ValueSet {
    pub resource_type: &'static str,
    pub id: &'static str,
    pub status: &'static str,
    pub expansion: Expansion,
}

/// The codes themselves: software that has no terminology server shows nothing else.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Expansion {
    pub timestamp: String,
    pub contains: Vec<Coding>,
}

impl Coding {
    pub(super) fn new(system: &str, code: &str, display: &str) -> Self {
        Self { display: Some(spaced(display)), ..Self::bare(system, code) }
    }

    pub(super) fn bare(system: &str, code: &str) -> Self {
        Self { system: Some(system.to_owned()), code: Some(code.to_owned()), ..Self::default() }
    }
}

const fn is_false(value: &bool) -> bool {
    !*value
}
