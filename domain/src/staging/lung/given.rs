//! The answers that a formula of the lung was given, read by name.

use super::LungInput;
use crate::{
    sorted::Map,
    staging::{Input, Known},
};

/// The answers of one derivation, those that are known.
pub(super) struct Given<'a>(pub(super) &'a Map<Input, Known>);

impl Given<'_> {
    fn get(&self, input: LungInput) -> Option<&Known> {
        self.0.get(&Input::Lung(input))
    }

    pub(super) fn number(&self, input: LungInput) -> Option<f64> {
        match self.get(input)? {
            Known::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn codes(&self, input: LungInput) -> Option<Vec<&str>> {
        match self.get(input)? {
            Known::Codes(codes) => Some(codes.iter().map(String::as_str).collect()),
            _ => None,
        }
    }

    /// The code of a question of one choice.
    pub(super) fn code(&self, input: LungInput) -> Option<&str> {
        self.codes(input)?.first().copied()
    }

    /// The answers of every row; `None` when there is no row.
    pub(super) fn rows(&self, input: LungInput) -> Option<&[Option<Known>]> {
        match self.get(input)? {
            Known::Rows(rows) if !rows.is_empty() => Some(rows),
            _ => None,
        }
    }

    /// A number of every row; `None` when one of them does not tell it.
    pub(super) fn numbers(&self, input: LungInput) -> Option<Vec<f64>> {
        let number = |row: &Option<Known>| match row {
            Some(Known::Number(number)) => Some(*number),
            _ => None,
        };
        self.rows(input)?.iter().map(number).collect()
    }

    /// Those of some inputs that are not known, in the order given.
    pub(super) fn lacking(&self, inputs: &[LungInput]) -> Vec<LungInput> {
        inputs.iter().copied().filter(|input| self.get(*input).is_none()).collect()
    }
}

/// The first code of one answer.
pub(super) fn first_code(known: Option<&Known>) -> Option<&str> {
    match known? {
        Known::Codes(codes) => codes.first().map(String::as_str),
        _ => None,
    }
}
