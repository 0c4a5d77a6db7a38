//! The page on which the code handed at the desk opens an access. A plain form: it works without a program.

use crate::prelude::*;

use crate::{
    routes,
    shell::{Page, loaded},
    sign_in::{Problem, posted_problem},
    ui::{Button, DateInput, Field, Look, Mark, Notice, TextInput},
};

/// A code, a date of birth, a password.
#[component]
pub fn OpenPage() -> impl IntoView {
    let problem = Resource::new(|| (), |()| posted_problem());
    view! { <Page title="Ouvrir votre espace patient" prose=true>{loaded(problem, |problem| form(problem.unwrap_or_default()))}</Page> }
}

fn form(problem: Problem) -> AnyView {
    let at = |field: &str| Signal::stored((problem.field.as_deref() == Some(field)).then(|| problem.sentence.clone()));
    let (wrong_code, wrong_date, wrong_password) = (at("code"), at("birth_date"), at("password"));
    let sentence = problem.sentence;
    let general = (problem.field.is_none() && !sentence.is_empty()).then(|| {
        view! {
            <Notice mark=Mark::Blocking urgent=true>
                {sentence}
            </Notice>
        }
    });
    // The code and the date come back; the password is not kept anywhere.
    let (code, born) = (RwSignal::new(problem.code), RwSignal::new(problem.email));
    let password = RwSignal::new(String::new());
    view! {
        <form method="post" action=routes::PORTAL_OPEN class="form">
            {general}
            <Field name="code" label="Code remis par votre équipe de soins" hint="12 signes, par exemple ABCD-2345-WXYZ." error=wrong_code>
                <TextInput value=code autocomplete="off" />
            </Field>
            <Field name="birth_date" label="Date de naissance du patient" hint="Par exemple 14/07/1958." error=wrong_date>
                <DateInput value=born autocomplete="bday" />
            </Field>
            <Field
                name="password"
                label="Choisissez un mot de passe"
                hint=domain::words::sign_in::password_advice()
                error=wrong_password
            >
                <TextInput value=password kind="password" autocomplete="new-password" />
            </Field>
            <Button look=Look::Primary submit=true>
                "Ouvrir mon espace"
            </Button>
            <p class="quiet-text">"Vous vous connecterez ensuite avec votre adresse électronique, ce mot de passe et un code reçu par courriel."</p>
        </form>
    }
    .into_any()
}
