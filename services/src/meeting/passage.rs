//! The passage of one case: opened, discussed or registered, not presented, put off, taken out.

use super::{
    again::{destination, inscribe_again},
    facts::case_facts,
    inscribe::instant,
    quorum::took_part,
    refused,
    store::{self, Case, Held},
    unplaced::is_unplaced,
};
use crate::{
    access::{
        Act, Granted,
        acts::{DecideCase, WithdrawInscription},
        scope,
    },
    audit::Event,
    context::{Context, Random},
    error::Error,
    frcp::{give_up, note_passage},
    write::{Tx, write},
};
use domain::{
    access::Action,
    frcp,
    ids::{InscriptionId, SessionId},
    meeting::{CaseStatus, DeferReason, InscriptionState, NotPresentedReason, QuorumState, WithdrawReason, evaluate},
    planning::SessionStep,
    words,
};
use uuid::Uuid;

/// What is decided of a case in the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is before the board now.
    Begins,
    /// Discussed or registered.
    Presented(CaseStatus),
    /// It could not be presented: it goes to the next session.
    NotPresented(NotPresentedReason),
}

/// What became of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// As asked.
    AsAsked,
    /// Inscribed again in that session.
    Again(SessionId),
    /// To be presented again, and no session of the board takes cases yet.
    WithoutSession,
}

/// Notes the passage of a case. Discussed without a quorum, it is to be presented again: it is inscribed in the next session
/// by itself, with the same form (HEGP and 3C charters). A registered case is not debated and is not stopped by the quorum.
///
/// # Errors
/// When the meeting is not sitting, or when the case must be discussed; the refusals of the right.
pub async fn decide(ctx: &Context, grant: Granted<DecideCase>, outcome: Outcome) -> Result<Became, Error> {
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, Action::DecideCase, async move |tx| {
        let (mut case, held) = opened(tx, &grant).await?;
        if held.session.step() != SessionStep::InProgress {
            return Err(Error::refused(words::meeting::not_sitting()));
        }
        let by = grant.actor().account().uuid();
        let became = match outcome {
            Outcome::Begins => begin(tx, &mut case).await?,
            Outcome::Presented(how) => present(tx, &mut case, &held, how, &grant, &random).await?,
            Outcome::NotPresented(reason) => skip(tx, &mut case, &held, reason, &random, by).await?,
        };
        finish(tx, &case, "passage").await?;
        Ok(became)
    })
    .await
}

async fn begin(tx: &Tx, case: &mut Case) -> Result<Became, Error> {
    if !waits(case) {
        return Err(Error::refused(words::meeting::already_passed()));
    }
    case.file.sitting = Some(super::Sitting { from: instant(tx), until: None });
    store::save_case(tx, case).await?;
    Ok(Became::AsAsked)
}

/// It waits to be presented.
pub(super) fn waits(case: &Case) -> bool {
    use domain::meeting::InscriptionStep as S;
    matches!(case.file.case.step(), S::Inscribed | S::Complete | S::Incomplete)
}

async fn present(
    tx: &Tx,
    case: &mut Case,
    held: &Held,
    how: CaseStatus,
    grant: &Granted<DecideCase>,
    random: &Random,
) -> Result<Became, Error> {
    let now = instant(tx);
    let facts = case_facts(tx, case, held).await?;
    let from = case.file.sitting.map_or(now, |sitting| sitting.from);
    case.file.sitting = Some(super::Sitting { from, until: Some(now) });
    case.file.case = case.file.case.clone().present(now, how, &facts).map_err(|no| refused(&no))?;
    let by = grant.actor().account();
    let all = super::attendances(tx, held.session.id).await?;
    let quorum = evaluate(held.details.quorum(), &took_part(&case.file, &all));
    if how == CaseStatus::Discussed && quorum.state == QuorumState::NotReached {
        return put_off(tx, case, held, DeferReason::Quorum, None, random, by.uuid()).await;
    }
    store::save_case(tx, case).await?;
    if let Some(form) = case.file.case.frcp {
        let status = match how {
            CaseStatus::Discussed => frcp::CaseStatus::Discussed,
            CaseStatus::Registered => frcp::CaseStatus::Registered,
        };
        note_passage(tx, form, held.session.id, status, by).await?;
    }
    Ok(Became::AsAsked)
}

/// The session goes by without the case.
pub(super) async fn skip(
    tx: &Tx,
    case: &mut Case,
    held: &Held,
    reason: NotPresentedReason,
    random: &Random,
    by: Uuid,
) -> Result<Became, Error> {
    case.file.case = case.file.case.clone().not_presented(instant(tx), reason).map_err(|no| refused(&no))?;
    store::save_case(tx, case).await?;
    let to = destination(tx, held, None).await?;
    follow_to(tx, case, to, random, by).await
}

pub(super) async fn put_off(
    tx: &Tx,
    case: &mut Case,
    held: &Held,
    reason: DeferReason,
    asked: Option<SessionId>,
    random: &Random,
    by: Uuid,
) -> Result<Became, Error> {
    let to = destination(tx, held, asked).await?;
    case.file.case = case.file.case.clone().defer(instant(tx), reason, to).map_err(|no| refused(&no))?;
    store::save_case(tx, case).await?;
    super::told::often_put_off(tx, held, case).await?;
    follow_to(tx, case, to, random, by).await
}

/// A session that will not take place: its cases go to the next one of the board, or wait for one.
pub(crate) async fn leave_cancelled(tx: &Tx, session: SessionId, random: &Random, by: Uuid) -> Result<(), Error> {
    let held = store::held(tx, session).await?;
    for mut case in store::cases(tx, held.row.id).await? {
        if waits(&case) {
            put_off(tx, &mut case, &held, DeferReason::SessionCancelled, None, random, by).await?;
        }
    }
    Ok(())
}

/// A session that takes place after all: the cases that it had put off come back from the session that took them, unless they were
/// presented or went elsewhere meanwhile. Answers how many came back.
pub(crate) async fn come_back(tx: &Tx, session: SessionId) -> Result<usize, Error> {
    let mut back = 0;
    for case in store::cases(tx, session.uuid()).await? {
        let cancelled =
            matches!(case.file.case.state(), InscriptionState::Deferred { reason: DeferReason::SessionCancelled, .. });
        if cancelled && brought_back(tx, case).await? {
            back += 1;
        }
    }
    Ok(back)
}

/// A case that was put off before it was presented comes back, with its form; false when it was presented or went elsewhere meanwhile,
/// or when its session will hear nobody any more.
pub(super) async fn brought_back(tx: &Tx, mut case: Case) -> Result<bool, Error> {
    let session = case.file.case.session;
    let InscriptionState::Deferred { to, .. } = *case.file.case.state() else { return Ok(false) };
    if case.file.sitting.is_some() || !store::held(tx, session).await?.session.step().hears_cases() {
        return Ok(false);
    }
    if to.is_none() && !is_unplaced(tx, &case).await? {
        return Ok(false);
    }
    if let Some(to) = to {
        let there = store::cases(tx, to.uuid()).await?;
        let Some(mut next) = there.into_iter().find(|next| came_from(next, &case) && waits(next)) else {
            return Ok(false);
        };
        let left = next.file.case.clone().defer(instant(tx), DeferReason::SessionRestored, Some(session));
        next.file.case = left.map_err(|no| refused(&no))?;
        store::save_case(tx, &next).await?;
    }
    case.file.case = case.file.case.clone().back(instant(tx)).map_err(|no| refused(&no))?;
    store::save_case(tx, &case).await?;
    if let Some(form) = case.file.case.frcp {
        super::again::follow(tx, form, session).await?;
    }
    scope::recompute(tx, &[case.row.patient_id], tx.at()).await?;
    Ok(true)
}

fn came_from(next: &Case, case: &Case) -> bool {
    next.file.case.earlier().last().is_some_and(|passage| passage.inscription == case.file.case.id)
}

async fn follow_to(tx: &Tx, case: &Case, to: Option<SessionId>, random: &Random, by: Uuid) -> Result<Became, Error> {
    let Some(to) = to else { return Ok(Became::WithoutSession) };
    inscribe_again(tx, case, to, random, by).await?;
    Ok(Became::Again(to))
}

/// Puts a case off, to the session asked for or to the next one of the board.
///
/// # Errors
/// When it was presented or has left, or to its own session; the refusals of the right.
pub async fn defer(
    ctx: &Context,
    grant: Granted<WithdrawInscription>,
    reason: DeferReason,
    to: Option<SessionId>,
) -> Result<Became, Error> {
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, Action::WithdrawInscription, async move |tx| {
        let (mut case, held) = opened(tx, &grant).await?;
        let by = grant.actor().account().uuid();
        let became = put_off(tx, &mut case, &held, reason, to, &random, by).await?;
        finish(tx, &case, "deferred").await?;
        Ok(became)
    })
    .await
}

/// Takes a case out, and gives its form up.
///
/// # Errors
/// Once it is presented or has left; the refusals of the right.
pub async fn withdraw(ctx: &Context, grant: Granted<WithdrawInscription>, reason: WithdrawReason) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::WithdrawInscription, async move |tx| {
        let (mut case, _) = opened(tx, &grant).await?;
        case.file.case = case.file.case.clone().withdraw(instant(tx), reason).map_err(|no| refused(&no))?;
        store::save_case(tx, &case).await?;
        if let Some(form) = case.file.case.frcp {
            give_up(tx, form, frcp::AbandonReason::of_withdrawal(reason), grant.actor().account()).await?;
        }
        finish(tx, &case, "withdrawn").await
    })
    .await
}

pub(super) async fn opened<A: Act<Target = InscriptionId>>(tx: &Tx, grant: &Granted<A>) -> Result<(Case, Held), Error> {
    grant.again(tx).await?;
    let case = store::case(tx, *grant.target()).await?;
    let held = store::held(tx, case.file.case.session).await?;
    Ok((case, held))
}

pub(super) async fn finish(tx: &Tx, case: &Case, what: &str) -> Result<(), Error> {
    scope::recompute(tx, &[case.row.patient_id], tx.at()).await?;
    tx.trace(Event::done(case.row.id).about(case.file.case.patient).noting(what));
    Ok(())
}
