//! Differences between two contents of a form, in words.

use super::forms;
use crate::{
    forms::{Answer, Answers, Form, ListPath, Path},
    frcp::Difference,
};

/// One answer that differs, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldDifference {
    /// The title of its section.
    pub section: String,
    /// Its row: "tumeur 2", "tumeur retirée".
    pub row: Option<String>,
    /// The question.
    pub label: String,
    /// The answer before.
    pub before: Option<String>,
    /// The answer after.
    pub after: Option<String>,
}

/// A difference; `now` are the answers after it, which give the rows their numbers.
#[must_use]
pub fn difference(form: &Form, now: &Answers, one: &Difference) -> ToldDifference {
    let said = |answer: &Option<Answer>| answer.as_ref().map(|answer| answer_at(form, &one.path, answer));
    ToldDifference {
        section: form.section(one.path.scope.section_key()).map(|one| one.title.clone()).unwrap_or_default(),
        row: row(form, now, &one.path),
        label: label(form, &one.path),
        before: said(&one.before),
        after: said(&one.after),
    }
}

/// The question at an address, with its row: "Tumeurs, tumeur 1 : T".
#[must_use]
pub fn place(form: &Form, now: &Answers, path: &Path) -> String {
    let section = form.section(path.scope.section_key()).map(|one| one.title.clone()).unwrap_or_default();
    let row = row(form, now, path).map(|row| format!(", {row}")).unwrap_or_default();
    format!("{section}{row}\u{a0}: {}", label(form, path))
}

/// The answer to a question, in words.
#[must_use]
pub fn answer_at(form: &Form, path: &Path, answer: &Answer) -> String {
    form.question(path).map(|question| forms::answer(&question.kind, answer)).unwrap_or_default()
}

/// The act that shows the values that a source says otherwise, or those that are not proposed any more.
#[must_use]
pub fn stale(count: usize, declined: usize) -> String {
    match count {
        0 => format!("Actualiser ({})", self::declined(declined)),
        1 => "Actualiser (1 valeur a changé)".to_owned(),
        _ => format!("Actualiser ({count} valeurs ont changé)"),
    }
}

/// The values that a source says otherwise wait for somebody.
#[must_use]
pub fn to_take_over(count: usize) -> String {
    let begins = match count {
        1 => "Une valeur a changé dans sa source".to_owned(),
        _ => format!("{count} valeurs ont changé dans leurs sources"),
    };
    format!(
        "{begins} depuis le début de cette fiche. Rien n’est remplacé sans vous\u{a0}: reprenez les valeurs une à une."
    )
}

/// A source that says nothing any more of a value that was taken over.
#[must_use]
pub const fn source_is_empty() -> &'static str {
    "La source est désormais vide\u{a0}: garder ou effacer\u{a0}?"
}

/// The values that nobody wants proposed any more.
#[must_use]
pub fn declined(count: usize) -> String {
    match count {
        1 => "1 valeur n’est plus proposée".to_owned(),
        _ => format!("{count} valeurs ne sont plus proposées"),
    }
}

/// Until when a value that was refused is not proposed, and who refused it.
#[must_use]
pub fn declined_by(who: &str, day: &str) -> String {
    format!("Refusée par {who} le {day}. Elle sera de nouveau proposée si la source change.")
}

/// Nothing changed in the sources.
#[must_use]
pub const fn nothing_stale() -> &'static str {
    "Les sources de cette fiche n’ont pas changé depuis qu’elle a été commencée, ou la fiche contient déjà leurs valeurs."
}

/// Nothing is new since the last form.
#[must_use]
pub const fn nothing_new() -> &'static str {
    "Rien n’a changé depuis la dernière FRCP validée."
}

/// There is no last form.
#[must_use]
pub const fn no_last() -> &'static str {
    "Ce patient n’a pas de FRCP validée avant celle-ci que vous puissiez lire\u{a0}: tout est nouveau. Lisez toute la fiche."
}

/// Two versions say the same.
#[must_use]
pub const fn same_answers() -> &'static str {
    "Les réponses de ces deux versions sont les mêmes."
}

/// Nobody has answered anything.
#[must_use]
pub const fn no_history() -> &'static str {
    "Personne n’a encore répondu à une question de cette fiche."
}

/// How many answers differ.
#[must_use]
pub fn counted(count: usize) -> String {
    match count {
        1 => "1 différence".to_owned(),
        _ => format!("{count} différences"),
    }
}

fn label(form: &Form, path: &Path) -> String {
    form.question(path).map(|question| question.label.clone()).unwrap_or_default()
}

fn row(form: &Form, now: &Answers, path: &Path) -> Option<String> {
    let named = |(list, id): &(ListPath, _)| {
        let word = word(form, list);
        let rank = now.rows(list).iter().position(|row| row == id);
        rank.map_or_else(|| format!("{word} (ligne retirée)"), |rank| format!("{word}\u{a0}{}", rank + 1))
    };
    let rows: Vec<String> = path.scope.rows().iter().map(named).collect();
    (!rows.is_empty()).then(|| rows.join(", "))
}

/// What one row of a list is called.
fn word(form: &Form, list: &ListPath) -> String {
    let section = form.section(list.section_key());
    let repeats = match list.group_key() {
        None => section.and_then(|section| section.repeats.as_ref()),
        Some(group) => section.and_then(|section| section.question(group)).and_then(|group| group.group()),
    };
    let word = repeats.map(|repeats| repeats.row.clone()).filter(|word| !word.is_empty());
    word.unwrap_or_else(|| "ligne".to_owned())
}
