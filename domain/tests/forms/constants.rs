//! Every code that a form compares with is one that its question offers: a rule with a misspelt code never speaks.

use super::library::{assembled, form, library};
use domain::forms::{Comparison, Condition, Constant, Form, Key, Operand, Question, Reference, Right};
use std::collections::BTreeSet;

/// The conditions of a form, each with the section and the group that it is seen from.
fn conditions(form: &Form) -> Vec<(Vec<Key>, Condition)> {
    let mut found = vec![];
    for section in &form.sections {
        let scope = vec![section.key.clone()];
        found.extend(section.shown_if.iter().map(|condition| (scope.clone(), condition.clone())));
        for question in &section.questions {
            found.extend(of_question(question, &scope));
            let inner = [scope.clone(), vec![question.key.clone()]].concat();
            found.extend(question.questions.iter().flat_map(|inside| of_question(inside, &inner)));
        }
    }
    for rule in &form.rules {
        let scope = rule.at.names[..rule.at.names.len() - 1].to_vec();
        found.extend(rule.when.iter().chain([&rule.must]).map(|condition| (scope.clone(), condition.clone())));
    }
    found
}

fn of_question(question: &Question, scope: &[Key]) -> Vec<(Vec<Key>, Condition)> {
    let conditions = question.shown_if.iter().chain(&question.required_if);
    conditions.map(|condition| (scope.to_vec(), condition.clone())).collect()
}

/// The comparisons of an answer with codes, each with where it is seen from.
fn compared<'a>(form: &Form, condition: &'a Condition, scope: &[Key]) -> Vec<(&'a Reference, Vec<&'a str>, Vec<Key>)> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().flat_map(|part| compared(form, part, scope)).collect()
        }
        Condition::Not(inner) => compared(form, inner, scope),
        Condition::AnyRow(list, inner) => compared(form, inner, &row_of(form, list, scope)),
        Condition::Test(Operand::Answer(reference) | Operand::Every(reference), comparison) => {
            vec![(reference, codes(comparison), scope.to_vec())]
        }
        _ => vec![],
    }
}

/// A row of a list: of a repeated section, of a group of another section, or of a group beside.
fn row_of(form: &Form, list: &Reference, scope: &[Key]) -> Vec<Key> {
    match list.names.as_slice() {
        [group] if form.section(group).is_none() => vec![scope[0].clone(), group.clone()],
        names => names.to_vec(),
    }
}

fn codes(comparison: &Comparison) -> Vec<&str> {
    let constants: Vec<&Constant> = match comparison {
        Comparison::Is(Right::Constant(constant)) | Comparison::IsNot(Right::Constant(constant)) => vec![constant],
        Comparison::In(all) => all.iter().collect(),
        _ => vec![],
    };
    let texts = constants.into_iter().filter_map(|constant| match constant {
        Constant::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

fn question<'a>(form: &'a Form, reference: &Reference, scope: &[Key]) -> Option<&'a Question> {
    let inside = |questions: &'a [Question], key: &Key| questions.iter().find(|question| question.key == *key);
    match reference.names.as_slice() {
        [key] => {
            let section = form.section(&scope[0])?;
            let group = scope.get(1).and_then(|group| inside(&section.questions, group));
            group.and_then(|group| inside(&group.questions, key)).or_else(|| inside(&section.questions, key))
        }
        [section, key] => inside(&form.section(section)?.questions, key),
        [section, group, key] => inside(&inside(&form.section(section)?.questions, group)?.questions, key),
        _ => None,
    }
}

/// What a form compares and its questions do not offer.
fn misspelt(form: &Form, inherited: &BTreeSet<String>) -> Vec<String> {
    let mut found = vec![];
    for (scope, condition) in conditions(form) {
        if inherited.contains(&serde_json::to_string(&condition).unwrap()) {
            continue;
        }
        for (reference, codes, scope) in compared(form, &condition, &scope) {
            let Some(choices) = question(form, reference, &scope).and_then(|question| question.kind.choices()) else {
                continue;
            };
            let lost = codes.into_iter().filter(|code| choices.by_code(code).is_none());
            found.extend(lost.map(|code| format!("{}: {code}", String::from(reference.clone()))));
        }
    }
    found
}

/// A form that narrows a set keeps the conditions of its parent, which may name codes of other organs.
#[test]
fn every_code_that_a_form_compares_is_one_of_the_choices() {
    let generic = assembled(&form("frcp-generic"));
    assert_eq!(misspelt(&generic, &BTreeSet::new()), Vec::<String>::new());
    let inherited = conditions(&generic).iter().map(|(_, one)| serde_json::to_string(one).unwrap()).collect();
    for own in library().forms.iter().filter(|form| form.extends.is_some()) {
        assert_eq!(misspelt(&assembled(own), &inherited), Vec::<String>::new(), "{}", own.key);
    }
}

#[test]
fn a_misspelt_code_is_told_with_its_question() {
    let text = r#"
key = "tiny"
version = 1
title = "Essai"
[[section]]
key = "s"
[[section.question]]
key = "a"
label = "A"
kind = { one-of = { set = "cote-sein" } }
[[section.question]]
key = "b"
label = "B"
kind = "yes-no"
shown_if = { not = { answer = "a", in = ["C25228", "droite"] } }
"#;
    let form = assembled(&toml::from_str(text).unwrap());
    assert_eq!(misspelt(&form, &BTreeSet::new()), ["a: droite"]);
}
