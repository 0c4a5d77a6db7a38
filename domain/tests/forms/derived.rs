//! The table of derived values that a clinician can read: `examples/derived.toml`.

use domain::{
    forms::BodySex,
    staging::{Formula, Input, Known, derive},
    words,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

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
    Codes(Vec<String>),
    Number(f64),
}

fn cases() -> Vec<Case> {
    toml::from_str::<Table>(include_str!("../examples/derived.toml")).unwrap().case
}

fn known(given: Given) -> Known {
    match given {
        Given::Number(number) => Known::Number(number),
        Given::Sex(sex) => Known::Sex(sex),
        Given::Codes(codes) => Known::Codes(codes),
    }
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
            let found = result.unwrap().value;
            let tolerance = if value < 10.0 { 0.0005 } else { 0.06 };
            assert!((found - value).abs() <= tolerance, "{}: {found}", case.name);
        }
    }
}

#[test]
fn every_formula_is_in_the_table() {
    let tried: BTreeSet<Formula> = cases().into_iter().map(|case| case.formula).collect();
    assert_eq!(tried, Formula::ALL.into_iter().collect());
}
