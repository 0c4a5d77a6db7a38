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
