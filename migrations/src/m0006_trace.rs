//! The audit (append-only), its seals, and the outbox.

use crate::table::Plan;
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// Traces.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

const SQLITE: [&str; 2] = [
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
];
const POSTGRES: [&str; 2] = [
    "CREATE FUNCTION audit_append_only() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_append_only()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Plan::new("audit")
            .text("instance")
            .big("sequence")
            .big("at")
            .uuid_null("actor_id")
            .text("action")
            .uuid_null("target_id")
            .uuid_null("patient_id")
            .text("body")
            .bytes("previous")
            .bytes("hash")
            .key(&["instance", "sequence"])
            .index(&["patient_id", "at"])
            .index(&["actor_id", "at"])
            .index(&["at"])
            .create(manager)
            .await?;
        Plan::new("audit_seal").id().big("at").text("body").bytes("signature").index(&["at"]).create(manager).await?;
        Plan::new("outbox")
            .number()
            .text("kind")
            .text("body")
            .big("created_at")
            .big("due_at")
            .big_null("leased_until")
            .big_null("done_at")
            .int("tries")
            .text_null("failure")
            .index(&["done_at", "due_at"])
            .create(manager)
            .await?;
        let connection = manager.get_connection();
        let triggers = if manager.get_database_backend() == DbBackend::Sqlite { SQLITE } else { POSTGRES };
        for trigger in triggers {
            connection.execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}
