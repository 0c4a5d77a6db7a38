//! What stands between a draft and its review, told at its place: what the loader of the server refuses, and what a file may leave
//! blank and a group may not.

use crate::{
    codes::sets,
    forms::{AssembleError, Fault, Form, Library, Question, Reference, assemble},
    words,
};
use serde::{Deserialize, Serialize};

/// One thing to change in a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Remark {
    /// `section`, `section/question`, `section/group/question`, `rule name`, `set name`; empty for the whole form.
    pub place: String,
    /// What is wrong, in French.
    pub sentence: String,
}

/// Everything that stands in the way of a review, each thing once.
#[must_use]
pub fn remarks(form: &Form, library: &Library) -> Vec<Remark> {
    let mut found = unsaid(form);
    found.extend(unknown(form, library));
    match assemble(form, library) {
        Ok(_) => {}
        Err(AssembleError::Faults(faults)) => found.extend(faults.iter().map(told)),
        // Each of these was told at its place, and the loader stops at the first.
        Err(AssembleError::NoSuchBlock(_) | AssembleError::NoSuchSet(_) | AssembleError::NoSuchSection(_))
            if !found.is_empty() => {}
        Err(other) => found.push(whole(words::builder::not_assembled(&other))),
    }
    let mut once: Vec<Remark> = vec![];
    for remark in found {
        if !once.contains(&remark) {
            once.push(remark);
        }
    }
    once
}

const fn whole(sentence: String) -> Remark {
    Remark { place: String::new(), sentence }
}

fn remark(place: impl Into<String>, sentence: impl Into<String>) -> Remark {
    Remark { place: place.into(), sentence: sentence.into() }
}

/// The place and the sentence of a fault.
fn told(fault: &Fault) -> Remark {
    let (Fault::SameKey(at)
    | Fault::NoSuchReference(at)
    | Fault::MisplacedQuestions(at)
    | Fault::Empty(at)
    | Fault::SameCode(at)
    | Fault::Circle(at)
    | Fault::Bounds(at)
    | Fault::Loosened(at)
    | Fault::ShippedSet(at)
    | Fault::Scheme(at)
    | Fault::Look(at)) = fault;
    let (place, what) = at.split_once(": ").unwrap_or((at, ""));
    // A question that is narrowed and is not there: the place is its own name.
    let place = if place == "narrow" { what } else { place };
    remark(place, words::builder::fault(fault, what))
}

/// What people would read blank.
fn unsaid(form: &Form) -> Vec<Remark> {
    let mut found = vec![];
    if form.title.trim().is_empty() {
        found.push(remark("", words::builder::no_title()));
    }
    for section in &form.sections {
        let extends = form.extends.is_some() && section.title.is_empty();
        if section.title.trim().is_empty() && !extends {
            found.push(remark(section.key.to_string(), words::builder::no_title()));
        }
    }
    each_question(form, &mut |place, question| {
        if question.label.trim().is_empty() {
            found.push(remark(place, words::builder::no_label()));
        }
        let half = |one: &crate::forms::Guideline| one.name.trim().is_empty() || one.edition.trim().is_empty();
        if question.guideline.as_ref().is_some_and(half) {
            found.push(remark(place, words::builder::no_edition()));
        }
    });
    for rule in &form.rules {
        let place = format!("rule {}", rule.key);
        if rule.sentence.trim().is_empty() {
            found.push(remark(&*place, words::builder::no_sentence()));
        }
        if rule.source.trim().is_empty() {
            found.push(remark(place, words::builder::no_source()));
        }
    }
    found
}

/// What names something that does not exist, all at once.
fn unknown(form: &Form, library: &Library) -> Vec<Remark> {
    let mut found = vec![];
    let known =
        |key: &crate::forms::Key| sets::find(key.as_str()).is_some() || form.sets.iter().any(|set| set.key == *key);
    each_question(form, &mut |place, question| {
        let choices = question.kind.choices().filter(|choices| choices.options.is_empty());
        if let Some(set) = choices.and_then(|choices| choices.set.as_ref()).filter(|set| !known(set)) {
            found.push(remark(place, words::builder::no_such_set(set.as_str())));
        }
    });
    for narrow in &form.narrows {
        if let Some(set) = narrow.set.as_ref().filter(|set| !known(set)) {
            found.push(remark(String::from(narrow.question.clone()), words::builder::no_such_set(set.as_str())));
        }
    }
    for section in &form.sections {
        let lost = section.block.as_ref().filter(|key| !library.blocks.iter().any(|block| block.key == **key));
        if let Some(key) = lost {
            found.push(remark(section.key.to_string(), words::builder::no_such_block(key.as_str())));
        }
        if let Some(key) = section.after.as_ref().filter(|key| !has_section(form, library, key)) {
            found.push(remark(section.key.to_string(), words::builder::no_such_section(key.as_str())));
        }
    }
    found
}

fn has_section(form: &Form, library: &Library, key: &crate::forms::Key) -> bool {
    let inherited =
        form.extends.as_ref().and_then(|parent| library.forms.iter().find(|one| one.reference() == *parent));
    form.section(key).is_some() || inherited.is_some_and(|parent| has_section(parent, library, key))
}

/// Each question of the form itself, by full name.
fn each_question(form: &Form, look: &mut dyn FnMut(&str, &Question)) {
    for section in &form.sections {
        for question in &section.questions {
            let name = Reference { names: vec![section.key.clone(), question.key.clone()] };
            let name = String::from(name);
            look(&name, question);
            for inner in &question.questions {
                look(&format!("{name}/{}", inner.key), inner);
            }
        }
    }
}
