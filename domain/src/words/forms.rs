//! Words of forms: issues, answers, numbers.

use super::{dates, uncapitalised};
use crate::{
    codes::DatePrecision,
    forms::{Answer, Choices, Completeness, Issue, Kind, Level, Problem, Severity, State, Value},
};

/// An issue as a sentence, without the label of its question.
#[must_use]
pub fn sentence(issue: &Issue, level: Level) -> String {
    match issue.problem {
        Problem::Required if issue.severity == Severity::Blocking => required(level).to_owned(),
        _ => problem(&issue.problem),
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Required => "Réponse attendue.".to_owned(),
        Problem::TooFewRows { min: 1 } => "Au moins une ligne est attendue.".to_owned(),
        Problem::TooFewRows { min } => format!("Au moins {min} lignes sont attendues."),
        Problem::TooManyRows { max } => format!("{max} lignes au plus sont admises."),
        Problem::WrongKind => "Cette réponse n’a pas la forme attendue.".to_owned(),
        Problem::NotADate => "Écrivez une date\u{a0}: 03/03/2026, 03/2026 ou 2026.".to_owned(),
        Problem::NotANumber => "Écrivez un nombre, par exemple 72,5.".to_owned(),
        Problem::NotACode => "Ces mots ne désignent aucun code\u{a0}: choisissez-en un dans la liste.".to_owned(),
        Problem::StateNotAdmitted => "Cette question attend une valeur.".to_owned(),
        Problem::TooShort { min } => format!("Au moins {min} caractères sont attendus."),
        Problem::TooLong { max } => format!("{} caractères au plus sont admis.", integer(*max)),
        Problem::OutOfBounds { min, max, unit } => {
            format!("Valeur impossible\u{a0}: {}.", range(*min, *max, unit))
        }
        Problem::Unusual { min, max, unit } => {
            format!("Valeur inhabituelle, à vérifier\u{a0}: d’ordinaire {}.", range(*min, *max, unit))
        }
        Problem::TooManyDecimals { decimals: 0 } => "Un nombre entier est attendu.".to_owned(),
        Problem::TooManyDecimals { decimals: 1 } => "Une seule décimale est admise.".to_owned(),
        Problem::TooManyDecimals { decimals } => format!("{decimals} décimales au plus sont admises."),
        Problem::InFuture => "Cette date est dans le futur.".to_owned(),
        Problem::BeforeBirth => "Cette date précède la naissance du patient.".to_owned(),
        Problem::NotPreciseEnough { at_least } => precise(*at_least).to_owned(),
        Problem::NotAChoice { code } => format!("Le code {code} ne fait pas partie des choix."),
        Problem::NotAChoiceHere { code } => {
            format!("Le choix {code} n’existe pas avec la réponse dont il dépend (édition, appareil).")
        }
        Problem::WrongSystem => "Ce code vient d’une autre classification.".to_owned(),
        Problem::Twice { code } => format!("Le choix {code} est donné deux fois."),
        Problem::Rule { sentence, .. } => sentence.clone(),
    }
}

/// An issue as one line: the label of its question, then the sentence.
#[must_use]
pub fn issue(issue: &Issue, level: Level) -> String {
    format!("{}\u{a0}: {}", issue.label, uncapitalised(&sentence(issue, level)))
}

/// Where the rule of an issue comes from, for the user who asks why; `None` when there is nothing official to show.
#[must_use]
pub fn issue_source(issue: &Issue) -> Option<&str> {
    match &issue.problem {
        Problem::Rule { source, .. } if !source.starts_with("Expertise") => Some(source),
        _ => None,
    }
}

const fn required(level: Level) -> &'static str {
    match level {
        Level::Draft => "Champ obligatoire.",
        Level::Ready => "Champ obligatoire pour présenter le dossier.",
        Level::Validated => "Champ obligatoire pour valider.",
    }
}

const fn precise(at_least: DatePrecision) -> &'static str {
    match at_least {
        DatePrecision::Year => "L’année est attendue.",
        DatePrecision::Month => "Au moins le mois et l’année sont attendus.",
        DatePrecision::Day => "La date complète est attendue.",
    }
}

/// The name of a severity.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "Bloquant",
        Severity::Warning => "À vérifier",
        Severity::Information => "Information",
    }
}

/// The name of a level.
#[must_use]
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Draft => "Brouillon",
        Level::Ready => "Prêt à présenter",
        Level::Validated => "Validation",
    }
}

/// The name of a state, as a choice of the form.
#[must_use]
pub const fn state(state: State) -> &'static str {
    match state {
        State::Unknown => "Ne sait pas",
        State::NotDone => "Non fait",
        State::NotApplicable => "Sans objet",
    }
}

/// `Oui` or `Non`.
#[must_use]
pub const fn yes_no(yes: bool) -> &'static str {
    if yes { "Oui" } else { "Non" }
}

/// A choice that is held and that another answer (the edition of a TNM) does not admit any more.
#[must_use]
pub fn not_here(choice: &str) -> String {
    format!("{choice} (n’existe pas ici)")
}

/// "12 sur 20 champs obligatoires".
#[must_use]
pub fn completeness(done: &Completeness) -> String {
    let total = done.total;
    match total.required {
        0 => "Aucun champ obligatoire".to_owned(),
        1 => format!("{} sur 1 champ obligatoire", total.filled),
        required => format!("{} sur {required} champs obligatoires", total.filled),
    }
}

/// An answer as read in a document or a summary. The kind gives the unit and the decimals.
#[must_use]
pub fn answer(kind: &Kind, answer: &Answer) -> String {
    match answer {
        Answer::Value(value) => self::value(kind, value),
        Answer::Unknown => state(State::Unknown).to_owned(),
        Answer::NotDone => state(State::NotDone).to_owned(),
        Answer::NotApplicable => state(State::NotApplicable).to_owned(),
    }
}

fn value(kind: &Kind, value: &Value) -> String {
    match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(value) => match kind {
            Kind::Number(limits) => with_unit(decimal(value.get(), limits.decimals), &limits.unit),
            _ => decimal(value.get(), 2),
        },
        Value::PartialDate(date) => dates::partial(*date),
        Value::Date(day) => dates::numeric(*day),
        Value::Bool(yes) => yes_no(*yes).to_owned(),
        Value::One(coded) => coded.display.clone(),
        Value::Many(all) => all.iter().map(|coded| coded.display.as_str()).collect::<Vec<_>>().join(", "),
        Value::Professional(professional) => professional.display.clone(),
        Value::Document(document) => document.display.clone(),
    }
}

/// The words of a code among some choices; the code itself when they do not have it.
#[must_use]
pub fn choice<'a>(choices: &'a Choices, code: &'a str) -> &'a str {
    choices.by_code(code).map_or(code, |choice| &choice.display)
}

/// A number with a decimal comma and narrow spaces, rounded; a round number is shown without decimals.
#[must_use]
pub fn decimal(value: f64, decimals: u8) -> String {
    let text = crate::decimal::write(value, decimals);
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("\u{2212}", digits));
    let whole = format!("{sign}{}", grouped(digits));
    if part.is_empty() { whole } else { format!("{whole},{part}") }
}

fn integer(value: u32) -> String {
    grouped(&value.to_string())
}

/// Digits by threes from the right, parted by narrow no-break spaces.
fn grouped(digits: &str) -> String {
    let length = digits.len();
    let parted = digits.chars().enumerate().flat_map(|(i, digit)| {
        let gap = i > 0 && (length - i).is_multiple_of(3);
        gap.then_some('\u{202f}').into_iter().chain([digit])
    });
    parted.collect()
}

/// A number and its unit, kept together.
#[must_use]
pub fn with_unit(number: String, unit: &str) -> String {
    if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
}

fn range(min: Option<f64>, max: Option<f64>, unit: &str) -> String {
    let text = |value: f64| decimal(value, 2);
    match (min, max) {
        (Some(min), Some(max)) => format!("entre {} et {}", text(min), with_unit(text(max), unit)),
        (Some(min), None) => format!("au moins {}", with_unit(text(min), unit)),
        (None, Some(max)) => format!("au plus {}", with_unit(text(max), unit)),
        (None, None) => "sans limite".to_owned(),
    }
}

/// At the top of a form of which most fields are needed.
#[must_use]
pub const fn fields_needed() -> &'static str {
    "Les champs sont obligatoires, sauf mention contraire."
}

/// The name of the drawn scheme of a question, for whoever does not see it.
#[must_use]
pub fn scheme(label: &str) -> String {
    format!("{label}, sur le schéma")
}

/// Beside a question without which a form is not validated.
#[must_use]
pub const fn needed_to_validate() -> &'static str {
    "requis pour valider"
}

/// Shows what validation asks alone, on one screen.
#[must_use]
pub const fn essential() -> &'static str {
    "L’essentiel sur un écran"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_french() {
        for (value, decimals, text) in [
            (24.221, 1, "24,2"),
            (70.0, 1, "70"),
            (20_000.0, 0, "20\u{202f}000"),
            (-3.5, 1, "\u{2212}3,5"),
            (100.0, 0, "100"),
        ] {
            assert_eq!(decimal(value, decimals), text);
        }
    }

    #[test]
    fn bounds_tell_the_unit() {
        let problem_text = problem(&Problem::OutOfBounds { min: Some(30.0), max: Some(250.0), unit: "cm".to_owned() });
        assert_eq!(problem_text, "Valeur impossible\u{a0}: entre 30 et 250\u{a0}cm.");
    }
}
