//! What a form says in the software of others, besides its own words.

/// The group of facts of the record.
pub const FACTS: &str = "Contexte";
/// The age at the session.
pub const AGE: &str = "Âge à la séance, en années";
/// The sex.
pub const SEX: &str = "Sexe";
/// A woman.
pub const FEMALE: &str = "Féminin";
/// A man.
pub const MALE: &str = "Masculin";
/// Whether enough specialties were there.
pub const QUORUM_MET: &str = "Quorum atteint";
/// Yes.
pub const YES: &str = "Oui";
/// No.
pub const NO: &str = "Non";

/// The label of the item that tells why a question has no value.
#[must_use]
pub fn without_value(label: &str) -> String {
    format!("{label} (sans valeur)")
}

/// The file holds another resource.
#[must_use]
pub const fn not_a_questionnaire() -> &'static str {
    "Ce fichier n’est pas un Questionnaire FHIR."
}

/// The questionnaire does not hold a form of ours.
#[must_use]
pub const fn not_our_questionnaire() -> &'static str {
    "Ce Questionnaire ne vient pas d’un formulaire exporté ici\u{a0}: il ne se lit pas. Exportez le formulaire, puis modifiez ce fichier-là."
}

/// The form that a questionnaire holds does not read.
#[must_use]
pub const fn broken_questionnaire() -> &'static str {
    "Le formulaire que porte ce Questionnaire ne se lit plus\u{a0}: exportez-le de nouveau."
}

/// An item was taken away.
#[must_use]
pub fn item_missing(link: &str) -> String {
    format!(
        "{link}\u{a0}: cet élément manque. Un formulaire ne perd pas une question ainsi\u{a0}: retirez-la dans «\u{a0}Modèles de fiche\u{a0}»."
    )
}

/// An item that the form does not have there.
#[must_use]
pub fn item_unknown(link: &str) -> String {
    format!(
        "{link}\u{a0}: le formulaire n’a pas cet élément, ou pas à cette place. Ajoutez la question dans «\u{a0}Modèles de fiche\u{a0}»."
    )
}

/// Items in another order.
#[must_use]
pub fn items_moved(link: &str) -> String {
    let of = if link.is_empty() { "Questionnaire" } else { link };
    format!("{of}\u{a0}: l’ordre des éléments a changé. Déplacez-les dans «\u{a0}Modèles de fiche\u{a0}».")
}

/// Something of an item that the form says otherwise.
#[must_use]
pub fn item_changed(link: &str, member: &str) -> String {
    let of = if link.is_empty() { "Questionnaire" } else { link };
    format!(
        "{of}\u{a0}: «\u{a0}{member}\u{a0}» a changé, et ne se reprend pas d’un Questionnaire. Changez-le dans «\u{a0}Modèles de fiche\u{a0}»."
    )
}

/// A questionnaire of a form that no group owns.
#[must_use]
pub fn no_group_of(key: &str) -> String {
    format!("Aucun groupe ne possède le formulaire «\u{a0}{key}\u{a0}»\u{a0}: la région ouvre d’abord son groupe.")
}

/// Whoever is not of the group of a form.
#[must_use]
pub fn not_of_the_group(email: &str) -> String {
    format!("{email} n’est pas du groupe qui possède ce formulaire.")
}

/// A form that does not extend the one that its group extends.
#[must_use]
pub const fn extends_another() -> &'static str {
    "Ce Questionnaire ne complète pas le même formulaire que celui du groupe\u{a0}: exportez de nouveau celui du groupe."
}

/// A questionnaire was brought in as a draft.
#[must_use]
pub fn brought_in(title: &str, version: u32) -> String {
    format!(
        "«\u{a0}{title}\u{a0}» est un nouveau brouillon du groupe, version {version}. Relisez-le, puis demandez sa relecture."
    )
}

/// A questionnaire would be brought in.
#[must_use]
pub fn would_be_brought_in(title: &str) -> String {
    format!("«\u{a0}{title}\u{a0}» se relit sans perte. Essai à blanc\u{a0}: rien n’est écrit.")
}
