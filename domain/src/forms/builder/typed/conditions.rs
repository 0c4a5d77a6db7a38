//! A condition as lines: something, a comparison, a value; `et` binds closer than `ou`. What lines cannot say is kept as it is, and told.

use super::{
    fields::Reading,
    names::Names,
    subjects::{FACTS, How, Subject},
    values,
};
use crate::{
    forms::{Comparison, Condition, Constant, Key, Operand, Reference, Right, State},
    words::builder::typed as say,
};
use serde::{Deserialize, Serialize};

/// The most lines of a condition.
pub const LINES: usize = 8;

/// One line, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Whether it begins an alternative to the lines before it.
    pub or: bool,
    /// What is compared.
    pub what: String,
    /// How.
    pub how: How,
    /// With what.
    pub value: String,
}

/// A condition as it stands on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lines {
    /// As lines; none when there is no condition.
    Plain(Vec<Line>),
    /// In a sentence that lines cannot say.
    Beyond(String),
}

/// The lines of a condition at a scope: the names of its section, and of its group.
#[must_use]
pub fn lines(condition: Option<&Condition>, names: &Names<'_>, scope: &[Key]) -> Lines {
    let Some(condition) = condition else { return Lines::Plain(vec![]) };
    let alternatives = match condition {
        Condition::Any(parts) => parts.iter().collect(),
        other => vec![other],
    };
    let mut all = vec![];
    for (rank, one) in alternatives.into_iter().enumerate() {
        let tests = match one {
            Condition::All(parts) => parts.iter().collect(),
            other => vec![other],
        };
        for (place, test) in tests.into_iter().enumerate() {
            match line(test, names, scope) {
                Some(line) => all.push(Line { or: rank > 0 && place == 0, ..line }),
                None => return Lines::Beyond(sentence(condition, names, scope)),
            }
        }
    }
    if all.len() > LINES { Lines::Beyond(sentence(condition, names, scope)) } else { Lines::Plain(all) }
}

fn line(test: &Condition, names: &Names<'_>, scope: &[Key]) -> Option<Line> {
    let Condition::Test(operand, comparison) = test else { return None };
    let subject = Subject::of(operand, names, scope)?;
    let constant = |constant: &Constant| values::text(subject, constant);
    let label = |at: &Reference| names.meant(at, scope).map(|one| one.label.clone());
    let (how, value) = told(comparison, constant, label)?;
    Some(Line { or: false, what: subject.label(), how, value })
}

/// A comparison and its value; none when the value has no label.
fn told(
    comparison: &Comparison,
    constant: impl Fn(&Constant) -> String,
    label: impl Fn(&Reference) -> Option<String>,
) -> Option<(How, String)> {
    let right = |right: &Right| match right {
        Right::Constant(one) => Some(constant(one)),
        Right::Answer { answer } => label(answer),
        Right::Fact { fact } => Some(say::fact(*fact).to_owned()),
    };
    let several = |all: Vec<String>| all.join("; ");
    Some(match comparison {
        Comparison::Is(value) => (How::Is, right(value)?),
        Comparison::IsNot(value) => (How::IsNot, right(value)?),
        Comparison::Less(value) => (How::Less, right(value)?),
        Comparison::LessOrEqual(value) => (How::LessOrEqual, right(value)?),
        Comparison::More(value) => (How::More, right(value)?),
        Comparison::MoreOrEqual(value) => (How::MoreOrEqual, right(value)?),
        Comparison::In(all) => (How::In, several(all.iter().map(constant).collect())),
        Comparison::Answered(yes) => (if *yes { How::Answered } else { How::NotAnswered }, String::new()),
        Comparison::Filled(yes) => (if *yes { How::Filled } else { How::NotFilled }, String::new()),
        Comparison::State(state) => (How::State, say::state(*state).to_owned()),
        Comparison::StartsWith(all) => (How::StartsWith, several(all.clone())),
    })
}

/// A condition in a sentence, whatever it holds.
#[must_use]
pub fn sentence(condition: &Condition, names: &Names<'_>, scope: &[Key]) -> String {
    let inside = |part: &Condition| match part {
        Condition::All(_) | Condition::Any(_) => format!("({})", sentence(part, names, scope)),
        _ => sentence(part, names, scope),
    };
    let joined = |parts: &[Condition], word: &str| parts.iter().map(inside).collect::<Vec<_>>().join(word);
    let label = |reference: &Reference| {
        let known = names.meant(reference, scope).map(|one| one.label.clone());
        known.unwrap_or_else(|| {
            names.label(&reference.names).map_or_else(|| String::from(reference.clone()), str::to_owned)
        })
    };
    match condition {
        Condition::All(parts) => joined(parts, say::AND),
        Condition::Any(parts) => joined(parts, say::OR),
        Condition::Not(inner) => say::not(&sentence(inner, names, scope)),
        Condition::Distinct(all) => say::distinct(&all.iter().map(label).collect::<Vec<_>>().join(", ")),
        Condition::AnyRow(list, with) => {
            let within = if list.names.is_empty() { scope } else { list.names.as_slice() };
            say::any_row(&label(list), &sentence(with, names, within))
        }
        Condition::Test(Operand::Every(reference), comparison) => {
            let one = Condition::Test(Operand::Answer(reference.clone()), comparison.clone());
            say::every(&sentence(&one, names, scope))
        }
        Condition::Test(operand, comparison) => match line(condition, names, scope) {
            Some(line) => say::line(&line.what, line.how, &line.value),
            None => said_by_names(operand, comparison, label),
        },
    }
}

/// A comparison of which the names mean something else than lines would say.
fn said_by_names(operand: &Operand, comparison: &Comparison, label: impl Fn(&Reference) -> String) -> String {
    let what = match operand {
        Operand::Answer(at) | Operand::Every(at) => label(at),
        Operand::Computed(at) => format!("{}{}", label(at), say::DERIVED),
        Operand::Count(at) => format!("{}{}", label(at), say::ROWS),
        Operand::Fact(fact) => say::fact(*fact).to_owned(),
    };
    let constant = |constant: &Constant| match constant {
        Constant::Bool(yes) => crate::words::forms::yes_no(*yes).to_owned(),
        Constant::Number(number) => crate::decimal::shortest(*number).replace('.', ","),
        Constant::Text(text) => text.clone(),
    };
    let said = told(comparison, constant, |at| Some(label(at)));
    said.map_or_else(|| what.clone(), |(how, value)| say::line(&what, how, &value))
}

/// The condition of the fields that start with `prefix`; `known` stays when nothing was typed over it, or when lines cannot say it.
pub(super) fn read(
    reading: &mut Reading<'_>,
    prefix: &str,
    names: &Names<'_>,
    scope: &[Key],
    known: Option<&Condition>,
) -> Option<Condition> {
    let mut alternatives: Vec<Vec<Condition>> = vec![];
    let mut typed = vec![];
    for number in 1..=LINES {
        let field = |part: &str| format!("{prefix}-{part}-{number}");
        let Some(what) = reading.given(&field("quoi")) else {
            if reading.given(&field("valeur")).is_some() {
                reading.wrong(field("quoi"), say::no_subject());
            }
            continue;
        };
        let how = reading.one_of(&field("comment")).unwrap_or(How::Is);
        let value = if how.stands_alone() { "" } else { reading.text(&field("valeur")) };
        let or = reading.text(&field("lien")) == "ou" && !alternatives.is_empty();
        typed.push(Line { or, what: what.to_owned(), how, value: value.to_owned() });
        let Some(subject) = Subject::called(what, names) else {
            reading.wrong(field("quoi"), say::no_such_subject());
            continue;
        };
        match comparison(subject, how, value, names, scope) {
            Ok(comparison) => {
                let test = Condition::Test(subject.operand(names, scope), comparison);
                match alternatives.last_mut().filter(|_| !or) {
                    Some(last) => last.push(test),
                    None => alternatives.push(vec![test]),
                }
            }
            Err(said) => reading.wrong(field("valeur"), said),
        }
    }
    match lines(known, names, scope) {
        Lines::Beyond(_) if typed.is_empty() && !reading.ticked(&format!("{prefix}-sans")) => known.cloned(),
        Lines::Plain(shown) if shown == typed => known.cloned(),
        _ => whole(alternatives),
    }
}

fn whole(alternatives: Vec<Vec<Condition>>) -> Option<Condition> {
    let mut parts: Vec<Condition> =
        alternatives.into_iter().filter_map(|tests| one_or(tests, Condition::All)).collect();
    if parts.len() > 1 { Some(Condition::Any(parts)) } else { parts.pop() }
}

fn one_or(mut tests: Vec<Condition>, many: fn(Vec<Condition>) -> Condition) -> Option<Condition> {
    if tests.len() > 1 { Some(many(tests)) } else { tests.pop() }
}

fn comparison(
    subject: Subject<'_, '_>,
    how: How,
    typed: &str,
    names: &Names<'_>,
    scope: &[Key],
) -> Result<Comparison, String> {
    let several = || typed.split(';').map(str::trim).filter(|one| !one.is_empty());
    let right = || -> Result<Right, String> {
        if let Some(fact) = FACTS.into_iter().find(|fact| say::fact(*fact) == typed) {
            return Ok(Right::Fact { fact });
        }
        match values::constant(subject, typed) {
            Ok(constant) => Ok(Right::Constant(constant)),
            Err(said) => {
                let other = names.called(typed).filter(|one| !one.is_list());
                other.map(|one| Right::Answer { answer: names.reference(one, scope) }).ok_or(said)
            }
        }
    };
    Ok(match how {
        How::Answered => Comparison::Answered(true),
        How::NotAnswered => Comparison::Answered(false),
        How::Filled => Comparison::Filled(true),
        How::NotFilled => Comparison::Filled(false),
        How::State => Comparison::State(state(typed).ok_or_else(say::states)?),
        How::In | How::StartsWith if several().next().is_none() => return Err(say::no_value().to_owned()),
        How::In => Comparison::In(several().map(|one| values::constant(subject, one)).collect::<Result<_, _>>()?),
        How::StartsWith => Comparison::StartsWith(several().map(str::to_owned).collect()),
        _ if typed.is_empty() => return Err(say::no_value().to_owned()),
        How::Is => Comparison::Is(right()?),
        How::IsNot => Comparison::IsNot(right()?),
        How::Less => Comparison::Less(right()?),
        How::LessOrEqual => Comparison::LessOrEqual(right()?),
        How::More => Comparison::More(right()?),
        How::MoreOrEqual => Comparison::MoreOrEqual(right()?),
    })
}

fn state(typed: &str) -> Option<State> {
    let wanted = crate::codes::plain(typed);
    let all = [State::Unknown, State::NotDone, State::NotApplicable];
    all.into_iter().find(|one| crate::codes::plain(say::state(*one)) == wanted)
}
