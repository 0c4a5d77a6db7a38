//! A case inscribed to a session.

use sea_orm::entity::prelude::*;

/// A case inscribed to a session.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inscription")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: Uuid,
    pub patient_id: Uuid,
    pub episode_id: Uuid,
    pub frcp_id: Uuid,
    pub number: String,
    pub question: String,
    pub requester_id: Uuid,
    pub presenter_id: Option<Uuid>,
    pub state: String,
    pub triage: String,
    pub order_key: String,
    pub body: String,
    pub place_id: Uuid,
    pub created_by: Uuid,
    pub created_at: i64,
    pub version: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
