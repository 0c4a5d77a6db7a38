//! A form read out: what a printed sheet and a page say once nobody writes any more.

use domain::{
    codes::{Coded, System},
    forms::{Answer, Answers, CheckContext, Form, Library, World, assemble},
    words::reading::{ReadFrom, ReadSection, read_out},
};

const FORM: &str = r#"
key = "tiny"
version = 1
title = "Essai"
[[section]]
key = "state"
title = "État"
[[section.question]]
key = "height"
label = "Taille"
kind = { number = { unit = "cm" } }
[[section.question]]
key = "weight"
label = "Poids"
kind = { number = { unit = "kg" } }
computed = { formula = "bmi", from = { height-cm = "height", weight-kg = "weight" } }
[[section.question]]
key = "smokes"
label = "Fume"
kind = "yes-no"
states = ["not-done"]
[[section.question]]
key = "since"
label = "Depuis"
kind = { short-text = {} }
shown_if = { answer = "smokes", is = true }
[[section]]
key = "lesion"
title = "Lésions"
repeats = { row = "lésion" }
[[section.question]]
key = "site"
label = "Siège"
kind = { short-text = {} }
[[section.question]]
key = "code"
label = "Topographie"
kind = "icd10"
[[section]]
key = "end"
title = "Fin"
[[section.question]]
key = "note"
label = "Note"
kind = { short-text = {} }
"#;

fn read(given: &[(&str, Answer)]) -> Vec<ReadSection> {
    let form: Form = toml::from_str(FORM).unwrap_or_else(|fault| panic!("{fault}"));
    let form = assemble(&form, &Library::default()).unwrap_or_else(|fault| panic!("{fault:#?}"));
    let context = CheckContext::on("2026-11-21".parse().unwrap());
    let mut answers = Answers::default();
    for (path, answer) in given {
        answers.set(&path.parse().unwrap(), Some(answer.clone()));
    }
    read_out(World { form: &form, answers: &answers, context: &context })
}

fn number(value: f64) -> Answer {
    Answer::number(value).unwrap()
}

#[test]
fn what_is_not_answered_is_not_read_nor_a_section_without_answers() {
    assert_eq!(read(&[]), []);
    let told = read(&[("state/height", number(170.0))]);
    assert_eq!(told.iter().map(|section| section.title.as_str()).collect::<Vec<_>>(), ["État"]);
    let lines = &told[0].blocks[0].lines;
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].label.as_str(), lines[0].words.as_str()), ("Taille", "170\u{a0}cm"));
}

#[test]
fn what_is_hidden_is_not_read_were_it_answered() {
    let told = read(&[("state/smokes", Answer::yes(false)), ("state/since", Answer::text("1990"))]);
    assert_eq!(told[0].blocks[0].lines.iter().map(|line| line.label.as_str()).collect::<Vec<_>>(), ["Fume"]);
}

#[test]
fn a_computed_value_is_read_beside_its_question_with_its_formula_and_an_absence_says_so() {
    let told =
        read(&[("state/height", number(170.0)), ("state/weight", number(70.0)), ("state/smokes", Answer::NotDone)]);
    let from: Vec<_> = told[0].blocks[0].lines.iter().map(|line| (line.label.as_str(), line.from.clone())).collect();
    assert_eq!(
        from,
        [
            ("Taille", ReadFrom::Answer),
            ("Poids", ReadFrom::Answer),
            ("IMC", ReadFrom::Computed("poids (kg) / taille (m)²".into())),
            ("Fume", ReadFrom::Absent),
        ]
    );
    assert!(told[0].blocks[0].lines[2].words.starts_with("24,2"), "{}", told[0].blocks[0].lines[2].words);
}

#[test]
fn a_diagnosis_is_read_with_its_code() {
    let path = "lesion/00000000-0000-4000-8000-000000000001/code";
    let told = read(&[(path, Answer::one(Coded::new(System::Cim10, "C50.4", "Sein, quadrant supéro-externe")))]);
    assert_eq!(told[0].blocks[0].lines[0].words, "C50.4 Sein, quadrant supéro-externe");
}

#[test]
fn the_items_of_a_list_are_numbered() {
    let row = |number: u8| format!("lesion/00000000-0000-4000-8000-00000000000{number}/site");
    let told = read(&[(&row(1), Answer::text("droite")), (&row(2), Answer::text("gauche"))]);
    let captions: Vec<_> = told[0].blocks.iter().map(|block| block.caption.as_deref()).collect();
    assert_eq!(captions, [Some("lésion\u{a0}1"), Some("lésion\u{a0}2")]);
}
