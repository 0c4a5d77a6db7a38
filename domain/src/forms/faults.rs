//! What makes a form file wrong: the check that every file passes before anyone types in it.

use super::{Condition, Form, Key, Kind, LOOKS, Question, Reference, evaluate::DEEPEST, scheme::scheme_faults};
use std::collections::{BTreeMap, BTreeSet};

/// One thing wrong in a form, with the names that lead to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Two sections, two questions of a scope, or two rules have the same name.
    SameKey(String),
    /// A reference leads nowhere.
    NoSuchReference(String),
    /// A group is inside a group, or a plain question has questions.
    MisplacedQuestions(String),
    /// A group has no question, or a set no choice.
    Empty(String),
    /// Two choices of a set have the same code.
    SameCode(String),
    /// Conditions hang on one another in a circle, or too deep.
    Circle(String),
    /// A bound is above the bound that it must be under.
    Bounds(String),
    /// A form that extends another asks less than it, where it may only ask more.
    Loosened(String),
    /// A set of a form's own has the name of a set that ships.
    ShippedSet(String),
    /// A drawn scheme shows what the question, or the one beside it, has no answer for.
    Scheme(String),
    /// A look that nothing draws.
    Look(String),
}

/// Everything wrong in an assembled form.
#[must_use]
pub fn faults(form: &Form) -> Vec<Fault> {
    let mut found = vec![];
    same_keys("", form.sections.iter().map(|section| &section.key), &mut found);
    same_keys("rule ", form.rules.iter().map(|rule| &rule.key), &mut found);
    for section in &form.sections {
        let at = section.key.to_string();
        scope_faults(form, &[&section.key], &section.questions, &mut found);
        condition_faults(form, &[&section.key], &at, section.shown_if.as_ref(), &mut found);
    }
    for rule in &form.rules {
        let at = format!("rule {}", rule.key);
        let scope: Vec<&Key> = rule.at.names.iter().take(rule.at.names.len().saturating_sub(1)).collect();
        if !exists(form, &rule.at, &[]) {
            found.push(Fault::NoSuchReference(format!("{at}: {}", String::from(rule.at.clone()))));
        }
        condition_faults(form, &scope, &at, rule.when.as_ref(), &mut found);
        condition_faults(form, &scope, &at, Some(&rule.must), &mut found);
    }
    found.extend(circles(form));
    found
}

fn same_keys<'a>(at: &str, keys: impl Iterator<Item = &'a Key>, found: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    found.extend(keys.filter(|key| !seen.insert(*key)).map(|key| Fault::SameKey(format!("{at}{key}"))));
}

fn scope_faults(form: &Form, scope: &[&Key], questions: &[Question], found: &mut Vec<Fault>) {
    let names: Vec<&str> = scope.iter().map(|key| key.as_str()).collect();
    let prefix = format!("{}/", names.join("/"));
    same_keys(&prefix, questions.iter().map(|question| &question.key), found);
    for question in questions {
        let at = format!("{prefix}{}", question.key);
        question_faults(form, scope, &at, question, found);
        found.extend(scheme_faults(question, questions).into_iter().map(|what| Fault::Scheme(format!("{at}: {what}"))));
        let inner: Vec<&Key> = scope.iter().copied().chain([&question.key]).collect();
        if question.group().is_some() && scope.len() > 1 || question.group().is_none() && !question.questions.is_empty()
        {
            found.push(Fault::MisplacedQuestions(at));
        } else {
            scope_faults(form, &inner, &question.questions, found);
        }
    }
}

fn question_faults(form: &Form, scope: &[&Key], at: &str, question: &Question, found: &mut Vec<Fault>) {
    condition_faults(form, scope, at, question.shown_if.as_ref(), found);
    condition_faults(form, scope, at, question.required_if.as_ref(), found);
    if question.look.as_ref().is_some_and(|look| !LOOKS.contains(&look.as_str())) {
        found.push(Fault::Look(at.to_owned()));
    }
    let computed = question.computed.iter().flat_map(|computed| computed.from.values());
    let narrowing = question.kind.choices().and_then(|choices| choices.filtered_by.clone());
    let narrowing = narrowing.map(|key| Reference { names: vec![key] });
    for reference in computed.chain(narrowing.iter()).filter(|reference| !exists(form, reference, scope)) {
        found.push(Fault::NoSuchReference(format!("{at}: {}", String::from(reference.clone()))));
    }
    if question.group().is_some() && question.questions.is_empty() {
        found.push(Fault::Empty(at.to_owned()));
    }
    if let Some(choices) = question.kind.choices() {
        let mut codes = BTreeSet::new();
        if choices.options.is_empty() {
            found.push(Fault::Empty(at.to_owned()));
        }
        let twice = choices.options.iter().filter(|choice| !codes.insert((choice.system, choice.code.as_str())));
        found.extend(twice.map(|choice| Fault::SameCode(format!("{at}: {}", choice.code))));
    }
    if let Kind::Number(limits) = &question.kind {
        let bounds = [limits.min, limits.soft_min, limits.soft_max, limits.max];
        let known: Vec<f64> = bounds.into_iter().flatten().collect();
        if known.windows(2).any(|pair| pair.first() > pair.last()) {
            found.push(Fault::Bounds(at.to_owned()));
        }
    }
}

fn condition_faults(form: &Form, scope: &[&Key], at: &str, condition: Option<&Condition>, found: &mut Vec<Fault>) {
    let references = condition.into_iter().flat_map(Condition::references);
    let lost = references.filter(|reference| !exists(form, reference, scope));
    let derived = condition.into_iter().flat_map(Condition::derived);
    let underived =
        derived.filter(|reference| exists(form, reference, scope) && inputs(form, reference, scope).is_none());
    let told = lost.chain(underived);
    found.extend(told.map(|reference| Fault::NoSuchReference(format!("{at}: {}", String::from(reference.clone())))));
    for (list, with) in condition.into_iter().flat_map(Condition::in_rows) {
        if let Some(row) = resolve(form, list, scope) {
            condition_faults(form, &row, at, Some(with), found);
        }
    }
}

/// The full names of what feeds the value derived beside a question; `None` when nothing is derived there.
fn inputs<'a>(form: &'a Form, reference: &Reference, scope: &[&Key]) -> Option<Vec<Vec<&'a Key>>> {
    let name = resolve(form, reference, scope)?;
    let (key, around) = name.split_last()?;
    let section = form.sections.iter().find(|section| around.first() == Some(&&section.key))?;
    let questions = match around.get(1) {
        None => &section.questions,
        Some(group) => &inside(&section.questions, group)?.questions,
    };
    let computed = inside(questions, key)?.computed.as_ref()?;
    Some(computed.from.values().filter_map(|input| resolve(form, input, around)).collect())
}

/// Whether a reference seen from a scope leads to a question or a list.
fn exists(form: &Form, reference: &Reference, scope: &[&Key]) -> bool {
    resolve(form, reference, scope).is_some()
}

/// The full names (section, group, question) that a reference means, seen from a scope.
fn resolve<'a>(form: &'a Form, reference: &Reference, scope: &[&Key]) -> Option<Vec<&'a Key>> {
    let section = |key: &Key| form.sections.iter().find(|section| section.key == *key);
    match reference.names.as_slice() {
        [one] => {
            let from = scope.first().and_then(|key| section(key));
            let group = from.and_then(|from| inside(&from.questions, scope.get(1)?));
            let same_row =
                group.and_then(|group| Some(vec![&from?.key, &group.key, &inside(&group.questions, one)?.key]));
            let around = || from.and_then(|from| Some(vec![&from.key, &inside(&from.questions, one)?.key]));
            let list = || section(one).filter(|list| list.repeats.is_some()).map(|list| vec![&list.key]);
            same_row.or_else(around).or_else(list)
        }
        [first, second] => {
            let from = section(first)?;
            Some(vec![&from.key, &inside(&from.questions, second)?.key])
        }
        [first, second, third] => {
            let from = section(first)?;
            let group = inside(&from.questions, second)?;
            Some(vec![&from.key, &group.key, &inside(&group.questions, third)?.key])
        }
        _ => None,
    }
}

fn inside<'a>(questions: &'a [Question], key: &Key) -> Option<&'a Question> {
    questions.iter().find(|question| question.key == *key)
}

/// What each question's visibility hangs on, by full name.
type Graph<'a> = BTreeMap<Vec<&'a Key>, BTreeSet<Vec<&'a Key>>>;

fn circles(form: &Form) -> Vec<Fault> {
    let mut graph = Graph::new();
    for section in &form.sections {
        hangs_on(form, &[&section.key], &section.questions, &section.shown_if.iter().collect::<Vec<_>>(), &mut graph);
    }
    let deep = graph.keys().filter(|name| too_deep(&graph, name, DEEPEST));
    deep.map(|name| Fault::Circle(name.iter().map(|key| key.as_str()).collect::<Vec<_>>().join("/"))).collect()
}

fn hangs_on<'a>(
    form: &'a Form,
    scope: &[&'a Key],
    questions: &'a [Question],
    above: &[&'a Condition],
    graph: &mut Graph<'a>,
) {
    for question in questions {
        let name: Vec<&Key> = scope.iter().copied().chain([&question.key]).collect();
        let conditions: Vec<&Condition> = above.iter().copied().chain(&question.shown_if).collect();
        let needs = conditions.iter().flat_map(|condition| needs(form, condition, scope)).collect();
        hangs_on(form, &name, &question.questions, &conditions, graph);
        graph.insert(name, needs);
    }
}

/// Everything that a condition looks at, by full name.
fn needs<'a>(form: &'a Form, condition: &Condition, scope: &[&Key]) -> Vec<Vec<&'a Key>> {
    let named = condition.references().into_iter().filter_map(|reference| resolve(form, reference, scope));
    let derived = condition.derived().into_iter().filter_map(|reference| inputs(form, reference, scope)).flatten();
    let rows = condition.in_rows().into_iter().filter_map(|(list, with)| Some((resolve(form, list, scope)?, with)));
    let inside = rows.flat_map(|(row, with)| needs(form, with, &row));
    named.chain(derived).chain(inside).collect()
}

fn too_deep(graph: &Graph<'_>, name: &[&Key], left: u8) -> bool {
    let mut needs = graph.get(name).into_iter().flatten();
    left == 0 || needs.any(|need| too_deep(graph, need, left - 1))
}
