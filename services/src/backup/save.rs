//! An archive is made while people work: rows as one instant saw them, then the files that they name, which never change.

use super::{
    archive::{Counter, KeyOf, Manifest, Writing, file_name, rows_name},
    rows::{Column, line, select, tables},
};
use crate::{audit::Event, context::Context, entities::document, error::Error, secrets, write::write_as_service};
use domain::{audit::SystemAct, ids::AccountId, words::operating as words};
use futures::TryStreamExt;
use sea_orm::{
    AccessMode, DatabaseTransaction, DbBackend, EntityTrait, IsolationLevel, QueryOrder, QuerySelect, StreamTrait,
    TransactionTrait,
};
use std::{collections::BTreeMap, fs, path::Path};
use uuid::Uuid;

/// Bytes of rows gathered before they are written.
const PART: usize = 1024 * 1024;

/// Saves everything into a new file; `steps` are the migrations that the database has seen. The event of it is kept first.
///
/// # Errors
/// `Refused` when the file is there already or cannot be written; an outage of the database. A file that is not whole is
/// taken away.
pub async fn save(ctx: &Context, by: AccountId, to: &Path, steps: Vec<String>) -> Result<Manifest, Error> {
    if to.exists() {
        return Err(Error::refused(words::archive_already_there(&to.display().to_string())));
    }
    ctx.vault.notice(&ctx.db.read).await?;
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        tx.trace(Event::done(None).by(by).noting("backup"));
        Ok(())
    })
    .await?;
    let draft = to.with_added_extension("partial");
    let made = write(ctx, &draft, steps).await;
    let named = made.and_then(|manifest| keep(&draft, to).map(|()| manifest));
    if named.is_err() && draft.exists() {
        // What was not written whole is of no use to anybody.
        drop(fs::remove_file(&draft));
    }
    named
}

fn keep(draft: &Path, to: &Path) -> Result<(), Error> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let named = fs::hard_link(draft, to).and_then(|()| fs::remove_file(draft));
    named
        .and_then(|()| fs::File::open(folder)?.sync_all())
        .map_err(|cause| Error::refused(words::file_unwritable(&to.display().to_string(), &cause.to_string())))
}

/// What no later commit changes: SQLite by its log, PostgreSQL by its isolation.
async fn snapshot(ctx: &Context) -> Result<DatabaseTransaction, Error> {
    let sqlite = ctx.db.backend() == DbBackend::Sqlite;
    let (isolation, access) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
    let options = (!sqlite).then_some((isolation, access)).unzip();
    Ok(ctx.db.read.begin_with_config(options.0, options.1).await?)
}

async fn write(ctx: &Context, draft: &Path, steps: Vec<String>) -> Result<Manifest, Error> {
    let mut archive = Writing::begin(draft, &ctx.vault, &ctx.random)?;
    let snapshot = snapshot(ctx).await?;
    let mut manifest = Manifest {
        made_at: ctx.now_ms(),
        steps,
        keys: keys(ctx, &snapshot).await?,
        tables: BTreeMap::new(),
        files: super::Counted::default(),
        missing: Vec::new(),
    };
    for (table, columns) in tables(&snapshot).await? {
        let counter = rows(&mut archive, &snapshot, &table, &columns).await?;
        manifest.tables.insert(table, counter.told());
    }
    let ids: Vec<Uuid> = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .order_by_asc(document::Column::Id)
        .into_tuple()
        .all(&snapshot)
        .await?;
    snapshot.rollback().await?;
    let mut files = Counter::default();
    for id in ids {
        match fs::read(ctx.settings.files.join(id.to_string())) {
            Ok(content) => {
                files.see(&[id.as_bytes(), &content]);
                archive.add(&file_name(id), &content)?;
            }
            Err(_) => manifest.missing.push(id),
        }
    }
    manifest.files = files.told();
    archive.finish(&manifest)?;
    Ok(manifest)
}

async fn keys(ctx: &Context, snapshot: &DatabaseTransaction) -> Result<Vec<KeyOf>, Error> {
    let mut needed = secrets::needed(&ctx.vault, snapshot).await?;
    needed.push(ctx.vault.current());
    needed.sort_unstable();
    needed.dedup();
    let of = |number| Ok(KeyOf { number, fingerprint: hex(&ctx.vault.fingerprint(number)?) });
    needed.into_iter().map(of).collect()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the rows of a table as they come, a part at a time.
async fn rows(
    archive: &mut Writing<'_>,
    snapshot: &DatabaseTransaction,
    table: &str,
    columns: &[Column],
) -> Result<Counter, Error> {
    let head: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let head = serde_json::to_string(&head).map_err(|cause| Error::Outage(cause.to_string()))? + "\n";
    let (mut part, mut counter) = (head.clone(), Counter::default());
    let mut found = snapshot.stream(&select(table, columns)).await?;
    while let Some(row) = found.try_next().await? {
        let line = line(&row, columns)?;
        counter.see(&[line.as_bytes()]);
        part.push_str(&line);
        part.push('\n');
        if part.len() > PART {
            archive.add(&rows_name(table), part.as_bytes())?;
            part.clone_from(&head);
        }
    }
    if part.len() > head.len() {
        archive.add(&rows_name(table), part.as_bytes())?;
    }
    Ok(counter)
}
