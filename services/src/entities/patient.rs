//! A patient's record.

use sea_orm::entity::prelude::*;

/// A patient's record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "patient")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub birth_name: String,
    pub first_given_name: String,
    pub given_names: String,
    pub used_name: Option<String>,
    pub sex: String,
    pub birth_date: Date,
    pub birth_place: String,
    pub birth_place_label: String,
    pub ins: Option<String>,
    pub identity_status: String,
    pub body: String,
    pub search: String,
    pub phonetic: String,
    pub sharing: String,
    pub deceased_on: Option<Date>,
    pub merged_into: Option<Uuid>,
    pub created_by: Uuid,
    pub created_at_place: Uuid,
    pub created_at: i64,
    pub version: i64,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
