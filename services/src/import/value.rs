//! From what a cell says to the answer of a question.

use super::mapping::{Column, ColumnKind, Part};
use domain::{
    codes::{Coded, large, sets},
    forms::{Answer, Kind, Value},
};

/// What a cell gives.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Given {
    /// An answer.
    Answer(Answer),
    /// Nothing for this question, and nothing to be told.
    Nothing,
    /// A value that the question has no place for.
    Refused,
}

/// Reads a cell that is not empty.
pub(super) fn given(column: &Column, kind: &Kind, text: &str) -> Given {
    if column.unknown.iter().any(|word| word == text) {
        return Given::Answer(Answer::Unknown);
    }
    if let Some(cut) = &column.split {
        return pieces(column, kind, text.split(cut.as_str()).map(str::trim));
    }
    let Some(text) = column.part.map_or_else(|| Some(text.to_owned()), |part| letter(text, part)) else {
        return Given::Nothing;
    };
    let text = if column.bands.is_empty() { Some(text) } else { band(column, &text) };
    match text.as_deref().map(|text| (text, column.map.get(text))) {
        None => Given::Refused,
        Some(("", None)) => Given::Nothing,
        Some((_, Some(code))) if code.is_empty() => Given::Nothing,
        Some((_, None)) if !column.map.is_empty() => Given::Refused,
        Some((text, code)) => {
            answer(column, kind, code.map_or(text, String::as_str)).map_or(Given::Refused, Given::Answer)
        }
    }
}

/// The pieces that the table knows: all of them for a question of several choices, the first for another.
fn pieces<'a>(column: &Column, kind: &Kind, pieces: impl Iterator<Item = &'a str>) -> Given {
    let known = pieces.filter_map(|piece| column.map.get(piece)).filter(|code| !code.is_empty());
    let mut answers = known.filter_map(|code| answer(column, kind, code));
    let Some(first) = answers.next() else { return Given::Nothing };
    let Answer::Value(Value::Many(mut all)) = first else { return Given::Answer(first) };
    for more in answers {
        if let Answer::Value(Value::Many(codes)) = more {
            all.extend(codes.into_iter().filter(|code| !all.contains(code)).collect::<Vec<_>>());
        }
    }
    Given::Answer(Answer::Value(Value::Many(all)))
}

/// One letter of a TNM written in one text: `T2a`, `N1` or `M0` of `ypT2a N1 M0`.
fn letter(text: &str, part: Part) -> Option<String> {
    let wanted = match part {
        Part::T => 'T',
        Part::N => 'N',
        Part::M => 'M',
    };
    text.match_indices(wanted).find_map(|(at, _)| {
        let length = category(text.get(at + 1..)?)?;
        text.get(at..=at + length).map(str::to_owned)
    })
}

/// How long the category is that a text starts with, its letter left out: `X`, `is`, `2`, `1mi`, `4b`, `1a1`, `0(i+)`.
fn category(text: &str) -> Option<usize> {
    if text.starts_with('X') {
        return Some(1);
    }
    if text.starts_with("is") {
        return Some(2);
    }
    let digits = text.len() - text.trim_start_matches(|next: char| next.is_ascii_digit()).len();
    let rest = text.get(digits..).filter(|_| digits > 0)?;
    let precise = match rest.strip_prefix("mi") {
        Some(_) => 2,
        None => rest.len() - rest.trim_start_matches(|next: char| "abcd123".contains(next)).len(),
    };
    let noted = rest.get(precise..)?.strip_prefix('(').and_then(|note| note.find(')')).map_or(0, |end| end + 2);
    Some(digits + precise + noted)
}

/// The code of the first band that is not under the number.
fn band(column: &Column, text: &str) -> Option<String> {
    let number = number(column, text)?;
    let fits = |up_to: Option<f64>| up_to.is_none_or(|limit| number <= limit);
    column.bands.iter().find(|band| fits(band.up_to)).map(|band| band.code.clone())
}

fn number(column: &Column, text: &str) -> Option<f64> {
    let number: f64 = text.replace(',', ".").parse().ok()?;
    Some(number * column.times.unwrap_or(1.0)).filter(|number| number.is_finite())
}

/// The answer that a text is, once translated; `None` when the question has no place for it.
pub(super) fn answer(column: &Column, kind: &Kind, text: &str) -> Option<Answer> {
    match column.kind {
        ColumnKind::Coded => coded(column, kind, &format!("{}{text}", column.prefix)),
        ColumnKind::Icd10 => tumour(text),
        // A morphology that is not in the table stays as it was written.
        ColumnKind::Morphology => Some(large::morphology(text).map_or_else(|| Answer::text(text), Answer::one)),
        ColumnKind::Number => number(column, text).and_then(|number| measured(kind, number)),
        ColumnKind::Text => Some(Answer::text(&format!("{}{text}", column.prefix))),
    }
}

fn coded(column: &Column, kind: &Kind, code: &str) -> Option<Answer> {
    if column.set.is_empty() { plain(kind, code) } else { sets::coded(&column.set, code).map(Answer::one) }
}

/// The answer of a question from a plain text: `yes` or `no`, a number, a code of its choices, or the text itself.
pub(super) fn plain(kind: &Kind, text: &str) -> Option<Answer> {
    match (kind, kind.choices()) {
        (Kind::YesNo | Kind::YesNoUnknown, _) => {
            ["no", "yes"].iter().position(|word| *word == text).map(|at| Answer::yes(at == 1))
        }
        (Kind::Number(_), _) => text.parse().ok().and_then(Answer::number),
        (Kind::ShortText(_) | Kind::LongText(_), _) => Some(Answer::text(text)),
        (_, Some(choices)) => {
            let choice = choices.options.iter().find(|choice| choice.code == text)?;
            let coded =
                Coded { version: choices.version.clone(), ..Coded::new(choice.system, &choice.code, &choice.display) };
            Some(match kind {
                Kind::ManyOf(_) => Answer::Value(Value::Many(vec![coded])),
                _ => Answer::one(coded),
            })
        }
        _ => None,
    }
}

/// A number with the decimals of its question; `None` when the question says that it is impossible.
fn measured(kind: &Kind, number: f64) -> Option<Answer> {
    let Kind::Number(limits) = kind else { return Answer::number(number) };
    let scale = 10_f64.powi(i32::from(limits.decimals));
    let rounded = (number * scale).round() / scale;
    Answer::number(rounded).filter(|_| !limits.refuse(rounded))
}

/// The code, or the nearest broader one that the table has: a national extension, then the category.
fn tumour(text: &str) -> Option<Answer> {
    let short = |length: usize| text.get(..length).map(str::to_owned);
    let tries = [Some(text.to_owned()), short(5), short(3).map(|category| format!("{category}.9")), short(3)];
    tries.into_iter().flatten().find_map(|code| large::tumour(&code)).map(Answer::one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_gives_each_of_its_letters() {
        let cases = [
            ("pT2a N1 M0", "T2a", "N1", "M0"),
            ("ypT1apN0(i+)cM0", "T1a", "N0(i+)", "M0"),
            ("TisN0M0", "Tis", "N0", "M0"),
            ("T1mi, N1mi, M1c1", "T1mi", "N1mi", "M1c1"),
            ("TX NX MX", "TX", "NX", "MX"),
            ("T1a1 N0 M0", "T1a1", "N0", "M0"),
        ];
        for (text, t, n, m) in cases {
            let read = [Part::T, Part::N, Part::M].map(|part| letter(text, part).unwrap_or_default());
            assert_eq!(read, [t, n, m], "{text}");
        }
        assert_eq!(letter("No Tumor", Part::T), None);
        assert_eq!(letter("pT2", Part::N), None);
    }
}
