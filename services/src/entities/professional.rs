//! A professional of the directory.

use sea_orm::entity::prelude::*;

/// A professional of the directory.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "professional")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub rpps: Option<String>,
    pub family_name: String,
    pub given_name: String,
    pub profession: String,
    pub specialty: Option<String>,
    pub account_id: Option<Uuid>,
    pub place_id: Option<Uuid>,
    pub search: String,
    pub closed_on: Option<Date>,
    pub body: Option<String>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
