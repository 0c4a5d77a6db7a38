//! The check of a form: every problem at once, in file order. It never fails, and the browser runs the same function
//! as the server.
//!
//! Order of the issues: those of the questions as the form shows them, then the rules of the form in file order.
//! An answer of the wrong shape is an issue, never an error: reading refuses nothing that was once stored.

use super::{
    Answer, Answers, CheckContext, Form, Issue, Level, Problem, Question, Repeats, Rule, Scope, Severity, Stop, Target,
    World, check_value,
};

/// Every issue of these answers at a level: `Ready` asks also what `Draft` asks, and `Validated` asks everything.
#[must_use]
pub fn check(form: &Form, answers: &Answers, context: &CheckContext, level: Level) -> Vec<Issue> {
    let world = World { form, answers, context };
    let mut issues = vec![];
    for stop in world.shown() {
        match stop {
            Stop::List { list, repeats, label } => {
                let rows = answers.rows(&list).len();
                let found = list_problem(rows, repeats, level);
                issues.extend(found.map(|problem| blocking(Target::List(list), label, problem)));
            }
            Stop::Question { path, question, answer } => {
                let found = world.question_problems(&path.scope, question, answer, level);
                let at = Target::Question(path);
                issues.extend(found.into_iter().map(|(severity, problem)| Issue {
                    at: at.clone(),
                    label: question.label.clone(),
                    severity,
                    problem,
                }));
            }
        }
    }
    issues.extend(form.rules.iter().filter(|rule| rule.from <= level).flat_map(|rule| world.broken(rule)));
    issues
}

fn blocking(at: Target, label: &str, problem: Problem) -> Issue {
    Issue { at, label: label.to_owned(), severity: Severity::Blocking, problem }
}

fn list_problem(rows: usize, repeats: &Repeats, level: Level) -> Option<Problem> {
    let rows = u32::try_from(rows).unwrap_or(u32::MAX);
    if rows > repeats.max {
        return Some(Problem::TooManyRows { max: repeats.max });
    }
    (level == Level::Validated && rows < repeats.min).then_some(Problem::TooFewRows { min: repeats.min })
}

impl World<'_> {
    /// Whether an answer to a shown question is required at a level.
    #[must_use]
    pub fn is_required(&self, scope: &Scope, question: &Question, level: Level) -> bool {
        let condition = question.required_if.as_ref();
        question.required_at.is_some_and(|from| from <= level)
            && condition.is_none_or(|condition| self.holds(condition, scope) == Some(true))
    }

    fn question_problems(
        &self,
        scope: &Scope,
        question: &Question,
        answer: Option<&Answer>,
        level: Level,
    ) -> Vec<(Severity, Problem)> {
        let Some(answer) = answer else {
            let required = self.is_required(scope, question, level);
            return required.then_some((question.missing, Problem::Required)).into_iter().collect();
        };
        match answer {
            Answer::Value(value) => check_value(self, scope, question, value),
            _ if answer.state().is_some_and(|state| question.admitted_states().contains(&state)) => vec![],
            _ => vec![(Severity::Blocking, Problem::StateNotAdmitted)],
        }
    }

    /// The places where a rule is broken.
    fn broken(&self, rule: &Rule) -> Vec<Issue> {
        let places = self.rule_places(rule);
        let broken = places.into_iter().filter(|(scope, _, _)| {
            let applies = rule.when.as_ref().is_none_or(|when| self.holds(when, scope) == Some(true));
            applies && self.holds(&rule.must, scope) == Some(false)
        });
        let problem =
            || Problem::Rule { key: rule.key.clone(), sentence: rule.sentence.clone(), source: rule.source.clone() };
        broken.map(|(_, at, label)| Issue { at, label, severity: rule.severity, problem: problem() }).collect()
    }

    /// Where a rule is looked at: each place of its question, or each list.
    fn rule_places(&self, rule: &Rule) -> Vec<(Scope, Target, String)> {
        let nowhere = Scope::section(self.form.key.clone());
        let paths = self.places(&rule.at, &nowhere).into_iter().filter(|path| self.is_shown(path));
        let questions: Vec<(Scope, Target, String)> = paths
            .filter_map(|path| {
                let question = self.form.question(&path).filter(|question| question.group().is_none())?;
                Some((path.scope.clone(), Target::Question(path), question.label.clone()))
            })
            .collect();
        if !questions.is_empty() {
            return questions;
        }
        let lists = self.lists(&rule.at, &nowhere).into_iter().filter_map(|list| {
            let (label, scope) = self.list_label(&list)?;
            Some((scope, Target::List(list), label))
        });
        lists.collect()
    }

    /// The label of a list that exists in the form, and the scope that holds it.
    fn list_label(&self, list: &super::ListPath) -> Option<(String, Scope)> {
        let section = self.form.section(list.section_key())?;
        let holder = list.parent().map_or_else(|| Scope::section(section.key.clone()), |(outer, row)| outer.row(row));
        let Some(group) = list.group_key() else {
            return section.repeats.as_ref().map(|_| (section.title.clone(), holder));
        };
        let path = holder.question(group.clone());
        let question = self.form.question(&path).filter(|q| q.group().is_some() && self.is_shown(&path))?;
        Some((question.label.clone(), holder))
    }
}
