//! Correcting, validating, and asking the national service. The statuses and their rules are those of `domain::patient`.

use super::{
    body::{Body, Former},
    insi::{InsiAnswer, insi},
    store::{load, same_version, save},
};
use crate::{
    access::{
        Granted,
        acts::{EditIdentity, ValidateIdentity},
    },
    audit::Event,
    context::{Context, instant},
    error::Error,
    write::{Tx, write},
};
use domain::{
    access::Action,
    ids::PatientId,
    patient::{
        DocumentCheck, Identity, IdentityDocument, IdentityRefused, IdentityStatus, Ins, InsiProof, Traits, UsedName,
    },
    words,
};

/// An identity as somebody corrected it.
#[derive(Debug, Clone)]
pub struct Corrected {
    /// The version that was on screen.
    pub version: i64,
    /// The strict traits.
    pub traits: Traits,
    /// The surname of every day.
    pub used_name: Option<UsedName>,
    /// The given name of every day.
    pub used_given_name: Option<UsedName>,
    /// The INS that the person says; ignored when the national service gave one.
    pub declared: Option<Ins>,
}

/// Corrects an identity. A strict trait that changes makes it provisional again; the former traits are kept.
///
/// # Errors
/// `Conflict` when somebody changed it meanwhile.
pub async fn edit_identity(ctx: &Context, grant: Granted<EditIdentity>, next: Corrected) -> Result<(), Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    write(ctx, &actor.clone(), Action::EditIdentity, async move |tx| {
        grant.again(tx).await?;
        let (row, mut body) = load(tx, patient.uuid()).await?;
        same_version(&row, next.version)?;
        let before = body.identity.traits().clone();
        let changed = before.differences(&next.traits);
        if !changed.is_empty() {
            body.former.push(Former { traits: before, until: tx.at(), by: actor.account() });
        }
        let mut identity = body.identity.clone().correct(next.traits.clone()).declare_ins(next.declared.clone());
        identity.used_name.clone_from(&next.used_name);
        identity.used_given_name.clone_from(&next.used_given_name);
        save(tx, &row, &Body { identity, ..body }).await?;
        let fields: Vec<&str> = changed.iter().map(|which| words::patient::identity_trait(*which)).collect();
        tx.trace(Event::done(patient.uuid()).about(patient).noting(fields.join(", ")));
        Ok(())
    })
    .await
}

/// Validates an identity against a document that somebody has in front of them.
///
/// # Errors
/// `Invalid` on `document` with the reason.
pub async fn validate_identity(
    ctx: &Context,
    grant: Granted<ValidateIdentity>,
    document: IdentityDocument,
) -> Result<IdentityStatus, Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    write(ctx, &actor.clone(), Action::ValidateIdentity, async move |tx| {
        grant.again(tx).await?;
        let check = DocumentCheck { document, by: actor.account(), at: instant(tx.at()) };
        step(tx, patient, "document", |identity| identity.validate(check)).await
    })
    .await
}

/// Asks the national service for the INS: provisional becomes recovered, validated becomes qualified.
///
/// # Errors
/// `Refused` when the service is not connected, does not know the person, or knows other traits.
pub async fn retrieve_ins(ctx: &Context, grant: Granted<ValidateIdentity>) -> Result<IdentityStatus, Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    let (_, body) = load(&ctx.db.read, patient.uuid()).await?;
    if !body.identity.uses().call_insi {
        return Err(Error::refused(words::patient::insi_not_allowed()));
    }
    let service = insi(ctx).ok_or_else(|| Error::refused(words::patient::insi_not_connected()))?;
    let (answer, at) = (service.search(body.identity.traits()).await.map_err(Error::Outage)?, ctx.now());
    let InsiAnswer::Found { ins, traits } = answer else {
        return Err(Error::refused(words::patient::insi_unknown()));
    };
    write(ctx, &actor.clone(), Action::ValidateIdentity, async move |tx| {
        grant.again(tx).await?;
        let proof = InsiProof { ins: ins.clone(), traits: traits.clone(), at };
        step(tx, patient, "insi", |identity| identity.recover(proof.clone())).await
    })
    .await
}

/// One step of the life of an identity, saved and traced.
async fn step(
    tx: &Tx,
    patient: PatientId,
    field: &str,
    next: impl Fn(Identity) -> Result<Identity, IdentityRefused>,
) -> Result<IdentityStatus, Error> {
    let (row, body) = load(tx, patient.uuid()).await?;
    let identity = next(body.identity.clone())
        .map_err(|refused| Error::invalid(field, words::patient::identity_refused(&refused)))?;
    let status = identity.status();
    save(tx, &row, &Body { identity, ..body }).await?;
    tx.trace(Event::done(patient.uuid()).about(patient).noting(field));
    Ok(status)
}
