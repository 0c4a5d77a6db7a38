//! Cells read into values; each fault is kept, so that a line tells all of them at once.

use crate::{
    import::{Cells, LineFault, Shape},
    people::Finess,
};
use chrono::NaiveDate;

/// A line being read.
pub(super) struct Reading<'a> {
    pub cells: Cells<'a>,
    pub faults: Vec<LineFault>,
}

impl<'a> Reading<'a> {
    pub(super) const fn new(cells: Cells<'a>) -> Self {
        Self { cells, faults: Vec::new() }
    }

    /// A text that every line has.
    pub(super) fn needed(&mut self, column: &'static str) -> String {
        let text = self.cells.get(column);
        if text.is_empty() {
            self.faults.push(LineFault::Empty(column));
        }
        text.to_owned()
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.cells.get(column).to_owned()
    }

    /// What a cell says, when it says something; a fault when it is not of this shape.
    pub(super) fn shaped<T>(
        &mut self,
        column: &'static str,
        shape: Shape,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.cells.get(column);
        if text.is_empty() {
            return None;
        }
        let value = read(text);
        if value.is_none() {
            self.faults.push(LineFault::Shape { column, text: text.to_owned(), shape });
        }
        value
    }

    pub(super) fn date(&mut self, column: &'static str) -> Option<NaiveDate> {
        self.shaped(column, Shape::Date, |text| text.parse().ok())
    }

    /// The number of an establishment, when there is one.
    pub(super) fn finess(&mut self, column: &'static str) -> Option<Finess> {
        let text = self.cells.get(column);
        if text.is_empty() {
            return None;
        }
        match Finess::parse(text) {
            Ok(number) => Some(number),
            Err(why) => {
                self.faults.push(LineFault::Finess { column, text: text.to_owned(), why });
                None
            }
        }
    }
}

/// The text, when it has this many digits and nothing else.
pub(super) fn digits(text: &str, count: usize) -> Option<String> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
}
