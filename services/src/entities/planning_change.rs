//! A change of many sessions at once.

use sea_orm::entity::prelude::*;

/// A change of many sessions at once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "planning_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub offer_id: Uuid,
    pub series_id: Option<Uuid>,
    pub kind: String,
    pub body: String,
    pub made_by: Uuid,
    pub made_at: i64,
    pub undone_at: Option<i64>,
    pub undone_by: Option<Uuid>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
