//! What somebody does with a value that a source says otherwise: takes it over, does not want it proposed any more, or wants it again.

use super::{Writing, refresh::said, store, store::Kept};
use crate::{
    access::scope::recompute,
    audit::Event,
    context::{Context, instant},
    entities::frcp,
    error::Error,
    write::{Tx, write},
};
use domain::{
    forms::{Answers, Path},
    frcp::{Change, Declined, Draft, Edit, Imported, Stale, Stamp, missing_rows},
    ids::{PatientId, ProfessionalId},
    words,
};

/// Takes one value over as its source says it now, and confirms it: whoever takes it has read it. Where the source is empty, the answer is
/// cleared.
///
/// # Errors
/// Refused when the source does not say it any more, or once the form is signed.
pub async fn take_over(ctx: &Context, right: Writing, path: Path) -> Result<(), Error> {
    let (actor, action) = (right.actor().clone(), right.action());
    let by = actor.clone();
    write(ctx, &actor, action, async move |tx| {
        right.again(tx).await?;
        let id = right.id();
        let row = store::row(tx, id).await?;
        let (mut kept, mut draft) = (store::kept(&row)?, store::draft(tx, id).await?);
        let new_hand = !draft.log().iter().any(|edit| edit.author == by.account());
        let said = said(tx, &by, &row, &draft, tx.at()).await?;
        let found = said.apart(&draft, &kept.declined).0.into_iter().find(|(one, _)| one.path == path);
        let Some((one, from)) = found else { return Err(Error::refused(words::frcp::not_said_any_more())) };
        let on_behalf_of = right.is_on_behalf().then(|| ProfessionalId::from_uuid(row.requester_id));
        let changes = changes(&draft, &said.now, &one);
        let mut edits = store::edits_of(id, row.revision, by.account(), tx.at(), changes);
        if one.now.is_some() {
            confirm_last(&mut edits, &from);
        }
        edits.iter_mut().for_each(|edit| edit.on_behalf_of = on_behalf_of);
        for edit in edits.clone() {
            draft.apply(edit);
        }
        kept.current = kept.current.edited().map_err(|refusal| store::refused(&refusal))?;
        let revision = store::append(tx, id, row.revision, &edits).await?;
        store::save_row(tx, &row, &kept, revision, by.account()).await?;
        let noted = format!("{}/{}", path.scope.section_key(), path.question);
        tx.trace(Event::done(id.uuid()).about(PatientId::from_uuid(row.patient_id)).by_right(action).noting(&noted));
        if new_hand {
            recompute(tx, &[row.patient_id], tx.at()).await?;
        }
        Ok(())
    })
    .await
}

/// The rows that lack, the value with its source, and the value once more: that is how it is confirmed. An empty source clears, once.
fn changes(draft: &Draft, now: &Answers, one: &Stale) -> Vec<Change> {
    let rows = missing_rows(draft, &one.path).into_iter().filter_map(|(list, row)| {
        let order = now.order(&list, row)?.clone();
        Some(Change::AddRow { list, row, order })
    });
    let base = draft.cell(&one.path).and_then(|cell| cell.revision);
    let answer = || Change::Answer { path: one.path.clone(), base, answer: one.now.clone() };
    let times = if one.now.is_some() { 2 } else { 1 };
    rows.chain(std::iter::repeat_with(answer).take(times)).collect()
}

/// The last edit but one comes from the source; the last one builds on it.
fn confirm_last(edits: &mut [Edit], from: &Imported) {
    if let [.., taken, confirmed] = edits {
        taken.imported = Some(from.clone());
        if let Change::Answer { base, .. } = &mut confirmed.change {
            *base = Some(taken.id);
        }
    }
}

/// Refuses for good what a source says now: it is not proposed any more until the source says something else.
///
/// # Errors
/// Refused when the source does not say it any more, or once the form is signed.
pub async fn decline(ctx: &Context, right: Writing, path: Path) -> Result<(), Error> {
    let actor = right.actor().clone();
    let by = actor.clone();
    write(ctx, &actor, right.action(), async move |tx| {
        right.again(tx).await?;
        let row = store::row(tx, right.id()).await?;
        let (mut kept, draft) = (open(&row)?, store::draft(tx, right.id()).await?);
        let said = said(tx, &by, &row, &draft, tx.at()).await?;
        let found = said.apart(&draft, &kept.declined).0.into_iter().find(|(one, _)| one.path == path);
        let Some((one, _)) = found else { return Err(Error::refused(words::frcp::not_said_any_more())) };
        kept.declined.retain(|known| known.path != path);
        kept.declined.push(Declined::of(&one, Stamp { by: by.account(), at: instant(tx.at()) }));
        keep(tx, &right, (&row, &kept), ("declined", &path)).await
    })
    .await
}

/// Takes such a refusal back: the value is proposed again.
///
/// # Errors
/// Refused when nobody refused it, or once the form is signed.
pub async fn propose_again(ctx: &Context, right: Writing, path: Path) -> Result<(), Error> {
    let actor = right.actor().clone();
    write(ctx, &actor, right.action(), async move |tx| {
        right.again(tx).await?;
        let row = store::row(tx, right.id()).await?;
        let mut kept = open(&row)?;
        let before = kept.declined.len();
        kept.declined.retain(|known| known.path != path);
        if kept.declined.len() == before {
            return Err(Error::refused(words::frcp::not_declined()));
        }
        keep(tx, &right, (&row, &kept), ("proposed-again", &path)).await
    })
    .await
}

/// What is kept of a form that may still be written.
fn open(row: &frcp::Model) -> Result<Kept, Error> {
    let kept = store::kept(row)?;
    kept.current.clone().edited().map_err(|refusal| store::refused(&refusal))?;
    Ok(kept)
}

async fn keep(
    tx: &Tx,
    right: &Writing,
    (row, kept): (&frcp::Model, &Kept),
    (did, path): (&str, &Path),
) -> Result<(), Error> {
    store::save_row(tx, row, kept, row.revision, right.actor().account()).await?;
    let event = Event::done(row.id).about(PatientId::from_uuid(row.patient_id)).by_right(right.action());
    tx.trace(event.noting(format!("{did} {}/{}", path.scope.section_key(), path.question)));
    Ok(())
}
