//! `/patients/:id/inscrire`: a case goes to a board.

use super::{
    calls::{CaseMade, NextSession, PersonFound, RecordToInscribe, TypedCase, ask_record_to_inscribe, inscribe_case},
    kept::Kept,
    people::finder_of,
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    shell::{Page, loaded},
    sign_in::when_code_needed,
    ui::{
        Button, Checkbox, Choice, EmptyState, ErrorSummary, Field, FieldError, Look, Mark, Notice, PatientLine,
        RadioGroup, Select, TextArea, TextInput, error_at, fields_needed,
    },
};
use domain::{
    meeting::{Asked, Lack, LateReason, lacking},
    planning::CaseWeight,
    words,
};
use leptos_router::hooks::{use_params_map, use_query_map};

/// What is being typed.
#[derive(Clone, Copy)]
struct Typing {
    pathway: RwSignal<String>,
    session: RwSignal<String>,
    sessions: RwSignal<Vec<NextSession>>,
    question: RwSignal<String>,
    requester: RwSignal<Option<PersonFound>>,
    presenter: RwSignal<Option<PersonFound>>,
    how: RwSignal<String>,
    urgent: RwSignal<bool>,
    late: RwSignal<String>,
    late_note: RwSignal<String>,
    beyond: RwSignal<bool>,
    lacks: RwSignal<Vec<FieldError>>,
}

/// `/patients/:id/inscrire`
#[component]
pub fn InscribePage() -> impl IntoView {
    let params = use_params_map();
    let (pathway, session) = use_query_map().with_untracked(|query| (query.get("parcours"), query.get("seance")));
    let patient = move || params.with(|params| params.get("id")).unwrap_or_default();
    let record = Resource::new(patient, move |id| ask_record_to_inscribe(id, pathway.clone(), session.clone()));
    loaded(record, page)
}

fn page(record: RecordToInscribe) -> AnyView {
    let line = record.card.words();
    view! {
        <PatientLine patient=line />
        <Page title="Inscrire à une RCP">{form(record)}</Page>
    }
    .into_any()
}

fn form(record: RecordToInscribe) -> AnyView {
    if record.pathways.is_empty() {
        let back = format!("/patients/{}", record.patient);
        return view! {
            <EmptyState
                title="Aucun parcours cancer"
                sentence="Un dossier est inscrit à une RCP pour un parcours cancer. Ouvrez d’abord le parcours dans le dossier du patient."
            >
                <Button href=back>"Revenir au dossier"</Button>
            </EmptyState>
        }
        .into_any();
    }
    let first = record.sessions.iter().find(|one| !one.late).or(record.sessions.first());
    let typing = Typing {
        pathway: RwSignal::new(record.pathway.clone()),
        session: RwSignal::new(record.wanted.clone().or(first.map(|one| one.id.clone())).unwrap_or_default()),
        sessions: RwSignal::new(record.sessions.clone()),
        question: Kept::question_of(&record.patient),
        requester: RwSignal::new(record.me.clone()),
        presenter: RwSignal::new(None),
        how: RwSignal::new("discussed".into()),
        urgent: RwSignal::new(false),
        late: RwSignal::new(String::new()),
        late_note: RwSignal::new(String::new()),
        beyond: RwSignal::new(false),
        lacks: RwSignal::new(Vec::new()),
    };
    let kept = use_context::<Kept>();
    let sent = Action::new(move |case: &TypedCase| {
        let case = case.clone();
        async move {
            let made = inscribe_case(case).await;
            if let (Ok(_), Some(kept)) = (&made, kept) {
                kept.forget();
            }
            made
        }
    });
    let patient = record.patient.clone();
    let content = move || match sent.value().get() {
        Some(Ok(made)) => Some(done(&made, &typing.session.get_untracked(), &patient)),
        _ => None,
    };
    let open = move || !matches!(sent.value().get(), Some(Ok(_)));
    let record = StoredValue::new(record);
    view! {
        <div class="drawn" inner_html=record.with_value(|record| record.before.clone())></div>
        {content}
        <Show when=open>{move || record.with_value(|record| fields(record, typing, sent))}</Show>
    }
    .into_any()
}

type Sent = Action<TypedCase, Result<CaseMade, Failure>>;

fn done(made: &CaseMade, session: &str, patient: &str) -> AnyView {
    let (form, session, record) =
        (format!("/fiches/{}", made.frcp), format!("/sessions/{session}"), format!("/patients/{patient}"));
    view! {
        <Notice mark=Mark::Done title="Dossier inscrit." urgent=true>
            "La fiche RCP est ouverte et préremplie."
        </Notice>
        <p class="form-actions">
            <Button href=form look=Look::Primary>
                "Remplir la fiche RCP"
            </Button>
            <Button href=session>"Voir la séance"</Button>
            <Button href=record>"Revenir au dossier"</Button>
        </p>
    }
    .into_any()
}

/// What is wrong: all that is missing before anything is sent, or what the service answered.
fn errors(typing: Typing, sent: Sent) -> Signal<Vec<FieldError>> {
    Signal::derive(move || match sent.value().get() {
        Some(Err(Failure::Refused { sentence, field: Some(field) })) if typing.lacks.with(Vec::is_empty) => {
            vec![FieldError { field, sentence }]
        }
        _ => typing.lacks.get(),
    })
}

/// Everything that is missing in what is typed.
fn lacks(typing: Typing) -> Vec<FieldError> {
    let (session, question) = (typing.session.get_untracked(), typing.question.get_untracked());
    let note = typing.late_note.get_untracked();
    let late = is_late(typing, &session).then(|| (reason(&typing.late.get_untracked()), note.as_str()));
    let requester = typing.requester.with_untracked(Option::is_some);
    let asked = Asked { session: !session.is_empty(), question: &question, requester, late };
    let error = |lack: Lack| FieldError { field: lack.field().to_owned(), sentence: words::meeting::lack(lack) };
    lacking(asked).into_iter().map(error).collect()
}

fn general(sent: Sent) -> AnyView {
    (move || match sent.value().get() {
        Some(Err(Failure::Refused { field: Some(_), .. })) | Some(Ok(_)) | None => None,
        Some(Err(failure)) => Some(view! {
            <Notice mark=Mark::Blocking urgent=true>
                {failure.sentence()}
            </Notice>
        }),
    })
    .into_any()
}

fn fields(record: &RecordToInscribe, typing: Typing, sent: Sent) -> AnyView {
    let patient = record.patient.clone();
    let send = Callback::new(move |()| {
        let lacks = lacks(typing);
        if lacks.is_empty() {
            sent.dispatch(typed(&patient, typing));
        }
        typing.lacks.set(lacks);
    });
    let errors = errors(typing, sent);
    when_code_needed(sent, move || send.run(()));
    see_again(record, typing, sent);
    let ways = vec![
        Choice::new("discussed", "À discuter"),
        Choice::new("complex", "Discussion longue"),
        Choice::new("registered", "À enregistrer"),
    ];
    view! {
        <div class="form">
            <ErrorSummary errors=errors />
            {fields_needed()}
            {pathways(record, typing)} {sessions(typing, errors)} {already(typing)} {full(typing)} {late(typing, errors)}
            <Field name="question" label="Question posée à la RCP" error=error_at(errors, "question")>
                <TextArea value=typing.question />
            </Field>
            {person(("requester", "Médecin demandeur", true), typing.requester, error_at(errors, "requester"))}
            <details class="reasons">
                <summary class="btn btn-quiet">"Autre présentateur, type de passage (facultatif)"</summary>
                {person(("presenter", "Présentateur, s’il est différent", false), typing.presenter, error_at(errors, "presenter"))}
                <RadioGroup name="how" label="Passage souhaité" value=typing.how choices=ways />
                <Checkbox name="urgent" label="Ce dossier ne peut pas attendre" checked=typing.urgent />
            </details>
            {general(sent)}
            <p class="form-actions">
                <Button look=Look::Primary on_press=send busy=sent.pending()>
                    "Inscrire à cette séance"
                </Button>
            </p>
        </div>
    }
    .into_any()
}

fn typed(patient: &str, typing: Typing) -> TypedCase {
    let id = |person: RwSignal<Option<PersonFound>>| person.get_untracked().map(|one| one.id).unwrap_or_default();
    let how = typing.how.get_untracked();
    let late = is_late(typing, &typing.session.get_untracked());
    TypedCase {
        patient: patient.to_owned(),
        pathway: typing.pathway.get_untracked(),
        session: typing.session.get_untracked(),
        question: typing.question.get_untracked(),
        requester: id(typing.requester),
        presenter: id(typing.presenter),
        registered: how == "registered",
        complex: how == "complex",
        urgent: typing.urgent.get_untracked(),
        late: late.then(|| reason(&typing.late.get_untracked())).flatten(),
        late_note: typing.late_note.get_untracked(),
        beyond: typing.beyond.get_untracked(),
    }
}

fn is_late(typing: Typing, session: &str) -> bool {
    typing.sessions.with_untracked(|all| all.iter().any(|one| one.id == session && one.late))
}

fn reason(code: &str) -> Option<LateReason> {
    LateReason::ALL.iter().copied().find(|one| format!("{one:?}") == code)
}

fn pathways(record: &RecordToInscribe, typing: Typing) -> Option<AnyView> {
    if record.pathways.len() < 2 {
        return None;
    }
    let patient = record.patient.clone();
    let again = Callback::new(move |pathway: String| {
        let patient = patient.clone();
        leptos::task::spawn_local(async move {
            if let Ok(record) = ask_record_to_inscribe(patient, Some(pathway), None).await {
                typing.session.set(record.sessions.first().map(|one| one.id.clone()).unwrap_or_default());
                typing.sessions.set(record.sessions);
            }
        });
    });
    let choices = record.pathways.iter().map(|(id, label)| Choice::new(id.clone(), label.clone())).collect();
    Some(
        view! {
            <RadioGroup name="pathway" label="Parcours cancer" value=typing.pathway choices=choices stacked=true on_commit=again />
        }
        .into_any(),
    )
}

fn sessions(typing: Typing, errors: Signal<Vec<FieldError>>) -> AnyView {
    let error = error_at(errors, "session");
    (move || {
        let all = typing.sessions.get();
        if all.is_empty() {
            return view! {
                <Notice mark=Mark::Check>
                    "Aucune séance n’accepte d’inscription pour l’instant. Consultez le planning."
                </Notice>
            }
            .into_any();
        }
        let choices = all.iter().map(|one| Choice::new(one.id.clone(), words_of(one))).collect();
        view! { <RadioGroup name="session" label="Séance" value=typing.session choices=choices stacked=true error=error /> }
            .into_any()
    })
    .into_any()
}

fn words_of(one: &NextSession) -> String {
    let load = format!("{}\u{a0}/\u{a0}{}\u{a0}min", one.used, one.available);
    let late = if one.late { ", inscriptions closes" } else { "" };
    format!("{} · {} · {} ({load}{late})", one.when, one.name, one.place)
}

/// The patient is already expected at the board of the session chosen: said, and nothing is refused.
fn already(typing: Typing) -> AnyView {
    let told = move || {
        let chosen = typing.session.get();
        let told =
            typing.sessions.with(|all| all.iter().find(|one| one.id == chosen).and_then(|one| one.already.clone()));
        told.map(|told| view! { <Notice mark=Mark::Check title="Déjà inscrit">{told}</Notice> })
    };
    view! { <div role="status">{told}</div> }.into_any()
}

/// A session that has no minute left for the case: when it would end, and whether it is inscribed all the same.
fn full(typing: Typing) -> AnyView {
    let end = Memo::new(move |_| {
        let how = typing.how.get();
        let weight = CaseWeight::of(how == "registered", how == "complex");
        let chosen = typing.session.get();
        typing.sessions.with(|all| {
            let one = all.iter().find(|one| one.id == chosen)?;
            let cost = one.capacity.cost(weight);
            (!one.load().takes(cost)).then(|| one.load().end_with(one.ends, cost))
        })
    });
    let told = move || {
        end.get().map(|end| {
            view! {
                <Notice mark=Mark::Check title="Séance pleine">
                    <p>{words::meeting::would_end_at(end.time())}</p>
                    <Checkbox name="beyond" label="Inscrire quand même à cette séance" checked=typing.beyond />
                </Notice>
            }
        })
    };
    view! { <div role="status">{told}</div> }.into_any()
}

/// The sessions as they are now, after one turned out to be full.
fn see_again(record: &RecordToInscribe, typing: Typing, sent: Sent) {
    let patient = record.patient.clone();
    Effect::new(move || {
        let full =
            matches!(sent.value().get(), Some(Err(Failure::Refused { field: Some(field), .. })) if field == "session");
        if full {
            let (patient, pathway) = (patient.clone(), typing.pathway.get_untracked());
            let chosen = Some(typing.session.get_untracked());
            leptos::task::spawn_local(async move {
                if let Ok(record) = ask_record_to_inscribe(patient, Some(pathway), chosen).await {
                    typing.sessions.set(record.sessions);
                }
            });
        }
    });
}

fn late(typing: Typing, errors: Signal<Vec<FieldError>>) -> AnyView {
    let late = Memo::new(move |_| is_late(typing, &typing.session.get()));
    view! {
        <Show when=move || late.get()>
            <Field name="late" label="Motif de l’ajout tardif" hint="Les inscriptions de cette séance sont closes." error=error_at(errors, "late")>
                <Select value=typing.late choices=reasons() />
            </Field>
            <Field name="late-note" label="Précision" optional=true error=error_at(errors, "late-note")>
                <TextInput value=typing.late_note />
            </Field>
        </Show>
    }
    .into_any()
}

fn reasons() -> Vec<Choice> {
    LateReason::ALL.iter().map(|one| Choice::new(format!("{one:?}"), words::meeting::late_reason(*one))).collect()
}

/// Somebody of the directory, under a name and a label; a physician when it must be one.
fn person(
    (name, label, physicians): (&'static str, &'static str, bool),
    chosen: RwSignal<Option<PersonFound>>,
    error: Signal<Option<String>>,
) -> AnyView {
    let pick = Callback::new(move |person: PersonFound| chosen.set(Some(person)));
    let content = move || match chosen.get() {
        Some(person) => view! {
            <p>
                {person.name} " "
                <button type="button" class="btn btn-quiet" on:click=move |_| chosen.set(None)>
                    "Changer"
                </button>
            </p>
        }
        .into_any(),
        None => finder_of(name, label, physicians, pick),
    };
    view! {
        <Field name=name label=label error=error>
            {content}
        </Field>
    }
    .into_any()
}
