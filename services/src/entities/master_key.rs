//! A master key as the database knows it: never the key.

use sea_orm::entity::prelude::*;

/// A master key as the database knows it: never the key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "master_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub fingerprint: Vec<u8>,
    pub created_at: i64,
    pub current_since: Option<i64>,
    pub retired_at: Option<i64>,
    pub verifier: Option<Vec<u8>>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
