//! The question of an inscription that is not sent yet, for whoever leaves the page to complete the record and comes back.
//!
//! It stays in the memory of the program: nothing of it is written in the browser.

use crate::prelude::*;

/// The record, and the question typed for it.
#[derive(Clone, Copy)]
pub(super) struct Kept(RwSignal<(String, String)>);

/// Makes room for one question.
pub fn provide_kept_question() {
    provide_context(Kept(RwSignal::new(Default::default())));
}

impl Kept {
    /// The question of a record as it was left, and kept as it goes on.
    pub(super) fn question_of(record: &str) -> RwSignal<String> {
        let Some(Self(kept)) = use_context() else { return RwSignal::new(String::new()) };
        let left = kept.with_untracked(|(of, question)| (of == record).then(|| question.clone()));
        let question = RwSignal::new(left.unwrap_or_default());
        let record = record.to_owned();
        Effect::new(move |_| {
            let question = question.get();
            // A page that is only looked at takes the place of nothing.
            if !question.is_empty() || kept.with_untracked(|(of, _)| *of == record) {
                kept.set((record.clone(), question));
            }
        });
        question
    }

    /// It was sent, wherever the person is by now.
    pub(super) fn forget(self) {
        self.0.set(Default::default());
    }
}
