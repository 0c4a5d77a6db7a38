//! One's own account.

use leptos::prelude::*;

use super::{
    calls::{OwnAccount, my_account},
    factor_card::FactorCard,
    password_card::PasswordCard,
    settings_tabs::SettingsTabs,
};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::Card,
};

/// The name, the password, the second factor.
#[component]
pub fn OwnPage() -> impl IntoView {
    let own = Resource::new(|| (), |()| my_account());
    let refresh = Callback::new(move |()| own.refetch());
    view! {
        <Page title="Réglages">
            <SettingsTabs current=routes::OWN_ACCOUNT />
            {loaded(own, move |own| cards(own, refresh))}
        </Page>
    }
}

fn cards(own: OwnAccount, refresh: Callback<()>) -> AnyView {
    let (name, email) = (own.name.clone(), own.email.clone());
    view! {
        <div class="settings">
            <Card title="Mon compte">
                <dl class="facts">
                    <dt>"Nom"</dt>
                    <dd>{name}</dd>
                    <dt>"Adresse"</dt>
                    <dd>{email}</dd>
                </dl>
                <p class="hint">"Ce compte est personnel. Pour corriger le nom ou l’adresse, adressez-vous au référent de votre structure."</p>
            </Card>
            <PasswordCard />
            <FactorCard own=own refresh=refresh />
        </div>
    }
    .into_any()
}
