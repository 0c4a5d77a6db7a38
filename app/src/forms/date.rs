//! A full date.

use crate::prelude::*;
use domain::{
    codes::PartialDate,
    forms::{Answer, Path, Value},
    words,
};

use super::{
    Live,
    bind::{Codec, Read, bind},
};
use crate::ui::DateInput;

#[derive(Clone, Copy)]
struct Full;

impl Codec for Full {
    fn show(&self, answer: &Answer) -> String {
        match answer {
            Answer::Value(Value::Date(day)) => words::dates::numeric(*day),
            _ => String::new(),
        }
    }

    fn read(&self, text: &str) -> Read {
        if text.trim().is_empty() {
            return Read::Nothing;
        }
        let day = PartialDate::parse(text).ok().and_then(PartialDate::exact);
        day.map_or(Read::NotYet, |day| Read::Answer(Answer::Value(Value::Date(day))))
    }
}

pub(super) fn date(live: Live, path: Path) -> AnyView {
    let (text, commit) = bind(live, path, Full);
    view! { <DateInput value=text disabled=!live.is_writable() on_commit=commit /> }.into_any()
}
