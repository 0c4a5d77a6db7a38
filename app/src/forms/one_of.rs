//! One code of a set: also a letter of a TNM and the performance status.

use std::sync::Arc;

use crate::prelude::*;
use domain::{
    forms::{Answer, Choices, Path, Value},
    words,
};

use super::{
    Live,
    bind::{Codec, Read, bind},
    question::Frame,
    quick::{points, quick},
};
use crate::ui::{Choice, Select};

#[derive(Clone)]
struct OneOf(Arc<Choices>);

impl Codec for OneOf {
    fn show(&self, answer: &Answer) -> String {
        match answer {
            Answer::Value(Value::One(coded)) => coded.code.clone(),
            _ => String::new(),
        }
    }

    fn read(&self, text: &str) -> Read {
        if text.is_empty() {
            return Read::Nothing;
        }
        self.0.by_code(text).map_or(Read::NotYet, |choice| Read::Answer(Answer::one(self.0.coded(choice))))
    }
}

/// A native list: its length changes with the answer that narrows it, and its place does not.
pub(super) fn one_of(live: Live, path: Path, choices: &Choices) -> AnyView {
    let choices = Arc::new(choices.clone());
    let (value, _) = bind(live, path.clone(), OneOf(choices.clone()));
    let disabled = !live.is_writable();
    if choices.filtered_by.is_none() {
        let options = options(&choices, &[], "");
        return view! { <Select value=value choices=options disabled=disabled /> }.into_any();
    }
    let narrowing = live.narrowing(path, (*choices).clone());
    (move || {
        let options = narrowing.with(|codes| options(&choices, codes, &value.get_untracked()));
        view! { <Select value=value choices=options disabled=disabled /> }
    })
    .into_any()
}

/// Few choices of which nothing narrows any, on a line; those of a score tell their points.
pub(super) fn lines(live: Live, path: Path, choices: &Choices, frame: Frame) -> AnyView {
    let (value, _) = bind(live, path, OneOf(Arc::new(choices.clone())));
    let mut offered = options(choices, &[], "");
    for one in offered.iter_mut().filter(|one| points(&one.value)) {
        one.label = format!("{}\u{a0}: {}", one.value.replace('.', ","), one.label);
    }
    quick(live, frame, value, offered)
}

/// The choices that exist, and the one chosen even when it exists no more: it stays, and says so, until someone changes it.
fn options(choices: &Choices, narrowing: &[String], chosen: &str) -> Vec<Choice> {
    let narrowing: Vec<&str> = narrowing.iter().map(String::as_str).collect();
    let there = choices.options.iter().filter(|one| one.exists_for(&narrowing) || one.code == chosen);
    let label = |one: &domain::forms::Choice| match one.exists_for(&narrowing) {
        true => one.display.clone(),
        false => words::forms::not_here(&one.display),
    };
    there.map(|one| Choice::new(one.code.clone(), label(one))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::codes::System;

    fn choice(code: &str, only_for: &[&str]) -> domain::forms::Choice {
        let only_for = only_for.iter().map(|code| (*code).to_owned()).collect();
        domain::forms::Choice { system: System::Dcc, code: code.into(), display: code.into(), only_for }
    }

    #[test]
    fn a_choice_of_another_edition_is_not_offered_unless_it_is_the_answer() {
        let choices =
            Choices { options: vec![choice("a", &["8"]), choice("b", &["9"]), choice("c", &[])], ..Choices::default() };
        let offered = |chosen| -> Vec<String> {
            options(&choices, &["9".to_owned()], chosen).into_iter().map(|one| one.value).collect()
        };
        assert_eq!(offered(""), ["b", "c"]);
        assert_eq!(offered("a"), ["a", "b", "c"]);
        let told = options(&choices, &["9".to_owned()], "a").into_iter().map(|one| one.label).collect::<Vec<_>>();
        assert_eq!(told, ["a (n’existe pas ici)", "b", "c"]);
    }
}
