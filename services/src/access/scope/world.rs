//! What is known of a few patients, loaded once, to compute the rights of many people without a query each.

use crate::{
    access::facts::lends_validation,
    entities::{
        attendance, circle_member, delegation, edit, frcp, inscription, offer, patient, patient_place, session,
    },
    error::Error,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Patients and everything that facts about them are made of.
#[derive(Debug, Default)]
pub(super) struct World {
    pub patients: Vec<patient::Model>,
    pub places: Vec<patient_place::Model>,
    pub circle: Vec<circle_member::Model>,
    pub inscriptions: Vec<inscription::Model>,
    pub frcps: Vec<frcp::Model>,
    pub sessions: HashMap<Uuid, session::Model>,
    pub attendances: Vec<attendance::Model>,
    pub offers: HashMap<Uuid, offer::Model>,
    /// The powers to validate lent on these boards, whatever their dates.
    pub delegations: Vec<delegation::Model>,
    /// Who wrote in which form.
    pub authors: HashSet<(Uuid, Uuid)>,
}

impl World {
    pub(super) async fn load<C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> Result<Self, Error> {
        let ids = || ids.iter().copied();
        let inscriptions =
            inscription::Entity::find().filter(inscription::Column::PatientId.is_in(ids())).all(db).await?;
        let frcps = frcp::Entity::find().filter(frcp::Column::PatientId.is_in(ids())).all(db).await?;
        let held: HashSet<Uuid> = inscriptions.iter().map(|row| row.session_id).collect();
        let boards: HashSet<Uuid> = frcps.iter().map(|row| row.offer_id).collect();
        let sessions = session::Entity::find().filter(session::Column::Id.is_in(held.iter().copied())).all(db).await?;
        let lent = delegation::Entity::find().filter(delegation::Column::OfferId.is_in(boards.iter().copied()));
        let offers = offer::Entity::find().filter(offer::Column::Id.is_in(boards)).all(db).await?;
        Ok(Self {
            patients: patient::Entity::find().filter(patient::Column::Id.is_in(ids())).all(db).await?,
            places: patient_place::Entity::find().filter(patient_place::Column::PatientId.is_in(ids())).all(db).await?,
            circle: circle_member::Entity::find().filter(circle_member::Column::PatientId.is_in(ids())).all(db).await?,
            authors: authors(db, &frcps).await?,
            delegations: lent.all(db).await?.into_iter().filter(lends_validation).collect(),
            attendances: attendance::Entity::find().filter(attendance::Column::SessionId.is_in(held)).all(db).await?,
            sessions: sessions.into_iter().map(|row| (row.id, row)).collect(),
            offers: offers.into_iter().map(|row| (row.id, row)).collect(),
            inscriptions,
            frcps,
        })
    }
}

async fn authors<C: ConnectionTrait>(db: &C, frcps: &[frcp::Model]) -> Result<HashSet<(Uuid, Uuid)>, Error> {
    use sea_orm::QuerySelect;
    let rows: Vec<(Uuid, Uuid)> = edit::Entity::find()
        .select_only()
        .column(edit::Column::FrcpId)
        .column(edit::Column::AuthorId)
        .distinct()
        .filter(edit::Column::FrcpId.is_in(frcps.iter().map(|row| row.id)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
