//! One's own account.

use crate::prelude::*;

use super::{
    agenda_card::AgendaCard,
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
    let fresh_codes = RwSignal::new(None);
    view! {
        <Page title="Réglages">
            <SettingsTabs current=routes::OWN_ACCOUNT />
            {loaded(own, move |own| cards(own, fresh_codes, refresh))}
        </Page>
    }
}

fn cards(own: OwnAccount, fresh_codes: RwSignal<Option<Vec<String>>>, refresh: Callback<()>) -> AnyView {
    let (name, email) = (own.name.clone(), own.email.clone());
    let agenda = own.agenda.clone().map(|agenda| view! { <AgendaCard agenda=agenda /> });
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
            {agenda}
            <Card title="Mes absences">
                <p>
                    <a href=routes::OWN_ABSENCES rel="external">
                        "Déclarer les jours où vous serez absent des séances"
                    </a>
                </p>
            </Card>
            <PasswordCard />
            <FactorCard own=own fresh_codes=fresh_codes refresh=refresh />
        </div>
    }
    .into_any()
}
