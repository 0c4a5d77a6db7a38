//! At home: the code, the patient's date of birth and a password open the access.

use super::invite::{hash, read};
use crate::{
    account::insert_account,
    audit::Event,
    context::{Context, instant},
    entities::{account, patient, portal_invitation, portal_tie},
    error::Error,
    sign_in::{end_others, password, store, throttle},
    write::{Tx, write_as_service},
};
use chrono::NaiveDate;
use domain::{
    audit::SystemAct,
    ids::{AccountId, PatientId},
    portal::DeskCode,
    sign_in::Password,
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Opens the access, with this password. An account of the same address gains the record; it takes the new password too, and its browsers
/// are signed out, unless it opens other records: that one keeps its own. So a code handed at the desk also gives an access back to who
/// forgot the password. The person signs in afterwards, with both factors. Answers the address to sign in with.
///
/// # Errors
/// `Invalid` on `password`; `Refused`, in the same words, for a wrong code, an old one or another date of birth.
pub async fn open(
    ctx: &Context,
    code: &DeskCode,
    birth_date: NaiveDate,
    chosen: &str,
    address: &str,
) -> Result<String, Error> {
    let keys = [format!("address:{address}"), format!("code:{address}")];
    throttle::check(ctx, &keys).await?;
    let found = find(&ctx.db.read, ctx, code, birth_date).await?;
    let Some(row) = found else {
        throttle::count(ctx, &keys).await?;
        return Err(dead());
    };
    let chosen = Password::choose(chosen, &row.email)
        .map_err(|why| Error::invalid("password", words::sign_in::password_refusal(why)))?;
    let hashed = password::hash(ctx, chosen.reveal().to_owned()).await?;
    throttle::forget(ctx, keys.get(1..).unwrap_or_default()).await?;
    let ids = [ctx.random.uuid(), ctx.random.uuid()];
    let email = row.email.clone();
    write_as_service(ctx, SystemAct::InvitationAccepted, async move |tx| accept(tx, row.id, &hashed, ids).await)
        .await?;
    Ok(email)
}

fn dead() -> Error {
    Error::refused(words::portal::code_refused())
}

async fn find<C: ConnectionTrait>(
    db: &C,
    ctx: &Context,
    code: &DeskCode,
    birth_date: NaiveDate,
) -> Result<Option<portal_invitation::Model>, Error> {
    let row =
        portal_invitation::Entity::find().filter(portal_invitation::Column::CodeHash.eq(hash(code))).one(db).await?;
    let Some(row) = row.filter(|row| read(row).check(ctx.now()).is_ok()) else { return Ok(None) };
    let born = patient::Entity::find_by_id(row.patient_id).one(db).await?.map(|patient| patient.birth_date);
    Ok((born == Some(birth_date)).then_some(row))
}

async fn accept(tx: &Tx, invitation: Uuid, hashed: &str, [account_id, tie_id]: [Uuid; 2]) -> Result<(), Error> {
    let row = portal_invitation::Entity::find_by_id(invitation).one(tx).await?.ok_or_else(dead)?;
    read(&row).check(instant(tx.at())).map_err(|_| dead())?;
    let account_id = match store::account_by_email(tx, &row.email).await? {
        Some(known) if known.professional_id.is_some() => return Err(dead()),
        Some(known) => {
            take_password(tx, known.id, row.patient_id, hashed).await?;
            known.id
        }
        None => {
            let named = (row.family_name.as_str(), row.given_name.as_str());
            insert_account(tx, account_id, &row.email, named, None, hashed).await?;
            account_id
        }
    };
    if running_ties(tx, account_id).await?.iter().any(|tie| tie.patient_id == row.patient_id) {
        return used(tx, &row, account_id).await;
    }
    let tie = portal_tie::ActiveModel {
        id: Set(tie_id),
        account_id: Set(account_id),
        patient_id: Set(row.patient_id),
        relation: Set(row.relation.clone()),
        since: Set(tx.at()),
        until: Set(None),
        given_by: Set(row.invited_by),
    };
    portal_tie::Entity::insert(tie).exec_without_returning(tx).await?;
    used(tx, &row, account_id).await
}

/// The code is worth nothing any more, and the act is traced.
async fn used(tx: &Tx, row: &portal_invitation::Model, account_id: Uuid) -> Result<(), Error> {
    let used =
        portal_invitation::ActiveModel { id: Set(row.id), accepted_at: Set(Some(tx.at())), ..Default::default() };
    portal_invitation::Entity::update(used).exec(tx).await?;
    let patient = PatientId::from_uuid(row.patient_id);
    tx.trace(Event::done(account_id).about(patient).by(AccountId::from_uuid(account_id)).noting("portal"));
    Ok(())
}

async fn running_ties(tx: &Tx, account_id: Uuid) -> Result<Vec<portal_tie::Model>, Error> {
    let ties = portal_tie::Entity::find()
        .filter(portal_tie::Column::AccountId.eq(account_id))
        .filter(portal_tie::Column::Until.is_null());
    Ok(ties.all(tx).await?)
}

/// The new password of an account that opens no other record; its browsers are signed out.
async fn take_password(tx: &Tx, account_id: Uuid, patient_id: Uuid, hashed: &str) -> Result<(), Error> {
    if running_ties(tx, account_id).await?.iter().any(|tie| tie.patient_id != patient_id) {
        return Ok(());
    }
    let password_hash = Set(Some(hashed.to_owned()));
    let next = account::ActiveModel { id: Set(account_id), password_hash, ..Default::default() };
    account::Entity::update(next).exec(tx).await?;
    end_others(tx, account_id, None).await
}
