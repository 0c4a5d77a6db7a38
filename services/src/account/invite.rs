//! Inviting somebody: a link by mail, for seven days, once.

use super::rows;
use crate::{
    access::{
        Granted,
        acts::{EndHabilitation, InviteAccount},
    },
    audit::Event,
    context::{Context, Message},
    entities::{account, habilitation, invitation, professional},
    error::Error,
    outbox::Line,
    sign_in::store,
    write::{Tx, write},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use domain::{
    access::Action,
    ids::{InvitationId, PlaceId, ServiceId},
    people::{Email, Role, Rpps},
    sign_in::INVITATION_DAYS,
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use uuid::Uuid;

const DAY: i64 = 86_400_000;

/// Who is invited; the place and the role are those of the grant.
#[derive(Debug, Clone)]
pub struct Invitee {
    /// A personal address.
    pub email: Email,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// In one service only.
    pub service: Option<ServiceId>,
    /// The entry of the directory.
    pub rpps: Option<Rpps>,
    /// The last day of the role; none without end.
    pub until: Option<NaiveDate>,
}

/// What an invitation did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// A link left by mail.
    Invitation,
    /// The person had an account already: the role was given at once.
    Habilitation,
}

/// The address of an invitation, and the hash that is kept of its token.
pub(super) fn link(ctx: &Context) -> (String, Vec<u8>) {
    let token = URL_SAFE_NO_PAD.encode(ctx.random.bytes::<32>());
    (format!("{}/invitation/{token}", ctx.settings.public_address), hash(&token))
}

/// Tokens are never stored: only their hash.
pub(super) fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Invites somebody to the role and the place of the grant.
///
/// # Errors
/// `Invalid` with the field; an outage when the mail does not leave.
pub async fn invite(ctx: &Context, grant: Granted<InviteAccount>, who: Invitee) -> Result<Sent, Error> {
    let role = grant.target().role.ok_or(Error::NotFound)?;
    let place = grant.target().place;
    if who.family_name.trim().is_empty() || who.given_name.trim().is_empty() {
        return Err(Error::invalid("family_name", words::account::name_missing()));
    }
    if who.until.is_some_and(|last| last < ctx.today()) {
        return Err(Error::invalid("until", words::account::last_day_passed()));
    }
    let entry = directory_entry(ctx, &who).await?;
    let place_name = rows::place_name(&ctx.db.read, place).await?;
    if let Some(known) = store::account_by_email(&ctx.db.read, &who.email.to_string()).await? {
        if known.professional_id.is_none() {
            return Err(Error::invalid("email", words::account::patient_address()));
        }
        return give_at_once(ctx, grant, known, &who, role, &place_name).await;
    }
    let (link, token_hash) = link(ctx);
    let now = ctx.now_ms();
    let row = invitation::ActiveModel {
        id: Set(ctx.random.uuid()),
        email: Set(who.email.to_string()),
        family_name: Set(who.family_name.trim().to_owned()),
        given_name: Set(who.given_name.trim().to_owned()),
        place_id: Set(place.uuid()),
        service_id: Set(who.service.map(ServiceId::uuid)),
        role: Set(rows::code(role)),
        valid_until: Set(who.until),
        professional_id: Set(entry),
        token_hash: Set(token_hash),
        invited_by: Set(grant.actor().account().uuid()),
        created_at: Set(now),
        expires_at: Set(now + INVITATION_DAYS * DAY),
        accepted_at: Set(None),
    };
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::InviteAccount, async move |tx| {
        grant.again(tx).await?;
        invitation::Entity::insert(row.clone()).exec_without_returning(tx).await?;
        tx.trace(Event::done(row.id.clone().take()).noting("invitation"));
        Ok(())
    })
    .await?;
    let (subject, text) = words::sign_in::invitation_mail(actor.name(), &place_name, &link);
    let message = Message::plain(who.email.to_string(), subject, text);
    ctx.mail.send(message).await.map_err(Error::Outage)?;
    Ok(Sent::Invitation)
}

async fn directory_entry(ctx: &Context, who: &Invitee) -> Result<Option<Uuid>, Error> {
    let Some(rpps) = &who.rpps else { return Ok(None) };
    let entry = professional::Entity::find().filter(professional::Column::Rpps.eq(rpps.to_string())).one(&ctx.db.read);
    let entry = entry.await?.ok_or_else(|| Error::invalid("rpps", words::account::rpps_unknown()))?;
    match entry.account_id {
        Some(holder) => {
            let row = store::account(&ctx.db.read, holder).await?;
            if row.email == who.email.to_string() {
                Ok(Some(entry.id))
            } else {
                Err(Error::invalid("rpps", words::account::rpps_taken()))
            }
        }
        None => Ok(Some(entry.id)),
    }
}

async fn give_at_once(
    ctx: &Context,
    grant: Granted<InviteAccount>,
    known: account::Model,
    who: &Invitee,
    role: Role,
    place_name: &str,
) -> Result<Sent, Error> {
    let (service, until) = (who.service, who.until);
    let (subject, text) = words::account::habilitated_mail(grant.actor().name(), role, place_name);
    let message = Message::plain(known.email.clone(), subject, text);
    let place = grant.target().place;
    let giver = grant.actor().clone();
    let by = giver.account().uuid();
    let (id, today) = (ctx.random.uuid(), ctx.today());
    write(ctx, &giver, Action::InviteAccount, async move |tx| {
        grant.again(tx).await?;
        refuse_twice(tx, known.id, place, service, role, today).await?;
        let row = habilitation::ActiveModel {
            id: Set(id),
            account_id: Set(known.id),
            place_id: Set(place.uuid()),
            service_id: Set(service.map(ServiceId::uuid)),
            role: Set(rows::code(role)),
            valid_from: Set(today),
            valid_until: Set(until),
            given_by: Set(Some(by)),
            created_at: Set(tx.at()),
        };
        habilitation::Entity::insert(row).exec_without_returning(tx).await?;
        rows::follow(tx, known.id, place.uuid()).await?;
        tx.trace(Event::done(known.id).noting("habilitation"));
        tx.post(Line::SendMail { message: message.clone() });
        Ok(Sent::Habilitation)
    })
    .await
}

/// Refuses a role already held there from that day on.
pub(super) async fn refuse_twice(
    tx: &Tx,
    account: Uuid,
    place: PlaceId,
    service: Option<ServiceId>,
    role: Role,
    day: chrono::NaiveDate,
) -> Result<(), Error> {
    let held = habilitation::Entity::find()
        .filter(habilitation::Column::AccountId.eq(account))
        .filter(habilitation::Column::PlaceId.eq(place.uuid()))
        .filter(habilitation::Column::Role.eq(rows::code(role)))
        .all(tx)
        .await?;
    let same = held
        .iter()
        .any(|row| row.service_id == service.map(ServiceId::uuid) && row.valid_until.is_none_or(|until| until >= day));
    if same { Err(Error::invalid("role", words::account::already_habilitated())) } else { Ok(()) }
}

/// Takes an invitation back: its link opens nothing any more.
///
/// # Errors
/// `NotFound` for an invitation of another place or role, `Refused` when it was accepted meanwhile.
pub async fn take_back(ctx: &Context, grant: Granted<EndHabilitation>, id: InvitationId) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::EndHabilitation, async move |tx| {
        grant.again(tx).await?;
        let row = invitation::Entity::find_by_id(id.uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let read = super::open::read(&row);
        let same_role = grant.target().role.map(rows::code).as_deref() == Some(&row.role);
        if row.place_id != grant.target().place.uuid() || !same_role {
            return Err(Error::NotFound);
        }
        let now = chrono::DateTime::from_timestamp_millis(tx.at()).unwrap_or_default();
        read.take_back(now).map_err(|(_, why)| Error::refused(words::sign_in::invitation_refusal(why)))?;
        let ended = invitation::ActiveModel { id: Set(row.id), expires_at: Set(tx.at()), ..Default::default() };
        invitation::Entity::update(ended).exec(tx).await?;
        tx.trace(Event::done(row.id).noting("invitation"));
        Ok(())
    })
    .await
}
