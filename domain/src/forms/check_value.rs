//! The check of one value against the kind of its question.

use super::{
    Answer, Choices, DateLimits, Kind, NumberLimits, Problem, Question, Scope, Severity, TextLimits, Value, World,
    kind::{ONE_LINE, SEVERAL_LINES},
};
use crate::codes::{Coded, PartialDate, System};

type Found = Vec<(Severity, Problem)>;

/// The problems of a value.
pub(super) fn check_value(world: &World<'_>, scope: &Scope, question: &Question, value: &Value) -> Found {
    if !question.kind.fits(value) {
        return vec![blocking(misfit(&question.kind, value))];
    }
    match (&question.kind, value) {
        (Kind::ShortText(limits), Value::Text(text)) => text_problems(text, limits, ONE_LINE),
        (Kind::LongText(limits), Value::Text(text)) => text_problems(text, limits, SEVERAL_LINES),
        (Kind::IcdO3Morphology, Value::Text(text)) => text_problems(text, &TextLimits::default(), ONE_LINE),
        (Kind::Number(limits), Value::Number(number)) => number_problems(number.get(), limits),
        (Kind::PartialDate(limits), Value::PartialDate(date)) => date_problems(world, *date, limits),
        (Kind::Date(limits), Value::Date(day)) => {
            PartialDate::day(*day).map_or_else(|_| wrong(), |date| date_problems(world, date, limits))
        }
        (Kind::Icd10, Value::One(coded)) => system_problems(coded, System::Cim10),
        (Kind::IcdO3Morphology, Value::One(coded)) => system_problems(coded, System::CimO3),
        (kind, Value::One(coded)) => {
            kind.choices().map_or_else(Vec::new, |choices| choice_problems(world, scope, choices, coded))
        }
        (Kind::ManyOf(choices), Value::Many(all)) => {
            let each = all.iter().flat_map(|coded| choice_problems(world, scope, choices, coded));
            each.chain(twice(all)).collect()
        }
        _ => vec![],
    }
}

/// What is wrong with a value of another kind. Words that could not be read are kept as they were typed.
const fn misfit(kind: &Kind, value: &Value) -> Problem {
    match (kind, value) {
        (Kind::Icd10, Value::Text(_)) => Problem::NotACode,
        (Kind::PartialDate(_) | Kind::Date(_), Value::Text(_)) => Problem::NotADate,
        (Kind::Number(_), Value::Text(_)) => Problem::NotANumber,
        _ => Problem::WrongKind,
    }
}

fn wrong() -> Found {
    vec![(Severity::Blocking, Problem::WrongKind)]
}

fn blocking(problem: Problem) -> (Severity, Problem) {
    (Severity::Blocking, problem)
}

fn text_problems(text: &str, limits: &TextLimits, usual_max: u32) -> Found {
    let length = u32::try_from(text.trim().chars().count()).unwrap_or(u32::MAX);
    let max = limits.max.unwrap_or(usual_max);
    let short = limits.min.filter(|min| length < *min).map(|min| Problem::TooShort { min });
    let long = (length > max).then_some(Problem::TooLong { max });
    short.into_iter().chain(long).map(blocking).collect()
}

fn number_problems(value: f64, limits: &NumberLimits) -> Found {
    let unit = || limits.unit.clone();
    if limits.refuse(value) {
        return vec![blocking(Problem::OutOfBounds { min: limits.min, max: limits.max, unit: unit() })];
    }
    let scale = 10_f64.powi(i32::from(limits.decimals));
    let too_fine = ((value * scale).round() - value * scale).abs() > 1e-6;
    let fine = too_fine.then_some(blocking(Problem::TooManyDecimals { decimals: limits.decimals }));
    let unusual = limits
        .wonder_at(value)
        .then(|| (Severity::Warning, Problem::Unusual { min: limits.soft_min, max: limits.soft_max, unit: unit() }));
    fine.into_iter().chain(unusual).collect()
}

fn date_problems(world: &World<'_>, date: PartialDate, limits: &DateLimits) -> Found {
    let latest = world.context.latest_past();
    let future = (limits.past && date.is_certainly_after_day(latest)).then_some(Problem::InFuture);
    let born = world.context.birth.filter(|birth| limits.after_birth && date.latest() < *birth);
    let vague = limits.at_least.filter(|least| date.precision() < *least);
    let vague = vague.map(|at_least| Problem::NotPreciseEnough { at_least });
    future.into_iter().chain(born.map(|_| Problem::BeforeBirth)).chain(vague).map(blocking).collect()
}

fn system_problems(coded: &Coded, system: System) -> Found {
    (coded.system != system).then_some(blocking(Problem::WrongSystem)).into_iter().collect()
}

fn choice_problems(world: &World<'_>, scope: &Scope, choices: &Choices, coded: &Coded) -> Found {
    let code = || coded.code.clone();
    let Some(choice) = choices.find(coded) else {
        return vec![blocking(Problem::NotAChoice { code: code() })];
    };
    let narrowing = world.narrowing(scope, choices);
    let narrowing: Vec<&str> = narrowing.iter().map(String::as_str).collect();
    let fits = choice.exists_for(&narrowing);
    (!fits).then(|| blocking(Problem::NotAChoiceHere { code: code() })).into_iter().collect()
}

fn twice(all: &[Coded]) -> Option<(Severity, Problem)> {
    let repeated = all.iter().enumerate().find(|(i, one)| all.iter().take(*i).any(|other| other.means(one)));
    repeated.map(|(_, coded)| blocking(Problem::Twice { code: coded.code.clone() }))
}

impl World<'_> {
    /// The codes of the answer that narrows some choices, seen from a scope; empty when there is none.
    #[must_use]
    pub fn narrowing(&self, scope: &Scope, choices: &Choices) -> Vec<String> {
        let Some(by) = &choices.filtered_by else {
            return vec![];
        };
        let reference = super::Reference { names: vec![by.clone()] };
        let answers = self.places(&reference, scope).into_iter().filter_map(|path| self.answers.get(&path));
        let codes = answers.flat_map(|answer| match answer {
            Answer::Value(Value::One(coded)) => vec![coded.code.clone()],
            Answer::Value(Value::Many(all)) => all.iter().map(|coded| coded.code.clone()).collect(),
            _ => vec![],
        });
        codes.collect()
    }
}
