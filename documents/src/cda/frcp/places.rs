//! The sections of the volet where answers stand.
//!
//! Source: CI-SIS, volet CANCER-FRCP 2025.01: code (LOINC) and templates of each section, in the order of the volet.

use crate::cda::code::{Code, loinc};
use domain::{
    codes::System,
    forms::{Form, Section},
    words::cda::{FRCP, FrcpTitles},
};

/// A section of the volet that takes answers of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cda) enum Place {
    Motif,
    Discovery,
    Tumour,
    History,
    State,
    Pregnancies,
    Wishes,
    Exams,
    Phase,
    Treatments,
    Operations,
    Pathology,
    Molecular,
    Synthesis,
    Case,
    Proposal,
    Framework,
    Comments,
    Status,
}

/// What the volet fixes of a section.
pub(super) struct Shape {
    pub templates: &'static [&'static str],
    pub code: Code,
    pub title: fn(&FrcpTitles) -> &'static str,
}

impl Place {
    /// The section of the volet that a code of LOINC names.
    pub(in crate::cda) fn of_loinc(code: &str) -> Option<Self> {
        Some(match code {
            "42349-1" => Self::Motif,
            "42545-4" => Self::Discovery,
            "72135-7" => Self::Tumour,
            "11348-0" => Self::History,
            "46006-3" => Self::State,
            "10162-6" => Self::Pregnancies,
            "75320-2" => Self::Wishes,
            "30954-2" => Self::Exams,
            "18733-6" => Self::Phase,
            "29554-3" => Self::Treatments,
            "10218-6" => Self::Operations,
            "50397-9" => Self::Molecular,
            "10164-2" => Self::Synthesis,
            "21874-3" => Self::Case,
            "18776-5" => Self::Proposal,
            "35510-7" => Self::Framework,
            _ => return None,
        })
    }

    /// Where a section of a form stands; `None` when neither its code nor its name says so.
    fn of(section: &Section) -> Option<Self> {
        let code = section.code.as_ref().filter(|anchor| anchor.system == System::Loinc);
        // The volet gives pathology the code of the examinations, and no code to the two others.
        code.and_then(|anchor| Self::of_loinc(&anchor.code)).or_else(|| match section.key.as_str() {
            "pathology" => Some(Self::Pathology),
            "palliative" => Some(Self::Comments),
            "diffusion" => Some(Self::Status),
            _ => None,
        })
    }
}

/// The sections of a form, each with its place in the volet: one that has none stands with the one before it.
pub(in crate::cda) fn of_form(form: &Form) -> impl Iterator<Item = (Place, &Section)> {
    let mut place = Place::Comments;
    form.sections.iter().map(move |section| {
        place = Place::of(section).unwrap_or(place);
        (place, section)
    })
}

const fn shape(templates: &'static [&'static str], code: Code, title: fn(&FrcpTitles) -> &'static str) -> Shape {
    Shape { templates, code, title }
}

impl Shape {
    pub(super) fn title(&self) -> &'static str {
        (self.title)(&FRCP)
    }
}

pub(super) const MOTIF: Shape = shape(
    &["1.3.6.1.4.1.19376.1.5.3.1.3.1", "1.3.6.1.4.1.19376.1.5.3.1.3.2", "1.2.250.1.213.1.1.2.128"],
    loinc("42349-1", "Raison de la recommandation"),
    |titles| titles.motif,
);
pub(super) const DISCOVERY: Shape = shape(
    &["1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9", "1.3.6.1.4.1.19376.1.7.3.1.1.13.7", "1.2.250.1.213.1.1.2.163"],
    loinc("42545-4", "Evènements observés"),
    |titles| titles.discovery,
);
pub(super) const TUMOUR: Shape = shape(
    &[
        "2.16.840.1.113883.10.20.1.11",
        "1.3.6.1.4.1.19376.1.5.3.1.3.6",
        "1.3.6.1.4.1.19376.1.7.3.1.3.14.1",
        "1.2.250.1.213.1.1.2.27",
    ],
    loinc("72135-7", "Diagnostic du cancer"),
    |titles| titles.tumour,
);
pub(super) const HISTORY: Shape =
    shape(&["1.2.250.1.213.1.1.2.2"], loinc("11348-0", "Antécédents médicaux"), |titles| titles.history);
pub(super) const COMORBIDITIES: Shape =
    shape(&["1.2.250.1.213.1.1.2.176"], loinc("11450-4", "Liste des problèmes actifs"), |titles| titles.comorbidities);
pub(super) const STATE: Shape = shape(
    &["1.3.6.1.4.1.19376.1.5.3.1.1.12.2.5", "1.2.250.1.213.1.1.2.115"],
    loinc("46006-3", "Problèmes physiques fonctionnels et structurels"),
    |titles| titles.state,
);
pub(super) const PREGNANCIES: Shape = shape(
    &["1.3.6.1.4.1.19376.1.5.3.1.1.5.3.4", "1.2.250.1.213.1.1.2.77"],
    loinc("10162-6", "Historique des grossesses"),
    |titles| titles.pregnancies,
);
pub(super) const WISHES: Shape =
    shape(&["1.2.250.1.213.1.1.2.252"], loinc("75320-2", "Souhaits du patient"), |titles| titles.wishes);
pub(super) const EXAMS: Shape = shape(
    &["1.3.6.1.4.1.19376.1.5.3.1.3.27", "1.2.250.1.213.1.1.2.150"],
    loinc("30954-2", "Résultats d'examens"),
    |titles| titles.exams,
);
pub(super) const PHASE: Shape = shape(
    &["1.3.6.1.4.1.19376.1.5.3.1.1.13.2.7", "1.2.250.1.213.1.1.2.25"],
    loinc("18733-6", "Note de progression"),
    |titles| titles.phase,
);
pub(super) const TREATMENTS: Shape =
    shape(&["1.3.6.1.4.1.19376.1.5.3.1.1.13.2.11", "1.2.250.1.213.1.1.2.118"], loinc("29554-3", "Actes"), |titles| {
        titles.treatments
    });
pub(super) const OPERATIONS: Shape =
    shape(&["1.2.250.1.213.1.1.2.26"], loinc("10218-6", "Note postopératoire"), |titles| titles.operations);
pub(super) const PATHOLOGY: Shape =
    shape(&["1.2.250.1.213.1.1.2.34"], loinc("30954-2", "Résultats d'examens"), |titles| titles.pathology);
pub(super) const MOLECULAR: Shape =
    shape(&["1.2.250.1.213.1.1.2.67"], loinc("50397-9", "Génétique moléculaire - Interprétation"), |titles| {
        titles.molecular
    });
pub(super) const SYNTHESIS: Shape = shape(
    &["1.3.6.1.4.1.19376.1.5.3.1.3.4", "1.2.250.1.213.1.1.2.130"],
    loinc("10164-2", "Histoire de la maladie"),
    |titles| titles.synthesis,
);
pub(super) const CASE: Shape =
    shape(&["1.2.250.1.213.1.1.2.33"], loinc("21874-3", "Statut du dossier présenté en RCP"), |titles| titles.case);
pub(super) const PROPOSAL: Shape = shape(
    &["2.16.840.1.113883.10.20.1.10", "1.3.6.1.4.1.19376.1.5.3.1.3.36", "1.2.250.1.213.1.1.2.158"],
    loinc("18776-5", "Plan de soins"),
    |titles| titles.proposal,
);
pub(super) const FRAMEWORK: Shape =
    shape(&["1.2.250.1.213.1.1.2.175"], loinc("35510-7", "Essais cliniques - Informations générales"), |titles| {
        titles.framework
    });
/// A section of text, wherever the volet admits one.
const COMMENT: &[&str] = &["2.16.840.1.113883.10.12.201", "1.3.6.1.4.1.19376.1.4.1.2.16", "1.2.250.1.213.1.1.2.73"];
pub(super) const COMMENTS: Shape = shape(COMMENT, loinc("55112-7", "Commentaire"), |titles| titles.comments);
pub(super) const NOTICE: Shape = shape(COMMENT, loinc("55112-7", "Commentaire"), |titles| titles.notice);
pub(super) const REMARKS: Shape = shape(COMMENT, loinc("55112-7", "Commentaire"), |_| domain::words::cda::REMARKS);
pub(super) const STATUS: Shape =
    shape(&["1.2.250.1.213.1.1.2.35"], loinc("33557-0", "Etat d'achèvement"), |titles| titles.status);
pub(super) const COPY: Shape =
    shape(&["1.2.250.1.213.1.1.2.243"], loinc("55108-5", "Copie du document"), |titles| titles.copy);
