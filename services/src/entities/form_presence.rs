//! Somebody who has a form open.

use sea_orm::entity::prelude::*;

/// Somebody who has a form open.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_presence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub frcp_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    /// The key of the section where the cursor stood last; empty before it stood anywhere.
    pub section: String,
    pub at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
