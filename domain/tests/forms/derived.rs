//! The tables of derived values that a clinician can read: `examples/derived.toml` and one table for each organ.

use domain::{
    codes::PartialDate,
    forms::BodySex,
    staging::{Derived, Formula, Input, Known, derive},
    words,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const TABLES: &[&str] = &[include_str!("../examples/derived.toml"), include_str!("../examples/lung-derived.toml")];

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    formula: Formula,
    result: Option<String>,
    value: Option<f64>,
    #[serde(flatten)]
    inputs: BTreeMap<Input, Given>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Sex(BodySex),
    Date { date: PartialDate },
    Rows { rows: Vec<Given> },
    Yes(bool),
    Number(f64),
    Code(String),
    Codes(Vec<String>),
}

fn cases() -> Vec<Case> {
    let table = |text| toml::from_str::<Table>(text).unwrap_or_else(|e| panic!("{e}")).case;
    TABLES.iter().flat_map(|text| table(text)).collect()
}

/// In rows, an empty text is a row that does not answer.
fn known(given: Given) -> Known {
    match given {
        Given::Number(number) => Known::Number(number),
        Given::Sex(sex) => Known::Sex(sex),
        Given::Code(code) => Known::Codes(vec![code]),
        Given::Codes(codes) => Known::Codes(codes),
        Given::Yes(yes) => Known::Yes(yes),
        Given::Date { date } => Known::Date(date),
        Given::Rows { rows } => Known::Rows(rows.into_iter().map(answered).collect()),
    }
}

fn answered(given: Given) -> Option<Known> {
    let empty = matches!(&given, Given::Code(code) if code.is_empty());
    (!empty).then(|| known(given))
}

#[test]
fn every_derived_value_of_the_table_is_found() {
    for case in cases() {
        let inputs = case.inputs.into_iter().map(|(input, given)| (input, known(given))).collect();
        let result = derive(case.formula, &inputs);
        if let Some(text) = case.result {
            assert_eq!(words::staging::computed(case.formula, &result), text, "{}", case.name);
        }
        if let Some(value) = case.value {
            let Ok(Derived::Number { value: found, .. }) = result else { panic!("{}: no number", case.name) };
            let tolerance = if value < 10.0 { 0.0005 } else { 0.06 };
            assert!((found - value).abs() <= tolerance, "{}: {found}", case.name);
        }
    }
}

#[test]
fn every_formula_is_in_the_table() {
    let tried: BTreeSet<Formula> = cases().into_iter().map(|case| case.formula).collect();
    assert_eq!(tried, Formula::ALL.iter().copied().collect());
}

/// The formulas and the inputs of an organ stand beside the common ones in form files: a name that two of them bore would
/// silently mean the first.
#[test]
fn every_formula_and_every_input_reads_back_from_its_own_name() {
    for formula in Formula::ALL {
        let name = serde_json::to_string(formula).unwrap();
        assert_eq!(serde_json::from_str::<Formula>(&name).unwrap(), *formula, "{name}");
        for input in formula.inputs().iter().chain(formula.helpful_inputs()) {
            let name = serde_json::to_string(input).unwrap();
            assert_eq!(serde_json::from_str::<Input>(&name).unwrap(), *input, "{name}");
        }
    }
}
