//! What a form brings that no program knows: small sets of choices of its own, and the guidelines that its help names.
//!
//! A tumour group that writes a form finds neither all its lists in `codes::sets` nor a developer to add them. Its sets stand in the
//! form itself, and `assemble` copies them into the questions, so that whoever reads an assembled form sees no difference.

use super::{AssembleError, Choice, Choices, Fault, Form, Key, Question};
use crate::{
    codes::{System, sets},
    words,
};
use serde::{Deserialize, Serialize};

/// A set of choices of one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceSet {
    /// Its name: unique in the form, and never that of a set that ships.
    pub key: Key,
    /// Its choices, in order.
    #[serde(rename = "choice", default)]
    pub choices: Vec<OwnChoice>,
}

/// One choice of such a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnChoice {
    /// Its code, unique in its set.
    pub code: String,
    /// What people read, in French.
    pub display: String,
}

/// A guideline that a help names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guideline {
    /// Its name.
    pub name: String,
    /// Its edition: a year or a number.
    pub edition: String,
    /// The page or the chapter, when one is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
}

/// The sets of one form, taken out of it.
pub(super) struct OwnSets {
    sets: Vec<ChoiceSet>,
    version: String,
}

impl OwnSets {
    /// Takes the sets out of a form, gives them to its questions, and writes its guidelines into its helps.
    ///
    /// # Errors
    /// `Faults`: a set without a choice, twice the same name or code, the name of a set that ships.
    pub(super) fn taken_from(form: &mut Form) -> Result<Self, AssembleError> {
        let sets = std::mem::take(&mut form.sets);
        let wrong = wrong(&sets);
        if !wrong.is_empty() {
            return Err(AssembleError::Faults(wrong));
        }
        let own = Self { sets, version: format!("{}/{}", form.key, form.version) };
        form.sections.iter_mut().flat_map(|section| &mut section.questions).for_each(|question| own.give(question));
        Ok(own)
    }

    /// Gives a question the choices of its set, when it is one of these.
    pub(super) fn give(&self, question: &mut Question) {
        question.questions.iter_mut().for_each(|inner| self.give(inner));
        if let Some(guideline) = question.guideline.take() {
            question.help = words::builder::help(&question.help, &guideline);
        }
        let Some(choices) = question.kind.choices_mut().filter(|choices| choices.options.is_empty()) else { return };
        if let Some(set) = self.sets.iter().find(|set| Some(&set.key) == choices.set.as_ref()) {
            set.fill(choices, &self.version);
        }
    }
}

impl ChoiceSet {
    fn fill(&self, choices: &mut Choices, version: &str) {
        version.clone_into(&mut choices.version);
        let choice = |one: &OwnChoice| Choice {
            system: System::Dcc,
            code: one.code.clone(),
            display: one.display.clone(),
            only_for: vec![],
        };
        choices.options = self.choices.iter().map(choice).collect();
    }
}

/// What is wrong in the sets of a form.
pub(super) fn wrong(sets: &[ChoiceSet]) -> Vec<Fault> {
    let mut found = vec![];
    for (rank, set) in sets.iter().enumerate() {
        let at = format!("set {}", set.key);
        if sets::find(set.key.as_str()).is_some() {
            found.push(Fault::ShippedSet(at.clone()));
        }
        if sets.iter().take(rank).any(|other| other.key == set.key) {
            found.push(Fault::SameKey(at.clone()));
        }
        if set.choices.is_empty() || set.choices.iter().any(OwnChoice::is_blank) {
            found.push(Fault::Empty(at.clone()));
        }
        let earlier = |rank: usize, code: &str| set.choices.iter().take(rank).any(|other| other.code == code);
        let twice = set.choices.iter().enumerate().filter(|(rank, choice)| earlier(*rank, &choice.code));
        found.extend(twice.map(|(_, choice)| Fault::SameCode(format!("{at}: {}", choice.code))));
    }
    found
}

impl OwnChoice {
    fn is_blank(&self) -> bool {
        self.code.trim().is_empty() || self.display.trim().is_empty()
    }
}
