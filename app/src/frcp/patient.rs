//! Whose form it is.

use crate::prelude::*;

use super::calls::PatientShown;
use crate::ui::{Mark, PatientLine, PatientWords};

pub(super) fn patient_line(patient: PatientShown) -> AnyView {
    let words = PatientWords {
        birth_name: patient.birth_name,
        first_name: patient.first_name,
        used_name: patient.used_name,
        birth_date: patient.birth_date,
        age: patient.age,
        sex: patient.sex,
        ins: patient.ins,
        status: patient.status,
        status_mark: if patient.checked { Mark::Done } else { Mark::Provisional },
        alerts: Vec::new(),
    };
    view! { <PatientLine patient=words /> }.into_any()
}
