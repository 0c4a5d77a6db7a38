//! The pathways of a record, its cases and its forms.

use crate::prelude::*;
use crate::wire::code;
use domain::{offer::Organ, words::offer as words};

use super::{
    changes::open_pathway,
    dto::{Line, RecordDto},
    settle::Gesture,
};
use crate::ui::{Button, Card, Choice, Field, Pill, Select, TextInput};

pub(super) fn show(record: RecordDto, reload: Callback<()>) -> AnyView {
    let opening = record.may.episode.then(|| opening(record.patient.id.clone(), reload));
    view! {
        <Card title="Parcours de soins">{lines(record.episodes, "Aucun parcours n’est ouvert\u{a0}: ouvrez-en un par tumeur primitive.")}</Card>
        <Card title="Fiches RCP">{lines(record.forms, "Aucune fiche RCP ne vous est accessible dans ce dossier.")}</Card>
        <Card title="Inscriptions en RCP">{lines(record.cases, "Ce patient n’a pas encore été inscrit à une séance.")}</Card>
        {opening}
    }
    .into_any()
}

/// A list of lines, each with its link when it has one.
pub(super) fn lines(list: Vec<Line>, nothing: &'static str) -> AnyView {
    if list.is_empty() {
        return view! { <p class="quiet-text">{nothing}</p> }.into_any();
    }
    let line = |line: Line| {
        let title = match line.href {
            Some(href) => view! { <a href=href>{line.title}</a> }.into_any(),
            None => view! { <strong>{line.title}</strong> }.into_any(),
        };
        let detail = (!line.detail.is_empty()).then(|| view! { <Pill word=line.detail /> });
        view! {
            <li>
                {title} " " {detail} " " <span class="small-text quiet-text">{line.at}</span>
            </li>
        }
    };
    view! { <ul class="plain-list">{list.into_iter().map(line).collect_view()}</ul> }.into_any()
}

fn opening(id: String, reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let (organ, label) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        gesture.run(move || open_pathway(id.clone(), organ.get_untracked(), label.get_untracked()), reload);
    };
    view! {
        <Card title="Ouvrir un parcours">
            <form class="form" on:submit=send>
                <Field name="organ" label="Organe" error=gesture.error_at("organ")>
                    <Select value=organ choices=organs() />
                </Field>
                <Field name="label" label="Nom du parcours" hint="Par exemple «\u{a0}Sein gauche 2026\u{a0}»." error=gesture.error_at("label")>
                    <TextInput value=label />
                </Field>
                {gesture.notice()}
                <div class="form-actions">
                    <Button submit=true busy=gesture.busy()>"Ouvrir ce parcours"</Button>
                </div>
            </form>
        </Card>
    }
    .into_any()
}

fn organs() -> Vec<Choice> {
    Organ::ALL.into_iter().map(|organ| Choice::new(code(organ), words::organ(organ))).collect()
}
