//! The key of what a browser keeps of unsent text.

use sea_orm::entity::prelude::*;

/// The key of what a browser keeps of unsent text.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "buffer_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub browser: Uuid,
    pub sign_in_id: Uuid,
    pub sealed: Vec<u8>,
    pub last_used_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
