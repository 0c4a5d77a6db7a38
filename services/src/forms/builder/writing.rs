//! Writing a version: beginning it, changing it, taking the last change back.

use super::store::{self, Body, Kept, Written};
use crate::{
    access::{Granted, acts::WriteForm},
    audit::Event,
    context::{Context, date_of},
    entities::{form_group, form_version},
    error::Error,
    forms::{self, FIRST_OF_A_GROUP, GENERIC},
    write::{Tx, write},
};
use chrono::NaiveDate;
use domain::{
    access::Action,
    forms::{
        Form, Key,
        builder::{self, Draft, Edit, Life},
    },
    ids::FormVersionId,
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Begins the next version of the form of a group: from the one in force, else from the one that ships, else from nothing but the
/// generic form.
///
/// # Errors
/// Refused while another version is being made.
pub async fn begin(ctx: &Context, grant: Granted<WriteForm>) -> Result<FormVersionId, Error> {
    let (actor, id) = (grant.actor().clone(), ctx.id(FormVersionId::from_uuid));
    write(ctx, &actor, Action::WriteForm, async move |tx| {
        grant.again(tx).await?;
        let group = form_group::Entity::find_by_id(grant.target().uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let all = store::of_group(tx, *grant.target()).await?;
        let number = next_number(&all)?;
        let body = Body {
            life: Life::begin(grant.actor().account()),
            draft: first_draft(&group, &all, number, date_of(tx.at()))?,
        };
        insert(tx, &group, (id, number), &body).await?;
        tx.trace(Event::done(group.id).noting(format!("begun {id}")));
        Ok(id)
    })
    .await
}

/// The number of the next version, when none is being made.
pub(super) fn next_number(all: &[Kept]) -> Result<u32, Error> {
    if all.iter().any(|one| one.body.life.is_open()) {
        return Err(Error::refused(words::builder::already_open()));
    }
    Ok(all.iter().map(Kept::number).max().map_or(FIRST_OF_A_GROUP, |last| last + 1))
}

/// The row of a version that begins.
pub(super) async fn insert(
    tx: &Tx,
    group: &form_group::Model,
    (id, number): (FormVersionId, u32),
    body: &Body,
) -> Result<(), Error> {
    let row = form_version::ActiveModel {
        id: Set(id.uuid()),
        group_id: Set(group.id),
        form_key: Set(group.form_key.clone()),
        version: Set(i32::try_from(number).map_err(|_| Error::body("form_version", group.id))?),
        state: Set(store::state(body.life.stage()).to_owned()),
        body: Set(store::to_json(body, id.uuid())?),
        revision: Set(1),
        in_force_from: Set(None),
        whole: Set(None),
        hash: Set(None),
        updated_at: Set(tx.at()),
    };
    let made = form_version::Entity::insert(row).exec_without_returning(tx).await;
    made.map_err(|cause| store::made_already(cause, words::builder::already_open()))?;
    Ok(())
}

pub(super) fn first_draft(
    group: &form_group::Model,
    all: &[Kept],
    number: u32,
    today: NaiveDate,
) -> Result<Draft, Error> {
    let library = forms::library()?;
    let in_force = builder::in_force(all.iter().map(|one| (one.number(), &one.body.life)), today);
    if let Some(last) = all.iter().find(|one| Some(one.number()) == in_force) {
        return Ok(Draft::next_version(&last.body.draft.form(), number, library));
    }
    let newest = |key: &str| library.forms.iter().filter(|one| one.key.as_str() == key).max_by_key(|one| one.version);
    if let Some(shipped) = newest(&group.form_key) {
        return Ok(Draft::next_version(shipped, number, library));
    }
    let wrong = || Error::Inconsistent { table: "form_group", column: "form_key", row: group.id.to_string() };
    let key = Key::new(&group.form_key).map_err(|_| wrong())?;
    let generic: &Form = newest(GENERIC).ok_or_else(wrong)?;
    Ok(Draft::extending(key, number, words::builder::first_title(&group.title), generic.reference()))
}

/// Makes a change.
///
/// # Errors
/// `Conflict` with what is written now when somebody wrote in between; refused when it names what is not there, or once it is published.
pub async fn edit(
    ctx: &Context,
    grant: Granted<WriteForm>,
    version: FormVersionId,
    revision: i64,
    edit: Edit,
) -> Result<Written, Error> {
    change(ctx, grant, version, revision, move |tx, kept, by| {
        let place = edit.place();
        let made = kept.body.draft.clone().edit(store::stamp(tx, by), edit.clone());
        let draft = made.map_err(|refusal| Error::refused(words::builder::edit_refused(refusal)))?;
        Ok((draft, format!("changed {place}")))
    })
    .await
}

/// Takes the last change back.
///
/// # Errors
/// As [`edit`]; `NotFound` when nothing was changed.
pub async fn undo(
    ctx: &Context,
    grant: Granted<WriteForm>,
    version: FormVersionId,
    revision: i64,
) -> Result<Written, Error> {
    change(ctx, grant, version, revision, |_, kept, _| {
        let (draft, made) = kept.body.draft.clone().undo().ok_or(Error::NotFound)?;
        Ok((draft, format!("undone {}", made.edit.place())))
    })
    .await
}

async fn change<F>(
    ctx: &Context,
    grant: Granted<WriteForm>,
    version: FormVersionId,
    revision: i64,
    go: F,
) -> Result<Written, Error>
where
    F: Fn(&Tx, &Kept, domain::ids::AccountId) -> Result<(Draft, String), Error> + Send + Sync + 'static,
{
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::WriteForm, async move |tx| {
        grant.again(tx).await?;
        let by = grant.actor().account();
        let kept = store::kept(tx, *grant.target(), version).await?.at(revision)?;
        let life = kept.body.life.clone().edited(by).map_err(store::refused)?;
        let (draft, noting) = go(tx, &kept, by)?;
        let body = Body { life, draft };
        let revision = store::save(tx, &kept, &body).await?;
        tx.trace(Event::done(grant.target().uuid()).noting(noting));
        Kept { row: form_version::Model { revision, ..kept.row }, body }.written()
    })
    .await
}
