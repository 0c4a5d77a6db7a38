//! An uploaded document; its bytes are encrypted outside the database.

use sea_orm::entity::prelude::*;

/// An uploaded document; its bytes are encrypted outside the database.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub patient_id: Uuid,
    pub name: String,
    pub media_type: String,
    pub kind: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub wrapped_key: Vec<u8>,
    pub added_by: Uuid,
    pub place_id: Uuid,
    pub added_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
