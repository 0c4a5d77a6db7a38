//! The code asked in place: the page stays, what was typed stays, and the gesture goes on once the code is given.

use crate::prelude::*;

use super::calls::{AwaitedCode, ask_awaited_code, confirm_code};
use crate::{
    failure::Failure,
    ui::{Button, Dialog, Field, Look, TextInput, use_toasts},
};

/// The door to the dialog that asks for a code.
#[derive(Clone, Copy)]
pub struct CodePrompt {
    open: RwSignal<bool>,
    again: StoredValue<Option<Callback<()>>>,
}

/// Makes [`use_code_prompt`] possible below; called once by the root, which also draws one [`CodeDialog`].
pub fn provide_code_prompt() {
    provide_context(CodePrompt { open: RwSignal::new(false), again: StoredValue::new(None) });
}

/// The dialog of this page; none outside the professionals' root.
#[must_use]
pub fn use_code_prompt() -> Option<CodePrompt> {
    use_context()
}

impl CodePrompt {
    /// Asks for a code, then does `again`.
    pub fn ask(self, again: Callback<()>) {
        self.again.set_value(Some(again));
        // Opened once for several calls that come back: opening it again would send another code, and kill the first.
        if !self.open.get_untracked() {
            self.open.set(true);
        }
    }
}

/// When an action answers that a code is needed, asks for it in place, then does `again`.
pub fn when_code_needed<I, T>(action: Action<I, Result<T, Failure>>, again: impl Fn() + Send + Sync + 'static)
where
    I: Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    let prompt = use_code_prompt();
    let again = Callback::new(move |()| again());
    Effect::new(move || {
        let needed = action.value().with(|answer| matches!(answer, Some(Err(Failure::NeedsCode))));
        if let (true, Some(prompt)) = (needed, prompt) {
            prompt.ask(again);
        }
    });
}

/// What the window hears when a call came back for want of a code.
const NEEDED: &str = "code-needed";

/// Says that a call came back for want of a code: the dialog opens, whatever the page does of the failure.
#[cfg(not(feature = "ssr"))]
pub(crate) fn tell_code_needed() {
    if let Ok(event) = web_sys::CustomEvent::new(NEEDED) {
        let _ = window().dispatch_event(&event);
    }
}

/// Opens when a call came back for want of a code, without anything to do again unless the page says so.
fn open_when_told(prompt: CodePrompt) {
    Effect::new(move || {
        let handle = window_event_listener_untyped(NEEDED, move |_| {
            if !prompt.open.get_untracked() {
                prompt.again.set_value(None);
                prompt.open.set(true);
            }
        });
        on_cleanup(move || handle.remove());
    });
}

/// The dialog itself; drawn once by the frame.
#[component]
pub fn CodeDialog() -> impl IntoView {
    let prompt = use_code_prompt();
    prompt.map(dialog)
}

fn dialog(prompt: CodePrompt) -> AnyView {
    open_when_told(prompt);
    let toasts = use_toasts();
    let asked = Action::new(|(): &()| ask_awaited_code());
    let typed = RwSignal::new(String::new());
    let confirmed = Action::new(|code: &String| confirm_code(code.clone()));
    Effect::new(move || {
        if prompt.open.get() {
            typed.set(String::new());
            confirmed.clear();
            asked.dispatch(());
        }
    });
    Effect::new(move || {
        if matches!(confirmed.value().get(), Some(Ok(()))) {
            prompt.open.set(false);
            match (prompt.again.get_value(), toasts) {
                (Some(again), _) => again.run(()),
                (None, Some(toasts)) => {
                    toasts.confirm("Votre identité est confirmée. Vous pouvez reprendre votre action.", None);
                }
                (None, None) => {}
            }
        }
    });
    let error = Signal::derive(move || match confirmed.value().get() {
        Some(Err(failure)) => Some(failure.sentence()),
        _ => None,
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        confirmed.dispatch(typed.get_untracked());
    };
    view! {
        <Dialog name="code-en-place" title="Confirmez votre identité" open=prompt.open>
            <form class="form" on:submit=submit>
                <p role="status">{move || said(asked.value().get())}</p>
                <Field name="code-place" label="Code à 6 chiffres" hint="Un code de secours convient aussi." error=error>
                    <TextInput value=typed autocomplete="one-time-code" autofocus=true />
                </Field>
                <div class="form-actions">
                    <Button look=Look::Primary submit=true busy=confirmed.pending()>
                        "Confirmer et continuer"
                    </Button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}

fn said(answer: Option<Result<AwaitedCode, Failure>>) -> String {
    match answer {
        None => "Un instant…".into(),
        Some(Ok(AwaitedCode::Mail(address))) => {
            format!("Un code vient d’être envoyé à {address}. Votre saisie est conservée.")
        }
        Some(Ok(AwaitedCode::Application)) => {
            "Recopiez le code de votre application d’authentification. Votre saisie est conservée.".into()
        }
        Some(Ok(AwaitedCode::None)) => Failure::SignedOut.sentence(),
        Some(Err(failure)) => failure.sentence(),
    }
}
