//! A member of a circle of care.

use sea_orm::entity::prelude::*;

/// A member of a circle of care.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub patient_id: Uuid,
    pub account_id: Option<Uuid>,
    pub place_id: Option<Uuid>,
    pub service_id: Option<Uuid>,
    pub status: String,
    pub why: String,
    pub since: i64,
    pub until: Option<i64>,
    pub added_by: Uuid,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
