//! Facts about the readable text.

use super::{document, edges, samples, tree::Node};
use domain::forms::{Key, Section, Stop, World};
use std::collections::BTreeSet;

#[test]
fn a_reader_without_entries_loses_nothing() {
    for (name, sample) in samples::all() {
        let document = document(&sample);
        let body = document.at("component/structuredBody");
        let lines: Vec<(String, String)> = body.named("section").iter().flat_map(|section| section.lines()).collect();
        let world = World { form: &sample.form, answers: &sample.answers, context: &sample.context };
        for stop in world.shown() {
            let Stop::Question { path, question, answer: Some(answer) } = stop else { continue };
            let words = domain::words::forms::answer(&question.kind, answer);
            let first = words.lines().next().unwrap_or_default().trim();
            let first: String = first.chars().filter(|c| !c.is_control() && *c != '\u{202e}').collect();
            let told = lines.iter().any(|(label, text)| *label == question.label && text.contains(&first));
            assert!(told, "{name}: {path} = {words}");
        }
    }
}

#[test]
fn every_entry_points_at_a_line() {
    for (name, sample) in samples::all() {
        let document = document(&sample);
        let ids: Vec<&str> = document.all().into_iter().filter_map(|node| node.get("ID")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an ID is given twice");
        for reference in document.named("reference") {
            let target = reference.get("value").unwrap().strip_prefix('#').unwrap();
            assert!(unique.contains(target), "{name}: {target} is nowhere");
        }
    }
}

#[test]
fn entries_and_sections_have_identifiers_of_their_own() {
    let document = document(&samples::several_tumours());
    let body = document.at("component/structuredBody");
    let ids = body.named("id").into_iter().filter(|id| id.get("root") == Some("00000000-0000-4000-A000-000000000001"));
    let numbers: Vec<&str> = ids.map(|id| id.get("extension").unwrap()).collect();
    assert!(numbers.len() > 60);
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
}

#[test]
fn hostile_texts_stay_texts() {
    let bytes = documents::cda::frcp::write(&edges::hostile().fiche()).unwrap();
    let raw = String::from_utf8(bytes).unwrap();
    assert!(!raw.contains("<script") && !raw.contains("<!ENTITY") && !raw.contains("<!DOCTYPE"));
    assert!(!raw.contains(['\0', '\u{1b}', '\u{202e}']));
    let document = document(&edges::hostile());
    let kept = "</td><script>alert(1)</script> & \"' ]]> <!ENTITY x> 🩺 gm 21\nfin &#60;";
    let texts: Vec<String> = document.named("content").iter().map(|node| node.text()).collect();
    assert!(texts.iter().filter(|text| text.contains(kept)).count() >= 5, "{texts:?}");
    assert_eq!(document.at("recordTarget/patientRole/patient/name/family").text(), kept);
}

#[test]
fn an_answer_is_told_with_the_values_that_derive_from_it() {
    let document = document(&samples::organ_discussed());
    let state = lines(document.section("46006-3"));
    assert!(state.contains("IMC\u{a0}: 25,2\u{a0}kg/m²"), "{state}");
    let tumour = lines(document.section("72135-7"));
    assert!(tumour.contains("Sein, quadrant supéro-externe (C50.4)"), "{tumour}");
}

#[test]
fn what_has_no_place_in_the_volet_is_told_beside_it() {
    let document = document(&samples::organ_discussed());
    assert!(lines(document.section("46006-3")).contains("Évaluation gériatrique standardisée"));
    assert!(lines(document.section("33557-0")).contains("Patient informé"));
    assert!(lines(document.section("55112-7")).contains("Pièce orientée"), "the first remark is that of the operation");
    let comments = document
        .named("section")
        .into_iter()
        .filter(|section| section.at("title").text() == "Précisions sur le patient");
    assert!(comments.map(lines).any(|text| text.contains("Seriez-vous surpris")));
}

#[test]
fn a_section_that_a_form_adds_is_told_after_the_one_before_it() {
    let mut sample = samples::organ_discussed();
    let key = |text: &str| Key::new(text).unwrap();
    let wishes = sample.form.section(&key("wishes")).unwrap().clone();
    let added = |name: &str| Section { key: key(name), title: name.to_uppercase(), code: None, ..wishes.clone() };
    let tumour = sample.form.sections.iter().position(|section| section.key == key("tumour")).unwrap();
    sample.form.sections.insert(tumour + 1, added("biology"));
    sample.form.sections.insert(0, added("first"));
    let sample = sample.fill(&[("biology/choice", "RE 90 %"), ("first/choice", "Avant tout")]);
    let document = document(&sample);
    let tumours = lines(document.section("72135-7"));
    assert!(tumours.contains("BIOLOGY") && tumours.contains("RE 90 %"), "{tumours}");
    assert!(document.named("section").into_iter().map(lines).any(|text| text.contains("Avant tout")));
}

#[test]
fn the_patient_reads_the_words_of_the_establishment_when_there_are_some() {
    let mut sample = samples::organ_discussed();
    let notice = |sample: &samples::Sample| {
        let document = document(sample);
        let told = document
            .named("section")
            .into_iter()
            .find(|section| section.at("title").text() == "Vos données personnelles");
        told.unwrap().at("text").text()
    };
    assert!(notice(&sample).contains("registres des cancers"));
    sample.notice = vec!["Nos mots.".into(), "Ceux de l’INCa.".into()];
    assert_eq!(notice(&sample), "Nos mots.Ceux de l’INCa.");
}

fn lines(section: &Node) -> String {
    section.text()
}
