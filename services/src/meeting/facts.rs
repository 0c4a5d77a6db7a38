//! What is known of a case when it is sorted or presented.

use super::{
    inscribe::age,
    store::{Case, Held},
};
use crate::{entities::patient, error::Error};
use domain::{meeting::CaseFacts, offer::RcpType, planning::paris};
use sea_orm::{ConnectionTrait, EntityTrait};

/// Age on the day, and whether the board is one of recourse.
pub(super) async fn case_facts<C: ConnectionTrait>(db: &C, case: &Case, held: &Held) -> Result<CaseFacts, Error> {
    let row = patient::Entity::find_by_id(case.row.patient_id).one(db).await?.ok_or(Error::NotFound)?;
    Ok(facts_of(&row, held))
}

/// As [`case_facts`], when the record is already there.
pub(super) fn facts_of(patient: &patient::Model, held: &Held) -> CaseFacts {
    let day = paris::to_paris(held.session.start()).date();
    CaseFacts {
        recourse: held.details.kind() == RcpType::Recourse,
        age: age(patient.birth_date, day),
        ..CaseFacts::default()
    }
}
