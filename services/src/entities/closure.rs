//! Days on which an establishment is closed.

use sea_orm::entity::prelude::*;

/// Days on which an establishment is closed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "closure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub place_id: Uuid,
    pub from_day: Date,
    pub until_day: Date,
    pub reason: String,
    pub made_by: Uuid,
    pub made_at: i64,
    pub ended_at: Option<i64>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
