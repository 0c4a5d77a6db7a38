//! A thing to do after a commit.

use sea_orm::entity::prelude::*;

/// A thing to do after a commit.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub kind: String,
    pub body: String,
    pub created_at: i64,
    pub due_at: i64,
    pub leased_until: Option<i64>,
    pub done_at: Option<i64>,
    pub tries: i32,
    pub failure: Option<String>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
