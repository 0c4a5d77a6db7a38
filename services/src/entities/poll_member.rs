//! Somebody whom a poll asks, and what that person says of its dates.

use sea_orm::entity::prelude::*;

/// Somebody whom a poll asks, and what that person says of its dates.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "poll_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub poll_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub professional_id: Uuid,
    pub seat: String,
    pub asked_at: i64,
    pub replies: Option<String>,
    pub replied_at: Option<i64>,
    /// The account that reported the replies; nothing when the person answered.
    pub reported_by: Option<Uuid>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
