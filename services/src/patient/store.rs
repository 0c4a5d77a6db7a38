//! The rows of patients: read whole, saved whole, with their keys.

use super::{body::Body, keys};
use crate::{
    access::scope,
    entities::{patient, patient_place},
    error::Error,
    write::Tx,
};
use domain::{
    ids::{PatientId, PlaceId},
    patient::Identity,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};
use uuid::Uuid;

/// A patient as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The record.
    pub id: PatientId,
    /// Who it is.
    pub identity: Identity,
}

/// A row and its body. A merged record is no more under its own number.
pub(crate) async fn load<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(patient::Model, Body), Error> {
    let row = patient::Entity::find_by_id(id).one(db).await?.filter(|row| row.merged_into.is_none());
    let row = row.ok_or(Error::NotFound)?;
    let body = Body::read(&row)?;
    Ok((row, body))
}

/// The records of a place.
pub(super) fn records_of(place: PlaceId) -> Select<patient_place::Entity> {
    patient_place::Entity::find()
        .select_only()
        .column(patient_place::Column::PatientId)
        .filter(patient_place::Column::PlaceId.eq(place.uuid()))
}

/// That the record whose id stands in `column` is of a place: asked of each row, for a place has more records than most lists have rows.
pub(super) fn is_record_of<C: ColumnTrait>(place: PlaceId, column: C) -> SimpleExpr {
    let same = Expr::col(patient_place::Column::PatientId.as_column_ref()).equals(column.as_column_ref());
    Expr::exists(records_of(place).filter(same).into_query())
}

/// A row as a list shows it.
pub(super) fn summary(row: &patient::Model) -> Result<Summary, Error> {
    Ok(Summary { id: PatientId::from_uuid(row.id), identity: Body::read(row)?.identity })
}

/// Saves a body over `row`, its columns and its keys, under the next version.
pub(super) async fn save(tx: &Tx, row: &patient::Model, body: &Body) -> Result<(), Error> {
    let next = patient::ActiveModel { id: Set(row.id), version: Set(row.version + 1), ..body.columns()? };
    patient::Entity::update(next).exec(tx).await?;
    keys::save(tx, row.id, &body.candidate()).await
}

/// Sets whether a record is shared, and recomputes who sees it.
pub(crate) async fn set_sharing(tx: &Tx, id: Uuid, sharing: &str) -> Result<(), Error> {
    let next = patient::ActiveModel { id: Set(id), sharing: Set(sharing.to_owned()), ..Default::default() };
    patient::Entity::update(next).exec(tx).await?;
    scope::recompute(tx, &[id], tx.at()).await
}

/// Refuses to write over what somebody else changed meanwhile.
pub(super) fn same_version(row: &patient::Model, seen: i64) -> Result<(), Error> {
    if row.version == seen {
        return Ok(());
    }
    Err(Error::Conflict(row.body.clone()))
}
