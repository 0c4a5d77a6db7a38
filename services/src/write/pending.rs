//! Edits that wait for the end of their batch: what many people type at the same moment is written by a few statements.

use crate::{
    entities::{edit, frcp},
    error::Error,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Edits of one statement: their values stay under the limits of both databases.
const CHUNK: usize = 400;

/// New edits, and the rows of their forms as they will be.
#[derive(Debug, Default, Clone)]
pub(super) struct Pending {
    edits: Vec<edit::ActiveModel>,
    forms: BTreeMap<Uuid, frcp::Model>,
}

impl Pending {
    /// The row of a form as it will be, when one of its edits waits.
    pub(super) fn form(&self, id: Uuid) -> Option<&frcp::Model> {
        self.forms.get(&id)
    }

    pub(super) fn add(&mut self, edits: Vec<edit::ActiveModel>, form: frcp::Model) {
        self.edits.extend(edits);
        self.forms.insert(form.id, form);
    }

    pub(super) fn join(&mut self, other: Self) {
        self.edits.extend(other.edits);
        self.forms.extend(other.forms);
    }

    /// Writes everything that waits; nothing waits any more.
    pub(super) async fn write<C: ConnectionTrait>(&mut self, db: &C) -> Result<(), Error> {
        let Self { edits, forms } = std::mem::take(self);
        for some in edits.chunks(CHUNK) {
            edit::Entity::insert_many(some.to_vec()).exec_without_returning(db).await?;
        }
        for form in forms.into_values() {
            let next = frcp::ActiveModel {
                id: Set(form.id),
                state: Set(form.state),
                body: Set(form.body),
                revision: Set(form.revision),
                updated_at: Set(form.updated_at),
                updated_by: Set(form.updated_by),
                version: Set(form.version),
                ..Default::default()
            };
            frcp::Entity::update(next).exec_without_returning(db).await?;
        }
        Ok(())
    }
}
