//! The edition of the TNM: chosen once for a tumour, and followed by everything that it defines.

use super::library::{assembled, context, form, library};
use domain::forms::{Answer, Answers, Choices, Form, Key, Kind, Level, Problem, Question, check};

fn question<'a>(form: &'a Form, key: &str) -> &'a Question {
    form.section(&Key::new("tumour").unwrap()).unwrap().question(&Key::new(key).unwrap()).unwrap()
}

fn offered(form: &Form, key: &str, edition: &str) -> Vec<String> {
    let choices: &Choices = question(form, key).kind.choices().unwrap();
    choices.options.iter().filter(|one| one.exists_for(&[edition])).map(|one| one.code.clone()).collect()
}

#[test]
fn it_is_asked_once_in_a_tumour_and_each_letter_and_the_stage_follow_it() {
    for form in &library().forms {
        let form = assembled(form);
        let mut letters = 0;
        let mut editions = 0;
        for section in &form.sections {
            for one in section.questions.iter().chain(section.questions.iter().flat_map(|one| &one.questions)) {
                let Some(choices) = one.kind.choices() else { continue };
                editions += usize::from(choices.set.as_ref().is_some_and(|set| set.as_str() == "tnm-edition"));
                if matches!(one.kind, Kind::Tnm(_)) || section.key.as_str() == "tumour" && one.key.as_str() == "stage" {
                    letters += 1;
                    let by = choices.filtered_by.as_ref().map(Key::as_str);
                    assert_eq!(by, Some("tnm_edition"), "{}: {}/{}", form.key, section.key, one.key);
                }
            }
        }
        assert_eq!((editions, letters), (1, 7), "{}", form.key);
    }
}

#[test]
fn only_the_values_of_the_edition_are_offered() {
    let lung = assembled(&form("frcp-lung"));
    let has = |key: &str, edition: &str, code: &str| offered(&lung, key, edition).iter().any(|one| one == code);
    assert!(has("n", "9", "N2a") && !has("n", "8", "N2a"));
    assert!(has("t", "8", "T1c") && !has("t", "7", "T1c"));
    assert!(has("m", "8", "M1c") && !has("m", "7", "M1c") && has("m", "9", "M1c1") && !has("m", "8", "M1c1"));
    assert!(has("stage", "9", "IA2") && !has("stage", "7", "IA2"));
    assert!(has("stage", "7", "IV") && !has("stage", "8", "IV"));
}

/// An answer that another edition had is told, and stays.
#[test]
fn what_the_edition_does_not_have_is_told_and_kept() {
    let lung = assembled(&form("frcp-lung"));
    let mut answers: Answers = Answers::default();
    let row = domain::ids::RowId::from_uuid(uuid::Uuid::from_u128(1));
    let list: domain::forms::ListPath = "tumour".parse().unwrap();
    answers.add_row(list.clone(), row);
    let path = |key: &str| list.row(row).question(Key::new(key).unwrap());
    let mut answer = |key: &str, code: &str| {
        let choices = question(&lung, key).kind.choices().unwrap();
        let coded = choices.coded(choices.by_code(code).unwrap());
        answers.set(&path(key), Some(Answer::one(coded)));
    };
    answer("n", "N2a");
    answer("tnm_edition", "8");
    let told = check(&lung, &answers, &context("2026-11-01", "1950-01-01", "F"), Level::Draft);
    let here = told.iter().filter(|issue| issue.at == domain::forms::Target::Question(path("n")));
    let problems: Vec<&Problem> = here.map(|issue| &issue.problem).collect();
    assert_eq!(problems, [&Problem::NotAChoiceHere { code: "N2a".to_owned() }]);
    assert!(answers.get(&path("n")).is_some());
}
