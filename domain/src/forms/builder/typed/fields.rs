//! The fields of a plain form, and what is wrong in them: everything at once, each at its field.

use crate::{decimal, words::builder::typed as say};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// What was typed, by the name of the field.
pub type Fields = BTreeMap<String, String>;

/// What is wrong with one field; with the whole when it has no name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// The field.
    pub field: String,
    /// A sentence that tells what to do.
    pub sentence: String,
}

impl Mistake {
    /// A mistake of one field.
    pub fn of(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { field: field.into(), sentence: sentence.into() }
    }
}

/// A reading of fields that goes on after a mistake.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    fields: &'a Fields,
    mistakes: Vec<Mistake>,
}

impl<'a> Reading<'a> {
    pub const fn of(fields: &'a Fields) -> Self {
        Self { fields, mistakes: vec![] }
    }

    /// What was typed, blanks at both ends left out.
    pub fn text(&self, field: &str) -> &'a str {
        self.fields.get(field).map_or("", |typed| typed.trim())
    }

    pub fn given(&self, field: &str) -> Option<&'a str> {
        Some(self.text(field)).filter(|typed| !typed.is_empty())
    }

    pub fn ticked(&self, field: &str) -> bool {
        self.given(field).is_some()
    }

    pub fn wrong(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.mistakes.push(Mistake::of(field, sentence));
    }

    pub fn number(&mut self, field: &str) -> Option<f64> {
        let read = decimal::read(&self.given(field)?.replace(',', ".").replace('\u{2212}', "-"));
        if read.is_none() {
            self.wrong(field, say::no_number());
        }
        read
    }

    pub fn count(&mut self, field: &str) -> Option<u32> {
        let read = self.given(field)?.parse().ok();
        if read.is_none() {
            self.wrong(field, say::no_count());
        }
        read
    }

    /// One of a closed list, by its code.
    pub fn one_of<T: DeserializeOwned>(&mut self, field: &str) -> Option<T> {
        let read = of_code(self.given(field)?);
        if read.is_none() {
            self.wrong(field, say::not_proposed());
        }
        read
    }

    /// The value, unless something was wrong.
    pub fn end<T>(self, value: Option<T>) -> Result<T, Vec<Mistake>> {
        match value {
            Some(value) if self.mistakes.is_empty() => Ok(value),
            _ => Err(self.mistakes),
        }
    }
}

/// A member of a closed list, as a field sends it.
#[must_use]
pub fn code_of<T: Serialize>(one: &T) -> String {
    match serde_json::to_value(one) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

fn of_code<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}
