//! A record: the line that says whose it is, its sections, one address each.

use crate::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    around_tab, calls::patient_record, circle_tab, consent_tab, documents_tab, dto::RecordDto, identity_tab, log_tab,
    pathway_tab,
};
use crate::{
    live::{Screen, close_with_rights},
    shell::{Page, loaded},
    ui::{Button, Look, PatientLine, Tab, Tabs},
};

/// A section of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Pathway,
    Identity,
    Consent,
    Circle,
    Around,
    Documents,
    Log,
}

impl Section {
    const ALL: [Self; 7] =
        [Self::Pathway, Self::Identity, Self::Consent, Self::Circle, Self::Around, Self::Documents, Self::Log];

    /// What follows the address of the record.
    const fn path(self) -> &'static str {
        match self {
            Self::Pathway => "",
            Self::Identity => "/identite",
            Self::Consent => "/consentement",
            Self::Circle => "/cercle",
            Self::Around => "/personnes",
            Self::Documents => "/documents",
            Self::Log => "/acces",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Pathway => "Parcours",
            Self::Identity => "Identité",
            Self::Consent => "Consentement et information",
            Self::Circle => "Cercle",
            Self::Around => "Personnes",
            Self::Documents => "Documents",
            Self::Log => "Accès",
        }
    }
}

/// The pathways, the cases and the forms.
#[component]
pub fn PathwayPage() -> impl IntoView {
    page(Section::Pathway)
}

/// The identity.
#[component]
pub fn IdentityPage() -> impl IntoView {
    page(Section::Identity)
}

/// The consent, and what the patient was told.
#[component]
pub fn ConsentPage() -> impl IntoView {
    page(Section::Consent)
}

/// The circle of care.
#[component]
pub fn CirclePage() -> impl IntoView {
    page(Section::Circle)
}

/// The people around.
#[component]
pub fn AroundPage() -> impl IntoView {
    page(Section::Around)
}

/// The documents.
#[component]
pub fn DocumentsPage() -> impl IntoView {
    page(Section::Documents)
}

/// Who opened the record.
#[component]
pub fn LogPage() -> impl IntoView {
    page(Section::Log)
}

fn page(section: Section) -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let record = Resource::new(move || id.get(), patient_record);
    let reload = Callback::new(move |()| record.refetch());
    close_with_rights(Screen::Record, id, reload);
    loaded(record, move |record| frame(section, record, reload))
}

fn frame(section: Section, record: RecordDto, reload: Callback<()>) -> AnyView {
    let line = record.patient.words();
    let actions = inscribe(&record);
    let tabs = tabs(section, &record);
    let content = match section {
        Section::Pathway => pathway_tab::show(record, reload),
        Section::Identity => identity_tab::show(record, reload),
        Section::Consent => consent_tab::show(record, reload),
        Section::Circle => circle_tab::show(record, reload),
        Section::Around => around_tab::show(record, reload),
        Section::Documents => documents_tab::show(record),
        Section::Log => log_tab::show(&record),
    };
    view! {
        <div class="cover">
            <p role="alert">
                "Le serveur ne répond plus\u{a0}: ce dossier est masqué, car vos droits ne peuvent plus être vérifiés. Il reviendra dès que le serveur répondra."
            </p>
        </div>
        <PatientLine patient=line />
        <Page title=section.label() actions=actions>
            <Tabs label="Sections du dossier" tabs=tabs />
            {content}
        </Page>
    }
    .into_any()
}

fn inscribe(record: &RecordDto) -> AnyView {
    let href = format!("{}/inscrire", record.patient.href());
    let offered = record.may.episode || record.may.inform;
    let find = format!("{}?patient={}", crate::routes::FIND_BOARD, record.patient.id);
    let emergency = crate::routes::emergency_of(&record.patient.id);
    let both = offered.then(|| {
        view! {
            <a class="btn" rel="external" href=emergency>
                "Concertation en urgence"
            </a>
            <Button href=find>"Quelle RCP, au plus tôt\u{a0}?"</Button>
            <Button look=Look::Primary href=href>"Inscrire à une séance"</Button>
        }
    });
    both.into_any()
}

fn tabs(current: Section, record: &RecordDto) -> Vec<Tab> {
    let base = record.patient.href();
    let count = |section| match section {
        Section::Pathway => Some(record.episodes.len()),
        Section::Around => Some(record.people.len()),
        Section::Documents => Some(record.documents.len()),
        Section::Identity | Section::Consent | Section::Circle | Section::Log => None,
    };
    let tab = |section: Section| {
        let tab = Tab::new(format!("{base}{}", section.path()), section.label(), section == current);
        Tab { count: count(section).and_then(|count| u32::try_from(count).ok()), ..tab }
    };
    Section::ALL.into_iter().map(tab).collect()
}
