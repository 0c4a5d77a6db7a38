//! The second factor.

use crate::prelude::*;
use domain::words::sign_in as say;
use leptos_router::hooks::use_query_map;

use super::calls::{AwaitedCode, Problem, ask_awaited_code, posted_problem};
use crate::{
    failure::Failure,
    routes,
    shell::{Doors, Page, loaded},
    ui::{Button, Field, Look, TextInput},
};

/// Six digits, from a message or from the application.
#[component]
pub fn CodePage() -> impl IntoView {
    code_page("")
}

/// The page, which leads to `home` unless the address says where to go.
pub(crate) fn code_page(home: &'static str) -> AnyView {
    let asked = Resource::new(|| (), |()| both());
    let next = use_query_map().with_untracked(|query| query.get("suite")).unwrap_or_else(|| home.to_owned());
    view! { <Page title="Votre code à usage unique">{loaded(asked, move |(code, problem)| form(code, problem, next.clone()))}</Page> }
    .into_any()
}

async fn both() -> Result<(AwaitedCode, Option<Problem>), Failure> {
    let problem = posted_problem().await?;
    Ok((ask_awaited_code().await?, problem))
}

fn form(code: AwaitedCode, problem: Option<Problem>, next: String) -> AnyView {
    let hint = match code {
        AwaitedCode::Mail(address) => say::code_sent_to(&address),
        AwaitedCode::Application => say::code_of_the_application().to_owned(),
        AwaitedCode::None => return start_again(),
    };
    let typed = RwSignal::new(String::new());
    let error = problem.map(|problem| problem.sentence);
    view! {
        <form method="post" action=routes::SIGN_IN_CODE class="form">
            <input type="hidden" name="suite" value=next.clone() />
            <Field name="code" label="Code à 6 chiffres" hint=hint error=Signal::stored(error)>
                <TextInput value=typed autocomplete="one-time-code" autofocus=true />
            </Field>
            <p class="quiet-text">"Téléphone ou messagerie indisponible\u{a0}? Donnez à la place un de vos codes de secours."</p>
            <Button look=Look::Primary submit=true>
                "Se connecter"
            </Button>
        </form>
        <form method="post" action=routes::SIGN_IN_CODE_AGAIN>
            <input type="hidden" name="suite" value=next />
            <Button look=Look::Quiet submit=true>
                "Envoyer un nouveau code"
            </Button>
        </form>
    }
    .into_any()
}

pub(super) fn start_again() -> AnyView {
    view! {
        <p>"Votre demande de connexion a expiré."</p>
        <p>
            <Button look=Look::Primary href=Doors::here().sign_in>
                "Recommencer"
            </Button>
        </p>
    }
    .into_any()
}
