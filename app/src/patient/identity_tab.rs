//! The identity of a record: its status, its correction, its validation.

use crate::prelude::*;
use crate::wire::code;
use domain::{patient::IdentityDocument, words::patient as words};

use super::{
    changes::{ask_insi, check_identity, correct_identity},
    dto::RecordDto,
    identity_form::{IdentityForm, identity_fields},
    pathway_tab::lines,
    settle::Gesture,
};
use crate::ui::{Button, Card, Choice, ErrorSummary, Field, Mark, Notice, Pill, Select};

pub(super) fn show(record: RecordDto, reload: Callback<()>) -> AnyView {
    let id = record.patient.id.clone();
    let proof = record.may.validate.then(|| proof(id.clone(), record.simulated_insi, reload));
    let form = IdentityForm::new(record.typed.clone());
    let correction = record.may.edit.then(|| correction(id, record.version, form, reload));
    let status = status(&record);
    let former = record.former;
    let former = (!former.is_empty()).then(move || view! { <Card title="Traits corrigés">{lines(former, "")}</Card> });
    view! {
        {status}
        {proof}
        {correction}
        {former}
    }
    .into_any()
}

fn status(record: &RecordDto) -> AnyView {
    let (warnings, meaning) = (record.warnings.clone(), record.status_meaning.clone());
    let (mark, word) = (record.patient.mark(), record.patient.status.clone());
    view! {
        <Card title="Statut de l’identité">
            <p>
                <Pill mark=mark word=word />
                " "
                {meaning}
            </p>
            {warnings.into_iter().map(|warning| view! { <Notice mark=Mark::Check>{warning}</Notice> }).collect_view()}
        </Card>
    }
    .into_any()
}

fn proof(id: String, simulated: bool, reload: Callback<()>) -> AnyView {
    let (check, insi) = (Gesture::new(), Gesture::new());
    let document = RwSignal::new(String::new());
    let insi_id = id.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        check.run(move || check_identity(id.clone(), document.get_untracked()), reload);
    };
    let ask = Callback::new(move |()| {
        let id = insi_id.clone();
        insi.run(move || ask_insi(id.clone()), reload);
    });
    view! {
        <Card title="Valider l’identité">
            <form class="form" on:submit=send>
                <Field name="document" label="Pièce d’identité que vous avez sous les yeux" error=check.error_at("document")>
                    <Select value=document choices=documents() />
                </Field>
                {check.notice()}
                <div class="form-actions">
                    <Button submit=true busy=check.busy()>"Valider avec cette pièce"</Button>
                    <Button on_press=ask busy=insi.busy()>"Interroger le téléservice INSi"</Button>
                </div>
            </form>
            {simulated.then(|| view! { <p class="hint">"Territoire de démonstration\u{a0}: le téléservice INSi est simulé, les matricules sont de test."</p> })}
            {move || insi.error_at("insi").get().map(|sentence| view! { <Notice mark=Mark::Blocking urgent=true>{sentence}</Notice> })}
            {insi.notice()}
        </Card>
    }
    .into_any()
}

fn documents() -> Vec<Choice> {
    let choice = |document| Choice::new(code(document), words::document(document));
    IdentityDocument::ALL.into_iter().map(choice).collect()
}

fn correction(id: String, version: i64, form: IdentityForm, reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        gesture.run(move || correct_identity(id.clone(), version, form.typed()), reload);
    };
    view! {
        <Card title="Corriger l’identité">
            <p class="hint">"Changer un trait rend l’identité provisoire, jusqu’au prochain contrôle d’une pièce. Les anciens traits sont conservés."</p>
            <ErrorSummary errors=gesture.errors() />
            <form class="form" on:submit=send>
                {identity_fields(form, gesture.errors(), Callback::new(|()| ()))}
                {gesture.notice()}
                <div class="form-actions">
                    <Button submit=true busy=gesture.busy()>"Enregistrer la correction"</Button>
                </div>
            </form>
        </Card>
    }
    .into_any()
}
