//! A form.

use sea_orm::entity::prelude::*;

/// A form.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "frcp")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub patient_id: Uuid,
    pub episode_id: Uuid,
    pub offer_id: Uuid,
    pub session_id: Option<Uuid>,
    pub form_key: String,
    pub form_version: String,
    pub state: String,
    pub body: String,
    pub requester_id: Uuid,
    pub place_id: Uuid,
    pub version_number: i32,
    pub announced_at: Option<i64>,
    pub revision: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub updated_by: Uuid,
    pub version: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
