//! Sessions outside of the product: secret addresses of agendas, what waits to be told to the members, and how they want to be told.

use crate::table::Plan;
use sea_orm_migration::prelude::*;

/// Agendas.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// What tells whether an agenda changed is read from these indexes alone, at each visit of each software that keeps one.
const READ_ALONE: [(&str, &str, &[&str]); 3] = [
    ("session_starts_at_version", "session", &["starts_at", "version"]),
    ("offer_by_version", "offer", &["version"]),
    ("attendance_professional_id_session_id", "attendance", &["professional_id", "session_id"]),
];

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
        for (name, table, columns) in READ_ALONE {
            let mut index = Index::create();
            index.name(name).table(Alias::new(table));
            columns.iter().for_each(|column| {
                index.col(Alias::new(*column));
            });
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
