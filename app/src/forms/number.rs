//! A number beside its unit.

use crate::prelude::*;
use domain::{
    forms::{Answer, NumberLimits, Path, Value},
    words,
};

use super::{
    Live,
    bind::{Codec, Read, bind},
};
use crate::ui::{NumberInput, number_of};

#[derive(Clone, Copy)]
struct Number {
    decimals: u8,
}

impl Codec for Number {
    fn show(&self, answer: &Answer) -> String {
        match answer {
            Answer::Value(Value::Number(number)) => {
                words::forms::decimal(number.get(), self.decimals.max(2)).replace('\u{2212}', "-")
            }
            _ => String::new(),
        }
    }

    fn read(&self, text: &str) -> Read {
        if text.trim().is_empty() {
            return Read::Nothing;
        }
        number_of(text).and_then(Answer::number).map_or(Read::NotYet, Read::Answer)
    }
}

pub(super) fn number(live: Live, path: Path, limits: &NumberLimits) -> AnyView {
    let (text, commit) = bind(live, path, Number { decimals: limits.decimals });
    let (before, unit) = (limits.before.clone(), limits.unit.clone());
    view! { <NumberInput value=text before=before unit=unit disabled=!live.is_writable() on_commit=commit /> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_shown() {
        let codec = Number { decimals: 1 };
        for (typed, shown) in [("12,5", "12,5"), ("70", "70"), ("1.50", "1,5")] {
            let Read::Answer(answer) = codec.read(typed) else { panic!("{typed}") };
            assert_eq!(codec.show(&answer), shown);
        }
        assert_eq!(codec.read("12 kg"), Read::NotYet);
        assert_eq!(codec.read(" "), Read::Nothing);
    }
}
