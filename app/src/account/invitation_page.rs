//! The page of an invitation: a password, and the account is open. A plain form: it works without a program.

use crate::prelude::*;
use leptos_router::hooks::use_params_map;

use super::calls::{Opening, invitation_opening};
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    sign_in::{Problem, posted_problem},
    ui::{Button, EmptyState, Field, Look, TextInput},
};

type Answer = Result<(Opening, Option<Problem>), String>;

/// Chooses the password of a new account, or of one that is given back.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let token = use_params_map().with_untracked(|params| params.get("token")).unwrap_or_default();
    let asked = Resource::new(move || token.clone(), ask);
    let token = use_params_map().with_untracked(|params| params.get("token")).unwrap_or_default();
    view! { <Page title="Votre mot de passe">{loaded(asked, move |answer| show(answer, &token))}</Page> }
}

async fn ask(token: String) -> Result<Answer, Failure> {
    let problem = posted_problem().await?;
    match invitation_opening(token).await {
        Ok(opening) => Ok(Ok((opening, problem))),
        Err(Failure::Refused { sentence, .. }) => Ok(Err(sentence)),
        Err(failure) => Err(failure),
    }
}

fn show(answer: Answer, token: &str) -> AnyView {
    match answer {
        Ok((opening, problem)) => form(opening, problem, token),
        Err(sentence) => {
            view! { <EmptyState title="Cette invitation n’ouvre plus de compte" sentence=sentence /> }.into_any()
        }
    }
}

fn form(opening: Opening, problem: Option<Problem>, token: &str) -> AnyView {
    let password = RwSignal::new(String::new());
    let error = Signal::stored(problem.map(|problem| problem.sentence));
    let email = RwSignal::new(opening.email.clone());
    let why = match opening.place {
        Some(place) => {
            format!("Bonjour {}. {place} vous ouvre un compte personnel\u{a0}: {}.", opening.name, opening.email)
        }
        None => format!("Bonjour {}. Choisissez le nouveau mot de passe du compte {}.", opening.name, opening.email),
    };
    view! {
        <form method="post" action=format!("{}/{token}", routes::INVITATION) class="form">
            <p>{why}</p>
            <div hidden>
                <TextInput name="email" value=email kind="email" autocomplete="username" label="Adresse" />
            </div>
            <Field name="password" label="Mot de passe" hint=opening.advice error=error>
                <TextInput value=password kind="password" autocomplete="new-password" />
            </Field>
            <Button look=Look::Primary submit=true>
                "Choisir ce mot de passe"
            </Button>
            <p class="quiet-text">"Vous vous connecterez ensuite avec ce mot de passe et un code reçu par courriel."</p>
        </form>
    }
    .into_any()
}
