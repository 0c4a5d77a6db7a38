//! How a question is drawn: told by its form, known to the style sheet, and no part of its answer.

use super::library::{assembled, form, library};
use domain::forms::{AssembleError, Fault, Form, Kind, LOOKS, Library, Question, assemble};

fn questions(form: &Form) -> Vec<&Question> {
    let plain = form.sections.iter().flat_map(|section| &section.questions);
    plain.flat_map(|question| std::iter::once(question).chain(&question.questions)).collect()
}

fn drawn(form: &Form, look: &str) -> Vec<String> {
    let so = |question: &&Question| question.look.as_ref().is_some_and(|one| one.as_str() == look);
    questions(form).into_iter().filter(so).map(|question| question.key.to_string()).collect()
}

#[test]
fn a_look_that_nothing_draws_is_refused() {
    let text = "key = \"alone\"\nversion = 1\ntitle = \"\"\n[[section]]\nkey = \"s\"\n[[section.question]]\nkey = \"q\"\nlabel = \"\"\nkind = \"yes-no\"\n";
    let loaded =
        |look: &str| assemble(&toml::from_str(&format!("{text}look = \"{look}\"")).unwrap(), &Library::default());
    for look in LOOKS {
        assert!(loaded(look).is_ok(), "{look}");
    }
    assert_eq!(loaded("wide"), Err(AssembleError::Faults(vec![Fault::Look("s/q".to_owned())])));
}

#[test]
fn the_choices_of_the_g8_stand_on_lines_and_nothing_narrows_them() {
    let generic = assembled(&form("frcp-generic"));
    let lines = ["appetite", "weight_loss", "mobility", "neuropsychological", "drugs", "health"];
    assert_eq!(drawn(&generic, "lines"), lines);
    for form in &library().forms {
        let form = assembled(form);
        for question in
            questions(&form).into_iter().filter(|one| one.look.as_ref().is_some_and(|l| l.as_str() == "lines"))
        {
            let Kind::OneOf(choices) = &question.kind else { panic!("{}", question.key) };
            assert!(choices.filtered_by.is_none() && choices.options.len() <= 6, "{}", question.key);
        }
    }
}

/// "3 N+ sur 12": what is invaded, then out of how many.
#[test]
fn invaded_nodes_stand_before_those_examined_on_one_line() {
    let mut pairs = 0;
    for form in &library().forms {
        let form = assembled(form);
        for pair in questions(&form).windows(2) {
            let [first, second] = pair else { panic!() };
            let Kind::Number(limits) = &second.kind else { continue };
            if limits.before.is_empty() {
                continue;
            }
            pairs += 1;
            assert!(
                first.key.as_str().ends_with("positive") && second.key.as_str().ends_with("removed"),
                "{}",
                second.key
            );
            assert_eq!(
                (first.look.as_ref(), &first.shown_if),
                (second.look.as_ref(), &second.shown_if),
                "{}",
                second.key
            );
        }
    }
    assert_eq!(pairs, 6);
}

#[test]
fn a_margin_is_a_place_a_status_and_a_distance_on_one_line() {
    let breast = assembled(&form("frcp-breast"));
    assert_eq!(drawn(&breast, "third"), ["edge", "status", "distance"]);
    let cervix = drawn(&assembled(&form("frcp-gyn")), "third");
    assert_eq!(cervix, ["margin_exo", "margin_endo", "margin_distance"]);
}

#[test]
fn receptors_and_markers_of_a_sample_make_a_panel() {
    let breast = drawn(&assembled(&form("frcp-breast")), "panel");
    for marker in ["er", "pr", "her2_ihc", "her2_ish", "ki67"] {
        assert!(breast.iter().any(|key| key == marker), "{marker}");
    }
    assert!(drawn(&assembled(&form("frcp-lung")), "panel").contains(&"pd_l1".to_owned()));
    assert!(drawn(&assembled(&form("frcp-gyn")), "panel").contains(&"p53".to_owned()));
}
