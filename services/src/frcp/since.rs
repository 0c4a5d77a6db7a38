//! Two contents of a form side by side: this form and the last one that a board signed, or two versions of this one.

use super::{
    last,
    open::{self, Other},
    store,
    surroundings::Surroundings,
};
use crate::{
    access::{Granted, acts::SeeFrcp},
    context::Context,
    entities::{frcp, frcp_version},
    error::Error,
};
use domain::{
    forms::{Answers, Form, World},
    frcp::{Difference, Imported, changed_between, new_since},
    ids::FrcpId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// What differs between two contents.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The form of the newer one.
    pub form: &'static Form,
    /// The answers of the newer one.
    pub answers: Answers,
    /// What differs, in the order of the form.
    pub differences: Vec<Difference>,
}

/// What is new since the last form that a board signed.
#[derive(Debug, Clone)]
pub struct Since {
    /// The last form, named as a source; nothing when there is none that this person may read.
    pub last: Option<(FrcpId, Imported)>,
    /// What differs from it.
    pub compared: Compared,
}

/// What is new since the last form of the patient that a board signed before this one.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn since_last(ctx: &Context, grant: Granted<SeeFrcp>) -> Result<Since, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    let moment = signed_at(ctx, &row).await?.unwrap_or(i64::MAX);
    let last = last::before(db, &actor, &row, (moment, ctx.now_ms())).await?;
    let shown = last.iter().map(|last| Other { id: FrcpId::from_uuid(last.row.id), at: last.at });
    open::see(ctx, &actor, &row, &shown.collect::<Vec<_>>()).await?;
    let form = &store::form(db, &row).await?.form;
    let context = Surroundings::load(db, &row).await?.check_context(ctx.today());
    let answers = store::answers_in_force(db, id).await?.1;
    let now = World { form, answers: &answers, context: &context };
    let differences = match &last {
        Some(last) => {
            let then = last::at_the_time(&last.frozen.header, last.at, context.clone());
            new_since(World { form: last.form, answers: &last.frozen.answers, context: &then }, now)
        }
        None => Vec::new(),
    };
    let last = last.map(|last| (FrcpId::from_uuid(last.row.id), last.origin()));
    Ok(Since { last, compared: Compared { form, answers, differences } })
}

/// What differs between two signed versions of a form.
///
/// # Errors
/// Not found when there is no such version.
pub async fn versions(
    ctx: &Context,
    grant: Granted<SeeFrcp>,
    (from, to): (i32, i32),
) -> Result<(Compared, super::Frozen), Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    let (old, new) = (store::frozen(db, row.id, from).await?.1, store::frozen(db, row.id, to).await?.1);
    open::see(ctx, &actor, &row, &[]).await?;
    let form = &store::form(db, &row).await?.form;
    let context = Surroundings::load(db, &row).await?.check_context(ctx.today());
    let world = |answers| World { form, answers, context: &context };
    let differences = changed_between(world(&old.answers), world(&new.answers));
    Ok((Compared { form, answers: new.answers.clone(), differences }, new))
}

/// When a form was signed first, if it was.
async fn signed_at(ctx: &Context, row: &frcp::Model) -> Result<Option<i64>, Error> {
    let first = frcp_version::Entity::find()
        .filter(frcp_version::Column::FrcpId.eq(row.id))
        .order_by_asc(frcp_version::Column::Number);
    Ok(first.one(&ctx.db.read).await?.map(|version| version.made_at))
}
