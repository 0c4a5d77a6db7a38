//! Forms that travel: what groups published, for other software, and a questionnaire of ours that comes back as a draft of its group.

use super::{
    store::{self, Body, Kept},
    writing::{first_draft, insert, next_number},
};
use crate::{
    access::{Granted, acts::WriteForm, ask},
    audit::Event,
    context::{Context, date_of},
    entities::{form_group, form_version, habilitation},
    error::Error,
    forms::{self, Shipped, by_hash, published::PUBLISHED},
    sign_in::{actor_of, store::account_by_email},
    write::write,
};
use domain::{
    access::Action,
    forms::{
        Form,
        builder::{Draft, Life},
    },
    ids::{AccountId, FormGroupId, FormVersionId, PlaceId},
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A version that may have been filled, as it is filled and as its group wrote it.
#[derive(Debug, Clone)]
pub struct Travelling {
    /// As it is filled.
    pub whole: &'static Form,
    /// As its group wrote it.
    pub written: Form,
}

/// Every form that ships, then every version that a group published, also those that were taken back: what began under them stays.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn travelling<C: ConnectionTrait>(db: &C) -> Result<Vec<Travelling>, Error> {
    let mut found = shipped()?;
    let rows = form_version::Entity::find()
        .filter(form_version::Column::State.is_in([PUBLISHED, "rolled-back"]))
        .order_by_asc(form_version::Column::FormKey)
        .order_by_asc(form_version::Column::Version);
    for row in rows.all(db).await? {
        let kept = Kept::of(row)?;
        let whole: &Shipped = by_hash(db, kept.row.hash.as_deref().unwrap_or_default()).await?;
        found.push(Travelling { whole: &whole.form, written: kept.body.draft.form() });
    }
    Ok(found)
}

/// Every form that ships.
///
/// # Errors
/// As [`forms::every`].
pub fn shipped() -> Result<Vec<Travelling>, Error> {
    let library = forms::library()?;
    let all = forms::every()?.iter().filter_map(|one| {
        let written = library.forms.iter().find(|form| form.reference() == one.form.reference())?;
        Some(Travelling { whole: &one.form, written: written.clone() })
    });
    Ok(all.collect())
}

/// The right of the person who has this address to write the form of this key.
///
/// # Errors
/// `Refused` for an unknown account, a form without a group, or whoever is not of the group.
pub async fn writer(ctx: &Context, email: &str, key: &str) -> Result<Granted<WriteForm>, Error> {
    let db = &ctx.db.read;
    let account = account_by_email(db, email).await?;
    let account = account.ok_or_else(|| Error::refused(words::commands::import_account_unknown(email)))?.id;
    let group = form_group::Entity::find().filter(form_group::Column::FormKey.eq(key)).one(db).await?;
    let group =
        FormGroupId::from_uuid(group.ok_or_else(|| Error::refused(words::exchange_forms::no_group_of(key)))?.id);
    let held = habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(account)).all(db).await?;
    let places: BTreeSet<Uuid> = held.into_iter().map(|one| one.place_id).collect();
    for place in places {
        let actor = actor_of(ctx, AccountId::from_uuid(account), Some(PlaceId::from_uuid(place))).await?;
        if let Ok(right) = ask::<WriteForm>(ctx, &actor, group).await {
            return Ok(right);
        }
    }
    Err(Error::refused(words::exchange_forms::not_of_the_group(email)))
}

/// Begins the next version of a form of a group from one that came back; answers it and its number. Whatever it was called, it is the next one.
///
/// # Errors
/// Refused while another version is being made, and when it does not extend what the form of the group extends.
pub async fn bring_in(ctx: &Context, grant: Granted<WriteForm>, written: Form) -> Result<(FormVersionId, u32), Error> {
    let (actor, id) = (grant.actor().clone(), ctx.id(FormVersionId::from_uuid));
    write(ctx, &actor, Action::WriteForm, async move |tx| {
        grant.again(tx).await?;
        let group = form_group::Entity::find_by_id(grant.target().uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let all = store::of_group(tx, *grant.target()).await?;
        let number = next_number(&all)?;
        let known = first_draft(&group, &all, number, date_of(tx.at()))?.form();
        if (&known.key, &known.extends) != (&written.key, &written.extends) {
            return Err(Error::refused(words::exchange_forms::extends_another()));
        }
        let draft = Draft::next_version(&written, number, forms::library()?);
        let body = Body { life: Life::begin(grant.actor().account()), draft };
        insert(tx, &group, (id, number), &body).await?;
        tx.trace(Event::done(group.id).noting(format!("brought-in {id}")));
        Ok((id, number))
    })
    .await
}
