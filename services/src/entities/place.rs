//! An establishment.

use sea_orm::entity::prelude::*;

/// An establishment.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub finess: String,
    pub name: String,
    pub city: String,
    pub postal_code: String,
    pub search: String,
    pub cancer_centre: Option<Uuid>,
    pub authorised: bool,
    pub closed_on: Option<Date>,
    pub body: Option<String>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
