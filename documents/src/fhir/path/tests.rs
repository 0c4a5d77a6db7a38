//! Each row: a condition as a form file has it, and what a questionnaire says.

use crate::fhir::{condition::Here, model::Item};
use domain::forms::{Condition, Form, Key, Question, Section};
use serde::Deserialize;

const FORM: &str = r#"
    key = "small"
    version = 1
    title = "Petite"
    [[section]]
    key = "about"
    [[section.question]]
    key = "yes"
    label = "Oui"
    kind = "yes-no"
    [[section.question]]
    key = "sort"
    label = "Sorte"
    kind = { one-of = { options = [{ code = "a", display = "A" }, { code = "b", display = "B" }] } }
    [[section.question]]
    key = "size"
    label = "Taille"
    kind = { number = { unit = "mm" } }
    [[section.question]]
    key = "since"
    label = "Depuis"
    kind = { partial-date = {} }
    [[section]]
    key = "list"
    repeats = {}
    [[section.question]]
    key = "name"
    label = "Nom"
    kind = { short-text = {} }
    [[section.question]]
    key = "inner"
    label = "Groupe"
    kind = { group = {} }
    [[section.question.question]]
    key = "score"
    label = "Score"
    kind = { number = {} }
"#;

#[derive(Deserialize)]
struct Written {
    condition: Condition,
}

fn condition(text: &str) -> Condition {
    toml::from_str::<Written>(&format!("condition = {text}")).unwrap().condition
}

fn form() -> Form {
    toml::from_str(FORM).unwrap()
}

fn section<'a>(form: &'a Form, key: &str) -> &'a Section {
    form.section(&Key::new(key).unwrap()).unwrap()
}

/// Seen from a plain section, and from a group inside a row.
fn everywhere(form: &Form) -> [Here<'_>; 2] {
    let list = section(form, "list");
    let group: Option<&Question> = list.question(&Key::new("inner").unwrap());
    [Here::question(form, section(form, "about"), None), Here::question(form, list, group)]
}

/// The paths in short: `about:sort` for the answers of that item, `VALUES` for those that are no state.
fn short(text: &str) -> String {
    let coded = ".answer.value.where(system !~ 'http://terminology.hl7.org/CodeSystem/data-absent-reason')";
    text.replace("%resource.item.where(linkId='about').item", "ABOUT").replace(coded, ".VALUES")
}

#[test]
fn a_condition_as_an_expression_when_true_and_when_false() {
    let form = form();
    let [about, row] = everywhere(&form);
    let table = [
        (
            &about,
            r#"{ answer = "yes", is = true }"#,
            Some("ABOUT.where(linkId='about/yes').answer.value.where($this = true).exists()"),
            Some("ABOUT.where(linkId='about/yes').answer.value.where($this = false).exists()"),
        ),
        (
            &about,
            r#"{ answer = "sort", is = "a" }"#,
            Some("ABOUT.where(linkId='about/sort').VALUES.where(code='a').exists()"),
            Some(
                "(ABOUT.where(linkId='about/sort').VALUES.exists() and ABOUT.where(linkId='about/sort').VALUES.where(code='a').empty())",
            ),
        ),
        (
            &about,
            r#"{ answer = "sort", state = "unknown" }"#,
            Some("ABOUT.where(linkId='about/sort').answer.value.where(code='asked-unknown').exists()"),
            Some("ABOUT.where(linkId='about/sort').answer.value.where(code='asked-unknown').empty()"),
        ),
        (
            &about,
            r#"{ answer = "size", ge = 5 }"#,
            Some("ABOUT.where(linkId='about/size').answer.value.where($this >= 5).exists()"),
            Some("ABOUT.where(linkId='about/size').answer.value.where($this < 5).exists()"),
        ),
        (
            &about,
            r#"{ answer = "size", filled = true }"#,
            Some("ABOUT.where(linkId='about/size').answer.value.exists()"),
            Some("ABOUT.where(linkId='about/size').answer.value.empty()"),
        ),
        (
            &about,
            r#"{ answer = "size", answered = true }"#,
            Some("(ABOUT.where(linkId='about/size').answer | ABOUT.where(linkId='about/size/State').answer).exists()"),
            Some("(ABOUT.where(linkId='about/size').answer | ABOUT.where(linkId='about/size/State').answer).empty()"),
        ),
        (
            &about,
            r#"{ not = { answer = "size", filled = true } }"#,
            Some("ABOUT.where(linkId='about/size').answer.value.empty()"),
            Some("ABOUT.where(linkId='about/size').answer.value.exists()"),
        ),
        (&about, r#"{ answer = "since", lt = "2020" }"#, None, None),
        (
            &about,
            r#"{ all = [{ answer = "yes", is = true }, { answer = "since", lt = "2020" }] }"#,
            Some("ABOUT.where(linkId='about/yes').answer.value.where($this = true).exists()"),
            None,
        ),
        (
            &about,
            r#"{ any = [{ answer = "yes", is = true }, { answer = "since", lt = "2020" }] }"#,
            None,
            Some("ABOUT.where(linkId='about/yes').answer.value.where($this = false).exists()"),
        ),
        (
            &about,
            r#"{ fact = "age", le = 40 }"#,
            Some(
                "%resource.item.where(linkId='Facts').item.where(linkId='Facts/age').answer.value.where($this <= 40).exists()",
            ),
            Some(
                "%resource.item.where(linkId='Facts').item.where(linkId='Facts/age').answer.value.where($this > 40).exists()",
            ),
        ),
        (
            &about,
            r#"{ count = "list", gt = 2 }"#,
            Some("%resource.item.where(linkId='list').count() > 2"),
            Some("%resource.item.where(linkId='list').count() <= 2"),
        ),
        (
            &about,
            r#"{ answer = "list/name", filled = true }"#,
            Some(
                "%resource.item.where(linkId='list').where(item.where(linkId='list/name').answer.value.exists()).exists()",
            ),
            Some("%resource.item.where(linkId='list').all(item.where(linkId='list/name').answer.value.empty())"),
        ),
        (
            &about,
            r#"{ every = "list/inner/score", gt = 1 }"#,
            Some(
                "%resource.item.where(linkId='list').item.where(linkId='list/inner').all(item.where(linkId='list/inner/score').answer.value.where($this > 1).exists())",
            ),
            Some(
                "%resource.item.where(linkId='list').item.where(linkId='list/inner').where(item.where(linkId='list/inner/score').answer.value.where($this <= 1).exists()).exists()",
            ),
        ),
        (
            &about,
            r#"{ any_row = "list", with = { answer = "name", filled = true } }"#,
            Some(
                "%resource.item.where(linkId='list').where(item.where(linkId='list/name').answer.value.exists()).exists()",
            ),
            Some("%resource.item.where(linkId='list').all(item.where(linkId='list/name').answer.value.empty())"),
        ),
        (
            &row,
            r#"{ answer = "score", is = 3 }"#,
            Some("%groupRow.item.where(linkId='list/inner/score').answer.value.where($this = 3).exists()"),
            Some("%groupRow.item.where(linkId='list/inner/score').answer.value.where($this != 3).exists()"),
        ),
        (
            &row,
            r#"{ answer = "name", filled = true }"#,
            Some("%row.item.where(linkId='list/name').answer.value.exists()"),
            Some("%row.item.where(linkId='list/name').answer.value.empty()"),
        ),
        (
            &row,
            r#"{ answer = "about/yes", is = true }"#,
            Some("ABOUT.where(linkId='about/yes').answer.value.where($this = true).exists()"),
            Some("ABOUT.where(linkId='about/yes').answer.value.where($this = false).exists()"),
        ),
    ];
    for (here, text, when_true, when_false) in table {
        let said = [true, false].map(|wanted| here.expression(&condition(text), wanted).map(|said| short(&said)));
        assert_eq!(said, [when_true, when_false].map(|said| said.map(str::to_owned)), "{text}");
    }
}

#[test]
fn what_must_be_exact_is_told_whole_or_not_at_all() {
    let form = form();
    let [about, _] = everywhere(&form);
    let half = condition(r#"{ all = [{ answer = "yes", is = true }, { answer = "since", lt = "2020" }] }"#);
    assert_eq!(about.exactly().expression(&half, true), None);
}

#[test]
fn a_condition_is_comparisons_of_values_or_else_an_expression() {
    let form = form();
    let [about, row] = everywhere(&form);
    let table = [
        (&about, r#"{ answer = "yes", is = true }"#, "about/yes = "),
        (&about, r#"{ answer = "yes", is_not = true }"#, "about/yes = "),
        (&about, r#"{ answer = "sort", in = ["a", "b"] }"#, "any: about/sort = , about/sort = "),
        (
            &about,
            r#"{ all = [{ answer = "sort", is = "a" }, { answer = "size", gt = 5 }] }"#,
            "all: about/sort = , about/size > ",
        ),
        (&about, r#"{ answer = "since", state = "unknown" }"#, "about/since/State = "),
        (&about, r#"{ answer = "sort", is_not = "a" }"#, "an expression"),
        (&about, r#"{ answer = "sort", filled = false }"#, "an expression"),
        (&about, r#"{ all = [{ answer = "yes", is = true }, { answer = "sort", in = ["a", "b"] }] }"#, "an expression"),
        (&about, r#"{ answer = "list/name", filled = true }"#, "an expression"),
        (&row, r#"{ answer = "score", lt = 3 }"#, "list/inner/score < "),
        (&about, r#"{ answer = "since", lt = "2020" }"#, "always"),
    ];
    for (here, text, expected) in table {
        let mut item = Item::default();
        here.show(&mut item, Some(&condition(text)));
        let whens: Vec<String> =
            item.enable_when.iter().map(|when| format!("{} {} ", when.question, when.operator)).collect();
        let said = match (item.enable_behavior, whens.is_empty(), item.extension.len()) {
            (Some(joined), false, 0) => format!("{joined}: {}", whens.join(", ")),
            (None, false, 0) => whens.join(", "),
            (None, true, 1) => "an expression".to_owned(),
            (None, true, 0) => "always".to_owned(),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(said, expected, "{text}");
    }
}
