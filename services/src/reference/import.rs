//! Files of codes, planned or written together.

use super::{
    ReferenceFile, Touched, touched,
    weigh::{Weighed, weigh},
};
use crate::{
    audit::Event,
    context::Context,
    entities::{reference_code, reference_list},
    error::Error,
    import::{By, How, Report, upsert},
    write::{Tx, write_as_service},
};
use chrono::NaiveDate;
use domain::{audit::SystemAct, reference::ReferenceList, words};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What one file would do, or did.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Which list it is.
    pub list: ReferenceList,
    /// Line by line.
    pub report: Report,
    /// What uses the codes that change.
    pub touched: Touched,
}

/// What the files would do. The forms that hold a changed code are told by their identifiers, and that reading is traced.
///
/// # Errors
/// `Refused` when two files hold one list; an outage.
pub async fn plan(ctx: &Context, files: &[ReferenceFile], by: &By) -> Result<Vec<Planned>, Error> {
    each_once(files)?;
    let mut planned = Vec::new();
    for file in files {
        planned.push(one(&ctx.db.read, file, ctx.today()).await?.0);
    }
    let shown = shown(&planned);
    if !shown.is_empty() {
        let by = by.clone();
        write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
            tx.trace(named(&by, Event::done(None).showing(shown.clone()).noting("import-reference dry run")));
            Ok(())
        })
        .await?;
    }
    Ok(planned)
}

/// Writes the files, all of them or none. `version` is what their publisher calls it; the day of the import without it.
///
/// # Errors
/// `Refused` when lines are, unless they may be left out; an outage, after which nothing was written.
pub async fn apply(
    ctx: &Context,
    files: Vec<ReferenceFile>,
    how: How,
    version: Option<String>,
) -> Result<Vec<Planned>, Error> {
    each_once(&files)?;
    let today = ctx.today();
    let version = version.unwrap_or_else(|| today.to_string());
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        let mut done = Vec::new();
        for file in &files {
            let (planned, weighed) = one(tx, file, today).await?;
            planned.report.check(&how)?;
            write(tx, file.list, weighed, &version, &how.by).await?;
            planned.report.trace(
                tx,
                &format!("import-reference {}", file.list.code()),
                &how.by,
                &shown(std::slice::from_ref(&planned)),
            );
            done.push(planned);
        }
        Ok(done)
    })
    .await
}

async fn one<C: ConnectionTrait>(db: &C, file: &ReferenceFile, today: NaiveDate) -> Result<(Planned, Weighed), Error> {
    let weighed = weigh(db, file, today).await?;
    let touched = touched::by(db, file.list, &weighed.changed).await?;
    Ok((Planned { list: file.list, report: weighed.report.clone(), touched }, weighed))
}

async fn write(tx: &Tx, list: ReferenceList, weighed: Weighed, version: &str, by: &By) -> Result<(), Error> {
    if weighed.rows.is_empty() {
        return Ok(());
    }
    let before = reference_list::Entity::find_by_id(list.code()).one(tx).await?;
    let known = OnConflict::columns([
        reference_code::Column::System,
        reference_code::Column::Code,
        reference_code::Column::Period,
    ])
    .update_columns([
        reference_code::Column::Label,
        reference_code::Column::Parent,
        reference_code::Column::ValidFrom,
        reference_code::Column::ValidTo,
        reference_code::Column::Words,
        reference_code::Column::Body,
    ])
    .to_owned();
    upsert(tx, weighed.rows, &known).await?;
    let row = reference_list::ActiveModel {
        system: Set(list.code().to_owned()),
        version: Set(version.to_owned()),
        codes: Set(i32::try_from(weighed.open).unwrap_or(i32::MAX)),
        revision: Set(before.map_or(1, |row| row.revision + 1)),
        imported_at: Set(tx.at()),
        imported_by: Set(match by {
            By::Account(account) => Some(account.uuid()),
            By::First(_) => None,
        }),
    };
    let known = OnConflict::column(reference_list::Column::System)
        .update_columns([
            reference_list::Column::Version,
            reference_list::Column::Codes,
            reference_list::Column::Revision,
            reference_list::Column::ImportedAt,
            reference_list::Column::ImportedBy,
        ])
        .to_owned();
    upsert(tx, vec![row], &known).await
}

fn named(by: &By, event: Event) -> Event {
    match by {
        By::Account(account) => event.by(*account),
        By::First(name) => event.because(name),
    }
}

fn shown(planned: &[Planned]) -> Vec<Uuid> {
    let all: BTreeSet<Uuid> = planned.iter().flat_map(|one| &one.touched.held).map(|held| held.form.uuid()).collect();
    all.into_iter().collect()
}

fn each_once(files: &[ReferenceFile]) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    match files.iter().find(|file| !seen.insert(file.list)) {
        Some(twice) => Err(Error::refused(words::import::list_twice(words::import::list(twice.list)))),
        None => Ok(()),
    }
}
