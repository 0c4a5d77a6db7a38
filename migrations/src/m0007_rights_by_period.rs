//! A right computed in advance may hold several times: before a first session, and again around a second one.
//!
//! The old key allowed one period per right. The table is made again without it, with its rows; a service of the release
//! before writes one period as it did. Both databases take the same road, since SQLite cannot drop a key.

use crate::table::Plan;
use sea_orm_migration::prelude::*;

/// Rights by period.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

const THEN: [&str; 5] = [
    "INSERT INTO access_scope_next SELECT account_id, place_id, action, target_id, since, until FROM access_scope",
    "DROP TABLE access_scope",
    "ALTER TABLE access_scope_next RENAME TO access_scope",
    "CREATE INDEX access_scope_right ON access_scope (account_id, place_id, action, target_id, since, until)",
    "CREATE INDEX access_scope_target_id ON access_scope (target_id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Plan::new("access_scope_next")
            .uuid("account_id")
            .uuid("place_id")
            .text("action")
            .uuid("target_id")
            .big_null("since")
            .big_null("until")
            .create(manager)
            .await?;
        let connection = manager.get_connection();
        for statement in THEN {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
