//! Whose record it is.

use crate::prelude::*;

use super::{Mark, Pill};

/// A patient's identity as words, in the order in which it is read.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PatientWords {
    /// Birth name, in capitals.
    pub birth_name: String,
    /// First name.
    pub first_name: String,
    /// The name used in life, when it differs.
    pub used_name: Option<String>,
    /// "14/06/1971".
    pub birth_date: String,
    /// "54 ans".
    pub age: String,
    /// "F", "M" or "I".
    pub sex: String,
    /// The INS in its groups, when it may be shown.
    pub ins: Option<String>,
    /// The status of the identity ("identité qualifiée").
    pub status: String,
    /// The mark of that status.
    pub status_mark: Mark,
    /// What must not be forgotten ("anticoagulant").
    pub alerts: Vec<String>,
}

/// Stays at the top of each page of a record, and on each printed page; never cut.
#[component]
pub fn PatientLine(
    /// The patient.
    patient: PatientWords,
) -> impl IntoView {
    let name = format!("{} {}", patient.birth_name, patient.first_name);
    let label = format!("Patient\u{a0}: {name}");
    view! {
        <section class="patient-line" aria-label=label>
            <strong class="patient-name">{name}</strong>
            <dl class="facts">
                {patient.used_name.map(|used| fact("nom utilisé", used))}
                {fact("naissance", format!("{}, {}", patient.birth_date, patient.age))}
                {fact("sexe", patient.sex)}
                {patient.ins.map(|ins| fact("INS", ins))}
            </dl>
            <span class="patient-marks">
                <Pill mark=patient.status_mark word=patient.status />
                {patient.alerts.into_iter().map(|alert| view! { <Pill mark=Mark::Check word=alert /> }).collect_view()}
            </span>
        </section>
    }
}

fn fact(term: &'static str, value: String) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
