//! A yes or no, before a gesture that follows at once.

use crate::prelude::*;

use super::{Button, Dialog, Look};

/// A dialog with what follows, the gesture, and a way back.
#[component]
pub fn Confirm(
    /// The id of the dialog in the page.
    #[prop(into)]
    name: String,
    /// The gesture, in the words of the button that asks and of the button that does.
    #[prop(into)]
    title: String,
    /// Open or not, live.
    open: RwSignal<bool>,
    /// Does it.
    on_yes: Callback<()>,
    /// What follows.
    children: Children,
) -> impl IntoView {
    let gesture = title.clone();
    view! {
        <Dialog name=name title=title open=open>
            {children()}
            <div class="form-actions">
                <Button look=Look::Primary on_press=on_yes>
                    {gesture}
                </Button>
                <Button look=Look::Quiet on_press=Callback::new(move |()| open.set(false))>"Annuler"</Button>
            </div>
        </Dialog>
    }
}
