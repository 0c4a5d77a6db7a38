//! Telling the derived values of a form to a program that has not their formulas.
//!
//! It refuses to know when they are told: see `Told`.

use super::{
    Answers, CheckContext, Computation, Computed, Condition, Form, Key, Path, Question, Reference, Told, compute,
};
use crate::{
    sorted::{Map, Set},
    staging::{Derived, Formula},
    words,
};

/// The values of the formulas that [`Form::told_apart`] leaves out, for the questions shown.
#[must_use]
pub fn tell(form: &Form, answers: &Answers, context: &CheckContext) -> Map<Path, Told> {
    let all = compute(form, answers, context).into_iter();
    all.filter(|(_, one)| one.formula.is_of_an_organ()).map(|(path, one)| (path, told(&one))).collect()
}

fn told(one: &Computation) -> Told {
    Told {
        name: words::staging::formula_name(one.formula).to_owned(),
        words: words::staging::result(one),
        formula: words::staging::formula_text(one.formula).to_owned(),
        values: one.result.as_ref().map(Derived::values).unwrap_or_default(),
    }
}

impl Form {
    /// The form for a program without the formulas of the organs: it asks for their values to be told.
    #[must_use]
    pub fn told_apart(&self) -> Self {
        let mut form = self.clone();
        for question in form.sections.iter_mut().flat_map(|section| &mut section.questions) {
            question.tell_apart();
        }
        form
    }

    /// The names of the questions on which a told value may depend; none for a form of which every value is computed
    /// everywhere. The rows of lists count besides.
    #[must_use]
    pub fn telling(&self) -> Set<Key> {
        let questions =
            || self.sections.iter().flat_map(|section| &section.questions).flat_map(Question::itself_and_inside);
        let is_told = |question: &Question| question.computed.as_ref().is_some_and(|one| one.formula.is_of_an_organ());
        let mut keys = Set::new();
        if !questions().any(is_told) {
            return keys;
        }
        for shown in self.sections.iter().filter_map(|section| section.shown_if.as_ref()) {
            names(shown, &mut keys);
        }
        for question in questions() {
            question.shown_if.iter().for_each(|shown| names(shown, &mut keys));
            let from = question.computed.iter().flat_map(|computed| computed.from.values());
            keys.extend(from.filter_map(last));
        }
        keys
    }
}

impl Question {
    fn itself_and_inside(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.questions)
    }

    fn tell_apart(&mut self) {
        if self.computed.as_ref().is_some_and(|computed| computed.formula.is_of_an_organ()) {
            self.computed = Some(Computed { formula: Formula::Told, from: Map::new() });
        }
        self.questions.iter_mut().for_each(Self::tell_apart);
    }
}

/// The names that a condition looks at, also from the rows of a list.
fn names(condition: &Condition, keys: &mut Set<Key>) {
    keys.extend(condition.references().into_iter().filter_map(last));
    for (_, inside) in condition.in_rows() {
        names(inside, keys);
    }
}

fn last(reference: &Reference) -> Option<Key> {
    reference.names.last().cloned()
}
