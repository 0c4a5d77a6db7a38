//! Typing: edits come in, each finds its place, nothing is lost.

use super::{Writing, store, surroundings::Surroundings};
use crate::{
    access::{Actor, Granted, acts::ResolveConflict, scope::recompute},
    audit::Event,
    context::Context,
    entities::frcp,
    error::Error,
    write::{Tx, add_edits, write},
};
use domain::{
    access::Action,
    forms::{Answers, Form, ListPath, Path, Target, Told},
    frcp::{Change, Edit, Outcome, Snapshot, is_reason},
    ids::{AccountId, EditId, FrcpId, PatientId, ProfessionalId},
    sorted::Map,
};
use std::collections::BTreeSet;

/// The most that one save may bring: a browser that was away for hours sends several.
const MOST: usize = 500;

/// One edit as a browser sends it: who types and when are told by the server.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Made by the browser, so that sending twice changes nothing.
    pub id: EditId,
    /// What was done.
    pub change: Change,
}

/// What became of a save.
#[derive(Debug, Clone)]
pub struct Saved {
    /// What became of each edit.
    pub outcomes: Vec<(EditId, Outcome)>,
    /// Everything that changed since the revision that the browser knew, by anybody.
    pub news: Snapshot,
    /// The names of those who wrote it.
    pub names: Map<AccountId, String>,
    /// When it was saved, milliseconds.
    pub at: i64,
    /// The derived values that the browser does not compute; nothing when they are as they were.
    pub told: Option<Map<Path, Told>>,
}

/// Saves edits, and tells what others did meanwhile. The right is asked by the writer alone, just before it writes.
///
/// # Errors
/// As `Writing::ask`; refused once the form is validated; `Invalid` for an edit about something that the form does not ask.
pub async fn save(ctx: &Context, actor: &Actor, id: FrcpId, typed: Vec<Typed>, since: usize) -> Result<Saved, Error> {
    let by = actor.clone();
    let saved = add_edits(ctx, actor, Action::FillFrcp, async move |tx| {
        let right = Writing::within(tx, &by, id).await?;
        add(tx, id, (by.account(), right.action()), &typed, since).await
    });
    let saved = saved.await;
    if saved.is_err() {
        // What was refused is asked again, for its trace.
        let _right = Writing::ask(ctx, actor, id).await?;
    }
    completed(ctx, actor, id, saved?).await
}

/// Settles a conflict: chooses between two answers, keeps or deletes a row.
///
/// # Errors
/// As `save`.
pub async fn resolve(
    ctx: &Context,
    grant: Granted<ResolveConflict>,
    choice: Typed,
    since: usize,
) -> Result<Saved, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let by = (actor.account(), Action::ResolveConflict);
    let saved = write(ctx, &actor, Action::ResolveConflict, async move |tx| {
        grant.again(tx).await?;
        add(tx, id, by, std::slice::from_ref(&choice), since).await
    });
    completed(ctx, &actor, id, saved.await?).await
}

/// With the names of those who wrote, and with what derives from the answers: read beside the writer, for which others wait.
/// One's own name is known.
async fn completed(
    ctx: &Context,
    actor: &Actor,
    id: FrcpId,
    (mut saved, answers): (Saved, Option<Answers>),
) -> Result<Saved, Error> {
    if let Some(answers) = answers {
        let row = store::row(&ctx.db.read, id).await?;
        saved.told = Some(derived(ctx, &row, &answers).await?);
    }
    let mut others = authors(&saved.news);
    if others.remove(&actor.account()) {
        saved.names.insert(actor.account(), actor.name().to_owned());
    }
    if !others.is_empty() {
        saved.names.extend(super::people::names(&ctx.db.read, others).await?);
    }
    Ok(saved)
}

/// The derived values that the browser does not compute, told.
pub(super) async fn derived(ctx: &Context, row: &frcp::Model, answers: &Answers) -> Result<Map<Path, Told>, Error> {
    let context = Surroundings::load(&ctx.db.read, row).await?.check_context(ctx.today());
    Ok(store::form(&ctx.db.read, row).await?.tell(answers, &context))
}

/// Adds edits; with the answers when a told value may have changed.
async fn add(
    tx: &Tx,
    id: FrcpId,
    (who, right): (AccountId, Action),
    typed: &[Typed],
    since: usize,
) -> Result<(Saved, Option<Answers>), Error> {
    let row = store::row_now(tx, id).await?;
    let mut kept = store::kept(&row)?;
    let form = store::form(tx, &row).await?;
    accept(&form.form, typed)?;
    let mut draft = store::resume(tx, &row).await?;
    let new_hand = !draft.log().iter().any(|edit| edit.author == who);
    let before = draft.position();
    let at = store::instant(tx.at());
    let on_behalf_of = (right == Action::FillFrcpOnBehalf).then(|| ProfessionalId::from_uuid(row.requester_id));
    let edit =
        |one: &Typed| Edit { id: one.id, author: who, on_behalf_of, at, imported: None, change: one.change.clone() };
    let outcomes = typed.iter().map(|one| (one.id, draft.apply(edit(one)))).collect();
    let added = draft.log().get(before..).unwrap_or_default();
    let patient = PatientId::from_uuid(row.patient_id);
    if !added.is_empty() {
        kept.current = kept.current.edited().map_err(|refusal| store::refused(&refusal))?;
        store::add(tx, &row, &kept, added, who).await?;
    }
    tx.trace(Event::done(id.uuid()).about(patient).by_right(right).noting(questions(added)));
    if new_hand && !added.is_empty() {
        recompute(tx, &[row.patient_id], tx.at()).await?;
    }
    let news = draft.changed_since(since);
    let answers = form.tells_of(&news).then(|| draft.answers());
    tx.memory().keep(id, draft);
    Ok((Saved { outcomes, news, names: Map::new(), at: tx.at(), told: None }, answers))
}

/// Edits about questions and lists of the form, not too many at once. What they say is the check's business.
fn accept(form: &Form, typed: &[Typed]) -> Result<(), Error> {
    let asked = |path: &Path| form.question(path).is_some_and(|question| question.group().is_none());
    let listed = |list: &ListPath| form.section(list.section_key()).is_some();
    let known = |change: &Change| match change {
        Change::Answer { path, .. } | Change::Resolve { path, .. } => asked(path),
        Change::PassOver { at: Target::Question(path), .. } => asked(path),
        Change::PassOver { at: Target::List(list), .. } => listed(list),
        _ => change.row().is_some_and(|(list, _)| listed(list)),
    };
    if typed.iter().any(|one| matches!(&one.change, Change::PassOver { reason, .. } if !is_reason(reason))) {
        return Err(Error::invalid("reason", domain::words::frcp::no_reason()));
    }
    if typed.len() <= MOST && typed.iter().all(|one| known(&one.change)) {
        return Ok(());
    }
    Err(Error::invalid("edits", domain::words::frcp::not_in_this_form()))
}

/// The names of the questions written, without their rows and without their answers: what the audit keeps.
fn questions(added: &[Edit]) -> String {
    let question = |path: &Path| format!("{}/{}", path.scope.section_key(), path.question);
    let name = |edit: &Edit| match &edit.change {
        Change::Answer { path, .. } | Change::Resolve { path, .. } => question(path),
        Change::PassOver { at: Target::Question(path), warning, .. } => format!("{} !{warning}", question(path)),
        Change::PassOver { at: Target::List(list), warning, .. } => format!("{} !{warning}", list.section_key()),
        change => change.row().map(|(list, _)| list.section_key().to_string()).unwrap_or_default(),
    };
    let names: BTreeSet<String> = added.iter().map(name).collect();
    names.into_iter().collect::<Vec<_>>().join(" ")
}

/// Everybody named by a snapshot.
pub(super) fn authors(snapshot: &Snapshot) -> BTreeSet<AccountId> {
    let written = snapshot.cells.values().filter_map(|cell| cell.written.map(|(who, _)| who));
    let seconds = snapshot.cells.values().flat_map(|cell| cell.second_values.iter().map(|second| second.author));
    written.chain(seconds).chain(snapshot.passed.iter().map(|one| one.by)).collect()
}
