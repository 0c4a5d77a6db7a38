//! Whether a condition holds, as true, false or not known. Total: it never fails.

use super::{
    Answer, Answers, BodySex, CheckContext, Comparison, Condition, Constant, Fact, Key, ListPath, Operand, Path,
    Reference, Right, Scope,
    term::{Term, codes, constant_term, is_value, order, same, state},
};
use crate::codes::PartialDate;
use std::cmp::Ordering;

/// The answers and the facts that conditions look at.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// The form, which tells where a name stands.
    pub form: &'a super::Form,
    /// The answers.
    pub answers: &'a Answers,
    /// The facts.
    pub context: &'a CheckContext,
}

/// How many conditions may hang on one another; the check of a form file refuses circles.
pub(super) const DEEPEST: u8 = 6;

impl<'a> World<'a> {
    /// Whether a condition holds seen from a scope; `None` when an answer it needs is missing. A hidden answer counts
    /// as missing.
    #[must_use]
    pub fn holds(&self, condition: &Condition, scope: &Scope) -> Option<bool> {
        self.holds_within(condition, scope, DEEPEST)
    }

    /// Whether a question is shown: its section's condition, its group's and its own all hold.
    #[must_use]
    pub fn is_shown(&self, path: &Path) -> bool {
        self.shown_within(path, DEEPEST)
    }

    fn holds_within(&self, condition: &Condition, scope: &Scope, depth: u8) -> Option<bool> {
        match condition {
            Condition::All(parts) => every(parts.iter().map(|part| self.holds_within(part, scope, depth))),
            Condition::Any(parts) => some(parts.iter().map(|part| self.holds_within(part, scope, depth))),
            Condition::Not(inner) => self.holds_within(inner, scope, depth).map(|holds| !holds),
            Condition::Test(operand, comparison) => self.test(operand, comparison, scope, depth),
            Condition::Distinct(questions) => self.distinct(questions, scope),
            Condition::AnyRow(list, with) => {
                let lists = self.lists(list, scope);
                let rows = lists.iter().flat_map(|list| self.answers.scopes(list));
                some(rows.map(|row| self.holds_within(with, &row, depth)))
            }
        }
    }

    fn distinct(&self, questions: &[Reference], scope: &Scope) -> Option<bool> {
        let (list, own) = scope.own_row()?;
        let given = |scope: &Scope| -> Option<Vec<&Answer>> {
            let paths = questions.iter().map(|question| self.places(question, scope).into_iter().next());
            paths.map(|path| self.answers.get(&path?).filter(|answer| answer.value().is_some())).collect()
        };
        let ours = given(scope)?;
        let others = self.answers.rows(&list).into_iter().filter(|row| *row != own);
        Some(!others.into_iter().any(|row| given(&list.row(row)).as_ref() == Some(&ours)))
    }

    fn test(&self, operand: &Operand, comparison: &Comparison, scope: &Scope, depth: u8) -> Option<bool> {
        let found = match operand {
            Operand::Fact(fact) => return self.compare(self.fact(*fact).as_ref(), comparison, scope),
            Operand::Count(list) => {
                let rows = self.lists(list, scope).iter().map(|list| self.answers.rows(list).len()).sum::<usize>();
                let rows = u32::try_from(rows).map_or(f64::INFINITY, f64::from);
                return self.compare(Some(&Term::Number(rows)), comparison, scope);
            }
            Operand::Computed(reference) => return self.derived_test(reference, comparison, scope, depth),
            Operand::Answer(reference) | Operand::Every(reference) => self.places(reference, scope),
        };
        let each = found.iter().map(|path| {
            let answer = self.answers.get(path).filter(|_| depth == 0 || self.shown_within(path, depth - 1));
            self.compare(answer.map(Term::Answer).as_ref(), comparison, scope)
        });
        match operand {
            Operand::Every(_) => every(each),
            _ if found.is_empty() => self.compare(None, comparison, scope),
            _ => some(each),
        }
    }

    /// One of the derived values that a reference means satisfies the comparison. Where a value leaves several
    /// candidates, they must agree.
    fn derived_test(&self, reference: &Reference, comparison: &Comparison, scope: &Scope, depth: u8) -> Option<bool> {
        let found = self.places(reference, scope);
        some(found.iter().map(|path| {
            let values = self.derived(path, depth).unwrap_or_default();
            let each = |value: &Constant| self.compare(Some(&constant_term(value)), comparison, scope);
            let Some(first) = values.first() else { return self.compare(None, comparison, scope) };
            let first = each(first);
            first.filter(|_| values.iter().all(|value| each(value) == first))
        }))
    }

    pub(super) fn shown_within(&self, path: &Path, depth: u8) -> bool {
        let holds = |condition: &Condition, scope: &Scope| self.holds_within(condition, scope, depth) == Some(true);
        let scope = &path.scope;
        let Some(section) = self.form.section(scope.section_key()) else {
            return true;
        };
        let group = scope.group_key().and_then(|key| section.question(key));
        let own = self.form.question(path);
        section.shown_if.as_ref().is_none_or(|shown| holds(shown, &Scope::section(section.key.clone())))
            && group.and_then(|group| group.shown_if.as_ref()).is_none_or(|shown| {
                let around = scope.parent();
                around.is_none_or(|around| holds(shown, &around))
            })
            && own.and_then(|own| own.shown_if.as_ref()).is_none_or(|shown| holds(shown, scope))
    }

    /// The addresses that a reference means, seen from a scope.
    #[must_use]
    pub fn places(&self, reference: &Reference, scope: &Scope) -> Vec<Path> {
        match reference.names.as_slice() {
            [question] => self.nearest(question, scope).into_iter().collect(),
            [section, question] => self.section_scopes(section).iter().map(|s| s.question(question.clone())).collect(),
            [section, group, question] => {
                let holders = self.section_scopes(section);
                let lists = holders.iter().filter_map(|s| s.list(group.clone()));
                let rows = lists.flat_map(|list| self.answers.scopes(&list));
                rows.map(|s| s.question(question.clone())).collect()
            }
            _ => vec![],
        }
    }

    /// A name alone: the question of the same row, else of the row around it.
    fn nearest(&self, question: &Key, scope: &Scope) -> Option<Path> {
        let here = scope.question(question.clone());
        if self.form.question(&here).is_some() {
            return Some(here);
        }
        let around = scope.parent()?.question(question.clone());
        self.form.question(&around).is_some().then_some(around)
    }

    /// The section itself, or its rows.
    fn section_scopes(&self, section: &Key) -> Vec<Scope> {
        let repeats = self.form.section(section).is_some_and(|s| s.repeats.is_some());
        if repeats {
            self.answers.scopes(&ListPath::section(section.clone()))
        } else {
            vec![Scope::section(section.clone())]
        }
    }

    /// The lists that a reference means: a repeated section, or a group (in the same scope, or in every row).
    #[must_use]
    pub fn lists(&self, reference: &Reference, scope: &Scope) -> Vec<ListPath> {
        match reference.names.as_slice() {
            [name] if self.form.section(name).is_some_and(|s| s.repeats.is_some()) => {
                vec![ListPath::section(name.clone())]
            }
            [group] => {
                let holder = scope.parent().unwrap_or_else(|| scope.clone());
                holder.list(group.clone()).into_iter().collect()
            }
            [section, group] => self.section_scopes(section).iter().filter_map(|s| s.list(group.clone())).collect(),
            _ => vec![],
        }
    }

    fn fact(&self, fact: Fact) -> Option<Term<'a>> {
        let day = |date| PartialDate::day(date).ok().map(Term::Date);
        match fact {
            Fact::Age => self.context.age().map(|age| Term::Number(f64::from(age))),
            Fact::Sex => self.context.sex.map(|sex| Term::Text(if sex == BodySex::Female { "F" } else { "M" })),
            Fact::Today => day(self.context.today),
            Fact::SessionDate => self.context.session_date.and_then(day),
            Fact::SessionNature => self.context.session_nature.as_ref().map(|coded| Term::Text(&coded.code)),
            Fact::QuorumMet => self.context.quorum_met.map(Term::Bool),
        }
    }

    fn compare(&self, left: Option<&Term<'_>>, comparison: &Comparison, scope: &Scope) -> Option<bool> {
        match comparison {
            Comparison::Answered(wanted) => return Some(left.is_some() == *wanted),
            Comparison::Filled(wanted) => return Some(left.is_some_and(is_value) == *wanted),
            Comparison::State(wanted) => return Some(left.and_then(state) == Some(*wanted)),
            _ => {}
        }
        let left = left.filter(|term| is_value(term))?;
        match comparison {
            Comparison::Is(right) => self.equal(left, right, scope),
            Comparison::IsNot(right) => self.equal(left, right, scope).map(|same| !same),
            Comparison::Less(right) => self.order(left, right, scope).map(Ordering::is_lt),
            Comparison::LessOrEqual(right) => self.order(left, right, scope).map(Ordering::is_le),
            Comparison::More(right) => self.order(left, right, scope).map(Ordering::is_gt),
            Comparison::MoreOrEqual(right) => self.order(left, right, scope).map(Ordering::is_ge),
            Comparison::In(set) => Some(set.iter().any(|constant| same(left, &constant_term(constant)))),
            Comparison::StartsWith(starts) => {
                Some(codes(left).iter().any(|code| starts.iter().any(|start| code.starts_with(start.as_str()))))
            }
            Comparison::Answered(_) | Comparison::Filled(_) | Comparison::State(_) => None,
        }
    }

    fn right<'t>(&'t self, right: &'t Right, scope: &Scope) -> Option<Term<'t>> {
        match right {
            Right::Constant(constant) => Some(constant_term(constant)),
            Right::Fact { fact } => self.fact(*fact),
            Right::Answer { answer } => {
                let found = self.places(answer, scope);
                found.first().and_then(|path| self.answers.get(path)).map(Term::Answer).filter(is_value)
            }
        }
    }

    fn equal(&self, left: &Term<'_>, right: &Right, scope: &Scope) -> Option<bool> {
        self.right(right, scope).map(|right| same(left, &right))
    }

    fn order(&self, left: &Term<'_>, right: &Right, scope: &Scope) -> Option<Ordering> {
        self.right(right, scope).and_then(|right| order(left, &right))
    }
}

/// All of them, in three values.
fn every(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = false,
        }
    }
    known.then_some(true)
}

/// At least one of them, in three values.
fn some(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    every(parts.map(|part| part.map(|holds| !holds))).map(|none| !none)
}
