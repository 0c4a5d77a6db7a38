//! The worklist of possible duplicates: two records side by side, and a person decides.

use crate::prelude::*;

use super::{
    calls::duplicate_pairs,
    changes::settle_pair,
    dto::{PairDto, PatientCard},
    search_page::{birth, name_link},
    settle::Gesture,
};
use crate::{
    shell::{Page, loaded},
    ui::{Breadcrumb, Button, Card, EmptyState, Look, Mark, Pill},
};

/// The pairs of the actor's place.
#[component]
pub fn DuplicatesPage() -> impl IntoView {
    let pairs = Resource::new(|| (), |()| duplicate_pairs());
    let reload = Callback::new(move |()| pairs.refetch());
    view! {
        <Breadcrumb above=vec![("/patients".into(), "Patients".into())] here="Doublons possibles" />
        <Page title="Doublons possibles">{loaded(pairs, move |pairs| list(pairs, reload))}</Page>
    }
}

fn list(pairs: Vec<PairDto>, reload: Callback<()>) -> AnyView {
    if pairs.is_empty() {
        return view! {
            <EmptyState
                title="Aucun doublon à examiner"
                sentence="Les paires de dossiers qui se ressemblent apparaissent ici dès la création du second."
            />
        }
        .into_any();
    }
    pairs.into_iter().map(|pair| one(pair, reload)).collect_view().into_any()
}

fn one(pair: PairDto, reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let title = format!("{}\u{a0}% de ressemblance", pair.percent);
    let mark = if pair.merged_into.is_some() { Mark::Done } else { Mark::Check };
    let state = pair.state.clone();
    let gestures = gestures(&pair, gesture, reload);
    view! {
        <Card title=title end=view! { <Pill mark=mark word=state /> }.into_any()>
            <p class="small-text quiet-text">{pair.reasons.clone()}</p>
            <ul class="plain-list">{pair.sides.into_iter().map(side).collect_view()}</ul>
            {gesture.notice()}
            {gestures}
        </Card>
    }
    .into_any()
}

fn side(side: Option<PatientCard>) -> AnyView {
    let Some(patient) = side else {
        return view! { <li>"Dossier d’un autre établissement, auquel vous n’avez pas accès"</li> }.into_any();
    };
    view! {
        <li>
            {name_link(&patient)} ", " {birth(&patient)} " " <Pill mark=patient.mark() word=patient.status.clone() />
        </li>
    }
    .into_any()
}

fn gestures(pair: &PairDto, gesture: Gesture, reload: Callback<()>) -> AnyView {
    let id = pair.id.clone();
    let act = move |word: &'static str, kept: String, other: String| {
        let id = id.clone();
        Callback::new(move |()| {
            let (id, kept, other) = (id.clone(), kept.clone(), other.clone());
            gesture.run(move || settle_pair(id.clone(), word.to_owned(), kept.clone(), other.clone()), reload);
        })
    };
    let buttons = match (&pair.merged_into, &pair.sides) {
        (Some(kept), _) => {
            let undo = act("undo", kept.clone(), String::new());
            view! { <Button on_press=undo busy=gesture.busy()>"Annuler la fusion"</Button> }.into_any()
        }
        (None, [Some(first), Some(second)]) => both(first, second, gesture, &act),
        (None, [Some(seen), None] | [None, Some(seen)]) => {
            let distinct = act("distinct", seen.id.clone(), String::new());
            view! { <Button on_press=distinct busy=gesture.busy()>"Déclarer deux personnes distinctes"</Button> }
                .into_any()
        }
        (None, [None, None]) => ().into_any(),
    };
    view! { <div class="form-actions">{buttons}</div> }.into_any()
}

fn both(
    first: &PatientCard,
    second: &PatientCard,
    gesture: Gesture,
    act: &impl Fn(&'static str, String, String) -> Callback<()>,
) -> AnyView {
    let keep = |kept: &PatientCard, other: &PatientCard| {
        let merge = act("merge", kept.id.clone(), other.id.clone());
        let label = format!("Fusionner en gardant {}", kept.name());
        view! { <Button on_press=merge busy=gesture.busy()>{label}</Button> }
    };
    let distinct = act("distinct", first.id.clone(), String::new());
    view! {
        {keep(first, second)}
        {keep(second, first)}
        <Button look=Look::Quiet on_press=distinct busy=gesture.busy()>"Déclarer deux personnes distinctes"</Button>
    }
    .into_any()
}
