//! Words of the pages on which a form is written: comparisons, shapes, levels, and what is wrong in a field.

use crate::{
    codes::DatePrecision,
    forms::{
        Fact, Level, Severity, State,
        builder::typed::{How, Shape},
    },
};

/// After the name of a question of which the derived value is meant.
pub const DERIVED: &str = " (valeur calculée)";
/// After the name of a list of which the rows are counted.
pub const ROWS: &str = " (nombre de lignes)";
/// Between conditions that must all hold.
pub const AND: &str = " et ";
/// Between conditions of which one is enough.
pub const OR: &str = " ou ";

/// A fact of the context.
#[must_use]
pub const fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Age => "Âge à la séance",
        Fact::Sex => "Sexe",
        Fact::Today => "Date du jour",
        Fact::SessionDate => "Date de la séance",
        Fact::SessionNature => "Nature de la RCP",
        Fact::QuorumMet => "Quorum atteint",
    }
}

/// A comparison.
#[must_use]
pub const fn how(how: How) -> &'static str {
    match how {
        How::Is => "est",
        How::IsNot => "n’est pas",
        How::Less => "<",
        How::LessOrEqual => "≤",
        How::More => ">",
        How::MoreOrEqual => "≥",
        How::In => "est parmi",
        How::Answered => "est répondu",
        How::NotAnswered => "n’est pas répondu",
        How::Filled => "a une valeur",
        How::NotFilled => "n’a pas de valeur",
        How::State => "est marqué",
        How::StartsWith => "a un code qui commence par",
    }
}

/// A line, in a sentence.
#[must_use]
pub fn line(what: &str, how: How, value: &str) -> String {
    let said = self::how(how);
    if value.is_empty() { format!("{what} {said}") } else { format!("{what} {said} {value}") }
}

/// What must not hold.
#[must_use]
pub fn not(inside: &str) -> String {
    format!("pas ({inside})")
}

/// No other row gives the same answers.
#[must_use]
pub fn distinct(questions: &str) -> String {
    format!("aucune autre ligne ne donne les mêmes réponses à {questions}")
}

/// One row at least.
#[must_use]
pub fn any_row(list: &str, inside: &str) -> String {
    format!("une ligne de {list} où {inside}")
}

/// Every row.
#[must_use]
pub fn every(inside: &str) -> String {
    format!("sur toutes les lignes, {inside}")
}

/// A state.
#[must_use]
pub const fn state(one: State) -> &'static str {
    crate::words::forms::state(one)
}

/// The shape of an answer.
#[must_use]
pub const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::OneOf => "Un choix dans une liste",
        Shape::ManyOf => "Plusieurs choix dans une liste",
        Shape::YesNo => "Oui ou non",
        Shape::YesNoUnknown => "Oui, non ou ne sait pas",
        Shape::Number => "Nombre",
        Shape::ShortText => "Texte d’une ligne",
        Shape::LongText => "Texte de plusieurs lignes",
        Shape::PartialDate => "Date, même incomplète",
        Shape::Date => "Date complète",
        Shape::Tnm => "Lettre du TNM",
        Shape::PerformanceStatus => "Indice OMS",
        Shape::Icd10 => "Code CIM-10",
        Shape::IcdO3Morphology => "Morphologie CIM-O-3",
        Shape::Professional => "Professionnel de l’annuaire",
        Shape::Document => "Document du dossier",
        Shape::Group => "Liste de lignes (questions répétées)",
    }
}

/// A way to draw a question.
#[must_use]
pub fn look(look: &str) -> &str {
    match look {
        "lines" => "Sur une ligne, choix en vue",
        "panel" => "En tableau, une ligne par question",
        "pair" => "À deux sur une ligne",
        "third" => "À trois sur une ligne",
        other => other,
    }
}

/// From when an answer is required.
#[must_use]
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Draft => "Dès la saisie",
        Level::Ready => "Pour présenter le dossier",
        Level::Validated => "Pour valider la fiche",
    }
}

/// How serious it is.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Information => "Information",
        Severity::Warning => "Avertissement, avec un motif",
        Severity::Blocking => "Blocage",
    }
}

/// What a date must tell at least.
#[must_use]
pub const fn precision(one: DatePrecision) -> &'static str {
    match one {
        DatePrecision::Year => "L’année",
        DatePrecision::Month => "Le mois",
        DatePrecision::Day => "Le jour",
    }
}

/// Not a number.
#[must_use]
pub const fn no_number() -> &'static str {
    "Écrivez un nombre, par exemple 12,5."
}

/// Not a count.
#[must_use]
pub const fn no_count() -> &'static str {
    "Écrivez un nombre entier."
}

/// Not in the list.
#[must_use]
pub const fn not_proposed() -> &'static str {
    "Choisissez dans la liste."
}

/// Nothing is compared.
#[must_use]
pub const fn no_subject() -> &'static str {
    "Dites ce que cette ligne compare."
}

/// Nothing has this name.
#[must_use]
pub const fn no_such_subject() -> &'static str {
    "Aucune question ne porte ce nom\u{a0}: choisissez-la dans la liste proposée."
}

/// Nothing to compare with.
#[must_use]
pub const fn no_value() -> &'static str {
    "Écrivez la valeur."
}

/// Yes or no is expected.
#[must_use]
pub const fn yes_or_no() -> &'static str {
    "Écrivez «\u{a0}oui\u{a0}» ou «\u{a0}non\u{a0}»."
}

/// A date is expected.
#[must_use]
pub const fn no_date() -> &'static str {
    "Écrivez une date\u{a0}: 2019, 03/2019 ou 14/03/2019."
}

/// A full date is expected.
#[must_use]
pub const fn no_full_date() -> &'static str {
    "Écrivez la date complète, par exemple 14/03/2027."
}

/// One of these choices is expected.
#[must_use]
pub fn choices<'a>(all: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 8;
    let mut all: Vec<&str> = all.take(SHOWN + 1).collect();
    let more = if all.len() > SHOWN { "…" } else { "." };
    all.truncate(SHOWN);
    format!("Choisissez parmi\u{a0}: {}{more}", all.join(", "))
}

/// A state is expected.
#[must_use]
pub fn states() -> String {
    choices([State::Unknown, State::NotDone, State::NotApplicable].map(state).into_iter())
}

/// No shape was chosen.
#[must_use]
pub const fn no_shape() -> &'static str {
    "Choisissez la forme de la réponse."
}

/// Too many decimals.
#[must_use]
pub const fn too_many_decimals() -> &'static str {
    "Quatre décimales au plus."
}

/// A list that takes no row.
#[must_use]
pub const fn too_few_rows() -> &'static str {
    "Le plus grand nombre de lignes doit atteindre le plus petit, et au moins 1."
}

/// Twice the same choice.
#[must_use]
pub fn same_choice(line: &str) -> String {
    format!("«\u{a0}{line}\u{a0}» répète un code déjà donné\u{a0}: changez-le.")
}

/// No choice was typed.
#[must_use]
pub const fn no_choice() -> &'static str {
    "Écrivez au moins un choix, un par ligne."
}

/// A group inside a group.
#[must_use]
pub const fn group_in_a_group() -> &'static str {
    "Une liste de lignes ne contient pas d’autre liste."
}

/// A system without a code.
#[must_use]
pub const fn no_code() -> &'static str {
    "Écrivez le code."
}

/// A code without its system.
#[must_use]
pub const fn no_system() -> &'static str {
    "Choisissez la terminologie de ce code."
}

/// A rule that demands nothing.
#[must_use]
pub const fn nothing_demanded() -> &'static str {
    "Dites ce qui doit être vrai."
}
