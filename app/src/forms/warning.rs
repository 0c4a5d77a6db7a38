//! A warning may be passed over for a reason, which stays beside the question and in the log of edits.

use crate::prelude::*;
use domain::{forms::Target, frcp::is_reason, words};

use super::{Live, id_of};
use crate::ui::{Button, Field, Look, TextInput};

/// What was passed over here, and the gesture to pass over the warning that stands.
pub(super) fn passing(live: Live, at: Target) -> AnyView {
    let passed = live.passed(at.clone());
    let warning = live.warning(at.clone());
    let asking = RwSignal::new(false);
    let lines = move || {
        let line = |(by, reason): (_, String)| {
            view! { <p class="question-derived">{words::frcp::passed_over(&live.name(by), &reason)}</p> }
        };
        passed.get().into_iter().map(line).collect_view()
    };
    let gesture = move || {
        let warning = warning.get().filter(|_| live.is_writable())?;
        Some(if asking.get() {
            reason(live, at.clone(), warning, asking)
        } else {
            let ask = Callback::new(move |()| asking.set(true));
            view! { <Button look=Look::Quiet on_press=ask>"Passer outre"</Button> }.into_any()
        })
    };
    view! { {lines} {gesture} }.into_any()
}

fn reason(live: Live, at: Target, warning: String, asking: RwSignal<bool>) -> AnyView {
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let name = format!("{}--motif", id_of(&at));
    let pass = Callback::new(move |()| {
        let reason = text.get_untracked();
        if is_reason(&reason) {
            asking.set(false);
            live.pass_over(&at, warning.clone(), reason);
        } else {
            problem.set(Some(words::frcp::no_reason().to_owned()));
        }
    });
    view! {
        <div class="passing">
            <Field name=name label="Pourquoi passer outre" error=problem>
                <TextInput value=text autocomplete="off" />
            </Field>
            <div class="form-actions">
                <Button on_press=pass>"Noter ce motif"</Button>
                <Button look=Look::Quiet on_press=Callback::new(move |()| asking.set(false))>"Revenir à la question"</Button>
            </div>
        </div>
    }
    .into_any()
}
