//! The gestures of the builder's pages, each read into one change.

use super::{
    fields::{Fields, Mistake},
    names::Names,
    narrows,
    questions::{self, place as full},
    rules, sections,
};
use crate::{
    forms::{
        ChoiceSet, Form, Key, Library, Narrow, Question, Reference, Rule, Section, assemble,
        builder::{Edit, EditRefusal, name_for},
    },
    words,
};
use serde::{Deserialize, Serialize};

/// What a page asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gesture {
    /// The title of the form.
    Title,
    /// A new section.
    AddSection,
    /// What a section says.
    Section,
    /// A question at the end of the place.
    AddQuestion,
    /// What a question says.
    Question,
    /// The same question once more, after it.
    Copy,
    /// The section or the question before its neighbour.
    Up,
    /// The section or the question after its neighbour.
    Down,
    /// Without the place.
    Remove,
    /// A rule, new or changed.
    Rule,
    /// A set of choices, new or changed.
    Set,
    /// A question of the extended form, asked more strictly.
    Narrow,
}

/// Something of a form that a page shows.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// The whole form.
    Whole,
    /// A section of its own.
    Section(&'a Section),
    /// A question of its own.
    Question(&'a Question),
    /// A rule of its own.
    Rule(&'a Rule),
    /// A set of its own.
    Set(&'a ChoiceSet),
    /// A section of the form that it extends.
    Inherited(&'a Section),
    /// A question of the form that it extends, and how it is asked more strictly.
    Narrowed(&'a Question, Option<&'a Narrow>),
}

/// A draft on the desk: as written, and as it stands alone.
#[derive(Debug)]
pub struct Desk<'a> {
    /// As written.
    pub form: &'a Form,
    /// As it stands alone, or as near to it as its faults allow.
    pub whole: &'a Form,
    /// What it may refer to.
    pub library: &'a Library,
    names: Names<'a>,
}

/// A form as it stands alone; while it does not, its own sections after those of the form that it extends.
#[must_use]
pub fn stands(form: &Form, library: &Library) -> Form {
    assemble(form, library).unwrap_or_else(|_| {
        let parent = form.extends.as_ref().and_then(|one| library.forms.iter().find(|known| known.reference() == *one));
        let mut whole = Form { extends: None, narrows: vec![], ..form.clone() };
        if let Some(parent) = parent.and_then(|parent| assemble(parent, library).ok()) {
            whole.sections.splice(0..0, parent.sections);
            whole.rules.splice(0..0, parent.rules);
        }
        whole
    })
}

impl<'a> Desk<'a> {
    /// Lays a draft on the desk; `whole` comes from [`stands`].
    #[must_use]
    pub fn with(form: &'a Form, whole: &'a Form, library: &'a Library) -> Self {
        Self { form, whole, library, names: Names::of(whole) }
    }

    /// The names of its questions.
    #[must_use]
    pub const fn names(&self) -> &Names<'a> {
        &self.names
    }

    /// What a place names: empty for the whole, `section`, `section/question`, `section/group/question`, `rule name`, `set name`.
    #[must_use]
    pub fn place(&self, place: &str) -> Option<Place<'a>> {
        if place.is_empty() {
            return Some(Place::Whole);
        }
        if let Some(key) = place.strip_prefix("rule ") {
            return self.form.rules.iter().find(|rule| rule.key.as_str() == key).map(Place::Rule);
        }
        if let Some(key) = place.strip_prefix("set ") {
            return self.form.sets.iter().find(|set| set.key.as_str() == key).map(Place::Set);
        }
        let at = Reference::try_from(place.to_owned()).ok()?;
        match at.names.as_slice() {
            [section] => {
                let own = self.form.section(section).map(Place::Section);
                own.or_else(|| self.whole.section(section).map(Place::Inherited))
            }
            _ => {
                let own = question_of(self.form, &at).map(Place::Question);
                let narrow = || self.form.narrows.iter().find(|known| known.question == at);
                own.or_else(|| question_of(self.whole, &at).map(|one| Place::Narrowed(one, narrow())))
            }
        }
    }

    /// The fields of a place, as they stand.
    #[must_use]
    pub fn fields(&self, place: &str) -> Fields {
        let at = Reference::try_from(place.to_owned()).ok();
        let scope = at.as_ref().and_then(|at| at.names.split_last()).map(|(_, scope)| scope).unwrap_or_default();
        match self.place(place) {
            Some(Place::Whole) => [("titre".to_owned(), self.form.title.clone())].into(),
            Some(Place::Section(section)) => sections::write(section, &self.names),
            Some(Place::Question(question)) => questions::write(question, &self.names, scope),
            Some(Place::Rule(rule)) => rules::write(rule, &self.names),
            Some(Place::Set(set)) => {
                let choices = set.choices.iter().map(|one| (one.code.as_str(), one.display.as_str()));
                [("choix".to_owned(), super::choices_text(choices))].into()
            }
            Some(Place::Narrowed(_, Some(narrow))) => narrows::write(narrow, &self.names),
            _ => Fields::new(),
        }
    }

    /// The change that a gesture asks for at a place; none when nothing was changed.
    ///
    /// # Errors
    /// Every mistake, at its field.
    pub fn read(&self, gesture: Gesture, place: &str, fields: &Fields) -> Result<Option<Edit>, Vec<Mistake>> {
        let gone = || vec![Mistake::of("", words::builder::edit_refused(EditRefusal::NotHere))];
        let at = || Reference::try_from(place.to_owned()).map_err(|_| gone());
        match (gesture, self.place(place).ok_or_else(gone)?) {
            (Gesture::Title, Place::Whole) => self.title(fields),
            (Gesture::AddSection, Place::Whole) => {
                let taken = |key: &Key| self.form.section(key).is_some() || self.whole.section(key).is_some();
                sections::add(fields, taken, &self.library.blocks).map(Some)
            }
            (Gesture::Section, Place::Section(known)) => sections::change(fields, known, &self.names),
            (Gesture::AddQuestion, Place::Section(section)) => self.add(fields, &at()?, &section.questions),
            (Gesture::AddQuestion, Place::Question(group)) => self.add(fields, &at()?, &group.questions),
            (Gesture::Question, Place::Question(known)) => questions::change(fields, (&at()?, known), &self.names),
            (Gesture::Copy, Place::Question(known)) => self.copy(&at()?, known).ok_or_else(gone),
            (Gesture::Up | Gesture::Down, Place::Section(section)) => {
                let keys = self.form.sections.iter().map(|one| &one.key).collect();
                let after = beside(keys, &section.key, gesture);
                Ok(after.map(|after| Edit::MoveSection { at: section.key.clone(), after }))
            }
            (Gesture::Up | Gesture::Down, Place::Question(question)) => {
                let at = at()?;
                let keys = neighbours(self.form, &at).iter().map(|one| &one.key).collect();
                let after = beside(keys, &question.key, gesture);
                Ok(after.map(|after| Edit::MoveQuestion { at, after }))
            }
            (Gesture::Remove, Place::Section(section)) => Ok(Some(Edit::RemoveSection { at: section.key.clone() })),
            (Gesture::Remove, Place::Question(_)) => Ok(Some(Edit::RemoveQuestion { at: at()? })),
            (Gesture::Remove, Place::Rule(rule)) => Ok(Some(Edit::RemoveRule { at: rule.key.clone() })),
            (Gesture::Remove, Place::Set(set)) => Ok(Some(Edit::RemoveSet { at: set.key.clone() })),
            (Gesture::Remove, Place::Narrowed(_, Some(_))) => Ok(Some(Edit::Widen { at: at()? })),
            (Gesture::Rule, Place::Whole) => self.rule(fields, None).map(Some),
            (Gesture::Rule, Place::Rule(known)) => self.rule(fields, Some(known)).map(Some),
            (Gesture::Set, Place::Whole) => self.set(fields, None).map(Some),
            (Gesture::Set, Place::Set(known)) => self.set(fields, Some(&known.key)).map(Some),
            (Gesture::Narrow, Place::Narrowed(_, known)) => narrows::read(fields, &at()?, known, &self.names),
            _ => Err(gone()),
        }
    }

    fn title(&self, fields: &Fields) -> Result<Option<Edit>, Vec<Mistake>> {
        let title = fields.get("titre").map_or("", |typed| typed.trim());
        if title.is_empty() {
            return Err(vec![Mistake::of("titre", words::builder::no_title())]);
        }
        Ok((title != self.form.title).then(|| Edit::Title { title: title.to_owned() }))
    }

    fn add(&self, fields: &Fields, to: &Reference, beside: &[Question]) -> Result<Option<Edit>, Vec<Mistake>> {
        questions::add(fields, to, |key| beside.iter().any(|one| one.key == *key)).map(Some)
    }

    fn copy(&self, at: &Reference, known: &Question) -> Option<Option<Edit>> {
        let beside = neighbours(self.form, at);
        let key = name_for(&known.label, |key| beside.iter().any(|one| one.key == *key))?;
        let (_, scope) = at.names.split_last()?;
        let twin =
            Question { key: key.clone(), label: words::builder::copied(&known.label), code: None, ..known.clone() };
        let named = Reference { names: scope.iter().chain([&key]).cloned().collect() };
        let add = Edit::AddQuestion { to: Reference { names: scope.to_vec() }, question: Box::new(twin) };
        Some(Some(Edit::Together {
            edits: vec![add, Edit::MoveQuestion { at: named, after: Some(known.key.clone()) }],
        }))
    }

    fn rule(&self, fields: &Fields, known: Option<&Rule>) -> Result<Edit, Vec<Mistake>> {
        let all = || self.form.rules.iter().chain(&self.whole.rules);
        rules::read(fields, known, &self.names, |key| all().any(|rule| rule.key == *key))
    }

    fn set(&self, fields: &Fields, known: Option<&Key>) -> Result<Edit, Vec<Mistake>> {
        let shipped = |key: &Key| crate::codes::sets::find(key.as_str()).is_some();
        sections::set(fields, known, |key| shipped(key) || self.form.sets.iter().any(|set| set.key == *key))
    }
}

/// A question by its full name.
fn question_of<'a>(form: &'a Form, at: &Reference) -> Option<&'a Question> {
    let (key, scope) = at.names.split_last()?;
    within(form, scope)?.iter().find(|one| one.key == *key)
}

fn within<'a>(form: &'a Form, scope: &[Key]) -> Option<&'a [Question]> {
    let (section, group) = scope.split_first()?;
    let section = form.section(section)?;
    match group {
        [] => Some(&section.questions),
        [group] => Some(&section.question(group)?.questions),
        _ => None,
    }
}

fn neighbours<'a>(form: &'a Form, at: &Reference) -> &'a [Question] {
    at.names.split_last().and_then(|(_, scope)| within(form, scope)).unwrap_or_default()
}

/// What stands before a key once it has changed places with its neighbour; none at the end of the row.
fn beside(keys: Vec<&Key>, key: &Key, gesture: Gesture) -> Option<Option<Key>> {
    let at = keys.iter().position(|one| *one == key)?;
    if gesture == Gesture::Down {
        return keys.get(at + 1).map(|next| Some((*next).clone()));
    }
    match at {
        0 => None,
        1 => Some(None),
        _ => keys.get(at - 2).map(|before| Some((*before).clone())),
    }
}

/// The place to show after a change.
#[must_use]
pub fn leads_to(edit: &Edit) -> String {
    let around = |at: &Reference| at.names.split_last().map(|(_, scope)| full(scope)).unwrap_or_default();
    match edit {
        Edit::RemoveQuestion { at } => around(at),
        Edit::RemoveSection { .. } | Edit::RemoveRule { .. } | Edit::RemoveSet { .. } => String::new(),
        other => other.place(),
    }
}
