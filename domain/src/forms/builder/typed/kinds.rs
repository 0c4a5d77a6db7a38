//! The shape of an answer, as typed: its name in a list, and its settings.

use super::fields::{Fields, Mistake, Reading, code_of};
use crate::{
    codes::System,
    decimal,
    forms::{
        Choice, Choices, DateLimits, Key, Kind, NumberLimits, OwnChoice, Repeats, TextLimits, TnmLetter, TnmPart,
        builder::name_for,
    },
    words::builder::typed as say,
};
use serde::{Deserialize, Serialize};

/// A kind without its settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One line.
    ShortText,
    /// Several lines.
    LongText,
    /// A number.
    Number,
    /// A date, partial or not.
    PartialDate,
    /// A full date.
    Date,
    /// Yes or no.
    YesNo,
    /// Yes, no or unknown.
    YesNoUnknown,
    /// One choice.
    OneOf,
    /// Several choices.
    ManyOf,
    /// A letter of the TNM.
    Tnm,
    /// The performance status.
    PerformanceStatus,
    /// A code of CIM-10.
    Icd10,
    /// A morphology.
    IcdO3Morphology,
    /// Somebody.
    Professional,
    /// A document.
    Document,
    /// A list of rows.
    Group,
}

impl Shape {
    /// Every shape, the most used first.
    pub const ALL: [Self; 16] = [
        Self::OneOf,
        Self::ManyOf,
        Self::YesNo,
        Self::YesNoUnknown,
        Self::Number,
        Self::ShortText,
        Self::LongText,
        Self::PartialDate,
        Self::Date,
        Self::Tnm,
        Self::PerformanceStatus,
        Self::Icd10,
        Self::IcdO3Morphology,
        Self::Professional,
        Self::Document,
        Self::Group,
    ];

    /// Whether it has choices.
    #[must_use]
    pub const fn chooses(self) -> bool {
        matches!(self, Self::OneOf | Self::ManyOf | Self::Tnm | Self::PerformanceStatus)
    }
}

/// The shape of a kind.
#[must_use]
pub const fn shape_of(kind: &Kind) -> Shape {
    match kind {
        Kind::ShortText(_) => Shape::ShortText,
        Kind::LongText(_) => Shape::LongText,
        Kind::Number(_) => Shape::Number,
        Kind::PartialDate(_) => Shape::PartialDate,
        Kind::Date(_) => Shape::Date,
        Kind::YesNo => Shape::YesNo,
        Kind::YesNoUnknown => Shape::YesNoUnknown,
        Kind::OneOf(_) => Shape::OneOf,
        Kind::ManyOf(_) => Shape::ManyOf,
        Kind::Tnm(_) => Shape::Tnm,
        Kind::PerformanceStatus(_) => Shape::PerformanceStatus,
        Kind::Icd10 => Shape::Icd10,
        Kind::IcdO3Morphology => Shape::IcdO3Morphology,
        Kind::Professional => Shape::Professional,
        Kind::Document => Shape::Document,
        Kind::Group(_) => Shape::Group,
    }
}

/// The kind that the fields tell. What they do not show (the choices that another answer narrows) stays as in `known`.
pub(super) fn read(reading: &mut Reading<'_>, known: Option<&Kind>) -> Option<Kind> {
    let Some(shape) = reading.one_of::<Shape>("forme") else {
        if reading.given("forme").is_none() {
            reading.wrong("forme", say::no_shape());
        }
        return None;
    };
    let choices = |reading: &mut Reading<'_>| choices(reading, known.and_then(Kind::choices));
    Some(match shape {
        Shape::ShortText => Kind::ShortText(texts(reading, known)),
        Shape::LongText => Kind::LongText(texts(reading, known)),
        Shape::Number => Kind::Number(numbers(reading)),
        Shape::PartialDate => Kind::PartialDate(dates(reading)),
        Shape::Date => Kind::Date(dates(reading)),
        Shape::YesNo => Kind::YesNo,
        Shape::YesNoUnknown => Kind::YesNoUnknown,
        Shape::OneOf => Kind::OneOf(choices(reading)),
        Shape::ManyOf => Kind::ManyOf(choices(reading)),
        Shape::PerformanceStatus => Kind::PerformanceStatus(choices(reading)),
        Shape::Tnm => {
            let letter = reading.one_of("lettre").unwrap_or(TnmLetter::T);
            Kind::Tnm(TnmPart { letter, pathological: reading.ticked("pathologique"), choices: choices(reading) })
        }
        Shape::Icd10 => Kind::Icd10,
        Shape::IcdO3Morphology => Kind::IcdO3Morphology,
        Shape::Professional => Kind::Professional,
        Shape::Document => Kind::Document,
        Shape::Group => Kind::Group(repeats(reading)),
    })
}

fn texts(reading: &mut Reading<'_>, known: Option<&Kind>) -> TextLimits {
    let min = match known {
        Some(Kind::ShortText(limits) | Kind::LongText(limits)) => limits.min,
        _ => None,
    };
    TextLimits { min, max: reading.count("longueur") }
}

fn numbers(reading: &mut Reading<'_>) -> NumberLimits {
    let decimals = reading.count("decimales").unwrap_or_default();
    if decimals > 4 {
        reading.wrong("decimales", say::too_many_decimals());
    }
    NumberLimits {
        unit: reading.text("unite").to_owned(),
        before: reading.text("avant").to_owned(),
        min: reading.number("min"),
        max: reading.number("max"),
        soft_min: reading.number("usuel-min"),
        soft_max: reading.number("usuel-max"),
        decimals: u8::try_from(decimals).unwrap_or_default(),
    }
}

fn dates(reading: &mut Reading<'_>) -> DateLimits {
    DateLimits {
        past: reading.ticked("passe"),
        after_birth: reading.ticked("apres-naissance"),
        at_least: reading.one_of("precision"),
    }
}

/// The rows of a list.
pub(super) fn repeats(reading: &mut Reading<'_>) -> Repeats {
    let (min, max) = (reading.count("lignes-min").unwrap_or_default(), reading.count("lignes-max").unwrap_or(50));
    if min > max || max == 0 {
        reading.wrong("lignes-max", say::too_few_rows());
    }
    Repeats { min, max, row: reading.text("ligne").to_owned() }
}

fn choices(reading: &mut Reading<'_>, known: Option<&Choices>) -> Choices {
    let set = reading.given("liste").and_then(|key| Key::new(key).ok());
    let kept = known.filter(|known| known.set == set);
    let filtered_by = kept.and_then(|known| known.filtered_by.clone());
    if set.is_some() {
        return Choices { set, filtered_by, ..Choices::default() };
    }
    let old = |code: &str| kept.and_then(|known| known.by_code(code));
    let option = |one: OwnChoice| Choice {
        system: old(&one.code).map_or(System::Dcc, |old| old.system),
        only_for: old(&one.code).map(|old| old.only_for.clone()).unwrap_or_default(),
        code: one.code,
        display: one.display,
    };
    let options = own_choices(reading, "choix").into_iter().map(option).collect();
    Choices { set: None, filtered_by, options, ..Choices::default() }
}

/// Choices, one a line: `code : what people read`, or what people read alone.
pub(super) fn own_choices(reading: &mut Reading<'_>, field: &str) -> Vec<OwnChoice> {
    let mut all: Vec<OwnChoice> = vec![];
    for line in reading.text(field).lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parted = line.split_once(" : ").or_else(|| line.split_once("\u{a0}: "));
        let (code, display) = match parted {
            Some((code, display)) => (code.trim().to_owned(), display.trim()),
            None => (name_for(line, |_| false).map(String::from).unwrap_or_default(), line),
        };
        if all.iter().any(|known| known.code == code) {
            reading.wrong(field, say::same_choice(line));
        }
        all.push(OwnChoice { code, display: display.to_owned() });
    }
    if all.is_empty() {
        reading.wrong(field, say::no_choice());
    }
    all
}

/// Choices, as [`own_choices`] reads them.
#[must_use]
pub fn choices_text<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    all.map(|(code, display)| format!("{code} : {display}")).collect::<Vec<_>>().join("\n")
}

/// The fields of a kind.
pub(super) fn write(fields: &mut Fields, kind: &Kind) {
    let mut put = |field: &str, text: String| {
        if !text.is_empty() {
            fields.insert(field.to_owned(), text);
        }
    };
    let number = |one: Option<f64>| one.map(|one| decimal::shortest(one).replace('.', ",")).unwrap_or_default();
    let count = |one: Option<u32>| one.map(|one| one.to_string()).unwrap_or_default();
    let tick = |yes: bool| if yes { "oui".to_owned() } else { String::new() };
    put("forme", code_of(&shape_of(kind)));
    match kind {
        Kind::ShortText(limits) | Kind::LongText(limits) => put("longueur", count(limits.max)),
        Kind::Number(limits) => {
            put("unite", limits.unit.clone());
            put("avant", limits.before.clone());
            put("decimales", count(Some(u32::from(limits.decimals)).filter(|some| *some > 0)));
            put("min", number(limits.min));
            put("max", number(limits.max));
            put("usuel-min", number(limits.soft_min));
            put("usuel-max", number(limits.soft_max));
        }
        Kind::PartialDate(limits) | Kind::Date(limits) => {
            put("passe", tick(limits.past));
            put("apres-naissance", tick(limits.after_birth));
            put("precision", limits.at_least.map(|one| code_of(&one)).unwrap_or_default());
        }
        Kind::Tnm(part) => {
            put("lettre", code_of(&part.letter));
            put("pathologique", tick(part.pathological));
        }
        Kind::Group(rows) => write_repeats(fields, rows),
        _ => {}
    }
    if let Some(choices) = kind.choices() {
        let mut put = |field: &str, text: String| fields.insert(field.to_owned(), text);
        match &choices.set {
            Some(set) => put("liste", set.to_string()),
            None => {
                put("choix", choices_text(choices.options.iter().map(|one| (one.code.as_str(), one.display.as_str()))))
            }
        };
    }
}

pub(super) fn write_repeats(fields: &mut Fields, rows: &Repeats) {
    fields.insert("lignes-min".to_owned(), rows.min.to_string());
    fields.insert("lignes-max".to_owned(), rows.max.to_string());
    fields.insert("ligne".to_owned(), rows.row.clone());
}

/// What is wrong in a kind typed for a new question, besides its settings.
pub(super) fn fits(kind: &Kind, inside_a_group: bool) -> Result<(), Mistake> {
    match kind {
        Kind::Group(_) if inside_a_group => Err(Mistake::of("forme", say::group_in_a_group())),
        _ => Ok(()),
    }
}
