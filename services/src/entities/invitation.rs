//! An invitation to open an account.

use sea_orm::entity::prelude::*;

/// An invitation to open an account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub family_name: String,
    pub given_name: String,
    pub place_id: Uuid,
    pub service_id: Option<Uuid>,
    pub role: String,
    pub valid_until: Option<Date>,
    pub professional_id: Option<Uuid>,
    pub token_hash: Vec<u8>,
    pub invited_by: Uuid,
    pub created_at: i64,
    pub expires_at: i64,
    pub accepted_at: Option<i64>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
