//! What other software finds in a questionnaire.

use crate::forms;
use documents::fhir::questionnaire;
use domain::forms::{Form, Kind, Question};
use serde_json::Value;
use std::{collections::BTreeMap, env, fs, path::Path};

/// The folder where questionnaires are left for the official checks, when it is named.
const OUT: &str = "DCC_FHIR_OUT";
const BY_EXPRESSION: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";

fn json(form: &Form) -> Value {
    serde_json::to_value(questionnaire(form)).unwrap()
}

/// Every item by name.
fn items(of: &Value) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for item in of["item"].as_array().into_iter().flatten() {
        let name = item["linkId"].as_str().unwrap().to_owned();
        found.extend(items(item));
        assert!(found.insert(name.clone(), item.clone()).is_none(), "{name} stands twice");
    }
    found
}

fn asked(form: &Form) -> Vec<(String, &Question)> {
    let mut all = vec![];
    for section in &form.sections {
        for question in &section.questions {
            let name = format!("{}/{}", section.key, question.key);
            all.extend(question.questions.iter().map(|inner| (format!("{name}/{}", inner.key), inner)));
            all.push((name, question));
        }
    }
    all
}

fn extension<'a>(item: &'a Value, ending: &str) -> Option<&'a Value> {
    item["extension"].as_array()?.iter().find(|one| one["url"].as_str().unwrap().ends_with(ending))
}

#[test]
fn every_form_is_left_for_the_official_checks() {
    let folder = env::var_os(OUT);
    for form in forms::all() {
        let text = serde_json::to_string_pretty(&questionnaire(&form)).unwrap();
        assert!(text.contains(&format!("\"url\": \"urn:dcc:form:{}\"", form.key)));
        if let Some(folder) = &folder {
            fs::create_dir_all(folder).unwrap();
            fs::write(Path::new(folder).join(format!("{}.json", form.key)), text).unwrap();
        }
    }
}

#[test]
fn every_question_has_its_item_with_its_words_and_its_choices() {
    for form in forms::all() {
        let items = items(&json(&form));
        for (name, question) in asked(&form) {
            let item = &items[&name];
            let label = question.label.replace(['\u{a0}', '\u{202f}'], " ");
            assert_eq!(item["text"], label.as_str(), "{name}");
            let choices = question.kind.choices().map_or(0, |choices| choices.options.len());
            let shown = item["answerOption"].as_array().map_or(0, Vec::len);
            let coded = question.kind.choices().is_some();
            assert!(!coded || shown == choices + question.admitted_states().len(), "{name}");
            assert_eq!(items.contains_key(&format!("{name}/Help")), !question.help.is_empty(), "{name}");
        }
    }
}

#[test]
fn every_unit_of_the_forms_has_its_code() {
    for form in forms::all() {
        let items = items(&json(&form));
        for (name, question) in asked(&form) {
            let Kind::Number(limits) = &question.kind else { continue };
            let unit = extension(&items[&name], "questionnaire-unit");
            let told =
                unit.map(|unit| (unit["valueCoding"]["display"].as_str(), unit["valueCoding"]["code"].is_string()));
            let expected = (!limits.unit.is_empty()).then_some((Some(limits.unit.as_str()), true));
            assert_eq!(told, expected, "{name}");
        }
    }
}

#[test]
fn a_condition_names_items_that_stand_in_the_questionnaire() {
    for form in forms::all() {
        let items = items(&json(&form));
        for (name, item) in &items {
            for when in item["enableWhen"].as_array().into_iter().flatten() {
                assert!(items.contains_key(when["question"].as_str().unwrap()), "{name}: {when}");
            }
            let Some(expression) = extension(item, "enableWhenExpression") else { continue };
            let text = expression["valueExpression"]["expression"].as_str().unwrap();
            for named in text.split("linkId='").skip(1).map(|rest| rest.split('\'').next().unwrap()) {
                assert!(items.contains_key(named), "{name}: {named}");
            }
        }
    }
}

#[test]
fn a_condition_is_told_one_way_only_and_a_comparison_never_looks_at_the_lack_of_an_answer() {
    for form in forms::all() {
        for (name, item) in &items(&json(&form)) {
            let compared = item["enableWhen"].as_array().map_or(&[][..], Vec::as_slice);
            let by_expression = extension(item, "enableWhenExpression").is_some();
            assert!(compared.is_empty() || !by_expression, "{name}");
            let of_values = |when: &Value| matches!(when["operator"].as_str(), Some("=" | "<" | "<=" | ">" | ">="));
            assert!(compared.iter().all(of_values), "{name}: {compared:?}");
        }
    }
}

#[test]
fn every_question_that_is_not_always_asked_says_when() {
    for form in forms::all() {
        let items = items(&json(&form));
        for (name, _) in asked(&form).into_iter().filter(|(_, question)| question.shown_if.is_some()) {
            let item = &items[&name];
            assert!(item["enableWhen"].is_array() || extension(item, "enableWhenExpression").is_some(), "{name}");
        }
    }
}

#[test]
fn a_simple_condition_is_a_comparison_and_a_harder_one_an_expression() {
    let items = items(&json(&forms::one("frcp-generic")));
    let simple = &items["proposal/recourse_kind"]["enableWhen"];
    assert_eq!(*simple, serde_json::json!([{"question": "proposal/recourse", "operator": "=", "answerBoolean": true}]));
    let harder = extension(&items["tumour/t"], "enableWhenExpression").unwrap();
    assert_eq!(harder["url"], BY_EXPRESSION);
    let text = harder["valueExpression"]["expression"].as_str().unwrap();
    assert!(text.starts_with("(%row.item.where(linkId='tumour/topography').answer.value.where(system"), "{text}");
    assert!(text.contains("code.startsWith('C70')"), "{text}");
    assert_eq!(extension(&items["tumour"], "variable").unwrap()["valueExpression"]["name"], "row");
}

#[test]
fn a_date_that_may_be_unknown_is_required_one_way_or_the_other() {
    let items = items(&json(&forms::one("frcp-generic")));
    assert!(items["tumour/diagnosis_date"]["required"].is_null());
    let state = &items["tumour/diagnosis_date/State"];
    assert_eq!(state["required"], true);
    let when = extension(state, "enableWhenExpression").unwrap()["valueExpression"]["expression"].as_str().unwrap();
    assert_eq!(when, "%row.item.where(linkId='tumour/diagnosis_date').answer.empty()");
}

/// The parts of the extensions of this name, by the name of the part.
fn parts(item: &Value, ending: &str) -> Vec<BTreeMap<String, Vec<Value>>> {
    let all = item["extension"].as_array().map_or(&[][..], Vec::as_slice);
    let named = all.iter().filter(|one| one["url"].as_str().unwrap().ends_with(ending));
    let by_name = named.map(|one| {
        let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for part in one["extension"].as_array().unwrap() {
            found.entry(part["url"].as_str().unwrap().to_owned()).or_default().push(part.clone());
        }
        found
    });
    by_name.collect()
}

#[test]
fn every_choice_that_another_answer_narrows_comes_and_goes_with_it() {
    let mut counted = 0;
    for form in forms::all() {
        let items = items(&json(&form));
        for (name, question) in asked(&form) {
            let Some(choices) = question.kind.choices().filter(|choices| choices.filtered_by.is_some()) else {
                continue;
            };
            let toggles = parts(&items[&name], "answerOptionsToggleExpression");
            let told =
                toggles.iter().flat_map(|toggle| &toggle["option"]).map(|option| option["valueCoding"]["code"].clone());
            let mut told: Vec<String> = told.map(|code| code.as_str().unwrap().to_owned()).collect();
            let narrowed = choices.options.iter().filter(|choice| !choice.only_for.is_empty());
            let mut narrowed: Vec<String> = narrowed.map(|choice| choice.code.clone()).collect();
            told.sort();
            narrowed.sort();
            assert_eq!(told, narrowed, "{name}");
            counted += narrowed.len();
            let by = format!("/{}'", choices.filtered_by.as_ref().unwrap());
            let expression = |toggle: &BTreeMap<String, Vec<Value>>| {
                toggle["expression"][0]["valueExpression"]["expression"].to_string()
            };
            assert!(toggles.iter().all(|toggle| expression(toggle).contains(&by)), "{name}");
        }
    }
    assert!(counted > 200, "{counted}");
}

#[test]
fn a_rule_stands_on_the_item_that_it_points_at_with_its_source() {
    let form = forms::one("frcp-lung");
    let items = items(&json(&form));
    let found = parts(&items["tumour/n"], "targetConstraint");
    let rule = found.iter().find(|rule| rule["key"][0]["valueId"] == "n2-stations").unwrap();
    assert_eq!(rule["severity"][0]["valueCode"], "warning");
    assert_eq!(rule["requirements"][0]["valueMarkdown"], "Expertise, à confirmer");
    let told = rule["expression"][0]["valueExpression"]["expression"].as_str().unwrap();
    assert!(told.starts_with("(%row.item.where(linkId='tumour/tnm_edition')") && told.ends_with(").not()"), "{told}");
    let derived = parts(&items["tumour/stage"], "targetConstraint");
    assert!(
        derived.iter().all(|rule| rule["key"][0]["valueId"] != "typed-stage"),
        "no expression knows a derived stage"
    );
}
