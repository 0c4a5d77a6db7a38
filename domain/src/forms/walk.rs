//! The questions of a form as they stand for these answers, in file order: sections, rows, questions, groups.

use super::{Answer, Form, ListPath, Path, Question, Repeats, Scope, Section, World};

/// One stop of the walk.
#[derive(Debug, Clone)]
pub enum Stop<'a> {
    /// A list of rows, before its rows. The label is that of its section or group.
    List {
        /// The list.
        list: ListPath,
        /// Its limits.
        repeats: &'a Repeats,
        /// Its label.
        label: &'a str,
    },
    /// A plain question.
    Question {
        /// Its address.
        path: Path,
        /// Its definition.
        question: &'a Question,
        /// Its answer.
        answer: Option<&'a Answer>,
    },
}

impl<'a> World<'a> {
    /// Every list and question that is shown, in file order.
    #[must_use]
    pub fn shown(&self) -> Vec<Stop<'a>> {
        let mut stops = vec![];
        for section in &self.form.sections {
            self.section_stops(section, &mut stops);
        }
        stops
    }

    fn section_stops(&self, section: &'a Section, stops: &mut Vec<Stop<'a>>) {
        let plain = Scope::section(section.key.clone());
        if section.shown_if.as_ref().is_some_and(|condition| self.holds(condition, &plain) != Some(true)) {
            return;
        }
        let Some(repeats) = &section.repeats else {
            return self.question_stops(&plain, &section.questions, stops);
        };
        let list = ListPath::section(section.key.clone());
        let rows = self.answers.scopes(&list);
        stops.push(Stop::List { list, repeats, label: &section.title });
        for row in rows {
            self.question_stops(&row, &section.questions, stops);
        }
    }

    /// The questions of a scope that is shown: only their own conditions are left to look at.
    fn question_stops(&self, scope: &Scope, questions: &'a [Question], stops: &mut Vec<Stop<'a>>) {
        for question in questions {
            if question.shown_if.as_ref().is_some_and(|condition| self.holds(condition, scope) != Some(true)) {
                continue;
            }
            let path = scope.question(question.key.clone());
            match (question.group(), scope.list(question.key.clone())) {
                (Some(repeats), Some(list)) => self.group_stops(list, repeats, question, stops),
                (Some(_), None) => {}
                (None, _) => {
                    let answer = self.answers.get(&path);
                    stops.push(Stop::Question { path, question, answer });
                }
            }
        }
    }

    fn group_stops(&self, list: ListPath, repeats: &'a Repeats, group: &'a Question, stops: &mut Vec<Stop<'a>>) {
        let rows = self.answers.scopes(&list);
        stops.push(Stop::List { list, repeats, label: &group.label });
        for row in rows {
            self.question_stops(&row, &group.questions, stops);
        }
    }
}

/// The addresses shown for these answers, in file order.
#[must_use]
pub fn visible(form: &Form, answers: &super::Answers, context: &super::CheckContext) -> Vec<Path> {
    let stops = World { form, answers, context }.shown();
    let paths = stops.into_iter().filter_map(|stop| match stop {
        Stop::Question { path, .. } => Some(path),
        Stop::List { .. } => None,
    });
    paths.collect()
}
