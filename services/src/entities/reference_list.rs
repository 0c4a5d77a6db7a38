//! An imported reference list.

use sea_orm::entity::prelude::*;

/// An imported reference list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reference_list")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub system: String,
    pub version: String,
    pub codes: i32,
    pub revision: i64,
    pub imported_at: i64,
    pub imported_by: Option<Uuid>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
