//! A file of codes beside what was imported before.

use super::ReferenceFile;
use crate::{entities::reference_code, error::Error, import::Report};
use chrono::NaiveDate;
use domain::{import::Effect, reference::Code};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a file would do, and the rows that it would write.
pub(super) struct Weighed {
    pub report: Report,
    pub rows: Vec<reference_code::ActiveModel>,
    /// Codes whose meaning changes or ends.
    pub changed: BTreeSet<String>,
    /// Codes in force once it is written.
    pub open: usize,
}

type Key = (String, Option<NaiveDate>);

/// Compares the lines with what is there. A list is always whole: what it does not tell is closed today, unless a line does
/// not read.
pub(super) async fn weigh<C: ConnectionTrait>(
    db: &C,
    file: &ReferenceFile,
    today: NaiveDate,
) -> Result<Weighed, Error> {
    let rows =
        reference_code::Entity::find().filter(reference_code::Column::System.eq(file.list.code())).all(db).await?;
    let mut last: HashMap<&str, i32> = HashMap::new();
    for row in &rows {
        let period = last.entry(row.code.as_str()).or_default();
        *period = (*period).max(row.period);
    }
    let known: HashMap<Key, &reference_code::Model> =
        rows.iter().map(|row| ((row.code.clone(), row.valid_from), row)).collect();
    let (changed, report) = (BTreeSet::new(), file.parsed.report());
    let mut weighed = Weighed { report, rows: Vec::new(), changed, open: 0 };
    let mut told: BTreeSet<Key> = BTreeSet::new();
    for (line, one) in &file.parsed.lines {
        told.insert(one.key());
        weighed.open += usize::from(one.valid_to.is_none_or(|end| end > today));
        let body = serde_json::to_string(&one.about).map_err(|_| Error::body("reference_code", &one.code))?;
        let before = known.get(&one.key()).copied();
        let effect = effect(before, one, &body);
        if effect != Effect::Same {
            let period = before.map_or_else(|| next(&mut last, &one.code), |row| row.period);
            weighed.rows.push(row(file, one, period, body));
        }
        if matches!(effect, Effect::Changed(_)) {
            weighed.changed.insert(one.code.clone());
        }
        weighed.report.add(*line, &one.code, effect);
    }
    let gone = rows.iter().filter(|row| row.valid_to.is_none() && !told.contains(&(row.code.clone(), row.valid_from)));
    if weighed.report.refused.is_empty() {
        let ended = gone.map(|row| reference_code::Model { valid_to: Some(today), ..row.clone() });
        for row in ended {
            weighed.report.closed.push((row.code.clone(), row.label.clone()));
            weighed.changed.insert(row.code.clone());
            weighed.rows.push(every_column(row));
        }
    } else {
        weighed.report.absent = gone.count();
    }
    Ok(weighed)
}

fn next<'a>(last: &mut HashMap<&'a str, i32>, code: &'a str) -> i32 {
    let period = last.entry(code).or_default();
    *period += 1;
    *period
}

fn effect(before: Option<&reference_code::Model>, one: &Code, body: &str) -> Effect {
    let Some(row) = before else { return Effect::New };
    // Bodies are written with their columns in order: the same text says the same.
    let about = if row.body == body { Vec::new() } else { differences(&row.body, one) };
    let mut changed = Vec::new();
    for (name, differs) in [
        ("libellé", row.label != one.label),
        ("parent", row.parent != one.parent),
        ("mots", row.words != one.words),
        ("fin", row.valid_to != one.valid_to),
        ("autres colonnes", !about.is_empty()),
    ] {
        if differs {
            changed.push(name);
        }
    }
    if changed.is_empty() { Effect::Same } else { Effect::Changed(changed) }
}

fn differences(body: &str, one: &Code) -> Vec<String> {
    let old: BTreeMap<String, String> = serde_json::from_str(body).unwrap_or_default();
    let names: BTreeSet<&String> = old.keys().chain(one.about.keys()).collect();
    names.into_iter().filter(|name| old.get(*name) != one.about.get(*name)).cloned().collect()
}

fn row(file: &ReferenceFile, one: &Code, period: i32, body: String) -> reference_code::ActiveModel {
    every_column(reference_code::Model {
        system: file.list.code().to_owned(),
        code: one.code.clone(),
        period,
        label: one.label.clone(),
        parent: one.parent.clone(),
        valid_from: one.valid_from,
        valid_to: one.valid_to,
        words: one.words.clone(),
        body,
    })
}

fn every_column(row: reference_code::Model) -> reference_code::ActiveModel {
    reference_code::ActiveModel {
        system: Set(row.system),
        code: Set(row.code),
        period: Set(row.period),
        label: Set(row.label),
        parent: Set(row.parent),
        valid_from: Set(row.valid_from),
        valid_to: Set(row.valid_to),
        words: Set(row.words),
        body: Set(row.body),
    }
}
