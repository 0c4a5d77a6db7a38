//! What the group says of a version, question by question.

use super::store;
use crate::{
    access::{Granted, acts::CommentForm},
    audit::Event,
    context::Context,
    entities::form_comment,
    error::Error,
    write::write,
};
use domain::{
    access::Action,
    ids::{FormCommentId, FormVersionId},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// The most characters of a comment, and of the name of its place.
const LONGEST: usize = 4_000;
const LONGEST_PLACE: usize = 200;

/// Says something of a place of a version: a section, a question, a rule, a set, or the whole when the place is empty.
///
/// # Errors
/// `Invalid` on `words` when they are blank or too long.
pub async fn comment(
    ctx: &Context,
    grant: Granted<CommentForm>,
    version: FormVersionId,
    place: String,
    said: String,
) -> Result<FormCommentId, Error> {
    let said = said.trim().to_owned();
    if said.is_empty() {
        return Err(Error::invalid("words", words::builder::no_words()));
    }
    if said.chars().count() > LONGEST || place.len() > LONGEST_PLACE {
        return Err(Error::invalid("words", words::builder::too_long()));
    }
    let (actor, id) = (grant.actor().clone(), ctx.id(FormCommentId::from_uuid));
    write(ctx, &actor, Action::CommentForm, async move |tx| {
        grant.again(tx).await?;
        store::kept(tx, *grant.target(), version).await?;
        let row = form_comment::ActiveModel {
            id: Set(id.uuid()),
            version_id: Set(version.uuid()),
            place: Set(place.clone()),
            words: Set(said.clone()),
            said_by: Set(grant.actor().account().uuid()),
            said_at: Set(tx.at()),
            settled_by: Set(None),
            settled_at: Set(None),
        };
        form_comment::Entity::insert(row).exec_without_returning(tx).await?;
        tx.trace(Event::done(grant.target().uuid()).noting(format!("said {version} {place}")));
        Ok(id)
    })
    .await
}

/// Says that a comment was answered.
///
/// # Errors
/// `NotFound` when the group has no such comment.
pub async fn settle(ctx: &Context, grant: Granted<CommentForm>, comment: FormCommentId) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::CommentForm, async move |tx| {
        grant.again(tx).await?;
        let row = form_comment::Entity::find_by_id(comment.uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        store::kept(tx, *grant.target(), FormVersionId::from_uuid(row.version_id)).await?;
        let settled = form_comment::ActiveModel {
            id: Set(row.id),
            settled_by: Set(Some(grant.actor().account().uuid())),
            settled_at: Set(Some(tx.at())),
            ..Default::default()
        };
        form_comment::Entity::update(settled).exec(tx).await?;
        tx.trace(Event::done(grant.target().uuid()).noting(format!("settled {comment}")));
        Ok(())
    })
    .await
}
