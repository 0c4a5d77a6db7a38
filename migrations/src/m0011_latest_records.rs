//! The latest records of a place are found from the newest on, without reading them all.

use sea_orm_migration::prelude::*;

/// An index on when a record was created.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = "CREATE INDEX patient_created_at ON patient (created_at)";
        manager.get_connection().execute_unprepared(index).await?;
        Ok(())
    }
}
