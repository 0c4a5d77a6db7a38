//! Rows of accounts and habilitations, read into the types of the domain; and the rights that follow them.

use crate::{
    access::scope,
    context::Context,
    entities::{account, circle_member, frcp, habilitation, inscription, patient_place, place},
    error::Error,
    write::{TechnicalTable, Tx, write_technical},
};
use chrono::{Days, NaiveDate};
use domain::{
    ids::{AccountId, HabilitationId, PlaceId, ServiceId},
    people::{Habilitation, Period, Role},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
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

/// Computes again who sees the patients that this person may see at this place: a role began or ended.
pub(super) async fn follow(tx: &Tx, account: Uuid, place: Uuid) -> Result<(), Error> {
    let patients: Vec<Uuid> = patients_of(tx, account, place).await?.into_iter().collect();
    for some in patients.chunks(AT_ONCE) {
        scope::recompute(tx, some, tx.at()).await?;
    }
    Ok(())
}

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
    let mut found: BTreeSet<Uuid> = here.into_tuple().all(db).await?.into_iter().collect();
    found.extend(circle.into_tuple::<Uuid>().all(db).await?);
    let person = account::Entity::find_by_id(account).one(db).await?.and_then(|row| row.professional_id);
    if let Some(me) = person {
        let by_me =
            Condition::any().add(inscription::Column::RequesterId.eq(me)).add(inscription::Column::PresenterId.eq(me));
        let cases = inscription::Entity::find().select_only().column(inscription::Column::PatientId).filter(by_me);
        let forms =
            frcp::Entity::find().select_only().column(frcp::Column::PatientId).filter(frcp::Column::RequesterId.eq(me));
        found.extend(cases.into_tuple::<Uuid>().all(db).await?);
        found.extend(forms.into_tuple::<Uuid>().all(db).await?);
    }
    Ok(found)
}

/// The roles that begin today or ended yesterday: the lists follow. A job of the night; safe to repeat.
///
/// # Errors
/// When the database does not answer.
pub async fn follow_dates(ctx: &Context, today: NaiveDate) -> Result<usize, Error> {
    let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    let turning = Condition::any()
        .add(habilitation::Column::ValidFrom.eq(today))
        .add(habilitation::Column::ValidUntil.eq(yesterday));
    let rows = habilitation::Entity::find().filter(turning).all(&ctx.db.read).await?;
    for row in &rows {
        let (account, place) = (row.account_id, row.place_id);
        let now = ctx.now_ms();
        let patients: Vec<Uuid> = patients_of(&ctx.db.read, account, place).await?.into_iter().collect();
        for some in patients.chunks(AT_ONCE) {
            let some = some.to_vec();
            write_technical(ctx, TechnicalTable::AccessScope, async move |tx| scope::recompute(tx, &some, now).await)
                .await?;
        }
    }
    Ok(rows.len())
}
