//! A right to act at an establishment, between two dates.

use sea_orm::entity::prelude::*;

/// A right to act at an establishment, between two dates.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "habilitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub place_id: Uuid,
    pub service_id: Option<Uuid>,
    pub role: String,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
    pub given_by: Option<Uuid>,
    pub created_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
