//! The complete example of the form of the breast, as somebody types it.

use domain::{
    codes::{PartialDate, large},
    forms::{Answer, Form, Kind, Path, Value},
    frcp::{Change, Snapshot},
    ids::EditId,
};
use services::{Context, forms, frcp::Typed};
use std::collections::BTreeMap;

const COMPLETE: &str = include_str!("../../../../domain/tests/examples/frcp-breast-complete.toml");

#[derive(serde::Deserialize)]
struct Example {
    answers: BTreeMap<String, toml::Value>,
}

/// Every answer of the example, each typed over what the form shows.
pub fn complete(ctx: &Context, shown: &Snapshot) -> Vec<Typed> {
    let example: Example = toml::from_str(COMPLETE).unwrap();
    let form = &forms::latest("frcp-breast").unwrap().form;
    example.answers.iter().map(|(address, given)| type_over(ctx, form, shown, address, given)).collect()
}

/// One answer of a form, as the examples write it.
pub fn type_over(ctx: &Context, form: &Form, shown: &Snapshot, address: &str, given: &toml::Value) -> Typed {
    let with_row = |part: &str| match part.parse::<u32>() {
        Ok(row) => format!("00000000-0000-4000-8000-{row:012}"),
        Err(_) => part.to_owned(),
    };
    let path: Path = address.split('/').map(with_row).collect::<Vec<_>>().join("/").parse().unwrap();
    let question = form.question(&path).unwrap_or_else(|| panic!("no question {address}"));
    typed(ctx, shown, path, answer(&question.kind, given))
}

/// One answer typed over what the form shows, or cleared.
pub fn typed(ctx: &Context, shown: &Snapshot, path: Path, answer: impl Into<Option<Answer>>) -> Typed {
    let base = shown.cells.get(&path).and_then(|cell| cell.revision);
    Typed { id: ctx.id(EditId::from_uuid), change: Change::Answer { path, base, answer: answer.into() } }
}

fn answer(kind: &Kind, given: &toml::Value) -> Answer {
    let text = || given.as_str().unwrap();
    let number = || given.as_float().or_else(|| given.as_integer().and_then(|whole| whole.to_string().parse().ok()));
    let chosen = |code: &str| {
        let choices = kind.choices().unwrap();
        choices.coded(choices.by_code(code).unwrap())
    };
    match kind {
        Kind::ShortText(_) | Kind::LongText(_) => Answer::text(text()),
        Kind::Number(_) => Answer::number(number().unwrap()).unwrap(),
        Kind::PartialDate(_) => Answer::Value(Value::PartialDate(PartialDate::parse(text()).unwrap())),
        Kind::Date(_) => Answer::Value(Value::Date(text().parse().unwrap())),
        Kind::YesNo | Kind::YesNoUnknown => Answer::yes(given.as_bool().unwrap()),
        Kind::OneOf(_) | Kind::Tnm(_) | Kind::PerformanceStatus(_) => Answer::one(chosen(text())),
        Kind::ManyOf(_) => {
            let codes = given.as_array().unwrap().iter().map(|code| chosen(code.as_str().unwrap()));
            Answer::Value(Value::Many(codes.collect()))
        }
        Kind::Icd10 => Answer::one(large::tumour(text()).unwrap()),
        Kind::IcdO3Morphology => Answer::one(large::morphology(text()).unwrap()),
        Kind::Professional | Kind::Document | Kind::Group(_) => panic!("not in the example"),
    }
}
