//! Names behind identifiers.

use super::Person;
use crate::{
    entities::{account, professional},
    error::Error,
};
use domain::{
    ids::{AccountId, ProfessionalId},
    people::Specialty,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The names of these accounts.
pub(super) async fn names<C: ConnectionTrait>(
    db: &C,
    accounts: BTreeSet<AccountId>,
) -> Result<domain::sorted::Map<AccountId, String>, Error> {
    let ids = accounts.into_iter().map(AccountId::uuid);
    let rows = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(db).await?;
    let named = |row: account::Model| (AccountId::from_uuid(row.id), format!("{} {}", row.given_name, row.family_name));
    Ok(rows.into_iter().map(named).collect())
}

/// These professionals, by their entry of the directory.
pub(super) async fn people<C: ConnectionTrait>(
    db: &C,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Person>, Error> {
    let rows = professional::Entity::find().filter(professional::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, person(row))).collect())
}

/// One professional, if there is an entry.
pub(super) async fn one<C: ConnectionTrait>(db: &C, id: Option<ProfessionalId>) -> Result<Option<Person>, Error> {
    Ok(people(db, id.map(ProfessionalId::uuid)).await?.into_values().next())
}

fn person(row: professional::Model) -> Person {
    let name = format!("{} {}", row.given_name, row.family_name);
    let specialty = row.specialty.map(|code| Specialty::parse(&code).map_or(code, |known| known.label().to_owned()));
    Person { name, specialty: specialty.unwrap_or(row.profession), rpps: row.rpps }
}
