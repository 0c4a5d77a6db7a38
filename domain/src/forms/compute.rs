//! Values derived from the answers, shown beside them: never written over what is typed.
//!
//! A derived value comes with its inputs, its formula and its edition, or with what is missing: never with a guess
//! (DOMAIN §2.6). The formulas are in `crate::staging`.

use super::{
    Answer, Answers, CheckContext, Constant, Form, Kind, Path, Reference, Scope, Stop, Value, World, evaluate::DEEPEST,
};
use crate::codes::PartialDate;
use crate::sorted::Map;
use crate::staging::{Derived, Formula, Input, Known, Missing, derive};
use serde::{Deserialize, Serialize};

/// The derivation of a question: a named formula, and the questions that feed it. Age and sex come from the context. A
/// reference that crosses a list feeds the formula with every row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Computed {
    /// The formula.
    pub formula: Formula,
    /// The question of each input.
    #[serde(default)]
    pub from: Map<Input, Reference>,
}

/// A derived value and all that explains it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Computation {
    /// The formula.
    pub formula: Formula,
    /// The version of the function, to be stored with the value.
    pub version: u32,
    /// What went in.
    pub inputs: Map<Input, Known>,
    /// The result, or what is missing.
    pub result: Result<Derived, Missing>,
}

/// Every derived value of the questions shown, by address; those that are told ([`super::Told`]) are not computed here.
#[must_use]
pub fn compute(form: &Form, answers: &Answers, context: &CheckContext) -> Map<Path, Computation> {
    let world = World { form, answers, context };
    let stops = world.shown().into_iter();
    let derived = stops.filter_map(|stop| match stop {
        Stop::Question { path, question, .. } => {
            let computed = question.computed.as_ref().filter(|computed| computed.formula != Formula::Told)?;
            let computation = world.derivation(&path.scope, computed, DEEPEST);
            Some((path, computation))
        }
        Stop::List { .. } => None,
    });
    derived.collect()
}

/// The value derived beside one question; `None` when it is not shown, or when nothing is derived there.
#[must_use]
pub fn compute_at(form: &Form, answers: &Answers, context: &CheckContext, path: &Path) -> Option<Computation> {
    let world = World { form, answers, context };
    let computed = form.question(path)?.computed.as_ref().filter(|_| world.shown_within(path, DEEPEST))?;
    Some(world.derivation(&path.scope, computed, DEEPEST))
}

impl World<'_> {
    /// The value derived beside a question that is shown, for a condition that looks at it: a number or a code, or each
    /// candidate.
    pub(super) fn derived(&self, path: &Path, depth: u8) -> Option<Vec<Constant>> {
        let inner = depth.checked_sub(1)?;
        let computed = self.form.question(path)?.computed.as_ref().filter(|_| self.shown_within(path, inner))?;
        if computed.formula == Formula::Told {
            return self.context.told.get(path).map(|told| told.values.clone());
        }
        Some(self.derivation(&path.scope, computed, inner).result.ok()?.values())
    }

    fn derivation(&self, scope: &Scope, computed: &Computed, depth: u8) -> Computation {
        let formula = computed.formula;
        let inputs: Map<Input, Known> = formula
            .inputs()
            .iter()
            .chain(formula.helpful_inputs())
            .filter_map(|input| Some((*input, self.input(scope, *input, computed.from.get(input), depth)?)))
            .collect();
        Computation { formula, version: formula.version(), result: derive(formula, &inputs), inputs }
    }

    fn input(&self, scope: &Scope, input: Input, from: Option<&Reference>, depth: u8) -> Option<Known> {
        let known = |path: &Path| self.known(path, depth);
        match (input, from) {
            (_, Some(reference)) if self.crosses_a_list(reference) => {
                Some(Known::Rows(self.places(reference, scope).iter().map(known).collect()))
            }
            (_, Some(reference)) => self.places(reference, scope).iter().find_map(known),
            (Input::Age, None) => self.context.age().map(|age| Known::Number(f64::from(age))),
            (Input::Sex, None) => self.context.sex.map(Known::Sex),
            (_, None) => None,
        }
    }

    /// Whether a reference means every row of a list: such an input is known row by row.
    fn crosses_a_list(&self, reference: &Reference) -> bool {
        let section = reference.names.first().filter(|_| reference.names.len() > 1);
        let repeats = section.and_then(|key| self.form.section(key)).is_some_and(|section| section.repeats.is_some());
        repeats || reference.names.len() > 2
    }

    /// A number that the check refuses says nothing: nothing is computed from it.
    fn is_refused(&self, path: &Path, number: f64) -> bool {
        let kind = self.form.question(path).map(|question| &question.kind);
        matches!(kind, Some(Kind::Number(limits)) if limits.refuse(number))
    }

    fn known(&self, path: &Path, depth: u8) -> Option<Known> {
        match self.answers.get(path).filter(|_| self.shown_within(path, depth))? {
            Answer::Value(Value::Number(number)) if self.is_refused(path, number.get()) => None,
            Answer::Value(Value::Number(number)) => Some(Known::Number(number.get())),
            Answer::Value(Value::One(coded)) => Some(Known::Codes(vec![coded.code.clone()])),
            Answer::Value(Value::Many(all)) => Some(Known::Codes(all.iter().map(|c| c.code.clone()).collect())),
            Answer::Value(Value::Bool(yes)) => Some(Known::Yes(*yes)),
            Answer::Value(Value::PartialDate(date)) => Some(Known::Date(*date)),
            Answer::Value(Value::Date(day)) => PartialDate::day(*day).ok().map(Known::Date),
            _ => None,
        }
    }
}
