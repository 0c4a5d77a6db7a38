//! Work longer than a second.

use crate::prelude::*;

use super::Button;

/// How far a long work is, and the gesture that stops it.
#[component]
pub fn Progress(
    /// What is being done.
    #[prop(into)]
    label: String,
    /// From 0 to 100; none while it is not known.
    #[prop(into)]
    percent: Signal<Option<u8>>,
    /// Stops the work.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <p>{label.clone()}</p>
            <progress max="100" value=percent aria-label=label></progress>
            {on_cancel.map(|stop| view! { <Button on_press=stop>"Interrompre"</Button> })}
        </div>
    }
}
