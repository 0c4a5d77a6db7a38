//! Sessions outside of the product: secret addresses of agendas, what waits to be told to the members, and how they want to be told.

use crate::table::Plan;
use sea_orm_migration::prelude::*;

/// Agendas.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Plan::new("agenda_feed")
            .id()
            .uuid("account_id")
            .bytes("secret_hash")
            .big("created_at")
            .big_null("ended_at")
            .unique(&["secret_hash"])
            .index(&["account_id"])
            .create(manager)
            .await?;
        Plan::new("mail_choice").uuid("account_id").flag("daily").key(&["account_id"]).create(manager).await?;
        Plan::new("session_news")
            .uuid("account_id")
            .uuid("session_id")
            .big("at")
            .key(&["account_id", "session_id"])
            .create(manager)
            .await?;
        Plan::new("session_change").uuid("session_id").big("at").key(&["session_id"]).create(manager).await?;
        // What tells whether an agenda changed is read from this index alone, at each visit of each software that keeps one.
        let versions = Index::create()
            .name("session_starts_at_version")
            .table(Alias::new("session"))
            .col(Alias::new("starts_at"))
            .col(Alias::new("version"))
            .to_owned();
        manager.create_index(versions).await
    }
}
