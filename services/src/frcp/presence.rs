//! Who has a form open besides oneself, and in which section: told by each open page as it listens.

use super::{people, store};
use crate::{
    access::{Granted, acts::SeeFrcp},
    context::Context,
    entities::form_presence,
    error::Error,
    write::{TechnicalTable, Tx, write_technical},
};
use domain::{
    forms::{Form, Key},
    ids::AccountId,
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict};

/// A page that has said nothing for so long is not open any more, milliseconds.
const GONE: i64 = 15_000;
/// How often a page that stays where it is says so, milliseconds.
const SAID_EVERY: i64 = 6_000;

/// Somebody who has the form open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The name.
    pub name: String,
    /// The section where the cursor stands, its key and its title; nothing before it stood anywhere.
    pub section: Option<(Key, String)>,
}

/// Notes that the person has the form open, in this section, and answers who else has, in the order of their names. What is kept is
/// the state of a browser, and is forgotten; that the person reads the form was traced when it was opened.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn present(ctx: &Context, grant: &Granted<SeeFrcp>, section: Option<Key>) -> Result<Vec<Present>, Error> {
    let (id, me, now) = (*grant.target(), grant.actor().account().uuid(), ctx.now_ms());
    let rows = form_presence::Entity::find()
        .filter(form_presence::Column::FrcpId.eq(id.uuid()))
        .filter(form_presence::Column::At.gt(now - GONE));
    let (mine, others): (Vec<_>, Vec<_>) =
        rows.all(&ctx.db.read).await?.into_iter().partition(|row| row.account_id == me);
    let section = section.map(|key| key.to_string()).unwrap_or_default();
    if mine.iter().all(|row| row.section != section || row.at <= now - SAID_EVERY) {
        let row = form_presence::Model { frcp_id: id.uuid(), account_id: me, section, at: now };
        write_technical(ctx, TechnicalTable::FormPresence, async move |tx| keep(tx, row.clone()).await).await?;
    }
    if others.is_empty() {
        return Ok(Vec::new());
    }
    let db = &ctx.db.read;
    let names = people::names(db, others.iter().map(|row| AccountId::from_uuid(row.account_id)).collect()).await?;
    let form = store::form(db, &store::row(db, id).await?).await?;
    let one = |row: form_presence::Model| {
        let name = names.get(&AccountId::from_uuid(row.account_id))?.clone();
        Some(Present { name, section: titled(&form.form, &row.section) })
    };
    let mut present: Vec<_> = others.into_iter().filter_map(one).collect();
    present.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(present)
}

/// Writes where somebody is, and forgets those who left any form.
async fn keep(tx: &Tx, row: form_presence::Model) -> Result<(), Error> {
    let left = form_presence::Entity::delete_many().filter(form_presence::Column::At.lte(row.at - GONE));
    left.exec(tx).await?;
    let again = OnConflict::columns([form_presence::Column::FrcpId, form_presence::Column::AccountId])
        .update_columns([form_presence::Column::Section, form_presence::Column::At])
        .to_owned();
    form_presence::Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

fn titled(form: &Form, section: &str) -> Option<(Key, String)> {
    let found = form.sections.iter().find(|one| one.key.as_str() == section)?;
    Some((found.key.clone(), found.title.clone()))
}
