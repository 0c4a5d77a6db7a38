//! A form as data, live: one signal per answer, one widget per kind, and an edit log that nothing typed escapes.
//!
//! What is shown, what is wrong and what derives from the answers comes from the functions of `domain::forms`, the ones
//! that the server runs. This folder knows no particular form, and not where edits go: a page gives it a [`Sender`].

mod bind;
mod body;
mod buffer;
mod conflict;
mod date;
mod document;
mod icd;
mod imported;
mod live;
mod long_text;
mod many_of;
mod number;
mod one_of;
mod partial_date;
mod past;
mod professional;
mod question;
mod queue;
mod quick;
mod reading;
mod rows;
mod saving;
mod scheme;
mod short_text;
mod states;
mod verdict;
mod warning;
mod wire;
mod yes_no;

#[cfg(feature = "ssr")]
pub(crate) use body::anchor;
pub use body::{FormBody, SectionList};
pub use buffer::this_browser;
pub use live::{Live, LiveForm, id_of};
pub use reading::reading;
pub use saving::{Saving, SavingLine};
pub use verdict::Verdict;
pub use wire::{Awaited, Heard, News, Sender, WireEdit};

use crate::prelude::window;
use uuid::{Builder, Uuid};

/// A random number from the browser.
fn fresh() -> Uuid {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    Builder::from_random_bytes(bytes).into_uuid()
}
