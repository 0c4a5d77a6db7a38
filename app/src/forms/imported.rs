//! A value that nobody typed: its source and its date stay beside it until somebody confirms it.

use crate::prelude::*;
use domain::forms::Path;

use super::Live;
use crate::ui::{Button, Mark, Pill};

/// Nothing for a value that somebody typed or confirmed.
pub(super) fn imported(live: Live, path: Path) -> AnyView {
    let origin = live.slot(&path).imported;
    (move || {
        let sentence = origin.get()?;
        let path = path.clone();
        let confirm = live.is_writable().then(|| {
            let press = Callback::new(move |()| live.confirm(&path));
            view! { <Button on_press=press>"Confirmer cette valeur"</Button> }
        });
        Some(view! {
            <div class="imported">
                <Pill mark=Mark::Provisional word="Importée" />
                <span>{sentence}</span>
                {confirm}
            </div>
        })
    })
    .into_any()
}
