//! The consent of the patient, its steps, and what the patient was told before a board.

use crate::prelude::*;
use crate::wire::code;
use domain::{
    consent::{InformationMode, InformationOutcome, Scope},
    patient::RepresentationBasis,
    words::{consent as words, lowered, patient as patient_words},
};

use super::{
    changes::{give_consent, note_information, take_consent_back},
    dto::{Line, RecordDto},
    settle::Gesture,
};
use crate::ui::{
    Button, Card, Checkbox, Choice, DateInput, Dialog, ErrorSummary, Field, Look, Mark, Notice, RadioGroup, Select,
};

pub(super) fn show(record: RecordDto, reload: Callback<()>) -> AnyView {
    let id = record.patient.id.clone();
    let mark = if record.shared { Mark::Done } else { Mark::Check };
    let giving = record.may.consent.then(|| giving(id.clone(), &record.documents, reload));
    let taking = (record.may.withdraw && record.consent_holds).then(|| taking(id.clone(), reload));
    let informing = record.may.inform.then(|| informing(id, reload));
    view! {
        <Notice mark=mark>{record.sharing.clone()}</Notice>
        <Card title="Consentement">{steps(record.consents, "Aucun consentement n’est enregistré.")} {taking}</Card>
        {giving}
        <Card title="Information du patient avant la RCP">
            {steps(record.information, "Aucune information n’est enregistrée\u{a0}: elle est nécessaire avant une inscription.")}
        </Card>
        {informing}
    }
    .into_any()
}

fn steps(list: Vec<String>, nothing: &'static str) -> AnyView {
    if list.is_empty() {
        return view! { <p class="quiet-text">{nothing}</p> }.into_any();
    }
    let step = |sentence: String| view! { <li>{sentence}</li> };
    view! { <ul class="plain-list">{list.into_iter().map(step).collect_view()}</ul> }.into_any()
}

fn giving(id: String, documents: &[Line], reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let (giver, paper) = (RwSignal::new("patient".to_owned()), RwSignal::new(String::new()));
    let scopes = Scope::ALL.map(|scope| (scope, RwSignal::new(false)));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        let call = move || {
            let chosen = scopes.into_iter().filter(|(_, chosen)| chosen.get_untracked());
            let chosen = chosen.map(|(scope, _)| code(scope)).collect();
            give_consent(id.clone(), chosen, giver.get_untracked(), paper.get_untracked())
        };
        gesture.run(call, reload);
    };
    let boxes = scopes.into_iter().enumerate().map(|(rank, (scope, chosen))| {
        let name = if rank == 0 { "scopes".to_owned() } else { format!("scopes-{rank}") };
        view! { <Checkbox name=name label=words::scope_short(scope) checked=chosen /> }
    });
    let papers = documents.iter().map(|line| Choice::new(line.id.clone(), line.title.clone())).collect();
    view! {
        <Card title="Recueillir un consentement">
            <ErrorSummary errors=gesture.errors() />
            <form class="form" on:submit=send>
                <fieldset class="field">
                    <legend>"Le patient est d’accord pour"</legend>
                    <div class="radios">{boxes.collect_view()}</div>
                </fieldset>
                <Field name="giver" label="Qui donne cet accord">
                    <Select value=giver choices=givers() />
                </Field>
                <Field
                    name="document"
                    label="Document signé"
                    hint="Ajoutez d’abord le document dans la section Documents. Sans document, l’accord est tracé comme oral."
                    error=gesture.error_at("document")
                    optional=true
                >
                    <Select value=paper choices=papers nothing="Accord oral" />
                </Field>
                {gesture.notice()}
                <div class="form-actions">
                    <Button submit=true busy=gesture.busy()>"Enregistrer le consentement"</Button>
                </div>
            </form>
        </Card>
    }
    .into_any()
}

/// Who may give it.
pub(super) fn givers() -> Vec<Choice> {
    let basis = |basis| {
        let label = format!("Son représentant ({})", lowered(patient_words::representation_basis(basis)));
        Choice::new(code(basis), label)
    };
    std::iter::once(Choice::new("patient", "Le patient")).chain(RepresentationBasis::ALL.map(basis)).collect()
}

fn taking(id: String, reload: Callback<()>) -> AnyView {
    let (gesture, open) = (Gesture::new(), RwSignal::new(false));
    let ask = Callback::new(move |()| open.set(true));
    let confirm = Callback::new(move |()| {
        let id = id.clone();
        open.set(false);
        gesture.run(move || take_consent_back(id.clone()), reload);
    });
    view! {
        <div class="form-actions">
            <Button look=Look::Danger on_press=ask busy=gesture.busy()>"Enregistrer le retrait du consentement"</Button>
        </div>
        {gesture.notice()}
        <Dialog name="withdrawal" title="Le patient retire son consentement" open=open>
            <p>
                "L’accès des autres établissements cesse immédiatement. Les données sont conservées, et votre établissement continue de lire "
                "ce qu’il a écrit. Dites-le au patient."
            </p>
            <div class="form-actions">
                <Button look=Look::Danger on_press=confirm>"Confirmer le retrait"</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn informing(id: String, reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let [date, mode, outcome] = [const { String::new() }; 3].map(RwSignal::new);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        let call =
            move || note_information(id.clone(), date.get_untracked(), mode.get_untracked(), outcome.get_untracked());
        gesture.run(call, reload);
    };
    let modes = [InformationMode::Oral, InformationMode::Written];
    let modes = modes.map(|mode| Choice::new(code(mode), words::information_mode(mode))).to_vec();
    let outcomes = [InformationOutcome::NonOpposition, InformationOutcome::Agreement, InformationOutcome::Opposition];
    let outcomes = outcomes.map(|outcome| Choice::new(code(outcome), words::information_outcome(outcome))).to_vec();
    view! {
        <Card title="Enregistrer l’information du patient">
            <ErrorSummary errors=gesture.errors() />
            <form class="form" on:submit=send>
                <Field name="date" label="Date de l’information" hint="Par exemple 14/06/2026" error=gesture.error_at("date")>
                    <DateInput value=date />
                </Field>
                <RadioGroup name="mode" label="Comment le patient a-t-il été informé\u{a0}?" value=mode choices=modes error=gesture.error_at("mode") />
                <RadioGroup name="outcome" label="Sa réponse" value=outcome choices=outcomes error=gesture.error_at("outcome") />
                {gesture.notice()}
                <div class="form-actions">
                    <Button submit=true busy=gesture.busy()>"Enregistrer l’information"</Button>
                </div>
            </form>
        </Card>
    }
    .into_any()
}
