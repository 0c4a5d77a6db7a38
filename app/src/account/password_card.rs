//! Changing one's password.

use crate::prelude::*;

use super::{
    answers::{field_error, refusal, succeeded},
    calls::{change_password, password_advice},
};
use crate::{
    shell::once_there,
    sign_in::when_code_needed,
    ui::{Button, Card, Field, Mark, Notice, TextInput},
};

/// The old password and the new one; the other sessions end.
#[component]
pub fn PasswordCard() -> impl IntoView {
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let advice = Resource::new(|| (), |()| password_advice());
    let change = Action::new(|(old, new): &(String, String)| change_password(old.clone(), new.clone()));
    let send = move || {
        change.dispatch((old.get_untracked(), new.get_untracked()));
    };
    when_code_needed(change, send);
    Effect::new(move || {
        if succeeded(change) {
            old.set(String::new());
            new.set(String::new());
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let hint = once_there(advice, |advice| advice.unwrap_or_default().into_any());
    view! {
        <Card title="Mot de passe">
            <form class="form" on:submit=submit>
                {refusal(change, &["old", "password"])}
                {move || {
                    succeeded(change)
                        .then(|| {
                            view! {
                                <Notice mark=Mark::Done urgent=true>
                                    "Votre mot de passe est changé. Vos autres sessions sont terminées."
                                </Notice>
                            }
                        })
                }}
                <Field name="old" label="Mot de passe actuel" error=field_error(change, "old")>
                    <TextInput value=old kind="password" autocomplete="current-password" />
                </Field>
                <Field name="password" label="Nouveau mot de passe" error=field_error(change, "password")>
                    <TextInput value=new kind="password" autocomplete="new-password" />
                </Field>
                <p class="hint">{hint}</p>
                <div class="form-actions">
                    <Button submit=true busy=change.pending()>
                        "Changer le mot de passe"
                    </Button>
                </div>
            </form>
        </Card>
    }
}
