//! The patients' site, seen from the desk: who has access to this record, and the code handed to somebody new.

use crate::prelude::*;

use super::{
    calls::portal_accesses,
    changes::{end_portal_access, invite_to_portal},
    dto::{HandedDto, PortalDto, PortalLine},
    settle::refusal,
};
use crate::{
    failure::Failure,
    shell::once_there,
    sign_in::when_code_needed,
    ui::{Button, Card, Choice, ErrorSummary, Field, FieldError, Mark, Notice, Pill, Select, TextInput, error_at},
};

/// The card; nothing for who may not invite.
pub(super) fn show(id: &str) -> AnyView {
    let record = id.to_owned();
    let asked = Resource::new(move || record.clone(), portal_accesses);
    let reload = Callback::new(move |()| asked.refetch());
    let id = id.to_owned();
    once_there(asked, move |portal| portal.map_or_else(|| ().into_any(), |portal| card(&id, portal, reload)))
}

fn card(id: &str, portal: PortalDto, reload: Callback<()>) -> AnyView {
    let none = portal
        .lines
        .is_empty()
        .then(|| view! { <p class="quiet-text">"Personne n’a encore accès à l’espace patient de ce dossier."</p> });
    let lines = portal.lines.into_iter().map(|line| one(id, line, reload)).collect_view();
    let inviting = inviting(id.to_owned(), portal.invitees, reload);
    view! { <Card title="Espace patient">{none} <ul class="plain-list">{lines}</ul> {inviting}</Card> }.into_any()
}

fn one(id: &str, line: PortalLine, reload: Callback<()>) -> AnyView {
    let id = id.to_owned();
    let ended = Action::new(move |access: &String| end_portal_access(id.clone(), access.clone()));
    Effect::new(move || {
        if matches!(ended.value().get(), Some(Ok(()))) {
            reload.run(());
        }
    });
    let access = line.id;
    let press = Callback::new(move |()| {
        ended.dispatch(access.clone());
    });
    let failed =
        move || ended.value().with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().map(refusal)));
    let mark = if line.awaited { Mark::Check } else { Mark::Done };
    view! {
        <li>
            <strong>{line.name}</strong>
            " "
            <Pill mark=mark word=line.state />
            " "
            <span class="small-text quiet-text">{line.email}</span>
            " "
            <Button on_press=press busy=ended.pending()>"Retirer"</Button>
            {failed}
        </li>
    }
    .into_any()
}

fn inviting(id: String, invitees: Vec<(String, String)>, reload: Callback<()>) -> AnyView {
    let (email, who) = (
        RwSignal::new(String::new()),
        RwSignal::new(invitees.first().map(|(code, _)| code.clone()).unwrap_or_default()),
    );
    let asked =
        Action::new(move |(email, who): &(String, String)| invite_to_portal(id.clone(), email.clone(), who.clone()));
    let again = move || {
        asked.dispatch((email.get_untracked(), who.get_untracked()));
    };
    when_code_needed(asked, again);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        again();
    };
    let errors = Signal::derive(move || match asked.value().get() {
        Some(Err(Failure::Refused { sentence, field: Some(field) })) => vec![FieldError { field, sentence }],
        _ => Vec::new(),
    });
    let answer = move || match asked.value().get() {
        Some(Ok(handed)) => Some(handed_over(handed, reload)),
        Some(Err(Failure::Refused { field: Some(_), .. } | Failure::NeedsCode)) | None => None,
        Some(Err(failure)) => Some(refusal(&failure)),
    };
    let choices = invitees.into_iter().map(|(code, label)| Choice::new(code, label)).collect();
    view! {
        <h3 class="section-title">"Donner un accès"</h3>
        <ErrorSummary errors=errors />
        <form class="form" on:submit=send>
            <Field name="relation" label="À qui" error=error_at(errors, "relation")>
                <Select value=who choices=choices />
            </Field>
            <Field
                name="email"
                label="Adresse électronique personnelle"
                hint="Celle où la personne recevra ses codes de connexion. Faites-la relire."
                error=error_at(errors, "email")
            >
                <TextInput value=email kind="email" />
            </Field>
            <div class="form-actions">
                <Button submit=true busy=asked.pending()>"Créer un code à remettre"</Button>
            </div>
        </form>
        {answer}
    }
    .into_any()
}

/// The code, shown once.
fn handed_over(handed: HandedDto, reload: Callback<()>) -> AnyView {
    let close = Callback::new(move |()| reload.run(()));
    view! {
        <Notice mark=Mark::Done urgent=true title="À remettre maintenant">
            <p>
                "Code\u{a0}: "
                <strong class="num">{handed.code}</strong>
            </p>
            <p>{format!("À saisir à l’adresse {}, avec la date de naissance du patient. {} Il ne sera plus affiché.", handed.address, handed.lasts)}</p>
            <Button on_press=close>"C’est noté"</Button>
        </Notice>
    }
    .into_any()
}
