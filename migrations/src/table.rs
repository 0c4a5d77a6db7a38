//! A table in one line per column: `Plan::new("place").id().text("name")...`.

use sea_orm_migration::prelude::*;

/// A table to create, with its indexes.
pub struct Plan {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

impl Plan {
    /// A table without a column yet.
    pub fn new(name: &'static str) -> Self {
        let mut table = Table::create();
        table.table(Alias::new(name));
        Self { name, table, indexes: Vec::new() }
    }

    fn column(mut self, column: &mut ColumnDef) -> Self {
        self.table.col(column);
        self
    }

    /// The primary key: a random 128-bit value.
    pub fn id(self) -> Self {
        self.column(ColumnDef::new(Alias::new("id")).uuid().not_null().primary_key())
    }

    /// A reference to another row (the reference is kept by the services, which never delete).
    pub fn uuid(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).uuid().not_null())
    }

    /// A reference that may be missing.
    pub fn uuid_null(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).uuid().null())
    }

    /// Text of any length.
    pub fn text(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).text().not_null())
    }

    /// Text that may be missing.
    pub fn text_null(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).text().null())
    }

    /// An instant or a count.
    pub fn big(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).big_integer().not_null())
    }

    /// An instant that may be missing.
    pub fn big_null(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).big_integer().null())
    }

    /// A small number.
    pub fn int(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).integer().not_null())
    }

    /// Yes or no.
    pub fn flag(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).boolean().not_null().default(false))
    }

    /// A civil date.
    pub fn date(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).date().not_null())
    }

    /// A civil date that may be missing.
    pub fn date_null(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).date().null())
    }

    /// Bytes.
    pub fn bytes(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).blob().not_null())
    }

    /// Bytes that may be missing.
    pub fn bytes_null(self, name: &str) -> Self {
        self.column(ColumnDef::new(Alias::new(name)).blob().null())
    }

    /// A number that the database gives, in order.
    pub fn number(self) -> Self {
        self.column(ColumnDef::new(Alias::new("number")).big_integer().not_null().auto_increment().primary_key())
    }

    /// A primary key of several columns.
    pub fn key(mut self, columns: &[&str]) -> Self {
        let mut index = Index::create();
        for column in columns {
            index.col(Alias::new(*column));
        }
        self.table.primary_key(&mut index);
        self
    }

    fn indexed(mut self, columns: &[&str], unique: bool) -> Self {
        let mut index = Index::create();
        let name = format!("{}_{}", self.name, columns.join("_"));
        index.name(name).table(Alias::new(self.name));
        for column in columns {
            index.col(Alias::new(*column));
        }
        if unique {
            index.unique();
        }
        self.indexes.push(index);
        self
    }

    /// An index.
    pub fn index(self, columns: &[&str]) -> Self {
        self.indexed(columns, false)
    }

    /// An index that refuses a second same value.
    pub fn unique(self, columns: &[&str]) -> Self {
        self.indexed(columns, true)
    }

    /// Creates the table, then its indexes.
    pub async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.table).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Declares a step that creates tables.
macro_rules! step {
    ($doc:literal, $($plan:expr),+ $(,)?) => {
        #[doc = $doc]
        #[derive(Debug, DeriveMigrationName)]
        pub struct Migration;

        #[async_trait::async_trait]
        impl MigrationTrait for Migration {
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                $($plan.create(manager).await?;)+
                Ok(())
            }
        }
    };
}
pub(crate) use step;
