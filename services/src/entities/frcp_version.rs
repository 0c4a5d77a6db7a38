//! A frozen version of a form.

use sea_orm::entity::prelude::*;

/// A frozen version of a form.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "frcp_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub frcp_id: Uuid,
    pub number: i32,
    pub kind: String,
    pub body: String,
    pub hash: String,
    pub made_by: Uuid,
    pub made_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
