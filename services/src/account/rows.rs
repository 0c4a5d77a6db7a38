//! Rows of accounts and habilitations, read into the types of the domain; and the rights that follow them.

use crate::{
    access::{is_deputy, scope},
    entities::{
        account, attendance, circle_member, delegation, edit, frcp, habilitation, inscription, offer, patient_place,
        place,
    },
    error::Error,
    write::Tx,
};
use domain::{
    ids::{AccountId, HabilitationId, PlaceId, ServiceId},
    people::{Habilitation, Period, Role},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SimpleExpr,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Patients whose rights are computed together.
const AT_ONCE: usize = 200;

pub(super) fn code(role: Role) -> String {
    serde_json::to_value(role).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) fn role(table: &'static str, row: Uuid, code: &str) -> Result<Role, Error> {
    serde_json::from_value(code.into()).map_err(|_| Error::Inconsistent { table, column: "role", row: row.to_string() })
}

pub(super) fn read(row: &habilitation::Model) -> Result<Habilitation, Error> {
    let period = Period::new(row.valid_from, row.valid_until).map_err(|_| Error::Inconsistent {
        table: "habilitation",
        column: "valid_until",
        row: row.id.to_string(),
    })?;
    Ok(Habilitation {
        id: HabilitationId::from_uuid(row.id),
        account: AccountId::from_uuid(row.account_id),
        place: PlaceId::from_uuid(row.place_id),
        service: row.service_id.map(ServiceId::from_uuid),
        role: role("habilitation", row.id, &row.role)?,
        period,
    })
}

pub(super) fn name(row: &account::Model) -> String {
    format!("{} {}", row.given_name, row.family_name)
}

pub(super) async fn place_name<C: ConnectionTrait>(db: &C, id: PlaceId) -> Result<String, Error> {
    Ok(place::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?.name)
}

/// The account, which must have or have had a role at this place: a referent acts on one's own people only.
pub(super) async fn account_here<C: ConnectionTrait>(
    db: &C,
    account: Option<AccountId>,
    place: PlaceId,
) -> Result<account::Model, Error> {
    let id = account.ok_or(Error::NotFound)?.uuid();
    let here = habilitation::Entity::find()
        .filter(habilitation::Column::AccountId.eq(id))
        .filter(habilitation::Column::PlaceId.eq(place.uuid()));
    here.one(db).await?.ok_or(Error::NotFound)?;
    account::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// Computes again which patients this person may see at this place: a role began or ended.
pub(super) async fn follow(tx: &Tx, account: Uuid, place: Uuid) -> Result<(), Error> {
    let patients: Vec<Uuid> = patients_of(tx, account, place).await?.into_iter().collect();
    for some in patients.chunks(AT_ONCE) {
        scope::recompute_seat(tx, some, (account, place), tx.at()).await?;
    }
    Ok(())
}

/// The patients that a role at this place may show to this person: those of the place, of its boards and of the person.
async fn patients_of<C: ConnectionTrait>(db: &C, account: Uuid, place: Uuid) -> Result<BTreeSet<Uuid>, Error> {
    let here = patient_place::Entity::find()
        .select_only()
        .column(patient_place::Column::PatientId)
        .filter(patient_place::Column::PlaceId.eq(place));
    let circle = circle_member::Entity::find().select_only().column(circle_member::Column::PatientId).filter(
        Condition::any()
            .add(circle_member::Column::AccountId.eq(account))
            .add(circle_member::Column::PlaceId.eq(place)),
    );
    let person = account::Entity::find_by_id(account).one(db).await?.and_then(|row| row.professional_id);
    let boards = boards_of(db, account, person, place).await?;
    let mut found: BTreeSet<Uuid> = here.into_tuple().all(db).await?.into_iter().collect();
    found.extend(circle.into_tuple::<Uuid>().all(db).await?);
    found.extend(with_form(db, frcp::Column::OfferId.is_in(boards)).await?);
    let written = edit::Entity::find().select_only().column(edit::Column::FrcpId).distinct();
    let written = written.filter(edit::Column::AuthorId.eq(account)).into_query();
    found.extend(with_form(db, frcp::Column::Id.in_subquery(written)).await?);
    if let Some(me) = person {
        let sits = attendance::Entity::find().select_only().column(attendance::Column::SessionId);
        let sits = sits.filter(attendance::Column::ProfessionalId.eq(me)).into_query();
        let by_me = Condition::any()
            .add(inscription::Column::RequesterId.eq(me))
            .add(inscription::Column::PresenterId.eq(me))
            .add(inscription::Column::SessionId.in_subquery(sits));
        let cases = inscription::Entity::find().select_only().column(inscription::Column::PatientId).filter(by_me);
        found.extend(cases.into_tuple::<Uuid>().all(db).await?);
        found.extend(with_form(db, frcp::Column::RequesterId.eq(me)).await?);
    }
    Ok(found)
}

async fn with_form<C: ConnectionTrait>(db: &C, which: SimpleExpr) -> Result<Vec<Uuid>, Error> {
    let rows = frcp::Entity::find().select_only().column(frcp::Column::PatientId).distinct().filter(which);
    Ok(rows.into_tuple().all(db).await?)
}

/// The boards of a place, and those that a person coordinates, stands in for, or validates by delegation.
async fn boards_of<C: ConnectionTrait>(
    db: &C,
    account: Uuid,
    person: Option<Uuid>,
    place: Uuid,
) -> Result<Vec<Uuid>, Error> {
    let lent = delegation::Entity::find().filter(delegation::Column::GivenTo.eq(account)).all(db).await?;
    let leads = |row: &offer::Model| {
        person.is_some_and(|me| row.coordinator_id == Some(me) || is_deputy(&row.body, me))
            || lent.iter().any(|lent| lent.offer_id == row.id)
    };
    let offers = offer::Entity::find().all(db).await?;
    Ok(offers.into_iter().filter(|row| row.place_id == place || leads(row)).map(|row| row.id).collect())
}
