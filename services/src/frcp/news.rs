//! What others did in a form since it was opened: asked again and again by each open page, which waits for it.

use super::{Saved, open, save, store};
use crate::{
    access::{Granted, acts::SeeFrcp},
    context::Context,
    error::Error,
};

/// The edits after a position of the log; nothing when there are none. The revision in the form's row tells so without
/// reading the log. A reading is traced when something is told: an open page that learns nothing reads nothing.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn news(ctx: &Context, grant: Granted<SeeFrcp>, since: usize) -> Result<Option<Saved>, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    if usize::try_from(row.revision).is_ok_and(|revision| revision <= since) {
        return Ok(None);
    }
    let draft = store::draft(db, id).await?;
    let news = draft.changed_since(since);
    let told = match store::form(db, &row).await?.tells_of(&news) {
        true => Some(save::derived(ctx, &row, &draft.answers()).await?),
        false => None,
    };
    let names = super::people::names(db, save::authors(&news)).await?;
    open::see(ctx, &actor, &row, &[]).await?;
    Ok(Some(Saved { outcomes: Vec::new(), news, names, at: ctx.now_ms(), told }))
}
