//! What a next version would do to drafts under way, before anybody publishes it. Nothing is changed: a form begun under a version
//! stays under it, so this tells what those who write would see if they began today.
//!
//! It looks at answers only, without the facts of each record: a condition that asks for one is not known, and counts for nothing.

use crate::{
    forms::{Answer, Answers, CheckContext, Form, Issue, Key, Level, Path, Problem, Rule, check},
    sorted::{Map, Set},
};

/// A place or a rule, and how many drafts it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// `section/question` or `section/group/question`, or the name of a rule.
    pub name: String,
    /// The label of the question, or the sentence of the rule.
    pub words: String,
    /// Drafts.
    pub drafts: usize,
}

/// What would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rehearsal {
    /// Drafts that were looked at.
    pub looked_at: usize,
    /// Those in which an answer would have no place, or a rule more would be broken.
    pub concerned: usize,
    /// Answers that would have no place any more, by question of the version before.
    pub lost: Vec<Counted>,
    /// Rules of the version before that no longer apply, with the drafts that break them today.
    pub gone: Vec<Counted>,
    /// Rules that drafts would break and do not break today.
    pub broken: Vec<Counted>,
}

/// A rehearsal under way: drafts are shown to it one at a time.
#[derive(Debug)]
pub struct Rehearsing<'a> {
    old: &'a Form,
    new: &'a Form,
    context: &'a CheckContext,
    looked_at: usize,
    concerned: usize,
    lost: Map<String, usize>,
    gone: Map<Key, usize>,
    broken: Map<Key, usize>,
}

impl<'a> Rehearsing<'a> {
    /// Between two assembled forms; the context knows the day.
    #[must_use]
    pub const fn between(old: &'a Form, new: &'a Form, context: &'a CheckContext) -> Self {
        Self { old, new, context, looked_at: 0, concerned: 0, lost: Map::new(), gone: Map::new(), broken: Map::new() }
    }

    /// Looks at the answers of one draft.
    pub fn look_at(&mut self, answers: &Answers) {
        let lost: Set<String> = answers
            .iter()
            .filter(|(path, answer)| self.old.question(path).is_some() && !has_place(self.new, path, answer))
            .map(|(path, _)| name(path))
            .collect();
        let (before, after) = (self.broken_in(self.old, answers), self.broken_in(self.new, answers));
        let broken: Vec<&Key> = after.iter().filter(|key| !before.contains(key)).collect();
        self.looked_at += 1;
        self.concerned += usize::from(!lost.is_empty() || !broken.is_empty());
        for place in &lost {
            *self.lost.get_or_insert_with(place.clone(), || 0) += 1;
        }
        for key in broken {
            *self.broken.get_or_insert_with(key.clone(), || 0) += 1;
        }
        for key in before.iter().filter(|key| rule(self.new, key).is_none()) {
            *self.gone.get_or_insert_with(key.clone(), || 0) += 1;
        }
    }

    fn broken_in(&self, form: &Form, answers: &Answers) -> Set<Key> {
        let key = |issue: Issue| match issue.problem {
            Problem::Rule { key, .. } => Some(key),
            _ => None,
        };
        check(form, answers, self.context, Level::Validated).into_iter().filter_map(key).collect()
    }

    /// What was found: rules that go are told even when no draft breaks them.
    #[must_use]
    pub fn told(self) -> Rehearsal {
        let place = |(name, drafts): (&String, &usize)| Counted {
            name: name.clone(),
            words: label(self.old, name),
            drafts: *drafts,
        };
        let gone = self.old.rules.iter().filter(|one| rule(self.new, &one.key).is_none());
        let count = |one: &Rule, of: &Map<Key, usize>| Counted {
            name: one.key.to_string(),
            words: one.sentence.clone(),
            drafts: of.get(&one.key).copied().unwrap_or_default(),
        };
        let broken = self.new.rules.iter().filter(|one| self.broken.contains_key(&one.key));
        Rehearsal {
            looked_at: self.looked_at,
            concerned: self.concerned,
            lost: self.lost.iter().map(place).collect(),
            gone: gone.map(|one| count(one, &self.gone)).collect(),
            broken: broken.map(|one| count(one, &self.broken)).collect(),
        }
    }
}

fn rule<'a>(form: &'a Form, key: &Key) -> Option<&'a Rule> {
    form.rules.iter().find(|one| one.key == *key)
}

/// The name of a question, whatever its rows.
pub(super) fn name(path: &Path) -> String {
    let group = path.scope.group_key().map(|group| format!("{group}/")).unwrap_or_default();
    format!("{}/{group}{}", path.scope.section_key(), path.question)
}

fn label(form: &Form, name: &str) -> String {
    let names: Vec<&str> = name.split('/').collect();
    let section = form.sections.iter().find(|section| Some(&section.key.as_str()) == names.first());
    let mut questions = section.map(|section| section.questions.as_slice()).unwrap_or_default();
    let mut words = String::new();
    for name in names.iter().skip(1) {
        let Some(found) = questions.iter().find(|one| one.key.as_str() == *name) else { break };
        words.clone_from(&found.label);
        questions = &found.questions;
    }
    words
}

/// Whether an answer stands in a form: its question is there, in rows or not as before, and takes such a value.
fn has_place(form: &Form, path: &Path, answer: &Answer) -> bool {
    let section = form.section(path.scope.section_key());
    let in_rows = path.scope.rows().iter().any(|(list, _)| list.group_key().is_none());
    let as_before = section.is_some_and(|section| section.repeats.is_some() == in_rows);
    let Some(question) = form.question(path).filter(|_| as_before) else { return false };
    match answer {
        Answer::Value(value) => question.kind.takes(value),
        other => other.state().is_none_or(|state| question.admitted_states().contains(&state)),
    }
}
