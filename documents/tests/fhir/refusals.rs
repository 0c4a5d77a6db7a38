//! What cannot be read or written is told by name.

use crate::forms;
use documents::fhir::{Status, Unreadable, Unwritable, read, response};
use domain::{
    forms::{Answer, Answers, CheckContext},
    ids::RowId,
};

fn row() -> RowId {
    "00000000-0000-4000-8000-00000000000a".parse().unwrap()
}

fn refused(questionnaire: &str, item: &str) -> Vec<String> {
    let text = format!(
        r#"{{"resourceType": "QuestionnaireResponse", "questionnaire": "{questionnaire}", "status": "completed", "item": [{item}]}}"#
    );
    let form = forms::one("frcp-generic");
    let wrong = read(&form, &serde_json::from_str(&text).unwrap(), &mut row).unwrap_err();
    wrong.iter().map(Unreadable::to_string).collect()
}

fn in_motif(items: &str) -> Vec<String> {
    refused("urn:dcc:form:frcp-generic|1", &format!(r#"{{"linkId": "motif", "item": [{items}]}}"#))
}

#[test]
fn the_response_to_another_form_or_another_version_is_refused() {
    for other in ["urn:dcc:form:frcp-lung|1", "urn:dcc:form:frcp-generic|2", ""] {
        let told = format!("the response answers the questionnaire \"{other}\", not this form");
        assert_eq!(refused(other, ""), [told]);
    }
}

#[test]
fn everything_wrong_is_told_at_once_with_its_item() {
    let told = in_motif(
        r#"{"linkId": "motif/nothing"},
           {"linkId": "motif/nature", "answer": [{"valueString": "organe"}]},
           {"linkId": "motif/recourse", "answer": [{"valueBoolean": true}, {"valueBoolean": false}]},
           {"linkId": "motif/organ_system", "answer": [{"valueCoding": {"system": "http://example.org", "code": "x"}}]}"#,
    );
    let expected = [
        "motif/nothing: no such item there in the form",
        "motif/nature: a code is expected",
        "motif/recourse: stands several times",
        "motif/organ_system: unknown code system \"http://example.org\"",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_value_and_the_lack_of_it_are_not_both_true() {
    let absent = r#"{"valueCoding": {"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "asked-unknown"}}"#;
    let item = format!(
        r#"{{"linkId": "tumour", "item": [
            {{"linkId": "tumour/diagnosis_date", "answer": [{{"valueDate": "2026-01"}}]}},
            {{"linkId": "tumour/diagnosis_date/State", "answer": [{absent}]}},
            {{"linkId": "tumour/comment/State", "answer": [{absent}]}}]}}"#
    );
    let told = refused("urn:dcc:form:frcp-generic", &item);
    let expected = [
        "tumour/diagnosis_date/State: a value, and a reason why there is none",
        "tumour/comment/State: the question does not admit \"asked-unknown\"",
    ];
    assert_eq!(told, expected);
}

#[test]
fn answers_without_a_place_in_the_form_are_never_left_out_in_silence() {
    let form = forms::one("frcp-generic");
    let mut answers = Answers::default();
    for path in ["motif/nowhere", "motif/nature", "motif/recourse"] {
        answers.set(&path.parse().unwrap(), Some(Answer::text("x")));
    }
    let context = CheckContext::on("2026-11-21".parse().unwrap());
    let wrong = response(&form, &answers, &context, Status::Completed).unwrap_err();
    let expected = [
        Unwritable::Shape("motif/nature".to_owned()),
        Unwritable::Shape("motif/recourse".to_owned()),
        Unwritable::NoQuestion("motif/nowhere".to_owned()),
    ];
    assert_eq!(wrong, expected);
}
