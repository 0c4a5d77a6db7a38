//! The changes that a draft takes, one gesture each, and the form that each gives.
//!
//! An edit names what it changes, and is refused only when that is not there or when a name is taken. What it leaves wrong elsewhere
//! (a rule that names a question taken away) is not refused: `remarks` tells it, at its place.

use crate::{
    codes::System,
    forms::{
        Anchor, ChoiceSet, Computed, Condition, Form, Guideline, Key, Kind, Level, Narrow, Question, Reference,
        Repeats, Rule, Section, Severity,
    },
};
use serde::{Deserialize, Serialize};

/// One change of a draft. `after` says what stands before it; without it, the first place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "kebab-case")]
pub enum Edit {
    /// The title of the form.
    Title {
        /// The new one.
        title: String,
    },
    /// A section more, at the end.
    AddSection {
        /// The section, with its questions if it has some.
        section: Box<Section>,
    },
    /// Something of a section.
    Section {
        /// The section.
        at: Key,
        /// What.
        change: SectionChange,
    },
    /// A section elsewhere among those of this form.
    MoveSection {
        /// The section.
        at: Key,
        /// The section before it.
        after: Option<Key>,
    },
    /// A section less, with its questions.
    RemoveSection {
        /// The section.
        at: Key,
    },
    /// A question more, at the end of a section or of a group.
    AddQuestion {
        /// `section` or `section/group`.
        to: Reference,
        /// The question.
        question: Box<Question>,
    },
    /// Something of a question.
    Question {
        /// Its full name.
        at: Reference,
        /// What.
        change: Box<QuestionChange>,
    },
    /// A question elsewhere in its section or group.
    MoveQuestion {
        /// Its full name.
        at: Reference,
        /// The question before it.
        after: Option<Key>,
    },
    /// A question less.
    RemoveQuestion {
        /// Its full name.
        at: Reference,
    },
    /// A rule, new or in the place of the one of the same name.
    Rule {
        /// The rule.
        rule: Box<Rule>,
    },
    /// A rule less.
    RemoveRule {
        /// Its name.
        at: Key,
    },
    /// A set of choices of one's own, new or in the place of the one of the same name.
    Set {
        /// The set.
        set: ChoiceSet,
    },
    /// A set of choices less.
    RemoveSet {
        /// Its name.
        at: Key,
    },
    /// A question of the form that it extends, asked more strictly.
    Narrow {
        /// What becomes stricter.
        narrow: Box<Narrow>,
    },
    /// Such a question, asked as the form that it extends asks it.
    Widen {
        /// Its full name.
        at: Reference,
    },
    /// Several changes of one gesture: all of them, or none.
    Together {
        /// The changes, in their order.
        edits: Vec<Edit>,
    },
}

/// What changes in a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum SectionChange {
    /// Its words.
    Words {
        /// Title.
        title: String,
        /// A sentence under it.
        help: String,
    },
    /// When it is shown.
    ShownIf {
        /// Always, without it.
        shown_if: Option<Condition>,
    },
    /// Whether it is a list.
    Repeats {
        /// One place, without it.
        repeats: Option<Repeats>,
    },
    /// The section of the extended form that it follows.
    After {
        /// At the end, without it.
        after: Option<Key>,
    },
}

/// What changes in a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum QuestionChange {
    /// Its label.
    Label {
        /// The new one.
        label: String,
    },
    /// What helps to answer it.
    Help {
        /// A sentence.
        help: String,
        /// The guideline that says so.
        guideline: Option<Guideline>,
    },
    /// The shape of its answer.
    Kind {
        /// The new one.
        kind: Kind,
    },
    /// When it is shown.
    ShownIf {
        /// Always, without it.
        shown_if: Option<Condition>,
    },
    /// Whether an answer is required.
    Required {
        /// From which level; never, without it.
        at: Option<Level>,
        /// Only then.
        when: Option<Condition>,
        /// How serious it is to leave it.
        missing: Severity,
    },
    /// The value derived beside it.
    Computed {
        /// The formula and its inputs.
        computed: Option<Computed>,
    },
    /// Its code in exchanged documents.
    Code {
        /// System and code.
        code: Option<(System, String)>,
    },
    /// How it is drawn.
    Look {
        /// One of [`crate::forms::LOOKS`]; as any other question, without it.
        look: Option<Key>,
    },
    /// Whether it is copied from the last form of the patient.
    Carried {
        /// Copied.
        carried: bool,
    },
}

/// Why a change is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditRefusal {
    /// What it names is not in this draft.
    NotHere,
    /// Another one has this name.
    NameTaken,
}

impl Edit {
    /// The place that it changes, as remarks name it.
    #[must_use]
    pub fn place(&self) -> String {
        match self {
            Self::Title { .. } => String::new(),
            Self::AddSection { section } => section.key.to_string(),
            Self::Section { at, .. } | Self::MoveSection { at, .. } | Self::RemoveSection { at } => at.to_string(),
            Self::AddQuestion { to, question } => format!("{}/{}", String::from(to.clone()), question.key),
            Self::Question { at, .. }
            | Self::MoveQuestion { at, .. }
            | Self::RemoveQuestion { at }
            | Self::Widen { at } => at.clone().into(),
            Self::Rule { rule } => format!("rule {}", rule.key),
            Self::RemoveRule { at } => format!("rule {at}"),
            Self::Set { set } => format!("set {}", set.key),
            Self::RemoveSet { at } => format!("set {at}"),
            Self::Narrow { narrow } => narrow.question.clone().into(),
            Self::Together { edits } => edits.first().map(Self::place).unwrap_or_default(),
        }
    }

    /// The form after the change.
    ///
    /// # Errors
    /// See [`EditRefusal`]; the form is left as it was.
    pub fn apply(&self, mut form: Form) -> Result<Form, EditRefusal> {
        self.change(&mut form)?;
        Ok(form)
    }

    fn change(&self, form: &mut Form) -> Result<(), EditRefusal> {
        match self.clone() {
            Self::Title { title } => form.title = title,
            Self::AddSection { section } => add(&mut form.sections, *section)?,
            Self::Section { at, change } => change.make(found(&mut form.sections, &at)?),
            Self::MoveSection { at, after } => shift(&mut form.sections, &at, after.as_ref())?,
            Self::RemoveSection { at } => remove(&mut form.sections, &at)?,
            Self::AddQuestion { to, question } => add(around(form, &to.names)?, *question)?,
            Self::Question { at, change } => {
                let (scope, key) = apart(&at)?;
                change.make(found(around(form, scope)?, key)?);
            }
            Self::MoveQuestion { at, after } => {
                let (scope, key) = apart(&at)?;
                shift(around(form, scope)?, key, after.as_ref())?;
            }
            Self::RemoveQuestion { at } => {
                let (scope, key) = apart(&at)?;
                remove(around(form, scope)?, key)?;
            }
            Self::Rule { rule } => put(&mut form.rules, *rule),
            Self::RemoveRule { at } => remove(&mut form.rules, &at)?,
            Self::Set { set } => put(&mut form.sets, set),
            Self::RemoveSet { at } => remove(&mut form.sets, &at)?,
            Self::Narrow { narrow } => {
                form.narrows.retain(|known| known.question != narrow.question);
                form.narrows.push(*narrow);
            }
            Self::Widen { at } => {
                let place = form.narrows.iter().position(|known| known.question == at);
                form.narrows.remove(place.ok_or(EditRefusal::NotHere)?);
            }
            Self::Together { edits } => edits.iter().try_for_each(|edit| edit.change(form))?,
        }
        Ok(())
    }
}

impl SectionChange {
    fn make(self, section: &mut Section) {
        match self {
            Self::Words { title, help } => (section.title, section.help) = (title, help),
            Self::ShownIf { shown_if } => section.shown_if = shown_if,
            Self::Repeats { repeats } => section.repeats = repeats,
            Self::After { after } => section.after = after,
        }
    }
}

impl QuestionChange {
    fn make(self, question: &mut Question) {
        match self {
            Self::Label { label } => question.label = label,
            Self::Help { help, guideline } => (question.help, question.guideline) = (help, guideline),
            Self::Kind { kind } => question.kind = kind,
            Self::ShownIf { shown_if } => question.shown_if = shown_if,
            Self::Required { at, when, missing } => {
                question.required_at = at;
                question.required_if = when;
                question.missing = missing;
            }
            Self::Computed { computed } => question.computed = computed,
            Self::Code { code } => question.code = code.map(|(system, code)| Anchor { system, code }),
            Self::Look { look } => question.look = look,
            Self::Carried { carried } => question.carried = carried,
        }
    }
}

/// Something that has a name among others.
trait Named {
    fn key(&self) -> &Key;
}

macro_rules! named {
    ($($kind:ty)*) => {$(
        impl Named for $kind {
            fn key(&self) -> &Key {
                &self.key
            }
        }
    )*};
}

named! { Section Question Rule ChoiceSet }

fn position<T: Named>(all: &[T], key: &Key) -> Result<usize, EditRefusal> {
    all.iter().position(|one| one.key() == key).ok_or(EditRefusal::NotHere)
}

fn found<'a, T: Named>(all: &'a mut [T], key: &Key) -> Result<&'a mut T, EditRefusal> {
    all.iter_mut().find(|one| one.key() == key).ok_or(EditRefusal::NotHere)
}

fn add<T: Named>(all: &mut Vec<T>, one: T) -> Result<(), EditRefusal> {
    if position(all, one.key()).is_ok() {
        return Err(EditRefusal::NameTaken);
    }
    all.push(one);
    Ok(())
}

fn put<T: Named>(all: &mut Vec<T>, one: T) {
    match found(all, one.key()) {
        Ok(known) => *known = one,
        Err(_) => all.push(one),
    }
}

fn remove<T: Named>(all: &mut Vec<T>, key: &Key) -> Result<(), EditRefusal> {
    all.remove(position(all, key)?);
    Ok(())
}

fn shift<T: Named>(all: &mut Vec<T>, key: &Key, after: Option<&Key>) -> Result<(), EditRefusal> {
    if after == Some(key) {
        return Ok(());
    }
    let from = position(all, key)?;
    if let Some(after) = after {
        position(all, after)?;
    }
    let one = all.remove(from);
    let to = match after {
        None => 0,
        Some(after) => position(all, after)? + 1,
    };
    all.insert(to, one);
    Ok(())
}

/// The questions of a section, or of a group of it.
fn around<'a>(form: &'a mut Form, names: &[Key]) -> Result<&'a mut Vec<Question>, EditRefusal> {
    let (section, group) = names.split_first().ok_or(EditRefusal::NotHere)?;
    let section = found(&mut form.sections, section)?;
    match group {
        [] => Ok(&mut section.questions),
        [group] => Ok(&mut found(&mut section.questions, group)?.questions),
        _ => Err(EditRefusal::NotHere),
    }
}

/// The scope of a full name, and the name of the question in it.
fn apart(at: &Reference) -> Result<(&[Key], &Key), EditRefusal> {
    match at.names.split_last() {
        Some((key, scope)) if !scope.is_empty() => Ok((scope, key)),
        _ => Err(EditRefusal::NotHere),
    }
}
