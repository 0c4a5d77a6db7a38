//! What is known of a case when it is sorted or presented: its form, the age of the patient, the type of the board.

use super::{
    inscribe::age,
    store::{Case, Held},
};
use crate::{entities::patient, error::Error, frcp};
use domain::{meeting::CaseFacts, offer::RcpType, planning::paris};
use sea_orm::{ConnectionTrait, EntityTrait};

/// Every fact that may force a discussion.
pub(super) async fn case_facts<C: ConnectionTrait>(db: &C, case: &Case, held: &Held) -> Result<CaseFacts, Error> {
    let row = patient::Entity::find_by_id(case.row.patient_id).one(db).await?.ok_or(Error::NotFound)?;
    facts_of(db, &row, case, held).await
}

/// As [`case_facts`], when the record is already there.
pub(super) async fn facts_of<C: ConnectionTrait>(
    db: &C,
    patient: &patient::Model,
    case: &Case,
    held: &Held,
) -> Result<CaseFacts, Error> {
    let told = match case.file.case.frcp {
        Some(form) => frcp::told(db, form).await?,
        None => CaseFacts::default(),
    };
    let day = paris::to_paris(held.session.start()).date();
    let recourse = told.recourse || held.details.kind() == RcpType::Recourse || case.file.recourse.is_some();
    let urgent_act_done = told.urgent_act_done || case.file.decided.is_some();
    Ok(CaseFacts { recourse, urgent_act_done, age: age(patient.birth_date, day), ..told })
}
