//! The value of a line, in the words of what it is compared with.

use super::subjects::Subject;
use crate::{
    codes::{PartialDate, plain, sets},
    decimal,
    forms::{Choices, Constant, Fact, Kind},
    words::{builder::typed as say, dates, forms::yes_no},
};

/// What a value is.
enum Shape<'a> {
    Number,
    YesNo,
    Date,
    Choices(Vec<(&'a str, &'a str)>),
    Words,
    Either,
}

fn shape<'f>(subject: Subject<'_, 'f>) -> Shape<'f> {
    match subject {
        Subject::Rows(_) | Subject::Fact(Fact::Age) => Shape::Number,
        Subject::Fact(Fact::Sex) => Shape::Choices(vec![("F", "Féminin"), ("M", "Masculin")]),
        Subject::Fact(Fact::Today | Fact::SessionDate) => Shape::Date,
        Subject::Fact(Fact::SessionNature) => Shape::Choices(of_a_set("nature")),
        Subject::Fact(Fact::QuorumMet) => Shape::YesNo,
        Subject::Derived(_) => Shape::Either,
        Subject::Answer(named) => named.question.map_or(Shape::Words, |question| of_kind(&question.kind)),
    }
}

fn of_kind(kind: &Kind) -> Shape<'_> {
    match kind {
        Kind::Number(_) => Shape::Number,
        Kind::YesNo | Kind::YesNoUnknown => Shape::YesNo,
        Kind::Date(_) | Kind::PartialDate(_) => Shape::Date,
        other => other.choices().map_or(Shape::Words, |choices| Shape::Choices(of_choices(choices))),
    }
}

fn of_choices(choices: &Choices) -> Vec<(&str, &str)> {
    let own: Vec<_> = choices.options.iter().map(|one| (one.code.as_str(), one.display.as_str())).collect();
    let set = choices.set.as_ref().filter(|_| own.is_empty());
    set.map_or(own, |key| of_a_set(key.as_str()))
}

fn of_a_set<'a>(key: &str) -> Vec<(&'a str, &'a str)> {
    sets::find(key).map(|set| set.entries.iter().map(|one| (one.code, one.display)).collect()).unwrap_or_default()
}

/// What a constant reads like on a line.
pub(super) fn text(subject: Subject<'_, '_>, constant: &Constant) -> String {
    match (constant, shape(subject)) {
        (Constant::Bool(yes), _) => yes_no(*yes).to_owned(),
        (Constant::Number(number), _) => decimal::shortest(*number).replace('.', ","),
        (Constant::Text(text), Shape::Date) => PartialDate::parse(text).map_or_else(|_| text.clone(), dates::partial),
        (Constant::Text(code), Shape::Choices(all)) => display(&all, code).unwrap_or(code).to_owned(),
        (Constant::Text(text), _) => text.clone(),
    }
}

/// The display of a code that no other code has, and that holds no separator.
fn display<'a>(all: &[(&'a str, &'a str)], code: &str) -> Option<&'a str> {
    let (_, display) = *all.iter().find(|(known, _)| *known == code)?;
    let same = all.iter().filter(|(other, one)| plain(one) == plain(display) || plain(other) == plain(display)).count();
    let own = usize::from(plain(code) == plain(display));
    (same == 1.max(own) && !display.contains(';')).then_some(display)
}

/// The constant that somebody typed.
///
/// # Errors
/// A sentence that tells what is expected.
pub(super) fn constant(subject: Subject<'_, '_>, typed: &str) -> Result<Constant, String> {
    let number = || decimal::read(&typed.replace(',', ".").replace('\u{2212}', "-")).map(Constant::Number);
    match shape(subject) {
        Shape::Number => number().ok_or_else(|| say::no_number().to_owned()),
        Shape::YesNo => match plain(typed).as_str() {
            "oui" => Ok(Constant::Bool(true)),
            "non" => Ok(Constant::Bool(false)),
            _ => Err(say::yes_or_no().to_owned()),
        },
        Shape::Date => date(typed).map(Constant::Text).ok_or_else(|| say::no_date().to_owned()),
        Shape::Choices(all) => code(&all, typed).ok_or_else(|| say::choices(all.iter().map(|(_, display)| *display))),
        Shape::Either => Ok(number().unwrap_or_else(|| Constant::Text(typed.to_owned()))),
        Shape::Words => Ok(Constant::Text(typed.to_owned())),
    }
}

fn code(all: &[(&str, &str)], typed: &str) -> Option<Constant> {
    let exact = all.iter().find(|(code, _)| *code == typed);
    let read = exact
        .or_else(|| all.iter().find(|(code, display)| plain(display) == plain(typed) || plain(code) == plain(typed)));
    read.map(|(code, _)| Constant::Text((*code).to_owned()))
}

/// `2019`, `03/2019`, `14/03/2019`, or the same as files write it.
fn date(typed: &str) -> Option<String> {
    let turned: Vec<&str> = typed.split('/').map(str::trim).rev().collect();
    let text = turned.join("-");
    PartialDate::parse(&text).ok().map(|_| text)
}
