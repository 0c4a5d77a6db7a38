//! A dated delegation of a coordinator's powers.

use sea_orm::entity::prelude::*;

/// A dated delegation of a coordinator's powers.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delegation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub offer_id: Uuid,
    pub given_by: Uuid,
    pub given_to: Uuid,
    pub valid_from: Date,
    pub valid_until: Date,
    pub powers: String,
    pub created_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
