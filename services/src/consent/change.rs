//! A consent is given or taken back: rights follow in the same commit.

use super::store::{append, as_right, last};
use crate::{
    access::{
        Granted,
        acts::{RecordConsent, WithdrawConsent},
    },
    audit::Event,
    context::{Context, date_of, instant},
    entities::document,
    error::Error,
    patient::{code, load, set_sharing},
    write::{Tx, write},
};
use domain::sorted::Set;
use domain::{
    access::Action,
    consent::{Act, Consent, ConsentMode, Given, Giver, Scope, sharing},
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// What the patient agrees to.
#[derive(Debug, Clone)]
pub struct NewConsent {
    /// How it was given.
    pub mode: ConsentMode,
    /// Whose will it is.
    pub giver: Giver,
    /// For what. Added to what was already given.
    pub scopes: Set<Scope>,
}

/// Records a consent; one that is in force gains the new scopes.
///
/// # Errors
/// `Invalid` on `scopes` or `document`.
pub async fn record_consent(ctx: &Context, grant: Granted<RecordConsent>, new: NewConsent) -> Result<(), Error> {
    let (actor, patient, id) = (grant.actor().clone(), *grant.target(), ctx.random.uuid());
    write(ctx, &actor.clone(), Action::RecordConsent, async move |tx| {
        grant.again(tx).await?;
        check_paper(tx, patient.uuid(), new.mode).await?;
        let act = Act { by: actor.account(), at: instant(tx.at()) };
        let mut scopes = new.scopes.clone();
        if let Some(Consent::Given { given }) = last(tx, patient.uuid()).await? {
            scopes.extend(given.scopes);
        }
        let given = Given { mode: new.mode, giver: new.giver, act, scopes, until: None };
        let consent = Consent::directly(given)
            .map_err(|refused| Error::invalid("scopes", words::consent::consent_refused(refused)))?;
        append(tx, id, patient.uuid(), &actor, &consent).await?;
        share_as(tx, patient.uuid(), &consent).await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("consent"));
        Ok(())
    })
    .await
}

/// The paper of a written consent is a document of this record.
async fn check_paper(tx: &Tx, patient: Uuid, mode: ConsentMode) -> Result<(), Error> {
    let ConsentMode::Written { document } = mode else { return Ok(()) };
    let here = document::Entity::find_by_id(document.uuid()).filter(document::Column::PatientId.eq(patient));
    if here.count(tx).await? == 0 {
        return Err(Error::invalid("document", words::patient::paper_not_found()));
    }
    Ok(())
}

/// Records that the patient takes scopes back, all of them when none is named. Access stops with the commit.
///
/// # Errors
/// `Refused` when nothing is in force.
pub async fn withdraw_consent(ctx: &Context, grant: Granted<WithdrawConsent>, scopes: Set<Scope>) -> Result<(), Error> {
    let (actor, patient, id) = (grant.actor().clone(), *grant.target(), ctx.random.uuid());
    write(ctx, &actor.clone(), Action::WithdrawConsent, async move |tx| {
        grant.again(tx).await?;
        let act = Act { by: actor.account(), at: instant(tx.at()) };
        let now = last(tx, patient.uuid()).await?.unwrap_or(Consent::Asked { act });
        let taken = if scopes.is_empty() { Scope::ALL.into() } else { scopes.clone() };
        let next =
            now.withdraw(&taken, act).map_err(|refused| Error::refused(words::consent::consent_refused(refused)))?;
        append(tx, id, patient.uuid(), &actor, &next).await?;
        share_as(tx, patient.uuid(), &next).await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("consent"));
        Ok(())
    })
    .await
}

/// The record is shared as this consent says.
async fn share_as(tx: &Tx, patient: Uuid, consent: &Consent) -> Result<(), Error> {
    let (_, body) = load(tx, patient).await?;
    let sharing = sharing(Some(consent), body.opened_without, date_of(tx.at()));
    set_sharing(tx, patient, &code(&as_right(sharing))?).await
}
