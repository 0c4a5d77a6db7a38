//! Answers there and back.

use crate::{
    drawn::{Chance, answers},
    forms,
};
use documents::fhir::{Response, Status, read, response};
use domain::{
    forms::{Answer, Answers, BodySex, CheckContext, Form, Value},
    ids::RowId,
};
use std::{collections::BTreeSet, env, fs, path::Path};

/// The folder where responses are left for the official checks, when it is named.
const OUT: &str = "DCC_FHIR_OUT";

fn context() -> CheckContext {
    CheckContext {
        birth: "1950-05-01".parse().ok(),
        sex: Some(BodySex::Female),
        quorum_met: Some(true),
        ..CheckContext::on("2026-11-21".parse().unwrap())
    }
}

fn no_new_row() -> RowId {
    panic!("every row has its name")
}

/// As text and back, as it travels.
fn travelled(form: &Form, given: &Answers) -> Response {
    let sent = response(form, given, &context(), Status::InProgress).unwrap();
    serde_json::from_str(&serde_json::to_string(&sent).unwrap()).unwrap()
}

/// The answers, and the rows of each list in their order. How the order is written is an affair of whoever keeps the rows.
pub fn told(answers: &Answers) -> String {
    let all: Vec<String> = answers.iter().map(|(path, answer)| format!("{path} {answer:?}")).collect();
    let lists: Vec<String> = answers.lists().map(|list| format!("{list} {:?}", answers.rows(list))).collect();
    format!("{all:#?} {lists:#?}")
}

#[test]
fn drawn_answers_of_every_form_come_back_as_they_left() {
    for form in forms::all() {
        for seed in 0..25 {
            let given = answers(&form, &mut Chance(seed));
            let back = read(&form, &travelled(&form, &given), &mut no_new_row).unwrap_or_else(|e| panic!("{e:#?}"));
            assert!(given.iter().count() > 20 && told(&back) == told(&given), "{} {seed}", form.key);
            assert_eq!(
                back, given,
                "{} {seed}: rows that were added one after the other keep even their keys",
                form.key
            );
        }
    }
}

#[test]
fn the_draws_meet_every_kind_of_value_and_every_state() {
    let mut met = BTreeSet::new();
    for form in forms::all() {
        for seed in 0..25 {
            let given = answers(&form, &mut Chance(seed));
            met.extend(given.iter().map(|(_, answer)| match answer {
                Answer::Value(Value::Text(_)) => "text",
                Answer::Value(Value::Number(_)) => "number",
                Answer::Value(Value::PartialDate(_)) => "partial date",
                Answer::Value(Value::Date(_)) => "date",
                Answer::Value(Value::Bool(_)) => "bool",
                Answer::Value(Value::One(_)) => "one",
                Answer::Value(Value::Many(_)) => "many",
                Answer::Value(Value::Professional(_)) => "professional",
                Answer::Value(Value::Document(_)) => "document",
                Answer::Unknown => "unknown",
                Answer::NotDone => "not done",
                Answer::NotApplicable => "not applicable",
            }));
        }
    }
    assert!(met.len() >= 11, "{met:?}");
}

#[test]
fn a_row_without_a_name_receives_one_and_a_blank_one_is_none() {
    let form = forms::one("frcp-generic");
    let text = r#"{"resourceType": "QuestionnaireResponse", "questionnaire": "urn:dcc:form:frcp-generic", "status": "completed",
        "item": [{"linkId": "Facts", "item": [{"linkId": "Facts/age", "answer": [{"valueInteger": 70}]}]},
                 {"linkId": "tumour", "item": [{"linkId": "tumour/comment", "answer": [{"valueString": "Une seule."}]}]},
                 {"linkId": "tumour", "item": [{"linkId": "tumour/comment"}]}]}"#;
    let id: RowId = "00000000-0000-4000-8000-00000000000a".parse().unwrap();
    let back = read(&form, &serde_json::from_str(text).unwrap(), &mut || id).unwrap();
    let all: Vec<String> = back.iter().map(|(path, _)| path.to_string()).collect();
    assert_eq!(all, [format!("tumour/{id}/comment")]);
}

#[test]
fn a_code_without_words_takes_those_of_the_form() {
    let form = forms::one("frcp-generic");
    let text = r#"{"resourceType": "QuestionnaireResponse", "questionnaire": "urn:dcc:form:frcp-generic|1", "status": "completed",
        "item": [{"linkId": "motif", "item": [{"linkId": "motif/nature",
            "answer": [{"valueCoding": {"system": "urn:oid:1.2.250.1.213.1.1.4.322", "code": "ORG-117"}}]}]}]}"#;
    let back = read(&form, &serde_json::from_str(text).unwrap(), &mut no_new_row).unwrap();
    let path = "motif/nature".parse().unwrap();
    let choices = form.question(&path).unwrap().kind.choices().unwrap();
    let expected = choices.coded(choices.by_code("ORG-117").unwrap());
    assert_eq!(back.get(&path), Some(&Answer::one(expected)));
}

#[test]
fn responses_are_left_for_the_official_checks() {
    let folder = env::var_os(OUT);
    for form in forms::all() {
        let sent = travelled(&form, &answers(&form, &mut Chance(7)));
        let text = serde_json::to_string_pretty(&sent).unwrap();
        assert!(text.contains("valueCoding") && text.contains("valueDate"));
        if let Some(folder) = &folder {
            fs::create_dir_all(folder).unwrap();
            fs::write(Path::new(folder).join(format!("{}-response.json", form.key)), text).unwrap();
        }
    }
}
