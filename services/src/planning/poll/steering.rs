//! What whoever plans does to an open poll: remind those who are silent, ask one more, cancel it.

use super::{
    asked::people,
    mails::{self, Home},
    refused,
    store::{self, poll_of},
    view::Whole,
};
use crate::{
    access::{Granted, acts::PlanSeries},
    audit::Event,
    context::Context,
    error::Error,
    write::write,
};
use domain::{
    access::Action,
    ids::{PollId, ProfessionalId},
    meeting::Seat,
    words::planning::poll as say,
};
use std::collections::BTreeMap;

/// Asks again those who have not answered; answers how many.
///
/// # Errors
/// `Refused` once answers are taken no more.
pub async fn remind_silent(ctx: &Context, grant: Granted<PlanSeries>, id: PollId) -> Result<usize, Error> {
    let (actor, now, home) = (grant.actor().clone(), ctx.now(), Home::of(ctx));
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let whole = Whole::load(tx, poll_of(tx, *grant.target(), id).await?).await?;
        whole.poll.takes_answers(now).map_err(|no| refused(&no))?;
        let silent = whole.silent();
        let asked = mails::ask(tx, &home, (&whole.poll, &whole.row.name), &silent, true);
        let shown = silent.iter().map(|one| one.who.uuid()).collect();
        tx.trace(Event::done(id.uuid()).showing(shown).noting("poll-reminded"));
        Ok(asked)
    })
    .await
}

/// Asks one more person; answers the name.
///
/// # Errors
/// `NotFound` without such a person; `Refused` without an account, or once answers are taken no more.
pub async fn invite_to_poll(
    ctx: &Context,
    grant: Granted<PlanSeries>,
    id: PollId,
    who: ProfessionalId,
) -> Result<String, Error> {
    let (actor, now, home) = (grant.actor().clone(), ctx.now(), Home::of(ctx));
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let whole = Whole::load(tx, poll_of(tx, *grant.target(), id).await?).await?;
        whole.poll.takes_answers(now).map_err(|no| refused(&no))?;
        let person = people(tx, &BTreeMap::from([(who.uuid(), Seat::Quorum)])).await?;
        let person = person.first().ok_or(Error::NotFound)?;
        if person.reached.is_none() {
            return Err(Error::refused(say::has_no_account()));
        }
        if store::ask(tx, id, who, Seat::Quorum).await? {
            mails::ask(tx, &home, (&whole.poll, &whole.row.name), &[person], false);
        }
        tx.trace(Event::done(id.uuid()).showing(vec![who.uuid()]).noting("poll-invited"));
        Ok(person.name.clone())
    })
    .await
}

/// Cancels a poll, and tells those whom it asked.
///
/// # Errors
/// `Refused` once a date was kept, or when it was cancelled already.
pub async fn cancel_poll(ctx: &Context, grant: Granted<PlanSeries>, id: PollId) -> Result<(), Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let whole = Whole::load(tx, poll_of(tx, *grant.target(), id).await?).await?;
        let by = (grant.actor().account(), now);
        let poll = whole.poll.cancel(by).map_err(|no| refused(&no))?;
        store::save(tx, &poll).await?;
        mails::tell_cancelled(tx, &whole.row.name, &whole.people.iter().collect::<Vec<_>>());
        tx.trace(Event::done(id.uuid()).noting("poll-cancelled"));
        Ok(())
    })
    .await
}
