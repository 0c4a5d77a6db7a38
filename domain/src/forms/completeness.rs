//! How far a form is filled: required answers given over required answers asked, among what is shown.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.6, "complétude").

use super::{Answers, CheckContext, Form, Key, Level, Stop, World};
use serde::{Deserialize, Serialize};

/// Required answers, given and asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Share {
    /// Required and given (a value, or a state such as "unknown").
    pub filled: u32,
    /// Required.
    pub required: u32,
}

/// The completeness of a form and of each of its sections, in file order. A section that asks nothing is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Completeness {
    /// The whole form.
    pub total: Share,
    /// Each section that asks something.
    pub sections: Vec<(Key, Share)>,
}

impl Share {
    /// Whole percents, rounded down, so that 100 is reached only when nothing is missing.
    #[must_use]
    pub const fn percent(self) -> u32 {
        match (self.filled * 100).checked_div(self.required) {
            Some(percent) => percent,
            None => 100,
        }
    }

    const fn add(&mut self, filled: bool) {
        self.required += 1;
        if filled {
            self.filled += 1;
        }
    }
}

/// What is filled of what validation requires.
#[must_use]
pub fn completeness(form: &Form, answers: &Answers, context: &CheckContext) -> Completeness {
    let world = World { form, answers, context };
    let mut done = Completeness::default();
    for stop in world.shown() {
        match stop {
            Stop::Question { path, question, answer } => {
                if world.is_required(&path.scope, question, Level::Validated) {
                    done.count(path.scope.section_key(), answer.is_some());
                }
            }
            // An obligatory list without rows asks for one answer: its first row.
            Stop::List { list, repeats, .. } => {
                if repeats.min > 0 && answers.rows(&list).is_empty() {
                    done.count(list.section_key(), false);
                }
            }
        }
    }
    done
}

impl Completeness {
    fn count(&mut self, section: &Key, filled: bool) {
        self.total.add(filled);
        match self.sections.last_mut() {
            Some((key, share)) if key == section => share.add(filled),
            _ => {
                let mut share = Share::default();
                share.add(filled);
                self.sections.push((section.clone(), share));
            }
        }
    }
}
