//! The presenter is not there: somebody else presents, the case is discussed on file, or it is put off.

use super::{
    passage::{Became, finish, opened, put_off, waits},
    store,
};
use crate::{
    access::{Granted, acts::DecideCase},
    context::Context,
    entities::professional,
    error::Error,
    write::{Tx, write},
};
use domain::{
    access::Action,
    ids::ProfessionalId,
    meeting::{DeferReason, InscriptionStep, PresenterAbsence, settle_absence},
    words,
};
use sea_orm::{EntityTrait, PaginatorTrait};

/// Notes what is decided of a case whose presenter is absent.
///
/// # Errors
/// When the case has passed, when the delegate is the absent one, or on file without a complete file; the refusals of the right.
pub async fn presenter_absent(
    ctx: &Context,
    grant: Granted<DecideCase>,
    choice: PresenterAbsence,
) -> Result<Became, Error> {
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, Action::DecideCase, async move |tx| {
        let (mut case, held) = opened(tx, &grant).await?;
        if !waits(&case) {
            return Err(Error::refused(words::meeting::already_passed()));
        }
        let complete = case.file.case.step() == InscriptionStep::Complete;
        let settled = settle_absence(choice, case.file.case.presented_by(), complete)
            .map_err(|no| Error::refused(words::meeting::absence_refusal(no)))?;
        let became = match settled {
            PresenterAbsence::Delegate { professional } => {
                known(tx, professional).await?;
                case.file.case.presenter = Some(professional);
                case.file.on_file = false;
                store::save_case(tx, &case).await?;
                Became::AsAsked
            }
            PresenterAbsence::OnFile => {
                case.file.on_file = true;
                store::save_case(tx, &case).await?;
                Became::AsAsked
            }
            PresenterAbsence::Deferred { to } => {
                let by = grant.actor().account().uuid();
                put_off(tx, &mut case, &held, DeferReason::PresenterAbsent, to, &random, by).await?
            }
        };
        finish(tx, &case, "presenter-absent").await?;
        Ok(became)
    })
    .await
}

async fn known(tx: &Tx, person: ProfessionalId) -> Result<(), Error> {
    let count = professional::Entity::find_by_id(person.uuid()).count(tx).await?;
    if count > 0 { Ok(()) } else { Err(Error::refused(words::meeting::person_unknown())) }
}
