//! A questionnaire of ours reads back as the form that it was written from, or says line by line why not.

use crate::forms;
use documents::fhir::{Altered, questionnaire_of, written_form};
use domain::forms::{Form, Library, assemble};
use serde_json::{Value, json};

/// A urology form as its group writes it: its own section, set, rule and stricter question, over the generic form.
fn urology() -> Form {
    let text = r#"
        key = "frcp-urology"
        version = 101
        title = "Fiche RCP : urologie"
        extends = { key = "frcp-generic", version = 1 }

        [[set]]
        key = "isup"
        choice = [{ code = "1", display = "Grade 1" }, { code = "5", display = "Grade 5" }]

        [[section]]
        key = "prostate"
        title = "Prostate"
        help = "Au diagnostic."

        [[section.question]]
        key = "isup"
        label = "Grade ISUP"
        kind = { one-of = { set = "isup" } }

        [[section.question]]
        key = "psa"
        label = "PSA"
        help = "Dernier dosage."
        kind = { number = { unit = "g/L", min = 0, max = 9000, soft_max = 4, decimals = 1 } }
        shown_if = { answer = "isup", filled = true }

        [[rule]]
        key = "psa-needed"
        at = "prostate/psa"
        must = { answer = "psa", filled = true }
        severity = "warning"
        sentence = "Le PSA est attendu."
        source = "Expertise, à confirmer"
    "#;
    let form: Form = toml::from_str(text).unwrap();
    Form { title: "Fiche RCP\u{a0}: urologie".to_owned(), ..form }
}

fn exported(written: &Form, library: &Library) -> Value {
    serde_json::to_value(questionnaire_of(&assemble(written, library).unwrap(), written).unwrap()).unwrap()
}

/// The item of this name, anywhere.
fn item<'a>(of: &'a mut Value, link: &str) -> Option<&'a mut Value> {
    let items = of.get_mut("item")?.as_array_mut()?;
    for one in items {
        if one["linkId"] == link {
            return Some(one);
        }
        if let Some(found) = item(one, link) {
            return Some(found);
        }
    }
    None
}

#[test]
fn what_was_exported_reads_back_as_the_same_form_without_any_blank_that_fhir_refuses() {
    let library = forms::library();
    for written in library.forms.iter().chain([&urology()]) {
        let mut told = exported(written, &library);
        let text = told["extension"][0]["valueString"].as_str().unwrap();
        assert!(!text.contains(['\u{a0}', '\u{202f}']), "{}", written.key);
        assert_eq!(written_form(&told, &library).as_ref(), Ok(written), "{}", written.key);
        told["meta"] = json!({ "versionId": "3" });
        assert_eq!(written_form(&told, &library).as_ref(), Ok(written), "what a server adds is passed over");
    }
}

#[test]
fn words_of_the_form_itself_are_taken_over() {
    let library = forms::library();
    let mut told = exported(&urology(), &library);
    told["title"] = json!("Fiche d’urologie");
    item(&mut told, "prostate").unwrap()["text"] = json!("La prostate");
    item(&mut told, "prostate/psa").unwrap()["text"] = json!("PSA total");
    item(&mut told, "prostate/psa/Help").unwrap()["text"] = json!("Le dernier dosage.");
    let form = written_form(&told, &library).unwrap();
    let section = &form.sections[0];
    assert_eq!((form.title.as_str(), section.title.as_str()), ("Fiche d’urologie", "La prostate"));
    assert_eq!(section.questions[1].label, "PSA total");
    assert_eq!(section.questions[1].help, "Le dernier dosage.");
    assert_eq!((&form.rules, &section.questions[0]), (&urology().rules, &urology().sections[0].questions[0]));
}

#[test]
fn what_the_form_cannot_hold_is_told_item_by_item_and_nothing_is_read() {
    let library = forms::library();
    let mut told = exported(&urology(), &library);
    item(&mut told, "state/height").unwrap()["text"] = json!("Stature");
    item(&mut told, "prostate/isup").unwrap()["required"] = json!(true);
    let prostate = item(&mut told, "prostate").unwrap()["item"].as_array_mut().unwrap();
    prostate.push(json!({ "linkId": "prostate/gleason", "text": "Gleason", "type": "string" }));
    prostate.retain(|one| one["linkId"] != "prostate/psa/State");
    told["status"] = json!("retired");
    let wrong = written_form(&told, &library).unwrap_err();
    for expected in [
        Altered::Changed { link: String::new(), member: "status".to_owned() },
        Altered::Changed { link: "state/height".to_owned(), member: "text".to_owned() },
        Altered::Changed { link: "prostate/isup".to_owned(), member: "required".to_owned() },
        Altered::Unknown("prostate/gleason".to_owned()),
        Altered::Missing("prostate/psa/State".to_owned()),
    ] {
        assert!(wrong.contains(&expected), "{expected:?} in {wrong:?}");
    }
    assert_eq!(wrong.len(), 5, "{wrong:?}");
    assert!(wrong.iter().all(|one| one.sentence().ends_with('.')));
}

#[test]
fn items_in_another_order_and_a_questionnaire_of_others_are_refused() {
    let library = forms::library();
    let mut told = exported(&urology(), &library);
    told["item"].as_array_mut().unwrap().reverse();
    assert_eq!(written_form(&told, &library), Err(vec![Altered::Moved(String::new())]));
    told["extension"] = json!([]);
    assert_eq!(written_form(&told, &library), Err(vec![Altered::NotOurs]));
    assert_eq!(written_form(&json!({}), &library), Err(vec![Altered::NotAQuestionnaire]));
    told["extension"] = json!([{ "url": "urn:dcc:extension:written-form", "valueString": "{}" }]);
    assert_eq!(written_form(&told, &library), Err(vec![Altered::Broken]));
}
