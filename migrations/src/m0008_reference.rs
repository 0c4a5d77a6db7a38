//! Reference lists and their codes; what the official directories say of an establishment and of a professional.

use crate::table::Plan;
use sea_orm_migration::prelude::*;

/// Reference lists.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The revision tells a process that what it keeps in memory is of yesterday.
        Plan::new("reference_list")
            .text("system")
            .text("version")
            .int("codes")
            .big("revision")
            .big("imported_at")
            .uuid_null("imported_by")
            .key(&["system"])
            .create(manager)
            .await?;
        // A code may mean several things in turn: its periods are numbered.
        Plan::new("reference_code")
            .text("system")
            .text("code")
            .int("period")
            .text("label")
            .text_null("parent")
            .date_null("valid_from")
            .date_null("valid_to")
            .text("words")
            .text("body")
            .key(&["system", "code", "period"])
            .create(manager)
            .await?;
        for table in ["place", "professional"] {
            add(manager, table, ColumnDef::new(Alias::new("closed_on")).date().null()).await?;
            add(manager, table, ColumnDef::new(Alias::new("body")).text().null()).await?;
        }
        Ok(())
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: &mut ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(Alias::new(table)).add_column(column).to_owned()).await
}
