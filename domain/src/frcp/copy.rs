//! What a new form starts with: facts of the record, and answers of the patient's last form.
//!
//! Copying goes by *code*, not by name: two questions are the same when their codes are the same, in sections and
//! groups that are the same; a question without a code is known by its name. So a form may be re-arranged or replaced
//! by an organ form without losing what was known. Only questions marked `carried` are copied, and only answers that
//! the new form still admits. Source: ARCHITECTURE §3.

use super::Change;
use crate::forms::{Anchor, Answer, Answers, Form, Kind, ListPath, Path, Prefill, Question, Scope, Section};
use crate::sorted::Map;

/// The changes that bring the facts of the record into a new form.
#[must_use]
pub fn prefill_from_record(form: &Form, facts: &Map<Prefill, Answer>) -> Vec<Change> {
    let plain = form.sections.iter().filter(|section| section.repeats.is_none());
    let questions = plain.flat_map(|section| section.questions.iter().map(move |question| (section, question)));
    let filled = questions.filter_map(|(section, question)| {
        let answer = facts.get(&question.prefill?).filter(|answer| admits(&question.kind, answer))?;
        Some(write(&Scope::section(section.key.clone()).question(question.key.clone()), answer))
    });
    filled.collect()
}

/// The changes that bring the carried answers of the last form into a new one. Rows keep their ids, which are names
/// inside one form only, so a tumour stays the same row from form to form.
#[must_use]
pub fn prefill_from_last(last: &Form, answers: &Answers, new: &Form) -> Vec<Change> {
    copied(last, answers, new, Which::Carried)
}

/// The answers of another form at the addresses of this one: all of them, or only those about the patient and the
/// disease, which are the questions of the sections that carry something. What the new form does not admit is left out.
#[must_use]
pub(super) fn translated(last: &Form, answers: &Answers, new: &Form, all: bool) -> Answers {
    gathered(copied(last, answers, new, if all { Which::All } else { Which::Described }))
}

/// What these changes write.
pub(super) fn gathered(changes: Vec<Change>) -> Answers {
    let mut found = Answers::default();
    for change in changes {
        match change {
            Change::AddRow { list, row, order } => found.place_row(list, row, order),
            Change::Answer { path, answer, .. } => found.set(&path, answer),
            _ => {}
        }
    }
    found
}

fn copied(last: &Form, answers: &Answers, new: &Form, which: Which) -> Vec<Change> {
    let mut copy = Copy { last, answers, which, changes: vec![] };
    for section in new.sections.iter().filter(|section| which != Which::Described || carries(&section.questions)) {
        copy.section(section);
    }
    copy.changes
}

fn carries(questions: &[Question]) -> bool {
    questions.iter().any(|question| question.carried || carries(&question.questions))
}

/// Which questions are copied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    /// Those that a new form starts with.
    Carried,
    /// Those of the sections that carry something.
    Described,
    /// Every one.
    All,
}

struct Copy<'a> {
    last: &'a Form,
    answers: &'a Answers,
    which: Which,
    changes: Vec<Change>,
}

impl Copy<'_> {
    fn section(&mut self, new: &Section) {
        let scope = Scope::section(new.key.clone());
        let old = self.last.sections.iter().find(|old| same_section(old, new));
        let Some(old) = old else {
            return self.questions(&[], &scope, &new.questions, &scope);
        };
        match (&old.repeats, &new.repeats) {
            (None, None) => {
                let from = Scope::section(old.key.clone());
                self.questions(&old.questions, &from, &new.questions, &scope);
            }
            (Some(_), Some(_)) => {
                let (from, to) = (ListPath::section(old.key.clone()), ListPath::section(new.key.clone()));
                self.rows(&old.questions, &from, &new.questions, &to);
            }
            _ => {}
        }
    }

    /// Copies the rows that have at least one carried answer.
    fn rows(&mut self, old: &[Question], from: &ListPath, new: &[Question], to: &ListPath) {
        for row in self.answers.rows(from) {
            let Some(order) = self.answers.order(from, row).cloned() else { continue };
            let before = self.changes.len();
            self.questions(old, &from.row(row), new, &to.row(row));
            if self.changes.len() > before {
                self.changes.insert(before, Change::AddRow { list: to.clone(), row, order });
            }
        }
    }

    fn questions(&mut self, old: &[Question], from: &Scope, new: &[Question], to: &Scope) {
        let any = self.which != Which::Carried;
        for question in new.iter().filter(|question| any || question.carried) {
            let source = old.iter().find(|old| same_question(old, question));
            match (source, question.group()) {
                (Some(source), Some(_)) => {
                    if let (Some(from), Some(to)) = (from.list(source.key.clone()), to.list(question.key.clone())) {
                        self.rows(&source.questions, &from, &question.questions, &to);
                    }
                }
                (Some(source), None) => self.answer(&from.question(source.key.clone()), to, question),
                (None, _) => {
                    if let Some(path) = self.elsewhere(question).filter(|_| to.own_row().is_none()) {
                        self.answer(&path, to, question);
                    }
                }
            }
        }
    }

    fn answer(&mut self, from: &Path, to: &Scope, question: &Question) {
        let answer = self.answers.get(from).filter(|answer| admits(&question.kind, answer));
        self.changes.extend(answer.map(|answer| write(&to.question(question.key.clone()), answer)));
    }

    /// The only plain question of the last form with this code, wherever it stands.
    fn elsewhere(&self, question: &Question) -> Option<Path> {
        let code = question.code.as_ref()?;
        let plain = self.last.sections.iter().filter(|section| section.repeats.is_none());
        let mut found = plain.flat_map(|section| {
            let same = section.questions.iter().filter(|old| old.code.as_ref() == Some(code));
            same.map(|old| Scope::section(section.key.clone()).question(old.key.clone()))
        });
        let first = found.next();
        first.filter(|_| found.next().is_none())
    }
}

fn write(path: &Path, answer: &Answer) -> Change {
    Change::Answer { path: path.clone(), base: None, answer: Some(answer.clone()) }
}

fn same(old: (&Option<Anchor>, &crate::forms::Key), new: (&Option<Anchor>, &crate::forms::Key)) -> bool {
    match (old.0, new.0) {
        (Some(old), Some(new)) => old == new,
        (None, None) => old.1 == new.1,
        _ => false,
    }
}

fn same_section(old: &Section, new: &Section) -> bool {
    same((&old.code, &old.key), (&new.code, &new.key))
}

fn same_question(old: &Question, new: &Question) -> bool {
    same((&old.code, &old.key), (&new.code, &new.key))
}

/// Whether a question admits an answer: its shape, its choices, its states.
fn admits(kind: &Kind, answer: &Answer) -> bool {
    let Answer::Value(value) = answer else {
        return answer.state().is_some_and(|state| kind.usual_states().contains(&state));
    };
    kind.takes(value)
}
