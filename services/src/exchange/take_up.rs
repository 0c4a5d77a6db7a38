//! A FRCP of other software is taken up in a form: each answer with where it comes from, to be confirmed.
//!
//! Nothing that somebody wrote is overwritten: another answer to a question that has one waits beside it for a choice, as
//! when two people write at once.

use super::read::{compared, patient_of};
use crate::{
    access::{Granted, acts::ReadDocument, scope::recompute},
    audit::Event,
    context::Context,
    document,
    error::Error,
    frcp::{Writing, taken},
    import::changes,
    write::write,
};
use domain::{
    exchange::kept_whole,
    ids::{PatientId, RowId},
    words,
};

/// What was taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Answers that are in the form now.
    pub answers: usize,
    /// Answers that wait for a choice.
    pub conflicts: usize,
}

/// Takes a document of the record up in a form of the same record. When the document names somebody else, nothing is taken
/// unless the person who asks says that it is the same.
///
/// # Errors
/// `Invalid` on `same-person`; `Refused` when the document is no FRCP; as a save of the form; `NotFound` for a document of
/// another record.
pub async fn take_up(
    ctx: &Context,
    right: Writing,
    grant: Granted<ReadDocument>,
    same_person: bool,
) -> Result<Done, Error> {
    let patient = patient_of(ctx, *grant.target()).await?;
    let document = grant.target().uuid();
    let (form, context, of) = taken::form(ctx, right.id()).await?;
    if of != patient {
        return Err(Error::NotFound);
    }
    let opened = document::open(ctx, grant).await?;
    let refused = |why| Error::refused(words::exchange::unreadable(why));
    let reading = ctx.reader.read(&opened.bytes).map_err(refused)?;
    let differences = compared(ctx, &reading, patient).await?;
    if !same_person && !differences.is_empty() {
        return Err(Error::invalid("same-person", words::exchange::confirm_person()));
    }
    let mut new_row = || ctx.id(RowId::from_uuid);
    let found = ctx.reader.take_up(&opened.bytes, form, &context, &mut new_row).map_err(refused)?;
    let changes = changes(&kept_whole(&found, form));
    let source = (found.source, found.date);
    let (actor, action) = (right.actor().clone(), right.action());
    write(ctx, &actor, action, async move |tx| {
        right.again(tx).await?;
        let outcome = taken::add(tx, &right, &changes, &source).await?;
        tx.trace(Event::done(right.id().uuid()).about(patient).showing(vec![document]).noting("taken-up"));
        if outcome.new_hand {
            recompute(tx, &[PatientId::uuid(patient)], tx.at()).await?;
        }
        Ok(Done { answers: outcome.answers, conflicts: outcome.conflicts })
    })
    .await
}
