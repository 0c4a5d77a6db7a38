//! A coordinator lends named powers, for a time.

use super::store;
use crate::{
    access::{
        Granted,
        acts::{DelegateValidation, EndDelegation},
    },
    audit::Event,
    context::{Context, date_of},
    entities::{account, delegation},
    error::Error,
    write::{Tx, write},
};
use chrono::NaiveDate;
use domain::sorted;
use domain::{
    access::Action,
    ids::{AccountId, DelegationId, ProfessionalId},
    people::{DelegatedPower, Delegation, DelegationShape, Period},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// What a coordinator lends.
#[derive(Debug, Clone)]
pub struct Delegated {
    /// To whom: a professional who has an account.
    pub to: ProfessionalId,
    /// Which powers.
    pub powers: sorted::Set<DelegatedPower>,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub until: NaiveDate,
}

/// Lends powers on a board.
///
/// # Errors
/// `Invalid` on `to` when the person has no account, `Refused` when the rules of delegations refuse.
pub async fn delegate(
    ctx: &Context,
    grant: Granted<DelegateValidation>,
    asked: Delegated,
) -> Result<DelegationId, Error> {
    let (actor, id) = (grant.actor().clone(), ctx.id(DelegationId::from_uuid));
    write(ctx, &actor, Action::DelegateValidation, async move |tx| {
        grant.again(tx).await?;
        let given_to = account_of(tx, asked.to).await?;
        let period = Period::new(asked.from, Some(asked.until))
            .map_err(|cause| Error::invalid("until", words::people::period_error(cause)))?;
        let shape = DelegationShape {
            id,
            offer: *grant.target(),
            given_by: grant.actor().account(),
            given_to,
            powers: asked.powers.clone(),
            period,
        };
        let lent = Delegation::new(shape).map_err(|cause| Error::refused(words::people::delegation_refused(cause)))?;
        delegation::Entity::insert(row(&lent, tx.at())?).exec_without_returning(tx).await?;
        tx.trace(Event::done(grant.target().uuid()).noting("delegation"));
        store::recompute_board(tx, *grant.target(), tx.at()).await?;
        Ok(id)
    })
    .await
}

async fn account_of(tx: &Tx, professional: ProfessionalId) -> Result<AccountId, Error> {
    let found = account::Entity::find().filter(account::Column::ProfessionalId.eq(professional.uuid())).one(tx).await?;
    let found = found.ok_or_else(|| Error::invalid("to", words::offer::no_account()))?;
    Ok(AccountId::from_uuid(found.id))
}

fn row(lent: &Delegation, at: i64) -> Result<delegation::ActiveModel, Error> {
    let facts = lent.facts();
    let powers = serde_json::to_string(&facts.powers).map_err(|_| Error::body("delegation", facts.id))?;
    Ok(delegation::ActiveModel {
        id: Set(facts.id.uuid()),
        offer_id: Set(facts.offer.uuid()),
        given_by: Set(facts.given_by.uuid()),
        given_to: Set(facts.given_to.uuid()),
        valid_from: Set(facts.period.from()),
        valid_until: Set(facts.period.until().unwrap_or(facts.period.from())),
        powers: Set(powers),
        created_at: Set(at),
    })
}

/// Ends a delegation the day before, or before it begins.
///
/// # Errors
/// `NotFound` when the board has no such delegation.
pub async fn end_delegation(ctx: &Context, grant: Granted<EndDelegation>, lent: DelegationId) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::EndDelegation, async move |tx| {
        grant.again(tx).await?;
        let row = delegation::Entity::find_by_id(lent.uuid())
            .filter(delegation::Column::OfferId.eq(grant.target().uuid()))
            .one(tx)
            .await?
            .ok_or(Error::NotFound)?;
        let yesterday = date_of(tx.at()).pred_opt().unwrap_or(row.valid_from);
        let ended = delegation::ActiveModel {
            id: Set(row.id),
            valid_until: Set(row.valid_until.min(yesterday)),
            ..Default::default()
        };
        delegation::Entity::update(ended).exec(tx).await?;
        tx.trace(Event::done(grant.target().uuid()).noting("delegation-ended"));
        store::recompute_board(tx, *grant.target(), tx.at()).await
    })
    .await
}
