//! The meeting: inscriptions opened and closed, the board sits, the board is over.

use super::{
    inscribe::instant,
    members, passage,
    store::{self, Held},
};
use crate::{
    access::{Granted, acts::HoldSession, scope},
    audit::Event,
    context::{Context, Random},
    error::Error,
    write::{Tx, write},
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    meeting::{NotPresentedReason, Way},
    planning::{Session, SessionRefusal},
    words,
};
use uuid::Uuid;

/// A step of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Inscriptions are open.
    Open,
    /// Inscriptions are closed.
    Close,
    /// The board sits.
    Sit,
    /// The board is over: cases that still wait go to the next session.
    Finish,
}

/// Takes a step of a meeting.
///
/// # Errors
/// When the session is not where the step begins; the refusals of the right.
pub async fn step_session(ctx: &Context, grant: Granted<HoldSession>, step: Step) -> Result<(), Error> {
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, Action::HoldSession, async move |tx| {
        grant.again(tx).await?;
        let held = store::held(tx, *grant.target()).await?;
        let now = instant(tx);
        let next = stepped(held.session.clone().advanced(now), step, now)
            .map_err(|no| Error::refused(words::planning::session_refusal(no)))?;
        store::save_session(tx, &held.row, &next).await?;
        members::enrol(tx, &held, &random).await?;
        if step == Step::Finish {
            empty_the_room(tx, &held, now).await?;
            send_on(tx, &held, &random, grant.actor().account().uuid()).await?;
        }
        scope::recompute(tx, &members::patients(tx, held.row.id).await?, tx.at()).await?;
        tx.trace(Event::done(held.row.id).noting(store::code(&next.step())));
        Ok(())
    })
    .await
}

fn stepped(session: Session, step: Step, now: DateTime<Utc>) -> Result<Session, SessionRefusal> {
    match step {
        Step::Open => session.open(now),
        Step::Close => session.close(now),
        Step::Sit => session.start_sitting(now),
        Step::Finish => session.finish(now),
    }
}

/// Everybody leaves when the board is over.
async fn empty_the_room(tx: &Tx, held: &Held, now: DateTime<Utc>) -> Result<(), Error> {
    for (row, mut attendance) in store::attendance_rows(tx, held.row.id).await? {
        let Way::Present { stays } = &mut attendance.way else { continue };
        let Some(stay) = stays.iter_mut().rfind(|stay| stay.left.is_none()) else { continue };
        stay.left = Some(now.max(stay.arrived));
        members::save(tx, &row, &attendance).await?;
    }
    Ok(())
}

/// The cases for which there was no time left.
async fn send_on(tx: &Tx, held: &Held, random: &Random, by: Uuid) -> Result<(), Error> {
    for mut case in store::cases(tx, held.row.id).await? {
        if passage::waits(&case) {
            passage::skip(tx, &mut case, held, NotPresentedReason::Time, random, by).await?;
        }
    }
    Ok(())
}
