//! A poll that finds a date for a session.

use sea_orm::entity::prelude::*;

/// A poll that finds a date for a session.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "poll")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub offer_id: Uuid,
    pub session_id: Option<Uuid>,
    pub state: String,
    pub closes_at: i64,
    pub body: String,
    pub made_by: Uuid,
    pub made_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
