//! What the sources of a form say now, and the act that takes one of their values over. Nothing is taken over by itself.

use super::{
    Writing, last,
    open::{self, Other},
    prefill::{Case, brought},
    store,
    surroundings::Surroundings,
};
use crate::{
    access::{Actor, Granted, acts::SeeFrcp, scope::recompute},
    audit::Event,
    context::Context,
    entities::frcp,
    error::Error,
    write::write,
};
use domain::{
    forms::{Answers, Form, Path},
    frcp::{Change, Draft, Edit, Imported, Stale, missing_rows, said_by_form, stale},
    ids::{FrcpId, PatientId, ProfessionalId},
    sorted::Map,
    words,
};
use sea_orm::ConnectionTrait;

/// The values that the sources say otherwise.
#[derive(Debug, Clone)]
pub struct Refreshed {
    /// The form.
    pub form: &'static Form,
    /// Its answers.
    pub answers: Answers,
    /// Each value, and the source that says it.
    pub stale: Vec<(Stale, Imported)>,
}

/// What the sources say now of an open form, among those that this person may read.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn refreshed(ctx: &Context, grant: Granted<SeeFrcp>) -> Result<Refreshed, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let row = store::row(&ctx.db.read, id).await?;
    let draft = store::draft(&ctx.db.read, id).await?;
    let said = said(&ctx.db.read, &actor, &row, &draft, ctx.now_ms()).await?;
    open::see(ctx, &actor, &row, &said.last).await?;
    Ok(Refreshed {
        form: &store::form(&ctx.db.read, &row).await?.form,
        answers: draft.answers(),
        stale: said.stale(&draft),
    })
}

/// Takes one value over as its source says it now, and confirms it: whoever takes it has read it.
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
        let found = said.stale(&draft).into_iter().find(|(one, _)| one.path == path);
        let Some((one, from)) = found else { return Err(Error::refused(words::frcp::not_said_any_more())) };
        let on_behalf_of = right.is_on_behalf().then(|| ProfessionalId::from_uuid(row.requester_id));
        let changes = changes(&draft, &said.now, &one);
        let mut edits = store::edits_of(id, row.revision, by.account(), tx.at(), changes);
        confirm_last(&mut edits, &from);
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

/// The rows that lack, the value with its source, and the value once more: that is how it is confirmed.
fn changes(draft: &Draft, now: &Answers, one: &Stale) -> Vec<Change> {
    let rows = missing_rows(draft, &one.path).into_iter().filter_map(|(list, row)| {
        let order = now.order(&list, row)?.clone();
        Some(Change::AddRow { list, row, order })
    });
    let base = draft.cell(&one.path).and_then(|cell| cell.revision);
    let answer = || Change::Answer { path: one.path.clone(), base, answer: Some(one.now.clone()) };
    rows.chain([answer(), answer()]).collect()
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

/// What the sources say.
pub(super) struct Said {
    now: Answers,
    from: Map<Path, Imported>,
    last: Vec<Other>,
    /// What the record and the session say: only a value that was taken over, or that lacks, is proposed again.
    facts: Vec<Path>,
}

impl Said {
    pub(super) fn stale(&self, draft: &Draft) -> Vec<(Stale, Imported)> {
        let found = stale(draft, &self.now).into_iter();
        let asked = found.filter(|one| !self.facts.contains(&one.path) || one.taken.is_some() || one.here.is_none());
        asked.filter_map(|one| self.from.get(&one.path).cloned().map(|from| (one, from))).collect()
    }
}

/// The record and the session first, then the newest form of the patient when it was signed since this one began.
pub(super) async fn said<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    row: &frcp::Model,
    draft: &Draft,
    now: i64,
) -> Result<Said, Error> {
    let form = &store::form(db, row).await?.form;
    let session = Surroundings::load(db, row).await?.session.map(|session| session.id);
    let case = Case { patient: row.patient_id, offer: row.offer_id, session, question: "", by: None };
    let last = last::before(db, actor, row, (i64::MAX, now)).await?.filter(|last| last.at > row.created_at);
    let mut said = Said { now: Answers::default(), from: Map::new(), last: Vec::new(), facts: Vec::new() };
    if let Some(last) = &last {
        said.last.push(Other { id: FrcpId::from_uuid(last.row.id), at: last.at });
        said.now = said_by_form(last.form, &last.frozen.answers, form, draft);
        said.from = said.now.iter().map(|(path, _)| (path.clone(), last.origin())).collect();
    }
    for (change, from) in brought(db, form, case, None).await? {
        if let (Change::Answer { path, answer, .. }, Some(from)) = (change, from) {
            said.now.set(&path, answer);
            said.from.insert(path.clone(), from);
            said.facts.push(path);
        }
    }
    Ok(said)
}
