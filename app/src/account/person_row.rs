//! A person of the establishment, and what its referent may do.

use crate::prelude::*;

use super::{
    answers::{field_error, refusal},
    people_calls::{HeldRole, Person, RoleInput, end_role, give_role, reopen_account, reset_account},
};
use crate::{
    failure::Failure,
    sign_in::when_code_needed,
    ui::{Button, Choice, DateInput, Field, Mark, Pill, Select},
};

/// One row; its actions open under it.
#[component]
pub fn PersonRow(
    /// The person.
    person: Person,
    /// The roles that may be given.
    roles: Vec<Choice>,
    /// The services of the establishment.
    services: Vec<Choice>,
    /// Reads the list again.
    refresh: Callback<()>,
) -> impl IntoView {
    let mark = if person.blocked { Mark::Blocking } else { Mark::Check };
    let word = if person.blocked { "Bloqué" } else { "Peu utilisé" };
    let idle = person.idle.clone().map(|why| view! { <Pill mark=mark word=word /><p class="hint">{why}</p> });
    let held = person.roles.iter().filter(|role| role.runs).map(held_role).collect_view();
    let actions = (!person.oneself).then(|| actions(&person, roles, services, refresh));
    let end = ends(&person, refresh);
    view! {
        <tr>
            <td>
                <strong>{person.name}</strong>
                <p class="quiet-text">{person.email}</p>
                {idle}
            </td>
            <td><ul>{held}</ul></td>
            <td>{person.factor}</td>
            <td>{person.last_used}</td>
            <td>
                <details>
                    <summary class="btn">"Modifier"</summary>
                    <div class="row-actions">{end} {actions}</div>
                </details>
            </td>
        </tr>
    }
}

fn held_role(role: &HeldRole) -> AnyView {
    let (label, period) = (role.label.clone(), role.period.clone());
    view! {
        <li>
            {label}
            " "
            <span class="quiet-text small-text">{period}</span>
        </li>
    }
    .into_any()
}

/// Runs the action, asks for a code in place when one is needed, reads the list again once done.
fn settled<I>(action: Action<I, Result<(), Failure>>, again: impl Fn() + Send + Sync + 'static, refresh: Callback<()>)
where
    I: Send + Sync + 'static,
{
    when_code_needed(action, again);
    Effect::new(move || {
        if matches!(action.value().get(), Some(Ok(()))) {
            refresh.run(());
        }
    });
}

/// A last day for each role that runs.
fn ends(person: &Person, refresh: Callback<()>) -> Vec<AnyView> {
    let account = person.id.clone();
    person.roles.iter().filter(|role| role.runs).map(|role| end_form(account.clone(), role.clone(), refresh)).collect()
}

fn end_form(account: String, role: HeldRole, refresh: Callback<()>) -> AnyView {
    let day = RwSignal::new(String::new());
    let end = Action::new(|(account, held, role, day): &(String, String, String, String)| {
        end_role(account.clone(), held.clone(), role.clone(), day.clone())
    });
    let (held, code) = (role.id.clone(), role.code);
    let send = move || {
        end.dispatch((account.clone(), held.clone(), code.clone(), day.get_untracked()));
    };
    settled(end, send.clone(), refresh);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! {
        <form class="form" on:submit=submit>
            {refusal(end, &["last_day"])}
            <Field
                name=format!("last-day-{}", role.id)
                label=format!("Dernier jour\u{a0}: {}", role.label)
                hint="Le lendemain, la personne n’a plus ce rôle\u{a0}; la veille d’aujourd’hui le retire tout de suite."
                error=field_error(end, "last_day")
            >
                <DateInput value=day />
            </Field>
            <Button submit=true busy=end.pending()>
                "Mettre fin à ce rôle"
            </Button>
        </form>
    }
    .into_any()
}

fn actions(person: &Person, roles: Vec<Choice>, services: Vec<Choice>, refresh: Callback<()>) -> AnyView {
    view! {
        {give_form(person.id.clone(), roles, services, refresh)}
        {person.idle.is_some().then(|| reopen(person, refresh))}
        {reset(person, refresh)}
    }
    .into_any()
}

fn give_form(account: String, roles: Vec<Choice>, services: Vec<Choice>, refresh: Callback<()>) -> AnyView {
    let text = || RwSignal::new(String::new());
    let (role, service, from, until) = (text(), text(), text(), text());
    let give = Action::new(|input: &RoleInput| give_role(input.clone()));
    let names = format!("give-{account}");
    let send = move || {
        give.dispatch(RoleInput {
            account: account.clone(),
            role: role.get_untracked(),
            service: service.get_untracked(),
            from: from.get_untracked(),
            until: until.get_untracked(),
        });
    };
    settled(give, send.clone(), refresh);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! {
        <form class="form" on:submit=submit>
            {refusal(give, &["role", "from", "until"])}
            <Field name=format!("{names}-role") label="Donner un rôle" error=field_error(give, "role")>
                <Select value=role choices=roles />
            </Field>
            <Field name=format!("{names}-service") label="Service" optional=true>
                <Select value=service choices=services nothing="Tout l’établissement" />
            </Field>
            <Field name=format!("{names}-from") label="À partir du" optional=true error=field_error(give, "from")>
                <DateInput value=from />
            </Field>
            <Field name=format!("{names}-until") label="Jusqu’au" optional=true error=field_error(give, "until")>
                <DateInput value=until />
            </Field>
            <Button submit=true busy=give.pending()>
                "Habiliter"
            </Button>
        </form>
    }
    .into_any()
}

fn reopen(person: &Person, refresh: Callback<()>) -> Option<AnyView> {
    let code = person.roles.iter().find(|role| role.runs)?.code.clone();
    let account = person.id.clone();
    let open = Action::new(|(account, role): &(String, String)| reopen_account(account.clone(), role.clone()));
    let send = move || {
        open.dispatch((account.clone(), code.clone()));
    };
    settled(open, send.clone(), refresh);
    let view = view! {
        <div>
            {refusal(open, &[])}
            <Button busy=open.pending() on_press=Callback::new(move |()| send())>
                "Rouvrir pour 90 jours"
            </Button>
        </div>
    };
    Some(view.into_any())
}

fn reset(person: &Person, refresh: Callback<()>) -> AnyView {
    let (account, asked) = (person.id.clone(), person.reset.clone());
    let ask = Action::new(|(account, reset): &(String, Option<String>)| reset_account(account.clone(), reset.clone()));
    let request = asked.as_ref().map(|(id, _)| id.clone());
    let send = move || {
        ask.dispatch((account.clone(), request.clone()));
    };
    settled(ask, send.clone(), refresh);
    let press = Callback::new(move |()| send());
    let button = match asked {
        Some((_, false)) => view! { <Pill mark=Mark::Check word="Réinitialisation demandée\u{a0}: une autre personne doit la confirmer" /> }.into_any(),
        Some((_, true)) => view! {
            <Button busy=ask.pending() on_press=press>
                "Confirmer la réinitialisation de l’accès"
            </Button>
        }
        .into_any(),
        None => view! {
            <Button busy=ask.pending() on_press=press>
                "Demander la réinitialisation de l’accès"
            </Button>
        }
        .into_any(),
    };
    view! {
        <div>
            {refusal(ask, &[])}
            {button}
            <p class="hint">"Pour un mot de passe perdu. Deux personnes sont nécessaires\u{a0}; le titulaire choisit ensuite un nouveau mot de passe, et un code lui est toujours demandé."</p>
        </div>
    }
    .into_any()
}
