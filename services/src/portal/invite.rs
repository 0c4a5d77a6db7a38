//! At the desk: a code printed for the patient, or for the representative, good for seven days and once.

use crate::{
    access::{Granted, acts::InviteToPortal},
    audit::Event,
    context::{Context, instant},
    entities::{account, portal_invitation, portal_tie},
    error::Error,
    patient::{Body, code, load},
    sign_in::store,
    write::write,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    access::{Action, PortalRelation},
    patient::{Function, Relative, representative_required},
    people::Email,
    portal::{DeskCode, may_be_invited},
    sign_in::Invitation,
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::Uuid;

/// Who receives the access.
#[derive(Debug, Clone)]
pub struct Invitee {
    /// What the person is to the patient.
    pub relation: PortalRelation,
    /// A personal address: the second factor goes there.
    pub email: Email,
    /// Which one of the representatives that the record names, from 0; of no meaning for the patient.
    pub representative: usize,
}

/// A code to be handed now: it is not kept, and cannot be shown again.
#[derive(Debug, Clone)]
pub struct Handed {
    /// The code.
    pub code: DeskCode,
    /// Until when it is good.
    pub until: DateTime<Utc>,
}

/// Who has the access, or a code for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The tie, or the invitation.
    pub id: Uuid,
    /// The person.
    pub name: String,
    /// The address.
    pub email: String,
    /// What the person is to the patient.
    pub relation: PortalRelation,
    /// Since when, milliseconds.
    pub since: i64,
    /// The code has not been used yet.
    pub awaited: bool,
}

/// Codes are never stored: only their hash.
pub(super) fn hash(code: &DeskCode) -> Vec<u8> {
    Sha256::digest(code.to_string().as_bytes()).to_vec()
}

/// An invitation as the domain knows it.
pub(super) fn read(row: &portal_invitation::Model) -> Invitation {
    match (row.accepted_at, row.taken_back_at) {
        (Some(at), _) => Invitation::Accepted { at: instant(at) },
        (_, Some(at)) => Invitation::TakenBack { at: instant(at) },
        _ => Invitation::Sent { at: instant(row.created_at) },
    }
}

/// Who has the access to a record, and who may be invited.
#[derive(Debug, Clone)]
pub struct Accesses {
    /// Those who have it, or a code for it.
    pub accesses: Vec<Access>,
    /// The names of the representatives who may be invited in the patient's place; nothing when the patient is.
    pub representatives: Option<Vec<String>>,
}

/// Makes a code. An earlier one for the same address is dead.
///
/// # Errors
/// `Invalid` with the field; the refusals of the right.
pub async fn invite(ctx: &Context, grant: Granted<InviteToPortal>, who: Invitee) -> Result<Handed, Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    let (_, body) = load(&ctx.db.read, patient.uuid()).await?;
    may_be_invited(who.relation, is_represented(&body, ctx.today()))
        .map_err(|why| Error::invalid("relation", words::portal::invitee_refused(why)))?;
    let (family_name, given_name) = name(&body, who.relation, who.representative)?;
    let Some(place) = actor.place() else { return Err(Error::NotFound) };
    let code_handed = DeskCode::from_bytes(ctx.random.bytes());
    let row = portal_invitation::ActiveModel {
        id: Set(ctx.random.uuid()),
        patient_id: Set(patient.uuid()),
        relation: Set(code(&who.relation)?),
        email: Set(who.email.to_string()),
        family_name: Set(family_name),
        given_name: Set(given_name),
        place_id: Set(place.uuid()),
        code_hash: Set(hash(&code_handed)),
        invited_by: Set(actor.account().uuid()),
        created_at: Set(ctx.now_ms()),
        accepted_at: Set(None),
        taken_back_at: Set(None),
    };
    let email = who.email.to_string();
    write(ctx, &actor, Action::InviteToPortal, async move |tx| {
        grant.again(tx).await?;
        // Somebody who has the access already gets a code that gives a new password.
        if store::account_by_email(tx, &email).await?.is_some_and(|known| known.professional_id.is_some()) {
            return Err(Error::invalid("email", words::portal::professional_address()));
        }
        let earlier = portal_invitation::Entity::update_many()
            .filter(portal_invitation::Column::PatientId.eq(patient.uuid()))
            .filter(portal_invitation::Column::Email.eq(&email))
            .filter(portal_invitation::Column::AcceptedAt.is_null())
            .filter(portal_invitation::Column::TakenBackAt.is_null())
            .set(portal_invitation::ActiveModel { taken_back_at: Set(Some(tx.at())), ..Default::default() });
        earlier.exec(tx).await?;
        portal_invitation::Entity::insert(row.clone()).exec_without_returning(tx).await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("code"));
        Ok(())
    })
    .await?;
    let until = ctx.now() + chrono::Duration::days(domain::sign_in::INVITATION_DAYS);
    Ok(Handed { code: code_handed, until })
}

/// Whether somebody decides for this patient on that day.
pub(super) fn is_represented(body: &Body, day: NaiveDate) -> bool {
    representative_required(body.identity.traits().birth_date, body.protected_adult, day)
}

/// Family name and given name of whoever is invited.
fn name(body: &Body, relation: PortalRelation, representative: usize) -> Result<(String, String), Error> {
    if relation == PortalRelation::Oneself {
        let traits = body.identity.traits();
        let family =
            body.identity.used_name.as_ref().map_or_else(|| traits.birth_name.to_string(), ToString::to_string);
        return Ok((family, traits.first_given_name.to_string()));
    }
    let person = representatives(body).nth(representative);
    let person = person.ok_or_else(|| Error::invalid("relation", words::portal::no_such_representative()))?;
    Ok((person.name.clone(), person.given_name.clone()))
}

/// The representatives that the record names.
pub(super) fn representatives(body: &Body) -> impl Iterator<Item = &Relative> {
    body.people.iter().filter(|person| matches!(person.function, Function::Representative { .. }))
}

/// Who has the access to this record, and who holds a code; latest first. The addresses of people are in it: the reading leaves its trace.
///
/// # Errors
/// When the database does not answer.
pub async fn accesses(ctx: &Context, grant: Granted<InviteToPortal>) -> Result<Accesses, Error> {
    let (db, patient) = (&ctx.db.read, grant.target().uuid());
    let ties = portal_tie::Entity::find()
        .filter(portal_tie::Column::PatientId.eq(patient))
        .filter(portal_tie::Column::Until.is_null())
        .order_by_desc(portal_tie::Column::Since)
        .all(db)
        .await?;
    let people = account::Entity::find().filter(account::Column::Id.is_in(ties.iter().map(|row| row.account_id)));
    let people: HashMap<Uuid, account::Model> = people.all(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut found = Vec::new();
    for row in ties {
        let Some(person) = people.get(&row.account_id) else { continue };
        let name = format!("{} {}", person.given_name, person.family_name);
        let relation = relation(&row.relation, "portal_tie", row.id)?;
        found.push(Access {
            id: row.id,
            name,
            email: person.email.clone(),
            relation,
            since: row.since,
            awaited: false,
        });
    }
    let codes = portal_invitation::Entity::find()
        .filter(portal_invitation::Column::PatientId.eq(patient))
        .order_by_desc(portal_invitation::Column::CreatedAt);
    for row in codes.all(db).await? {
        if read(&row).check(ctx.now()).is_ok() {
            let name = format!("{} {}", row.given_name, row.family_name);
            let relation = relation(&row.relation, "portal_invitation", row.id)?;
            found.push(Access { id: row.id, name, email: row.email, relation, since: row.created_at, awaited: true });
        }
    }
    let id = *grant.target();
    write(ctx, grant.actor(), Action::SeeRecord, async move |tx| {
        tx.trace(Event::done(patient).about(id).noting("portal"));
        Ok(())
    })
    .await?;
    let body = load(db, patient).await?.1;
    let named = || representatives(&body).map(|person| format!("{} {}", person.given_name, person.name)).collect();
    Ok(Accesses { accesses: found, representatives: is_represented(&body, ctx.today()).then(named) })
}

fn relation(text: &str, table: &'static str, row: Uuid) -> Result<PortalRelation, Error> {
    serde_json::from_value(text.into()).map_err(|_| Error::Inconsistent {
        table,
        column: "relation",
        row: row.to_string(),
    })
}

/// Takes a code back, or ends an access: the next request of that person finds nothing.
///
/// # Errors
/// `NotFound` when it is not one of this record, or is over.
pub async fn take_back(ctx: &Context, grant: Granted<InviteToPortal>, id: Uuid) -> Result<(), Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    write(ctx, &actor, Action::InviteToPortal, async move |tx| {
        grant.again(tx).await?;
        let tie = portal_tie::Entity::find_by_id(id).one(tx).await?;
        let tie = tie.filter(|row| row.patient_id == patient.uuid() && row.until.is_none());
        let code = portal_invitation::Entity::find_by_id(id).one(tx).await?;
        let code = code.filter(|row| row.patient_id == patient.uuid() && read(row).check(instant(tx.at())).is_ok());
        match (tie, code) {
            (Some(row), _) => {
                let ended =
                    portal_tie::ActiveModel { id: Set(row.id), until: Set(Some(tx.at())), ..Default::default() };
                portal_tie::Entity::update(ended).exec(tx).await?;
            }
            (None, Some(row)) => {
                let taken_back_at = Set(Some(tx.at()));
                let ended = portal_invitation::ActiveModel { id: Set(row.id), taken_back_at, ..Default::default() };
                portal_invitation::Entity::update(ended).exec(tx).await?;
            }
            (None, None) => return Err(Error::NotFound),
        }
        tx.trace(Event::done(patient.uuid()).about(patient).noting("taken-back"));
        Ok(())
    })
    .await
}
