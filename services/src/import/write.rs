//! Writes drafts that were read, a batch of lines for each commit. The patients are fictive: only a demo territory takes them.
//!
//! Each line leaves its own trace. A batch that is refused is written again line by line, so that one line never costs the others; and a line that an
//! earlier import of the same source wrote is passed over, so that a second run goes on where the first one stopped.

use super::{
    lines::Lines,
    read::{Drafted, Refused},
};
use crate::{
    access::scope::recompute,
    audit::Event,
    context::{Context, date_of},
    entities::{account, edit, episode, frcp, habilitation, offer},
    error::Error,
    forms,
    patient::code,
    write::{Tx, write_as_service},
};
use domain::{
    audit::SystemAct, forms::Form, frcp::Edit, ids::AccountId, offer::Organ, samples::Draw, words::commands as words,
};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Lines of one commit. Source: measured (200 lines are some 9,000 rows; more are not faster).
const BATCH: usize = 200;
/// Records whose rights are computed together: each is compared with the cases of all of them.
const RIGHTS: usize = 50;

/// Where drafts go.
#[derive(Debug, Clone)]
pub struct Into {
    /// The form.
    pub form: String,
    /// Where the values come from.
    pub source: String,
    /// The organ of the board.
    pub organ: Organ,
    /// The e-mail of the account that answers for the import.
    pub by: String,
}

/// What became of the drafts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// Drafts written.
    pub written: usize,
    /// Lines that an earlier import of the same source wrote.
    pub known: usize,
    /// Lines that could not be written, and why.
    pub refused: Vec<Refused>,
}

/// Who imports, what, for which board.
#[derive(Debug, Clone)]
pub(super) struct Target {
    pub by: AccountId,
    pub requester: Uuid,
    pub place: Uuid,
    pub offer: Uuid,
    pub organ: Organ,
    pub source: String,
    pub form: &'static Form,
}

/// Writes the drafts that no earlier run wrote. `told` is called with the number of drafts done so far.
///
/// # Errors
/// `Refused` outside of a demo territory, or when the account or the board does not exist; an outage when the database does not take
/// writes any more: what was written stays, and the next run goes on from there.
pub async fn write(
    ctx: &Context,
    drafts: &[Drafted],
    into: &Into,
    told: &mut (dyn FnMut(usize) + Send),
) -> Result<Done, Error> {
    if !ctx.settings.demo {
        return Err(Error::refused(words::import_without_identity()));
    }
    let target = target(ctx, into).await?;
    let mut done = Done::default();
    for batch in drafts.chunks(BATCH) {
        match together(ctx, batch, &target).await {
            Ok(written) => done.count(written, batch.len()),
            Err(cause) if is_of_a_line(&cause) => apart(ctx, batch, &target, &mut done).await?,
            Err(cause) => return Err(cause),
        }
        told(done.written + done.known + done.refused.len());
    }
    Ok(done)
}

impl Done {
    fn count(&mut self, written: usize, among: usize) {
        self.written += written;
        self.known += among - written;
    }
}

/// Whether another line may be written all the same.
const fn is_of_a_line(cause: &Error) -> bool {
    !matches!(cause, Error::Outage(_) | Error::Database(DbErr::Conn(_) | DbErr::ConnectionAcquire(_)))
}

/// Writes the lines of a batch that is refused one by one. When none of several can be written, it is no matter of a line.
async fn apart(ctx: &Context, batch: &[Drafted], target: &Target, done: &mut Done) -> Result<(), Error> {
    let (before, mut last) = (done.refused.len(), None);
    for one in batch {
        match together(ctx, std::slice::from_ref(one), target).await {
            Ok(written) => done.count(written, 1),
            Err(cause) if is_of_a_line(&cause) => {
                let reasons = vec![sentence(&cause)];
                done.refused.push(Refused { line: one.line, key: one.key.clone(), reasons });
                last = Some(cause);
            }
            Err(cause) => return Err(cause),
        }
    }
    match last {
        Some(cause) if batch.len() > 1 && done.refused.len() - before == batch.len() => Err(cause),
        _ => Ok(()),
    }
}

fn sentence(cause: &Error) -> String {
    match cause {
        Error::Refused(sentence) | Error::Invalid { sentence, .. } => sentence.clone(),
        other => words::import_line_not_written(&other.to_string()),
    }
}

/// Some lines in one commit; answers how many of them are new.
async fn together(ctx: &Context, batch: &[Drafted], target: &Target) -> Result<usize, Error> {
    let (batch, target) = (batch.to_vec(), target.clone());
    let seed = u64::from_le_bytes(ctx.random.bytes());
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        let known = known(tx, &batch, &target).await?;
        let fresh: Vec<Drafted> = batch.iter().filter(|one| !known.contains(&one.key)).cloned().collect();
        let mut draw = Draw::from_seed(seed);
        let lines = Lines::of(&fresh, &target, &mut draw, date_of(tx.at()), tx.at())?;
        let ids = lines.insert(tx).await?;
        tx.trace(Event::done(None).showing(ids.clone()).noting("import"));
        for some in ids.chunks(RIGHTS) {
            recompute(tx, some, tx.at()).await?;
        }
        Ok(fresh.len())
    })
    .await
}

/// The names, among those of a batch, of the lines that the same source already gave to this form: the pathway bears the name of its line,
/// and the first edit its source.
async fn known(tx: &Tx, batch: &[Drafted], target: &Target) -> Result<HashSet<String>, Error> {
    let named = episode::Entity::find()
        .filter(episode::Column::Label.is_in(batch.iter().map(|one| &one.key)))
        .filter(episode::Column::Organ.eq(code(&target.organ)?));
    let names: HashMap<Uuid, String> = named.all(tx).await?.into_iter().map(|row| (row.id, row.label)).collect();
    if names.is_empty() {
        return Ok(HashSet::new());
    }
    let forms = frcp::Entity::find()
        .filter(frcp::Column::EpisodeId.is_in(names.keys().copied()))
        .filter(frcp::Column::FormKey.eq(target.form.key.as_str()));
    let forms: HashMap<Uuid, Uuid> = forms.all(tx).await?.into_iter().map(|row| (row.id, row.episode_id)).collect();
    let first = edit::Entity::find()
        .filter(edit::Column::FrcpId.is_in(forms.keys().copied()))
        .filter(edit::Column::Revision.eq(1));
    let mut found = HashSet::new();
    for row in first.all(tx).await? {
        let edit: Edit = serde_json::from_str(&row.body).map_err(|_| Error::body("edit", row.id))?;
        if edit.imported.is_some_and(|from| from.source == target.source) {
            found.extend(forms.get(&row.frcp_id).and_then(|pathway| names.get(pathway)).cloned());
        }
    }
    Ok(found)
}

async fn target(ctx: &Context, into: &Into) -> Result<Target, Error> {
    let db = &ctx.db.read;
    let unknown = || Error::refused(words::import_account_unknown(&into.by));
    let by = account::Entity::find().filter(account::Column::Email.eq(into.by.to_lowercase()));
    let by = by.one(db).await?.ok_or_else(unknown)?;
    let place = habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(by.id));
    let place = place.one(db).await?.ok_or_else(unknown)?.place_id;
    let boards = offer::Entity::find().filter(offer::Column::Organ.eq(code(&into.organ)?)).all(db).await?;
    let board = boards.iter().find(|row| row.place_id == place).or(boards.first());
    let offer = board.ok_or_else(|| Error::refused(words::import_board_unknown()))?.id;
    let requester = by.professional_id.ok_or_else(unknown)?;
    let (by, organ, source) = (AccountId::from_uuid(by.id), into.organ, into.source.clone());
    Ok(Target { by, requester, place, offer, organ, source, form: &forms::latest(&into.form)?.form })
}
