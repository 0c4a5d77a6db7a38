//! The answers, found by the code of their question.
//!
//! It decides in which section of the volet each section of a form stands: by the code of the section, by its name where the
//! volet has no code of its own, and otherwise after the section before it, so that a form may add sections and nothing of
//! them is lost.

use super::{
    Fiche,
    places::{self, Place},
};
use crate::cda::{code::Code, ids::Numbering};
use domain::{
    codes::Coded,
    forms::{Answer, Computation, Kind, ListPath, Path, Question, Scope, Section, State, Value, World, compute},
    sorted::Map,
    words,
};

/// A fiche being written.
pub(super) struct Book<'a> {
    pub fiche: &'a Fiche<'a>,
    pub numbering: Numbering,
    world: World<'a>,
    derived: Map<Path, Computation>,
    places: Vec<(Place, &'a Section)>,
}

/// Questions that stand side by side: a section, or one row.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    pub scope: Scope,
    pub questions: &'a [Question],
    /// What the row is called, with its number.
    pub caption: Option<String>,
}

/// A question where it stands.
#[derive(Clone)]
pub(super) struct Asked<'a> {
    pub path: Path,
    pub question: &'a Question,
    /// Its answer; none when it is hidden.
    pub answer: Option<&'a Answer>,
    pub shown: bool,
    /// What the row around it is called.
    pub caption: Option<String>,
}

impl<'a> Book<'a> {
    pub(super) fn of(fiche: &'a Fiche<'a>) -> Self {
        let world = World { form: fiche.form, answers: fiche.answers, context: fiche.context };
        Self {
            fiche,
            numbering: Numbering::of(fiche.document.id),
            world,
            derived: compute(fiche.form, fiche.answers, fiche.context),
            places: places::of_form(fiche.form).collect(),
        }
    }

    /// The sections of the form that stand in one of the volet, in order.
    pub(super) fn sections(&self, place: Place) -> impl Iterator<Item = &'a Section> {
        self.places.iter().filter(move |(stands, _)| *stands == place).map(|(_, section)| *section)
    }

    /// The rows of a section, or the section itself when it does not repeat.
    pub(super) fn spots(&self, section: &'a Section) -> Vec<Spot<'a>> {
        let questions = &section.questions;
        let Some(repeats) = &section.repeats else {
            return vec![Spot { scope: Scope::section(section.key.clone()), questions, caption: None }];
        };
        self.listed(&ListPath::section(section.key.clone()), &repeats.row, &section.title, questions)
    }

    /// Every spot of a section of the volet.
    pub(super) fn all_spots(&self, place: Place) -> Vec<Spot<'a>> {
        self.sections(place).flat_map(|section| self.spots(section)).collect()
    }

    /// The rows of a group.
    pub(super) fn rows(&self, group: &Asked<'a>) -> Vec<Spot<'a>> {
        let (Some(repeats), Some(list)) = (group.question.group(), group.path.scope.list(group.path.question.clone()))
        else {
            return Vec::new();
        };
        if !group.shown {
            return Vec::new();
        }
        self.listed(&list, &repeats.row, &group.question.label, &group.question.questions)
    }

    fn listed(&self, list: &ListPath, row: &str, title: &str, questions: &'a [Question]) -> Vec<Spot<'a>> {
        let name = words::capitalised(if row.is_empty() { title } else { row });
        let scopes = (1..).zip(self.world.answers.scopes(list));
        scopes.map(|(n, scope)| Spot { scope, questions, caption: Some(format!("{name}\u{a0}{n}")) }).collect()
    }

    /// Every question of a spot, groups included.
    pub(super) fn asked(&self, spot: &Spot<'a>) -> Vec<Asked<'a>> {
        spot.questions.iter().map(|question| self.ask(spot, question)).collect()
    }

    fn ask(&self, spot: &Spot<'a>, question: &'a Question) -> Asked<'a> {
        let path = spot.scope.question(question.key.clone());
        let shown = self.world.is_shown(&path);
        let answer = self.world.answers.get(&path).filter(|_| shown);
        Asked { path, question, answer, shown, caption: spot.caption.clone() }
    }

    /// The question of a spot that carries a code.
    pub(super) fn coded(&self, spot: &Spot<'a>, code: Code) -> Option<Asked<'a>> {
        let carries = |question: &&Question| {
            question.code.as_ref().is_some_and(|own| own.code == code.code && own.system.oid() == Some(code.system))
        };
        spot.questions.iter().find(carries).map(|question| self.ask(spot, question))
    }

    /// The question of a spot by its name, where it carries no code.
    pub(super) fn named(&self, spot: &Spot<'a>, name: &str) -> Option<Asked<'a>> {
        spot.questions.iter().find(|question| question.key.as_str() == name).map(|question| self.ask(spot, question))
    }

    /// The question of a section of the volet that carries a code, wherever it stands there.
    pub(super) fn find(&self, place: Place, code: Code) -> Option<Asked<'a>> {
        self.all_spots(place).iter().find_map(|spot| self.coded(spot, code))
    }

    /// The question of a section of the volet by its name.
    pub(super) fn find_named(&self, place: Place, name: &str) -> Option<Asked<'a>> {
        self.all_spots(place).iter().find_map(|spot| self.named(spot, name))
    }

    /// What derives from the answers at an address, as a sentence.
    pub(super) fn computed(&self, path: &Path) -> Option<String> {
        let one = self.derived.get(path).filter(|one| one.result.is_ok())?;
        let formula = words::staging::formula_text(one.formula);
        Some(format!("{} ({formula})", words::staging::computed(one.formula, &one.result)))
    }

    /// A name for a place of the readable text: the section, the numbers of its rows, the question.
    pub(super) fn place_name(&self, scope: &Scope) -> String {
        let mut name = scope.section_key().to_string();
        for (list, row) in scope.rows() {
            if let Some(group) = list.group_key() {
                name = format!("{name}.{group}");
            }
            let number = self.world.answers.rows(&list).iter().position(|id| *id == row).map_or(0, |at| at + 1);
            name = format!("{name}.{number}");
        }
        name
    }
}

impl<'a> Asked<'a> {
    /// The answer in words.
    pub(super) fn words(&self) -> Option<String> {
        let answer = self.answer?;
        Some(match (&self.question.kind, answer) {
            (Kind::Icd10 | Kind::IcdO3Morphology, Answer::Value(Value::One(coded))) => {
                words::cda::with_code(&coded.display, &coded.code)
            }
            (kind, answer) => words::forms::answer(kind, answer),
        })
    }

    /// The code of the answer.
    pub(super) fn one(&self) -> Option<&'a Coded> {
        match self.answer?.value()? {
            Value::One(coded) => Some(coded),
            _ => None,
        }
    }

    pub(super) fn many(&self) -> &'a [Coded] {
        match self.answer.and_then(Answer::value) {
            Some(Value::Many(all)) => all,
            _ => &[],
        }
    }

    pub(super) fn yes(&self) -> Option<bool> {
        match self.answer?.value()? {
            Value::Bool(yes) => Some(*yes),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self.answer?.value()? {
            Value::Number(number) => Some(number.get()),
            _ => None,
        }
    }

    /// The date, in the shape of HL7.
    pub(super) fn date(&self) -> Option<String> {
        match self.answer?.value()? {
            Value::PartialDate(date) => Some(crate::cda::time::partial(*date)),
            Value::Date(date) => Some(crate::cda::time::day(*date)),
            _ => None,
        }
    }

    /// Why there is no value. Source: HL7, value set NullFlavor: not answered, not known, not sought, without meaning.
    pub(super) fn flavor(&self) -> &'static str {
        match self.answer.map(Answer::state) {
            Some(Some(State::Unknown)) => "UNK",
            Some(Some(State::NotDone)) => "NASK",
            Some(Some(State::NotApplicable)) => "NA",
            Some(None) => "OTH",
            None if self.shown => "NI",
            None => "NA",
        }
    }
}
