//! What somebody said of a version of a form.

use sea_orm::entity::prelude::*;

/// What somebody said of a version of a form.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version_id: Uuid,
    pub place: String,
    pub words: String,
    pub said_by: Uuid,
    pub said_at: i64,
    pub settled_by: Option<Uuid>,
    pub settled_at: Option<i64>,
}

/// No relation: rows are joined by the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
