//! Who reported the replies of a member who did not give them in person.

use sea_orm_migration::prelude::*;

/// Adds to those whom a poll asks the account that reported their replies; empty when they answered themselves.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = ColumnDef::new(Alias::new("reported_by")).uuid().null().to_owned();
        manager.alter_table(Table::alter().table(Alias::new("poll_member")).add_column(column).to_owned()).await
    }
}
