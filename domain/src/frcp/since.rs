//! What is new since an earlier form: what a board reads of a case that it already knows.
//!
//! Answers are compared question by question, by code where forms differ. A row that was carried keeps its identity;
//! another is the row with the same answers, or the one that shares most of them. Hidden answers count as none. What a
//! new form does not take over, such as the proposal, is not said to be emptied. Source: the product's own rule (expert
//! knowledge, to be confirmed).

use super::{Difference, copy::translated};
use crate::{
    forms::{Answer, Answers, Form, ListPath, Path, Question, Scope, Stop, World},
    ids::RowId,
    sorted::Set,
};

/// What differs from an earlier form, at the addresses of the new one and in its order.
#[must_use]
pub fn new_since(last: World<'_>, now: World<'_>) -> Vec<Difference> {
    let (before, after) = (translated(last.form, &shown(last), now.form, true), shown(now));
    let told = between(now.form, &before, &after);
    told.into_iter().filter(|one| one.after.is_some() || is_carried(now.form, &one.path)).collect()
}

/// What differs between two versions of one form, in its order.
#[must_use]
pub fn changed_between(before: World<'_>, after: World<'_>) -> Vec<Difference> {
    between(after.form, &shown(before), &shown(after))
}

/// The answers of the questions that are shown, with the rows that hold one.
fn shown(world: World<'_>) -> Answers {
    let mut answers = Answers::default();
    for stop in world.shown() {
        if let Stop::Question { path, answer: Some(answer), .. } = stop {
            for (list, row) in path.scope.rows() {
                if let Some(order) = world.answers.order(&list, row) {
                    answers.place_row(list, row, order.clone());
                }
            }
            answers.set(&path, Some(answer.clone()));
        }
    }
    answers
}

fn between(form: &Form, before: &Answers, after: &Answers) -> Vec<Difference> {
    let before = aligned(form, before, after);
    let both = addresses(form, &before, after).into_iter();
    let told = both.filter(|path| before.get(path) != after.get(path));
    told.map(|path| Difference { before: before.get(&path).cloned(), after: after.get(&path).cloned(), path }).collect()
}

fn is_carried(form: &Form, path: &Path) -> bool {
    form.question(path).is_some_and(|question| question.carried)
}

/// Every plain address that one or the other may answer, in the order of the form; rows of the new one first.
fn addresses(form: &Form, before: &Answers, after: &Answers) -> Vec<Path> {
    let rows = |list: &ListPath| {
        let now = after.rows(list);
        let gone = before.rows(list).into_iter().filter(|row| !now.contains(row)).collect::<Vec<_>>();
        now.into_iter().chain(gone).collect::<Vec<RowId>>()
    };
    let mut found = vec![];
    for section in &form.sections {
        if section.repeats.is_some() {
            let list = ListPath::section(section.key.clone());
            rows(&list).iter().for_each(|row| inside(&list.row(*row), &section.questions, &rows, &mut found));
        } else {
            inside(&Scope::section(section.key.clone()), &section.questions, &rows, &mut found);
        }
    }
    found
}

fn inside(scope: &Scope, questions: &[Question], rows: &impl Fn(&ListPath) -> Vec<RowId>, found: &mut Vec<Path>) {
    for question in questions {
        match (question.group(), scope.list(question.key.clone())) {
            (None, _) => found.push(scope.question(question.key.clone())),
            (Some(_), Some(list)) => {
                rows(&list).iter().for_each(|row| inside(&list.row(*row), &question.questions, rows, found));
            }
            (Some(_), None) => {}
        }
    }
}

/// The same answers, each row under the name of the row of the other set that it is.
pub(super) fn aligned(form: &Form, from: &Answers, to: &Answers) -> Answers {
    let mut align = Align { from, to, done: Answers::default() };
    for section in &form.sections {
        if section.repeats.is_some() {
            let list = ListPath::section(section.key.clone());
            align.rows(&list, &list, &section.questions);
        } else {
            let scope = Scope::section(section.key.clone());
            align.scope(&scope, &scope, &section.questions);
        }
    }
    align.done
}

struct Align<'a> {
    from: &'a Answers,
    to: &'a Answers,
    done: Answers,
}

impl Align<'_> {
    fn rows(&mut self, from: &ListPath, to: &ListPath, questions: &[Question]) {
        for (row, named) in self.pairs(from, to, questions) {
            if let Some(order) = self.from.order(from, row) {
                self.done.place_row(to.clone(), named, order.clone());
            }
            self.scope(&from.row(row), &to.row(named), questions);
        }
    }

    fn scope(&mut self, from: &Scope, to: &Scope, questions: &[Question]) {
        for question in questions {
            let key = &question.key;
            match (question.group(), from.list(key.clone()), to.list(key.clone())) {
                (Some(_), Some(from), Some(to)) => self.rows(&from, &to, &question.questions),
                (Some(_), ..) => {}
                (None, ..) => {
                    if let Some(answer) = self.from.at(from, key) {
                        self.done.set(&to.question(key.clone()), Some(answer.clone()));
                    }
                }
            }
        }
    }

    /// Each row with the name of the row that it is: the same identity, else the most answers in common, half of those
    /// of the smaller row at least; else a row of its own.
    fn pairs(&self, from: &ListPath, to: &ListPath, questions: &[Question]) -> Vec<(RowId, RowId)> {
        let (old, new) = (self.from.rows(from), self.to.rows(to));
        let mut taken: Set<RowId> = old.iter().copied().filter(|row| new.contains(row)).collect();
        let given = |answers: &Answers, scope: &Scope| -> Vec<(usize, Answer)> {
            let told = questions.iter().enumerate();
            told.filter_map(|(rank, one)| Some((rank, answers.at(scope, &one.key)?.clone()))).collect()
        };
        let mut likely: Vec<(usize, RowId, RowId)> = vec![];
        for row in old.iter().filter(|row| !taken.contains(*row)) {
            let mine = given(self.from, &from.row(*row));
            for other in new.iter().filter(|row| !taken.contains(*row)) {
                let theirs = given(self.to, &to.row(*other));
                let common = mine.iter().filter(|answer| theirs.contains(answer)).count();
                if common > 0 && 2 * common >= mine.len().min(theirs.len()) {
                    likely.push((common, *row, *other));
                }
            }
        }
        likely.sort_by_key(|(common, ..)| std::cmp::Reverse(*common));
        let mut found: Vec<(RowId, RowId)> = vec![];
        for (_, row, other) in likely {
            if !taken.contains(&other) && !found.iter().any(|(known, _)| *known == row) {
                taken.insert(other);
                found.push((row, other));
            }
        }
        let named = |row: RowId| found.iter().find(|(known, _)| *known == row).map_or(row, |(_, other)| *other);
        old.into_iter().map(|row| (row, named(row))).collect()
    }
}
