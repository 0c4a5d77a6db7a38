//! The list of forms: those that the actor may read, filtered and sorted, a page at a time.
//!
//! One query brings a page, rights included; one event keeps which forms were shown, before they are shown.

use super::list_query::page;
use crate::{
    access::{Actor, Granted, acts::ListFrcps},
    audit::Event,
    context::Context,
    error::Error,
    write::note,
};
use chrono::NaiveDate;
use domain::{
    access::Action,
    frcp::StageName,
    ids::{FrcpId, OfferId},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Forms of one page.
pub const PAGE: u64 = 50;

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Last written first.
    #[default]
    Latest,
    /// Latest session first; a form without a session comes last.
    Session,
    /// By the patient's name.
    Patient,
}

/// What is asked of the list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// Only this stage.
    pub stage: Option<StageName>,
    /// Only this board.
    pub board: Option<OfferId>,
    /// In which order.
    pub order: Order,
    /// How many pages come before.
    pub page: u64,
}

/// One page of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its forms.
    pub forms: Vec<Listed>,
    /// Another page follows.
    pub more: bool,
}

/// A form, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Listed {
    /// The form.
    pub id: Uuid,
    /// The code of its stage.
    pub state: String,
    /// Its last frozen version; 0 for none.
    pub version_number: i32,
    /// When it was last written, milliseconds.
    pub updated_at: i64,
    /// The patient's birth name.
    pub birth_name: String,
    /// The patient's first given name.
    pub first_given_name: String,
    /// The patient's sex, as stored.
    pub sex: String,
    /// When the patient was born.
    pub birth_date: NaiveDate,
    /// The name of the board.
    pub board: String,
    /// When the session starts, milliseconds.
    pub starts_at: Option<i64>,
}

impl Listed {
    /// The form.
    #[must_use]
    pub const fn id(&self) -> FrcpId {
        FrcpId::from_uuid(self.id)
    }
}

/// A page of the forms that the actor may read.
///
/// # Errors
/// When the database does not answer.
pub async fn list(ctx: &Context, grant: Granted<ListFrcps>, asked: Asked) -> Result<Sheet, Error> {
    let mut forms = page(&ctx.db.read, grant.actor(), asked, ctx.now_ms()).await?;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = forms.len() > size;
    forms.truncate(size);
    trace(ctx, grant.actor(), &forms).await?;
    Ok(Sheet { forms, more })
}

async fn trace(ctx: &Context, actor: &Actor, forms: &[Listed]) -> Result<(), Error> {
    let shown: Vec<Uuid> = forms.iter().map(|form| form.id).collect();
    note(ctx, actor, Action::ListFrcps, Event::done(None).showing(shown)).await
}
