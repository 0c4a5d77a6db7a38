//! From a file to drafts, or to reasons for refusing a line. Nothing is written here: this is the dry run.

use super::{
    compare::{Compared, compare},
    mapping::{Column, Mapping},
    place::address,
    value::{Given, answer, given},
};
use crate::{error::Error, forms};
use chrono::NaiveDate;
use domain::{
    forms::{Answers, BodySex, CheckContext, Form, Level, Severity, check},
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
    /// Our stage beside the one of the file; `None` when the mapping compares none.
    pub compared: Option<Compared>,
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

pub(super) type Cells = BTreeMap<String, String>;

/// What every line of a file is read with.
struct Reader<'a> {
    mapping: &'a Mapping,
    form: &'a Form,
    birth: String,
    today: NaiveDate,
}

/// Reads a file through a mapping; `told` is called with the number of lines read so far.
///
/// # Errors
/// `Refused` when the file is not a CSV, lacks a column that every line needs, or when the form is not known.
pub fn read(mapping: &Mapping, csv: &str, today: NaiveDate, told: &mut dyn FnMut(usize)) -> Result<Read, Error> {
    let form = &forms::latest(&mapping.form)?.form;
    if form.key.as_str() != mapping.form {
        return Err(Error::refused(words::form_unknown(&mapping.form)));
    }
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().map_err(|cause| Error::refused(words::not_a_csv(&cause.to_string())))?.clone();
    let has = |column: &&String| headings.iter().any(|heading| heading == column.as_str());
    let birth = mapping.days_since_birth.iter().chain(&mapping.age_years).find(has);
    let birth = birth.or_else(|| mapping.days_since_birth.iter().chain(&mapping.age_years).next());
    let birth = birth.cloned().unwrap_or_default();
    let needed = [&mapping.key, &birth].into_iter().chain(mapping.sex.always.is_none().then_some(&mapping.sex.column));
    if let Some(lacks) = needed.into_iter().find(|column| !has(column)) {
        return Err(Error::refused(words::column_missing(lacks)));
    }
    let lines = Reader { mapping, form, birth, today };
    if let Some(unknown) = lines.unknown_question() {
        return Err(Error::refused(words::question_unknown(unknown)));
    }
    let (mut read, mut first) = (Read::default(), BTreeMap::new());
    for (line, record) in (2..).zip(reader.records()) {
        let record = record.map_err(|cause| Error::refused(words::not_a_csv(&cause.to_string())))?;
        let told_cells = headings.iter().zip(&record).map(|(heading, cell)| (heading, cell.trim()));
        let told_cells = told_cells.filter(|(_, cell)| !mapping.blank.iter().any(|blank| blank == cell));
        let cells = told_cells.map(|(heading, cell)| (heading.to_owned(), cell.to_owned())).collect();
        let above = *first.entry(cell(&cells, &mapping.key).to_owned()).or_insert(line);
        match lines.one(line, &cells, above) {
            Ok(drafted) => read.drafts.push(drafted),
            Err(refused) => read.refused.push(refused),
        }
        told(read.drafts.len() + read.refused.len());
    }
    Ok(read)
}

/// The cell of a column; an empty text where there is none.
pub(super) fn cell<'a>(cells: &'a Cells, column: &str) -> &'a str {
    cells.get(column).map(String::as_str).unwrap_or_default()
}

impl Reader<'_> {
    /// A question of the mapping that the form does not have.
    fn unknown_question(&self) -> Option<&str> {
        let stage = self.mapping.stage.as_ref().map(|stage| &stage.question);
        let asked = self.mapping.answers.iter().map(|column| &column.path).chain(stage);
        asked.map(String::as_str).find(|path| address(self.form, path, 0).is_none())
    }

    fn sex(&self, cells: &Cells) -> Option<Sex> {
        let named = &self.mapping.sex;
        let said = cell(cells, &named.column);
        let told = [(&named.female, Sex::F), (&named.male, Sex::M)].into_iter();
        named.always.or_else(|| told.filter(|(text, _)| *text == said).map(|(_, sex)| sex).next())
    }

    fn age(&self, cells: &Cells) -> Option<u32> {
        let days = self.mapping.days_since_birth.iter().find_map(|column| cell(cells, column).parse::<i64>().ok());
        let of_days = days.and_then(|days| u32::try_from(days.abs() * 100 / 36_525).ok());
        of_days.or_else(|| self.mapping.age_years.iter().find_map(|column| years(cell(cells, column))))
    }

    /// One line; `above` is the first one of the file that has its name. A line is found again by its name, so it has one of its own.
    fn one(&self, line: u64, cells: &Cells, above: u64) -> Result<Drafted, Refused> {
        let key = cell(cells, &self.mapping.key).to_owned();
        let mut reasons = Vec::new();
        if key.is_empty() {
            reasons.push(words::value_missing(&self.mapping.key));
        } else if above != line {
            reasons.push(words::line_repeated(above));
        }
        let (sex, age) = (self.sex(cells), self.age(cells));
        if sex.is_none() {
            reasons.push(words::value_missing(&self.mapping.sex.column));
        }
        if age.is_none() {
            reasons.push(words::value_missing(&self.birth));
        }
        let (mut answers, mut left_out) = (Answers::default(), Vec::new());
        for column in &self.mapping.answers {
            self.answer(line, cells, column, (&mut answers, &mut left_out, &mut reasons));
        }
        let context = CheckContext { sex: sex.and_then(BodySex::of), ..CheckContext::on(self.today) };
        let issues = check(self.form, &answers, &context, Level::Draft);
        let blocking = issues.iter().filter(|issue| issue.severity == Severity::Blocking);
        reasons.extend(blocking.map(|issue| {
            words::value_refused(&issue.at.to_string(), &domain::words::forms::issue(issue, Level::Draft))
        }));
        let (Some(sex), Some(age), true) = (sex, age, reasons.is_empty()) else {
            return Err(Refused { line, key, reasons });
        };
        let year = Some(cell(cells, &self.mapping.year)).filter(|year| !year.is_empty());
        let year = year.unwrap_or(&self.mapping.years).to_owned();
        let staged = self.mapping.stage.as_ref();
        let compared = staged.map(|stage| compare(stage, self.form, (&answers, &context), (cells, line)));
        Ok(Drafted { line, key, sex, age, year, answers, left_out, compared })
    }

    fn answer(
        &self,
        line: u64,
        cells: &Cells,
        column: &Column,
        (answers, left_out, reasons): (&mut Answers, &mut Vec<String>, &mut Vec<String>),
    ) {
        let names = [&column.column].into_iter().chain(&column.or);
        let filled = names.map(|name| (name, cell(cells, name))).find(|(_, text)| !text.is_empty());
        let Some(path) = address(self.form, &column.path, line).filter(|path| answers.get(path).is_none()) else {
            return;
        };
        let Some(kind) = self.form.question(&path).map(|question| &question.kind) else { return };
        let more = column.and.iter().map(|name| cell(cells, name)).filter(|text| !text.is_empty());
        let given = match (&column.always, filled) {
            (Some(_), None) if !column.column.is_empty() => return,
            (Some(always), _) => answer(column, kind, always).map_or(Given::Refused, Given::Answer),
            (None, Some((_, text))) => {
                given(column, kind, &[text].into_iter().chain(more).collect::<Vec<_>>().join(" + "))
            }
            (None, None) if column.required => return reasons.push(words::value_missing(&column.column)),
            (None, None) => return,
        };
        match given {
            Given::Answer(answer) => answers.set(&path, Some(answer)),
            Given::Nothing => {}
            Given::Refused => {
                let (name, text) = filled.unwrap_or((&column.column, ""));
                left_out.push(words::value_left_out(name, text));
            }
        }
    }
}

/// Full years of an age written with or without decimals.
fn years(text: &str) -> Option<u32> {
    let years: f64 = text.parse().ok()?;
    (0_u32..=130).rev().find(|full| f64::from(*full) <= years && years < 131.0)
}
