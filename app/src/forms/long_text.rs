//! Several lines of text.

use crate::prelude::*;
use domain::forms::Path;

use super::{Live, bind::bind, short_text::Text};
use crate::ui::TextArea;

pub(super) fn long_text(live: Live, path: Path) -> AnyView {
    let (text, commit) = bind(live, path, Text);
    view! { <TextArea value=text disabled=!live.is_writable() on_commit=commit /> }.into_any()
}
