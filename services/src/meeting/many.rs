//! Several cases put off with one reason, and brought back as simply.

use super::{
    board::load,
    passage::{Became, brought_back, finish, opened, put_off, waits},
    store::{self, Case, Held},
};
use crate::{
    access::{Granted, acts::WithdrawInscription},
    audit::Event,
    context::Context,
    entities::inscription,
    error::Error,
    write::write,
};
use chrono::DateTime;
use domain::{
    access::Action,
    ids::{InscriptionId, SessionId},
    meeting::{DeferReason, Waiting, overflow},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Puts several cases off, in the order given, to the session asked for or to the next one of their board. A session that they overflow
/// takes them: whoever puts them off is told before, and after.
///
/// # Errors
/// When one of them was presented or has left, or when the session asked for takes no case any more: none is put off then; the refusals of
/// the right.
pub async fn defer_many(
    ctx: &Context,
    grants: Vec<Granted<WithdrawInscription>>,
    reason: DeferReason,
    to: Option<SessionId>,
) -> Result<Became, Error> {
    let actor = grants.first().ok_or(Error::NotFound)?.actor().clone();
    let random = ctx.random.clone();
    write(ctx, &actor, Action::WithdrawInscription, async move |tx| {
        let mut became = Became::WithoutSession;
        for grant in &grants {
            let (mut case, held) = opened(tx, grant).await?;
            let by = grant.actor().account().uuid();
            became = put_off(tx, &mut case, &held, reason, to, &random, by).await?;
            finish(tx, &case, "deferred").await?;
        }
        Ok(became)
    })
    .await
}

/// The cases that do not fit in the minutes of a session; none while it has minutes left.
pub(super) async fn overflowing<C: ConnectionTrait>(
    db: &C,
    held: &Held,
    cases: &[Case],
) -> Result<Vec<InscriptionId>, Error> {
    if !load(held, cases).is_over() {
        return Ok(Vec::new());
    }
    let first =
        cases.iter().filter_map(|case| case.file.case.earlier().first()).map(|passage| passage.inscription.uuid());
    let rows = inscription::Entity::find().filter(inscription::Column::Id.is_in(first)).all(db).await?;
    let since = |case: &Case| {
        let first = case.file.case.earlier().first().map(|passage| passage.inscription.uuid());
        let row = rows.iter().find(|row| Some(row.id) == first).unwrap_or(&case.row);
        DateTime::from_timestamp_millis(row.created_at).unwrap_or_default()
    };
    let waiting = cases.iter().filter(|case| waits(case)).map(|case| Waiting {
        case: case.file.case.id,
        weight: case.file.weight,
        urgent: case.file.urgent,
        since: since(case),
    });
    Ok(overflow(&waiting.collect::<Vec<_>>(), held.session.capacity))
}

/// Brings cases that were put off back to their session, unless they were presented or went elsewhere meanwhile; answers how many came
/// back.
///
/// # Errors
/// The refusals of the right.
pub async fn bring_back(ctx: &Context, grants: Vec<Granted<WithdrawInscription>>) -> Result<usize, Error> {
    let actor = grants.first().ok_or(Error::NotFound)?.actor().clone();
    write(ctx, &actor, Action::WithdrawInscription, async move |tx| {
        let mut back = 0;
        for grant in &grants {
            grant.again(tx).await?;
            let case = store::case(tx, *grant.target()).await?;
            let (id, patient) = (case.row.id, case.file.case.patient);
            back += usize::from(brought_back(tx, case).await?);
            tx.trace(Event::done(id).about(patient).noting("brought-back"));
        }
        Ok(back)
    })
    .await
}
