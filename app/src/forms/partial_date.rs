//! A date of which the day or the month may be unknown.

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
use crate::ui::PartialDateInput;

#[derive(Clone, Copy)]
struct Partial;

impl Codec for Partial {
    fn show(&self, answer: &Answer) -> String {
        match answer {
            Answer::Value(Value::PartialDate(date)) => words::dates::partial(*date),
            _ => String::new(),
        }
    }

    fn read(&self, text: &str) -> Read {
        if text.trim().is_empty() {
            return Read::Nothing;
        }
        PartialDate::parse(text).map_or(Read::NotYet, |date| Read::Answer(Answer::Value(Value::PartialDate(date))))
    }
}

pub(super) fn partial_date(live: Live, path: Path) -> AnyView {
    let (text, commit) = bind(live, path, Partial);
    view! { <PartialDateInput value=text disabled=!live.is_writable() on_commit=commit /> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_it_is_shown() {
        for typed in ["2019", "03/2019", "14/03/2019"] {
            let Read::Answer(answer) = Partial.read(typed) else { panic!("{typed}") };
            assert_eq!(Partial.show(&answer), typed);
        }
        assert_eq!(Partial.read("14/03"), Read::NotYet);
    }
}
