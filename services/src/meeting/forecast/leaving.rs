//! A way out is taken: a colleague is asked to come, or the cases go to another session of the board.

use super::answering::save;
use crate::{
    access::{
        Granted,
        acts::{MarkPresence, MoveSession},
        scope,
    },
    audit::Event,
    context::Context,
    error::Error,
    meeting::{
        inscribe::instant,
        members::{changed, patients, seat},
        passage::{put_off, waits},
        store,
    },
    write::write,
};
use domain::{
    access::Action,
    ids::{ProfessionalId, SessionId},
    meeting::{Answer, DeferReason, Seat, may_answer},
    words,
};

/// Enrols a colleague, in the place of a member who does not come if one is named. Nobody answers for the colleague, who is
/// asked by mail like any member.
///
/// # Errors
/// `NotFound` without such a person; `Refused` once the session has begun; the refusals of the right.
pub async fn swap_member(
    ctx: &Context,
    grant: Granted<MarkPresence>,
    absent: Option<ProfessionalId>,
    by: ProfessionalId,
) -> Result<(), Error> {
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, Action::MarkPresence, async move |tx| {
        grant.again(tx).await?;
        let held = store::held(tx, *grant.target()).await?;
        let answer = Answer::Replaced { by };
        may_answer(&held.session, absent.unwrap_or(by), if absent.is_some() { answer } else { Answer::Present })
            .map_err(|refusal| Error::refused(words::meeting::answer_refusal(refusal)))?;
        let session = held.row.id;
        if seat(tx, session, by, Seat::Quorum, &random).await? {
            crate::planning::told::member_changed(tx, *grant.target(), by).await?;
        }
        if let Some(absent) = absent {
            save(tx, (session, absent.uuid()), answer, (&random, grant.actor().account().uuid())).await?;
        }
        changed(tx, session, "member-swapped").await
    })
    .await
}

/// Puts every case that waits off to another session of the board, for want of a quorum; answers how many.
///
/// # Errors
/// `NotFound` when the other session is of another board; what refuses a case; the refusals of the right.
pub async fn put_cases_off(ctx: &Context, grant: Granted<MoveSession>, to: SessionId) -> Result<usize, Error> {
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, Action::MoveSession, async move |tx| {
        grant.again(tx).await?;
        let held = store::held(tx, *grant.target()).await?;
        if held.session.start() <= instant(tx) {
            return Err(Error::refused(words::meeting::answer_refusal(domain::meeting::AnswerRefusal::TooLate)));
        }
        let by = grant.actor().account().uuid();
        let (concerned, mut moved) = (patients(tx, held.row.id).await?, 0);
        for mut case in store::cases(tx, held.row.id).await? {
            if waits(&case) {
                put_off(tx, &mut case, &held, DeferReason::Quorum, Some(to), &random, by).await?;
                tx.trace(Event::done(held.row.id).about(case.file.case.patient).noting("case-put-off"));
                moved += 1;
            }
        }
        scope::recompute(tx, &concerned, tx.at()).await?;
        tx.trace(Event::done(held.row.id).noting("cases-put-off"));
        Ok(moved)
    })
    .await
}
