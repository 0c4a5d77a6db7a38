//! One primary tumour's pathway.

use sea_orm::entity::prelude::*;

/// One primary tumour's pathway.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "episode")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub patient_id: Uuid,
    pub organ: String,
    pub label: String,
    pub state: String,
    pub opened_by: Uuid,
    pub place_id: Uuid,
    pub opened_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
