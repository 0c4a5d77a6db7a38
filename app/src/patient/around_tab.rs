//! The people around a patient, corrected as one list.

use crate::prelude::*;
use crate::wire::code;
use domain::{
    patient::{Link, RepresentationBasis},
    words::{lowered, patient as words},
};

use super::{
    changes::save_people,
    dto::{RecordDto, TypedRelative},
    settle::Gesture,
};
use crate::ui::{
    Button, Card, Checkbox, Choice, DateInput, ErrorSummary, Field, Look, Mark, Notice, Select, TextInput,
};

/// One person, live.
#[derive(Clone, Copy)]
struct Row {
    key: u32,
    function: RwSignal<String>,
    basis: RwSignal<String>,
    signed_on: RwSignal<String>,
    name: RwSignal<String>,
    given_name: RwSignal<String>,
    link: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
}

impl Row {
    fn new(key: u32, typed: TypedRelative) -> Self {
        Self {
            key,
            function: RwSignal::new(typed.function),
            basis: RwSignal::new(typed.basis),
            signed_on: RwSignal::new(typed.signed_on),
            name: RwSignal::new(typed.name),
            given_name: RwSignal::new(typed.given_name),
            link: RwSignal::new(typed.link),
            phone: RwSignal::new(typed.phone),
            email: RwSignal::new(typed.email),
        }
    }

    fn typed(self) -> TypedRelative {
        TypedRelative {
            function: self.function.get_untracked(),
            basis: self.basis.get_untracked(),
            signed_on: self.signed_on.get_untracked(),
            name: self.name.get_untracked(),
            given_name: self.given_name.get_untracked(),
            link: self.link.get_untracked(),
            phone: self.phone.get_untracked(),
            email: self.email.get_untracked(),
        }
    }
}

pub(super) fn show(record: RecordDto, reload: Callback<()>) -> AnyView {
    let missing = record.missing.clone();
    let missing = missing.into_iter().map(|sentence| view! { <Notice mark=Mark::Check>{sentence}</Notice> });
    let list = if record.may.around { editing(record, reload) } else { reading(&record.people) };
    view! {
        {missing.collect_view()}
        {list}
    }
    .into_any()
}

fn reading(people: &[TypedRelative]) -> AnyView {
    if people.is_empty() {
        return view! { <p class="quiet-text">"Aucune personne n’est enregistrée."</p> }.into_any();
    }
    let line = |person: &TypedRelative| {
        let label = functions().into_iter().find(|choice| choice.value == person.function).map(|choice| choice.label);
        let name = format!("{} {}", person.name, person.given_name);
        view! {
            <li>
                <strong>{name}</strong>
                {format!(", {} {} {}", lowered(&label.unwrap_or_default()), person.phone, person.email)}
            </li>
        }
    };
    view! { <ul class="plain-list">{people.iter().map(line).collect_view()}</ul> }.into_any()
}

fn editing(record: RecordDto, reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let (id, version) = (record.patient.id, record.version);
    let protected = RwSignal::new(record.protected_adult);
    let rows: Vec<Row> = (0..).zip(record.people).map(|(key, typed)| Row::new(key, typed)).collect();
    let rows = RwSignal::new(rows);
    let add = Callback::new(move |()| {
        rows.update(|rows| {
            let key = rows.iter().map(|row| row.key + 1).max().unwrap_or(0);
            rows.push(Row::new(key, TypedRelative::default()));
        });
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        let people = move || rows.get_untracked().into_iter().map(Row::typed).collect();
        gesture.run(move || save_people(id.clone(), version, people(), protected.get_untracked()), reload);
    };
    view! {
        <ErrorSummary errors=gesture.errors() />
        <form class="form" on:submit=send>
            <For each=move || rows.get() key=|row| row.key let:row>
                {one(row, rows, gesture)}
            </For>
            <Checkbox name="protected_adult" label="Majeur protégé (tutelle, habilitation familiale, mandat)" checked=protected />
            {gesture.notice()}
            <div class="form-actions">
                <Button on_press=add>"Ajouter une personne"</Button>
                <Button look=Look::Primary submit=true busy=gesture.busy()>"Enregistrer l’entourage"</Button>
            </div>
        </form>
    }
    .into_any()
}

/// The fields of one person; an error names the rank of the person in the list.
fn one(row: Row, rows: RwSignal<Vec<Row>>, gesture: Gesture) -> AnyView {
    let rank = rows.with_untracked(|rows| rows.iter().position(|other| other.key == row.key)).unwrap_or_default();
    let named = move |field: &str| format!("{field}-{rank}");
    let remove = Callback::new(move |()| rows.update(|rows| rows.retain(|other| other.key != row.key)));
    let error = move |field: &str| gesture.error_at(named(field));
    view! {
        <Card title="Personne">
            <Field name=named("function") label="Rôle" error=error("function")>
                <Select value=row.function choices=functions() />
            </Field>
            <Show when=move || row.function.get() == "representative">
                <Field name=named("basis") label="À quel titre">
                    <Select value=row.basis choices=bases() />
                </Field>
            </Show>
            <Show when=move || row.function.get() == "trusted-person">
                <Field name=named("signed") label="Désignée par écrit le" optional=true>
                    <DateInput value=row.signed_on />
                </Field>
            </Show>
            <Field name=named("name") label="Nom" error=error("name")>
                <TextInput value=row.name autocomplete="off" />
            </Field>
            <Field name=named("given") label="Prénom" optional=true>
                <TextInput value=row.given_name autocomplete="off" />
            </Field>
            <Field name=named("link") label="Lien avec le patient" error=error("link")>
                <Select value=row.link choices=links() />
            </Field>
            <Field name=named("phone") label="Téléphone" error=error("phone") optional=true>
                <TextInput value=row.phone kind="tel" autocomplete="off" />
            </Field>
            <Field name=named("email") label="Adresse électronique" error=error("email") optional=true>
                <TextInput value=row.email kind="email" autocomplete="off" />
            </Field>
            <Button look=Look::Quiet on_press=remove>"Retirer cette personne"</Button>
        </Card>
    }
    .into_any()
}

fn functions() -> Vec<Choice> {
    vec![
        Choice::new("trusted-person", "Personne de confiance"),
        Choice::new("representative", "Représentant légal"),
        Choice::new("to-call", "Personne à prévenir"),
    ]
}

fn bases() -> Vec<Choice> {
    RepresentationBasis::ALL.map(|basis| Choice::new(code(basis), words::representation_basis(basis))).to_vec()
}

fn links() -> Vec<Choice> {
    Link::ALL.map(|link| Choice::new(code(link), words::link(link))).to_vec()
}
