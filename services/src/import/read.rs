//! From a file to drafts, or to reasons for refusing a line. Nothing is written here: this is the dry run.

use super::mapping::{Column, ColumnKind, Mapping};
use crate::{error::Error, forms};
use chrono::NaiveDate;
use domain::{
    codes::{large, sets},
    forms::{Answer, Answers, BodySex, CheckContext, Form, Level, Path, Severity, check},
    ids::RowId,
    patient::Sex,
    words::commands as words,
};
use std::collections::BTreeMap;

/// A line that becomes a draft.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The number of the line in the file, headings included.
    pub line: u64,
    /// Its name.
    pub key: String,
    /// Sex of the patient.
    pub sex: Sex,
    /// Age at diagnosis, full years.
    pub age: u32,
    /// The year of the values, as the file tells it.
    pub year: String,
    /// The answers, each to be confirmed.
    pub answers: Answers,
    /// Values that were left out, and why.
    pub left_out: Vec<String>,
}

/// A line that does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The number of the line in the file, headings included.
    pub line: u64,
    /// Its name.
    pub key: String,
    /// Every reason.
    pub reasons: Vec<String>,
}

/// What a file gives.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// Drafts.
    pub drafts: Vec<Drafted>,
    /// Refused lines.
    pub refused: Vec<Refused>,
}

type Cells = BTreeMap<String, String>;

/// Reads a file through a mapping.
///
/// # Errors
/// `Refused` when the file is not a CSV, lacks a column that every line needs, or when the form is not known.
pub fn read(mapping: &Mapping, csv: &str, today: NaiveDate) -> Result<Read, Error> {
    let form = &forms::latest(&mapping.form)?.form;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().map_err(|cause| Error::refused(words::not_a_csv(&cause.to_string())))?.clone();
    let has = |column: &&String| headings.iter().any(|heading| heading == column.as_str());
    let birth = mapping.days_since_birth.iter().find(has).or(mapping.days_since_birth.first());
    let birth = birth.cloned().unwrap_or_default();
    if let Some(lacks) = [&mapping.key, &mapping.sex.column, &birth].into_iter().find(|column| !has(column)) {
        return Err(Error::refused(words::column_missing(lacks)));
    }
    let mut read = Read::default();
    for (line, record) in (2..).zip(reader.records()) {
        let record = record.map_err(|cause| Error::refused(words::not_a_csv(&cause.to_string())))?;
        let cells = headings.iter().zip(&record).map(|(heading, cell)| (heading.to_owned(), cell.trim().to_owned()));
        match one(mapping, form, (line, &birth), &cells.collect(), today) {
            Ok(drafted) => read.drafts.push(drafted),
            Err(refused) => read.refused.push(refused),
        }
    }
    Ok(read)
}

fn cell<'a>(cells: &'a Cells, column: &str) -> &'a str {
    cells.get(column).map(String::as_str).unwrap_or_default()
}

fn one(
    mapping: &Mapping,
    form: &Form,
    (line, birth): (u64, &str),
    cells: &Cells,
    today: NaiveDate,
) -> Result<Drafted, Refused> {
    let key = cell(cells, &mapping.key).to_owned();
    let mut reasons = Vec::new();
    let said = cell(cells, &mapping.sex.column);
    let sex = [(&mapping.sex.female, Sex::F), (&mapping.sex.male, Sex::M)].into_iter().find(|(text, _)| *text == said);
    if sex.is_none() {
        reasons.push(words::value_missing(&mapping.sex.column));
    }
    let days = cell(cells, birth).parse::<i64>().ok();
    let age = days.and_then(|days| u32::try_from(days.abs() * 100 / 36_525).ok());
    if age.is_none() {
        reasons.push(words::value_missing(birth));
    }
    let (mut answers, mut left_out) = (Answers::default(), Vec::new());
    for column in &mapping.answers {
        let text = cell(cells, &column.column);
        match (text.is_empty(), answer(column, text).zip(address(form, &column.path, line))) {
            (true, _) if column.required => reasons.push(words::value_missing(&column.column)),
            (true, _) => {}
            (false, Some((answer, path))) => answers.set(&path, Some(answer)),
            (false, None) => left_out.push(words::value_left_out(&column.column, text)),
        }
    }
    let context = CheckContext { sex: sex.and_then(|(_, sex)| BodySex::of(sex)), ..CheckContext::on(today) };
    let issues = check(form, &answers, &context, Level::Draft);
    let blocking = issues.iter().filter(|issue| issue.severity == Severity::Blocking);
    reasons.extend(
        blocking.map(|issue| {
            words::value_refused(&issue.at.to_string(), &domain::words::forms::issue(issue, Level::Draft))
        }),
    );
    match (sex, age, reasons.is_empty()) {
        (Some((_, sex)), Some(age), true) => {
            let year = cell(cells, &mapping.year).to_owned();
            Ok(Drafted { line, key, sex, age, year, answers, left_out })
        }
        _ => Err(Refused { line, key, reasons }),
    }
}

fn answer(column: &Column, text: &str) -> Option<Answer> {
    match column.kind {
        ColumnKind::Coded => {
            let code = if column.map.is_empty() { Some(text) } else { column.map.get(text).map(String::as_str) };
            sets::coded(&column.set, &format!("{}{}", column.prefix, code?)).map(Answer::one)
        }
        ColumnKind::Icd10 => tumour(text),
        // A morphology that is not in the table stays as it was written.
        ColumnKind::Morphology => Some(large::morphology(text).map_or_else(|| Answer::text(text), Answer::one)),
        ColumnKind::Number => text.parse().ok().and_then(|number| Answer::number(rounded(number, column.decimals))),
        ColumnKind::Text => Some(Answer::text(&format!("{}{text}", column.prefix))),
    }
}

fn rounded(number: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    (number * scale).round() / scale
}

/// The code, or the nearest broader one that the table has: a national extension, then the category.
fn tumour(text: &str) -> Option<Answer> {
    let short = |length: usize| text.get(..length).map(str::to_owned);
    let tries = [Some(text.to_owned()), short(5), short(3).map(|category| format!("{category}.9")), short(3)];
    tries.into_iter().flatten().find_map(|code| large::tumour(&code)).map(Answer::one)
}

/// The address of a question, in the first row of a section that repeats. The row's name follows from the line.
fn address(form: &Form, path: &str, line: u64) -> Option<Path> {
    let (section, question) = path.split_once('/')?;
    let repeats = form.sections.iter().find(|one| one.key.as_str() == section)?.repeats.is_some();
    let row = RowId::from_uuid(uuid::Builder::from_random_bytes(u128::from(line).to_be_bytes()).into_uuid());
    let address = if repeats { format!("{section}/{row}/{question}") } else { path.to_owned() };
    let path: Path = address.parse().ok()?;
    form.question(&path).map(|_| path)
}
