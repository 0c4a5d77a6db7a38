//! The cases on the left, in their order of passage.

use super::{
    calls::{CaseShown, Gesture},
    table::Table,
};
use crate::prelude::*;
use crate::ui::{Card, Mark, Pill};
use domain::{meeting::CaseStatus, words};

/// The list; those that left the agenda come last, apart.
pub(super) fn list(table: Table) -> AnyView {
    let content = move || {
        let session = table.session.get();
        let (left, agenda): (Vec<_>, Vec<_>) = session.cases.into_iter().partition(CaseShown::left);
        let count = agenda.len();
        let lines = agenda
            .into_iter()
            .enumerate()
            .map(|(rank, case)| line(table, case, Some((rank, count)), session.may_order))
            .collect_view();
        let gone = (!left.is_empty()).then(|| {
            let lines = left.into_iter().map(|case| line(table, case, None, false)).collect_view();
            view! {
                <h3 class="section-title">"Sortis de l’ordre du jour"</h3>
                <ul class="case-list">{lines}</ul>
            }
        });
        let empty =
            (count == 0).then(|| view! { <p class="quiet-text">"Aucun dossier n’est inscrit à cette séance."</p> });
        view! {
            {empty}
            <ol class="case-list">{lines}</ol>
            {gone}
        }
    };
    view! { <Card title="Ordre de passage">{content}</Card> }.into_any()
}

fn line(table: Table, case: CaseShown, place: Option<(usize, usize)>, may_order: bool) -> AnyView {
    let id = case.id.clone();
    let chosen = case.id.clone();
    let name = case.name.clone().unwrap_or_else(|| "Dossier non partagé avec vous".into());
    let rank = place.map(|(rank, _)| format!("{}. ", rank + 1));
    let moves = place.filter(|_| may_order && case.waits()).map(|(rank, count)| arrows(table, &case, rank, count));
    view! {
        <li class="case-line">
            <button
                type="button"
                class="case-choice"
                id=format!("case-{id}")
                aria-current=move || (table.chosen.get() == chosen).then_some("true")
                on:click=move |_| table.chosen.set(id.clone())
            >
                <strong>{rank} {name}</strong>
                <span class="small-text">{case.identity.clone()}</span>
                <span class="case-marks">{marks(&case)}</span>
            </button>
            {moves}
        </li>
    }
    .into_any()
}

fn marks(case: &CaseShown) -> AnyView {
    let state = match case.step {
        _ if case.begun => (Mark::Provisional, "En cours".to_owned()),
        _ if case.waits() && case.wish == CaseStatus::Registered => (Mark::Neutral, "À enregistrer".to_owned()),
        domain::meeting::InscriptionStep::Incomplete => (Mark::Check, case.state.clone()),
        domain::meeting::InscriptionStep::Discussed | domain::meeting::InscriptionStep::Registered => {
            (Mark::Done, case.state.clone())
        }
        _ => (Mark::Neutral, case.state.clone()),
    };
    let lacks = (case.waits() && case.quorum.reached == Some(false))
        .then(|| view! { <Pill mark=Mark::Blocking word="Quorum" /> });
    view! {
        <Pill mark=state.0 word=state.1 />
        {case.urgent.then(|| view! { <Pill mark=Mark::Check word="Urgent" /> })}
        {case.late.clone().map(|_| view! { <Pill mark=Mark::Check word="Ajout tardif" /> })}
        {(case.rank > 1).then(|| view! { <Pill word=words::meeting::passage_number(case.rank) /> })}
        {(case.deferrals >= 3).then(|| view! { <Pill mark=Mark::Check word=words::meeting::put_off_times(case.deferrals) /> })}
        {lacks}
    }
    .into_any()
}

fn arrows(table: Table, case: &CaseShown, rank: usize, count: usize) -> AnyView {
    let name = case.name.clone().unwrap_or_default();
    let arrow = |up: bool| {
        let (sign, words) = if up { ("↑", "Monter") } else { ("↓", "Descendre") };
        let gesture = if up { Gesture::Up(case.id.clone()) } else { Gesture::Down(case.id.clone()) };
        let off = if up { rank == 0 } else { rank + 1 == count };
        let side = if up { "up" } else { "down" };
        view! {
            <button
                type="button"
                class="btn btn-quiet"
                id=format!("{side}-{}", case.id)
                aria-label=format!("{words} {name}")
                aria-disabled=off.then_some("true")
                on:click=move |_| {
                    if !off {
                        table.act(gesture.clone());
                    }
                }
            >
                {sign}
            </button>
        }
    };
    view! { <span class="case-arrows">{arrow(true)} {arrow(false)}</span> }.into_any()
}
