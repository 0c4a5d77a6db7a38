//! One version of a form, made by its group.

use sea_orm::entity::prelude::*;

/// One version of a form, made by its group.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub group_id: Uuid,
    pub form_key: String,
    pub version: i32,
    pub state: String,
    pub body: String,
    pub revision: i64,
    pub in_force_from: Option<Date>,
    pub whole: Option<String>,
    pub hash: Option<String>,
    pub updated_at: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
