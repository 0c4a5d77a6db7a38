//! Who arrives and who leaves.

use crate::prelude::*;

use super::{
    people_calls::{Move, Moves, place_movements},
    settings_tabs::SettingsTabs,
};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Card, Column, Table},
};

/// Arrivals and leavers, sixty days around today.
#[component]
pub fn MovementsPage() -> impl IntoView {
    let moves = Resource::new(|| (), |()| place_movements());
    view! {
        <Page title="Réglages">
            <SettingsTabs current=routes::ACCOUNT_MOVEMENTS />
            <p class="hint">"Les habilitations qui commencent ou prennent fin, 60 jours avant et après aujourd’hui. Une personne n’a plus aucun droit le lendemain de son dernier jour."</p>
            {loaded(moves, show)}
        </Page>
    }
}

fn show(moves: Moves) -> AnyView {
    view! {
        <div class="settings">
            <Card title="Arrivées">{lines("Arrivées", "Premier jour", moves.arrivals, "Personne n’est arrivé et personne n’est attendu.")}</Card>
            <Card title="Départs">{lines("Départs", "Dernier jour", moves.leavers, "Aucune habilitation ne prend fin.")}</Card>
        </div>
    }
    .into_any()
}

fn lines(caption: &'static str, day: &'static str, moves: Vec<Move>, empty: &'static str) -> AnyView {
    if moves.is_empty() {
        return view! { <p class="quiet-text">{empty}</p> }.into_any();
    }
    let row = |line: Move| {
        view! {
            <tr>
                <td>{line.name}</td>
                <td>{line.role}</td>
                <td>{line.day}</td>
            </tr>
        }
    };
    view! {
        <Table caption=caption caption_hidden=true columns=vec![Column::text("Personne"), Column::text("Rôle"), Column::text(day)]>
            {moves.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}
