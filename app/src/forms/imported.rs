//! A value that nobody typed: a quiet mark tells its source, date and author on hover and on focus, until somebody confirms it.

use crate::prelude::*;
use domain::{
    forms::{Key, Path},
    words,
};

use super::Live;
use crate::ui::{Button, Look, Mark, Pill};

/// Nothing for a value that somebody typed or confirmed.
pub(super) fn imported(live: Live, path: Path) -> AnyView {
    let origin = live.slot(&path).imported;
    (move || {
        let sentence = origin.get()?;
        let path = path.clone();
        let confirm = live.is_writable().then(|| {
            let press = Callback::new(move |()| live.confirm(&path));
            view! { <Button look=Look::Quiet on_press=press>"Confirmer"</Button> }
        });
        Some(view! {
            <div class="imported">
                <span class="origin" tabindex="0">
                    <Pill mark=Mark::Provisional word="À confirmer" />
                    <span class="origin-words">{sentence}</span>
                </span>
                {confirm}
            </div>
        })
    })
    .into_any()
}

/// One act for all that nobody has confirmed in a section.
pub(super) fn confirm_section(live: Live, section: Key) -> AnyView {
    let waiting = Memo::new(move |_| live.unconfirmed(&section));
    (move || {
        let paths = waiting.get();
        (live.is_writable() && !paths.is_empty()).then(|| {
            let words = words::frcp::confirm_all(paths.len());
            let press = Callback::new(move |()| paths.iter().for_each(|path| live.confirm(path)));
            view! {
                <p class="section-confirm">
                    <Button on_press=press>{words}</Button>
                </p>
            }
        })
    })
    .into_any()
}
