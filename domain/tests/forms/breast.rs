//! The senology form as a whole: what it derives, what it asks of a usual case, what it refuses.

use super::library::{
    self, assembled, context,
    example::{example, with_ids, without_ids},
};
use domain::{
    forms::{Answer, Answers, Form, Level, Question, Severity, Target, check, completeness, compute, visible},
    frcp::prefill_from_last,
    words,
};
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::LazyLock};

fn breast() -> Form {
    assembled(&library::form("frcp-breast"))
}

const COMPLETE: &str = include_str!("../examples/frcp-breast-complete.toml");
const OPERATED: &str = include_str!("../examples/frcp-breast-operated.toml");

/// The derived values of an example, as people read them, by address.
fn derived(text: &str) -> BTreeMap<String, String> {
    let (form, example) = (breast(), example(text));
    let found = compute(&form, &example.answers(&form), &example.context());
    let read = found
        .iter()
        .map(|(path, one)| (without_ids(&path.to_string()), words::staging::computed(one.formula, &one.result)));
    read.collect()
}

#[test]
fn stage_size_grade_status_subtype_and_family_score_are_shown_beside_their_questions() {
    let told = derived(COMPLETE);
    for (at, words) in [
        ("tumour/1/t", "T d’après la plus grande taille\u{a0}: T2"),
        ("tumour/1/stage", "Stade anatomique calculé\u{a0}: IIB"),
        ("lesions/1/samples/11/grade", "Grade d’Elston et Ellis calculé\u{a0}: II"),
        ("lesions/1/samples/11/her2_ihc", "Statut HER2\u{a0}: négatif, faible (HER2-low)"),
        ("lesions/1/samples/11/ki67", "Sous-type (équivalent immunohistochimique)\u{a0}: luminal B, HER2 négatif"),
    ] {
        assert_eq!(told[at], words, "{at}");
    }
    assert!(
        told["family/eisinger"].starts_with("Score d’Eisinger\u{a0}: 1 (moins de 3"),
        "{}",
        told["family/eisinger"]
    );
}

#[test]
fn the_nodes_of_an_operation_feed_the_pn_of_the_tumour_and_the_prognostic_index() {
    let (form, mut example) = (breast(), example(OPERATED));
    example.answers.insert("tumour/1/operated".to_owned(), true.into());
    example.answers.insert("breast_surgery/1/dissection_positive".to_owned(), 4.into());
    let found = compute(&form, &example.answers(&form), &example.context());
    let told = |at: &str| {
        let one = found.get(&with_ids(at).parse().unwrap()).unwrap();
        words::staging::computed(one.formula, &one.result)
    };
    assert_eq!(told("tumour/1/pt"), "T d’après la plus grande taille\u{a0}: T2");
    assert_eq!(told("tumour/1/pn"), "pN d’après les ganglions\u{a0}: pN2a");
    assert!(told("breast_surgery/1/grade").starts_with("Index pronostique de Nottingham\u{a0}: 5,56"));
}

#[test]
fn the_t_of_the_breast_has_its_own_words_and_no_t_of_another_organ() {
    let form = breast();
    let t = form.question(&with_ids("tumour/1/t").parse().unwrap()).unwrap();
    let choices = t.kind.choices().unwrap();
    assert_eq!(choices.by_code("T4d").unwrap().display, "T4d\u{a0}: cancer inflammatoire");
    assert!(choices.by_code("T2a").is_none());
    assert_eq!(t.required_at, Some(Level::Validated));
}

#[test]
fn a_usual_case_asks_few_answers_that_the_generic_form_does_not() {
    let (form, generic) = (breast(), assembled(&library::form("frcp-generic")));
    let example = example(COMPLETE);
    let answers = example.answers(&form);
    let asked = |form: &Form| completeness(form, &answers, &example.context()).total.required;
    let (ours, theirs) = (asked(&form), asked(&generic));
    assert!(ours - theirs <= 24, "{ours} against {theirs}");
    let empty = |form: &Form| {
        let issues = check(form, &Answers::default(), &context("2026-11-21", "1962-03-14", "F"), Level::Validated);
        issues.into_iter().filter(|issue| issue.severity == Severity::Blocking).count()
    };
    assert_eq!(empty(&form), empty(&generic), "before a row is opened, the breast blocks on nothing more");
}

fn shown(given: &[(&str, Answer)], sex: &str, birth: &str) -> Vec<String> {
    let form = breast();
    let mut answers = Answers::default();
    for (address, answer) in given {
        answers.set(&with_ids(address).parse().unwrap(), Some(answer.clone()));
    }
    let paths = visible(&form, &answers, &context("2026-11-21", birth, sex));
    paths.iter().map(|path| without_ids(&path.to_string())).collect()
}

#[test]
fn a_man_is_not_asked_about_menopause_nor_pregnancies() {
    let of = |sex| shown(&[], sex, "1962-03-14");
    assert!(of("F").contains(&"menopause/menopause".to_owned()));
    assert!(!of("M").iter().any(|path| path.starts_with("menopause/") || path.starts_with("pregnancies/")));
    assert!(of("M").contains(&"family/consultation".to_owned()));
}

#[test]
fn what_hangs_on_the_subtype_opens_once_it_is_known() {
    let at = |question: &str| format!("lesions/1/samples/11/{question}");
    let pdl1 = at("pdl1_cps");
    let percent = |value: f64| Answer::number(value).unwrap();
    let ihc = |code: &str| Answer::one(domain::codes::sets::coded("her2-ihc", code).unwrap());
    let of = |er: f64, her2: &str| {
        let given = [(at("er"), percent(er)), (at("pr"), percent(0.0)), (at("her2_ihc"), ihc(her2))];
        let given: Vec<(&str, Answer)> = given.iter().map(|(path, answer)| (path.as_str(), answer.clone())).collect();
        shown(&given, "F", "1962-03-14").contains(&pdl1)
    };
    assert!(of(0.0, "1+"), "triple negative");
    assert!(!of(90.0, "1+"), "luminal");
    assert!(!of(0.0, "2+"), "the ISH lacks: nothing is guessed");
}

#[test]
fn lesions_samples_and_relatives_come_along_to_the_next_form() {
    let (form, example) = (breast(), example(COMPLETE));
    let last = example.answers(&form);
    let copied: Vec<String> =
        prefill_from_last(&form, &last, &form).iter().map(|change| serde_json::to_string(change).unwrap()).collect();
    for carried in ["lesions/1/samples/11/er", "lesions/1/ultrasound_size", "family/relatives/1/age", "tumour/1/t"] {
        assert!(copied.iter().any(|change| change.contains(&with_ids(carried))), "{carried}");
    }
    for of_the_day in ["breast_proposal/neoadjuvant_discussed", "breast_exam/1/size", "breast_workup/lvef"] {
        assert!(!copied.iter().any(|change| change.contains(&with_ids(of_the_day))), "{of_the_day}");
    }
}

/// Every question of the form with its address, two rows in each list.
fn addresses(form: &Form) -> Vec<(String, Question)> {
    let mut found = vec![];
    for section in &form.sections {
        let rows: &[&str] = if section.repeats.is_some() { &["/1", "/2"] } else { &[""] };
        for row in rows {
            let at = format!("{}{row}", section.key);
            for question in &section.questions {
                if question.group().is_none() {
                    found.push((format!("{at}/{}", question.key), question.clone()));
                }
                for (number, inner) in question.questions.iter().flat_map(|inner| [(11, inner), (12, inner)]) {
                    found.push((format!("{at}/{}/{number}/{}", question.key, inner.key), inner.clone()));
                }
            }
        }
    }
    found
}

/// An answer that fits the question or not, told by two numbers.
fn some_answer(question: &Question, shape: u8, value: u8) -> Answer {
    let choice = question.kind.choices().and_then(|choices| {
        let choice = choices.options.get(usize::from(value) % choices.options.len())?;
        Some(Answer::one(choices.coded(choice)))
    });
    match (shape, choice) {
        (0, _) => Answer::Unknown,
        (1, _) => Answer::text("mots"),
        (2, _) => Answer::yes(value.is_multiple_of(2)),
        (_, Some(choice)) => choice,
        _ => Answer::number(f64::from(value)).unwrap(),
    }
}

static ADDRESSED: LazyLock<(Form, Vec<(String, Question)>)> = LazyLock::new(|| {
    let form = breast();
    let all = addresses(&form);
    (form, all)
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn whatever_is_written_in_it_the_form_is_checked_and_points_at_its_own_questions(
        given in proptest::collection::vec((any::<u16>(), 0_u8..9, any::<u8>()), 0..250),
    ) {
        let (form, all) = &*ADDRESSED;
        let mut answers = Answers::default();
        for (place, shape, value) in given {
            let (address, question) = &all[usize::from(place) % all.len()];
            answers.set(&with_ids(address).parse().unwrap(), Some(some_answer(question, shape, value)));
        }
        let context = context("2026-11-21", "1975-03-14", "F");
        for issue in check(form, &answers, &context, Level::Validated) {
            prop_assert!(!words::forms::sentence(&issue, Level::Validated).is_empty());
            if let Target::Question(path) = &issue.at {
                prop_assert!(form.question(path).is_some(), "{path}");
            }
        }
        for (path, one) in compute(form, &answers, &context) {
            prop_assert!(!words::staging::computed(one.formula, &one.result).is_empty(), "{path}");
        }
    }
}
