//! A person's account.

use sea_orm::entity::prelude::*;

/// A person's account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub family_name: String,
    pub given_name: String,
    pub professional_id: Option<Uuid>,
    pub status: String,
    pub password_hash: Option<String>,
    pub second_factor: String,
    pub totp_secret: Option<Vec<u8>>,
    pub totp_step: Option<i64>,
    pub theme: String,
    pub created_at: i64,
    pub last_active_at: Option<i64>,
    pub version: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
