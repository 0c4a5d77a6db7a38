//! The editor of the text of an offer. Everything that is missing is said at once, when it is submitted.

use super::{
    calls::{PersonShown, PlaceShown, SaveAsked, save_offer},
    people_field::people_field,
    quorum_fields::quorum_fields,
    typed::{ContactTyped, OfferTyped},
};
use crate::prelude::*;
use crate::wire::code;
use crate::{
    failure::Failure,
    planning::rhythm_fields,
    routes,
    ui::{
        Button, Card, Checkbox, Choice, ErrorSummary, Field, FieldError, Look, Mark, Notice, NumberInput, RadioGroup,
        Select, TextInput,
    },
};
use domain::{
    offer::{Modality, OfferDraft, OfferField, Organ, PatientInformation, RcpType, RecourseField},
    words,
};
use leptos_router::hooks::use_navigate;

/// What the editor starts from.
pub(super) struct Start {
    pub(super) id: Option<String>,
    pub(super) version: i64,
    pub(super) draft: OfferDraft,
    pub(super) people: Vec<PersonShown>,
    pub(super) places: Vec<PlaceShown>,
}

type Saving = Action<SaveAsked, Result<String, Failure>>;

/// The editor; `again` reads the page again once the text is kept.
pub(super) fn editor(start: Start, again: RwSignal<u32>) -> AnyView {
    let typed = OfferTyped::of(&start.draft, &start.people);
    let missing = RwSignal::new(Vec::<OfferField>::new());
    let save: Saving = Action::new(|asked: &SaveAsked| {
        let asked = asked.clone();
        async move { save_offer(asked).await }
    });
    let is_new = start.id.is_none();
    after_saving(save, is_new, again);
    let (id, version) = (start.id, start.version);
    let keep = Callback::new(move |submit: bool| {
        let draft = untrack(|| typed.draft());
        let lacks = if submit { draft.missing() } else { Vec::new() };
        missing.set(lacks.clone());
        if lacks.is_empty() {
            save.dispatch(SaveAsked { id: id.clone(), version, draft, submit });
        }
    });
    let errors = Signal::derive(move || missing.get().into_iter().map(error).collect::<Vec<_>>());
    view! {
        <ErrorSummary errors=errors />
        <p class="hint">{words::offer::fields_needed()}</p>
        <div class="form">
            {board(typed, missing, save)} {meeting(typed, missing, &start.places, save)} {people(typed, missing)}
            {periodicity(typed, missing)} {rules(typed)} {contacts(typed, missing)} {warnings(typed)} {failed(save)}
            <div class="form-actions">
                <Button look=Look::Primary busy=save.pending() on_press=Callback::new(move |()| keep.run(true))>
                    "Soumettre l’offre au 3C"
                </Button>
                <Button busy=save.pending() on_press=Callback::new(move |()| keep.run(false))>
                    "Enregistrer le brouillon"
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn after_saving(save: Saving, is_new: bool, again: RwSignal<u32>) {
    let navigate = use_navigate();
    Effect::new(move || {
        if let Some(Ok(id)) = save.value().get() {
            if is_new {
                navigate(&format!("{}/{id}", routes::OFFERS), leptos_router::NavigateOptions::default());
            } else {
                again.update(|count| *count += 1);
            }
        }
    });
}

const fn id_of(field: OfferField) -> &'static str {
    match field {
        OfferField::Name => "nom",
        OfferField::Organ => "specialite",
        OfferField::Kind => "type",
        OfferField::RecourseField => "recours",
        OfferField::Place => "place",
        OfferField::Room => "salle",
        OfferField::Modality => "modalite",
        OfferField::Coordinator => "coordonnateur",
        OfferField::Periodicity => "rythme",
        OfferField::Contacts => "contact-1-nom",
    }
}

fn error(field: OfferField) -> FieldError {
    FieldError { field: id_of(field).to_owned(), sentence: words::offer::missing(field) }
}

type Missing = RwSignal<Vec<OfferField>>;

fn lacks(missing: Missing, field: OfferField) -> Signal<Option<String>> {
    Signal::derive(move || missing.with(|all| all.contains(&field)).then(|| words::offer::missing(field)))
}

/// What is missing in a field, or what the server says of it.
fn lacks_or(missing: Missing, field: OfferField, save: Saving) -> Signal<Option<String>> {
    let mine = lacks(missing, field);
    Signal::derive(move || mine.get().or_else(|| refused_at(save, id_of(field))))
}

fn refused_at(save: Saving, name: &str) -> Option<String> {
    match save.value().get() {
        Some(Err(Failure::Refused { sentence, field: Some(field) })) if field == name => Some(sentence),
        _ => None,
    }
}

fn board(typed: OfferTyped, missing: Missing, save: Saving) -> AnyView {
    let organs = Organ::ALL.map(|organ| Choice::new(code(organ), words::offer::organ(organ))).to_vec();
    let kinds = RcpType::ALL.map(|kind| Choice::new(code(kind), words::offer::kind(kind))).to_vec();
    let recourse = move || {
        (typed.kind() == Some(RcpType::Recourse)).then(|| {
            let fields = RecourseField::ALL.map(|one| Choice::new(code(one), words::offer::recourse_field(one)));
            view! {
                <Field name="recours" label="Domaine de recours" error=lacks(missing, OfferField::RecourseField)>
                    <Select value=typed.recourse choices=fields.to_vec() />
                </Field>
            }
        })
    };
    view! {
        <Card title="La RCP">
            <div class="form">
                <Field name="nom" label="Nom" hint="Par exemple RCP Sénologie – Montfermeil" error=lacks_or(missing, OfferField::Name, save)>
                    <TextInput value=typed.name />
                </Field>
                <Field name="specialite" label="Spécialité" error=lacks(missing, OfferField::Organ)>
                    <Select value=typed.organ choices=organs />
                </Field>
                <RadioGroup name="type" label="Type de RCP" value=typed.kind choices=kinds stacked=true error=lacks(missing, OfferField::Kind) />
                {recourse}
            </div>
        </Card>
    }
    .into_any()
}

fn meeting(typed: OfferTyped, missing: Missing, places: &[PlaceShown], save: Saving) -> AnyView {
    let places = places.iter().map(|place| Choice::new(place.id.clone(), place.name.clone())).collect();
    let modalities = Modality::ALL.map(|one| Choice::new(code(one), words::offer::modality(one))).to_vec();
    view! {
        <Card title="Lieu et modalité">
            <div class="form">
                <Field name="place" label="Établissement organisateur" error=lacks_or(missing, OfferField::Place, save)>
                    <Select value=typed.place choices=places />
                </Field>
                <RadioGroup name="modalite" label="Participation" value=typed.modality choices=modalities stacked=true error=lacks(missing, OfferField::Modality) />
                <Field name="salle" label="Salle" error=lacks(missing, OfferField::Room)>
                    <TextInput value=typed.room />
                </Field>
                <Field name="visio" label="Lien de visioconférence" optional=true>
                    <TextInput value=typed.video_link kind="url" />
                </Field>
            </div>
        </Card>
    }
    .into_any()
}

fn people(typed: OfferTyped, missing: Missing) -> AnyView {
    view! {
        <Card title="Coordination">
            <div class="form">
                {people_field("coordonnateur", "Coordonnateur", typed.coordinator, false, lacks(missing, OfferField::Coordinator))}
                {people_field("suppleants", "Suppléants", typed.deputies, true, Signal::stored(None))}
            </div>
        </Card>
    }
    .into_any()
}

fn periodicity(typed: OfferTyped, missing: Missing) -> AnyView {
    let error = lacks(missing, OfferField::Periodicity);
    view! {
        <Card title="Rythme et durée des dossiers">
            <div class="form">
                {move || error.get().map(|sentence| view! { <p class="field-error">{sentence}</p> })}
                {rhythm_fields(typed.rhythm, Signal::stored(None))}
                <div class="field-row">
                    {number("cas-enregistre", "Dossier enregistré", typed.registered, "min")}
                    {number("cas-discute", "Dossier discuté", typed.discussed, "min")}
                    {number("cas-complexe", "Dossier complexe", typed.complex, "min")}
                </div>
            </div>
        </Card>
    }
    .into_any()
}

fn number(name: &'static str, label: &'static str, value: RwSignal<String>, unit: &'static str) -> AnyView {
    view! {
        <Field name=name label=label>
            <NumberInput value=value unit=unit />
        </Field>
    }
    .into_any()
}

fn rules(typed: OfferTyped) -> AnyView {
    let forms =
        [("frcp-breast", "Sein"), ("frcp-gyn", "Gynécologie"), ("frcp-lung", "Poumon"), ("frcp-generic", "Générique")];
    let forms = forms.map(|(key, label)| Choice::new(key, label)).to_vec();
    let informed = [PatientInformation::NonOpposition, PatientInformation::Agreement]
        .map(|one| Choice::new(code(one), words::offer::information(one)))
        .to_vec();
    view! {
        <Card title="Quorum">
            <div class="form">{quorum_fields(typed.quorum, move || typed.organ(), move || typed.kind())}</div>
        </Card>
        <Card title="Délais">
            <div class="field-row">
                {number("delai-ouverture", "Ouverture des inscriptions, avant la séance", typed.opening, "jours")}
                {number("delai-cloture", "Clôture des inscriptions, avant la séance", typed.closing, "heures")}
                {number("delai-liste", "Envoi de la liste, avant la séance", typed.agenda, "heures")}
                {number("delai-alerte", "Rappel des FRCP non validées", typed.alert, "jours ouvrés")}
                {number("delai-validation", "Validation des FRCP", typed.validation, "jours ouvrés")}
            </div>
        </Card>
        <Card title="Dossiers">
            <div class="form">
                <Field name="formulaire" label="Formulaire" hint="Sans choix, celui de la spécialité." optional=true>
                    <Select value=typed.form_key choices=forms nothing="Celui de la spécialité" />
                </Field>
                <RadioGroup name="information" label="Information du patient" value=typed.information choices=informed stacked=true />
                <Checkbox
                    name="anonyme"
                    label="Un dossier peut être présenté sans identité quand le patient s’oppose"
                    checked=typed.anonymous
                />
            </div>
        </Card>
    }
    .into_any()
}

fn contacts(typed: OfferTyped, missing: Missing) -> AnyView {
    let [first, second] = typed.contacts;
    let error = lacks(missing, OfferField::Contacts);
    let none = Signal::stored(None);
    view! {
        <Card title="Contacts">
            <div class="form">
                {contact(first, ["contact-1-nom", "contact-1-tel", "contact-1-mail"], error)}
                {contact(second, ["contact-2-nom", "contact-2-tel", "contact-2-mail"], none)}
            </div>
        </Card>
    }
    .into_any()
}

fn contact(typed: ContactTyped, [name, phone, email]: [&'static str; 3], error: Signal<Option<String>>) -> AnyView {
    let wrong = Signal::derive(move || typed.wrong_email());
    view! {
        <div class="field-row">
            <Field name=name label="Nom ou fonction" error=error>
                <TextInput value=typed.name />
            </Field>
            <Field name=phone label="Téléphone" optional=true>
                <TextInput value=typed.phone kind="tel" />
            </Field>
            <Field name=email label="Messagerie professionnelle (MSSanté)" optional=true error=wrong hint="Montrée sur la page publique de la RCP.">
                <TextInput value=typed.email kind="email" />
            </Field>
        </div>
    }
    .into_any()
}

/// What deserves a second thought, live; nothing of it prevents submitting.
fn warnings(typed: OfferTyped) -> AnyView {
    let all = Memo::new(move |_| typed.draft().warnings());
    (move || {
        let lines = all.get().into_iter().map(|one| view! { <p>{words::offer::warning(one)}</p> }).collect::<Vec<_>>();
        (!lines.is_empty()).then(|| view! { <Notice mark=Mark::Check title="À vérifier">{lines}</Notice> })
    })
    .into_any()
}

fn failed(save: Saving) -> AnyView {
    (move || match save.value().get() {
        Some(Err(failure)) => Some(view! { <Notice mark=Mark::Blocking urgent=true>{failure.sentence()}</Notice> }),
        _ => None,
    })
    .into_any()
}
