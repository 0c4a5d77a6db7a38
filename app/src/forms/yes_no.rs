//! Yes or no.

use crate::prelude::*;
use domain::{
    forms::{Answer, Path, Value},
    words,
};

use super::{
    Live,
    bind::{Codec, Read, bind},
    question::Frame,
    quick::quick,
};
use crate::ui::Choice;

#[derive(Clone, Copy)]
struct YesNo;

impl Codec for YesNo {
    fn show(&self, answer: &Answer) -> String {
        match answer {
            Answer::Value(Value::Bool(true)) => "oui".to_owned(),
            Answer::Value(Value::Bool(false)) => "non".to_owned(),
            _ => String::new(),
        }
    }

    fn read(&self, text: &str) -> Read {
        match text {
            "oui" => Read::Answer(Answer::yes(true)),
            "non" => Read::Answer(Answer::yes(false)),
            _ => Read::Nothing,
        }
    }
}

pub(super) fn yes_no(live: Live, path: Path, frame: Frame) -> AnyView {
    let (value, _) = bind(live, path, YesNo);
    let choices = vec![Choice::new("oui", words::forms::yes_no(true)), Choice::new("non", words::forms::yes_no(false))];
    quick(live, frame, value, choices)
}
