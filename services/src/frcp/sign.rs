//! The signature, and what a signed form may still receive: an addendum, a rectification, the announcement.

use super::{Frozen, Person, review, store, surroundings::Surroundings};
use crate::{
    access::{
        Granted,
        acts::{AddAddendum, MarkAnnounced, RectifyFrcp, ValidateFrcp},
        scope::recompute,
    },
    audit::Event,
    context::Context,
    entities::frcp,
    error::Error,
    outbox::Line,
    write::{Tx, write},
};
use domain::{
    access::Action,
    frcp::{Addendum, AddendumReason, ContentHash, Frcp, RectificationReason, Signature, Stage},
    ids::{FrcpId, PatientId},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// What the signer has read.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The position of the log.
    pub position: usize,
    /// The hash of the answers.
    pub hash: ContentHash,
}

/// Validates a form: its answers are frozen with what surrounds them, and its document will be printed. Answers the
/// number of the version.
///
/// # Errors
/// Refused when something blocks it, when an answer waits for a choice, or when something was typed since it was read.
pub async fn validate(ctx: &Context, grant: Granted<ValidateFrcp>, seen: Seen) -> Result<i32, Error> {
    let (actor, today) = (grant.actor().clone(), ctx.today());
    let signer = actor.clone();
    write(ctx, &actor, Action::ValidateFrcp, async move |tx| {
        grant.again(tx).await?;
        let id = *grant.target();
        let row = store::row(tx, id).await?;
        let mut kept = store::kept(&row)?;
        let (form, draft) = (&store::form(tx, &row).await?.form, store::draft(tx, id).await?);
        let report = review::report(tx, &row, &draft, &signer, today, signer.facts().fresh_code).await?;
        let stamp = store::stamp(tx, signer.account());
        let signature = Signature { stamp, form: form.reference(), position: seen.position, hash: seen.hash.clone() };
        let submitted = submit(kept.current, stamp)?;
        kept.current = submitted.validate(signature, &report, &draft).map_err(|refusal| store::refused(&refusal))?;
        let frozen = Frozen {
            frcp: kept.current.clone(),
            answers: draft.answers(),
            header: Surroundings::load(tx, &row).await?.header(tx, &row).await?,
            reason: kept.reason,
            addendum: None,
            signer: signer_of(tx, &signer).await?,
        };
        (kept.validated, kept.reason) = (None, None);
        store::save_row(tx, &row, &kept, row.revision, signer.account()).await?;
        freeze(tx, &row, "validation", seen.hash.to_string(), &frozen).await
    })
    .await
}

/// A proposal that its author did not submit is submitted by the coordinator who signs it.
fn submit(frcp: Frcp, stamp: domain::frcp::Stamp) -> Result<Frcp, Error> {
    match frcp.stage() {
        Stage::Discussed { .. } => frcp.submit(stamp).map_err(|refusal| store::refused(&refusal)),
        _ => Ok(frcp),
    }
}

async fn signer_of(tx: &Tx, signer: &crate::access::Actor) -> Result<Person, Error> {
    let known = super::people::one(tx, signer.professional()).await?;
    Ok(known.unwrap_or_else(|| Person { name: signer.name().to_owned(), specialty: String::new(), rpps: None }))
}

async fn freeze(tx: &Tx, row: &frcp::Model, kind: &str, hash: String, frozen: &Frozen) -> Result<i32, Error> {
    let number = store::freeze(tx, row, kind, hash, frozen).await?;
    tx.post(Line::RenderFrcp { frcp: FrcpId::from_uuid(row.id), version: number });
    trace(tx, row, &format!("{kind} {number}"));
    recompute(tx, &[row.patient_id], tx.at()).await?;
    Ok(number)
}

fn trace(tx: &Tx, row: &frcp::Model, why: &str) {
    tx.trace(Event::done(row.id).about(PatientId::from_uuid(row.patient_id)).noting(why));
}

/// Adds a signed complement: the answers stay as validated, and the document receives the next number. Answers it.
///
/// # Errors
/// Refused without a text, or when the form is not validated.
pub async fn add_addendum(
    ctx: &Context,
    grant: Granted<AddAddendum>,
    reason: AddendumReason,
    text: String,
) -> Result<i32, Error> {
    let actor = grant.actor().clone();
    let signer = actor.clone();
    write(ctx, &actor, Action::AddAddendum, async move |tx| {
        grant.again(tx).await?;
        let row = store::row(tx, *grant.target()).await?;
        let mut kept = store::kept(&row)?;
        let addendum = Addendum { stamp: store::stamp(tx, signer.account()), reason, text: text.trim().to_owned() };
        kept.current = kept.current.add_addendum(addendum.clone()).map_err(|refusal| store::refused(&refusal))?;
        let (version, mut frozen) = store::frozen(tx, row.id, row.version_number).await?;
        frozen.frcp = kept.current.clone();
        (frozen.addendum, frozen.reason) = (Some(addendum), None);
        store::save_row(tx, &row, &kept, row.revision, signer.account()).await?;
        freeze(tx, &row, "addendum", version.hash, &frozen).await
    })
    .await
}

/// Opens the next version, to be corrected and validated; the validated one stays valid until then.
///
/// # Errors
/// Refused when the decision changes: the case must be presented again.
pub async fn rectify(ctx: &Context, grant: Granted<RectifyFrcp>, reason: RectificationReason) -> Result<(), Error> {
    let actor = grant.actor().clone();
    let who = actor.account();
    write(ctx, &actor, Action::RectifyFrcp, async move |tx| {
        grant.again(tx).await?;
        let row = store::row(tx, *grant.target()).await?;
        let mut kept = store::kept(&row)?;
        let next = kept.current.rectify(reason).map_err(|refusal| store::refused(&refusal))?;
        kept.validated = Some(std::mem::replace(&mut kept.current, next));
        kept.reason = Some(reason);
        store::save_row(tx, &row, &kept, row.revision, who).await?;
        trace(tx, &row, &format!("rectification {}", store::code(&reason)));
        recompute(tx, &[row.patient_id], tx.at()).await
    })
    .await
}

/// Notes that a physician has announced the decision to the patient: from then on the patient may read it.
///
/// # Errors
/// When the database does not answer.
pub async fn mark_announced(ctx: &Context, grant: Granted<MarkAnnounced>) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::MarkAnnounced, async move |tx| {
        grant.again(tx).await?;
        let row = store::row(tx, *grant.target()).await?;
        let told = frcp::ActiveModel {
            id: Set(row.id),
            announced_at: Set(row.announced_at.or(Some(tx.at()))),
            version: Set(row.version + 1),
            ..Default::default()
        };
        frcp::Entity::update(told).exec(tx).await?;
        trace(tx, &row, "announced");
        recompute(tx, &[row.patient_id], tx.at()).await
    })
    .await
}
