//! A version of a form and its row.

use crate::{context::instant, entities::form_version, error::Error, forms::published::PUBLISHED, write::Tx};
use domain::{
    forms::{
        Form,
        builder::{Draft, Life, LifeRefusal, Remark, Stage, remarks},
    },
    frcp::Stamp,
    ids::{AccountId, FormGroupId, FormVersionId},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, SqlErr};
use serde::{Deserialize, Serialize};

/// What stands in `form_version.body`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Body {
    pub life: Life,
    pub draft: Draft,
}

/// A version as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub row: form_version::Model,
    pub body: Body,
}

/// A version as whoever writes it sees it; answered to whoever comes too late.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// How many times it was written: the next change names it.
    pub revision: i64,
    /// Where it is in its life.
    pub stage: Stage,
    /// The form as it stands.
    pub form: Form,
    /// What stands in the way of its review.
    pub remarks: Vec<Remark>,
}

impl Kept {
    pub(super) fn of(row: form_version::Model) -> Result<Self, Error> {
        let body = serde_json::from_str(&row.body).map_err(|_| Error::body("form_version", row.id))?;
        Ok(Self { row, body })
    }

    /// Refuses when somebody wrote in between, with what is written now.
    pub(super) fn at(self, revision: i64) -> Result<Self, Error> {
        if self.row.revision == revision {
            return Ok(self);
        }
        let newer = serde_json::to_string(&self.written()?).map_err(|_| Error::body("form_version", self.row.id))?;
        Err(Error::Conflict(newer))
    }

    pub(super) fn written(&self) -> Result<Written, Error> {
        let form = self.body.draft.form();
        let remarks = remarks(&form, crate::forms::library()?);
        Ok(Written { revision: self.row.revision, stage: self.body.life.stage().clone(), form, remarks })
    }

    pub(super) fn number(&self) -> u32 {
        u32::try_from(self.row.version).unwrap_or_default()
    }
}

/// A version of this group.
pub(super) async fn kept<C: ConnectionTrait>(db: &C, group: FormGroupId, id: FormVersionId) -> Result<Kept, Error> {
    let row = form_version::Entity::find_by_id(id.uuid()).one(db).await?;
    Kept::of(row.filter(|row| row.group_id == group.uuid()).ok_or(Error::NotFound)?)
}

/// Every version of this group, oldest first.
pub(super) async fn of_group<C: ConnectionTrait>(db: &C, group: FormGroupId) -> Result<Vec<Kept>, Error> {
    let rows = form_version::Entity::find()
        .filter(form_version::Column::GroupId.eq(group.uuid()))
        .order_by_asc(form_version::Column::Version);
    rows.all(db).await?.into_iter().map(Kept::of).collect()
}

/// Writes the next state of a version; answers its revision.
pub(super) async fn save(tx: &Tx, kept: &Kept, body: &Body) -> Result<i64, Error> {
    let revision = kept.row.revision + 1;
    let in_force_from = match body.life.stage() {
        Stage::Published { from, .. } | Stage::RolledBack { from, .. } => Some(*from),
        _ => None,
    };
    let row = form_version::ActiveModel {
        id: Set(kept.row.id),
        state: Set(state(body.life.stage()).to_owned()),
        body: Set(to_json(body, kept.row.id)?),
        revision: Set(revision),
        in_force_from: Set(in_force_from),
        updated_at: Set(tx.at()),
        ..Default::default()
    };
    form_version::Entity::update(row).exec(tx).await?;
    Ok(revision)
}

pub(super) fn to_json(body: &Body, row: uuid::Uuid) -> Result<String, Error> {
    serde_json::to_string(body).map_err(|_| Error::body("form_version", row))
}

/// What the column `state` says.
pub(super) const fn state(stage: &Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::InReview { .. } => "in-review",
        Stage::Approved { .. } => "approved",
        Stage::Published { .. } => PUBLISHED,
        Stage::Dropped { .. } => "dropped",
        Stage::RolledBack { .. } => "rolled-back",
    }
}

/// A row that another instance made first.
pub(super) fn made_already(cause: DbErr, sentence: &str) -> Error {
    match cause.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Error::refused(sentence),
        _ => cause.into(),
    }
}

/// A stamp of this act.
pub(super) fn stamp(tx: &Tx, by: AccountId) -> Stamp {
    Stamp { by, at: instant(tx.at()) }
}

/// A refusal of the rules, in words.
pub(super) fn refused(refusal: LifeRefusal) -> Error {
    let sentence = words::builder::life_refused(refusal);
    match refusal {
        LifeRefusal::ReasonNeeded => Error::invalid("reason", sentence),
        LifeRefusal::DayIsOver => Error::invalid("from", sentence),
        _ => Error::refused(sentence),
    }
}
