//! What a next version would do to drafts, and how often questions are answered.

use domain::forms::{
    Answer, Answers, CheckContext, Form, Library, assemble,
    builder::{FEWEST, Filled, Filling, Rehearsal, Rehearsing},
};

const BEFORE: &str = r#"
key = "tiny"
version = 1
title = "Avant"
[[set]]
key = "side"
[[set.choice]]
code = "l"
display = "Gauche"
[[set.choice]]
code = "r"
display = "Droite"
[[section]]
key = "s"
title = "S"
[[section.question]]
key = "side"
label = "Côté"
kind = { one-of = { set = "side" } }
[[section.question]]
key = "size"
label = "Taille"
kind = { number = { unit = "mm" } }
[[section.question]]
key = "note"
label = "Remarque"
kind = { short-text = {} }
[[section.question]]
key = "left_only"
label = "À gauche"
kind = "yes-no"
shown_if = { answer = "side", is = "l" }
[[rule]]
key = "small"
at = "s/size"
must = { answer = "s/size", le = 50 }
severity = "warning"
sentence = "Au plus 50 mm."
source = "Expertise, à confirmer"
"#;

fn read(text: &str) -> Form {
    assemble(&toml::from_str(text).unwrap(), &Library::default()).unwrap()
}

fn day() -> CheckContext {
    CheckContext::on("2026-03-03".parse().unwrap())
}

fn draft(form: &Form, side: Option<&str>, size: Option<f64>, note: Option<&str>) -> Answers {
    let mut answers = Answers::default();
    if let Some(code) = side {
        let choices = form.question(&"s/side".parse().unwrap()).unwrap().kind.choices().unwrap();
        answers.set(&"s/side".parse().unwrap(), Some(Answer::one(choices.coded(choices.by_code(code).unwrap()))));
    }
    if let Some(size) = size {
        answers.set(&"s/size".parse().unwrap(), Answer::number(size));
    }
    if let Some(note) = note {
        answers.set(&"s/note".parse().unwrap(), Some(Answer::text(note)));
    }
    answers
}

fn rehearsed(after: &str) -> Rehearsal {
    let (old, new, context) = (read(BEFORE), read(after), day());
    let mut rehearsing = Rehearsing::between(&old, &new, &context);
    for one in [
        draft(&old, Some("l"), Some(12.0), None),
        draft(&old, Some("r"), Some(60.0), Some("Vue hier")),
        draft(&old, None, None, Some("À revoir")),
        draft(&old, None, None, None),
    ] {
        rehearsing.look_at(&one);
    }
    rehearsing.told()
}

fn counts(found: &[domain::forms::builder::Counted]) -> Vec<(&str, &str, usize)> {
    found.iter().map(|one| (one.name.as_str(), one.words.as_str(), one.drafts)).collect()
}

#[test]
fn the_same_version_concerns_nobody() {
    let told = rehearsed(BEFORE);
    assert_eq!(told, Rehearsal { looked_at: 4, ..Rehearsal::default() });
}

#[test]
fn an_answer_without_its_question_or_its_choice_has_no_place() {
    let no_note = BEFORE.replace("key = \"note\"", "key = \"memo\"");
    let told = rehearsed(&no_note);
    assert_eq!((counts(&told.lost), told.concerned), (vec![("s/note", "Remarque", 2)], 2));
    let no_right = BEFORE.replace("[[set.choice]]\ncode = \"r\"\ndisplay = \"Droite\"\n", "");
    assert_eq!(counts(&rehearsed(&no_right).lost), [("s/side", "Côté", 1)]);
    let as_text = BEFORE.replace("kind = { number = { unit = \"mm\" } }", "kind = { short-text = {} }");
    assert_eq!(counts(&rehearsed(&as_text).lost), [("s/size", "Taille", 2)]);
    let in_rows = BEFORE.replace("title = \"S\"", "title = \"S\"\nrepeats = {}");
    assert_eq!(rehearsed(&in_rows).lost.len(), 3, "a section that becomes a list keeps none of its answers");
}

#[test]
fn rules_that_go_and_rules_that_would_be_broken_are_told() {
    let other = BEFORE
        .replace("key = \"small\"", "key = \"tiny\"")
        .replace("le = 50", "le = 10")
        .replace("Au plus 50 mm.", "Au plus 10 mm.");
    let told = rehearsed(&other);
    assert_eq!(counts(&told.gone), [("small", "Au plus 50 mm.", 1)]);
    assert_eq!(counts(&told.broken), [("tiny", "Au plus 10 mm.", 2)]);
    assert_eq!((told.looked_at, told.concerned), (4, 2));
}

#[test]
fn a_question_is_counted_where_it_is_shown_and_a_state_apart() {
    let form = read(BEFORE);
    let mut filling = Filling::of(&form);
    for number in 0..FEWEST {
        let side = if number < 4 { "l" } else { "r" };
        let mut answers = draft(&form, Some(side), (number < 5).then_some(12.0), None);
        if number == 10 {
            answers.set(&"s/size".parse().unwrap(), Some(Answer::Unknown));
        }
        filling.count(&answers, &day());
    }
    let (forms, told) = filling.told();
    let told = told.unwrap();
    let of = |name: &str| told.iter().find(|one: &&Filled| one.name == name).unwrap();
    let counts = |name: &str| (of(name).shown, of(name).filled, of(name).stated);
    assert_eq!(forms, FEWEST);
    assert_eq!((counts("s/size"), counts("s/left_only"), counts("s/note")), ((11, 5, 1), (4, 0, 0), (11, 0, 0)));
    assert_eq!((of("s/size").percent(), of("s/left_only").percent()), (Some(45), Some(0)));
}

#[test]
fn too_few_forms_tell_nothing() {
    let form = read(BEFORE);
    let mut filling = Filling::of(&form);
    (1..FEWEST).for_each(|_| filling.count(&draft(&form, Some("l"), None, None), &day()));
    assert_eq!(filling.told(), (FEWEST - 1, None));
}
