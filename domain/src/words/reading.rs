//! A form read out: only what is shown and answered, in the order of the form, in words. What is printed and what a page shows once
//! nobody writes any more are the same.

use super::{forms, staging};
use crate::{
    forms::{
        Answer, Computation, Kind, ListPath, Path, Question, Region, Scope, Section, Value, World, compute, filled_in,
        regions,
    },
    sorted::Map,
};
use std::borrow::Cow;

/// A section that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSection {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its lines, by item of a list.
    pub blocks: Vec<ReadBlock>,
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBlock {
    /// The item of a list: "lésion 1".
    pub caption: Option<String>,
    /// Its lines.
    pub lines: Vec<ReadLine>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLine {
    /// The question.
    pub label: String,
    /// The answer in words.
    pub words: String,
    /// Where the words come from.
    pub from: ReadFrom,
    /// The drawn scheme of the question, with what is answered filled; empty without one.
    pub drawing: String,
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFrom {
    /// It was answered.
    Answer,
    /// It was told as absent: unknown, not done, not applicable.
    Absent,
    /// It was computed: the formula, in words.
    Computed(Cow<'static, str>),
}

/// The whole form.
#[must_use]
pub fn read_out(world: World<'_>) -> Vec<ReadSection> {
    let reader = Reader { derived: compute(world.form, world.answers, world.context), world };
    world.form.sections.iter().filter_map(|section| reader.section(section)).collect()
}

struct Reader<'a> {
    world: World<'a>,
    derived: Map<Path, Computation>,
}

impl Reader<'_> {
    fn section(&self, section: &Section) -> Option<ReadSection> {
        let scopes = match &section.repeats {
            None => vec![(None, Scope::section(section.key.clone()))],
            Some(repeats) => {
                let list = ListPath::section(section.key.clone());
                captioned(&repeats.row, self.world.answers.scopes(&list))
            }
        };
        let blocks = scopes.into_iter().flat_map(|(caption, scope)| self.blocks(caption, &scope, &section.questions));
        let blocks: Vec<_> = blocks.collect();
        let (key, title) = (section.key.as_str().to_owned(), section.title.clone());
        (!blocks.is_empty()).then_some(ReadSection { key, title, blocks })
    }

    fn blocks(&self, caption: Option<String>, scope: &Scope, questions: &[Question]) -> Vec<ReadBlock> {
        let plain = questions.iter().filter(|question| question.group().is_none());
        let lines: Vec<_> = plain.flat_map(|question| self.lines(scope, question)).collect();
        let mut blocks = Vec::new();
        if !lines.is_empty() {
            blocks.push(ReadBlock { caption: caption.clone(), lines });
        }
        for group in questions {
            let (Some(repeats), Some(list)) = (group.group(), scope.list(group.key.clone())) else { continue };
            let word = if repeats.row.is_empty() { &group.label } else { &repeats.row };
            for (name, inner) in captioned(word, self.world.answers.scopes(&list)) {
                let name = caption.iter().cloned().chain(name).collect::<Vec<_>>().join(", ");
                blocks.extend(self.blocks(Some(name), &inner, &group.questions));
            }
        }
        blocks
    }

    /// The answer and what derives from it.
    fn lines(&self, scope: &Scope, question: &Question) -> Vec<ReadLine> {
        let path = scope.question(question.key.clone());
        if !self.world.is_shown(&path) {
            return Vec::new();
        }
        let answered = self.world.answers.get(&path).map(|answer| ReadLine {
            label: question.label.clone(),
            words: said(&question.kind, answer),
            from: if is_absent(answer) { ReadFrom::Absent } else { ReadFrom::Answer },
            drawing: self.drawing(&path, question, answer),
        });
        let computed = self.derived.get(&path).and_then(|one| {
            Some(ReadLine {
                label: staging::formula_name(one.formula).to_owned(),
                words: staging::derived_value(one.formula, one.result.as_ref().ok()?),
                from: ReadFrom::Computed(staging::formula_text(one.formula).into()),
                drawing: String::new(),
            })
        });
        let told = question.computed.as_ref().and_then(|_| self.world.context.told.get(&path));
        let told = told.filter(|told| !told.values.is_empty()).map(|told| ReadLine {
            label: told.name.clone(),
            words: told.words.clone(),
            from: ReadFrom::Computed(told.formula.clone().into()),
            drawing: String::new(),
        });
        answered.into_iter().chain(computed).chain(told).collect()
    }

    fn drawing(&self, path: &Path, question: &Question, answer: &Answer) -> String {
        let beside = |region: &Region| region.beside(path).and_then(|path| self.world.answers.get(&path));
        let found = regions(&question.drawing);
        let filled: Vec<bool> = found.iter().map(|region| region.holds(Some(answer), beside(region))).collect();
        if filled.contains(&true) { filled_in(&question.drawing, &filled) } else { String::new() }
    }
}

/// An answer in words; a diagnosis is read with its code.
fn said(kind: &Kind, answer: &Answer) -> String {
    match (kind, answer) {
        (Kind::Icd10 | Kind::IcdO3Morphology, Answer::Value(Value::One(coded))) => {
            format!("{} {}", coded.code, coded.display)
        }
        _ => forms::answer(kind, answer),
    }
}

const fn is_absent(answer: &Answer) -> bool {
    answer.state().is_some()
}

fn captioned(word: &str, scopes: Vec<Scope>) -> Vec<(Option<String>, Scope)> {
    let name = |number: usize| format!("{}\u{a0}{number}", if word.is_empty() { "ligne" } else { word });
    (1..).zip(scopes).map(|(number, scope)| (Some(name(number)), scope)).collect()
}
