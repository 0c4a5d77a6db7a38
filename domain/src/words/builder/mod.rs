//! Words of the making of forms: what is wrong in a draft, and what a version may become.

pub mod typed;

use super::dates;
use crate::forms::{
    AssembleError, Fault, Guideline,
    builder::{Case, Counted, EditRefusal, LifeRefusal, Rehearsal, Standing},
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
        Fault::Look(_) => "Cette présentation n’existe pas.".to_owned(),
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
        LifeRefusal::NotOpen => "Une version publiée ou abandonnée ne change plus\u{a0}: préparez la suivante.",
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
        Standing::Dropped => "Abandonnée",
        Standing::RolledBack => "Retirée",
    }
}

/// Since or from when: `depuis le 3 mars 2026`, `à partir du 3 mars 2026`.
#[must_use]
pub fn since(from: NaiveDate, today: NaiveDate) -> String {
    let day = dates::medium(from);
    if from > today { format!("à partir du {day}") } else { format!("depuis le {day}") }
}

/// The title of the first version of a form.
#[must_use]
pub fn first_title(organ: &str) -> String {
    format!("FRCP\u{a0}: {organ}")
}

/// The label of a question that was copied.
#[must_use]
pub fn copied(label: &str) -> String {
    format!("{label} (copie)")
}

/// Somebody wrote in between.
#[must_use]
pub const fn written_meanwhile() -> &'static str {
    "Quelqu’un a modifié ce brouillon entre-temps\u{a0}: relisez-le, puis enregistrez de nouveau. Ce que vous avez tapé est encore là."
}

/// How many things are to be corrected.
#[must_use]
pub fn to_correct(count: usize) -> String {
    counted_words(count, "point à corriger", "points à corriger") + "."
}

/// How many persons approved, of how many.
#[must_use]
pub fn approvals(given: usize, needed: usize) -> String {
    format!(
        "{} sur {needed}. Qui a écrit une partie de la version ne peut pas l’approuver.",
        counted_words(given, "approbation", "approbations")
    )
}

/// Takes the last change back: where it was made.
#[must_use]
pub fn undo(place: &str) -> String {
    format!("Annuler la dernière modification ({place})")
}

/// Who sent a version back, when and why.
#[must_use]
pub fn was_sent_back(who: &str, when: &str, reason: &str) -> String {
    format!("Renvoyée par {who}, {when}\u{a0}: {reason}")
}

/// How many changes were made.
#[must_use]
pub fn changes(count: usize) -> String {
    counted_words(count, "modification", "modifications")
}

/// The sections of the form that is extended.
#[must_use]
pub fn inherited_sections(count: usize) -> String {
    format!("Fiche générique ({})", counted_words(count, "section", "sections"))
}

/// How many rows a list has in a case.
#[must_use]
pub fn rows(row: &str, count: usize) -> String {
    format!("{row}\u{a0}: {}", counted_words(count, "ligne", "lignes"))
}

/// How many things would stand in the way of a validation.
#[must_use]
pub fn in_the_way(count: usize) -> String {
    match count {
        0 => "Rien n’empêcherait de valider cette fiche.".to_owned(),
        count => {
            format!("{} la validation sur ce cas.", counted_words(count, "point empêcherait", "points empêcheraient"))
        }
    }
}

/// A made-up case.
#[must_use]
pub const fn case(case: Case) -> &'static str {
    match case {
        Case::Empty => "Fiche vide",
        Case::First => "Cas simple",
        Case::Other => "Cas à deux lignes",
        Case::Unusual => "Valeurs inhabituelles",
    }
}

fn counted_words(count: usize, one: &str, many: &str) -> String {
    dates::plural(u64::try_from(count).unwrap_or(u64::MAX), one, many)
}

/// A form has no text.
#[must_use]
pub const fn not_written() -> &'static str {
    "Cette fiche ne peut pas être écrite dans un fichier."
}

/// A version by its number: those of a group are counted from one.
#[must_use]
pub fn version(number: u32, first_of_a_group: u32) -> String {
    if number < first_of_a_group {
        format!("version fournie {number}")
    } else {
        format!("version {} du groupe", number - first_of_a_group + 1)
    }
}

/// A version is being made already.
#[must_use]
pub const fn already_open() -> &'static str {
    "Une version de cette fiche est déjà en préparation\u{a0}: continuez-la, ou abandonnez-la."
}

/// A form has its group.
#[must_use]
pub const fn group_exists() -> &'static str {
    "Cette fiche a déjà son groupe."
}

/// A member without an account.
#[must_use]
pub const fn no_account() -> &'static str {
    "Cette personne n’a pas de compte\u{a0}: invitez-la d’abord."
}

/// A comment says nothing.
#[must_use]
pub const fn no_words() -> &'static str {
    "Écrivez votre commentaire."
}

/// A comment is too long, or its place is.
#[must_use]
pub const fn too_long() -> &'static str {
    "Ce texte est trop long."
}

/// What a next version would do, in one line: `12 brouillons concernés sur 40, 3 règles ne s’appliquent plus`.
#[must_use]
pub fn rehearsal(told: &Rehearsal) -> String {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let drafts = match told.concerned {
        0 => "Aucun brouillon concerné".to_owned(),
        concerned => dates::plural(count(concerned), "brouillon concerné", "brouillons concernés"),
    };
    let gone = match told.gone.len() {
        0 => "toutes les règles s’appliquent encore".to_owned(),
        gone => dates::plural(count(gone), "règle ne s’applique plus", "règles ne s’appliquent plus"),
    };
    format!("{drafts} sur {}, {gone}.", told.looked_at)
}

/// A place and how many drafts it is about.
#[must_use]
pub fn counted(one: &Counted) -> String {
    let drafts = u64::try_from(one.drafts).unwrap_or(u64::MAX);
    format!("{} ({}), {}", one.words, one.name, dates::plural(drafts, "brouillon", "brouillons"))
}

/// Over what the questions are counted.
#[must_use]
pub fn counted_over(version: &str, forms: usize) -> String {
    let forms = u64::try_from(forms).unwrap_or(u64::MAX);
    format!("{version}, sur {}.", dates::plural(forms, "fiche validée", "fiches validées"))
}

/// Too few forms tell anything.
#[must_use]
pub fn too_few(fewest: usize) -> String {
    format!("Les taux de remplissage s’affichent à partir de {fewest} fiches validées.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_is_said_in_one_line() {
        let gone = || Counted { name: "r".into(), words: "R.".into(), drafts: 1 };
        let told =
            Rehearsal { looked_at: 40, concerned: 12, gone: vec![gone(), gone(), gone()], ..Rehearsal::default() };
        assert_eq!(rehearsal(&told), "12\u{a0}brouillons concernés sur 40, 3\u{a0}règles ne s’appliquent plus.");
        let nothing = Rehearsal { looked_at: 4, ..Rehearsal::default() };
        assert_eq!(rehearsal(&nothing), "Aucun brouillon concerné sur 4, toutes les règles s’appliquent encore.");
    }

    #[test]
    fn the_versions_of_a_group_are_counted_from_one() {
        assert_eq!([version(1, 101), version(101, 101)], ["version fournie 1", "version 1 du groupe"]);
    }

    #[test]
    fn a_day_to_come_is_not_said_as_one_that_has_come() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(since(day("2026-04-01"), day("2026-03-03")), "à partir du 1er avril 2026");
        assert_eq!(since(day("2026-03-03"), day("2026-03-03")), "depuis le 3 mars 2026");
    }
}
