//! A draft: the form that it began from, and the list of what was changed since. Undoing takes the last change off the list.

use super::{Edit, EditRefusal};
use crate::{
    forms::{Form, FormRef, Key, Library, Section},
    frcp::Stamp,
};
use serde::{Deserialize, Serialize};

/// A change, and whose it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// Who, and when.
    pub by: Stamp,
    /// What.
    pub edit: Edit,
}

/// A form being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    base: Form,
    made: Vec<Made>,
}

impl Draft {
    /// A new form of an organ: nothing yet, besides what it extends.
    #[must_use]
    pub const fn extending(key: Key, version: u32, title: String, extends: FormRef) -> Self {
        let base = Form {
            key,
            version,
            title,
            extends: Some(extends),
            narrows: vec![],
            sets: vec![],
            sections: vec![],
            rules: vec![],
        };
        Self { base, made: vec![] }
    }

    /// The next version of a form as written. The questions of its blocks become its own, so that the group may change them.
    #[must_use]
    pub fn next_version(written: &Form, version: u32, library: &Library) -> Self {
        let mut base = Form { version, ..written.clone() };
        base.sections.iter_mut().for_each(|section| bring_in(section, library));
        Self { base, made: vec![] }
    }

    /// The form as it stands. A change that no longer applies is passed over; none is written so (see [`Draft::edit`]).
    #[must_use]
    pub fn form(&self) -> Form {
        let start = self.base.clone();
        self.made.iter().fold(start, |form, made| made.edit.apply(form.clone()).unwrap_or(form))
    }

    /// The changes, oldest first.
    #[must_use]
    pub fn made(&self) -> &[Made] {
        &self.made
    }

    /// Makes a change.
    ///
    /// # Errors
    /// See [`EditRefusal`].
    pub fn edit(mut self, by: Stamp, edit: Edit) -> Result<Self, EditRefusal> {
        edit.apply(self.form())?;
        self.made.push(Made { by, edit });
        Ok(self)
    }

    /// Takes the last change back; nothing when there is none.
    #[must_use]
    pub fn undo(mut self) -> Option<(Self, Made)> {
        let last = self.made.pop()?;
        Some((self, last))
    }
}

fn bring_in(section: &mut Section, library: &Library) {
    let Some(block) = section.block.as_ref().and_then(|key| library.blocks.iter().find(|block| block.key == *key))
    else {
        return;
    };
    let own = std::mem::take(&mut section.questions);
    section.questions = block.questions.iter().cloned().chain(own).collect();
    section.block = None;
}

/// A name for something that people call by a label, and that none of its neighbours has.
#[must_use]
pub fn name_for(label: &str, taken: impl Fn(&Key) -> bool) -> Option<Key> {
    let plain = crate::codes::plain(label);
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let mut stem: String = words.join("_").chars().take(40).collect();
    if !stem.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        stem.insert_str(0, "q_");
    }
    let stem = stem.trim_end_matches('_').to_owned();
    let numbered = (2..1000).map(|number| format!("{stem}_{number}"));
    std::iter::once(stem.clone()).chain(numbered).filter_map(|text| Key::new(&text).ok()).find(|key| !taken(key))
}
