//! Which board for a case, soonest: the address holds what is looked for, and no patient is needed.

use super::find_calls::{FindAsked, FoundBoard, FoundDate, find_boards};
use crate::prelude::*;
use crate::{
    routes::{self, Room},
    shell::{Page, loaded},
    ui::{Button, Choice, EmptyState, Field, LoadBar, Look, Mark, Pill, Select, TextInput},
    wire::{code, named},
};
use domain::{
    ids::PatientId,
    offer::{Organ, RcpType},
    words,
};
use leptos_router::hooks::use_query_map;

const KINDS: [RcpType; 4] = [RcpType::Standard, RcpType::Recourse, RcpType::RareCancer, RcpType::Paediatric];

/// The search for a board.
#[component]
pub fn FindBoardPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| FindAsked {
            organ: query.get("organe").and_then(|text| named(&text)),
            district: query.get("departement").unwrap_or_default(),
            kind: query.get("question").and_then(|text| named(&text)),
        })
    });
    // The record from which one came, to go back to it with the session chosen.
    let patient = query.with_untracked(|query| query.get("patient")?.parse::<PatientId>().ok());
    let found = Resource::new(move || asked.get(), find_boards);
    view! {
        <Page title="Quelle RCP, au plus tôt\u{a0}?">
            {move || form(&asked.get(), patient)} {loaded(found, move |boards| show(boards, patient))}
        </Page>
    }
}

/// A plain form: it asks by its address, without any script.
fn form(asked: &FindAsked, patient: Option<PatientId>) -> AnyView {
    let organs = Organ::ALL.iter().map(|organ| Choice::new(code(*organ), words::offer::organ(*organ))).collect();
    let kinds = KINDS.iter().map(|kind| Choice::new(code(*kind), words::planning::question_for(*kind))).collect();
    let organ = RwSignal::new(asked.organ.map(code).unwrap_or_default());
    let kind = RwSignal::new(asked.kind.map(code).unwrap_or_default());
    let district = RwSignal::new(asked.district.clone());
    view! {
        <form method="get" action=routes::FIND_BOARD class="form find-form">
            {patient.map(|id| view! { <input type="hidden" name="patient" value=id.to_string() /> })}
            <Field name="organe" label="Organe">
                <Select value=organ choices=organs nothing="Tous" />
            </Field>
            <Field name="departement" label="Département" hint="Les premiers chiffres du code postal, comme 93." optional=true>
                <TextInput value=district />
            </Field>
            <Field name="question" label="Question">
                <Select value=kind choices=kinds nothing="Toutes" />
            </Field>
            <div class="form-actions">
                <Button look=Look::Primary submit=true>"Chercher"</Button>
            </div>
        </form>
    }
    .into_any()
}

fn show(boards: Vec<FoundBoard>, patient: Option<PatientId>) -> AnyView {
    if boards.is_empty() {
        return view! {
            <EmptyState title="Aucune RCP ne correspond" sentence="Retirez le département ou la question, ou consultez toutes les offres.">
                <Button href=routes::OFFERS>"Voir les offres de RCP"</Button>
            </EmptyState>
        }
        .into_any();
    }
    let lines = boards.into_iter().map(|one| board(one, patient)).collect_view();
    let inscribe = patient.is_none().then(|| {
        view! {
            <p class="hint">
                "Pour inscrire un patient, ouvrez son dossier\u{a0}: " <a href=Room::Patients.path()>"Chercher un patient"</a>
            </p>
        }
    });
    view! {
        {inscribe}
        <ul class="found-boards">{lines}</ul>
    }
    .into_any()
}

/// A board on a few lines: who it is, its dates, and what to do.
fn board(board: FoundBoard, patient: Option<PatientId>) -> AnyView {
    let contacts = board.contacts.into_iter().map(contact).collect_view();
    let (planning, offer) =
        (format!("{}?rcp={}", Room::Planning.path(), board.id), format!("{}/{}", routes::OFFERS, board.id));
    let dates = board.dates.into_iter().map(|date| line(date, patient)).collect_view();
    view! {
        <li class="card found-board">
            <div>
                <h2>{board.name}</h2>
                <p class="small-text">{board.place}</p>
                <p>{board.soonest}</p>
            </div>
            <ul class="found-dates">{dates}</ul>
            <div class="form-actions">
                <a href=planning>"Planning"</a>
                <a href=offer>"Offre"</a>
                <details class="reasons">
                    <summary class="btn btn-quiet">"Contacts"</summary>
                    <ul class="plain-list">{contacts}</ul>
                </details>
            </div>
        </li>
    }
    .into_any()
}

/// A session: how it takes a case, and the way to inscribe the patient of the record from which one came.
fn line(date: FoundDate, patient: Option<PatientId>) -> AnyView {
    let mark = if date.free { Mark::Done } else { Mark::Check };
    let inscribe = patient.map(|patient| {
        let href = format!("/patients/{patient}/inscrire?seance={}", date.id);
        let label = format!("Inscrire à la séance du {}", date.when);
        view! {
            <a href=href aria-label=label>
                "Inscrire"
            </a>
        }
    });
    view! {
        <li>
            <span class="num">{date.when}</span>
            <Pill mark=mark word=date.taking />
            <LoadBar used=date.used available=date.available />
            {inscribe}
        </li>
    }
    .into_any()
}

fn contact((name, phone, mail): (String, String, String)) -> AnyView {
    let phone = (!phone.is_empty()).then(|| {
        let href = format!("tel:{}", phone.replace([' ', '.', '\u{a0}'], ""));
        view! { " " <a href=href>{phone}</a> }
    });
    let mail = (!mail.is_empty()).then(|| view! { " " <a href=format!("mailto:{mail}")>{mail}</a> });
    view! { <li>{name} {phone} {mail}</li> }.into_any()
}
