//! An RCP offer.

use sea_orm::entity::prelude::*;

/// An RCP offer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub organ: String,
    pub place_id: Uuid,
    pub coordinator_id: Option<Uuid>,
    pub state: String,
    pub body: String,
    pub created_at: i64,
    pub updated_at: i64,
    pub version: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
