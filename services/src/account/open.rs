//! The link of an invitation, or of a reset that two persons agreed to: its holder chooses a password.

use super::{invite, rows};
use crate::{
    audit::Event,
    context::Context,
    entities::{access_reset, account, habilitation, invitation, professional},
    error::Error,
    sign_in::{password, recovery, store},
    write::{Tx, write_as_service},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    audit::SystemAct,
    ids::AccountId,
    patient::matching,
    people::{Profession, ResetConfirmed, Role},
    sign_in::{Invitation, InvitationRefusal, Password},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Hours during which the link of a reset is accepted, once confirmed.
const RESET_HOURS: i64 = 24;

/// What a link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The address of the account.
    pub email: String,
    /// The person, as addressed.
    pub name: String,
    /// The establishment that invites; none for a reset.
    pub place: Option<String>,
}

enum Link {
    Invitation(invitation::Model),
    Reset(access_reset::Model, account::Model),
}

/// An invitation as the domain knows it. One that ends before its seven days was taken back.
pub(super) fn read(row: &invitation::Model) -> Invitation {
    let at = |ms: i64| DateTime::from_timestamp_millis(ms).unwrap_or_default();
    let full = domain::sign_in::INVITATION_DAYS * 86_400_000;
    match row.accepted_at {
        Some(accepted) => Invitation::Accepted { at: at(accepted) },
        None if row.expires_at < row.created_at + full => Invitation::TakenBack { at: at(row.expires_at) },
        None => Invitation::Sent { at: at(row.created_at) },
    }
}

fn dead() -> Error {
    Error::refused(words::sign_in::invitation_refusal(InvitationRefusal::Expired))
}

async fn find<C: ConnectionTrait>(db: &C, token: &str, now: DateTime<Utc>) -> Result<Link, Error> {
    let hash = invite::hash(token);
    let invited = invitation::Entity::find().filter(invitation::Column::TokenHash.eq(hash.clone())).one(db).await?;
    if let Some(row) = invited {
        read(&row).check(now).map_err(|why| Error::refused(words::sign_in::invitation_refusal(why)))?;
        return Ok(Link::Invitation(row));
    }
    let reset = access_reset::Entity::find().filter(access_reset::Column::TokenHash.eq(hash)).one(db).await?;
    let row = reset.filter(|row| row.done_at.is_none()).ok_or_else(dead)?;
    let agreed: ResetConfirmed = serde_json::from_str(&row.body).map_err(|_| Error::body("access_reset", row.id))?;
    if now >= agreed.confirmed_at + Duration::hours(RESET_HOURS) {
        return Err(dead());
    }
    let holder = store::account(db, row.account_id).await?;
    Ok(Link::Reset(row, holder))
}

/// What the link of this token opens.
///
/// # Errors
/// `Refused`, in the same words whatever the reason, when it opens nothing.
pub async fn opening(ctx: &Context, token: &str) -> Result<Opening, Error> {
    Ok(match find(&ctx.db.read, token, ctx.now()).await? {
        Link::Invitation(row) => Opening {
            name: format!("{} {}", row.given_name, row.family_name),
            place: Some(rows::place_name(&ctx.db.read, domain::ids::PlaceId::from_uuid(row.place_id)).await?),
            email: row.email,
        },
        Link::Reset(_, holder) => Opening { name: rows::name(&holder), place: None, email: holder.email },
    })
}

/// Opens the account, or gives it back, with this password. The person signs in afterwards, with both factors.
///
/// # Errors
/// `Invalid` on the password; `Refused` when the link opens nothing.
pub async fn open(ctx: &Context, token: &str, chosen: &str) -> Result<(), Error> {
    let email = opening(ctx, token).await?.email;
    let chosen = Password::choose(chosen, &email)
        .map_err(|why| Error::invalid("password", words::sign_in::password_refusal(why)))?;
    let hash = password::hash(ctx, chosen.reveal().to_owned()).await?;
    let (token, now, today) = (token.to_owned(), ctx.now(), ctx.today());
    let ids = [ctx.random.uuid(), ctx.random.uuid(), ctx.random.uuid()];
    write_as_service(ctx, SystemAct::InvitationAccepted, async move |tx| match find(tx, &token, now).await? {
        Link::Invitation(row) => accept(tx, &row, &hash, ids, today).await,
        Link::Reset(row, holder) => give_back(tx, &row, &holder, &hash).await,
    })
    .await
}

async fn accept(tx: &Tx, row: &invitation::Model, hash: &str, ids: [Uuid; 3], today: NaiveDate) -> Result<(), Error> {
    let [account_id, entry_id, habilitation_id] = ids;
    if row.valid_until.is_some_and(|last| last < today) {
        return Err(dead());
    }
    let account_id = match store::account_by_email(tx, &row.email).await? {
        // The address became that of a patient meanwhile: one account is never both.
        Some(known) if known.professional_id.is_none() => return Err(dead()),
        // Another invitation was accepted meanwhile: the role is added, the password stays.
        Some(known) => known.id,
        None => {
            let entry = entry(tx, row, account_id, entry_id).await?;
            let named = (row.family_name.as_str(), row.given_name.as_str());
            insert_account(tx, account_id, &row.email, named, Some(entry), hash).await?;
            account_id
        }
    };
    let given = habilitation::ActiveModel {
        id: Set(habilitation_id),
        account_id: Set(account_id),
        place_id: Set(row.place_id),
        service_id: Set(row.service_id),
        role: Set(row.role.clone()),
        valid_from: Set(today),
        valid_until: Set(row.valid_until),
        given_by: Set(Some(row.invited_by)),
        created_at: Set(tx.at()),
    };
    habilitation::Entity::insert(given).exec_without_returning(tx).await?;
    let done = invitation::ActiveModel { id: Set(row.id), accepted_at: Set(Some(tx.at())), ..Default::default() };
    invitation::Entity::update(done).exec(tx).await?;
    rows::follow(tx, account_id, row.place_id).await?;
    tx.trace(Event::done(account_id).by(AccountId::from_uuid(account_id)).noting("invitation"));
    Ok(())
}

/// An account that is open from now on; without an entry of the directory, it is that of a patient.
pub(crate) async fn insert_account(
    tx: &Tx,
    id: Uuid,
    email: &str,
    (family_name, given_name): (&str, &str),
    entry: Option<Uuid>,
    hash: &str,
) -> Result<(), Error> {
    let account = account::ActiveModel {
        id: Set(id),
        email: Set(email.to_owned()),
        family_name: Set(family_name.to_owned()),
        given_name: Set(given_name.to_owned()),
        professional_id: Set(entry),
        status: Set("active".into()),
        password_hash: Set(Some(hash.to_owned())),
        second_factor: Set("mail".into()),
        totp_secret: Set(None),
        totp_step: Set(None),
        theme: Set(String::new()),
        created_at: Set(tx.at()),
        last_active_at: Set(Some(tx.at())),
        version: Set(1),
    };
    account::Entity::insert(account).exec_without_returning(tx).await?;
    Ok(())
}

/// The entry of the directory: the one named by the invitation, or a new one.
async fn entry(tx: &Tx, row: &invitation::Model, account_id: Uuid, new_id: Uuid) -> Result<Uuid, Error> {
    if let Some(id) = row.professional_id {
        let held = professional::ActiveModel { id: Set(id), account_id: Set(Some(account_id)), ..Default::default() };
        professional::Entity::update(held).exec(tx).await?;
        return Ok(id);
    }
    let profession = serde_json::to_value(profession(rows::role("invitation", row.id, &row.role)?)).ok();
    let entry = professional::ActiveModel {
        id: Set(new_id),
        rpps: Set(None),
        family_name: Set(row.family_name.clone()),
        given_name: Set(row.given_name.clone()),
        profession: Set(profession.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()),
        specialty: Set(None),
        account_id: Set(Some(account_id)),
        place_id: Set(Some(row.place_id)),
        search: Set(matching::normalise(&format!("{} {}", row.family_name, row.given_name))),
        ..Default::default()
    };
    professional::Entity::insert(entry).exec_without_returning(tx).await?;
    Ok(new_id)
}

/// The profession written in the directory until somebody corrects it.
const fn profession(role: Role) -> Profession {
    match role {
        Role::Physician | Role::RcpCoordinator => Profession::Physician,
        Role::CoordinatingNurse => Profession::Nurse,
        Role::Secretary => Profession::Secretary,
        _ => Profession::Other,
    }
}

async fn give_back(tx: &Tx, row: &access_reset::Model, holder: &account::Model, hash: &str) -> Result<(), Error> {
    let next = account::ActiveModel {
        id: Set(holder.id),
        password_hash: Set(Some(hash.to_owned())),
        second_factor: Set("mail".into()),
        totp_secret: Set(None),
        totp_step: Set(None),
        last_active_at: Set(Some(tx.at())),
        ..Default::default()
    };
    account::Entity::update(next).exec(tx).await?;
    recovery::forget(tx, holder.id).await?;
    let done = access_reset::ActiveModel { id: Set(row.id), done_at: Set(Some(tx.at())), ..Default::default() };
    access_reset::Entity::update(done).exec(tx).await?;
    tx.trace(Event::done(holder.id).by(AccountId::from_uuid(holder.id)).noting("reset"));
    Ok(())
}
