//! The questions of a form by the names that people read: `Prostate › PSA`, and back.

use crate::{
    codes::plain,
    forms::{Form, Key, Kind, Question, Reference},
};

/// Between a section and its question.
const WITHIN: &str = " › ";

/// One thing that has a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Named<'a> {
    /// What people read: unique in the form.
    pub label: String,
    /// Its full name.
    pub names: Vec<Key>,
    /// The question; none for a section that is a list.
    pub question: Option<&'a Question>,
}

impl Named<'_> {
    /// Whether it is a list of rows.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.question.is_none_or(|question| question.group().is_some())
    }
}

/// Every name of a form, in its order.
#[derive(Debug, Clone)]
pub struct Names<'a> {
    form: &'a Form,
    all: Vec<Named<'a>>,
}

impl<'a> Names<'a> {
    /// The names of a form, best an assembled one.
    #[must_use]
    pub fn of(form: &'a Form) -> Self {
        let mut all = vec![];
        for section in &form.sections {
            let (title, at) = (section.title.as_str(), vec![section.key.clone()]);
            if section.repeats.is_some() {
                all.push(Named { label: title.to_owned(), names: at.clone(), question: None });
            }
            for question in &section.questions {
                name(&mut all, title, &at, question);
            }
        }
        tell_apart(&mut all);
        Self { form, all }
    }

    /// Everything, in the order of the form.
    pub fn all(&self) -> impl Iterator<Item = &Named<'a>> {
        self.all.iter()
    }

    /// What these words name, whatever their accents and capitals; the full name does too.
    #[must_use]
    pub fn called(&self, words: &str) -> Option<&Named<'a>> {
        let wanted = plain(words);
        let full = |one: &Named<'_>| text(&one.names) == words;
        self.all.iter().find(|one| full(one)).or_else(|| self.all.iter().find(|one| plain(&one.label) == wanted))
    }

    /// The label of a full name.
    #[must_use]
    pub fn label(&self, names: &[Key]) -> Option<&str> {
        self.all.iter().find(|one| one.names == names).map(|one| one.label.as_str())
    }

    /// How a condition at `scope` (a section, or a section and a group) names it: by its last name inside the same row or a row around
    /// it, by its full name elsewhere.
    #[must_use]
    pub fn reference(&self, one: &Named<'_>, scope: &[Key]) -> Reference {
        let around = one.names.len() - 1;
        let in_row = self.is_in_rows(&one.names) && one.names.get(..around).is_some_and(|at| scope.starts_with(at));
        let names = match one.names.last() {
            Some(last) if in_row && around > 0 => vec![last.clone()],
            _ => one.names.clone(),
        };
        Reference { names }
    }

    /// What a reference of a condition at `scope` names; none when these words would mean something else.
    #[must_use]
    pub fn meant(&self, reference: &Reference, scope: &[Key]) -> Option<&Named<'a>> {
        let found = match reference.names.as_slice() {
            [name] => {
                let places = (1..=scope.len()).rev().filter_map(|count| scope.get(..count));
                let mut inside = places.map(|place| place.iter().chain([name]).cloned().collect::<Vec<_>>());
                inside.find_map(|names| self.exact(&names)).or_else(|| self.exact(&reference.names))
            }
            names => self.exact(names),
        };
        found.filter(|one| !self.is_in_rows(&one.names) || self.reference(one, scope) == *reference)
    }

    fn exact(&self, names: &[Key]) -> Option<&Named<'a>> {
        self.all.iter().find(|one| one.names == names)
    }

    /// Whether it stands in rows, its own list apart.
    fn is_in_rows(&self, names: &[Key]) -> bool {
        let Some((section, rest)) = names.split_first() else { return false };
        let repeats = self.form.section(section).is_some_and(|section| section.repeats.is_some());
        repeats && !rest.is_empty() || rest.len() > 1
    }
}

fn name<'a>(all: &mut Vec<Named<'a>>, title: &str, at: &[Key], question: &'a Question) {
    let label = format!("{title}{WITHIN}{}", question.label);
    let names: Vec<Key> = at.iter().chain([&question.key]).cloned().collect();
    all.push(Named { label: label.clone(), names: names.clone(), question: Some(question) });
    if matches!(question.kind, Kind::Group(_)) {
        question.questions.iter().for_each(|inner| name(all, &label, &names, inner));
    }
}

/// Two that read alike carry their full names.
fn tell_apart(all: &mut [Named<'_>]) {
    let plains: Vec<String> = all.iter().map(|one| plain(&one.label)).collect();
    for (rank, one) in all.iter_mut().enumerate() {
        if plains.get(rank).is_some_and(|own| plains.iter().filter(|other| *other == own).count() > 1) {
            one.label = format!("{} ({})", one.label, text(&one.names));
        }
    }
}

/// A full name, as files write it.
pub(super) fn text(names: &[Key]) -> String {
    names.iter().map(Key::as_str).collect::<Vec<_>>().join("/")
}
