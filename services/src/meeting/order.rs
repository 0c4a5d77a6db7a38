//! The order of passage and the pre-sort.

use super::store::{self, Case};
use crate::{
    access::{
        Granted,
        acts::{OrderPassage, PreSort},
    },
    audit::Event,
    context::Context,
    error::Error,
    write::write,
};
use domain::{
    access::Action,
    ids::InscriptionId,
    meeting::{CaseStatus, OrderKey, move_down, move_up},
    planning::CaseWeight,
};

/// One place earlier or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Earlier.
    Up,
    /// Later.
    Down,
}

/// Moves a case by one place among those on the agenda. Only its own row changes, so that two people who move two cases at
/// once both see their gesture kept; at an end of the list nothing changes.
///
/// # Errors
/// `NotFound` when the case is not of the session; the refusals of the right.
pub async fn move_case(
    ctx: &Context,
    grant: Granted<OrderPassage>,
    case: InscriptionId,
    to: Move,
) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::OrderPassage, async move |tx| {
        grant.again(tx).await?;
        let mut cases = store::cases(tx, grant.target().uuid()).await?;
        cases.retain(|one| one.file.case.is_on_the_agenda());
        let index = cases.iter().position(|one| one.row.id == case.uuid()).ok_or(Error::NotFound)?;
        let keys: Vec<OrderKey> = cases.iter().map(|one| one.file.case.order.clone()).collect();
        let key = match to {
            Move::Up => move_up(&keys, index),
            Move::Down => move_down(&keys, index),
        };
        if let (Some(key), Some(moved)) = (key, cases.get_mut(index)) {
            moved.file.case.order = key;
            store::save_case(tx, moved).await?;
        }
        tx.trace(Event::done(grant.target().uuid()).noting("order"));
        Ok(())
    })
    .await
}

/// How the coordinator sorts a case before the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sorted {
    /// Registered or discussed, and how long it should take.
    As(CaseStatus, CaseWeight),
    /// Its file is complete.
    Complete,
    /// Its file lacks something, in words.
    Incomplete(String),
}

/// Sorts a case before the meeting.
///
/// # Errors
/// When it must be discussed, or is no longer waiting; the refusals of the right.
pub async fn sort_case(
    ctx: &Context,
    grant: Granted<PreSort>,
    case: InscriptionId,
    sorted: Sorted,
) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::PreSort, async move |tx| {
        grant.again(tx).await?;
        let held = store::held(tx, *grant.target()).await?;
        let found = store::case(tx, case).await?;
        if found.row.session_id != held.row.id {
            return Err(Error::NotFound);
        }
        let facts = super::facts::case_facts(tx, &found, &held).await?;
        let found = apply(found, &sorted, &facts, super::inscribe::instant(tx))?;
        store::save_case(tx, &found).await?;
        tx.trace(Event::done(held.row.id).about(found.file.case.patient).noting("pre-sort"));
        Ok(())
    })
    .await
}

fn apply(
    mut found: Case,
    sorted: &Sorted,
    facts: &domain::meeting::CaseFacts,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Case, Error> {
    let file = &mut found.file;
    match sorted {
        Sorted::As(wish, weight) => {
            let reasons = domain::meeting::must_be_discussed(facts);
            if *wish == CaseStatus::Registered && !reasons.is_empty() {
                return Err(super::refused(&domain::meeting::InscriptionRefusal::MustBeDiscussed { reasons }));
            }
            file.case.wish = *wish;
            file.weight = if *wish == CaseStatus::Registered { CaseWeight::Registered } else { *weight };
        }
        Sorted::Complete => file.case = file.case.clone().found_complete(now).map_err(|no| super::refused(&no))?,
        Sorted::Incomplete(lacks) => {
            file.case = file.case.clone().found_incomplete(now, lacks).map_err(|no| super::refused(&no))?;
        }
    }
    Ok(found)
}
