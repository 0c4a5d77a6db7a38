//! A session of an RCP.

use sea_orm::entity::prelude::*;

/// A session of an RCP.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub offer_id: Uuid,
    pub series_id: Option<Uuid>,
    pub starts_at: i64,
    pub ends_at: i64,
    pub state: String,
    pub body: String,
    pub place_id: Uuid,
    pub version: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
