//! The creation of a record: those who look alike are shown while one types, and again before anything is written.

use crate::prelude::*;
use crate::wire::code;
use domain::{
    consent::{Scope, WithoutConsent},
    patient::LARGEST_DOCUMENT,
    words::{consent as words, patient as patient_words},
};
use leptos_router::hooks::{use_navigate, use_query_map};

use super::{
    calls::{alike_patients, create_patient},
    consent_tab::givers,
    dto::{CreateAnswer, FoundLine, Wrong},
    identity_form::{IdentityForm, identity_fields},
    search_page::{birth, found_list, name_beside},
    settle::refusal,
    typed::{Paper, Typed, TypedConsent},
};
use crate::{
    failure::Failure,
    shell::Page,
    ui::{
        Breadcrumb, Button, Card, Checkbox, Choice, ErrorSummary, Field, FieldError, FileInput, Look, Mark, Notice,
        PickedFile, RadioGroup, Select, TextInput, error_at,
    },
};

const ORAL: &str = "oral";
const WRITTEN: &str = "written";

/// What was asked and answered so far.
#[derive(Clone, Copy)]
struct Creating {
    form: IdentityForm,
    consent: RwSignal<String>,
    scopes: [(Scope, RwSignal<bool>); 5],
    giver: RwSignal<String>,
    paper: RwSignal<Option<PickedFile>>,
    confirmed: RwSignal<bool>,
    why_new: RwSignal<String>,
    answer: RwSignal<Option<Result<CreateAnswer, Failure>>>,
    busy: RwSignal<bool>,
    alike: RwSignal<Vec<FoundLine>>,
    /// Those to look at, once a creation was refused because of them.
    looked: RwSignal<Option<(Vec<FoundLine>, Option<String>)>>,
}

impl Creating {
    fn new(searched: Typed) -> Self {
        Self {
            form: IdentityForm::new(searched),
            consent: RwSignal::new(String::new()),
            scopes: Scope::ALL.map(|scope| (scope, RwSignal::new(usual(scope)))),
            giver: RwSignal::new("patient".to_owned()),
            paper: RwSignal::new(None),
            confirmed: RwSignal::new(false),
            why_new: RwSignal::new(String::new()),
            answer: RwSignal::new(None),
            busy: RwSignal::new(false),
            alike: RwSignal::new(Vec::new()),
            looked: RwSignal::new(None),
        }
    }

    fn errors(self) -> Signal<Vec<FieldError>> {
        Signal::derive(move || {
            self.answer.with(|answer| match answer {
                Some(Ok(CreateAnswer::Wrong(wrong))) => wrong.iter().cloned().map(FieldError::from).collect(),
                _ => Vec::new(),
            })
        })
    }

    /// Shows who looks like what is typed, once there is enough of it.
    fn look(self) {
        let typed = self.form.typed();
        let enough = typed.birth_name.len() >= 2 && (typed.first_given_name.len() >= 2 || !typed.birth_date.is_empty());
        if enough {
            leptos::task::spawn_local(async move {
                if let Ok(found) = alike_patients(typed).await {
                    self.alike.set(found);
                }
            });
        }
    }

    fn said(self) -> TypedConsent {
        let chosen = self.scopes.into_iter().filter(|(_, chosen)| chosen.get_untracked());
        let said = self.consent.get_untracked();
        let paper = (said == WRITTEN).then(|| self.paper.get_untracked()).flatten();
        TypedConsent {
            said,
            scopes: chosen.map(|(scope, _)| code(scope)).collect(),
            giver: self.giver.get_untracked(),
            paper: paper.map(|file| Paper { name: file.name, data_url: file.data_url }),
        }
    }

    /// A file that is too large is told before anything is sent.
    fn too_large(self) -> bool {
        self.consent.get_untracked() == WRITTEN
            && self.paper.with_untracked(|file| file.as_ref().is_some_and(|file| file.size > LARGEST_DOCUMENT))
    }
}

/// Research and the national record are asked apart: nothing is ticked in the patient's place.
const fn usual(scope: Scope) -> bool {
    matches!(scope, Scope::RecordCreation | Scope::CircleSharing | Scope::Rcp)
}

/// What was searched before coming here.
fn searched() -> Typed {
    let query = use_query_map();
    let asked = |key: &str| query.with_untracked(|query| query.get(key)).unwrap_or_default();
    Typed {
        birth_name: asked("nom").to_uppercase(),
        first_given_name: asked("prenom").to_uppercase(),
        birth_date: asked("naissance"),
        ..Typed::default()
    }
}

/// The form.
#[component]
pub fn CreatePage() -> impl IntoView {
    let creating = Creating::new(searched());
    Effect::new(move || creating.look());
    let navigate = StoredValue::new(use_navigate());
    let send = Callback::new(move |()| {
        submit(creating, move |id| {
            navigate.with_value(|go| go(&format!("/patients/{id}"), leptos_router::NavigateOptions::default()));
        });
    });
    let look = Callback::new(move |()| creating.look());
    view! {
        <Breadcrumb above=vec![("/patients".into(), "Patients".into())] here="Créer un dossier" />
        <Page title="Créer un dossier patient">
            <ErrorSummary errors=creating.errors() />
            {move || creating.answer.with(|answer| match answer {
                Some(Err(failure)) => Some(refusal(failure)),
                _ => None,
            })}
            <div class="two-columns">
                <form class="form" on:submit=move |event| { event.prevent_default(); send.run(()); }>
                    {identity_fields(creating.form, creating.errors(), look)}
                    {consent(creating)}
                    {to_check(creating)}
                    <div class="form-actions">
                        <Button look=Look::Primary submit=true busy=creating.busy>
                            "Créer ce dossier"
                        </Button>
                        <Button look=Look::Quiet href="/patients">"Revenir à la recherche"</Button>
                    </div>
                </form>
                <aside class="stays" aria-label="Dossiers qui ressemblent">{alike(creating)}</aside>
            </div>
        </Page>
    }
}

fn submit(creating: Creating, open: impl FnOnce(String) + 'static) {
    if creating.too_large() {
        let wrong = Wrong::new("paper", patient_words::file_too_large());
        creating.answer.set(Some(Ok(CreateAnswer::Wrong(vec![wrong]))));
        return;
    }
    creating.busy.set(true);
    let (confirmed, why) = (creating.confirmed.get_untracked(), creating.why_new.get_untracked());
    let call = create_patient(creating.form.typed(), creating.said(), confirmed, why);
    leptos::task::spawn_local(async move {
        let answer = call.await;
        creating.busy.set(false);
        match answer {
            Ok(CreateAnswer::Created(id)) => open(id),
            answer => {
                if let Ok(CreateAnswer::Look { seen, elsewhere }) = &answer {
                    creating.looked.set(Some((seen.clone(), elsewhere.clone())));
                }
                creating.answer.set(Some(answer));
            }
        }
    });
}

/// Beside the form, while one types; the list under the form takes over once the creation was refused.
fn alike(creating: Creating) -> AnyView {
    (move || {
        let found = creating.alike.get();
        let told = creating.looked.with(Option::is_some);
        (!found.is_empty() && !told).then(|| {
            view! {
                <div role="status">
                    <Card title="Ces patients ressemblent à celui que vous saisissez">
                        <p class="small-text">"Ouvrez-les avant de créer un dossier\u{a0}: votre saisie reste ici."</p>
                        {look_list(found)}
                    </Card>
                </div>
            }
        })
    })
    .into_any()
}

/// A narrow list, beside the form.
fn look_list(found: Vec<FoundLine>) -> AnyView {
    let line = |line: FoundLine| {
        view! {
            <li>
                {name_beside(&line.patient)} <br />
                {birth(&line.patient)} <br />
                <strong>{line.zone}</strong>
                <span class="small-text quiet-text">{format!(" {}", line.reasons)}</span>
            </li>
        }
    };
    view! { <ul class="plain-list">{found.into_iter().map(line).collect_view()}</ul> }.into_any()
}

fn consent(creating: Creating) -> AnyView {
    let choices = vec![
        Choice::new(ORAL, words::given_orally()),
        Choice::new(WRITTEN, words::given_in_writing()),
        Choice::new("emergency", words::without_consent(WithoutConsent::Emergency)),
        Choice::new("unconscious", words::without_consent(WithoutConsent::Unconscious)),
    ];
    let boxes = move || {
        creating
            .scopes
            .into_iter()
            .map(|(scope, chosen)| {
                let name = format!("scope-{}", scope as u8);
                view! { <Checkbox name=name label=words::scope_short(scope) checked=chosen /> }
            })
            .collect_view()
    };
    view! {
        <RadioGroup
            name="consent"
            label="Consentement du patient"
            hint="Sans accord possible (urgence, patient hors d’état de s’exprimer), le dossier n’est pas partagé et l’accord est demandé plus tard."
            value=creating.consent
            choices=choices
            error=error_at(creating.errors(), "consent")
            stacked=true
        />
        <Show when=move || creating.consent.get() == WRITTEN>
            <Field
                name="paper"
                label="Document signé"
                hint="PDF, PNG ou JPEG, 10 Mo au plus. Il est chiffré, et rangé dans les documents du dossier."
                error=error_at(creating.errors(), "paper")
            >
                <FileInput picked=creating.paper />
            </Field>
        </Show>
        <Show when=move || matches!(creating.consent.get().as_str(), ORAL | WRITTEN)>
            <Field name="giver" label="Qui donne cet accord">
                <Select value=creating.giver choices=givers() />
            </Field>
            <fieldset class="field">
                <legend>"Le patient est d’accord pour"</legend>
                <div class="radios">{boxes()}</div>
            </fieldset>
        </Show>
    }
    .into_any()
}

/// What stopped the creation: those to look at, and what to say when it is none of them.
fn to_check(creating: Creating) -> AnyView {
    let looked = creating.looked;
    let list = move || looked.get().map(|(seen, elsewhere)| candidates(seen, elsewhere));
    view! {
        {list}
        <Show when=move || looked.with(Option::is_some)>{confirmation(creating)}</Show>
    }
    .into_any()
}

fn candidates(seen: Vec<FoundLine>, elsewhere: Option<String>) -> AnyView {
    let elsewhere = elsewhere.map(|sentence| view! { <Notice mark=Mark::Check>{sentence}</Notice> });
    let list = (!seen.is_empty()).then(|| found_list(seen, true));
    view! {
        <Notice mark=Mark::Check title="Rien n’est créé pour l’instant." urgent=true>
            "Ouvrez les dossiers proposés et comparez les traits. Un doublon disperse les comptes rendus d’une même personne."
        </Notice>
        {elsewhere}
        {list}
    }
    .into_any()
}

fn confirmation(creating: Creating) -> AnyView {
    view! {
        <Checkbox
            name="confirmed_new"
            label="J’ai comparé\u{a0}: il s’agit d’une autre personne"
            checked=creating.confirmed
        />
        <Field
            name="why_new"
            label="Pourquoi est-ce une autre personne\u{a0}?"
            hint="Obligatoire quand un dossier porte exactement les mêmes traits."
            error=error_at(creating.errors(), "why_new")
            optional=true
        >
            <TextInput value=creating.why_new />
        </Field>
    }
    .into_any()
}
