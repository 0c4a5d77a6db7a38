//! Who orders an export, of what.

use super::parts::Names;
use crate::{
    account::operator,
    audit::Event,
    context::Context,
    entities::{patient, patient_place, place},
    error::Error,
    write::write_as_service,
};
use domain::{
    audit::SystemAct,
    export::{Item, Scope, goes_with},
    ids::{AccountId, PatientId, PlaceId},
    words::export as words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// What is asked for, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Every record.
    All,
    /// The record of this patient.
    Patient(PatientId),
    /// What the establishment with this FINESS number owns.
    Establishment(String),
}

/// The right to export some records. Only [`order`] makes one.
#[derive(Debug)]
pub struct Order {
    pub(super) by: AccountId,
    pub(super) scope: Scope,
    pub(super) names: Names,
    patients: Vec<PatientId>,
}

impl Order {
    /// The records that it is about, in a stable order.
    #[must_use]
    pub fn patients(&self) -> &[PatientId] {
        &self.patients
    }

    /// What was asked for.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    pub(super) fn goes(&self, item: Item<'_>) -> bool {
        goes_with(self.scope, item)
    }
}

/// Finds what is asked for and keeps the event of the order.
///
/// # Errors
/// `Refused` when the account is not open, or nothing is known under that number.
pub async fn order(ctx: &Context, email: &str, asked: &Asked) -> Result<Order, Error> {
    let by = operator(ctx, email).await?;
    let (scope, target) = match asked {
        Asked::All => (Scope::Everything, None),
        Asked::Patient(patient) => (Scope::Person, Some(patient.uuid())),
        Asked::Establishment(finess) => {
            let found = place::Entity::find().filter(place::Column::Finess.eq(finess.trim())).one(&ctx.db.read).await?;
            let id = found.ok_or_else(|| Error::refused(words::place_unknown(finess)))?.id;
            (Scope::Establishment(PlaceId::from_uuid(id)), Some(id))
        }
    };
    let patients = patients(ctx, scope, asked).await?;
    let count = patients.len();
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        tx.trace(Event::done(target).by(by).noting(format!("export: {count} records")));
        Ok(())
    })
    .await?;
    Ok(Order { by, scope, names: Names::load(ctx).await?, patients })
}

async fn patients(ctx: &Context, scope: Scope, asked: &Asked) -> Result<Vec<PatientId>, Error> {
    let db = &ctx.db.read;
    if let Asked::Patient(id) = asked {
        let found = patient::Entity::find_by_id(id.uuid()).one(db).await?;
        return found.map(|_| vec![*id]).ok_or_else(|| Error::refused(words::patient_unknown()));
    }
    let rows: Vec<(Uuid, Uuid)> = patient::Entity::find()
        .select_only()
        .columns([patient::Column::Id, patient::Column::CreatedAtPlace])
        .order_by_asc(patient::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut places: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
    for row in patient_place::Entity::find().all(db).await? {
        places.entry(row.patient_id).or_default().insert(row.place_id);
    }
    let of = |(id, created_at): &(Uuid, Uuid)| {
        let mut all = places.get(id).cloned().unwrap_or_default();
        all.insert(*created_at);
        let all: Vec<PlaceId> = all.into_iter().map(PlaceId::from_uuid).collect();
        goes_with(scope, Item::Identity { places: &all })
    };
    Ok(rows.iter().filter(|row| of(row)).map(|(id, _)| PatientId::from_uuid(*id)).collect())
}
