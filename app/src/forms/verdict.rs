//! What the rules say of the answers: computed a moment after the typing, once for the whole page.

use domain::sorted::{Map, Set};

use domain::{
    forms::{
        Answers, CheckContext, Completeness, Form, Issue, Key, Level, Path, Severity, Stop, Target, World, check,
        completeness, compute,
    },
    frcp::{PassedOver, passed_over},
    words,
};

/// Everything that the page shows beside the answers.
#[derive(Default, PartialEq)]
pub struct Verdict {
    /// The questions that are shown.
    pub shown: Set<Path>,
    /// The sections that show something.
    pub sections: Set<Key>,
    /// The lists that are shown.
    pub lists: Set<String>,
    /// What is wrong, in file order.
    pub issues: Vec<Issue>,
    /// How complete the form is.
    pub done: Completeness,
    /// The warnings that somebody passed over: they are not among the issues.
    pub passed: Vec<PassedOver>,
    level: Level,
    derived: Map<Path, Beside>,
    by_target: Map<Target, usize>,
}

impl Verdict {
    /// Runs the rules.
    #[must_use]
    pub fn of(form: &Form, answers: &Answers, context: &CheckContext, level: Level, passed: &[PassedOver]) -> Self {
        let mut issues = check(form, answers, context, level);
        let waved: Vec<PassedOver> = issues.iter().filter_map(|issue| passed_over(passed, issue)).cloned().collect();
        issues.retain(|issue| passed_over(passed, issue).is_none());
        let mut verdict = Self {
            level,
            issues,
            passed: waved,
            done: completeness(form, answers, context),
            derived: beside(form, answers, context),
            ..Self::default()
        };
        for stop in (World { form, answers, context }).shown() {
            match stop {
                Stop::Question { path, .. } => {
                    verdict.sections.insert(path.scope.section_key().clone());
                    verdict.shown.insert(path);
                }
                Stop::List { list, .. } => {
                    verdict.sections.insert(list.section_key().clone());
                    verdict.lists.insert(list.to_string());
                }
            }
        }
        for (rank, issue) in verdict.issues.iter().enumerate() {
            let worst = |known: usize| verdict.issues.get(known).map_or(Severity::Information, |one| one.severity);
            let known = verdict.by_target.get(&issue.at).copied();
            if known.is_none_or(|known| worst(known) < issue.severity) {
                verdict.by_target.insert(issue.at.clone(), rank);
            }
        }
        verdict
    }

    /// The worst issue at a place, as a sentence.
    #[must_use]
    pub fn issue(&self, at: &Target) -> Option<(Severity, String)> {
        let issue = self.issues.get(*self.by_target.get(at)?)?;
        Some((issue.severity, words::forms::sentence(issue, self.level)))
    }

    /// The name of the warning at a place, when the worst there is a warning.
    #[must_use]
    pub fn warning(&self, at: &Target) -> Option<String> {
        self.issues.get(*self.by_target.get(at)?)?.warning().map(str::to_owned)
    }

    /// The value derived beside a question.
    #[must_use]
    pub fn derived(&self, path: &Path) -> Option<Beside> {
        self.derived.get(path).cloned()
    }
}

/// A derived value, as a question shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Beside {
    /// The value in a sentence, or what lacks for it.
    pub sentence: String,
    /// The formula, of a value that only the server computes: it is that of the answers which the server has.
    pub told: Option<String>,
}

fn beside(form: &Form, answers: &Answers, context: &CheckContext) -> Map<Path, Beside> {
    let told = context
        .told
        .iter()
        .map(|(path, told)| (path.clone(), Beside { sentence: told.sentence(), told: Some(told.formula.clone()) }));
    let computed = compute(form, answers, context)
        .into_iter()
        .map(|(path, one)| (path, Beside { sentence: words::staging::computed(one.formula, &one.result), told: None }));
    told.chain(computed).collect()
}
