//! The practice places of a person.

use crate::prelude::*;

use super::{
    calls::{Practice, my_places},
    settings_tabs::SettingsTabs,
};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, Column, EmptyState, Mark, Pill, Table},
};

/// Where one works; rights follow the place chosen. A plain form: it works without a program.
#[component]
pub fn PlacesPage() -> impl IntoView {
    let places = Resource::new(|| (), |()| my_places());
    view! {
        <Page title="Réglages">
            <SettingsTabs current=routes::OWN_PLACES />
            <p class="hint">"Vos droits sont ceux du lieu d’exercice choisi. Il reste affiché en haut de chaque page."</p>
            {loaded(places, show)}
        </Page>
    }
}

fn show(places: Vec<Practice>) -> AnyView {
    if places.is_empty() {
        let why = "Aucune habilitation n’est en cours pour votre compte. Le référent de votre structure peut vous en donner une.";
        return view! { <EmptyState title="Aucun lieu d’exercice" sentence=why /> }.into_any();
    }
    let columns = vec![Column::text("Établissement"), Column::text("Rôles"), Column::silent("Choisir")];
    view! {
        <Table caption="Mes lieux d’exercice" columns=columns>
            {places.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

fn row(place: Practice) -> AnyView {
    let choice = if place.current {
        view! { <Pill mark=Mark::Done word="Lieu actuel" /> }.into_any()
    } else {
        view! {
            <form method="post" action=routes::SET_PLACE>
                <Button submit=true name="place" value=place.id>
                    "Choisir ce lieu"
                </Button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <td>{place.name}</td>
            <td>{place.roles}</td>
            <td>{choice}</td>
        </tr>
    }
    .into_any()
}
