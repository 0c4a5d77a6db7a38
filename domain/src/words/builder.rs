//! Words of the making of forms: what is wrong in a draft, and what a version may become.

use super::dates;
use crate::forms::{
    AssembleError, Fault, Guideline,
    builder::{EditRefusal, LifeRefusal, Standing},
};
use chrono::NaiveDate;

/// A help that ends with the guideline that says so.
#[must_use]
pub fn help(help: &str, guideline: &Guideline) -> String {
    let page = if guideline.page.is_empty() { String::new() } else { format!(", {}", guideline.page) };
    let source = format!("Référentiel\u{a0}: {}, édition {}{page}.", guideline.name, guideline.edition);
    if help.trim().is_empty() { source } else { format!("{} {source}", help.trim_end()) }
}

/// What is wrong, without its place; `what` is what the fault names besides it.
#[must_use]
pub fn fault(fault: &Fault, what: &str) -> String {
    match fault {
        Fault::SameKey(_) => "Ce nom est donné deux fois\u{a0}: renommez-en un.".to_owned(),
        Fault::NoSuchReference(_) if what.is_empty() => "Cette question n’existe pas dans la fiche.".to_owned(),
        Fault::NoSuchReference(_) => format!("«\u{a0}{what}\u{a0}» ne désigne aucune question\u{a0}: corrigez ce nom."),
        Fault::MisplacedQuestions(_) => {
            "Des questions ne se rangent que dans une section ou dans un groupe d’une section.".to_owned()
        }
        Fault::Empty(_) => "Rien n’est proposé ici\u{a0}: ajoutez au moins un choix ou une question.".to_owned(),
        Fault::SameCode(_) => format!("Le code {what} est donné deux fois dans la liste."),
        Fault::Circle(_) => {
            "L’affichage de cette question dépend d’elle-même, ou de trop de questions l’une après l’autre.".to_owned()
        }
        Fault::Bounds(_) => "Une borne dépasse celle qui devrait la dépasser.".to_owned(),
        Fault::Loosened(_) => format!(
            "La fiche dont celle-ci part demande davantage ({what})\u{a0}: elle peut être resserrée, pas assouplie."
        ),
        Fault::ShippedSet(_) => "Ce nom est celui d’une liste fournie\u{a0}: choisissez-en un autre.".to_owned(),
        Fault::Scheme(_) => format!("Le schéma ne convient pas aux réponses\u{a0}: {what}."),
    }
}

/// Why a form does not stand alone.
#[must_use]
pub fn not_assembled(cause: &AssembleError) -> String {
    match cause {
        AssembleError::NoSuchForm(form) => {
            format!("La fiche {} (version {}) dont celle-ci part n’existe pas.", form.key, form.version)
        }
        AssembleError::Circle(_) => "Cette fiche part d’elle-même.".to_owned(),
        AssembleError::NoSuchBlock(key) => no_such_block(key.as_str()),
        AssembleError::NoSuchSet(key) => no_such_set(key.as_str()),
        AssembleError::NoSuchScheme(key) => format!("Le schéma «\u{a0}{key}\u{a0}» n’existe pas."),
        AssembleError::NoSuchSection(key) => no_such_section(key.as_str()),
        AssembleError::Faults(_) => "Cette fiche ne peut pas être lue.".to_owned(),
    }
}

/// A block that is not there.
#[must_use]
pub fn no_such_block(key: &str) -> String {
    format!("Le bloc «\u{a0}{key}\u{a0}» n’existe pas.")
}

/// A set of choices that is not there.
#[must_use]
pub fn no_such_set(key: &str) -> String {
    format!("La liste de choix «\u{a0}{key}\u{a0}» n’existe pas\u{a0}: écrivez-la ou choisissez-en une autre.")
}

/// A section that is not there.
#[must_use]
pub fn no_such_section(key: &str) -> String {
    format!("La section «\u{a0}{key}\u{a0}», qui doit la précéder, n’existe pas.")
}

/// A title is blank.
#[must_use]
pub const fn no_title() -> &'static str {
    "Donnez un titre."
}

/// A label is blank.
#[must_use]
pub const fn no_label() -> &'static str {
    "Écrivez la question telle que les gens la liront."
}

/// A guideline without a name or an edition.
#[must_use]
pub const fn no_edition() -> &'static str {
    "Nommez le référentiel et son édition."
}

/// A rule without a sentence.
#[must_use]
pub const fn no_sentence() -> &'static str {
    "Écrivez la phrase que cette règle affichera."
}

/// A rule without a source.
#[must_use]
pub const fn no_source() -> &'static str {
    "Dites d’où vient cette règle, ou «\u{a0}Expertise, à confirmer\u{a0}»."
}

/// Why a change is not made.
#[must_use]
pub const fn edit_refused(refusal: EditRefusal) -> &'static str {
    match refusal {
        EditRefusal::NotHere => "Ce que vous changez n’est plus dans le brouillon\u{a0}: relisez-le.",
        EditRefusal::NameTaken => "Ce nom est déjà pris\u{a0}: choisissez-en un autre.",
    }
}

/// Why a step is not taken.
#[must_use]
pub const fn life_refused(refusal: LifeRefusal) -> &'static str {
    match refusal {
        LifeRefusal::AlreadyPublished => "Une version publiée ne change plus\u{a0}: préparez la suivante.",
        LifeRefusal::NotADraft => "La relecture se demande sur un brouillon.",
        LifeRefusal::Faulty => "Corrigez d’abord ce que le brouillon signale.",
        LifeRefusal::NotInReview => "Cette version n’est pas en relecture.",
        LifeRefusal::OwnWork => {
            "Vous avez écrit une partie de cette version\u{a0}: une autre personne doit l’approuver."
        }
        LifeRefusal::ApprovedAlready => "Vous avez déjà approuvé cette version.",
        LifeRefusal::NotApproved => "Deux personnes du groupe doivent d’abord l’approuver.",
        LifeRefusal::DayIsOver => "Choisissez aujourd’hui ou une date à venir.",
        LifeRefusal::ReasonNeeded => "Dites pourquoi, en une phrase.",
        LifeRefusal::NotInForceYet => "Cette version n’est pas encore en vigueur\u{a0}: annulez sa date.",
        LifeRefusal::InForceAlready => "Cette version est déjà en vigueur.",
        LifeRefusal::NotPublished => "Cette version n’est pas publiée.",
    }
}

/// Where a version stands.
#[must_use]
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Draft => "Brouillon",
        Standing::InReview => "En relecture",
        Standing::Approved => "Approuvée, sans date",
        Standing::Planned => "Programmée",
        Standing::InForce => "En vigueur",
        Standing::Superseded => "Remplacée",
        Standing::RolledBack => "Retirée",
    }
}

/// Since or from when: `depuis le 3 mars 2026`, `à partir du 3 mars 2026`.
#[must_use]
pub fn since(from: NaiveDate, today: NaiveDate) -> String {
    let day = dates::medium(from);
    if from > today { format!("à partir du {day}") } else { format!("depuis le {day}") }
}
