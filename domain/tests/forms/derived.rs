//! The tables of derived values that a clinician can read: `examples/derived.toml` and one table for each organ.

use domain::{
    codes::{PartialDate, sets},
    forms::BodySex,
    sorted::Map,
    staging::{Derived, Formula, Input, Known, Missing, derive},
    words,
};
use proptest::prelude::*;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

const TABLES: &[&str] = &[
    include_str!("../examples/derived.toml"),
    include_str!("../examples/breast-staging.toml"),
    include_str!("../examples/lung-derived.toml"),
    include_str!("../examples/gyn-cervix.toml"),
    include_str!("../examples/gyn-endometrium.toml"),
    include_str!("../examples/gyn-ovary.toml"),
    include_str!("../examples/gyn-vulva-vagina.toml"),
];

/// Cases, and what holds in each of them unless it says otherwise.
#[derive(Deserialize)]
struct Table {
    #[serde(default)]
    usual: BTreeMap<Input, Given>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    formula: Formula,
    result: Option<String>,
    value: Option<f64>,
    #[serde(default)]
    without: Vec<Input>,
    #[serde(flatten)]
    inputs: BTreeMap<Input, Given>,
}

#[derive(Deserialize, Clone)]
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
    let table = |text| toml::from_str::<Table>(text).unwrap_or_else(|e| panic!("{e}"));
    TABLES.iter().flat_map(|text| completed(table(text))).collect()
}

/// The cases with what is usual in their table.
fn completed(table: Table) -> Vec<Case> {
    let usual = table.usual;
    let with_usual = |mut case: Case| {
        let own = std::mem::take(&mut case.inputs);
        case.inputs = usual.clone().into_iter().chain(own).filter(|(input, _)| !case.without.contains(input)).collect();
        case
    };
    table.case.into_iter().map(with_usual).collect()
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

/// Every code of every value set.
static CODES: LazyLock<Vec<&str>> =
    LazyLock::new(|| sets::all().flat_map(|set| set.entries).map(|entry| entry.code).collect());

/// Any answer that a form can give to an input, sensible or not.
fn any_known() -> impl Strategy<Value = Known> {
    let one = prop_oneof![
        prop_oneof![(0_u8..120).prop_map(f64::from), -1.0e6..1.0e6].prop_map(Known::Number),
        proptest::collection::vec(proptest::sample::select(CODES.as_slice()), 0..3)
            .prop_map(|codes| Known::Codes(codes.into_iter().map(str::to_owned).collect())),
        any::<bool>().prop_map(Known::Yes),
        any::<bool>().prop_map(|male| Known::Sex(if male { BodySex::Male } else { BodySex::Female })),
    ];
    let rows = proptest::collection::vec(proptest::option::of(one.clone()), 0..4).prop_map(Known::Rows);
    prop_oneof![one, rows]
}

/// The inputs of a formula, each answered or not.
fn any_inputs() -> impl Strategy<Value = (Formula, Map<Input, Known>)> {
    proptest::sample::select(Formula::ALL.to_vec()).prop_flat_map(|formula| {
        let names: Vec<Input> = formula.inputs().iter().chain(formula.helpful_inputs()).copied().collect();
        let answers = proptest::collection::vec(proptest::option::of(any_known()), names.len());
        answers.prop_map(move |answers| {
            let given = names.iter().copied().zip(answers);
            (formula, given.filter_map(|(input, known)| Some((input, known?))).collect())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn whatever_is_answered_a_formula_gives_a_value_or_names_what_lacks((formula, inputs) in any_inputs()) {
        let result = derive(formula, &inputs);
        match &result {
            Ok(Derived::Codes(codes)) => prop_assert!(!codes.is_empty()),
            Ok(Derived::Number { value, .. }) => prop_assert!(!value.is_nan()),
            Err(Missing::Inputs(lacking)) => prop_assert!(!lacking.is_empty()),
            Err(_) => {}
        }
        prop_assert!(!words::staging::computed(formula, &result).is_empty());
    }
}
