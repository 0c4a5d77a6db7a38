//! The list of forms: those that the actor may read, filtered and sorted, a page at a time.
//!
//! One query brings a page, rights included; one event keeps which forms were shown, before they are shown.

use super::store::code;
use crate::{
    access::{Actor, Granted, acts::ListFrcps, scope::within},
    audit::Event,
    context::Context,
    entities::{frcp, offer, patient, session},
    error::Error,
    write::note,
};
use chrono::NaiveDate;
use domain::{
    access::Action,
    frcp::StageName,
    ids::{FrcpId, OfferId},
};
use sea_orm::{ColumnTrait, sea_query::NullOrdering};
use sea_orm::{EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select};
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
    let rows = sorted(readable(grant.actor(), asked, ctx.now_ms()), asked.order);
    let rows = rows.offset(asked.page.saturating_mul(PAGE)).limit(PAGE + 1);
    let mut forms = rows.into_model::<Listed>().all(&ctx.db.read).await?;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = forms.len() > size;
    forms.truncate(size);
    trace(ctx, grant.actor(), &forms).await?;
    Ok(Sheet { forms, more })
}

fn readable(actor: &Actor, asked: Asked, now: i64) -> Select<frcp::Entity> {
    let rows = frcp::Entity::find()
        .select_only()
        .columns([frcp::Column::Id, frcp::Column::State, frcp::Column::VersionNumber, frcp::Column::UpdatedAt])
        .columns([patient::Column::BirthName, patient::Column::FirstGivenName])
        .columns([patient::Column::Sex, patient::Column::BirthDate])
        .column_as(offer::Column::Name, "board")
        .column(session::Column::StartsAt)
        .join(JoinType::InnerJoin, to_patient())
        .join(JoinType::InnerJoin, to_board())
        .join(JoinType::LeftJoin, to_session())
        .filter(frcp::Column::Id.in_subquery(within(actor, Action::SeeFrcp, now)));
    let rows = match asked.stage {
        Some(stage) => rows.filter(frcp::Column::State.eq(code(&stage))),
        None => rows,
    };
    match asked.board {
        Some(board) => rows.filter(frcp::Column::OfferId.eq(board.uuid())),
        None => rows,
    }
}

/// The identifier settles ties, so that no form is on two pages.
fn sorted(rows: Select<frcp::Entity>, order: Order) -> Select<frcp::Entity> {
    let rows = match order {
        Order::Latest => rows.order_by_desc(frcp::Column::UpdatedAt),
        Order::Session => rows.order_by_with_nulls(session::Column::StartsAt, sea_orm::Order::Desc, NullOrdering::Last),
        Order::Patient => rows.order_by_asc(patient::Column::Search),
    };
    rows.order_by_asc(frcp::Column::Id)
}

fn to_patient() -> RelationDef {
    frcp::Entity::belongs_to(patient::Entity).from(frcp::Column::PatientId).to(patient::Column::Id).into()
}

fn to_board() -> RelationDef {
    frcp::Entity::belongs_to(offer::Entity).from(frcp::Column::OfferId).to(offer::Column::Id).into()
}

fn to_session() -> RelationDef {
    frcp::Entity::belongs_to(session::Entity).from(frcp::Column::SessionId).to(session::Column::Id).into()
}

async fn trace(ctx: &Context, actor: &Actor, forms: &[Listed]) -> Result<(), Error> {
    let shown: Vec<Uuid> = forms.iter().map(|form| form.id).collect();
    note(ctx, actor, Action::ListFrcps, Event::done(None).showing(shown)).await
}
