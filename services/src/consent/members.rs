//! Who enters the circle of care, and who leaves it.
//!
//! Source: CSP L.1110-12 (the care team, to which the patient may add a professional); DOMAIN §5.2 (consent is needed to enter the circle).

use crate::{
    access::{Granted, acts::EditCircle, scope},
    audit::Event,
    context::Context,
    entities::{circle_member, patient, professional},
    error::Error,
    patient::code,
    write::{Tx, write},
};
use domain::{
    access::{Action, Refusal, Sharing},
    consent::CircleReason,
    ids::{AccountId, PatientId, ProfessionalId},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// Adds a professional: the record opens to that person with the commit, as long as the patient shares it.
///
/// # Errors
/// `Invalid` on `member` for who has no account, or is in the circle already; `Refused` while the patient does not share the record; the
/// refusals of the right.
pub async fn join_circle(
    ctx: &Context,
    grant: Granted<EditCircle>,
    who: ProfessionalId,
    reason: CircleReason,
) -> Result<(), Error> {
    let (actor, patient, id) = (grant.actor().clone(), *grant.target(), ctx.random.uuid());
    write(ctx, &actor.clone(), Action::EditCircle, async move |tx| {
        grant.again(tx).await?;
        if !is_shared(tx, patient).await? {
            return Err(Error::refused(words::access::refusal(Refusal::NotShared)));
        }
        let person = professional::Entity::find_by_id(who.uuid()).one(tx).await?;
        let account = person.and_then(|row| row.account_id);
        let account = account.ok_or_else(|| Error::invalid("member", words::consent::no_account_to_join()))?;
        if runs(tx, patient, account, "active").await? {
            return Err(Error::invalid("member", words::consent::already_in_the_circle()));
        }
        if runs(tx, patient, account, "opposed").await? {
            return Err(Error::invalid("member", words::consent::opposed_cannot_join()));
        }
        let why = words::consent::circle_reason(reason);
        begin(tx, (id, patient, account), ("active", why), actor.account()).await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("joined"));
        Ok(())
    })
    .await
}

/// Begins the line of a person, under a status and for a reason, and computes again who sees the record.
pub(super) async fn begin(
    tx: &Tx,
    (id, patient, account): (Uuid, PatientId, Uuid),
    (status, why): (&str, &str),
    by: AccountId,
) -> Result<(), Error> {
    let row = circle_member::ActiveModel {
        id: Set(id),
        patient_id: Set(patient.uuid()),
        account_id: Set(Some(account)),
        place_id: Set(None),
        service_id: Set(None),
        status: Set(status.into()),
        why: Set(why.into()),
        since: Set(tx.at()),
        until: Set(None),
        added_by: Set(by.uuid()),
    };
    circle_member::Entity::insert(row).exec_without_returning(tx).await?;
    scope::recompute(tx, &[patient.uuid()], tx.at()).await
}

/// Whether the patient shares the record today.
async fn is_shared(tx: &Tx, patient: PatientId) -> Result<bool, Error> {
    let shared =
        patient::Entity::find_by_id(patient.uuid()).filter(patient::Column::Sharing.eq(code(&Sharing::Given)?));
    Ok(shared.count(tx).await? > 0)
}

/// Whether a line of this status runs for this person.
pub(super) async fn runs(tx: &Tx, patient: PatientId, account: Uuid, status: &str) -> Result<bool, Error> {
    let there = circle_member::Entity::find()
        .filter(circle_member::Column::PatientId.eq(patient.uuid()))
        .filter(circle_member::Column::AccountId.eq(account))
        .filter(circle_member::Column::Status.eq(status))
        .filter(circle_member::Column::Until.is_null());
    Ok(there.count(tx).await? > 0)
}

/// Takes a member out: access stops with the commit.
///
/// # Errors
/// `NotFound` when the line is not a member of this circle who runs; the refusals of the right.
pub async fn leave_circle(ctx: &Context, grant: Granted<EditCircle>, line: Uuid) -> Result<(), Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    write(ctx, &actor, Action::EditCircle, async move |tx| {
        grant.again(tx).await?;
        end(tx, patient, line, "active").await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("left"));
        Ok(())
    })
    .await
}

/// Ends a running line of this record and this status, and computes the rights again.
///
/// # Errors
/// `NotFound` when it is not one.
pub(super) async fn end(tx: &Tx, patient: PatientId, line: Uuid, status: &str) -> Result<(), Error> {
    let row = circle_member::Entity::find_by_id(line).one(tx).await?;
    let here = |row: &circle_member::Model| row.patient_id == patient.uuid() && row.status == status;
    row.filter(|row| here(row) && row.until.is_none()).ok_or(Error::NotFound)?;
    let ended = circle_member::ActiveModel { id: Set(line), until: Set(Some(tx.at())), ..Default::default() };
    circle_member::Entity::update(ended).exec(tx).await?;
    scope::recompute(tx, &[patient.uuid()], tx.at()).await
}
