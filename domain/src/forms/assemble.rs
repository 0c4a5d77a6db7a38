//! From a file as written to a form that stands alone: parents, blocks and value sets are brought in.
//!
//! A form that extends another only adds: sections, questions at the end of a section, rules; and it may ask more
//! strictly what the other asks (`narrow`). It cannot remove or loosen anything, so what holds for the generic form
//! holds for every form of an organ.

use super::{Choice, Fault, Form, FormRef, Key, Question, Section, faults, narrow::narrow, own::OwnSets, scheme::draw};
use crate::codes::sets;
use serde::{Deserialize, Serialize};

/// A shared file of questions, to be used by a section with `block = "..."`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its name.
    pub key: Key,
    /// Its questions.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// The files that a form may refer to.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The forms that may be extended, as written.
    pub forms: Vec<Form>,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// Why a form cannot be assembled.
#[derive(Debug, Clone, PartialEq)]
pub enum AssembleError {
    /// It extends a form that is not in the library.
    NoSuchForm(FormRef),
    /// It extends itself, through others or not.
    Circle(FormRef),
    /// A section uses a block that is not in the library.
    NoSuchBlock(Key),
    /// A question uses a value set that does not exist.
    NoSuchSet(Key),
    /// A question names a drawn scheme that does not exist.
    NoSuchScheme(Key),
    /// A section comes after a section that does not exist.
    NoSuchSection(Key),
    /// The whole is not well formed.
    Faults(Vec<Fault>),
}

/// The form with everything it refers to inside it. Assembling an assembled form changes nothing.
///
/// # Errors
/// See [`AssembleError`].
pub fn assemble(form: &Form, library: &Library) -> Result<Form, AssembleError> {
    let mut whole = inherit(form, library, &mut vec![])?;
    for question in whole.sections.iter_mut().flat_map(|section| &mut section.questions) {
        inline_sets(question)?;
        draw(question)?;
    }
    let faults = faults(&whole);
    if faults.is_empty() { Ok(whole) } else { Err(AssembleError::Faults(faults)) }
}

fn inherit(form: &Form, library: &Library, above: &mut Vec<FormRef>) -> Result<Form, AssembleError> {
    let sections: Result<Vec<Section>, _> = form.sections.iter().map(|s| with_block(s, library)).collect();
    let mut own = Form { sections: sections?, ..form.clone() };
    let sets = OwnSets::taken_from(&mut own)?;
    let narrows = std::mem::take(&mut own.narrows);
    let Some(reference) = own.extends.take() else {
        let nothing = Form { sections: vec![], ..own.clone() };
        return narrow(nothing, &narrows, &sets).map(|_| own);
    };
    if above.contains(&reference) {
        return Err(AssembleError::Circle(reference));
    }
    above.push(reference.clone());
    let parent = library.forms.iter().find(|parent| parent.reference() == reference);
    let parent = inherit(parent.ok_or(AssembleError::NoSuchForm(reference))?, library, above)?;
    let mut whole = narrow(parent, &narrows, &sets)?;
    whole.key = own.key;
    whole.version = own.version;
    whole.title = own.title;
    whole.rules.extend(own.rules);
    own.sections.into_iter().try_for_each(|section| add_section(&mut whole.sections, section))?;
    Ok(whole)
}

fn with_block(section: &Section, library: &Library) -> Result<Section, AssembleError> {
    let mut section = section.clone();
    if let Some(key) = section.block.take() {
        let block = library.blocks.iter().find(|block| block.key == key);
        let shared = block.ok_or(AssembleError::NoSuchBlock(key))?.questions.iter().cloned();
        section.questions = shared.chain(section.questions).collect();
    }
    Ok(section)
}

fn add_section(sections: &mut Vec<Section>, mut section: Section) -> Result<(), AssembleError> {
    if let Some(known) = sections.iter_mut().find(|known| known.key == section.key) {
        known.questions.append(&mut section.questions);
        return Ok(());
    }
    let at = match section.after.take() {
        None => sections.len(),
        Some(key) => {
            let place = sections.iter().position(|known| known.key == key);
            place.ok_or(AssembleError::NoSuchSection(key))? + 1
        }
    };
    sections.insert(at, section);
    Ok(())
}

pub(super) fn inline_sets(question: &mut Question) -> Result<(), AssembleError> {
    question.questions.iter_mut().try_for_each(inline_sets)?;
    let Some(choices) = question.kind.choices_mut().filter(|choices| choices.options.is_empty()) else {
        return Ok(());
    };
    let Some(key) = &choices.set else {
        return Ok(());
    };
    let set = sets::find(key.as_str()).ok_or_else(|| AssembleError::NoSuchSet(key.clone()))?;
    choices.version = set.version.to_owned();
    choices.options = set.entries.iter().map(choice).collect();
    Ok(())
}

fn choice(entry: &sets::Entry) -> Choice {
    let text = |text: &str| text.to_owned();
    Choice {
        system: entry.system,
        code: text(entry.code),
        display: text(entry.display),
        only_for: entry.only_for.iter().map(|code| text(code)).collect(),
    }
}
