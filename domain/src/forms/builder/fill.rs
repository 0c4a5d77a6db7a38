//! How often each question of a form is answered, over the forms that were validated under it: counts only.
//!
//! A question counts where it was shown; a state ("unknown", "not done") is an answer that gives no value, and is counted apart.
//! Under [`FEWEST`] forms nothing is told: a count so small may speak of one patient (DOMAIN §1.7, cells under 11 masked; source: expert
//! knowledge, to be confirmed).

use crate::{
    forms::{Answers, CheckContext, Form, Stop, World},
    sorted::Map,
};

/// Under how many forms nothing is told.
pub const FEWEST: usize = 11;

/// One question, counted over forms (over rows, inside a list).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// `section/question` or `section/group/question`.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Times shown.
    pub shown: usize,
    /// Times answered by a value.
    pub filled: usize,
    /// Times answered by a state.
    pub stated: usize,
}

impl Filled {
    /// Values in a hundred times shown, rounded down; none when it was never shown.
    #[must_use]
    pub fn percent(&self) -> Option<usize> {
        (self.filled * 100).checked_div(self.shown)
    }
}

/// A count under way: validated forms are shown to it one at a time.
#[derive(Debug)]
pub struct Filling<'a> {
    form: &'a Form,
    forms: usize,
    counts: Map<String, Filled>,
    order: Vec<String>,
}

impl<'a> Filling<'a> {
    /// Over forms validated under this one.
    #[must_use]
    pub const fn of(form: &'a Form) -> Self {
        Self { form, forms: 0, counts: Map::new(), order: vec![] }
    }

    /// Counts one.
    pub fn count(&mut self, answers: &Answers, context: &CheckContext) {
        self.forms += 1;
        for stop in (World { form: self.form, answers, context }).shown() {
            let Stop::Question { path, question, answer } = stop else { continue };
            let name = super::rehearsal::name(&path);
            if self.counts.get(&name).is_none() {
                self.order.push(name.clone());
            }
            let fresh = || Filled { name: name.clone(), label: question.label.clone(), shown: 0, filled: 0, stated: 0 };
            let one = self.counts.get_or_insert_with(name.clone(), fresh);
            one.shown += 1;
            let stated = answer.is_some_and(|answer| answer.state().is_some());
            one.stated += usize::from(stated);
            one.filled += usize::from(answer.is_some() && !stated);
        }
    }

    /// How many forms were counted and, from [`FEWEST`] on, each question in the order in which it was first shown.
    #[must_use]
    pub fn told(mut self) -> (usize, Option<Vec<Filled>>) {
        if self.forms < FEWEST {
            return (self.forms, None);
        }
        let counted = self.order.iter().filter_map(|name| self.counts.remove(name)).collect();
        (self.forms, Some(counted))
    }
}
