//! What the sources of a form say now. Nothing is taken over by itself: see `proposed`.

use super::{
    last,
    open::{self, Other},
    people,
    prefill::{Case, brought},
    store,
    surroundings::Surroundings,
};
use crate::{
    access::{Actor, Granted, acts::SeeFrcp},
    context::Context,
    entities::frcp,
    error::Error,
};
use domain::{
    forms::{Answers, Form, Path},
    frcp::{Change, Declined, Draft, Imported, Stale, emptied_by_form, said_by_form, stale, taken_over},
    ids::{AccountId, FrcpId},
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
    /// Each value that is proposed, and the source that says it.
    pub stale: Vec<(Stale, Imported)>,
    /// Each value that nobody wants proposed any more, its source, and who refused it.
    pub declined: Vec<(Stale, Imported, Declined)>,
    /// The names of those who refused.
    pub names: Map<AccountId, String>,
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
    let (stale, declined) = said.apart(&draft, &store::kept(&row)?.declined);
    let who = declined.iter().map(|(_, _, refused)| refused.by.by).collect();
    Ok(Refreshed {
        form: &store::form(&ctx.db.read, &row).await?.form,
        answers: draft.answers(),
        stale,
        declined,
        names: people::names(&ctx.db.read, who).await?,
    })
}

/// A value that its source proposes, and where it comes from.
type Proposed = (Stale, Imported);
/// One that was refused.
type Refused = (Stale, Imported, Declined);

/// What the sources say.
pub(super) struct Said {
    pub(super) now: Answers,
    from: Map<Path, Imported>,
    last: Vec<Other>,
    /// Where a source that told something is empty now.
    empty: Vec<Path>,
    /// What the record and the session say: only a value that was taken over, or that lacks, is proposed again.
    facts: Vec<Path>,
}

impl Said {
    /// What is proposed, and what was refused.
    pub(super) fn apart(&self, draft: &Draft, declined: &[Declined]) -> (Vec<Proposed>, Vec<Refused>) {
        let (mut proposed, mut refused) = (Vec::new(), Vec::new());
        for one in stale(draft, &self.now, &self.empty) {
            let again = !self.facts.contains(&one.path) || one.taken.is_some() || one.here.is_none();
            let Some(from) = self.from.get(&one.path).filter(|_| again).cloned() else { continue };
            match declined.iter().find(|known| known.holds(&one)) {
                Some(known) => refused.push((one, from, known.clone())),
                None => proposed.push((one, from)),
            }
        }
        (proposed, refused)
    }

    /// The sources that told something and say nothing now: the record and the session when they are `sources`, else the newest form,
    /// where it begins with such values too and `by_form` leaves them empty.
    fn emptied(&mut self, draft: &Draft, sources: &[String], (by_form, form): (Vec<Path>, Option<Imported>)) {
        for (path, (_, from)) in &taken_over(draft) {
            let of_record = sources.contains(&from.source);
            let now = if of_record { Some(from) } else { form.as_ref().filter(|_| by_form.contains(path)) };
            if let Some(now) = now.filter(|_| self.now.get(path).is_none()) {
                self.from.insert(path.clone(), now.clone());
                self.empty.push(path.clone());
            }
        }
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
    let around = Surroundings::load(db, row).await?;
    let sources = [words::frcp::from_record().to_owned(), words::frcp::from_session(&around.offer.name)];
    let session = around.session.map(|session| session.id);
    let case = Case { patient: row.patient_id, offer: row.offer_id, session, question: "", by: None };
    let last = last::before(db, actor, row, (i64::MAX, now)).await?.filter(|last| last.at > row.created_at);
    let mut said =
        Said { now: Answers::default(), from: Map::new(), last: Vec::new(), empty: Vec::new(), facts: Vec::new() };
    let mut left_empty = (Vec::new(), None);
    if let Some(last) = &last {
        said.last.push(Other { id: FrcpId::from_uuid(last.row.id), at: last.at });
        said.now = said_by_form(last.form, &last.frozen.answers, form, draft);
        said.from = said.now.iter().map(|(path, _)| (path.clone(), last.origin())).collect();
        left_empty = (emptied_by_form(last.form, form, draft, &said.now), Some(last.origin()));
    }
    for (change, from) in brought(db, form, case, None).await? {
        if let (Change::Answer { path, answer, .. }, Some(from)) = (change, from) {
            said.now.set(&path, answer);
            said.from.insert(path.clone(), from);
            said.facts.push(path);
        }
    }
    said.emptied(draft, &sources, left_empty);
    Ok(said)
}
