//! An archive becomes an installation again. It is read twice: once to its end, to know that it is whole and ours; then to
//! write it, in one transaction.

use super::{
    archive::{Counter, Entry, Manifest, Reading},
    rows::{Column, Tables, bound, tables},
    save::hex,
};
use crate::{
    audit::Event,
    context::Context,
    error::Error,
    secrets::{self, Vault},
    write::write_as_service,
};
use domain::{audit::SystemAct, ids::AccountId, words::operating as words};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, Statement, TransactionTrait, Value as Bound,
    sea_query::{Alias, Query},
};
use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// Values of one statement: under the limits of both databases.
const VALUES: usize = 8_000;

/// An archive that was read to its end.
#[derive(Debug)]
pub struct Checked {
    /// What it holds.
    pub manifest: Manifest,
    /// The account that answers for the restoration, found in the archive itself.
    pub by: AccountId,
}

/// Reads an archive to its end, and writes nothing. `known` are the steps that this release can make.
///
/// # Errors
/// `Refused`: another key, an archive that is cut or changed, made by a later release, whose older keys are not here, or in
/// which the account `actor` is not open.
pub fn check(vault: &Vault, from: &Path, known: &[String], actor: &str) -> Result<Checked, Error> {
    let damaged = || Error::refused(words::archive_damaged());
    let mut archive = Reading::begin(from, vault)?;
    let mut counters: BTreeMap<String, Counter> = BTreeMap::new();
    let (mut files, mut by) = (Counter::default(), None);
    let manifest = loop {
        match archive.next()? {
            Entry::Rows { table, lines } => {
                let mut lines = lines.lines();
                let names = lines.next().ok_or_else(damaged)?;
                let counter = counters.entry(table.clone()).or_default();
                for line in lines {
                    counter.see(&[line.as_bytes()]);
                    if table == "account" && by.is_none() {
                        by = account(names, line, actor);
                    }
                }
            }
            Entry::File { id, content } => files.see(&[id.as_bytes(), &content]),
            Entry::End(manifest) => break manifest,
        }
    };
    let counted = manifest
        .tables
        .iter()
        .all(|(table, told)| counters.get(table).map_or(told.count == 0, |counter| counter.told() == *told));
    if !counted || counters.keys().any(|table| !manifest.tables.contains_key(table)) || files.told() != manifest.files {
        return Err(damaged());
    }
    if let Some(step) = manifest.steps.iter().find(|step| !known.contains(step)) {
        return Err(Error::refused(words::archive_of_a_later_release(step)));
    }
    for key in &manifest.keys {
        if hex(&vault.fingerprint(key.number)?) != key.fingerprint {
            return Err(Error::refused(words::archive_of_another_key(key.number)));
        }
    }
    let by = by.ok_or_else(|| Error::refused(words::actor_unknown(actor)))?;
    Ok(Checked { manifest, by: AccountId::from_uuid(by) })
}

/// The account of a line, when it is the open one of this address.
fn account(names: &str, line: &str, email: &str) -> Option<Uuid> {
    let names: Vec<String> = serde_json::from_str(names).ok()?;
    let values: Vec<serde_json::Value> = serde_json::from_str(line).ok()?;
    let text = |wanted: &str| values.get(names.iter().position(|name| name == wanted)?)?.as_str();
    let is = text("email")? == email.trim().to_lowercase() && text("status")? == "active";
    text("id").filter(|_| is)?.parse().ok()
}

/// Refuses a place where something is already.
///
/// # Errors
/// `Refused` when a table has a row, or the folder of files a file.
pub async fn refuse_occupied(ctx: &Context) -> Result<(), Error> {
    let files = &ctx.settings.files;
    if fs::read_dir(files).is_ok_and(|mut inside| inside.next().is_some()) {
        return Err(Error::refused(words::files_not_empty(&files.display().to_string())));
    }
    for table in tables(&ctx.db.read).await?.keys() {
        let one = Query::select().expr(sea_orm::sea_query::Expr::value(1)).from(Alias::new(table)).limit(1).to_owned();
        if ctx.db.read.query_one(&one).await?.is_some() {
            return Err(Error::refused(words::database_not_empty(table)));
        }
    }
    Ok(())
}

/// Writes a checked archive into an empty place whose database has the shape of the archive. The event of it is kept.
///
/// # Errors
/// When the database or the disk does not take it: nothing of it is then kept.
pub async fn load(ctx: &Context, from: &Path, checked: &Checked) -> Result<(), Error> {
    let mut written = Written { folder: ctx.settings.files.clone(), files: Vec::new() };
    let loaded = load_all(ctx, from, &mut written).await;
    if loaded.is_err() {
        written.take_away();
    }
    loaded?;
    secrets::check(ctx).await?;
    let (by, rows) = (checked.by, checked.manifest.rows());
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        tx.trace(Event::done(None).by(by).noting(format!("restore: {rows} rows")));
        Ok(())
    })
    .await
}

async fn load_all(ctx: &Context, from: &Path, written: &mut Written) -> Result<(), Error> {
    let mut archive = Reading::begin(from, &ctx.vault)?;
    let transaction = ctx.db.read.begin().await?;
    let tables = tables(&transaction).await?;
    let mut greatest: BTreeMap<(String, String), i64> = BTreeMap::new();
    loop {
        match archive.next()? {
            Entry::Rows { table, lines } => insert(&transaction, &tables, &table, &lines, &mut greatest).await?,
            Entry::File { id, content } => written.add(id, &content)?,
            Entry::End(_) => break,
        }
    }
    if ctx.db.backend() == DbBackend::Postgres {
        go_on_counting(&transaction, greatest).await?;
    }
    written.settle()?;
    transaction.commit().await?;
    Ok(())
}

async fn insert(
    transaction: &DatabaseTransaction,
    tables: &Tables,
    table: &str,
    lines: &str,
    greatest: &mut BTreeMap<(String, String), i64>,
) -> Result<(), Error> {
    let unknown = || Error::refused(words::table_unknown(table));
    let mut lines = lines.lines();
    let names: Vec<String> = lines.next().and_then(|line| serde_json::from_str(line).ok()).ok_or_else(unknown)?;
    let here = tables.get(table).ok_or_else(unknown)?;
    let column = |name: &String| here.iter().find(|column| column.name == *name);
    let columns: Vec<&Column> = names.iter().map(column).collect::<Option<_>>().ok_or_else(unknown)?;
    let rows: Vec<Vec<Bound>> = lines.map(|line| bound(line, &columns)).collect::<Option<_>>().ok_or_else(unknown)?;
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| column.counted) {
        let last = rows.iter().filter_map(|row| match row.get(at) {
            Some(Bound::BigInt(number)) => *number,
            _ => None,
        });
        let kept = greatest.entry((table.to_owned(), column.name.clone())).or_default();
        *kept = last.max().unwrap_or_default().max(*kept);
    }
    for some in rows.chunks((VALUES / columns.len().max(1)).max(1)) {
        let mut statement = Query::insert();
        statement.into_table(Alias::new(table)).columns(names.iter().map(Alias::new));
        for row in some {
            statement.values(row.iter().cloned().map(sea_orm::sea_query::Expr::value)).map_err(|_| unknown())?;
        }
        transaction.execute(&statement).await?;
    }
    Ok(())
}

/// The database goes on numbering after the greatest number that was restored.
async fn go_on_counting(
    transaction: &DatabaseTransaction,
    greatest: BTreeMap<(String, String), i64>,
) -> Result<(), Error> {
    for ((table, column), last) in greatest.into_iter().filter(|(_, last)| *last > 0) {
        let values: [Bound; 3] = [table.into(), column.into(), last.into()];
        let next = "SELECT setval(pg_get_serial_sequence($1, $2), $3)";
        transaction.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, next, values)).await?;
    }
    Ok(())
}

/// The files that were written so far.
struct Written {
    folder: PathBuf,
    files: Vec<PathBuf>,
}

impl Written {
    fn add(&mut self, id: Uuid, content: &[u8]) -> Result<(), Error> {
        let path = self.folder.join(id.to_string());
        let write = || {
            fs::create_dir_all(&self.folder)?;
            let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
            file.write_all(content)?;
            file.sync_all()
        };
        let outcome = write();
        self.files.push(path);
        outcome.map_err(|cause| self.unwritable(&cause))
    }

    /// Waits until the disk holds their names too.
    fn settle(&self) -> Result<(), Error> {
        if self.files.is_empty() {
            return Ok(());
        }
        fs::File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(|cause| self.unwritable(&cause))
    }

    fn unwritable(&self, cause: &std::io::Error) -> Error {
        Error::refused(words::file_unwritable(&self.folder.display().to_string(), &cause.to_string()))
    }

    fn take_away(&self) {
        for path in &self.files {
            if let Err(cause) = fs::remove_file(path) {
                tracing::warn!(path = %path.display(), %cause, "a restored file without a row stays on disk");
            }
        }
    }
}
