//! The answers that are being taken, and what was left out.

use super::NewRow;
use crate::cda::{
    frcp::places::{self, Place},
    read::tree::{Element, Told, child, told, words},
};
use domain::{
    exchange::CodedValue,
    forms::{Answer, Answers, CheckContext, Form, ListPath, Path, Question, Scope, Section, State, Value, World},
    words as sentences,
};
use roxmltree::NodeId;
use std::collections::HashSet;

/// Questions that stand side by side.
#[derive(Debug, Clone)]
pub(super) struct Spot<'f> {
    pub scope: Scope,
    pub questions: &'f [Question],
}

pub(super) struct Draft<'f, 'r> {
    form: &'f Form,
    places: Vec<(Place, &'f Section)>,
    answers: Answers,
    /// The elements whose value found its question.
    pub seen: HashSet<NodeId>,
    left: Vec<CodedValue>,
    new_row: NewRow<'r>,
}

impl<'f> Spot<'f> {
    /// The question that carries the code that a document names.
    pub(super) fn coded(&self, code: Told) -> Option<&'f Question> {
        self.questions.iter().find(|question| {
            let anchor = question.code.as_ref();
            anchor.is_some_and(|anchor| anchor.code == code.code && anchor.system.oid() == Some(code.system))
        })
    }

    pub(super) fn named(&self, key: &str) -> Option<&'f Question> {
        self.questions.iter().find(|question| question.key.as_str() == key)
    }
}

impl<'f, 'r> Draft<'f, 'r> {
    pub(super) fn new(form: &'f Form, new_row: NewRow<'r>) -> Self {
        let places = places::of_form(form).collect();
        Self { form, places, answers: Answers::default(), seen: HashSet::new(), left: Vec::new(), new_row }
    }

    /// The sections of the form that do not repeat, in a section of the volet.
    pub(super) fn spots(&self, place: Place) -> Vec<Spot<'f>> {
        let here = self.places.iter().filter(|(stands, section)| *stands == place && section.repeats.is_none());
        here.map(|(_, section)| Spot { scope: Scope::section(section.key.clone()), questions: &section.questions })
            .collect()
    }

    /// A new row of the section of the form that repeats, in a section of the volet.
    pub(super) fn row_of_section(&mut self, place: Place) -> Option<Spot<'f>> {
        let (_, section) =
            self.places.iter().find(|(stands, section)| *stands == place && section.repeats.is_some())?;
        let section = *section;
        Some(self.row(ListPath::section(section.key.clone()), &section.questions))
    }

    /// A new row of a group.
    pub(super) fn row_of_group(&mut self, spot: &Spot<'f>, group: &'f Question) -> Option<Spot<'f>> {
        let list = spot.scope.list(group.key.clone())?;
        Some(self.row(list, &group.questions))
    }

    fn row(&mut self, list: ListPath, questions: &'f [Question]) -> Spot<'f> {
        let row = (self.new_row)();
        self.answers.add_row(list.clone(), row);
        Spot { scope: list.row(row), questions }
    }

    /// The group of a section of the volet, by its name, with the spot that it stands in.
    pub(super) fn group(&self, place: Place, key: &str) -> Option<(Spot<'f>, &'f Question)> {
        self.spots(place).into_iter().find_map(|spot| {
            let group = spot.named(key)?;
            Some((spot, group))
        })
    }

    /// Writes an answer, unless the question has one that says otherwise. Several codes are gathered.
    pub(super) fn put(&mut self, spot: &Spot<'f>, question: &Question, answer: Answer) -> bool {
        let path = spot.scope.question(question.key.clone());
        let known = self.answers.get(&path).cloned();
        let answer = match (known, answer) {
            (None, answer) => answer,
            (Some(Answer::Value(Value::Many(mut all))), Answer::Value(Value::Many(more))) => {
                all.extend(more);
                Answer::Value(Value::Many(all))
            }
            (Some(known), answer) => return known == answer,
        };
        let fits = match &answer {
            Answer::Value(value) => question.kind.fits(value),
            other => other.state().is_some_and(|state| question.admitted_states().contains(&state)),
        };
        if fits {
            self.answers.set(&path, Some(answer));
        }
        fits
    }

    /// Writes a text at a named question; a text that has no place there is left. Texts of one question follow each other.
    pub(super) fn put_text(&mut self, spot: &Spot<'f>, key: &str, section: Element, label: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let Some(question) = spot.named(key) else { return self.leave(section, label, text) };
        let path = spot.scope.question(question.key.clone());
        let whole = match self.answers.get(&path) {
            Some(Answer::Value(Value::Text(before))) if before == text => return,
            Some(Answer::Value(Value::Text(before))) => format!("{before}\n{text}"),
            _ => text.to_owned(),
        };
        let fits = u32::try_from(whole.chars().count()).is_ok_and(|length| length <= question.kind.longest_text());
        if fits { self.answers.set(&path, Some(Answer::text(&whole))) } else { self.leave(section, label, text) }
    }

    /// Writes an answer at a named question, when there is one and it takes it.
    pub(super) fn put_named(&mut self, spot: &Spot<'f>, key: &str, answer: Option<Answer>) -> bool {
        let (Some(question), Some(answer)) = (spot.named(key), answer) else { return false };
        self.put(spot, question, answer)
    }

    /// Writes why there is no value.
    pub(super) fn put_state(&mut self, spot: &Spot<'f>, question: &Question, flavor: &str) {
        let state = match flavor {
            "UNK" | "ASKU" => State::Unknown,
            "NASK" => State::NotDone,
            "NA" => State::NotApplicable,
            _ => return,
        };
        self.put(spot, question, state.into());
    }

    /// Keeps a text that the form does not ask.
    pub(super) fn leave(&mut self, section: Element, label: &str, text: &str) {
        let title = child(section, "title").map(words).filter(|title| !title.is_empty());
        let title = title.or_else(|| child(section, "code").and_then(told).map(|code| code.words()));
        let (section, question) = (title.unwrap_or_default(), label.to_owned());
        let value = text.to_owned();
        self.left.push(CodedValue { section, question, value, code: String::new(), system: String::new() });
    }

    /// The answers that the form shows, and what is left; rows that received nothing go.
    pub(super) fn finish(&mut self, context: &CheckContext) -> (Answers, Vec<CodedValue>) {
        self.drop_empty_rows();
        // Hiding one answer may hide those that depend on it.
        while let Some(path) = self.hidden(context) {
            self.left.extend(self.told(&path));
            self.answers.set(&path, None);
        }
        (std::mem::take(&mut self.answers), std::mem::take(&mut self.left))
    }

    /// An answer to a question that the form does not ask of this patient.
    fn hidden(&self, context: &CheckContext) -> Option<Path> {
        let world = World { form: self.form, answers: &self.answers, context };
        self.answers.iter().map(|(path, _)| path).find(|path| !world.is_shown(path)).cloned()
    }

    fn drop_empty_rows(&mut self) {
        let lists: Vec<ListPath> = self.answers.lists().cloned().collect();
        for list in lists {
            for row in self.answers.rows(&list) {
                let scope = list.row(row);
                let filled = self
                    .answers
                    .iter()
                    .any(|(path, _)| path.scope == scope || path.scope.parent().as_ref() == Some(&scope));
                if !filled {
                    self.answers.remove_row(&list, row);
                }
            }
        }
    }

    /// An answer as a line: the form does not ask it of this patient.
    fn told(&self, path: &Path) -> Option<CodedValue> {
        let (question, answer) = (self.form.question(path)?, self.answers.get(path)?);
        let section = self.form.section(path.scope.section_key())?.title.clone();
        let code = match answer.value() {
            Some(Value::One(coded)) => Some(coded),
            _ => None,
        };
        Some(CodedValue {
            section,
            question: question.label.clone(),
            value: sentences::forms::answer(&question.kind, answer),
            code: code.map(|coded| coded.code.clone()).unwrap_or_default(),
            system: code.map(|coded| coded.system.name().to_owned()).unwrap_or_default(),
        })
    }
}
