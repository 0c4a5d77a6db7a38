//! The group that owns a form.

use sea_orm::entity::prelude::*;

/// The group that owns a form.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_group")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub form_key: String,
    pub title: String,
    pub made_by: Uuid,
    pub made_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
