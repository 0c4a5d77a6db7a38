//! The accounts of the establishment.

use crate::prelude::*;

use super::{
    answers::refusal,
    invite_form::InviteForm,
    people_calls::{Invited, People, place_people, take_invitation_back},
    person_row::PersonRow,
    settings_tabs::SettingsTabs,
};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, Card, Choice, Column, Mark, Pill, Table},
};

/// Who works here, in which role; invitations; resets.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let people = Resource::new(|| (), |()| place_people());
    let refresh = Callback::new(move |()| people.refetch());
    let told = RwSignal::new(None);
    view! {
        <Page title="Réglages">
            <SettingsTabs current=routes::ACCOUNTS />
            {loaded(people, move |people| show(people, told, refresh))}
        </Page>
    }
}

fn show(people: People, told: RwSignal<Option<String>>, refresh: Callback<()>) -> AnyView {
    let roles: Vec<Choice> = people.roles.iter().map(|(code, name, _)| Choice::new(code, name)).collect();
    let services: Vec<Choice> = people.services.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let columns = vec![
        Column::text("Personne"),
        Column::text("Rôles"),
        Column::text("Codes"),
        Column::text("Dernière connexion"),
        Column::silent("Actions"),
    ];
    let rows = {
        let (roles, services) = (roles.clone(), services.clone());
        move |person| view! { <PersonRow person=person roles=roles.clone() services=services.clone() refresh=refresh /> }
    };
    let waiting = people.invitations.into_iter().map(|line| invited(line, refresh)).collect::<Vec<_>>();
    view! {
        <div class="settings settings-wide">
            <Table caption=format!("Comptes\u{a0}: {}", people.place) columns=columns>
                {people.people.into_iter().map(rows).collect_view()}
            </Table>
            <InviteForm roles=roles services=services elsewhere=people.elsewhere told=told refresh=refresh />
            {(!waiting.is_empty()).then(|| view! { <Card title="Invitations en attente">{waiting}</Card> })}
        </div>
    }
    .into_any()
}

fn invited(line: Invited, refresh: Callback<()>) -> AnyView {
    let back = Action::new(|(id, role): &(String, String)| take_invitation_back(id.clone(), role.clone()));
    Effect::new(move || {
        if matches!(back.value().get(), Some(Ok(()))) {
            refresh.run(());
        }
    });
    let (id, code) = (line.id, line.code);
    let press = Callback::new(move |()| {
        back.dispatch((id.clone(), code.clone()));
    });
    let end = if line.alive {
        view! {
            <Button busy=back.pending() on_press=press>
                "Reprendre l’invitation"
            </Button>
        }
        .into_any()
    } else {
        view! { <Pill mark=Mark::Check word="N’est plus valable" /> }.into_any()
    };
    view! {
        <div class="line">
            <div>
                <strong>{line.name}</strong>
                <p class="quiet-text">{format!("{}, {}, envoyée {}", line.email, line.role, line.sent)}</p>
                {refusal(back, &[])}
            </div>
            {end}
        </div>
    }
    .into_any()
}
