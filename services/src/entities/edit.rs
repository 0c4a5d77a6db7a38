//! An edit of a draft.

use sea_orm::entity::prelude::*;

/// An edit of a draft.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "edit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub frcp_id: Uuid,
    pub revision: i64,
    pub path: String,
    pub body: String,
    pub author_id: Uuid,
    pub on_behalf_of: Option<Uuid>,
    pub at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
