//! A question of the parent form, asked more strictly by a form that extends it.
//!
//! An organ knows more than "any organ": its own words of the TNM, the usual values of a measure, what a case cannot be
//! presented without. It may ask more and never less: fewer choices, tighter usual bounds, an answer required sooner.
//! Whatever would loosen the parent is a fault, told when the form is assembled.

use super::{
    AssembleError, Choice, Computed, Condition, Fault, Form, Key, Kind, Level, Question, Reference, Severity,
    assemble::inline_sets, own::OwnSets,
};
use serde::{Deserialize, Serialize};

/// One question of the parent, and what becomes stricter. What is not written stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narrow {
    /// The question, by its full name: `section/question` or `section/group/question`.
    pub question: Reference,
    /// Its label for this organ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Its help for this organ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// A value set of which every code is a choice of the parent; its displays replace those of the parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Key>,
    /// A higher smallest usual number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_min: Option<f64>,
    /// A lower largest usual number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_max: Option<f64>,
    /// An earlier level from which the answer is required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_at: Option<Level>,
    /// The case in which the answer becomes required, where the parent never requires it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_if: Option<Condition>,
    /// A graver severity of a missing required answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Severity>,
    /// A derived value to show beside it, where the parent shows none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Computed>,
}

/// The parent form with its questions narrowed.
///
/// # Errors
/// A question that the parent has not, a set that does not exist, and whatever loosens.
pub(super) fn narrow(mut form: Form, narrows: &[Narrow], sets: &OwnSets) -> Result<Form, AssembleError> {
    let mut faults = vec![];
    for one in narrows {
        match find(&mut form, &one.question) {
            None => faults.push(Fault::NoSuchReference(format!("narrow: {}", one.name()))),
            Some(question) => faults.extend(one.apply(question, sets)?.into_iter().map(|what| one.loosens(&what))),
        }
    }
    if faults.is_empty() { Ok(form) } else { Err(AssembleError::Faults(faults)) }
}

fn find<'a>(form: &'a mut Form, reference: &Reference) -> Option<&'a mut Question> {
    let (section, names) = reference.names.split_first()?;
    let section = form.sections.iter_mut().find(|known| known.key == *section)?;
    let (first, inner) = names.split_first()?;
    let question = section.questions.iter_mut().find(|question| question.key == *first)?;
    match inner {
        [] => Some(question),
        [key] => question.questions.iter_mut().find(|question| question.key == *key),
        _ => None,
    }
}

impl Narrow {
    fn name(&self) -> String {
        self.question.clone().into()
    }

    fn loosens(&self, what: &str) -> Fault {
        Fault::Loosened(format!("{}: {what}", self.name()))
    }

    /// Narrows a question, and tells what would loosen it.
    fn apply(&self, question: &mut Question, sets: &OwnSets) -> Result<Vec<String>, AssembleError> {
        if let Some(label) = &self.label {
            question.label.clone_from(label);
        }
        if let Some(help) = &self.help {
            question.help.clone_from(help);
        }
        let mut loosened = self.demand(question);
        loosened.extend(self.derive(question));
        loosened.extend(self.bound(question));
        loosened.extend(self.choose(question, sets)?);
        Ok(loosened)
    }

    fn demand(&self, question: &mut Question) -> Vec<String> {
        let later = self.required_at.filter(|new| question.required_at.is_some_and(|known| *new > known));
        let milder = self.missing.filter(|new| *new < question.missing);
        let sometimes = self.required_if.is_some() && question.required_at.is_some();
        question.required_if = question.required_if.take().or_else(|| self.required_if.clone());
        question.required_at = self.required_at.or(question.required_at);
        question.missing = self.missing.unwrap_or(question.missing);
        let told = [later.map(|_| "required_at"), milder.map(|_| "missing"), sometimes.then_some("required_if")];
        told.into_iter().flatten().map(str::to_owned).collect()
    }

    fn derive(&self, question: &mut Question) -> Option<String> {
        let other = self.computed.is_some() && question.computed.is_some();
        question.computed = question.computed.take().or_else(|| self.computed.clone());
        other.then(|| "computed".to_owned())
    }

    fn bound(&self, question: &mut Question) -> Vec<String> {
        let asked = self.soft_min.is_some() || self.soft_max.is_some();
        let Kind::Number(limits) = &mut question.kind else {
            return asked.then(|| "not a number".to_owned()).into_iter().collect();
        };
        let lower = self.soft_min.filter(|new| limits.soft_min.is_some_and(|known| *new < known));
        let higher = self.soft_max.filter(|new| limits.soft_max.is_some_and(|known| *new > known));
        limits.soft_min = self.soft_min.or(limits.soft_min);
        limits.soft_max = self.soft_max.or(limits.soft_max);
        let told = [lower.map(|_| "soft_min"), higher.map(|_| "soft_max")];
        told.into_iter().flatten().map(str::to_owned).collect()
    }

    fn choose(&self, question: &mut Question, sets: &OwnSets) -> Result<Vec<String>, AssembleError> {
        let Some(set) = &self.set else {
            return Ok(vec![]);
        };
        inline_sets(question)?;
        let Some(choices) = question.kind.choices_mut() else {
            return Ok(vec!["no choices".to_owned()]);
        };
        let known = std::mem::take(&mut choices.options);
        choices.set = Some(set.clone());
        sets.give(question);
        inline_sets(question)?;
        let new = question.kind.choices().into_iter().flat_map(|choices| &choices.options);
        let added = new.filter(|choice| !known.iter().any(|known| admits(known, choice)));
        Ok(added.map(|choice| choice.code.clone()).collect())
    }
}

/// Whether a choice exists already, wherever the narrowed one would.
fn admits(known: &Choice, narrowed: &Choice) -> bool {
    let everywhere = known.only_for.is_empty();
    let within = !narrowed.only_for.is_empty() && narrowed.only_for.iter().all(|code| known.only_for.contains(code));
    known.system == narrowed.system && known.code == narrowed.code && (everywhere || within)
}
