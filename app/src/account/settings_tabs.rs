//! The views of the settings, each with its address.

use crate::prelude::*;

use super::calls::manages_accounts;
use crate::{
    routes,
    shell::once_there,
    ui::{Tab, Tabs},
};

/// The tabs; those of the accounts are there for whoever looks after them.
#[component]
pub fn SettingsTabs(
    /// The address of the view on screen.
    current: &'static str,
) -> impl IntoView {
    let manages = Resource::new(|| (), |()| manages_accounts());
    once_there(manages, move |all| view! { <Tabs label="Réglages" tabs=tabs(current, all == Some(true)) /> })
}

fn tabs(current: &str, manages: bool) -> Vec<Tab> {
    let own = [
        (routes::OWN_ACCOUNT, "Mon compte"),
        (routes::OWN_SESSIONS, "Mes sessions"),
        (routes::OWN_PLACES, "Lieu d’exercice"),
    ];
    let place = [(routes::ACCOUNTS, "Comptes de l’établissement"), (routes::ACCOUNT_MOVEMENTS, "Arrivées et départs")];
    let shown = own.into_iter().chain(place.into_iter().filter(|_| manages));
    shown.map(|(href, label)| Tab::new(href, label, href == current)).collect()
}
