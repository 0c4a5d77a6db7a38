//! A code handed at the desk.

use sea_orm::entity::prelude::*;

/// A code handed at the desk.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "portal_invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub patient_id: Uuid,
    pub relation: String,
    pub email: String,
    pub family_name: String,
    pub given_name: String,
    pub place_id: Uuid,
    pub code_hash: Vec<u8>,
    pub invited_by: Uuid,
    pub created_at: i64,
    pub accepted_at: Option<i64>,
    pub taken_back_at: Option<i64>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
