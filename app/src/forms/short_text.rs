//! One line of text, and the codec of every text.

use crate::prelude::*;
use domain::forms::{Answer, Path};

use super::{
    Live,
    bind::{Codec, Read, bind},
};
use crate::ui::TextInput;

/// A text is its own answer.
#[derive(Clone, Copy)]
pub(super) struct Text;

impl Codec for Text {
    fn show(&self, _: &Answer) -> String {
        String::new()
    }

    fn read(&self, text: &str) -> Read {
        if text.trim().is_empty() { Read::Nothing } else { Read::Answer(Answer::text(text)) }
    }
}

pub(super) fn short_text(live: Live, path: Path) -> AnyView {
    let (text, commit) = bind(live, path, Text);
    view! { <TextInput value=text disabled=!live.is_writable() on_commit=commit autocomplete="off" /> }.into_any()
}
