//! `server import-reference`.

use super::import_tell::{Asked, end, open, sentence, sheet, tell};
use crate::config::Config;
use clap::Args;
use domain::words::import as words;
use services::{
    import::{How, Report, operator},
    reference::{Planned, ReferenceFile, Touched, apply, plan},
};
use std::{collections::BTreeSet, path::PathBuf};

/// What to import: lists of codes, each recognised by its headings. CSV in UTF-8, with commas. Several files are written
/// together or not at all; a code that its file does not tell any more is closed today.
#[derive(Debug, Args)]
pub struct ImportReference {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    asked: Asked,
    /// The version of the lists, as their publisher calls it; the day of the import without it.
    #[arg(long)]
    published: Option<String>,
}

/// Says line by line what the files would do and what uses the codes that change, and does it when asked.
pub async fn run(import: ImportReference, config: &Config) -> Result<(), String> {
    let ImportReference { files, asked, published } = import;
    let mut read = Vec::new();
    for path in &files {
        let file = ReferenceFile::read(&sheet(path)?);
        read.push(file.map_err(|cause| format!("{}: {}", path.display(), sentence(cause)))?);
    }
    let ctx = open(config).await?;
    let by = operator(&ctx, &asked.by).await.map_err(sentence)?;
    let planned = if asked.apply {
        let how = How { by, complete: true, leave_refused: asked.leave_refused };
        apply(&ctx, read, how, published).await
    } else {
        plan(&ctx, &read, &by).await
    };
    let planned = planned.map_err(sentence)?;
    for one in &planned {
        tell_list(one);
    }
    let reports: Vec<&Report> = planned.iter().map(|one| &one.report).collect();
    end(asked.apply, &reports);
    Ok(())
}

fn tell_list(one: &Planned) {
    println!("{}", words::list(one.list));
    tell(&one.report);
    if one.report.absent > 0 {
        println!("{}", words::closings_wait(one.report.absent));
    }
    if !one.report.changed.is_empty() || !one.report.closed.is_empty() {
        tell_touched(&one.touched);
    }
}

fn tell_touched(touched: &Touched) {
    let forms: BTreeSet<_> = touched.held.iter().map(|held| held.form).collect();
    println!("{}", words::touched(touched.fields.len(), forms.len(), touched.records, touched.people));
    for field in &touched.fields {
        println!("{}", words::touched_field(&field.form, &field.path, &field.label));
    }
    for held in &touched.held {
        println!("{}", words::touched_form(&held.form.to_string(), &held.path, &held.code, held.signed));
    }
}
