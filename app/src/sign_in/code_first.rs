//! The code asked before a form is written: the page holds what was typed, and sends it with the code.

use super::AwaitedCode;
use crate::{
    prelude::*,
    routes,
    shell::plain_document,
    ui::{Button, Field, Look, TextInput},
};
use domain::words::sign_in as say;

/// Where the form goes on once the code is given.
pub const TO: &str = "_vers";
/// The code.
pub const CODE: &str = "_code";
/// That another code is asked for.
pub const ANOTHER: &str = "_nouveau";

/// A form that waits for a code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The address that it was posted to.
    pub to: String,
    /// Its fields, as they were sent.
    pub fields: Vec<(String, String)>,
}

/// The whole page.
#[must_use]
pub fn code_first(css: &str, held: &Held, awaited: &AwaitedCode, wrong: Option<String>) -> String {
    let body = || match awaited {
        AwaitedCode::Mail(address) => form(held, say::code_sent_to(address), true, wrong),
        AwaitedCode::Application => form(held, say::code_of_the_application().to_owned(), false, wrong),
        AwaitedCode::None => super::code_page::start_again(),
    };
    let voice = if routes::is_portal(&held.to) { "patient" } else { "pro" };
    plain_document(voice, css, "Confirmez votre identité", body)
}

fn form(held: &Held, hint: String, by_mail: bool, wrong: Option<String>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let hidden = |(name, value): &(String, String)| {
        view! { <input type="hidden" name=name.clone() value=value.clone() /> }.into_any()
    };
    let fields = held.fields.iter().map(hidden).collect_view();
    let to = hidden(&(TO.to_owned(), held.to.clone()));
    let another = by_mail.then(|| {
        view! {
            <Button look=Look::Quiet submit=true name=ANOTHER value="oui">
                "Envoyer un nouveau code"
            </Button>
        }
    });
    view! {
        <p>{say::nothing_typed_is_lost()}</p>
        <form class="form" method="post" action=routes::SIGN_IN_CODE_FIRST>
            {to}
            {fields}
            <Field name=CODE label="Code à 6 chiffres" hint=hint error=Signal::stored(wrong)>
                <TextInput value=typed autocomplete="one-time-code" autofocus=true />
            </Field>
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    "Confirmer et envoyer"
                </Button>
                {another}
            </div>
        </form>
    }
    .into_any()
}
