//! Our stage of a draft beside the one that the file gives, and why they differ.
//!
//! Nothing is guessed: our stage is derived from the answers by the function of the form; where it says what is missing, the
//! same function is asked again with what the mapping puts there; and a difference has a reason when the function, or the
//! table of an older edition, gives the stage of the file under that reason alone. It refuses to change the draft.

use super::{
    mapping::{Cause, StageColumn, Values},
    place::address,
    read::{Cells, cell},
    value::plain,
};
use domain::{
    codes::System,
    forms::{Answer, Answers, CheckContext, Form, Value, compute_at},
    staging::{Derived, Input, Missing, older_groups},
};

/// What a line gives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compared {
    /// The file gives no stage, or says that it is not known.
    NoStage,
    /// The file gives one.
    Stage(Outcome),
}

/// What our function says of a line whose file gives a stage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    /// What it lacked to tell a stage; empty when it told one. What follows is then read with what the mapping puts there.
    pub lacked: Vec<Input>,
    /// How both stages stand.
    pub standing: Standing,
}

/// How two stages stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The same, or ours is a part of the one of the file (IA2 of IA).
    Same,
    /// Another, and this is why.
    Because(String),
    /// The answers leave several, and the one of the file is among them.
    Among,
    /// Another, and nothing explains it.
    Unexplained {
        /// Ours.
        ours: String,
        /// The one of the file.
        theirs: String,
    },
    /// Our function tells none.
    NotStaged,
}

/// A draft and what it is checked with.
type Draft<'a> = (&'a Answers, &'a CheckContext);

/// Compares a draft with the stage of its line.
pub(super) fn compare(stage: &StageColumn, form: &Form, draft: Draft<'_>, (cells, line): (&Cells, u64)) -> Compared {
    let said = cell(cells, &stage.column);
    let said = said.strip_prefix(stage.prefix.as_str()).unwrap_or(said);
    let theirs = stage.rename.get(said).map_or(said, String::as_str);
    if theirs.is_empty() || stage.unknown.iter().any(|word| word == theirs) {
        return Compared::NoStage;
    }
    let edition = cell(cells, &stage.edition);
    Compared::Stage(Comparison { stage, form, context: draft.1, line, theirs, edition }.outcome(draft.0))
}

struct Comparison<'a> {
    stage: &'a StageColumn,
    form: &'a Form,
    context: &'a CheckContext,
    line: u64,
    theirs: &'a str,
    edition: &'a str,
}

impl Comparison<'_> {
    fn outcome(&self, answers: &Answers) -> Outcome {
        let told = self.with(answers, &self.stage.set, true);
        match self.staged(&told) {
            Ok(ours) => Outcome { lacked: vec![], standing: self.standing(&told, &ours) },
            Err(Missing::Inputs(lacked)) => {
                let told = self.with(&told, &self.stage.absent, false);
                let ours = self.staged(&told).unwrap_or_default();
                Outcome { lacked, standing: self.standing(&told, &ours) }
            }
            Err(_) => Outcome { lacked: vec![], standing: self.standing(&told, &[]) },
        }
    }

    /// The answers with some values put there, over what is told or only where nothing is.
    fn with(&self, answers: &Answers, values: &Values, over: bool) -> Answers {
        let mut copy = answers.clone();
        for (path, text) in values {
            let Some(path) = address(self.form, path, self.line) else { continue };
            let nothing = copy.get(&path).is_none_or(says_nothing);
            let Some(question) = self.form.question(&path).filter(|_| over || nothing) else { continue };
            copy.set(&path, plain(&question.kind, text));
        }
        copy
    }

    fn staged(&self, answers: &Answers) -> Result<Vec<String>, Missing> {
        let path = address(self.form, &self.stage.question, self.line).ok_or(Missing::NoSense)?;
        match compute_at(self.form, answers, self.context, &path).ok_or(Missing::NoSense)?.result? {
            Derived::Codes(codes) => Ok(codes),
            Derived::Number { .. } => Err(Missing::NoSense),
        }
    }

    fn standing(&self, told: &Answers, ours: &[String]) -> Standing {
        let same = |ours: &[String]| !ours.is_empty() && ours.iter().all(|one| within(one, self.theirs));
        if same(ours) {
            return Standing::Same;
        }
        if let Some(cause) = self.stage.causes.iter().find(|cause| self.explains(cause, told)) {
            return Standing::Because(cause.name.clone());
        }
        match ours {
            [] => Standing::NotStaged,
            ours if ours.iter().any(|one| within(one, self.theirs)) => Standing::Among,
            ours => Standing::Unexplained { ours: ours.join(" ou "), theirs: self.theirs.to_owned() },
        }
    }

    /// Whether a cause alone gives the stage of the file. A line that does not tell its edition may be of any.
    fn explains(&self, cause: &Cause, told: &Answers) -> bool {
        let of_edition = cause.editions.iter().any(|edition| edition == self.edition);
        if !cause.editions.is_empty() && !of_edition && !self.edition.is_empty() {
            return false;
        }
        let theirs = cause.rename.get(self.theirs).map_or(self.theirs, String::as_str);
        let world = self.with(&self.with(told, &cause.set, true), &self.stage.absent, false);
        let Some(table) = cause.groups else {
            let ours = self.staged(&world).unwrap_or_default();
            return !ours.is_empty() && ours.iter().all(|one| within(one, theirs));
        };
        let [t, n, m] = self.stage.tnm.each_ref().map(|paths| paths.iter().find_map(|path| self.code(&world, path)));
        let groups = older_groups(table, t.as_deref(), n.as_deref(), m.as_deref());
        groups.iter().any(|group| within(group, theirs) || within(theirs, group))
    }

    fn code(&self, answers: &Answers, path: &str) -> Option<String> {
        match answers.get(&address(self.form, path, self.line)?)? {
            Answer::Value(Value::One(coded)) => Some(coded.code.clone()),
            _ => None,
        }
    }
}

/// A state other than a value, or a category that was not assessed (TX, pNX).
fn says_nothing(answer: &Answer) -> bool {
    match answer {
        Answer::Value(Value::One(coded)) => coded.system == System::Tnm && coded.code.ends_with('X'),
        Answer::Value(_) => false,
        Answer::Unknown | Answer::NotDone | Answer::NotApplicable => true,
    }
}

/// Whether a stage is another one, or a part of it: `IIIC1p` of `IIIC1`, `IA2` of `I`; `IV` is no part of `I`.
fn within(part: &str, whole: &str) -> bool {
    let cut = |stage: &str| {
        let numeral = stage.len() - stage.trim_start_matches(['I', 'V']).len();
        (stage.get(..numeral).unwrap_or_default().to_owned(), stage.get(numeral..).unwrap_or_default().to_owned())
    };
    let ((part_numeral, part), (numeral, whole)) = (cut(part), cut(whole));
    part_numeral == numeral && if numeral.is_empty() { part == whole } else { part.starts_with(&whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_part_of_a_broader_one_and_never_of_another_numeral() {
        for (part, whole) in [("IA2", "IA"), ("IA", "I"), ("IIIC1p", "IIIC1"), ("IV", "IV"), ("0", "0"), ("IVA", "IV")]
        {
            assert!(within(part, whole), "{part} {whole}");
        }
        for (part, whole) in [("IV", "I"), ("II", "I"), ("IB", "IA"), ("I", "IA"), ("0", "I"), ("occult", "0")] {
            assert!(!within(part, whole), "{part} {whole}");
        }
    }
}
